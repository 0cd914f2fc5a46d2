//! Which documents are read: the paths of the command line, the folders and the archives among them and in them.
//!
//! Folders and archives are walked while the run goes on, so a run needs no more memory for a million documents than for
//! ten. The order is that of the command line, within a folder that of the names, on every machine, and within an
//! archive its own.
//!
//! Not handled: archives in archives; the same file reached twice (it is read twice); names that differ only in
//! capitals, which some file systems hold for one.

mod archive;
mod members;
mod tar;
mod walk;
mod zip;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use kamervragen::Options;

use crate::args::LimitArgs;
use crate::reading::{self, Failure};
use crate::record;
use archive::Archive;
use walk::{Place, Walk};

/// The endings by which a file in a folder counts as a document.
const ENDINGS: [&str; 10] = ["md", "markdown", "txt", "text", "xml", "html", "htm", "docx", "odt", "pdf"];

/// A document to read.
#[derive(Debug)]
pub(crate) struct Input {
    /// Where it is, as the user would write it; `all.zip!/2031/a.md` for one in an archive.
    pub(crate) path: PathBuf,
    /// Its path below the folder that was given; the bare file name for a file that was named itself.
    pub(crate) name: PathBuf,
    /// Whether an earlier input has the same name: where several paths are given, or an archive holds a name twice.
    pub(crate) is_namesake: bool,
    held: Option<Held>,
}

/// What an archive holds of a document: it can only be read in its turn.
#[derive(Debug)]
struct Held {
    bytes: Result<Vec<u8>, Failure>,
    options: Options,
}

impl Input {
    /// The name with `/` on every machine; what is not Unicode becomes `�`.
    pub(crate) fn label(&self) -> String {
        let parts: Vec<_> = self.name.iter().map(OsStr::to_string_lossy).collect();
        parts.join("/")
    }

    /// The bytes, and how to read them: with the name, and with the publisher's record that is beside them.
    pub(crate) fn read(&mut self, limits: LimitArgs) -> Result<(Vec<u8>, Options), Failure> {
        if let Some(held) = self.held.take() {
            // More than that is not taken out of an archive.
            let most = limits.max_bytes.min(Options::DEFAULT_MAX_BYTES);
            return Ok((held.bytes?, limits.within(held.options).with_max_bytes(most)));
        }
        let bytes = reading::read_file(&self.path, limits.max_bytes)?;
        let options = limits.within(Options::default()).with_name(self.label());
        Ok((bytes, record::with_record_beside(options, &self.path)))
    }

    /// How many bytes there are to read, about.
    pub(crate) fn size(&self) -> usize {
        match &self.held {
            Some(held) => held.bytes.as_ref().map_or(0, Vec::len),
            None => {
                fs::metadata(&self.path).map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX))
            }
        }
    }
}

/// A place below a folder that could not be looked at, or an archive that could not be read.
#[derive(Debug)]
pub(crate) struct Unreachable {
    pub(crate) path: PathBuf,
    pub(crate) failure: Failure,
}

/// A document to read, or a place that could not be looked at.
pub(crate) type Found = Result<Input, Unreachable>;

/// The documents to read, in order.
pub(crate) struct Inputs<'a> {
    walk: Walk<'a>,
    archive: Option<Archive>,
    names: Names,
    passed_over: usize,
}

impl<'a> Inputs<'a> {
    /// The documents at `paths`, in the folders among them, and in the archives among and in both.
    ///
    /// # Errors
    ///
    /// When one of the paths does not exist: better before hours of work than after.
    pub(crate) fn new(paths: &'a [PathBuf]) -> Result<Self> {
        let names = Names { seen: HashSet::new(), are_all_kept: paths.len() > 1 };
        Ok(Self { walk: Walk::new(paths)?, archive: None, names, passed_over: 0 })
    }

    /// How many documents there are at `paths`. Archives are looked through for it; what cannot be looked at counts as
    /// one, since it is told as one.
    pub(crate) fn count(paths: &'a [PathBuf]) -> Result<usize> {
        Ok(Walk::new(paths)?
            .map(|place| match place {
                Ok(Place::Archive { path, .. }) => archive::count(&path).unwrap_or(1),
                _ => 1,
            })
            .sum())
    }

    /// How many files in folders and archives have been passed over so far because they do not count as documents.
    pub(crate) fn passed_over(&self) -> usize {
        self.passed_over + self.walk.passed_over() + self.archive.as_ref().map_or(0, Archive::passed_over)
    }

    /// The first input.
    ///
    /// # Errors
    ///
    /// When there is none: a run on nothing is a mistake in the paths, and must not look like a good one.
    pub(crate) fn first(&mut self) -> Result<Found> {
        let Some(first) = self.next() else {
            bail!(
                "found no documents ({} passed over): in a folder, documents end in .{}",
                counted(self.passed_over(), "file"),
                ENDINGS.join(", .")
            );
        };
        Ok(first)
    }
}

impl Iterator for Inputs<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(archive) = &mut self.archive {
                if let Some(mut found) = archive.next() {
                    if let Ok(input) = &mut found {
                        input.is_namesake = self.names.has(&input.name);
                    }
                    return Some(found);
                }
                self.passed_over += archive.passed_over();
                self.archive = None;
            }
            match self.walk.next()? {
                Err(unreachable) => return Some(Err(unreachable)),
                Ok(Place::File { path, name }) => {
                    let is_namesake = self.names.has(&name);
                    return Some(Ok(Input { path, name, is_namesake, held: None }));
                }
                Ok(Place::Archive { path, name }) => match Archive::open(&path, &name) {
                    Ok(archive) => self.archive = Some(archive),
                    Err(failure) => return Some(Err(Unreachable { path, failure })),
                },
            }
        }
    }
}

/// The names so far, of those that can come twice.
struct Names {
    seen: HashSet<PathBuf>,
    /// A folder holds a name but once, so only several paths can give one twice, and archives: they may hold one twice,
    /// and there may be a folder `all.zip!` beside `all.zip`.
    are_all_kept: bool,
}

impl Names {
    /// Whether the name has come before.
    fn has(&mut self, name: &Path) -> bool {
        let is_like_in_archive = || name.iter().any(|part| part.to_string_lossy().ends_with('!'));
        (self.are_all_kept || is_like_in_archive()) && !self.seen.insert(name.to_owned())
    }
}

/// `1 file`, `12 files`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
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

#[cfg(test)]
mod tests {
    use std::slice;

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
        assert_eq!(inputs.len(), 1);
        assert_eq!((&inputs[0].path, inputs[0].label().as_str()), (&path, "letter.rtf"));
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
