//! The documents in an archive, in its order, each with the publisher's record that lies beside it there.
//!
//! A record may stand anywhere in the archive, so it is looked through first: for the records, and for which documents
//! are alone in their folders. The records of a tar are put by, in a temporary file when they are many; of a zip it is
//! enough to know where they are. So a packed tar is unpacked twice.

use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Component, Path, PathBuf};

use kamervragen::Options;
use tempfile::SpooledTempFile;

use super::members::{Member, Members, broken};
use super::{Found, Held, Input, Unreachable, is_document, is_record};
use crate::reading::{Failure, guarded};
use crate::record::{self, Neighbours};

/// How much of the records of an archive is kept in memory.
const RECORDS_IN_MEMORY: usize = 16 << 20;

/// An archive that is being read.
pub(super) struct Archive {
    /// Its path with `!` behind it: the folder, as it were, of what is in it.
    path: PathBuf,
    /// The same of the name below the folder that was given.
    name: PathBuf,
    members: Members,
    index: Index,
    passed_over: usize,
    has_ended: bool,
}

impl Archive {
    /// The archive at `path`.
    ///
    /// # Errors
    ///
    /// When nothing in it can be read.
    pub(super) fn open(path: &Path, name: &Path) -> Result<Self, Failure> {
        guarded(|| {
            let index = Index::of(path)?;
            let members = Members::open(path)?;
            let (path, name) = (marked(path), marked(name));
            Ok(Self { path, name, members, index, passed_over: 0, has_ended: false })
        })
    }

    /// How many files in it have been passed over so far.
    pub(super) fn passed_over(&self) -> usize {
        self.passed_over
    }

    fn document(&mut self, below: &Path) -> Input {
        let name = self.name.join(below);
        let mut input = Input { path: self.path.join(below), name, is_namesake: false, held: None };
        let bytes = guarded(|| self.members.read());
        let options = Options::default().with_name(input.label());
        let mut neighbours = Inside { index: &mut self.index, members: &mut self.members };
        let options = record::with_record_among(options, below, &mut neighbours);
        input.held = Some(Held { bytes, options });
        input
    }
}

impl Iterator for Archive {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while !self.has_ended {
            match guarded(|| self.members.next()) {
                Ok(None) => break,
                Err(failure) => {
                    self.has_ended = true;
                    let archive = self.path.to_string_lossy();
                    let path = archive.strip_suffix('!').unwrap_or(&archive).into();
                    return Some(Err(Unreachable { path, failure }));
                }
                Ok(Some(member)) => match below(&member) {
                    Below::Document(path) => return Some(Ok(self.document(&path))),
                    Below::Outside => {
                        let failure = Failure::new(
                            "unsafe-name",
                            "expected a name below the archive, but found one that leads out of it",
                        );
                        // For the eye only: nobody is to open it.
                        let path = format!("{}/{}", self.path.display(), member.name).into();
                        return Some(Err(Unreachable { path, failure }));
                    }
                    Below::Record(_) | Below::Other => self.passed_over += 1,
                    Below::Nothing => {}
                },
            }
        }
        None
    }
}

/// How many documents are in the archive at `path`.
pub(super) fn count(path: &Path) -> Option<usize> {
    guarded(|| Index::of(path)).ok().map(|index| index.documents)
}

/// `all.zip!`: as a folder it can be told from the archive, and from any folder one is likely to have beside it.
fn marked(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("!");
    name.into()
}

/// What a file in an archive is, by its name.
enum Below {
    Document(PathBuf),
    Record(PathBuf),
    /// A document that would lie outside of the archive: `../../etc/a.md`.
    Outside,
    /// A file of another ending.
    Other,
    /// Hidden, or no file.
    Nothing,
}

fn below(member: &Member) -> Below {
    if !member.is_file {
        return Below::Nothing;
    }
    let mut path = PathBuf::new();
    let is_of_windows = member.name.contains('\\') && !member.name.contains('/');
    let parts = member.name.split(if is_of_windows { '\\' } else { '/' });
    let mut leads_out = false;
    for part in parts.filter(|part| !part.is_empty() && *part != ".") {
        let mut components = Path::new(part).components();
        leads_out |= !matches!((components.next(), components.next()), (Some(Component::Normal(_)), None));
        if part.starts_with('.') && part != ".." {
            return Below::Nothing;
        }
        path.push(part);
    }
    match (is_document(&path), is_record(&path)) {
        (false, false) => Below::Other,
        _ if leads_out => Below::Outside,
        (true, _) => Below::Document(path),
        _ => Below::Record(path),
    }
}

/// What must be known of an archive before its documents are read.
struct Index {
    documents: usize,
    records: HashMap<PathBuf, Place>,
    put_by: SpooledTempFile,
    /// The documents in each folder: the name up to the first period that all of them have, or none.
    folders: HashMap<PathBuf, Option<String>>,
}

/// Where a record is.
#[derive(Clone, Copy)]
enum Place {
    /// Among the members of a zip.
    Member(usize),
    /// Among those that were put by.
    PutBy { start: u64, length: usize },
}

impl Index {
    /// # Errors
    ///
    /// When nothing in the archive can be read. Where it ends too soon, the index holds what comes before: reading the
    /// documents meets that end again.
    fn of(path: &Path) -> Result<Self, Failure> {
        let mut members = Members::open(path)?;
        let put_by = SpooledTempFile::new(RECORDS_IN_MEMORY);
        let mut index = Self { documents: 0, records: HashMap::new(), put_by, folders: HashMap::new() };
        while let Ok(Some(member)) = members.next() {
            match below(&member) {
                Below::Document(path) => index.add(&path),
                Below::Record(path) => {
                    let place = match &mut members {
                        Members::Zip(zip) => Place::Member(zip.position()),
                        Members::Tar(tar) => {
                            let Ok(bytes) = tar.read() else { break };
                            index.put_by(&bytes)?
                        }
                    };
                    index.records.insert(path, place);
                }
                Below::Outside => index.documents += 1,
                Below::Other | Below::Nothing => {}
            }
        }
        Ok(index)
    }

    fn add(&mut self, document: &Path) {
        self.documents += 1;
        let folder = document.parent().unwrap_or(Path::new(""));
        let stem = record::stem(document);
        match self.folders.get_mut(folder) {
            Some(known) if known.as_ref() != Some(&stem) => *known = None,
            Some(_) => {}
            None => {
                self.folders.insert(folder.to_owned(), Some(stem));
            }
        }
    }

    fn put_by(&mut self, bytes: &[u8]) -> Result<Place, Failure> {
        let start = self.put_by.stream_position()?;
        self.put_by.write_all(bytes)?;
        Ok(Place::PutBy { start, length: bytes.len() })
    }
}

/// The files beside a document in an archive.
struct Inside<'a> {
    index: &'a mut Index,
    members: &'a mut Members,
}

impl Neighbours for Inside<'_> {
    fn has(&self, path: &Path) -> bool {
        self.index.records.contains_key(path)
    }

    fn read(&mut self, path: &Path) -> Result<Vec<u8>, Failure> {
        match (self.index.records.get(path), &mut *self.members) {
            (Some(&Place::Member(position)), Members::Zip(zip)) => zip.read_at(position),
            (Some(&Place::PutBy { start, length }), _) => {
                let mut bytes = vec![0; length];
                self.index.put_by.seek(SeekFrom::Start(start))?;
                self.index.put_by.read_exact(&mut bytes).map_err(|error| broken(&error))?;
                Ok(bytes)
            }
            _ => Err(Failure::new("internal", "a record that is not in the archive")),
        }
    }

    fn is_alone(&self, document: &Path) -> bool {
        let folder = document.parent().unwrap_or(Path::new(""));
        self.index.folders.get(folder).is_some_and(Option::is_some)
    }
}
