//! From a file to a document: the border behind which one bad document stays one bad document.
//!
//! The library promises never to panic. Should it do so all the same, one document of a hundred thousand would end
//! a night's work, and lose what the others gave; so a panic is caught here and told as a failure with the code
//! `internal`. That code always means a fault in the library, which its message asks to report; the place stands
//! above it on standard error. What cannot be caught: running out of stack or memory.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use kamervragen::{Document, Error, ErrorKind, Options};
use serde::Serialize;

/// Why a file gave no output.
///
/// The codes are those of [`kamervragen::ErrorKind`], and of the tool itself: `read-failed`, `write-failed`,
/// `output-collision`, `unsafe-name` and `internal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Failure {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) line: Option<usize>,
    pub(crate) column: Option<usize>,
}

impl Failure {
    /// A failure without a place in the source.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), line: None, column: None }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.kind.to_string(), line: error.line, column: error.column }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new("read-failed", error.to_string())
    }
}

/// The bytes of a file, unless they are more than `limit`, as the library would say: a film among the letters fills no memory.
pub(crate) fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let file = File::open(path)?;
    let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    if size > limit {
        return Err(Error::from(ErrorKind::TooLarge { found: size, limit }).into());
    }
    read_all(file, size, limit)
}

/// The bytes of a stream whose length is not known beforehand, up to one more than `limit`.
pub(crate) fn read_all(stream: impl Read, expected: usize, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(expected);
    stream.take((limit as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The document in `bytes`.
pub(crate) fn document_of(bytes: &[u8], options: &Options) -> Result<Document, Failure> {
    guarded(|| kamervragen::parse_bytes(bytes, options).map_err(Failure::from))
}

/// The text to which the spans of the document in `bytes` refer.
pub(crate) fn text_of(bytes: &[u8], options: &Options) -> Result<String, Failure> {
    guarded(|| kamervragen::source_text(bytes, options).map(Cow::into_owned).map_err(Failure::from))
}

/// Does `work`, and makes a failure of a panic in it.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    // Nothing that `work` borrows is used after a panic: the bytes and options are only read.
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Failure::new(
            "internal",
            "the library panicked: please report this, with the document if you can",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_panic_becomes_a_failure() {
        let failure = guarded(|| -> Result<(), _> { panic!("made for this test") }).unwrap_err();
        assert_eq!(failure.code, "internal");
    }

    #[test]
    fn ok_a_failure_keeps_the_place_apart_from_the_message() {
        let mut error = Error::from(ErrorKind::MalformedXml { reason: "`<al>` is not closed".into() });
        (error.line, error.column) = (Some(4), Some(2));
        let failure = Failure::from(error);
        assert_eq!((failure.code, failure.line, failure.column), ("malformed-xml", Some(4), Some(2)));
        assert_eq!(failure.message, "expected well-formed XML: `<al>` is not closed");
    }

    #[test]
    fn err_a_file_beyond_the_limit_is_not_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        // A sparse file: it takes no room on the disk.
        file.as_file().set_len(Options::DEFAULT_MAX_BYTES as u64 + 5).unwrap();
        let failure = read_file(file.path(), Options::DEFAULT_MAX_BYTES).unwrap_err();
        assert_eq!(failure.code, "too-large");
        assert!(failure.message.contains("268435461"), "{}", failure.message);
    }
}
