//! One file with a line of JSON for each document.

use std::path::{Path, PathBuf};

use anyhow::Result;
use kamervragen::Document;

use super::earlier::Earlier;
use super::files::json_line;
use super::whole::{Output, Unfinished, earlier_of};
use super::{Maker, Original, Sink};
use crate::inputs::Input;
use crate::outline::Outline;
use crate::reading::Failure;

/// Makes lines of documents.
pub(crate) struct LineMaker {
    path: PathBuf,
    /// What runs before this one wrote.
    earlier: Vec<Earlier>,
}

/// Writes the lines.
pub(crate) struct Lines {
    output: Output,
}

/// The two halves of the file at `path`; `-` is standard output. With `resume`, lines of earlier runs are taken over.
///
/// # Errors
///
/// When there can be no such file.
pub(crate) fn open(path: &Path, resume: bool) -> Result<(LineMaker, Lines)> {
    let output = Output::create_as(path, Unfinished::Kept { resumed: resume })?;
    let earlier =
        if resume { earlier_of(path).iter().flat_map(|path| Earlier::open(path)).collect() } else { vec![] };
    Ok((LineMaker { path: path.to_owned(), earlier }, Lines { output }))
}

impl Maker for LineMaker {
    type Piece = Vec<u8>;

    fn place(&self, _input: &Input) -> Result<PathBuf, Failure> {
        Ok(self.path.clone())
    }

    fn earlier(&self, original: &Original<'_>, _place: &Path) -> Option<(Outline, Vec<u8>)> {
        self.earlier.iter().find_map(|earlier| {
            let line = earlier.line_of(original.options.name()?)?;
            let outline = Outline::read(&line)?;
            outline.is_of(original).then_some((outline, line))
        })
    }

    fn make(&self, document: Document, _place: &Path) -> Result<Vec<u8>, Failure> {
        json_line(&document)
    }
}

impl Sink for Lines {
    type Piece = Vec<u8>;

    fn add(&mut self, _path: &str, line: Vec<u8>) -> Result<()> {
        self.output.write(&line)
    }

    fn finish(self) -> Result<()> {
        self.output.finish()
    }
}
