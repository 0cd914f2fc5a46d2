//! Where data goes: files that appear whole or not at all, and standard output.
//!
//! A file is written under a hidden name beside its place (`.kamervragen-….tmp`) and renamed when it is complete, so
//! that nobody meets half a file under its name. A run that is killed can leave such a hidden file, never a half
//! output. Not handled: the power failing; `convert --resume` reads outputs back and does a damaged one again.

use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// The name that stands for standard input or output on the command line.
pub(crate) const STANDARD: &str = "-";

/// Writes a whole file, or leaves what was there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = temporary_beside(path)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// One output that is written bit by bit.
pub(crate) struct Output {
    name: PathBuf,
    target: Target,
}

enum Target {
    /// Standard output.
    Standard(BufWriter<StdoutLock<'static>>),
    /// A file that appears under its name at the end.
    Whole { path: PathBuf, file: BufWriter<NamedTempFile> },
    /// A pipe or device, which cannot be replaced by another file: `/dev/null`, `>(gzip)`.
    Direct(BufWriter<File>),
}

impl Output {
    /// Standard output.
    pub(crate) fn standard() -> Self {
        Self { name: "standard output".into(), target: Target::Standard(BufWriter::new(io::stdout().lock())) }
    }

    /// The file at `path`, in a folder that exists; `-` is standard output.
    ///
    /// # Errors
    ///
    /// When there can be no such file: better before the work than after.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        if path == Path::new(STANDARD) {
            return Ok(Self::standard());
        }
        let target = Target::create(path).with_context(|| format!("cannot write `{}`", path.display()))?;
        Ok(Self { name: path.to_owned(), target })
    }

    /// Adds bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.target
            .writer()
            .write_all(bytes)
            .with_context(|| format!("cannot write `{}`", self.name.display()))
    }

    /// Sends on what was added so far: for a reader who waits for lines.
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.target.writer().flush().with_context(|| format!("cannot write `{}`", self.name.display()))
    }

    /// Completes the output; without it, a file does not appear.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.flush()?;
        if let Target::Whole { path, file } = self.target {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error);
            file.and_then(|file| Ok(file.persist(path)?))
                .with_context(|| format!("cannot write `{}`", self.name.display()))?;
        }
        Ok(())
    }
}

impl Target {
    fn create(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => Ok(Self::Direct(BufWriter::new(File::create(path)?))),
            // A link stays a link: the file that it leads to is replaced.
            Ok(_) => Self::whole(fs::canonicalize(path)?),
            Err(_) => Self::whole(path.to_owned()),
        }
    }

    fn whole(path: PathBuf) -> io::Result<Self> {
        let file = BufWriter::new(temporary_beside(&path)?);
        Ok(Self::Whole { path, file })
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Standard(writer) => writer,
            Self::Whole { file, .. } => file,
            Self::Direct(writer) => writer,
        }
    }
}

/// A hidden file in the folder of `path`, with the rights of any new file; gone when it is dropped.
fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kamervragen-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private unless asked otherwise; the umask still takes its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
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
        assert!(write_whole(&folder.path().join("taken"), b"x").is_err());
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

    #[cfg(unix)]
    #[test]
    fn ok_an_output_has_the_rights_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        write_whole(&ours, b"x").unwrap();
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }
}
