//! One file with a line of JSON for each document.

use std::path::{Path, PathBuf};

use anyhow::Result;
use kamervragen::Document;

use super::files::json_line;
use super::whole::Output;
use super::{Maker, Sink};
use crate::inputs::Input;
use crate::reading::Failure;

/// Makes lines of documents.
pub(crate) struct LineMaker {
    path: PathBuf,
}

/// Writes the lines.
pub(crate) struct Lines {
    output: Output,
}

/// The two halves of the file at `path`; `-` is standard output.
///
/// # Errors
///
/// When there can be no such file.
pub(crate) fn open(path: &Path) -> Result<(LineMaker, Lines)> {
    Ok((LineMaker { path: path.to_owned() }, Lines { output: Output::create(path)? }))
}

impl Maker for LineMaker {
    type Piece = Vec<u8>;

    fn place(&self, _input: &Input) -> Result<PathBuf, Failure> {
        Ok(self.path.clone())
    }

    fn make(&self, document: Document, _place: &Path) -> Result<Vec<u8>, Failure> {
        json_line(&document)
    }
}

impl Sink for Lines {
    type Piece = Vec<u8>;

    fn add(&mut self, line: Vec<u8>) -> Result<()> {
        self.output.write(&line)
    }

    fn finish(self) -> Result<()> {
        self.output.finish()
    }
}
