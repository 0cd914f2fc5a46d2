//! The document as a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Answer, Diagnostic, Footnote, Metadata, Question, Reference, Remark, Segment, Severity, Translation,
    Unplaced,
};

/// The version of the JSON contract that this library writes.
pub const SCHEMA_VERSION: u32 = 1;

/// A document of questions, of answers, or of both (*Kamervragen*).
///
/// # Examples
///
/// ```
/// let document = kamervragen::parse(
///     "Vragen van het lid Jansen (ABC) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n\
///      Vraag 1\nKent u het bericht?\n",
/// )?;
/// assert_eq!(document.questions[0].text, "Kent u het bericht?");
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Document {
    /// The version of the JSON contract: [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// What was read.
    pub source: SourceInfo,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The language of the questions, as an ISO 639-1 code: `nl`.
    pub language: String,
    /// The facts about the document.
    pub metadata: Metadata,
    /// The questions (*vragen*) in printed order.
    pub questions: Vec<Question>,
    /// The answers (*antwoorden*) in printed order.
    pub answers: Vec<Answer>,
    /// Which answer belongs to which questions.
    pub exchanges: Vec<Exchange>,
    /// The footnotes (*voetnoten*) in printed order.
    pub footnotes: Vec<Footnote>,
    /// Text that belongs to the document but is neither question, answer nor note.
    pub remarks: Vec<Remark>,
    /// References (*verwijzingen*) to other publications, in the order of the text, those of the footnotes last.
    ///
    /// Those of a remark stand with the remark.
    pub references: Vec<Reference>,
    /// Copies of the questions in other languages.
    pub translations: Vec<Translation>,
    /// Text that no rule claims.
    pub unplaced: Vec<Unplaced>,
    /// What a reader should know about how the document was read, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The account of every character: present only when asked for with
    /// [`Options::with_segments`](crate::Options::with_segments).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segments: Option<Vec<Segment>>,
}

/// What was read to make a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SourceInfo {
    /// The name given by the caller, usually a file name; missing for a bare text.
    pub name: Option<String>,
    /// The form in which it was read.
    pub format: Format,
    /// The number of bytes before any decoding.
    pub bytes: usize,
    /// The SHA-256 sum of those bytes, in hexadecimal.
    pub sha256: String,
}

/// The forms in which documents circulate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// Markdown, as converters make it from a PDF.
    Markdown,
    /// Plain text: taken from a PDF, a Word document or a web page.
    Plain,
    /// The official XML (`officiele-publicatie`).
    OpXml,
    /// A web page.
    Html,
    /// A Word or `OpenDocument` text.
    Docx,
    /// The printed page.
    Pdf,
}

impl Format {
    /// The form of that name; `None` when there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.as_str() == name)
    }
}

/// What kind of document it is (*documenttype*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DocumentKind {
    /// Questions without answers (*Kamervragen zonder antwoord*).
    Questions,
    /// Answers (*Aanhangsel van de Handelingen*); the questions are usually repeated.
    Answers,
    /// Why there is no answer yet (*mededeling*, *uitstel*); the questions are usually repeated.
    Postponement,
    /// Questions to be asked in the chamber (*mondelinge vragen*): a head sentence without numbered questions.
    OralQuestions,
    /// A page that shows the questions and answers of two documents together.
    Combined,
}

/// Which answer belongs to which questions.
///
/// Every answer stands in exactly one exchange, and every question in at least one: a joint question ("Vraag 4 en 5")
/// that is answered apart stands in two. The indices point into
/// [`Document::questions`] and [`Document::answers`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Exchange {
    /// The numbers of the questions and the answer together, in rising order.
    pub numbers: Vec<u32>,
    /// Indices of the questions; empty for an answer to a question that is not printed.
    pub questions: Vec<usize>,
    /// Index of the answer; missing when there is none.
    pub answer: Option<usize>,
}

/// An [`Exchange`] with its questions and answer at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExchangeView<'a> {
    /// The numbers of the questions and the answer together, in rising order.
    pub numbers: &'a [u32],
    /// The questions.
    pub questions: Vec<&'a Question>,
    /// The answer; missing when there is none.
    pub answer: Option<&'a Answer>,
}

/// A text of a document, by its index in the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Passage {
    /// In [`Document::questions`].
    Question(usize),
    /// In [`Document::answers`].
    Answer(usize),
    /// In [`Document::footnotes`].
    Footnote(usize),
    /// In [`Document::remarks`].
    Remark(usize),
}

impl Document {
    /// The exchanges with their questions and answers at hand, in printed order.
    ///
    /// # Examples
    ///
    /// ```
    /// let document = kamervragen::parse("Vraag 1\nKent u het bericht?\nAntwoord 1\nJa.\n")?;
    /// for exchange in document.exchanges() {
    ///     assert_eq!(exchange.questions[0].text, "Kent u het bericht?");
    ///     assert_eq!(exchange.answer.unwrap().text, "Ja.");
    /// }
    /// # Ok::<(), kamervragen::Error>(())
    /// ```
    pub fn exchanges(&self) -> impl Iterator<Item = ExchangeView<'_>> {
        self.exchanges.iter().map(|exchange| ExchangeView {
            numbers: &exchange.numbers,
            questions: exchange.questions.iter().filter_map(|&index| self.questions.get(index)).collect(),
            answer: exchange.answer.and_then(|index| self.answers.get(index)),
        })
    }

    /// The first question with that number; `None` when there is none.
    #[must_use]
    pub fn question(&self, number: u32) -> Option<&Question> {
        self.questions.iter().find(|question| question.numbers.contains(&number))
    }

    /// The first answer to the question with that number; `None` when there is none.
    #[must_use]
    pub fn answer(&self, number: u32) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.numbers.contains(&number))
    }

    /// The first exchange with that number, be it of a question or of an answer; `None` when there is none.
    #[must_use]
    pub fn exchange(&self, number: u32) -> Option<&Exchange> {
        self.exchanges.iter().find(|exchange| exchange.numbers.contains(&number))
    }

    /// Where words stand, in small letters or capitals: in questions, answers, notes and remarks, in that order.
    ///
    /// # Examples
    ///
    /// ```
    /// use kamervragen::Passage;
    ///
    /// let document = kamervragen::parse("Vraag 1\nKent u de Dijk?\nAntwoord 1\nDe dijk ken ik.\n")?;
    /// assert_eq!(document.find("DIJK"), [Passage::Question(0), Passage::Answer(0)]);
    /// # Ok::<(), kamervragen::Error>(())
    /// ```
    #[must_use]
    pub fn find(&self, words: &str) -> Vec<Passage> {
        let words = words.to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&words);
        let questions = self.questions.iter().map(|question| question.text.as_str()).enumerate();
        let answers = self.answers.iter().map(|answer| answer.text.as_str()).enumerate();
        let footnotes = self.footnotes.iter().map(|note| note.text.as_str()).enumerate();
        let remarks = self.remarks.iter().map(|remark| remark.text.as_str()).enumerate();
        let passages = questions
            .map(|(index, text)| (Passage::Question(index), text))
            .chain(answers.map(|(index, text)| (Passage::Answer(index), text)))
            .chain(footnotes.map(|(index, text)| (Passage::Footnote(index), text)))
            .chain(remarks.map(|(index, text)| (Passage::Remark(index), text)));
        passages.filter(|(_, text)| holds(text)).map(|(passage, _)| passage).collect()
    }

    /// The first note with that number; `None` when there is none.
    #[must_use]
    pub fn footnote(&self, number: &str) -> Option<&Footnote> {
        self.footnotes.iter().find(|note| note.number == number)
    }

    /// The most serious severity among the diagnostics; `None` when there are none.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.severity).max()
    }

    /// The document itself, unless one of its diagnostics is an error: the strict view.
    ///
    /// # Errors
    ///
    /// The first diagnostic of severity [`Severity::Error`].
    pub fn strict(self) -> Result<Self, Box<Diagnostic>> {
        match self.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error) {
            Some(diagnostic) => Err(Box::new(diagnostic.clone())),
            None => Ok(self),
        }
    }
}
