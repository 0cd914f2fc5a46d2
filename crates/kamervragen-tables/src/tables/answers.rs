//! The table `answers`.

use kamervragen::Document;

use crate::columns::columns;
use crate::kind::{List, Number, Text};
use crate::rows::RowsOf;
use crate::tables::{Place, Places, number, numbers, texts};

columns! {
    /// The columns of `answers`.
    Answers => AnswerRow {
        /// The key of the document.
        document: Text,
        /// Which answer of the document it is, from 0: with `document` the key of the row.
        answer: Number,
        /// The numbers in the label, expanded.
        numbers: List<Number>,
        /// The letter of a lettered label: `l` in "Antwoord 2l".
        part: Option<Text>,
        /// The label as printed; empty when none is.
        label: Text,
        /// What is answered, as a reader would copy it.
        text: Text,
        /// The numbers of the notes whose marks stand in the text: `number` in `footnotes`.
        notes: List<Text>,
        /// The numbers that the answer points to when it is nothing but a pointer: "Zie antwoord vraag 4.".
        see: List<Number>,
        /// From the label to the last word.
        place: Places,
    }
}

impl RowsOf for Answers {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = AnswerRow<'a>> {
        document.answers.iter().enumerate().map(move |(index, answer)| AnswerRow {
            document: key,
            answer: number(index),
            numbers: numbers(&answer.numbers),
            part: answer.part.as_deref(),
            label: &answer.label,
            text: &answer.text,
            notes: texts(&answer.notes),
            see: numbers(&answer.see),
            place: Place::from(answer.span),
        })
    }
}
