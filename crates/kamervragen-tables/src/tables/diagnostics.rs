//! The table `diagnostics`.

use kamervragen::Document;

use crate::columns::columns;
use crate::kind::{Number, Text};
use crate::rows::RowsOf;
use crate::tables::number;

columns! {
    /// The columns of `diagnostics`.
    Diagnostics => DiagnosticRow {
        /// The key of the document.
        document: Text,
        /// Which diagnostic of the document it is, from 0: with `document` the key of the row.
        diagnostic: Number,
        /// The type of the finding: a stable name, as `missing-answer`.
        code: Text,
        /// How much it matters: `info`, `warning` or `error`.
        severity: Text,
        /// One phrase that suffices alone.
        message: Text,
        /// Where it begins: offset of the first byte in the source text; missing when it is about the whole document.
        span_start: Option<Number>,
        /// Where it ends: offset just after the last byte.
        span_end: Option<Number>,
        /// The line of the place, from 1.
        line: Option<Number>,
        /// The column of the place in characters, from 1.
        column: Option<Number>,
    }
}

impl RowsOf for Diagnostics {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = DiagnosticRow<'a>> {
        document.diagnostics.iter().enumerate().map(move |(index, diagnostic)| DiagnosticRow {
            document: key,
            diagnostic: number(index),
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            span_start: diagnostic.span.map(|span| number(span.start)),
            span_end: diagnostic.span.map(|span| number(span.end)),
            line: diagnostic.line.map(number),
            column: diagnostic.column.map(number),
        })
    }
}
