//! The files in an archive, one after the other, whatever the archive is.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::tar::Tar;
use super::zip::Zip;
use crate::outputs::encoding::Encoding;
use crate::reading::Failure;

/// How many times its own size an archive may unpack to. Texts and markup come to twenty times, in archives of many
/// that are alike perhaps to a hundred; archives that are made to fill a disk come to thousands.
const MAX_RATIO: u64 = 250;

/// What any archive may unpack to.
const ALWAYS_ALLOWED: u64 = 1 << 30;

/// The form of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Zip,
    Tar(Encoding),
}

impl Form {
    /// What the ending of the name says; none when the file is no archive.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let forms = [
            (".zip", Self::Zip),
            (".tar", Self::Tar(Encoding::Plain)),
            (".tar.gz", Self::Tar(Encoding::Gzip)),
            (".tgz", Self::Tar(Encoding::Gzip)),
            (".tar.zst", Self::Tar(Encoding::Zstd)),
            (".tzst", Self::Tar(Encoding::Zstd)),
        ];
        forms.iter().find(|(ending, _)| name.ends_with(ending)).map(|&(_, form)| form)
    }
}

/// A file in an archive, or something else in it.
pub(super) struct Member {
    /// As the archive has it: not yet to be trusted.
    pub(super) name: String,
    pub(super) is_file: bool,
}

/// The files in an archive.
pub(super) enum Members {
    Zip(Box<Zip>),
    Tar(Tar),
}

impl Members {
    /// Those of the archive at `path`.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let file = File::open(path)?;
        let allowed = file.metadata()?.len().saturating_mul(MAX_RATIO).max(ALWAYS_ALLOWED);
        match Form::of(path) {
            Some(Form::Tar(encoding)) => {
                let stream = Metered { stream: encoding.reader(file)?, left: allowed };
                Ok(Self::Tar(Tar::new(Box::new(stream))))
            }
            _ => Ok(Self::Zip(Box::new(Zip::open(BufReader::new(file), allowed)?))),
        }
    }

    /// The next one.
    ///
    /// # Errors
    ///
    /// When what follows cannot be read: nothing after it can.
    pub(super) fn next(&mut self) -> Result<Option<Member>, Failure> {
        match self {
            Self::Zip(zip) => zip.next(),
            Self::Tar(tar) => tar.next(),
        }
    }

    /// The bytes of the one that came last, up to one more than the library reads.
    pub(super) fn read(&mut self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Zip(zip) => zip.read(),
            Self::Tar(tar) => tar.read(),
        }
    }
}

/// A stream that gives no more than it may.
struct Metered {
    stream: Box<dyn Read + Send>,
    left: u64,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::from(io::ErrorKind::QuotaExceeded))?;
        Ok(read)
    }
}

/// An archive that is damaged, or unpacks to too much.
pub(super) fn broken(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::QuotaExceeded {
        return too_much();
    }
    Failure::new("broken-container", format!("expected an archive that can be read: {error}"))
}

/// An archive that unpacks to too much.
pub(super) fn too_much() -> Failure {
    let message = format!(
        "expected an archive that unpacks to no more than {MAX_RATIO} times its size, or {ALWAYS_ALLOWED} bytes"
    );
    Failure::new("too-large", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_archives_are_told_by_their_ending() {
        let form = |name: &str| Form::of(Path::new(name));
        assert_eq!(form("a/b.ZIP"), Some(Form::Zip));
        assert_eq!(form("b.tar"), Some(Form::Tar(Encoding::Plain)));
        assert_eq!(form("b.tar.gz"), form("b.tgz"));
        assert_eq!(form("b.tar.zst"), Some(Form::Tar(Encoding::Zstd)));
        for name in ["b.docx", "zip", "b.gz", "b.zip.md", "b.tar.xz"] {
            assert_eq!(form(name), None, "{name}");
        }
    }
}
