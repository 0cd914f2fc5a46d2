//! The table `documents`: all inputs, failed ones too.

use std::iter;

use kamervragen::{Document, Severity};

use crate::Failure;
use crate::columns::columns;
use crate::kind::{List, Number, Text};
use crate::rows::RowsOf;
use crate::tables::facts::{Fact, Facts};
use crate::tables::{number, texts};

columns! {
    /// The columns of `documents`.
    Documents => DocumentRow {
        /// The key of the document in all tables: the path or name that the input was given, another for each.
        document: Text,
        /// `ok`, or `failed` when no document could be made: then only the key and the columns of the error are filled.
        outcome: Text,
        /// Why there is no document: the stable name of the kind of error, as `no-questions`.
        error_code: Option<Text>,
        /// Why there is no document, in words.
        error_message: Option<Text>,
        /// The line of the error in the source, from 1.
        error_line: Option<Number>,
        /// The column of the error in characters, from 1.
        error_column: Option<Number>,
        /// `questions`, `answers`, `postponement`, `oral-questions` or `combined`.
        kind: Option<Text>,
        /// The language of the questions, as an ISO 639-1 code.
        language: Option<Text>,
        /// The name that the parser was given.
        source_name: Option<Text>,
        /// The form in which it was read: `markdown`, `plain`, `op-xml`, `html`, `docx` or `pdf`.
        source_format: Option<Text>,
        /// The number of bytes before any decoding.
        source_bytes: Option<Number>,
        /// The SHA-256 sum of those bytes, in hexadecimal.
        source_sha256: Option<Text>,
        /// Who asked whom when.
        facts: Facts,
        /// The number in the appendix to the proceedings.
        appendix_number: Option<Number>,
        /// The title as a page or the publisher's record shows it.
        title: Option<Text>,
        /// On whose behalf is answered as well: `minister`, `staatssecretaris` or `minister-president`.
        on_behalf_of_offices: List<Text>,
        /// The portfolio of each of them, in the same order.
        on_behalf_of_portfolios: List<Option<Text>>,
        /// The ids of other publications in this matter.
        see_also: List<Text>,
        /// The topics that a page or record gives.
        topics: List<Text>,
        /// The addresses of the documents that a page gives.
        urls: List<Text>,
        /// The publisher's record as it stands: the name of each entry.
        record_names: List<Text>,
        /// The scheme of each entry, in the same order.
        record_schemes: List<Option<Text>>,
        /// The value of each entry, in the same order.
        record_contents: List<Text>,
        /// The facts that were worked out rather than read.
        derived: List<Text>,
        /// How many rows it has in `questions`.
        question_count: Option<Number>,
        /// How many rows it has in `answers`.
        answer_count: Option<Number>,
        /// How many rows it has in `footnotes`.
        footnote_count: Option<Number>,
        /// How many remarks it has: why there is no answer yet, explanations, introductions, signatures.
        remark_count: Option<Number>,
        /// How many copies of the questions in other languages it has.
        translation_count: Option<Number>,
        /// How many texts it has that no rule claims.
        unplaced_count: Option<Number>,
        /// How many rows it has in `diagnostics`.
        diagnostic_count: Option<Number>,
        /// The most serious severity among them: `info`, `warning` or `error`.
        severity: Option<Text>,
    }
}

impl<'a> DocumentRow<'a> {
    /// The row of an input that gave no document.
    pub(super) fn of_failure(key: &'a str, failure: &Failure<'a>) -> Self {
        Self {
            document: key,
            outcome: "failed",
            error_code: Some(failure.code),
            error_message: Some(failure.message),
            error_line: failure.line.map(number),
            error_column: failure.column.map(number),
            ..Self::default()
        }
    }
}

impl RowsOf for Documents {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = DocumentRow<'a>> {
        let Document { source, metadata, .. } = document;
        let on_behalf_of = &metadata.on_behalf_of;
        let record = &metadata.record;
        iter::once(DocumentRow {
            document: key,
            outcome: "ok",
            error_code: None,
            error_message: None,
            error_line: None,
            error_column: None,
            kind: Some(document.kind.as_str()),
            language: Some(&document.language),
            source_name: source.name.as_deref(),
            source_format: Some(source.format.as_str()),
            source_bytes: Some(number(source.bytes)),
            source_sha256: Some(&source.sha256),
            facts: Fact::from(metadata),
            appendix_number: metadata.appendix_number.map(i64::from),
            title: metadata.title.as_deref(),
            on_behalf_of_offices: on_behalf_of.iter().map(|person| person.office.as_str()).collect(),
            on_behalf_of_portfolios: on_behalf_of.iter().map(|person| person.portfolio.as_deref()).collect(),
            see_also: texts(&metadata.see_also),
            topics: texts(&metadata.topics),
            urls: texts(&metadata.urls),
            record_names: record.iter().map(|entry| entry.name.as_str()).collect(),
            record_schemes: record.iter().map(|entry| entry.scheme.as_deref()).collect(),
            record_contents: record.iter().map(|entry| entry.content.as_str()).collect(),
            derived: texts(&metadata.derived),
            question_count: Some(number(document.questions.len())),
            answer_count: Some(number(document.answers.len())),
            footnote_count: Some(number(document.footnotes.len())),
            remark_count: Some(number(document.remarks.len())),
            translation_count: Some(number(document.translations.len())),
            unplaced_count: Some(number(document.unplaced.len())),
            diagnostic_count: Some(number(document.diagnostics.len())),
            severity: document.severity().map(Severity::as_str),
        })
    }
}
