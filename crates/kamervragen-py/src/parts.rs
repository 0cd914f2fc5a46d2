//! What stands around questions and answers: notes, remarks, references, findings.

use kamervragen::{Diagnostic, Footnote, Reference, Remark, Segment, Unplaced};
use pyo3::prelude::*;

use crate::class::{Tuple, model_class, numbers, span, strings};

model_class! {
    /// A footnote (voetnoot).
    PyFootnote(Footnote) = "Footnote" ["number", "text"]
}

#[pymethods]
impl PyFootnote {
    /// The number as printed. A text, since letters and repeated numbers occur.
    #[getter]
    fn number(&self) -> &str {
        &self.0.number
    }

    /// The words of the note, without its mark.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// The addresses in the note, whole, also where the page broke them.
    #[getter]
    fn urls(&self) -> Tuple<&str> {
        strings(&self.0.urls)
    }

    /// The place of the note, with its mark.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.0.span)
    }

    /// The places of its marks in the text, in order.
    #[getter]
    fn marks(&self) -> Tuple<(usize, usize)> {
        self.0.marks.iter().copied().map(span).collect()
    }
}

model_class! {
    /// Running text that belongs to the document but is neither question, answer nor note.
    PyRemark(Remark) = "Remark" ["kind", "text"]
}

#[pymethods]
impl PyRemark {
    /// What kind of text it is: `postponement`, `explanation`, `introduction` or `signature`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.as_str()
    }

    /// The words, without the label.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// The references in it, in the order of the text: a postponement names letters, an explanation other questions.
    #[getter]
    fn references(&self) -> Tuple<PyReference> {
        self.0.each(|remark| &remark.references).map(PyReference).collect()
    }

    /// The place, with the label.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.0.span)
    }
}

model_class! {
    /// A reference to another publication (verwijzing).
    PyReference(Reference) = "Reference" ["kind", "text", "id", "in_"]
}

#[pymethods]
impl PyReference {
    /// What it leads to: `kamerstuk`, `aanhangsel`, `url` and so on.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.as_str()
    }

    /// The words that make the reference, as printed.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// The canonical id; missing when the words do not say enough to make one.
    #[getter]
    fn id(&self) -> Option<&str> {
        self.0.id.as_deref()
    }

    /// Where it can be read; missing when there is no id to make an address from.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// Where in the document it stands: `question 7`, `footnote 2`, `header` (`in` in JSON).
    #[getter]
    fn in_(&self) -> &str {
        &self.0.in_
    }

    /// The place.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.0.span)
    }
}

model_class! {
    /// Text that no rule claims. It is kept and shown, never dropped.
    PyUnplaced(Unplaced) = "Unplaced" ["text"]
}

#[pymethods]
impl PyUnplaced {
    /// The words.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// The place.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.0.span)
    }
}

model_class! {
    /// What a reader should know about how the document was read.
    ///
    /// `str()` gives the line that the command prints: `12:5: warning[missing-answer] question 3 has no answer`.
    PyDiagnostic(Diagnostic) = "Diagnostic" ["code", "severity", "message", "line", "column"]
}

#[pymethods]
impl PyDiagnostic {
    /// The type of the finding: a stable name such as `missing-answer`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code.as_str()
    }

    /// How much it matters: `info`, `warning` or `error`.
    #[getter]
    fn severity(&self) -> &'static str {
        self.0.severity.as_str()
    }

    /// One phrase that suffices alone.
    #[getter]
    fn message(&self) -> &str {
        &self.0.message
    }

    /// The place; missing when the finding is about the document as a whole.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.0.span.map(span)
    }

    /// The line of the place, from 1.
    #[getter]
    fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// The column of the place in characters, from 1.
    #[getter]
    fn column(&self) -> Option<usize> {
        self.0.column
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

model_class! {
    /// A stretch of the source text with its role.
    PySegment(Segment) = "Segment" ["role", "numbers", "span"]
}

#[pymethods]
impl PySegment {
    /// What it is: `header`, `label`, `question`, `answer`, `footnote`, `mark`, `furniture` and so on.
    #[getter]
    fn role(&self) -> &'static str {
        self.0.role.as_str()
    }

    /// The numbers of the question, answer or note it belongs to.
    #[getter]
    fn numbers(&self) -> Tuple<u32> {
        numbers(&self.0.numbers)
    }

    /// The place.
    #[getter]
    fn span(&self) -> (usize, usize) {
        span(self.0.span)
    }
}
