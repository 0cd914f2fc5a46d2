//! A paper set in a form, and what the form loses of it.

mod arrange;
mod html;
mod letter;
mod loss;
mod manuscript;
mod markdown;
mod markup;
mod old_xml;
mod op_xml;
mod opendocument;
mod openkamer;
mod page;
mod pdf;
mod printed;
mod record;
mod word;
mod word_text;

pub use loss::{Left, Loss, When};

use rand::SeedableRng;
use rand_xorshift::XorShiftRng;

use crate::paper::Paper;
use crate::truth::Truth;

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
    /// The official XML of today, with the publisher's record beside it.
    OpXml,
    /// The official XML of before 2010.
    OldXml,
    /// The publication page, with the record in its head.
    Html,
    /// The page of a case at openkamer.
    OpenkamerHtml,
    /// The text of that page.
    Openkamer,
    /// The manuscript as a Word document: numbers of questions and notes are counted by the program.
    Docx,
    /// The same as an OpenDocument text.
    Odt,
    /// The text of the manuscript, as programs take it out.
    DocxText,
    /// A ministry's letter with the answers, as a Word document.
    Letter,
    /// The text of that letter.
    LetterText,
    /// The printed publication.
    Pdf,
}

impl Form {
    /// All forms.
    pub const ALL: &[Self] = &[
        Self::Markdown,
        Self::Pymupdf,
        Self::Pypdf,
        Self::Pypdf2,
        Self::Pdftotext,
        Self::OpXml,
        Self::OldXml,
        Self::Html,
        Self::OpenkamerHtml,
        Self::Openkamer,
        Self::Docx,
        Self::Odt,
        Self::DocxText,
        Self::Letter,
        Self::LetterText,
        Self::Pdf,
    ];

    /// The name for the command line and for folders.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Pymupdf => "pymupdf",
            Self::Pypdf => "pypdf",
            Self::Pypdf2 => "pypdf2",
            Self::Pdftotext => "pdftotext",
            Self::OpXml => "op-xml",
            Self::OldXml => "old-xml",
            Self::Html => "html",
            Self::OpenkamerHtml => "openkamer-html",
            Self::Openkamer => "openkamer",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::DocxText => "docx-text",
            Self::Letter => "letter",
            Self::LetterText => "letter-text",
            Self::Pdf => "pdf",
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
            Self::OpXml => "xml",
            Self::OldXml => "old.xml",
            Self::Html => "html",
            Self::OpenkamerHtml => "openkamer.html",
            Self::Openkamer => "openkamer.txt",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::DocxText => "docx.txt",
            Self::Letter => "brief.docx",
            Self::LetterText => "brief.txt",
            Self::Pdf => "pdf",
        }
    }

    /// Whether papers of this kind stand in this form: no one writes a letter to ask.
    #[must_use]
    pub fn shows(self, paper: &Paper) -> bool {
        paper.is_reply() || !matches!(self, Self::Letter | Self::LetterText)
    }

    /// Sets a paper in this form. The same paper gives the same bytes.
    #[must_use]
    pub fn render(self, paper: &Paper) -> File {
        let paper = &self.arranged(paper);
        let bytes = match self {
            Self::Markdown => markdown::render(paper).into_bytes(),
            Self::Pymupdf => printed::pymupdf(paper).into_bytes(),
            Self::Pypdf => printed::pypdf(paper, false).into_bytes(),
            Self::Pypdf2 => printed::pypdf(paper, true).into_bytes(),
            Self::Pdftotext => printed::pdftotext(paper).into_bytes(),
            Self::OpXml => op_xml::render(paper).into_bytes(),
            Self::OldXml => old_xml::render(paper).into_bytes(),
            Self::Html => html::render(paper).into_bytes(),
            Self::OpenkamerHtml => openkamer::html(paper).into_bytes(),
            Self::Openkamer => openkamer::text(paper).into_bytes(),
            Self::Docx => word::render(&manuscript::sheets(paper)),
            Self::Odt => opendocument::render(&manuscript::sheets(paper)),
            Self::DocxText => word_text::render(paper, &manuscript::sheets(paper)).into_bytes(),
            Self::Letter => word::render(&letter::sheets(paper)),
            Self::Pdf => pdf::render(paper),
            Self::LetterText => word_text::render(paper, &letter::sheets(paper)).into_bytes(),
        };
        let metadata_xml = (self == Self::OpXml).then(|| record::metadata_xml(paper));
        File { name: format!("{}.{}", paper.id, self.ending()), bytes, metadata_xml }
    }

    /// What a reader should find in a paper that is set in this form, but for its [losses](Self::losses).
    ///
    /// It differs from [`Truth::of`] where the form prints the parts of a paper otherwise: all questions first, or each
    /// question on its own.
    #[must_use]
    pub fn truth(self, paper: &Paper) -> Truth {
        let paper = &self.arranged(paper);
        let mut truth = Truth::of(paper);
        match self {
            Self::OpenkamerHtml => openkamer::retell(&mut truth, paper, true),
            Self::Openkamer => openkamer::retell(&mut truth, paper, false),
            Self::Letter | Self::LetterText => letter::retell(&mut truth, paper),
            _ => {}
        }
        truth
    }

    /// The parts of a paper as this form prints them.
    fn arranged(self, paper: &Paper) -> Paper {
        match self {
            Self::OldXml => arrange::questions_first(paper),
            Self::OpenkamerHtml | Self::Openkamer => arrange::one_by_one(paper),
            Self::Docx | Self::Odt | Self::DocxText | Self::Letter | Self::LetterText => {
                arrange::postponement(paper)
            }
            _ => paper.clone(),
        }
    }

    /// Whether the number of the case of this paper stands in this form, or in the record beside it.
    #[must_use]
    pub fn tells_case_number(self, paper: &Paper) -> bool {
        !paper.is_reply() || self.losses().iter().all(|loss| loss.place != "metadata.case_numbers")
    }

    /// What this form loses of a paper: here a reader can't find the truth, however good it is.
    #[must_use]
    pub const fn losses(self) -> &'static [Loss] {
        match self {
            Self::Markdown => loss::MARKDOWN,
            Self::Pymupdf => loss::PYMUPDF,
            Self::Pypdf | Self::Pdftotext => loss::PRINTED,
            Self::Pypdf2 => loss::GLUED,
            Self::OpXml | Self::OldXml | Self::Html => &[],
            Self::OpenkamerHtml => loss::OPENKAMER_HTML,
            Self::Openkamer => loss::OPENKAMER,
            Self::Docx | Self::Odt => loss::MANUSCRIPT,
            Self::DocxText => loss::MANUSCRIPT_TEXT,
            Self::Letter => loss::LETTER,
            Self::LetterText => loss::LETTER_TEXT,
            Self::Pdf => loss::PDF,
        }
    }
}

/// The chance by which a form varies, the same for the same paper.
fn random(paper: &Paper, what: &str) -> XorShiftRng {
    let names = paper.id.bytes().chain(what.bytes());
    XorShiftRng::seed_from_u64(
        names.fold(7, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte))),
    )
}
