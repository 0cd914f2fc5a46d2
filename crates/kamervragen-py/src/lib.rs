//! The Python module `kamervragen._native`: classes and functions over the core library, without logic of their own.
//!
//! A document is one allocation that all its parts share ([`shared::Shared`]): an attribute hands out a view, never a
//! copy of the tree. Classes are frozen; equality, hash and pickling are those of the model.

#![expect(
    clippy::doc_link_with_quotes,
    reason = "the examples in the documentation are Python, with lists of strings"
)]

mod blocks;
mod class;
mod command;
mod content;
mod document;
mod dossier;
mod errors;
mod folder;
mod functions;
mod metadata;
mod parts;
mod shared;
mod tables;

use pyo3::prelude::*;

/// Parser for Dutch parliamentary questions and answers (native part of `kamervragen`).
#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::blocks::{
        PyEmphasis, PyImage, PyLink, PyList, PyListItem, PyNoteMark, PyParagraph, PyTable, PyTableCell,
        PyText,
    };
    #[pymodule_export]
    use super::command::main;
    #[pymodule_export]
    use super::content::{PyAnswer, PyExchange, PyQuestion, PyTranslation};
    #[pymodule_export]
    use super::document::{PyDocument, PySourceInfo, html_documents};
    #[pymodule_export]
    use super::dossier::{PyDossier, PyDossierDocument, PyDossierLink, link};
    #[pymodule_export]
    use super::folder::{count_paths, read_paths};
    #[pymodule_export]
    use super::functions::{json_schema, parse, parse_bytes, read};
    #[pymodule_export]
    use super::metadata::{PyAddressee, PyAnswerer, PyMember, PyMetadata, PyRecordEntry};
    #[pymodule_export]
    use super::parts::{PyDiagnostic, PyFootnote, PyReference, PyRemark, PySegment, PyUnplaced};
    #[pymodule_export]
    use super::tables::{PyArrowTable, make_table, parse_columns};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
