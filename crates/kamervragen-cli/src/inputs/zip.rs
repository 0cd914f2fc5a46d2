//! The files in a zip archive.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Read};

use kamervragen::Options;
use zip::ZipArchive;
use zip::result::ZipError;

use super::members::{Member, broken, too_much};
use crate::reading::{self, Failure};

/// The files in a zip archive. Its list of contents is in memory, nothing else.
pub(super) struct Zip {
    archive: ZipArchive<BufReader<File>>,
    next: usize,
    left: u64,
}

impl Zip {
    pub(super) fn open(file: BufReader<File>, allowed: u64) -> Result<Self, Failure> {
        Ok(Self { archive: ZipArchive::new(file).map_err(of_zip)?, next: 0, left: allowed })
    }

    pub(super) fn next(&mut self) -> Result<Option<Member>, Failure> {
        if self.next == self.archive.len() {
            return Ok(None);
        }
        let entry = self.archive.by_index_data(self.next).map_err(of_zip)?;
        self.next += 1;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let name = entry.name().map_or(name, Cow::into_owned);
        Ok(Some(Member { name, is_file: entry.is_file() }))
    }

    /// How many have come: the number by which [`Self::read_at`] finds the last of them.
    pub(super) fn position(&self) -> usize {
        self.next
    }

    pub(super) fn read(&mut self) -> Result<Vec<u8>, Failure> {
        self.read_at(self.next)
    }

    /// The bytes of any one.
    pub(super) fn read_at(&mut self, position: usize) -> Result<Vec<u8>, Failure> {
        let file = self.archive.by_index(position.saturating_sub(1)).map_err(of_zip)?;
        // What the list says of the size is not to be trusted.
        let expected = usize::try_from(file.size()).unwrap_or(0).min(1 << 20);
        let bytes = reading::read_all(file.take(self.left), expected, Options::DEFAULT_MAX_BYTES)
            .map_err(|failure| broken(&io::Error::new(io::ErrorKind::InvalidData, failure.message)))?;
        self.left -= bytes.len() as u64;
        if self.left == 0 {
            // The rest would be read as empty.
            self.next = self.archive.len();
            return Err(too_much());
        }
        Ok(bytes)
    }
}

fn of_zip(error: ZipError) -> Failure {
    broken(&error.into())
}
