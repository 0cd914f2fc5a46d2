//! The table `exchanges`: questions with their answers.

use std::collections::{HashMap, HashSet};

use kamervragen::{Document, Exchange, Footnote, Span};

use crate::columns::columns;
use crate::kind::{List, Number, Text};
use crate::rows::RowsOf;
use crate::tables::facts::{Fact, Facts};
use crate::tables::{number, numbers, texts};

columns! {
    /// The columns of `exchanges`.
    Exchanges => ExchangeRow {
        /// The key of the document.
        document: Text,
        /// Which exchange of the document it is, from 0: with `document` and `question` the key of the row.
        exchange: Number,
        /// `questions`, `answers`, `postponement`, `oral-questions` or `combined`.
        kind: Text,
        /// Who asked whom when.
        facts: Facts,
        /// The first number of the question; that of the answer where no question is printed.
        number: Option<Number>,
        /// The numbers of all questions of the exchange and of its answer together.
        numbers: List<Number>,
        /// Which question of the document it is: `question` in `questions`.
        question: Option<Number>,
        /// The numbers of the question.
        question_numbers: List<Number>,
        /// The letter of a lettered question.
        question_part: Option<Text>,
        /// What is asked.
        question_text: Option<Text>,
        /// The numbers of the notes whose marks stand in the question, each once.
        question_notes: List<Text>,
        /// The text of each of these notes, in the same order; missing where a mark has no note.
        question_note_texts: List<Option<Text>>,
        /// Which answer of the document it is: `answer` in `answers`. Rows with the same have a joint answer.
        answer: Option<Number>,
        /// The numbers of the answer.
        answer_numbers: List<Number>,
        /// The letter of a lettered answer.
        answer_part: Option<Text>,
        /// What is answered.
        answer_text: Option<Text>,
        /// The numbers that the answer points to when it is nothing but a pointer.
        answer_see: List<Number>,
        /// The numbers of the notes whose marks stand in the answer, each once.
        answer_notes: List<Text>,
        /// The text of each of these notes, in the same order; missing where a mark has no note.
        answer_note_texts: List<Option<Text>>,
    }
}

impl RowsOf for Exchanges {
    fn rows_of<'a>(key: &'a str, document: &'a Document) -> impl Iterator<Item = ExchangeRow<'a>> {
        let facts = Fact::from(&document.metadata);
        let notes = Notes::of(document);
        pairs(document).map(move |(index, exchange, question)| {
            let (question_index, question) =
                question.and_then(|at| Some((at, document.questions.get(at)?))).unzip();
            let (answer_index, answer) =
                exchange.answer.and_then(|at| Some((at, document.answers.get(at)?))).unzip();
            let (question_notes, question_note_texts) =
                question.map(|question| notes.marked(&question.notes, question.span)).unwrap_or_default();
            let (answer_notes, answer_note_texts) =
                answer.map(|answer| notes.marked(&answer.notes, answer.span)).unwrap_or_default();
            let question_numbers = question.map(|question| numbers(&question.numbers)).unwrap_or_default();
            let answer_numbers = answer.map(|answer| numbers(&answer.numbers)).unwrap_or_default();
            ExchangeRow {
                document: key,
                exchange: number(index),
                kind: document.kind.as_str(),
                facts: facts.clone(),
                number: question_numbers.first().or(answer_numbers.first()).copied(),
                numbers: numbers(&exchange.numbers),
                question: question_index.map(number),
                question_numbers,
                question_part: question.and_then(|question| question.part.as_deref()),
                question_text: question.map(|question| question.text.as_str()),
                question_notes,
                question_note_texts,
                answer: answer_index.map(number),
                answer_numbers,
                answer_part: answer.and_then(|answer| answer.part.as_deref()),
                answer_text: answer.map(|answer| answer.text.as_str()),
                answer_see: answer.map(|answer| numbers(&answer.see)).unwrap_or_default(),
                answer_notes,
                answer_note_texts,
            }
        })
    }
}

/// Each exchange, with its index, once for each of its questions; one without questions once.
fn pairs(document: &Document) -> impl Iterator<Item = (usize, &Exchange, Option<usize>)> {
    document.exchanges.iter().enumerate().flat_map(|(index, exchange)| {
        let unasked = exchange.questions.is_empty().then_some(None);
        let questions = exchange.questions.iter().copied().map(Some).chain(unasked);
        questions.map(move |question| (index, exchange, question))
    })
}

/// The notes of a document, by their numbers and by their marks.
struct Notes<'a> {
    numbered: HashMap<&'a str, &'a Footnote>,
    /// Where each mark begins, in the order of the text.
    marks: Vec<(usize, &'a Footnote)>,
}

impl<'a> Notes<'a> {
    fn of(document: &'a Document) -> Self {
        let notes = &document.footnotes;
        let mut marks: Vec<_> =
            notes.iter().flat_map(|note| note.marks.iter().map(move |mark| (mark.start, note))).collect();
        marks.sort_by_key(|(start, _)| *start);
        Self { numbered: notes.iter().rev().map(|note| (note.number.as_str(), note)).collect(), marks }
    }

    /// The numbers, each once, however often its mark is set, and the texts of the notes.
    ///
    /// Of two notes with one number it is the one whose mark stands at the place of the text, else the first.
    fn marked(&self, numbers: &'a [String], place: Span) -> (Vec<&'a str>, Vec<Option<&'a str>>) {
        let mut seen = HashSet::new();
        let mut marked = texts(numbers);
        marked.retain(|number| seen.insert(*number));
        let from = |offset| self.marks.partition_point(|(start, _)| *start < offset);
        let marks = self.marks.get(from(place.start)..from(place.end)).unwrap_or_default();
        let here: HashMap<_, _> = marks.iter().rev().map(|(_, note)| (note.number.as_str(), *note)).collect();
        let note = |number| here.get(number).or_else(|| self.numbered.get(number));
        let notes = marked.iter().map(|number| Some(note(*number)?.text.as_str())).collect();
        (marked, notes)
    }
}
