//! What a reader of the document should know about how it was read.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Span;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Severity {
    /// Something was worked out, or is unusual but understood.
    Info,
    /// Something is odd, missing or was guessed; the document is usable.
    Warning,
    /// A part of the document could not be read as what it should be.
    Error,
}

macro_rules! diagnostic_codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// The type of a finding: a stable name that is never used for anything else.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[non_exhaustive]
        pub enum DiagnosticCode {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl DiagnosticCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name as it stands in JSON and on the terminal, for instance `missing-answer`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity of every finding of this type.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

diagnostic_codes! {
    /// The character set was not stated or is another than stated, and was guessed from the bytes.
    GuessedCharset = "guessed-charset", Warning;
    /// The source held bytes or characters that stand for nothing (NUL, or not valid in its character set); they were replaced.
    DamagedText = "damaged-text", Warning;
    /// The form was not told by name or content alone and was guessed.
    GuessedFormat = "guessed-format", Info;
    /// Questions are printed without numbers; they were numbered in order.
    UnnumberedQuestions = "unnumbered-questions", Info;
    /// An answer is printed without a number; it was given the number of the question it follows.
    UnnumberedAnswer = "unnumbered-answer", Info;
    /// The label of a question is missing (a lost line at a page end); its number was worked out from the labels around it.
    MissingLabel = "missing-label", Warning;
    /// A question number is printed more than once.
    DuplicateQuestion = "duplicate-question", Warning;
    /// An answer number is printed more than once.
    DuplicateAnswer = "duplicate-answer", Warning;
    /// A number is left out of the questions as they are printed.
    SkippedQuestion = "skipped-question", Warning;
    /// A question has no answer in a document that answers the others.
    MissingAnswer = "missing-answer", Warning;
    /// An answer has no question of that number in the document.
    AnswerWithoutQuestion = "answer-without-question", Warning;
    /// A label is followed by no text.
    EmptyText = "empty-text", Warning;
    /// A label was understood only in part.
    UnparsedLabel = "unparsed-label", Warning;
    /// A note mark in the text has no note.
    MarkWithoutNote = "mark-without-note", Warning;
    /// A note has no mark in the text.
    NoteWithoutMark = "note-without-mark", Warning;
    /// Two notes bear the same number.
    DuplicateNote = "duplicate-note", Warning;
    /// A note has another number than is printed: in questions and answers merged from two documents, both print it.
    RenumberedNote = "renumbered-note", Info;
    /// The numbers of the notes and the texts of the notes are printed apart; which text belongs to which number was worked out.
    DetachedNote = "detached-note", Info;
    /// No head sentence ("Vragen van het lid …") was found where one is expected, and no record stands in for it.
    MissingHead = "missing-head", Info;
    /// The head sentence was understood only in part.
    UnparsedHead = "unparsed-head", Warning;
    /// An asker, addressee or answerer was read as text but not split into its parts.
    UnparsedPerson = "unparsed-person", Warning;
    /// A date stands where one is expected but was not understood.
    UnparsedDate = "unparsed-date", Warning;
    /// A misprint in the head or a label was read as what was meant.
    Misprint = "misprint", Info;
    /// A fact is stated twice, in the document or in it and its record, with different values.
    ConflictingFact = "conflicting-fact", Warning;
    /// The publisher's record beside the document could not be read; the document was read without it.
    UnreadableRecord = "unreadable-record", Warning;
    /// Dates contradict each other: answered before it was asked, or a number of days that does not fit.
    ImplausibleDates = "implausible-dates", Warning;
    /// A second-language copy of the questions was found and kept apart.
    TranslationKeptApart = "translation-kept-apart", Info;
    /// Text that belongs to no known part.
    UnplacedText = "unplaced-text", Warning;
    /// Text was cut off at a page end: a sentence goes on without its beginning, or stops without its end.
    LostText = "lost-text", Warning;
    /// A limit was reached; what comes after it was left out.
    LimitReached = "limit-reached", Error;
}

impl fmt::Display for DiagnosticCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A finding about the document, with its place.
///
/// A document with findings is still a document: an [`Error`](crate::Error) is given only where none could be made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The type of the finding.
    pub code: DiagnosticCode,
    /// How much it matters.
    pub severity: Severity,
    /// One phrase that suffices alone: lower case, no full stop, source text in backticks.
    pub message: String,
    /// The place in the source text; missing when the finding is about the document as a whole.
    pub span: Option<Span>,
    /// The line of the place, from 1; missing when there is no place.
    pub line: Option<usize>,
    /// The column of the place in characters, from 1; missing when there is no place.
    pub column: Option<usize>,
}

impl Diagnostic {
    /// A finding of the type `code` at `span`; line and column are filled in when the document is finished.
    pub(crate) fn new(
        code: DiagnosticCode,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            span: span.into(),
            line: None,
            column: None,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "{line}:{column}: ")?;
        }
        write!(f, "{}[{}] {}", self.severity, self.code, self.message)
    }
}
