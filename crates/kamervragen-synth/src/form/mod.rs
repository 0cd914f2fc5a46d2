//! A paper set in a form, and what the form loses of it.

mod loss;
mod markdown;
mod page;
mod printed;

pub use loss::Loss;

use crate::paper::Paper;

/// A file in which a paper stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// `ah-tk-20302031-812.pypdf.txt`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// The publisher's record, which stands beside official XML.
    pub metadata_xml: Option<Vec<u8>>,
}

/// A form in which papers circulate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Markdown as marker makes it: notes raised, between the paragraphs at each page end.
    Markdown,
    /// Markdown as pymupdf4llm makes it: lines as printed, marks in brackets, page feet.
    Pymupdf,
    /// Text as pypdf takes it out: marks glued or on the next line, page feet glued to each other.
    Pypdf,
    /// Text as old versions of it took it out: the same with the space lost at many line ends.
    Pypdf2,
    /// Text as pdftotext takes it out: the numbers of notes apart from their texts.
    Pdftotext,
}

impl Form {
    /// All forms.
    pub const ALL: &[Self] = &[Self::Markdown, Self::Pymupdf, Self::Pypdf, Self::Pypdf2, Self::Pdftotext];

    /// The name for the command line and for folders.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Pymupdf => "pymupdf",
            Self::Pypdf => "pypdf",
            Self::Pypdf2 => "pypdf2",
            Self::Pdftotext => "pdftotext",
        }
    }

    /// The ending of the names of files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Pymupdf => "pymupdf.md",
            Self::Pypdf => "pypdf.txt",
            Self::Pypdf2 => "pypdf2.txt",
            Self::Pdftotext => "pdftotext.txt",
        }
    }

    /// Sets a paper in this form. The same paper gives the same bytes.
    #[must_use]
    pub fn render(self, paper: &Paper) -> File {
        let text = match self {
            Self::Markdown => markdown::render(paper),
            Self::Pymupdf => printed::pymupdf(paper),
            Self::Pypdf => printed::pypdf(paper, false),
            Self::Pypdf2 => printed::pypdf(paper, true),
            Self::Pdftotext => printed::pdftotext(paper),
        };
        File { name: format!("{}.{}", paper.id, self.ending()), bytes: text.into_bytes(), metadata_xml: None }
    }

    /// What this form loses of a paper: here a reader can't find the truth, however good it is.
    #[must_use]
    pub const fn losses(self) -> &'static [Loss] {
        match self {
            Self::Markdown => loss::MARKDOWN,
            Self::Pymupdf => loss::PYMUPDF,
            Self::Pypdf | Self::Pdftotext => loss::PRINTED,
            Self::Pypdf2 => loss::GLUED,
        }
    }
}
