//! The table `questions`.

use kamervragen::Document;

use crate::columns::columns;
use crate::kind::{List, Number, Text};
use crate::rows::RowsOf;
use crate::tables::{Place, Places, number, numbers, texts};

columns! {
    /// The columns of `questions`.
    Questions => QuestionRow {
        /// The key of the document.
        document: Text,
        /// Which question of the document it is, from 0: with `document` the key of the row.
        question: Number,
        /// The numbers in the label, expanded: `2 t/m 4` gives three.
        numbers: List<Number>,
        /// The letter of a lettered label: `l` in "Vraag 2l".
        part: Option<Text>,
        /// The label as printed; empty when none is.
        label: Text,
        /// What is asked, as a reader would copy it.
        text: Text,
        /// The numbers of the notes whose marks stand in the text: `number` in `footnotes`.
        notes: List<Text>,
        /// From the label to the last word.
        place: Places,
    }
}

impl RowsOf for Questions {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = QuestionRow<'a>> {
        document.questions.iter().enumerate().map(move |(index, question)| QuestionRow {
            document: key,
            question: number(index),
            numbers: numbers(&question.numbers),
            part: question.part.as_deref(),
            label: &question.label,
            text: &question.text,
            notes: texts(&question.notes),
            place: Place::from(question.span),
        })
    }
}
