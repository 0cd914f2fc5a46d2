//! The table `footnotes`.

use kamervragen::Document;

use crate::columns::columns;
use crate::kind::{List, Number, Text};
use crate::rows::RowsOf;
use crate::tables::{Place, Places, number, texts};

columns! {
    /// The columns of `footnotes`.
    Footnotes => FootnoteRow {
        /// The key of the document.
        document: Text,
        /// Which footnote of the document it is, from 0: with `document` the key of the row.
        footnote: Number,
        /// The number as printed: a text, since letters and repeated numbers occur.
        number: Text,
        /// The words of the note, without its mark.
        text: Text,
        /// The addresses in the note, whole, also where the page broke them.
        urls: List<Text>,
        /// The note with its mark.
        place: Places,
        /// Where each of its marks in the text begins; empty when it has none.
        mark_starts: List<Number>,
        /// Where each of its marks ends, in the same order.
        mark_ends: List<Number>,
    }
}

impl RowsOf for Footnotes {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = FootnoteRow<'a>> {
        document.footnotes.iter().enumerate().map(move |(index, note)| FootnoteRow {
            document: key,
            footnote: number(index),
            number: &note.number,
            text: &note.text,
            urls: texts(&note.urls),
            place: Place::from(note.span),
            mark_starts: note.marks.iter().map(|mark| number(mark.start)).collect(),
            mark_ends: note.marks.iter().map(|mark| number(mark.end)).collect(),
        })
    }
}
