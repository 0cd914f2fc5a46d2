//! A document written as Markdown is the same document when it is read again.
//!
//! What Markdown cannot hold is listed here: a difference that is not listed fails.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write;

use kamervragen::{DiagnosticCode, Document, Options, parse_bytes, parse_str, render};
use kamervragen_synth::{Form, papers};
use kamervragen_tests::cases::cases;
use serde_json::Value;

#[path = "support/differences.rs"]
mod differences;

/// Fields that tell of the file that was read, and not of the document.
const OF_THE_FILE: [&str; 5] = ["source", "segments", "span", "line", "column"];

/// The papers of the generator that are tried.
const PAPERS: usize = 25;

/// Findings that tell how a source was read, and why the Markdown does not give them again.
const OF_THE_READING: &[(DiagnosticCode, &str)] = &[
    (DiagnosticCode::GuessedFormat, "the form is another"),
    (DiagnosticCode::GuessedCharset, "Markdown is written in UTF-8"),
    (
        DiagnosticCode::DamagedText,
        "the file is another; the texts hold the sign that stands for what is lost",
    ),
    (DiagnosticCode::LostText, "the file is another"),
    (DiagnosticCode::UnreadableRecord, "no record stands beside the Markdown"),
    (DiagnosticCode::UnparsedHead, "the facts are stated"),
    (DiagnosticCode::UnparsedDate, "the facts are stated"),
    (DiagnosticCode::UnparsedPerson, "the facts are stated"),
    (DiagnosticCode::Misprint, "the facts are stated"),
    (DiagnosticCode::ConflictingFact, "the facts are stated"),
    (DiagnosticCode::ImplausibleDates, "the facts are stated"),
    (DiagnosticCode::UnparsedLabel, "words in brackets behind the label state what it means"),
    (DiagnosticCode::MissingLabel, "words in brackets state what the part is"),
    (DiagnosticCode::UnnumberedQuestions, "words in brackets state the number"),
    (DiagnosticCode::UnnumberedAnswer, "words in brackets state the number"),
    (DiagnosticCode::DetachedNote, "number and text of the note stand together"),
    (DiagnosticCode::TranslationKeptApart, "the heading above the copy states that it is one"),
];

/// Differences that a document forces: its name, where they stand, and why.
const FORCED: &[(&str, &str, &str)] = &[
    ("documents/op-xml/xml_notes.xml", ".footnotes[0].marks", MARK_APART),
    ("documents/op-xml/xml_notes.xml", ".diagnostics", MARK_APART),
    ("recovered/xml_annex-notes.xml", ".footnotes[1].marks", MARK_APART),
    ("recovered/xml_annex-notes.xml", ".diagnostics", MARK_APART),
];

const MARK_APART: &str =
    "of a mark in a head sentence, a remark or unplaced text a document keeps the place, and no more";

/// What is compared of a document.
fn comparable(document: &Document) -> Value {
    let mut document = document.clone();
    document.diagnostics.retain(|found| OF_THE_READING.iter().all(|(code, _)| *code != found.code));
    // The facts stand at the top of the Markdown, also those that stood behind the text.
    document.references.sort_by_key(|reference| reference.in_ != "header");
    let mut value = serde_json::to_value(&document).unwrap();
    drop_fields(&mut value);
    value
}

fn drop_fields(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| !OF_THE_FILE.contains(&key.as_str()));
            if let Some(marks) = fields.get_mut("marks") {
                *marks = marks.as_array().map_or(0, Vec::len).into();
            }
            fields.values_mut().for_each(drop_fields);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_fields),
        _ => {}
    }
}

/// Where a document that is written and read again differs.
fn lost(document: &Document) -> Vec<String> {
    let json = serde_json::to_string(document).unwrap();
    assert_eq!(&serde_json::from_str::<Document>(&json).unwrap(), document, "another document from its JSON");
    let markdown = render::markdown(document);
    let again = match parse_str(&markdown, &Options::default()) {
        Ok(again) => again,
        Err(error) => return vec![format!("cannot be read: {error}\n{markdown}")],
    };
    let mut found = Vec::new();
    differences::differences("", &comparable(document), &comparable(&again), &mut found);
    if render::markdown(&again) != markdown {
        found.push("is written otherwise the second time".to_owned());
    }
    found
}

/// Fails with the differences of all documents.
fn assert_same(documents: impl Iterator<Item = (String, Document)>) -> usize {
    let (mut report, mut count) = (String::new(), 0);
    for (name, document) in documents {
        count += 1;
        let mut lost = lost(&document);
        for (_, place, reason) in FORCED.iter().filter(|(forced, ..)| *forced == name) {
            let before = lost.len();
            lost.retain(|difference| !difference.starts_with(place));
            if lost.len() == before {
                lost.push(format!("{place} is the same, against what is listed: {reason}"));
            }
        }
        if !lost.is_empty() {
            let _ = write!(report, "\n{name}\n    {}", lost.join("\n    "));
        }
    }
    assert!(report.is_empty(), "documents differ:\n{report}");
    count
}

#[test]
fn ok_every_fixture_is_the_same_document_again() {
    let cases = ["documents", "recovered", "records"].into_iter().flat_map(|folder| cases(folder, "json"));
    let documents = cases.map(|case| {
        let mut options = Options::default().with_name(&case.file);
        if let Some(record) = &case.record {
            options = options.with_metadata_xml(record.as_slice());
        }
        (case.name, parse_bytes(&case.bytes, &options).unwrap())
    });
    assert!(assert_same(documents) > 100);
}

#[test]
fn ok_every_made_paper_is_the_same_document_again() {
    let documents = Form::ALL.iter().flat_map(|form| {
        papers(0).take(PAPERS).map(|paper| {
            let file = form.render(&paper);
            let mut options = Options::default().with_name(&file.name);
            if let Some(record) = file.metadata_xml {
                options = options.with_metadata_xml(record);
            }
            (format!("{}: {}", form.name(), file.name), parse_bytes(&file.bytes, &options).unwrap())
        })
    });
    assert_eq!(assert_same(documents), PAPERS * Form::ALL.len());
}
