//! Documents set aside on disk: to be taken up again in another order, without a folder of them in memory.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Documents that are being set aside, in a file without a name: nothing is left of it, however the run ends.
pub(crate) struct Spill {
    file: BufWriter<File>,
    ends: Vec<u64>,
}

/// Documents that were set aside.
pub(crate) struct Spilled {
    file: File,
    ends: Vec<u64>,
}

impl Spill {
    /// Sets documents aside in a folder.
    ///
    /// # Errors
    ///
    /// When no file can be made there.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self> {
        let file = tempfile::tempfile_in(folder)
            .with_context(|| format!("cannot set documents aside in `{}`", folder.display()))?;
        Ok(Self { file: BufWriter::new(file), ends: Vec::new() })
    }

    /// Sets the next document aside.
    pub(crate) fn add(&mut self, json: &[u8]) -> Result<()> {
        self.file.write_all(json).context("cannot set a document aside")?;
        self.ends.push(self.ends.last().unwrap_or(&0) + json.len() as u64);
        Ok(())
    }

    /// Ends setting aside.
    pub(crate) fn close(self) -> Result<Spilled> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error);
        Ok(Spilled { file: file.context("cannot set a document aside")?, ends: self.ends })
    }
}

impl Spilled {
    /// The JSON of a document, by its place in the order in which they were set aside.
    pub(crate) fn take(&mut self, index: usize) -> io::Result<Vec<u8>> {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let length = usize::try_from(self.ends[index] - start).map_err(io::Error::other)?;
        let mut json = vec![0; length];
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut json)?;
        Ok(json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_documents_come_back_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut spill = Spill::in_folder(folder.path()).unwrap();
        for json in ["{}", "", "[1, 2]"] {
            spill.add(json.as_bytes()).unwrap();
        }
        let mut spilled = spill.close().unwrap();
        let taken: Vec<_> =
            [2, 0, 1].map(|index| String::from_utf8(spilled.take(index).unwrap()).unwrap()).into();
        assert_eq!(taken, ["[1, 2]", "{}", ""]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
