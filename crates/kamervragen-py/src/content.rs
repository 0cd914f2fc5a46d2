//! Questions, answers and what ties them together.
//!
//! These classes see beyond themselves (a question has an answer), so they hold the document. They pickle as a place
//! in it: a pickled list of questions holds the document once.

use std::hash::{Hash, Hasher};

use kamervragen::{Answer, Exchange, Footnote, Question, Span, Translation, render};
use pyo3::prelude::*;

use crate::blocks::PyBlock;
use crate::class::{Tuple, manners, numbers, span, strings};
use crate::document::PyDocument;
use crate::parts::PyFootnote;
use crate::shared::Shared;

/// What `__reduce__` gives: a method of the document and its arguments.
type Reduced<'py, T> = PyResult<(Bound<'py, PyAny>, T)>;

/// The notes, out of those that stand with a text, whose marks are in that text.
fn footnotes_of(all: &Shared<Vec<Footnote>>, numbers: &[String], place: Span) -> Tuple<PyFootnote> {
    let indices = numbers.iter().filter_map(|number| render::note_index(&**all, number, place));
    indices.filter_map(|index| all.nth(index, |all| all)).map(PyFootnote).collect()
}

/// A question (vraag), or several that are printed under one label.
///
/// In an answer document questions that are answered together often share one label ("Vraag 4 en 5").
///
/// >>> import kamervragen as kv
/// >>> doc = kv.parse("Vraag 1 en 2\nKent u de dijk?\nIs hij hoog?\nAntwoord 1 en 2\nJa.\n")
/// >>> doc.questions[0].numbers
/// (1, 2)
/// >>> doc.question(2).answer.text
/// 'Ja.'
#[pyclass(frozen, eq, hash, module = "kamervragen", name = "Question")]
pub(crate) struct PyQuestion {
    part: Shared<Question>,
    document: Py<PyDocument>,
    /// The translation in which the question stands; `None` for a question of the document itself.
    translation: Option<usize>,
    index: usize,
}

impl PyQuestion {
    /// The question at `index` of the document, or of one of its translations.
    pub(crate) fn at(
        py: Python<'_>,
        document: &Py<PyDocument>,
        translation: Option<usize>,
        index: usize,
    ) -> Option<Self> {
        let whole = document.get().shared();
        let part = match translation {
            None => whole.nth(index, |document| &document.questions)?,
            Some(at) => {
                whole.nth(at, |document| &document.translations)?.nth(index, |copy| &copy.questions)?
            }
        };
        Some(Self { part, document: document.clone_ref(py), translation, index })
    }

    /// All notes of the document, or of the translation in which the question stands.
    fn notes_beside(&self) -> Shared<Vec<Footnote>> {
        let whole = self.document.get().shared();
        match self.translation.and_then(|at| whole.nth(at, |document| &document.translations)) {
            Some(translation) => translation.project(|translation| &translation.footnotes),
            None => whole.project(|document| &document.footnotes),
        }
    }
}

impl PartialEq for PyQuestion {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl Hash for PyQuestion {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.part.hash(state);
    }
}

manners!(PyQuestion.part = "Question" ["numbers", "part", "text"]);

#[pymethods]
impl PyQuestion {
    /// The numbers (nummers) in the label, expanded: `2 t/m 4` gives three.
    #[getter]
    fn numbers(&self) -> Tuple<u32> {
        numbers(&self.part.numbers)
    }

    /// The letter (onderdeel) of a lettered label: `l` in "Vraag 2l".
    #[getter]
    fn part(&self) -> Option<&str> {
        self.part.part.as_deref()
    }

    /// The label as printed: "Vraag 4 en 5". Empty when none is printed.
    #[getter]
    fn label(&self) -> &str {
        &self.part.label
    }

    /// What is asked, as a reader would copy it.
    #[getter]
    fn text(&self) -> &str {
        &self.part.text
    }

    /// What is asked, with its form.
    #[getter]
    fn blocks(&self) -> Tuple<PyBlock> {
        self.part.each(|question| &question.blocks).map(PyBlock).collect()
    }

    /// The numbers of the notes whose marks stand in the text, in order.
    #[getter]
    fn notes(&self) -> Tuple<&str> {
        strings(&self.part.notes)
    }

    /// The place, from the label to the last word.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.part.span)
    }

    /// The document that the question is part of.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.document.clone_ref(py)
    }

    /// The answer; `None` when the document holds none, and for a question of a translation.
    #[getter]
    fn answer(&self, py: Python<'_>) -> Option<PyAnswer> {
        if self.translation.is_some() {
            return None;
        }
        let exchange = self
            .document
            .get()
            .shared()
            .exchanges
            .iter()
            .find(|exchange| exchange.questions.contains(&self.index))?;
        PyAnswer::at(py, &self.document, exchange.answer?)
    }

    /// The notes whose marks stand in the text, in order.
    #[getter]
    fn footnotes(&self) -> Tuple<PyFootnote> {
        footnotes_of(&self.notes_beside(), &self.part.notes, self.part.span)
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        let answer = self.answer(py);
        render::html_exchange(
            &[&*self.part],
            answer.as_ref().map(|answer| &*answer.part),
            &self.notes_beside(),
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (Option<usize>, usize)> {
        Ok((self.document.bind(py).getattr("_question")?, (self.translation, self.index)))
    }
}

/// An answer (antwoord), or one answer to several questions.
#[pyclass(frozen, eq, hash, module = "kamervragen", name = "Answer")]
pub(crate) struct PyAnswer {
    part: Shared<Answer>,
    document: Py<PyDocument>,
    index: usize,
}

impl PyAnswer {
    /// The answer at `index` of the document.
    pub(crate) fn at(py: Python<'_>, document: &Py<PyDocument>, index: usize) -> Option<Self> {
        let part = document.get().shared().nth(index, |document| &document.answers)?;
        Some(Self { part, document: document.clone_ref(py), index })
    }

    /// Where in the document the questions stand that this answers.
    fn question_indices(&self) -> impl Iterator<Item = usize> {
        let exchanges = self.document.get().shared().exchanges.iter();
        exchanges
            .filter(|exchange| exchange.answer == Some(self.index))
            .flat_map(|exchange| exchange.questions.iter().copied())
    }
}

impl PartialEq for PyAnswer {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl Hash for PyAnswer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.part.hash(state);
    }
}

manners!(PyAnswer.part = "Answer" ["numbers", "part", "text", "see"]);

#[pymethods]
impl PyAnswer {
    /// The numbers (nummers) in the label, expanded.
    #[getter]
    fn numbers(&self) -> Tuple<u32> {
        numbers(&self.part.numbers)
    }

    /// The letter (onderdeel) of a lettered label: `l` in "Antwoord 2l".
    #[getter]
    fn part(&self) -> Option<&str> {
        self.part.part.as_deref()
    }

    /// The label as printed: "Antwoorden 5 en 6". Empty when none is printed.
    #[getter]
    fn label(&self) -> &str {
        &self.part.label
    }

    /// What is answered, as a reader would copy it.
    #[getter]
    fn text(&self) -> &str {
        &self.part.text
    }

    /// What is answered, with its form.
    #[getter]
    fn blocks(&self) -> Tuple<PyBlock> {
        self.part.each(|answer| &answer.blocks).map(PyBlock).collect()
    }

    /// The numbers of the notes whose marks stand in the text, in order.
    #[getter]
    fn notes(&self) -> Tuple<&str> {
        strings(&self.part.notes)
    }

    /// The numbers that the answer points to when it is nothing but a pointer ("Zie antwoord vraag 4.").
    #[getter]
    fn see(&self) -> Tuple<u32> {
        numbers(&self.part.see)
    }

    /// The place, from the label to the last word.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.part.span)
    }

    /// The document that the answer is part of.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.document.clone_ref(py)
    }

    /// The questions answered, in printed order; empty when the document does not print them.
    #[getter]
    fn questions(&self, py: Python<'_>) -> Tuple<PyQuestion> {
        self.question_indices().filter_map(|index| PyQuestion::at(py, &self.document, None, index)).collect()
    }

    /// The notes whose marks stand in the text, in order.
    #[getter]
    fn footnotes(&self) -> Tuple<PyFootnote> {
        let all = self.document.get().shared().project(|document| &document.footnotes);
        footnotes_of(&all, &self.part.notes, self.part.span)
    }

    fn _repr_html_(&self) -> String {
        let document = self.document.get().shared();
        let questions: Vec<_> =
            self.question_indices().filter_map(|index| document.questions.get(index)).collect();
        render::html_exchange(&questions, Some(&*self.part), &document.footnotes)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (usize,)> {
        Ok((self.document.bind(py).getattr("_answer")?, (self.index,)))
    }
}

/// Which answer belongs to which questions. Every question and every answer stands in exactly one exchange.
///
/// Here `questions` and `answer` are the objects; in JSON and in `to_dict()` they are indices.
///
/// >>> import kamervragen as kv
/// >>> doc = kv.parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n")
/// >>> for exchange in doc.exchanges:
/// ...     print([question.text for question in exchange.questions], exchange.answer.text)
/// ['Kent u de dijk?'] Ja.
#[pyclass(frozen, eq, hash, module = "kamervragen", name = "Exchange")]
pub(crate) struct PyExchange {
    part: Shared<Exchange>,
    document: Py<PyDocument>,
    index: usize,
}

impl PyExchange {
    /// The exchange at `index` of the document.
    pub(crate) fn at(py: Python<'_>, document: &Py<PyDocument>, index: usize) -> Option<Self> {
        let part = document.get().shared().nth(index, |document| &document.exchanges)?;
        Some(Self { part, document: document.clone_ref(py), index })
    }

    /// What two exchanges are compared by: indices say nothing outside their own document.
    fn content(&self) -> (&[u32], Vec<&Question>, Option<&Answer>) {
        let document = self.document.get().shared();
        let questions =
            self.part.questions.iter().filter_map(|&index| document.questions.get(index)).collect();
        (&self.part.numbers, questions, self.part.answer.and_then(|index| document.answers.get(index)))
    }
}

impl PartialEq for PyExchange {
    fn eq(&self, other: &Self) -> bool {
        self.content() == other.content()
    }
}

impl Hash for PyExchange {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.content().hash(state);
    }
}

manners!(PyExchange.part = "Exchange" ["numbers", "questions", "answer"]);

#[pymethods]
impl PyExchange {
    /// The numbers of the questions and the answer together, in rising order.
    #[getter]
    fn numbers(&self) -> Tuple<u32> {
        numbers(&self.part.numbers)
    }

    /// The questions; empty for an answer to a question that is not printed.
    #[getter]
    fn questions(&self, py: Python<'_>) -> Tuple<PyQuestion> {
        let questions = self.part.questions.iter();
        questions.filter_map(|&index| PyQuestion::at(py, &self.document, None, index)).collect()
    }

    /// The answer; `None` when there is none.
    #[getter]
    fn answer(&self, py: Python<'_>) -> Option<PyAnswer> {
        PyAnswer::at(py, &self.document, self.part.answer?)
    }

    /// The document that the exchange is part of.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.document.clone_ref(py)
    }

    fn _repr_html_(&self) -> String {
        let (_, questions, answer) = self.content();
        render::html_exchange(&questions, answer, &self.document.get().shared().footnotes)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (usize,)> {
        Ok((self.document.bind(py).getattr("_exchange")?, (self.index,)))
    }
}

/// A copy of the questions in another language, as party pages print them.
#[pyclass(frozen, eq, hash, module = "kamervragen", name = "Translation")]
pub(crate) struct PyTranslation {
    part: Shared<Translation>,
    document: Py<PyDocument>,
    index: usize,
}

impl PyTranslation {
    /// The translation at `index` of the document.
    pub(crate) fn at(py: Python<'_>, document: &Py<PyDocument>, index: usize) -> Option<Self> {
        let part = document.get().shared().nth(index, |document| &document.translations)?;
        Some(Self { part, document: document.clone_ref(py), index })
    }
}

impl PartialEq for PyTranslation {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl Hash for PyTranslation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.part.hash(state);
    }
}

manners!(PyTranslation.part = "Translation" ["language", "questions"]);

#[pymethods]
impl PyTranslation {
    /// The language, as an ISO 639-1 code: `en`.
    #[getter]
    fn language(&self) -> &str {
        &self.part.language
    }

    /// The questions in that language.
    #[getter]
    fn questions(&self, py: Python<'_>) -> Tuple<PyQuestion> {
        let indices = 0..self.part.questions.len();
        indices.filter_map(|index| PyQuestion::at(py, &self.document, Some(self.index), index)).collect()
    }

    /// The notes in that language.
    #[getter]
    fn footnotes(&self) -> Tuple<PyFootnote> {
        self.part.each(|translation| &translation.footnotes).map(PyFootnote).collect()
    }

    /// The document that the translation is part of.
    #[getter]
    fn document(&self, py: Python<'_>) -> Py<PyDocument> {
        self.document.clone_ref(py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (usize,)> {
        Ok((self.document.bind(py).getattr("_translation")?, (self.index,)))
    }
}
