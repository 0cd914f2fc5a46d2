//! The table `references`.

use kamervragen::Document;

use crate::columns::columns;
use crate::kind::{Number, Text};
use crate::rows::RowsOf;
use crate::tables::{Place, Places, number};

columns! {
    /// The columns of `references`.
    References => ReferenceRow {
        /// The key of the document.
        document: Text,
        /// Which reference of the document it is, from 0: with `document` the key of the row.
        reference: Number,
        /// `kamerstuk`, `aanhangsel`, `handelingen`, `case`, `document`, `url`, `ecli`, `celex`, `bwb`, `staatsblad` or
        /// `staatscourant`.
        kind: Text,
        /// The words that make the reference, as printed.
        text: Text,
        /// The canonical id.
        id: Option<Text>,
        /// Where it can be read.
        url: Option<Text>,
        /// Where in the document it stands: `question 7`, `answer 3`, `footnote 2`, `header`, `remark`.
        r#in: Text,
        /// The first word of that: `question`, `answer`, `footnote`, `header` or `remark`.
        in_kind: Text,
        /// The number behind it, as printed: one of `numbers` in `questions` and `answers`, `number` in `footnotes`.
        in_number: Option<Text>,
        /// The words.
        place: Places,
    }
}

impl RowsOf for References {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = ReferenceRow<'a>> {
        let of_remarks = document.remarks.iter().flat_map(|remark| &remark.references);
        document.references.iter().chain(of_remarks).enumerate().map(move |(index, reference)| {
            let (in_kind, in_number) = match reference.in_.split_once(' ') {
                Some((kind, number)) => (kind, Some(number)),
                None => (reference.in_.as_str(), None),
            };
            ReferenceRow {
                document: key,
                reference: number(index),
                kind: reference.kind.as_str(),
                text: &reference.text,
                id: reference.id.as_deref(),
                url: reference.url.as_deref(),
                r#in: &reference.in_,
                in_kind,
                in_number,
                place: Place::from(reference.span),
            }
        })
    }
}
