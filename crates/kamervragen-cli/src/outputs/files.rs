//! A folder with a file for each document.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use kamervragen::{Document, render};

use super::ledger::Ledger;
use super::workshop::Workshop;
use super::{Maker, Original, Sink, pages};
use crate::inputs::Input;
use crate::outline::Outline;
use crate::reading::Failure;

/// What the file of one document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paper {
    /// The document as a line of JSON.
    Json,
    /// The document as Markdown that reads back to the same document.
    Markdown,
    /// The document as a web page.
    Page,
}

impl Paper {
    /// What is put behind the name of the input.
    fn ending(self) -> &'static str {
        match self {
            Self::Json => ".json",
            Self::Markdown => ".md",
            Self::Page => pages::ENDING,
        }
    }

    /// Whether a list beside the files tells from which inputs they were made. JSON tells that itself; web pages are all
    /// made each time, with the page that lists them.
    fn is_listed(self) -> bool {
        match self {
            Self::Markdown => true,
            Self::Json | Self::Page => false,
        }
    }

    /// The bytes of the file.
    fn written(self, document: &Document) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Json => json_line(document),
            Self::Markdown => Ok(render::markdown(document).into_bytes()),
            Self::Page => Ok(render::html_page(document).into_bytes()),
        }
    }
}

/// The document as a line of JSON.
pub(crate) fn json_line(document: &Document) -> Result<Vec<u8>, Failure> {
    let mut json = document.to_json().map_err(|error| Failure::new("internal", error.to_string()))?;
    json.push('\n');
    Ok(json.into_bytes())
}

/// A folder with a file for each document, called after its input.
pub(crate) struct Files {
    folder: PathBuf,
    workshop: Workshop,
    paper: Paper,
    /// What was done; none where the files tell it themselves.
    ledger: Option<Ledger>,
    resume: bool,
}

impl Files {
    /// The folder, which is made when it is not there; with `resume`, files of an earlier run stay as they are.
    ///
    /// # Errors
    ///
    /// When there can be no such folder.
    pub(crate) fn open(folder: &Path, paper: Paper, resume: bool) -> Result<Self> {
        let workshop = Workshop::make(folder)?;
        let ledger = paper.is_listed().then(|| Ledger::open(folder, paper.ending(), resume)).transpose();
        let ledger =
            ledger.with_context(|| format!("cannot write into the folder `{}`", folder.display()))?;
        Ok(Self { folder: folder.to_owned(), workshop, paper, ledger, resume })
    }

    /// Writes the file of a document.
    pub(super) fn put(&self, document: &Document, place: &Path) -> Result<(), Failure> {
        let bytes = self.paper.written(document)?;
        self.workshop.put(place, &bytes).map_err(|error| {
            Failure::new("write-failed", format!("cannot write `{}`: {error}", place.display()))
        })?;
        if let Some(ledger) = &self.ledger {
            ledger.add(Outline::from(document), &bytes);
        }
        Ok(())
    }
}

impl Maker for Files {
    type Piece = ();

    fn place(&self, input: &Input) -> Result<PathBuf, Failure> {
        let mut name = input.name.clone().into_os_string();
        name.push(self.paper.ending());
        let place = self.folder.join(name);
        if input.is_namesake {
            let message = format!("an earlier input already gives `{}`", place.display());
            return Err(Failure::new("output-collision", message));
        }
        Ok(place)
    }

    fn earlier(&self, original: &Original<'_>, place: &Path) -> Option<(Outline, ())> {
        if !self.resume {
            return None;
        }
        let outline = match &self.ledger {
            Some(ledger) => ledger.earlier(original, place),
            None => Outline::read(&fs::read(place).ok()?).filter(|outline| outline.is_of(original)),
        };
        Some((outline?, ()))
    }

    fn make(&self, document: Document, place: &Path) -> Result<(), Failure> {
        self.put(&document, place)
    }

    fn fail(&self, place: &Path) {
        // Most often there is no such file.
        let _ = fs::remove_file(place);
    }
}

/// Nothing is left to do in order.
pub(crate) struct Nothing;

impl Sink for Nothing {
    type Piece = ();

    fn add(&mut self, _path: &str, (): ()) -> Result<()> {
        Ok(())
    }

    fn finish(self) -> Result<()> {
        Ok(())
    }
}
