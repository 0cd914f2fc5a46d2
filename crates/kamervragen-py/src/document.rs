//! The document as a whole.

use kamervragen::{Document, Passage, SourceInfo, render};
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::class::{self, Tuple, model_class};
use crate::content::{PyAnswer, PyExchange, PyQuestion, PyTranslation};
use crate::metadata::PyMetadata;
use crate::parts::{PyDiagnostic, PyFootnote, PyReference, PyRemark, PySegment, PyUnplaced};
use crate::shared::Shared;

/// A document of questions, of answers, or of both (Kamervragen).
///
/// Its parts are views on it: they keep it alive and share it. In a notebook a document shows itself with the
/// questions beside their answers.
///
/// >>> import kamervragen as kv
/// >>> doc = kv.parse("Vraag 1\nKent u de dijk?\nVraag 2\nIs hij hoog?\nAntwoord 1\nJa.\n")
/// >>> [question.text for question in doc.questions if question.answer is None]
/// ['Is hij hoog?']
/// >>> doc == kv.Document.from_json(doc.to_json())
/// True
#[pyclass(frozen, eq, hash, module = "kamervragen", name = "Document")]
#[derive(PartialEq, Hash)]
pub(crate) struct PyDocument(Shared<Document>);

impl PyDocument {
    pub(crate) fn new(document: Document) -> Self {
        Self(Shared::new(document))
    }

    /// The document that is part of something else.
    pub(crate) const fn of(document: Shared<Document>) -> Self {
        Self(document)
    }

    pub(crate) const fn shared(&self) -> &Shared<Document> {
        &self.0
    }
}

/// The number of a note as it may be asked for: `"2"` or `2`.
#[derive(FromPyObject)]
enum NoteNumber {
    Text(String),
    Number(u32),
}

#[pymethods]
impl PyDocument {
    /// The version of the JSON contract.
    #[getter]
    fn schema_version(&self) -> u32 {
        self.0.schema_version
    }

    /// What was read.
    #[getter]
    fn source(&self) -> PySourceInfo {
        PySourceInfo(self.0.project(|document| &document.source))
    }

    /// What kind of document it is: `questions`, `answers`, `postponement`, `oral-questions` or `combined`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.as_str()
    }

    /// The language of the questions, as an ISO 639-1 code: `nl`.
    #[getter]
    fn language(&self) -> &str {
        &self.0.language
    }

    /// The facts about the document.
    #[getter]
    fn metadata(&self) -> PyMetadata {
        PyMetadata(self.0.project(|document| &document.metadata))
    }

    /// The questions (vragen) in printed order.
    #[getter]
    fn questions(slf: &Bound<'_, Self>) -> Tuple<PyQuestion> {
        let indices = 0..slf.get().0.questions.len();
        indices.filter_map(|index| PyQuestion::at(slf.py(), slf.as_unbound(), None, index)).collect()
    }

    /// The answers (antwoorden) in printed order.
    #[getter]
    fn answers(slf: &Bound<'_, Self>) -> Tuple<PyAnswer> {
        let indices = 0..slf.get().0.answers.len();
        indices.filter_map(|index| PyAnswer::at(slf.py(), slf.as_unbound(), index)).collect()
    }

    /// Which answer belongs to which questions, in printed order.
    #[getter]
    fn exchanges(slf: &Bound<'_, Self>) -> Tuple<PyExchange> {
        let indices = 0..slf.get().0.exchanges.len();
        indices.filter_map(|index| PyExchange::at(slf.py(), slf.as_unbound(), index)).collect()
    }

    /// The footnotes (voetnoten) in printed order.
    #[getter]
    fn footnotes(&self) -> Tuple<PyFootnote> {
        self.0.each(|document| &document.footnotes).map(PyFootnote).collect()
    }

    /// Text that belongs to the document but is neither question, answer nor note.
    #[getter]
    fn remarks(&self) -> Tuple<PyRemark> {
        self.0.each(|document| &document.remarks).map(PyRemark).collect()
    }

    /// References (verwijzingen) to other publications, in the order of the text, those of the footnotes last.
    ///
    /// Those of a remark stand with the remark.
    #[getter]
    fn references(&self) -> Tuple<PyReference> {
        self.0.each(|document| &document.references).map(PyReference).collect()
    }

    /// Copies of the questions in other languages.
    #[getter]
    fn translations(slf: &Bound<'_, Self>) -> Tuple<PyTranslation> {
        let indices = 0..slf.get().0.translations.len();
        indices.filter_map(|index| PyTranslation::at(slf.py(), slf.as_unbound(), index)).collect()
    }

    /// Text that no rule claims.
    #[getter]
    fn unplaced(&self) -> Tuple<PyUnplaced> {
        self.0.each(|document| &document.unplaced).map(PyUnplaced).collect()
    }

    /// What a reader should know about how the document was read, in the order of the text.
    #[getter]
    fn diagnostics(&self) -> Tuple<PyDiagnostic> {
        self.0.each(|document| &document.diagnostics).map(PyDiagnostic).collect()
    }

    /// The account of every character; `None` unless asked for with `segments=True`.
    #[getter]
    fn segments(&self) -> Option<Tuple<PySegment>> {
        self.0.segments.as_ref()?;
        Some(
            self.0.each(|document| document.segments.as_deref().unwrap_or_default()).map(PySegment).collect(),
        )
    }

    /// The first question with that number; `None` when there is none.
    fn question(slf: &Bound<'_, Self>, number: u32) -> Option<PyQuestion> {
        let document = &slf.get().0;
        let index = index_of(&document.questions, document.question(number)?)?;
        PyQuestion::at(slf.py(), slf.as_unbound(), None, index)
    }

    /// The first answer to the question with that number; `None` when there is none.
    fn answer(slf: &Bound<'_, Self>, number: u32) -> Option<PyAnswer> {
        let document = &slf.get().0;
        let index = index_of(&document.answers, document.answer(number)?)?;
        PyAnswer::at(slf.py(), slf.as_unbound(), index)
    }

    /// The first exchange with that number, be it of a question or of an answer; `None` when there is none.
    fn exchange(slf: &Bound<'_, Self>, number: u32) -> Option<PyExchange> {
        let document = &slf.get().0;
        let index = index_of(&document.exchanges, document.exchange(number)?)?;
        PyExchange::at(slf.py(), slf.as_unbound(), index)
    }

    /// Where words stand, in small letters or capitals: the questions, answers, notes and remarks that hold them.
    ///
    /// >>> import kamervragen as kv
    /// >>> doc = kv.parse("Vraag 1\nKent u de Dijk?\nVraag 2\nKent u de sluis?\nAntwoord 1\nDe dijk ken ik.\n")
    /// >>> doc.find("dijk")
    /// (Question(numbers=(1,), text='Kent u de Dijk?'), Answer(numbers=(1,), text='De dijk ken ik.'))
    fn find(slf: &Bound<'_, Self>, words: &str) -> Tuple<PyPassage> {
        let (document, own) = (&slf.get().0, slf.as_unbound());
        let passages = document.find(words).into_iter();
        passages.filter_map(|passage| PyPassage::at(slf.py(), own, document, passage)).collect()
    }

    /// The first note with that number, which may be a text or a number; `None` when there is none.
    fn footnote(&self, number: NoteNumber) -> Option<PyFootnote> {
        let found = match number {
            NoteNumber::Text(text) => self.0.footnote(&text),
            NoteNumber::Number(number) => self.0.footnote(&number.to_string()),
        };
        let index = index_of(&self.0.footnotes, found?)?;
        self.0.nth(index, |document| &document.footnotes).map(PyFootnote)
    }

    /// The document in JSON.
    #[pyo3(signature = (pretty = false))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> PyResult<String> {
        let document = &*self.0;
        py.detach(|| {
            if pretty {
                return class::to_json_pretty(document);
            }
            document.to_json().map_err(|error| PyValueError::new_err(error.to_string()))
        })
    }

    /// The same as a dictionary, with the keys of the JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        class::to_dict(py, &*self.0)
    }

    /// The document as Markdown, which reads back to the same document: facts as YAML, a heading a part, footnotes.
    ///
    /// Not in it are `source`, all places, and the diagnostics that tell of the reading of the source.
    fn to_markdown(&self, py: Python<'_>) -> String {
        let document = &*self.0;
        py.detach(|| render::markdown(document))
    }

    /// The document as a whole web page that needs nothing but itself: questions beside answers, notes beside the text.
    fn to_html(&self, py: Python<'_>) -> String {
        let document = &*self.0;
        py.detach(|| render::html_page(document))
    }

    /// The document that `to_json` wrote.
    #[classmethod]
    fn from_json(class: &Bound<'_, PyType>, json: &str) -> PyResult<Self> {
        class.py().detach(|| class::from_json(json)).map(Self::new)
    }

    /// The document that `to_dict` gave.
    #[classmethod]
    fn from_dict(class: &Bound<'_, PyType>, dictionary: &Bound<'_, PyAny>) -> PyResult<Self> {
        let json = class.py().import("json")?.call_method1("dumps", (dictionary,))?;
        Self::from_json(class, json.extract()?)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let Document { metadata, source, questions, answers, .. } = &*slf.get().0;
        let name = match metadata.publication_id.as_ref().or(source.name.as_ref()) {
            Some(name) => class::quoted(slf.py(), name)? + ", ",
            None => String::new(),
        };
        let kind = slf.get().kind();
        Ok(format!("Document({name}kind='{kind}', questions={}, answers={})", questions.len(), answers.len()))
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        let document = &*self.0;
        py.detach(|| render::html_fragment(document))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.getattr("from_json")?, (slf.get().to_json(slf.py(), false)?,)))
    }
}

impl PyDocument {
    fn part<T>(part: Option<T>) -> PyResult<T> {
        part.ok_or_else(|| PyIndexError::new_err("the document has no such part"))
    }
}

/// How parts that see the document are unpickled: see [`crate::content`].
#[pymethods]
impl PyDocument {
    fn _question(slf: &Bound<'_, Self>, translation: Option<usize>, index: usize) -> PyResult<PyQuestion> {
        Self::part(PyQuestion::at(slf.py(), slf.as_unbound(), translation, index))
    }

    fn _answer(slf: &Bound<'_, Self>, index: usize) -> PyResult<PyAnswer> {
        Self::part(PyAnswer::at(slf.py(), slf.as_unbound(), index))
    }

    fn _exchange(slf: &Bound<'_, Self>, index: usize) -> PyResult<PyExchange> {
        Self::part(PyExchange::at(slf.py(), slf.as_unbound(), index))
    }

    fn _translation(slf: &Bound<'_, Self>, index: usize) -> PyResult<PyTranslation> {
        Self::part(PyTranslation::at(slf.py(), slf.as_unbound(), index))
    }
}

/// A text of a document.
#[derive(IntoPyObject)]
enum PyPassage {
    Question(PyQuestion),
    Answer(PyAnswer),
    Footnote(PyFootnote),
    Remark(PyRemark),
}

impl PyPassage {
    fn at(
        py: Python<'_>,
        own: &Py<PyDocument>,
        document: &Shared<Document>,
        passage: Passage,
    ) -> Option<Self> {
        match passage {
            Passage::Question(index) => PyQuestion::at(py, own, None, index).map(Self::Question),
            Passage::Answer(index) => PyAnswer::at(py, own, index).map(Self::Answer),
            Passage::Footnote(index) => {
                document.nth(index, |document| &document.footnotes).map(PyFootnote).map(Self::Footnote)
            }
            Passage::Remark(index) => {
                document.nth(index, |document| &document.remarks).map(PyRemark).map(Self::Remark)
            }
            _ => None,
        }
    }
}

/// Where in a list of the document an item of it stands.
fn index_of<T>(list: &[T], item: &T) -> Option<usize> {
    list.iter().position(|other| std::ptr::eq(other, item))
}

model_class! {
    /// What was read to make a document.
    PySourceInfo(SourceInfo) = "SourceInfo" ["name", "format", "bytes"]
}

#[pymethods]
impl PySourceInfo {
    /// The name given by the caller, usually a file name; missing for a bare text.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The form in which it was read: `markdown`, `plain`, `op-xml`, `html`, `docx` or `pdf`.
    #[getter]
    fn format(&self) -> &'static str {
        self.0.format.as_str()
    }

    /// The number of bytes before any decoding.
    #[getter]
    fn bytes(&self) -> usize {
        self.0.bytes
    }

    /// The SHA-256 sum of those bytes, in hexadecimal.
    #[getter]
    fn sha256(&self) -> &str {
        &self.0.sha256
    }
}

/// Many documents in a notebook; `failures` are lines that say why there is no document.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "arguments are made from Python objects for the call")]
pub(crate) fn html_documents(documents: Vec<Bound<'_, PyDocument>>, failures: Vec<String>) -> String {
    let documents: Vec<&Document> = documents.iter().map(|document| &**document.get().shared()).collect();
    render::html_documents(&documents, &failures)
}
