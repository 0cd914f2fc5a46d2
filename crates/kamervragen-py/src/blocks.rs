//! Text with its form: paragraphs, lists, tables, pictures, and the words in them.
//!
//! The model's `Block` and `Inline` are enumerations; in Python each variant is a class of its own, with the attribute
//! `type` of the JSON. A class holds the whole value, and its variant is the one that [`block`] or [`inline`] chose.

use kamervragen::{Block, Inline, ListItem, TableCell};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;

use crate::class::{Tuple, model_class};
use crate::shared::Shared;

/// A block as an object of the class of its variant.
pub(crate) struct PyBlock(pub(crate) Shared<Block>);

impl<'py> IntoPyObject<'py> for PyBlock {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match *self.0 {
            Block::Paragraph { .. } => PyParagraph(self.0).into_bound_py_any(py),
            Block::List { .. } => PyList(self.0).into_bound_py_any(py),
            Block::Table { .. } => PyTable(self.0).into_bound_py_any(py),
            Block::Image { .. } => PyImage(self.0).into_bound_py_any(py),
            _ => Err(PyNotImplementedError::new_err("a kind of block without a class")),
        }
    }
}

/// An inline as an object of the class of its variant.
pub(crate) struct PyInline(pub(crate) Shared<Inline>);

impl<'py> IntoPyObject<'py> for PyInline {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match *self.0 {
            Inline::Text { .. } => PyText(self.0).into_bound_py_any(py),
            Inline::Emphasis { .. } => PyEmphasis(self.0).into_bound_py_any(py),
            Inline::Link { .. } => PyLink(self.0).into_bound_py_any(py),
            Inline::NoteMark { .. } => PyNoteMark(self.0).into_bound_py_any(py),
            _ => Err(PyNotImplementedError::new_err("a kind of inline without a class")),
        }
    }
}

model_class! {
    /// A paragraph (alinea).
    ///
    /// >>> import kamervragen as kv
    /// >>> doc = kv.parse("Vraag 1\nKent u de dijk?\n")
    /// >>> match doc.questions[0].blocks:
    /// ...     case (kv.Paragraph((kv.Text(words),)),):
    /// ...         print(words)
    /// Kent u de dijk?
    PyParagraph(Block) = "Paragraph" ["inlines"]
}

#[pymethods]
impl PyParagraph {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "paragraph";

    /// The words, with emphasis, links and note marks in place.
    #[getter]
    fn inlines(&self) -> Tuple<PyInline> {
        self.0.each(inlines_of_block).map(PyInline).collect()
    }
}

fn inlines_of_block(block: &Block) -> &[Inline] {
    if let Block::Paragraph { inlines } = block { inlines } else { &[] }
}

model_class! {
    /// A list (opsomming).
    PyList(Block) = "List" ["items"]
}

#[pymethods]
impl PyList {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "list";

    /// The items in order.
    #[getter]
    fn items(&self) -> Tuple<PyListItem> {
        self.0.each(items_of).map(PyListItem).collect()
    }
}

fn items_of(block: &Block) -> &[ListItem] {
    if let Block::List { items } = block { items } else { &[] }
}

model_class! {
    /// An item of a list (lijstitem).
    PyListItem(ListItem) = "ListItem" ["mark", "blocks"]
}

#[pymethods]
impl PyListItem {
    /// The mark as printed: `–`, `a.`, `1°`. Empty when the source shows none.
    #[getter]
    fn mark(&self) -> &str {
        &self.0.mark
    }

    /// What the item holds.
    #[getter]
    fn blocks(&self) -> Tuple<PyBlock> {
        self.0.each(|item| &item.blocks).map(PyBlock).collect()
    }
}

model_class! {
    /// A table (tabel).
    PyTable(Block) = "Table" ["rows"]
}

#[pymethods]
impl PyTable {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "table";

    /// The rows from top to bottom; each holds its cells from left to right.
    #[getter]
    fn rows(&self) -> Tuple<Tuple<PyTableCell>> {
        self.0.each(rows_of).map(|row| row.each(|row| row).map(PyTableCell).collect()).collect()
    }
}

fn rows_of(block: &Block) -> &[Vec<TableCell>] {
    if let Block::Table { rows } = block { rows } else { &[] }
}

model_class! {
    /// A cell of a table (tabelcel).
    ///
    /// A cell that reaches over several columns or rows stands once, where it begins; the rows below it hold fewer
    /// cells.
    PyTableCell(TableCell) = "TableCell" ["inlines", "columns", "rows"]
}

#[pymethods]
impl PyTableCell {
    /// The words.
    #[getter]
    fn inlines(&self) -> Tuple<PyInline> {
        self.0.each(|cell| &cell.inlines).map(PyInline).collect()
    }

    /// Over how many columns it reaches: 1 unless the source says otherwise.
    #[getter]
    fn columns(&self) -> u32 {
        self.0.columns
    }

    /// Over how many rows it reaches: 1 unless the source says otherwise.
    #[getter]
    fn rows(&self) -> u32 {
        self.0.rows
    }
}

model_class! {
    /// A picture (plaatje).
    PyImage(Block) = "Image" ["source", "description"]
}

#[pymethods]
impl PyImage {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "image";

    /// The address of the picture: whole where the form tells the site, else as it stands in the source.
    #[getter]
    fn source(&self) -> &str {
        if let Block::Image { source, .. } = &*self.0 { source } else { "" }
    }

    /// The words shown where the picture cannot be; empty when the source has none.
    #[getter]
    fn description(&self) -> &str {
        if let Block::Image { description, .. } = &*self.0 { description } else { "" }
    }
}

model_class! {
    /// Words.
    PyText(Inline) = "Text" ["text"]
}

#[pymethods]
impl PyText {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "text";

    /// The words as a reader would copy them.
    #[getter]
    fn text(&self) -> &str {
        if let Inline::Text { text } = &*self.0 { text } else { "" }
    }
}

model_class! {
    /// Words set apart by type: bold, italic, raised.
    PyEmphasis(Inline) = "Emphasis" ["style", "inlines"]
}

#[pymethods]
impl PyEmphasis {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "emphasis";

    /// How the words are set: `strong`, `italic`, `superscript`, `subscript` or `underline`.
    #[getter]
    fn style(&self) -> &'static str {
        if let Inline::Emphasis { style, .. } = *self.0 { style.as_str() } else { "" }
    }

    /// The words.
    #[getter]
    fn inlines(&self) -> Tuple<PyInline> {
        self.0.each(inlines_of).map(PyInline).collect()
    }
}

model_class! {
    /// Words that lead somewhere.
    PyLink(Inline) = "Link" ["url", "inlines"]
}

#[pymethods]
impl PyLink {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "link";

    /// The address.
    #[getter]
    fn url(&self) -> &str {
        if let Inline::Link { url, .. } = &*self.0 { url } else { "" }
    }

    /// The words.
    #[getter]
    fn inlines(&self) -> Tuple<PyInline> {
        self.0.each(inlines_of).map(PyInline).collect()
    }
}

fn inlines_of(inline: &Inline) -> &[Inline] {
    if let Inline::Emphasis { inlines, .. } | Inline::Link { inlines, .. } = inline { inlines } else { &[] }
}

model_class! {
    /// The mark of a footnote (nootverwijzing).
    PyNoteMark(Inline) = "NoteMark" ["number"]
}

#[pymethods]
impl PyNoteMark {
    #[classattr]
    #[pyo3(name = "type")]
    const TYPE: &'static str = "note-mark";

    /// The number of the footnote, as printed.
    #[getter]
    fn number(&self) -> &str {
        if let Inline::NoteMark { number } = &*self.0 { number } else { "" }
    }
}
