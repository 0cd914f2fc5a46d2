//! Files that appear whole or not at all, and standard output.
//!
//! A file is written under a hidden name beside its place (`.kamervragen-part.all.jsonl`) and renamed when it is
//! complete, so that nobody meets half a file under its name. A run that is killed leaves the hidden file; the next run
//! for the same place goes on with it or writes over it. While a run writes it, it is locked: two runs for one place
//! would spoil it for each other. Not handled: the power failing, file systems that know no locks.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::encoding::{Encoder, Encoding};

/// The name that stands for standard input or output on the command line.
pub(crate) const STANDARD: &str = "-";

/// One output that is written bit by bit; packed where its name ends in `.gz` or `.zst`.
pub(crate) struct Output {
    name: PathBuf,
    writer: Encoder<Target>,
}

enum Target {
    /// Standard output.
    Standard(Stdout),
    /// A file that appears under its name at the end.
    Whole(Part),
    /// A pipe or device, which cannot be replaced by another file: `/dev/null`, `>(gzip)`.
    Direct(File),
}

impl Output {
    /// Standard output.
    pub(crate) fn standard() -> Result<Self> {
        Self::to("standard output".into(), Target::Standard(io::stdout()), Encoding::Plain)
    }

    /// The file at `path`, in a folder that exists; `-` is standard output.
    ///
    /// # Errors
    ///
    /// When there can be no such file, or another run is writing it: better before the work than after.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        Self::create_as(path, Unfinished::Removed)
    }

    /// The same, with the fate of what is written of it when the run is broken off.
    pub(crate) fn create_as(path: &Path, unfinished: Unfinished) -> Result<Self> {
        if path == Path::new(STANDARD) {
            return Self::standard();
        }
        let target =
            Target::create(path, unfinished).with_context(|| format!("cannot write `{}`", path.display()))?;
        Self::to(path.to_owned(), target, Encoding::of(path))
    }

    fn to(name: PathBuf, target: Target, encoding: Encoding) -> Result<Self> {
        let writer = encoding.writer(target).with_context(|| format!("cannot write `{}`", name.display()))?;
        Ok(Self { name, writer })
    }

    /// Adds bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.writer.write_all(bytes).with_context(|| format!("cannot write `{}`", self.name.display()))
    }

    /// Sends on what was added so far: for a reader who waits for lines.
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.writer.flush().with_context(|| format!("cannot write `{}`", self.name.display()))
    }

    /// Completes the output; without it, a file does not appear.
    pub(crate) fn finish(self) -> Result<()> {
        let finished = self.writer.finish().and_then(|mut target| {
            target.flush()?;
            if let Target::Whole(part) = target { part.appear() } else { Ok(()) }
        });
        finished.with_context(|| format!("cannot write `{}`", self.name.display()))
    }
}

/// For those who write by themselves and tell what went wrong.
impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Target {
    fn create(path: &Path, unfinished: Unfinished) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => Ok(Self::Direct(File::create(path)?)),
            // A link stays a link: the file that it leads to is replaced.
            Ok(_) => Ok(Self::Whole(Part::create(fs::canonicalize(path)?, unfinished)?)),
            Err(_) => Ok(Self::Whole(Part::create(path.to_owned(), unfinished)?)),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(output) => output.write(bytes),
            Self::Whole(part) => part.file.write(bytes),
            Self::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(output) => output.flush(),
            Self::Whole(part) => part.file.flush(),
            Self::Direct(file) => file.flush(),
        }
    }
}

/// What becomes of a file that is not finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfinished {
    /// It goes when the run ends; a killed run leaves it to be written over.
    Removed,
    /// It stays for a later run, see [`earlier_of`]. `resumed` says whether this run is one to read what others left.
    Kept { resumed: bool },
}

/// A file that has not yet its name.
struct Part {
    path: PathBuf,
    hidden: PathBuf,
    file: File,
    unfinished: Unfinished,
    has_appeared: bool,
}

impl Part {
    fn create(path: PathBuf, unfinished: Unfinished) -> io::Result<Self> {
        let hidden = beside(&path, "part");
        let mut file = locked(&hidden)?;
        if let Unfinished::Kept { resumed } = unfinished {
            let kept = beside(&path, "kept");
            if !resumed {
                let _ = fs::remove_file(&kept);
            } else if file.metadata()?.len() > fs::metadata(&kept).map_or(0, |kept| kept.len()) {
                // Of two runs that were broken off, the one that came further is worth more: the other one had
                // begun by taking over what that one had.
                fs::rename(&hidden, &kept)?;
                file = locked(&hidden)?;
            }
        }
        file.set_len(0)?;
        Ok(Self { path, hidden, file, unfinished, has_appeared: false })
    }

    fn appear(mut self) -> io::Result<()> {
        fs::rename(&self.hidden, &self.path)?;
        self.has_appeared = true;
        if self.unfinished != Unfinished::Removed {
            // Most often there is none.
            let _ = fs::remove_file(beside(&self.path, "kept"));
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let is_worth_keeping = || {
            self.unfinished != Unfinished::Removed && self.file.metadata().is_ok_and(|file| file.len() > 0)
        };
        if !self.has_appeared && !is_worth_keeping() {
            let _ = fs::remove_file(&self.hidden);
        }
    }
}

/// What earlier runs left of the output at `path`: that of one that was broken off, and a finished one.
pub(crate) fn earlier_of(path: &Path) -> [PathBuf; 2] {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    [beside(&path, "kept"), path]
}

/// `.kamervragen-part.all.jsonl` for `all.jsonl`: the ending still tells how it is packed.
fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(format!(".kamervragen-{what}."));
    name.push(path.file_name().unwrap_or_default());
    path.with_file_name(name)
}

/// A file that no other run has: a new one, or what a run left that is no more.
fn locked(path: &Path) -> io::Result<File> {
    let taken = || io::Error::new(io::ErrorKind::ResourceBusy, "another run is writing it");
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Err(taken()),
        // A file system without locks.
        Err(TryLockError::Error(_)) | Ok(()) => {}
    }
    // Between opening and locking, the run that had it may have finished, and given it its name.
    let is_still_there =
        same_file::Handle::from_file(file.try_clone()?)? == same_file::Handle::from_path(path)?;
    if is_still_there { Ok(file) } else { Err(taken()) }
}

/// Whether the reader of an output went away: `kamervragen check . | head`.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn ok_a_file_appears_only_when_finished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        let mut output = Output::create(&path).unwrap();
        output.write(b"{}\n").unwrap();
        output.flush().unwrap();
        assert!(!path.exists());
        output.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"{}\n");
        assert_eq!(names_in(folder.path()), ["all.jsonl"]);
    }

    #[test]
    fn ok_an_unfinished_output_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        fs::write(&path, "old").unwrap();
        let mut output = Output::create(&path).unwrap();
        output.write(b"new").unwrap();
        drop(output);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names_in(folder.path()), ["all.jsonl"]);
    }

    #[test]
    fn err_a_file_that_cannot_be_put_in_place_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("taken")).unwrap();
        assert!(Output::create(&folder.path().join("taken")).is_err());
        assert_eq!(names_in(folder.path()), ["taken"]);
    }

    #[cfg(unix)]
    #[test]
    fn ok_a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("latest.jsonl");
        fs::write(folder.path().join("real.jsonl"), "old").unwrap();
        std::os::unix::fs::symlink("real.jsonl", &link).unwrap();
        let mut output = Output::create(&link).unwrap();
        output.write(b"new").unwrap();
        output.finish().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(folder.path().join("real.jsonl")).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn ok_a_device_is_written_to_and_not_replaced() {
        use std::os::unix::fs::FileTypeExt;

        let mut output = Output::create(Path::new("/dev/null")).unwrap();
        output.write(b"x").unwrap();
        output.finish().unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }

    #[test]
    fn ok_what_is_unfinished_can_be_kept_and_the_longest_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        let [kept, whole] = earlier_of(&path);
        assert_eq!(whole, path);
        let broken_off = |bytes: &[u8], resumed| {
            let mut output = Output::create_as(&path, Unfinished::Kept { resumed }).unwrap();
            output.write(bytes).unwrap();
            output.flush().unwrap();
        };
        broken_off(b"first, long", false);
        broken_off(b"short", true);
        assert_eq!(fs::read(&kept).unwrap(), b"first, long");
        broken_off(b"", true);
        assert_eq!(fs::read(&kept).unwrap(), b"first, long");
        broken_off(b"second, and longer", true);
        broken_off(b"third", true);
        assert_eq!(fs::read(&kept).unwrap(), b"second, and longer");
        let output = Output::create_as(&path, Unfinished::Kept { resumed: true }).unwrap();
        output.finish().unwrap();
        assert_eq!(names_in(folder.path()), ["all.jsonl"]);
        broken_off(b"fourth", false);
        drop(Output::create(&path).unwrap());
        assert_eq!(names_in(folder.path()), ["all.jsonl"]);
    }

    #[test]
    fn err_two_runs_for_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        let mut first = Output::create(&path).unwrap();
        let second = Output::create(&path).err().unwrap();
        assert!(format!("{second:#}").ends_with("another run is writing it"), "{second:#}");
        first.write(b"{}\n").unwrap();
        first.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"{}\n");
    }

    #[test]
    fn ok_files_are_packed_by_their_ending() {
        let folder = tempfile::tempdir().unwrap();
        for (name, start) in [("a.jsonl.gz", &[0x1f, 0x8b][..]), ("a.jsonl.ZST", &[0x28, 0xb5, 0x2f, 0xfd])] {
            let path = folder.path().join(name);
            let mut output = Output::create(&path).unwrap();
            for _ in 0..10_000 {
                output.write(b"{}\n").unwrap();
            }
            output.finish().unwrap();
            let packed = fs::read(&path).unwrap();
            assert!(packed.starts_with(start) && packed.len() < 1_000, "{name}: {} bytes", packed.len());
            let mut text = String::new();
            let mut reader = Encoding::of(&path).reader(File::open(&path).unwrap()).unwrap();
            io::Read::read_to_string(&mut reader, &mut text).unwrap();
            assert_eq!(text, "{}\n".repeat(10_000));
        }
    }
}
