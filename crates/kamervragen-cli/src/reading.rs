//! From a file to a document: the border behind which one bad document stays one bad document.
//!
//! The library promises never to panic. Should it do so all the same, one document of a hundred thousand would end
//! a night's work, and lose what the others gave; so a panic is caught here and told as a failure with the code
//! `internal`. That code always means a fault in the library, which its message asks to report; the place stands
//! above it on standard error. What cannot be caught: running out of stack or memory.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use kamervragen::fields::identifiers::parse_publication_id;
use kamervragen::{DiagnosticCode, Document, Error, ErrorKind, Format, Options, RecordEntry, read_record};
use serde::Serialize;

use crate::inputs::{is_document, is_record};

/// Why a file gave no output.
///
/// The codes are those of [`kamervragen::ErrorKind`], and of the tool itself: `read-failed`, `write-failed`,
/// `output-collision` and `internal`.
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

/// The bytes of a file, unless they are more than the library reads: a film among the letters fills no memory.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let file = File::open(path)?;
    let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let limit = Options::DEFAULT_MAX_BYTES;
    if size > limit {
        return Err(Error::from(ErrorKind::TooLarge { found: size, limit }).into());
    }
    read_all(file, size)
}

/// The bytes of a stream whose length is not known beforehand, up to one more than the library reads.
pub(crate) fn read_all(stream: impl Read, expected: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(expected);
    stream.take(Options::DEFAULT_MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Adds to the options the publisher's record that lies beside the document at `path`.
///
/// For `X.pdf` that is `X.metadata.xml`, and for `X.assembled.xml` also; else it is `metadata.xml` in the same folder.
/// That one is left alone where it may be the record of another: where the file is called after a publication that the
/// record does not name, or is not the only document of its folder. A record that is there but cannot be read gives the
/// document a diagnostic.
#[must_use]
pub fn with_record_beside(options: Options, path: &Path) -> Options {
    if is_record(path) {
        return options;
    }
    if let Some(own) = own_records(path).into_iter().find(|record| record.is_file()) {
        return match read_file(&own) {
            Ok(bytes) => options.with_metadata_xml(bytes),
            Err(failure) => options.with_unreadable_metadata(failure.message),
        };
    }
    let shared = path.with_file_name("metadata.xml");
    let id = parse_publication_id(&stem(path));
    if !shared.is_file() || (id.is_none() && !is_alone(path)) {
        return options;
    }
    match (read_file(&shared), id) {
        (Ok(bytes), Some(id)) if !names(&bytes, &id) => options,
        (Ok(bytes), _) => options.with_metadata_xml(bytes),
        // Whose record it is cannot be told.
        (Err(_), Some(_)) => options,
        (Err(failure), None) => options.with_unreadable_metadata(failure.message),
    }
}

/// `X.metadata.xml` for `X.ending`; with a second ending, also without that.
fn own_records(path: &Path) -> Vec<PathBuf> {
    let record = |name: &Path| {
        let mut name = name.as_os_str().to_owned();
        name.push(".metadata.xml");
        path.with_file_name(name)
    };
    let first = path.file_stem().map(Path::new);
    let second = first.and_then(Path::file_stem).map(Path::new);
    first.into_iter().chain(second).map(record).collect()
}

/// The name of a file up to its first period: an id has none.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// Whether no document of another name lies in the same folder.
fn is_alone(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let own = stem(path);
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().map(|entry| entry.path()).all(|other| !is_document(&other) || stem(&other) == own)
    })
}

/// Whether the record says that it is that of the publication. One that cannot be read says nothing.
fn names(record: &[u8], id: &str) -> bool {
    let is_id = |entry: &RecordEntry| {
        let name = entry.name.to_ascii_lowercase();
        name.ends_with(".identifier") && parse_publication_id(&entry.content).is_some_and(|named| named == id)
    };
    guarded(|| Ok(read_record(record).is_ok_and(|entries| entries.iter().any(is_id)))).unwrap_or(false)
}

/// Whether a document was made with the record that the options have now.
///
/// A document in a form that can hold a record itself does not show whether another lay beside it and is gone.
pub(crate) fn has_that_record(document: &Document, options: &Options) -> bool {
    let unreadable =
        || document.diagnostics.iter().find(|found| found.code == DiagnosticCode::UnreadableRecord);
    let record = &document.metadata.record;
    let Some(bytes) = options.metadata_xml() else {
        let is_text = matches!(document.source.format, Format::Markdown | Format::Plain);
        return unreadable().is_none() && (record.is_empty() || !is_text);
    };
    let is_same = || match read_record(bytes) {
        Ok(entries) => unreadable().is_none() && record.starts_with(&entries),
        Err(told) => unreadable().is_some_and(|found| found.message == told.message),
    };
    guarded(|| Ok(is_same())).unwrap_or(false)
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
fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
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
        let failure = read_file(file.path()).unwrap_err();
        assert_eq!(failure.code, "too-large");
        assert!(failure.message.contains("268435461"), "{}", failure.message);
    }
}
