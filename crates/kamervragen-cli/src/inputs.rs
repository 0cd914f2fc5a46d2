//! Which files are read: the paths of the command line, and the documents in the folders among them.
//!
//! Folders are walked while the run goes on, so a run on a folder needs no more memory for a million files than for
//! ten. The order is that of the command line, and within a folder that of the names, on every machine.
//!
//! Not handled: archives; the same file reached twice (it is read twice); names that differ only in capitals, which
//! some file systems hold for one.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

use anyhow::{Context, Result, bail};
use ignore::{Walk, WalkBuilder};

use crate::reading::Failure;

/// The endings by which a file in a folder counts as a document.
const ENDINGS: [&str; 10] = ["md", "markdown", "txt", "text", "xml", "html", "htm", "docx", "odt", "pdf"];

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    /// Where it is, as the user would write it.
    pub(crate) path: PathBuf,
    /// Its path below the folder that was given; the bare file name for a file that was named itself.
    pub(crate) name: PathBuf,
    /// Whether an earlier input has the same name. A folder holds a name but once, so only several paths can give
    /// one twice.
    pub(crate) is_namesake: bool,
}

impl Input {
    /// The name with `/` on every machine; what is not Unicode becomes `�`.
    pub(crate) fn label(&self) -> String {
        let parts: Vec<_> = self.name.iter().map(OsStr::to_string_lossy).collect();
        parts.join("/")
    }
}

/// A place below a folder that could not be looked at.
#[derive(Debug)]
pub(crate) struct Unreachable {
    pub(crate) path: PathBuf,
    pub(crate) failure: Failure,
}

/// The files to read, in order.
pub(crate) struct Inputs<'a> {
    paths: slice::Iter<'a, PathBuf>,
    folder: Option<(PathBuf, Walk)>,
    /// The names so far; kept only where one can come twice.
    names: Option<HashSet<PathBuf>>,
    passed_over: usize,
}

impl<'a> Inputs<'a> {
    /// The files at `paths` and in the folders among them.
    ///
    /// # Errors
    ///
    /// When one of the paths does not exist: better before hours of work than after.
    pub(crate) fn new(paths: &'a [PathBuf]) -> Result<Self> {
        for path in paths {
            fs::metadata(path).with_context(|| format!("cannot find `{}`", path.display()))?;
        }
        let names = (paths.len() > 1).then(HashSet::new);
        Ok(Self { paths: paths.iter(), folder: None, names, passed_over: 0 })
    }

    /// How many files in folders have been passed over so far because they do not count as documents.
    pub(crate) fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// The first input.
    ///
    /// # Errors
    ///
    /// When there is none: a run on nothing is a mistake in the paths, and must not look like a good one.
    pub(crate) fn first(&mut self) -> Result<Result<Input, Unreachable>> {
        let Some(first) = self.next() else {
            bail!(
                "found no documents ({} passed over): in a folder, documents end in .{}",
                counted(self.passed_over, "file"),
                ENDINGS.join(", .")
            );
        };
        Ok(first)
    }

    fn named(&mut self, path: PathBuf, name: PathBuf) -> Input {
        let is_namesake = self.names.as_mut().is_some_and(|names| !names.insert(name.clone()));
        Input { path, name, is_namesake }
    }
}

impl Iterator for Inputs<'_> {
    type Item = Result<Input, Unreachable>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some((folder, walk)) = &mut self.folder else {
                let path = self.paths.next()?.clone();
                if path.is_dir() {
                    self.folder = Some((path.clone(), walk_sorted(&path)));
                    continue;
                }
                let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
                return Some(Ok(self.named(path, name)));
            };
            match walk.next() {
                None => self.folder = None,
                Some(Err(error)) => {
                    let path = path_of(&error).unwrap_or(folder).to_owned();
                    let failure = Failure::new("read-failed", reason_of(&error));
                    return Some(Err(Unreachable { path, failure }));
                }
                Some(Ok(entry)) => {
                    let kind = entry.file_type();
                    if kind.is_some_and(|kind| kind.is_dir()) {
                        continue;
                    }
                    if !kind.is_some_and(|kind| kind.is_file()) || !is_document(entry.path()) {
                        self.passed_over += 1;
                        continue;
                    }
                    let path = entry.into_path();
                    let name = path.strip_prefix(&*folder).unwrap_or(&path).to_owned();
                    return Some(Ok(self.named(path, name)));
                }
            }
        }
    }
}

/// `1 file`, `12 files`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn walk_sorted(folder: &Path) -> Walk {
    WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_name(Ord::cmp).build()
}

/// Whether a file in a folder counts as a document.
pub(crate) fn is_document(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    !is_record(path) && name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// `metadata.xml` and `ah-tk-20302031-812.metadata.xml` are the record beside a publication, not a publication.
pub(crate) fn is_record(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    name == "metadata.xml" || name.ends_with(".metadata.xml")
}

fn path_of(error: &ignore::Error) -> Option<&PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// What went wrong, without the path that `ignore` puts before it.
fn reason_of(error: &ignore::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_below(folder: &Path) -> Vec<String> {
        Inputs::new(&[folder.to_owned()]).unwrap().map(|input| input.unwrap().label()).collect()
    }

    #[test]
    fn ok_documents_are_told_by_their_ending() {
        for name in ["a.md", "A.PDF", "b/c.Html", "x.y.docx", ".md.txt"] {
            assert!(is_document(Path::new(name)), "{name}");
        }
        for name in
            ["a", "md", "a.json", "a.md.json", "a.doc", "metadata.xml", "b/x.metadata.xml", "X.METADATA.XML"]
        {
            assert!(!is_document(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn ok_folders_are_walked_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/.hidden")).unwrap();
        for name in
            ["c.md", "a.txt", "b/2.md", "b/10.md", "B.md", ".secret.md", "b/.hidden/x.md", "notes.json"]
        {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::write(folder.path().join(".gitignore"), "*.md\n").unwrap();
        fs::write(folder.path().join(".ignore"), "*.md\n").unwrap();
        assert_eq!(names_below(folder.path()), ["B.md", "a.txt", "b/10.md", "b/2.md", "c.md"]);
    }

    #[test]
    fn ok_files_that_are_no_documents_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.md", "a.json", "metadata.xml"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let paths = [folder.path().to_owned()];
        let mut inputs = Inputs::new(&paths).unwrap();
        assert_eq!(inputs.by_ref().count(), 1);
        assert_eq!(inputs.passed_over(), 2);
    }

    #[test]
    fn ok_a_named_file_is_tried_whatever_its_ending() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.rtf");
        fs::write(&path, "x").unwrap();
        let inputs: Vec<_> = Inputs::new(slice::from_ref(&path)).unwrap().map(Result::unwrap).collect();
        assert_eq!(inputs, [Input { path, name: "letter.rtf".into(), is_namesake: false }]);
    }

    #[cfg(unix)]
    #[test]
    fn ok_links_below_a_folder_are_not_followed_but_a_named_link_is() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        fs::create_dir(&real).unwrap();
        fs::write(real.join("a.md"), "x").unwrap();
        symlink(&real, real.join("loop")).unwrap();
        symlink(real.join("a.md"), real.join("b.md")).unwrap();
        symlink(&real, folder.path().join("link")).unwrap();
        assert_eq!(names_below(&real), ["a.md"]);
        assert_eq!(names_below(&folder.path().join("link")), ["a.md"]);
    }

    #[test]
    fn err_a_path_that_does_not_exist() {
        let folder = tempfile::tempdir().unwrap();
        let error = Inputs::new(&[folder.path().to_owned(), folder.path().join("gone.md")]).err().unwrap();
        assert!(format!("{error:#}").contains("gone.md"), "{error:#}");
    }
}
