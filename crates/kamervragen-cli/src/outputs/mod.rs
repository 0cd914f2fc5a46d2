//! Where the documents of a `convert` go.
//!
//! A document is dealt with in two steps. The costly one is done by a [`Maker`] on any thread, for several documents
//! at once; what is left goes to a [`Sink`], in the order of the inputs. An output with a file for each document
//! ([`files`]) does all of its work in the first step, one file for all documents ([`lines`]) or for each table ([`tables`])
//! the writing in the second.
//! Pages with a list of them ([`pages`]) have some of each. Where the matters of a `link` go is [`matters`].
//!
//! Another form with a file a document adds a value to [`files::Paper`]; another output of all documents together adds
//! a module with a maker and a sink. Both are chosen in `commands::convert`.

mod earlier;
pub(crate) mod encoding;
pub(crate) mod files;
mod ledger;
pub(crate) mod lines;
pub(crate) mod matters;
pub(crate) mod pages;
#[cfg(feature = "tables")]
pub(crate) mod tables;
pub(crate) mod whole;
mod workshop;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use kamervragen::{Document, Options};

use crate::inputs::Input;
use crate::outline::Outline;
use crate::reading::Failure;

/// An input that has been read, and not yet parsed.
pub(crate) struct Original<'a> {
    pub(crate) bytes: &'a [u8],
    /// With the name of the document, and the publisher's record of it.
    pub(crate) options: &'a Options,
}

/// What any thread does with a document.
pub(crate) trait Maker: Sync {
    /// What is left for the [`Sink`]. It waits there for its turn, so it is better small than large.
    type Piece: Send;

    /// The file that is going to hold the document.
    ///
    /// # Errors
    ///
    /// When it may not: the document then fails, and what the file holds is left alone.
    fn place(&self, input: &Input) -> Result<PathBuf, Failure>;

    /// What an earlier run made of these very bytes, and what that leaves for the sink.
    fn earlier(&self, _original: &Original<'_>, _place: &Path) -> Option<(Outline, Self::Piece)> {
        None
    }

    /// Does what can be done out of order.
    fn make(&self, document: Document, place: &Path) -> Result<Self::Piece, Failure>;

    /// Told when the document failed: what an earlier run made of it would pass for the result of this one.
    fn fail(&self, _place: &Path) {}
}

/// What is done in the order of the inputs, on one thread.
pub(crate) trait Sink {
    /// What the threads leave to be done.
    type Piece;

    /// Takes what is left of the next document, which was read from `path`.
    ///
    /// # Errors
    ///
    /// Any error ends the run.
    fn add(&mut self, path: &str, piece: Self::Piece) -> Result<()>;

    /// Told when the next document failed.
    ///
    /// # Errors
    ///
    /// Any error ends the run.
    fn fail(&mut self, _path: &str, _failure: &Failure) -> Result<()> {
        Ok(())
    }

    /// Completes the output. A run that is broken off never comes here: nothing must then stand under the name of the
    /// output.
    fn finish(self) -> Result<()>;
}

/// Refuses to write documents into a folder that is read, or below it: the next run would take them for its inputs.
///
/// # Errors
///
/// When `out` is in one of the folders `paths`.
pub(crate) fn refuse_among_inputs(out: &Path, paths: &[PathBuf]) -> Result<()> {
    // What does not exist yet is where the folder above it is.
    let above = out.ancestors().map(|path| if path.as_os_str().is_empty() { Path::new(".") } else { path });
    let Some(place) = above.into_iter().find_map(|path| path.canonicalize().ok()) else { return Ok(()) };
    let mut folders = paths.iter().filter(|path| path.is_dir());
    match folders.find(|folder| folder.canonicalize().is_ok_and(|folder| place.starts_with(folder))) {
        None => Ok(()),
        Some(folder) => bail!(
            "`{}` is in `{}`, where the next run would take what is written for documents: name a folder outside it",
            out.display(),
            folder.display()
        ),
    }
}
