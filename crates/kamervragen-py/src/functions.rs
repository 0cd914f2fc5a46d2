//! The ways in: text, bytes, files.

#![expect(clippy::needless_pass_by_value, reason = "arguments are made from Python objects for the call")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use kamervragen::{Document, Error, ErrorKind, Format, Options};
use pyo3::exceptions::{PyOSError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyDict;

use crate::class;
use crate::document::PyDocument;
use crate::errors::exception;

/// A form, by its name in the JSON.
pub(crate) struct FormatName(Format);

impl FromPyObject<'_, '_> for FormatName {
    type Error = PyErr;

    fn extract(name: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let name: PyBackedStr = name.extract()?;
        Format::from_name(&name).map(Self).ok_or_else(|| {
            let names: Vec<_> = Format::ALL.iter().map(|format| format!("'{}'", format.as_str())).collect();
            PyValueError::new_err(format!(
                "expected a format out of {}, but found '{name}'",
                names.join(", ")
            ))
        })
    }
}

/// The limits among the keyword arguments: `max_bytes=1_000_000`.
#[derive(Default)]
pub(crate) struct Limits(pub(crate) Options);

impl FromPyObject<'_, '_> for Limits {
    type Error = PyErr;

    fn extract(limits: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let mut options = Options::default();
        for (name, limit) in &*limits.cast::<PyDict>()? {
            let (name, limit): (PyBackedStr, usize) = (name.extract()?, limit.extract()?);
            options = match &*name {
                "max_bytes" => options.with_max_bytes(limit),
                "max_unpacked_bytes" => options.with_max_unpacked_bytes(limit),
                "max_depth" => options.with_max_depth(limit),
                "max_questions" => options.with_max_questions(limit),
                "max_notes" => options.with_max_notes(limit),
                "max_pdf_operations" => options.with_max_pdf_operations(limit),
                _ => {
                    return Err(PyTypeError::new_err(format!("got an unexpected keyword argument '{name}'")));
                }
            };
        }
        Ok(Self(options))
    }
}

fn options(
    name: Option<String>,
    format: Option<FormatName>,
    metadata: Option<PyBackedBytes>,
    segments: bool,
    Limits(limits): Limits,
) -> Options {
    let mut options = limits.with_segments(segments);
    if let Some(metadata) = metadata {
        options = options.with_metadata_xml(&*metadata);
    }
    if let Some(name) = name {
        options = options.with_name(name);
    }
    if let Some(FormatName(format)) = format {
        options = options.with_format(format);
    }
    options
}

/// Reads without the interpreter's lock.
fn detached(py: Python<'_>, read: impl FnOnce() -> Result<Document, Error> + Send) -> PyResult<PyDocument> {
    py.detach(read).map(PyDocument::new).map_err(|error| exception(&error))
}

/// Reads a document from text.
///
/// `name` is kept in `source` and helps to tell the form, as a file name would; `format` insists on a form instead;
/// `metadata` is the publisher's record, `metadata.xml`, whose facts join those of the document; `segments=True` asks
/// for the account of every character; `limits` are those of `kamervragen.types.Limits`, each by its name.
///
/// Raises a `KamervragenError`, mostly `NoQuestionsError`, when the text holds no document.
///
/// >>> import kamervragen as kv
/// >>> doc = kv.parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n")
/// >>> doc.questions[0].answer.text
/// 'Ja.'
/// >>> kv.parse("De dijk is hersteld.")
/// Traceback (most recent call last):
///     ...
/// kamervragen.exceptions.NoQuestionsError: expected questions, answers, a postponement or a head sentence, but found none of them
#[pyfunction]
#[pyo3(signature = (text, *, name = None, format = None, metadata = None, segments = false, **limits))]
pub(crate) fn parse(
    py: Python<'_>,
    text: &str,
    name: Option<String>,
    format: Option<FormatName>,
    metadata: Option<PyBackedBytes>,
    segments: bool,
    limits: Option<Limits>,
) -> PyResult<PyDocument> {
    let options = options(name, format, metadata, segments, limits.unwrap_or_default());
    detached(py, || kamervragen::parse_str(text, &options))
}

/// Reads a document from bytes in any form: text in any of the usual character sets, XML, a web page, Word, PDF.
///
/// `name` is kept in `source` and helps to tell the form, as a file name would; `format` insists on a form instead;
/// `metadata` is the publisher's record, `metadata.xml`, whose facts join those of the document; `segments=True` asks
/// for the account of every character; `limits` are those of `kamervragen.types.Limits`, each by its name.
///
/// Raises a `KamervragenError` when the bytes hold no document.
///
/// >>> import kamervragen as kv
/// >>> data = "Vraag 1\nIs de sluis geïnspecteerd?\n".encode("utf-16")
/// >>> kv.parse_bytes(data, name="kv-tk-2031Z00417.txt").questions[0].text
/// 'Is de sluis geïnspecteerd?'
/// >>> record = b"<metadata_gegevens><metadata name='DC.title' scheme='' content='Sluizen'/></metadata_gegevens>"
/// >>> kv.parse_bytes(data, metadata=record).metadata.title
/// 'Sluizen'
#[pyfunction]
#[pyo3(signature = (data, *, name = None, format = None, metadata = None, segments = false, **limits))]
pub(crate) fn parse_bytes(
    py: Python<'_>,
    data: PyBackedBytes,
    name: Option<String>,
    format: Option<FormatName>,
    metadata: Option<PyBackedBytes>,
    segments: bool,
    limits: Option<Limits>,
) -> PyResult<PyDocument> {
    let options = options(name, format, metadata, segments, limits.unwrap_or_default());
    detached(py, || kamervragen::parse_bytes(&data, &options))
}

/// Reads a document from a file in any form: text, Markdown, XML, a web page, Word, PDF.
///
/// The publisher's record beside the file is read as well: for `X.pdf` the file `X.metadata.xml`, or `metadata.xml` in
/// the same folder if it names the publication that the file is called after, or if the file is called after none and
/// is the only document there. `metadata` is a record to take instead of that one.
///
/// `format` insists on a form instead of finding it from the file; `segments=True` asks for the account of every
/// character; `limits` are those of `kamervragen.types.Limits`, each by its name.
///
/// Raises a `KamervragenError` when the file holds no document, and an `OSError` such as `FileNotFoundError` when it
/// cannot be read.
///
/// >>> import pathlib, tempfile
/// >>> import kamervragen as kv
/// >>> with tempfile.TemporaryDirectory() as folder:
/// ...     path = pathlib.Path(folder, "kv-tk-2031Z00417.md")
/// ...     _ = path.write_text("**Vraag 1**\n\nKent u de dijk?\n", encoding="utf-8")
/// ...     kv.read(path)
/// Document('kv-tk-2031Z00417.md', kind='questions', questions=1, answers=0)
#[pyfunction]
#[pyo3(signature = (path, *, format = None, metadata = None, segments = false, **limits))]
pub(crate) fn read(
    py: Python<'_>,
    path: PathBuf,
    format: Option<FormatName>,
    metadata: Option<PyBackedBytes>,
    segments: bool,
    limits: Option<Limits>,
) -> PyResult<PyDocument> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let is_given = metadata.is_some();
    let options = options(name, format, metadata, segments, limits.unwrap_or_default());
    // The lock is released once for all of it: each time that it is taken again, other threads may have to wait.
    py.detach(|| document_at(&path, options, is_given))
        .map_err(|error| os_error(py, &error, &path))?
        .map(PyDocument::new)
        .map_err(|error| exception(&error))
}

/// Reads a file, with the record beside it unless one was given.
fn document_at(path: &Path, options: Options, is_given: bool) -> io::Result<Result<Document, Error>> {
    let (size, limit) = (fs::metadata(path).map(|found| found.len()), options.max_bytes());
    if let Some(found) = size.ok().and_then(|size| usize::try_from(size).ok()).filter(|size| *size > limit) {
        // A film among the letters fills no memory.
        return Ok(Err(ErrorKind::TooLarge { found, limit }.into()));
    }
    let bytes = fs::read(path)?;
    let options = if is_given { options } else { kamervragen_cli::with_record_beside(options, path) };
    Ok(kamervragen::parse_bytes(&bytes, &options))
}

/// The `OSError` that Python's own `open` would raise: `FileNotFoundError`, with the number and the file name.
pub(crate) fn os_error(py: Python<'_>, error: &io::Error, path: &Path) -> PyErr {
    let Some(number) = error.raw_os_error() else { return PyOSError::new_err(error.to_string()) };
    match py.import("os").and_then(|os| os.call_method1("strerror", (number,))) {
        Ok(words) => PyOSError::new_err((number, words.unbind(), path.as_os_str().to_owned())),
        Err(error) => error,
    }
}

/// The JSON Schema (draft 2020-12) of a document in JSON.
///
/// >>> import kamervragen as kv
/// >>> kv.json_schema()["title"]
/// 'Document'
#[pyfunction]
pub(crate) fn json_schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    class::to_dict(py, &kamervragen::json_schema())
}
