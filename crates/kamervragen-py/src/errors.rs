//! Errors of the core as the exceptions of `kamervragen/exceptions.py`.

use kamervragen::{Error, ErrorKind};
use pyo3::PyErr;

mod exceptions {
    pyo3::import_exception!(kamervragen.exceptions, BrokenContainerError);
    pyo3::import_exception!(kamervragen.exceptions, EmptyError);
    pyo3::import_exception!(kamervragen.exceptions, KamervragenError);
    pyo3::import_exception!(kamervragen.exceptions, MalformedXmlError);
    pyo3::import_exception!(kamervragen.exceptions, NoQuestionsError);
    pyo3::import_exception!(kamervragen.exceptions, TooDeepError);
    pyo3::import_exception!(kamervragen.exceptions, TooLargeError);
    pyo3::import_exception!(kamervragen.exceptions, TooManyError);
    pyo3::import_exception!(kamervragen.exceptions, UnreadableError);
    pyo3::import_exception!(kamervragen.exceptions, UnsupportedFormatError);
}

/// The exception for an error: one class a kind, and the base class for kinds that have none yet.
pub(crate) fn exception(error: &Error) -> PyErr {
    let span = error.span.map(crate::class::span);
    let arguments = (error.to_string(), span, error.line, error.column);
    match error.kind {
        ErrorKind::Empty => exceptions::EmptyError::new_err(arguments),
        ErrorKind::TooLarge { .. } => exceptions::TooLargeError::new_err(arguments),
        ErrorKind::Unreadable { .. } => exceptions::UnreadableError::new_err(arguments),
        ErrorKind::UnsupportedFormat { .. } => exceptions::UnsupportedFormatError::new_err(arguments),
        ErrorKind::BrokenContainer { .. } => exceptions::BrokenContainerError::new_err(arguments),
        ErrorKind::MalformedXml { .. } => exceptions::MalformedXmlError::new_err(arguments),
        ErrorKind::TooDeep { .. } => exceptions::TooDeepError::new_err(arguments),
        ErrorKind::TooMany { .. } => exceptions::TooManyError::new_err(arguments),
        ErrorKind::NoQuestions => exceptions::NoQuestionsError::new_err(arguments),
        _ => exceptions::KamervragenError::new_err(arguments),
    }
}
