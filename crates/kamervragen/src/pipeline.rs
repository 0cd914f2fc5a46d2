//! The stages and their order.

use crate::{Document, Error, ErrorKind, Options};

/// Reads a document from text.
///
/// # Errors
///
/// [`Error`] when no document could be made.
pub fn parse(text: &str) -> Result<Document, Error> {
    parse_bytes(text.as_bytes(), &Options::default())
}

/// Reads a document from bytes in any form.
///
/// # Errors
///
/// [`Error`] when no document could be made.
pub fn parse_bytes(_bytes: &[u8], _options: &Options) -> Result<Document, Error> {
    Err(ErrorKind::NoQuestions.into())
}
