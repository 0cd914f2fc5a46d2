//! Where the matters of a `link` go: a file with a line a matter, or a folder with a page a matter and a list of them.
//!
//! As with documents, what is costly is done on any thread ([`Paper::written`]), the rest in the order of the matters.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use kamervragen::{Dossier, render};

use super::pages::{self, Index};
use super::whole::Output;
use super::workshop::Workshop;

/// What is made of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paper {
    /// A line of JSON.
    Line,
    /// A web page.
    Page,
    /// Nothing: only the closing summary tells of it.
    Nothing,
}

impl Paper {
    /// The bytes of the matter.
    pub(crate) fn written(self, dossier: &Dossier) -> Result<Vec<u8>> {
        match self {
            Self::Line => {
                let mut line = serde_json::to_vec(dossier)?;
                line.push(b'\n');
                Ok(line)
            }
            Self::Page => Ok(render::html_dossier_page(dossier).into_bytes()),
            Self::Nothing => Ok(Vec::new()),
        }
    }
}

/// Takes the matters in order.
pub(crate) enum Matters {
    Lines(Output),
    Pages(MatterPages),
    Nothing,
}

impl Matters {
    /// A file with a line a matter.
    pub(crate) fn lines(out: &Path) -> Result<Self> {
        Ok(Self::Lines(Output::create(out)?))
    }

    /// A folder of pages, which is made when it is not there.
    pub(crate) fn pages(out: &Path) -> Result<Self> {
        let workshop = Workshop::make(out)?;
        let index = Index::open(out)?;
        Ok(Self::Pages(MatterPages { folder: out.to_owned(), workshop, index, names: Names::new() }))
    }

    /// What is to be made of each matter.
    pub(crate) fn paper(&self) -> Paper {
        match self {
            Self::Lines(_) => Paper::Line,
            Self::Pages(_) => Paper::Page,
            Self::Nothing => Paper::Nothing,
        }
    }

    /// Adds the next matter, with what [`Paper::written`] made of it.
    pub(crate) fn add(&mut self, dossier: &Dossier, written: &[u8]) -> Result<()> {
        match self {
            Self::Lines(output) => output.write(written),
            Self::Pages(pages) => pages.add(dossier, written),
            Self::Nothing => Ok(()),
        }
    }

    /// Completes the output.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Lines(output) => output.finish(),
            Self::Pages(pages) => pages.index.finish(),
            Self::Nothing => Ok(()),
        }
    }
}

/// A folder with a page a matter.
pub(crate) struct MatterPages {
    folder: PathBuf,
    workshop: Workshop,
    index: Index,
    names: Names,
}

impl MatterPages {
    fn add(&mut self, dossier: &Dossier, page: &[u8]) -> Result<()> {
        let name = self.names.take(dossier.id().unwrap_or("zaak")) + pages::ENDING;
        let place = self.folder.join(&name);
        self.workshop.put(&place, page).with_context(|| format!("cannot write `{}`", place.display()))?;
        self.index.add(&render::html_index_dossier(dossier, &name))
    }
}

/// The names that are taken, each with how often it was asked for.
struct Names(HashMap<String, usize>);

impl Names {
    fn new() -> Self {
        Self(HashMap::from([(pages::INDEX_STEM.to_owned(), 1)]))
    }

    /// `2031Z00417`, and `2031Z00417-2` for another matter with that number.
    fn take(&mut self, id: &str) -> String {
        let name = plain(id);
        let mut free = name.clone();
        while self.0.contains_key(&free.to_lowercase()) {
            // Some file systems hold names that differ only in capitals for one.
            let count = self.0.entry(name.to_lowercase()).or_default();
            *count += 1;
            free = format!("{name}-{count}");
        }
        self.0.insert(free.to_lowercase(), 1);
        free
    }
}

/// The id without what means something in a path or an address: `letters/2031 (a).md` is `letters_2031__a_.md`.
fn plain(id: &str) -> String {
    const LONGEST: usize = 100;
    let plain = |sign: char| if sign.is_ascii_alphanumeric() || "-.".contains(sign) { sign } else { '_' };
    // A name that starts with a point is hidden.
    id.trim_start_matches('.').chars().take(LONGEST).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_each_matter_has_a_name_of_its_own() {
        let mut names = Names::new();
        let taken = ["2031Z00417", "2031z00417", "2031Z00417-2", "2031Z00417", "index", "../a b.md", ""]
            .map(|id| names.take(id));
        assert_eq!(
            taken,
            ["2031Z00417", "2031z00417-2", "2031Z00417-2-2", "2031Z00417-3", "index-2", "_a_b.md", ""]
        );
    }
}
