//! A folder with a web page for each document, and a page that lists them.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use kamervragen::{Document, render};

use super::files::{Files, Paper};
use super::whole::Output;
use super::{Maker, Sink};
use crate::inputs::Input;
use crate::reading::Failure;

/// What is put behind the name of a page.
pub(super) const ENDING: &str = ".html";

/// The name of the page that lists the others, without its ending.
pub(super) const INDEX_STEM: &str = "index";

/// Makes the page of each document, and its entry in the list.
pub(crate) struct Pages {
    files: Files,
    folder: PathBuf,
}

/// Writes the list.
pub(crate) struct Index {
    output: Output,
}

impl Index {
    /// The list in a folder that exists.
    ///
    /// # Errors
    ///
    /// When there can be no such file.
    pub(super) fn open(folder: &Path) -> Result<Self> {
        let mut output = Output::create(&place_of_index(folder))?;
        output.write(render::html_index_start().as_bytes())?;
        Ok(Self { output })
    }

    /// Adds the next entry.
    pub(super) fn add(&mut self, entry: &str) -> Result<()> {
        self.output.write(entry.as_bytes())
    }

    /// Completes the list; without it, none appears.
    pub(super) fn finish(mut self) -> Result<()> {
        self.output.write(render::html_index_end().as_bytes())?;
        self.output.finish()
    }
}

fn place_of_index(folder: &Path) -> PathBuf {
    folder.join([INDEX_STEM, ENDING].concat())
}

/// The two halves of the folder, which is made when it is not there.
///
/// # Errors
///
/// When there can be no such folder, or no list in it.
pub(crate) fn open(folder: &Path) -> Result<(Pages, Index)> {
    let files = Files::open(folder, Paper::Page, false)?;
    Ok((Pages { files, folder: folder.to_owned() }, Index::open(folder)?))
}

impl Maker for Pages {
    type Piece = String;

    fn place(&self, input: &Input) -> Result<PathBuf, Failure> {
        let place = self.files.place(input)?;
        if place == place_of_index(&self.folder) {
            let message = format!("`{}` is the list of all pages", place.display());
            return Err(Failure::new("output-collision", message));
        }
        Ok(place)
    }

    fn make(&self, document: Document, place: &Path) -> Result<String, Failure> {
        self.files.put(&document, place)?;
        let name = place.strip_prefix(&self.folder).unwrap_or(place);
        Ok(render::html_index_entry(&document, &address(name)))
    }

    fn fail(&self, place: &Path) {
        self.files.fail(place);
    }
}

impl Sink for Index {
    type Piece = String;

    fn add(&mut self, _path: &str, entry: String) -> Result<()> {
        Self::add(self, &entry)
    }

    fn finish(self) -> Result<()> {
        Self::finish(self)
    }
}

/// The address of a page as seen from the list: its path, with all signs escaped that mean something in an address.
fn address(path: &Path) -> String {
    let mut address = String::new();
    for part in path {
        if !address.is_empty() {
            address.push('/');
        }
        for &byte in part.as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                address.push(char::from(byte));
            } else {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_an_address_holds_no_sign_that_would_end_its_path() {
        let path = Path::new("2031").join("a#1 50%? é:.md.html");
        assert_eq!(address(&path), "2031/a%231%2050%25%3F%20%C3%A9%3A.md.html");
    }
}
