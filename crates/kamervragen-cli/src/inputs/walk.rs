//! Folders, walked in the order of their names.

use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

use anyhow::{Context, Result};
use walkdir::{DirEntry, WalkDir};

use super::members::Form;
use super::{Unreachable, is_document};
use crate::reading::Failure;

/// A file that holds documents.
pub(super) enum Place {
    /// It is one.
    File { path: PathBuf, name: PathBuf },
    /// There are some in it.
    Archive { path: PathBuf, name: PathBuf },
}

impl Place {
    fn of(path: PathBuf, name: PathBuf) -> Self {
        if Form::of(&path).is_some() { Self::Archive { path, name } } else { Self::File { path, name } }
    }
}

/// The files at the paths of the command line, and in the folders among them.
pub(super) struct Walk<'a> {
    paths: slice::Iter<'a, PathBuf>,
    folder: Option<(PathBuf, Entries)>,
    passed_over: usize,
}

impl<'a> Walk<'a> {
    /// # Errors
    ///
    /// When one of the paths does not exist.
    pub(super) fn new(paths: &'a [PathBuf]) -> Result<Self> {
        for path in paths {
            fs::metadata(path).with_context(|| format!("cannot find `{}`", path.display()))?;
        }
        Ok(Self { paths: paths.iter(), folder: None, passed_over: 0 })
    }

    pub(super) fn passed_over(&self) -> usize {
        self.passed_over
    }
}

impl Iterator for Walk<'_> {
    type Item = Result<Place, Unreachable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some((folder, walk)) = &mut self.folder else {
                let path = self.paths.next()?.clone();
                if path.is_dir() {
                    self.folder = Some((path.clone(), walk_sorted(&path)));
                    continue;
                }
                let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
                return Some(Ok(Place::of(path, name)));
            };
            match walk.next() {
                None => self.folder = None,
                Some(Err(error)) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let failure = Failure::new("read-failed", reason_of(&error));
                    return Some(Err(Unreachable { path, failure }));
                }
                Some(Ok(entry)) => {
                    let kind = entry.file_type();
                    if kind.is_dir() {
                        continue;
                    }
                    let path = entry.path();
                    if !kind.is_file() || !(is_document(path) || Form::of(path).is_some()) {
                        self.passed_over += 1;
                        continue;
                    }
                    let path = entry.into_path();
                    let name = path.strip_prefix(&*folder).unwrap_or(&path).to_owned();
                    return Some(Ok(Place::of(path, name)));
                }
            }
        }
    }
}

/// What is in a folder and below it, less what is hidden.
type Entries = walkdir::FilterEntry<walkdir::IntoIter, fn(&DirEntry) -> bool>;

fn walk_sorted(folder: &Path) -> Entries {
    WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_wanted)
}

/// A folder that was asked for is read, whatever its name.
fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// What went wrong, without the path that `walkdir` puts before it.
fn reason_of(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}
