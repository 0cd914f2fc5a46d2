//! The publisher's record that lies beside a document.

use std::fs;
use std::path::{Path, PathBuf};

use kamervragen::fields::identifiers::parse_publication_id;
use kamervragen::{DiagnosticCode, Format, Options, RecordEntry, read_record};

use crate::inputs::{is_document, is_record};
use crate::outline::Outline;
use crate::reading::{Failure, guarded, read_file};

/// Adds to the options the publisher's record that lies beside the document at `path`.
///
/// For `X.pdf` that is `X.metadata.xml`, and for `X.assembled.xml` also; else it is `metadata.xml` in the same folder.
/// That one is left alone where it may be the record of another: where the file is called after a publication that the
/// record does not name, or is not the only document of its folder. A record that is there but cannot be read gives the
/// document a diagnostic.
#[must_use]
pub fn with_record_beside(options: Options, path: &Path) -> Options {
    with_record_among(options, path, &mut OnDisk)
}

/// The files beside a document: on the disk, or in an archive.
pub(crate) trait Neighbours {
    /// Whether there is a file of that path.
    fn has(&self, path: &Path) -> bool;

    /// Its bytes.
    fn read(&mut self, path: &Path) -> Result<Vec<u8>, Failure>;

    /// Whether no document of another name lies in the same folder.
    fn is_alone(&self, document: &Path) -> bool;
}

/// The same as [`with_record_beside`], for a document among files that may be anywhere.
pub(crate) fn with_record_among(options: Options, path: &Path, neighbours: &mut impl Neighbours) -> Options {
    if is_record(path) {
        return options;
    }
    if let Some(own) = own_records(path).into_iter().find(|record| neighbours.has(record)) {
        return match neighbours.read(&own) {
            Ok(bytes) => options.with_metadata_xml(bytes),
            Err(failure) => options.with_unreadable_metadata(failure.message),
        };
    }
    let shared = path.with_file_name("metadata.xml");
    let id = parse_publication_id(&stem(path));
    if !neighbours.has(&shared) || (id.is_none() && !neighbours.is_alone(path)) {
        return options;
    }
    match (neighbours.read(&shared), id) {
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
pub(crate) fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The files in the folder of the document.
struct OnDisk;

impl Neighbours for OnDisk {
    fn has(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn read(&mut self, path: &Path) -> Result<Vec<u8>, Failure> {
        read_file(path, Options::DEFAULT_MAX_BYTES)
    }

    fn is_alone(&self, document: &Path) -> bool {
        let folder =
            document.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let own = stem(document);
        fs::read_dir(folder).is_ok_and(|entries| {
            entries
                .flatten()
                .map(|entry| entry.path())
                .all(|other| !is_document(&other) || stem(&other) == own)
        })
    }
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
pub(crate) fn has_that_record(document: &Outline, options: &Options) -> bool {
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
