//! Why no document could be made.

use std::fmt;

use crate::model::{Format, Span};

/// Why no document could be made from an input.
///
/// All else that is odd about an input is a [`Diagnostic`](crate::Diagnostic) of the document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Error {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The place in the source text, where one is known.
    pub span: Option<Span>,
    /// The line of the place, from 1.
    pub line: Option<usize>,
    /// The column of the place in characters, from 1.
    pub column: Option<usize>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input holds nothing but white space.
    #[error("expected a document, but found an empty input")]
    Empty,
    /// The input is larger than the limit, or what it unpacks to.
    #[error("expected at most {limit} bytes, but found {found}")]
    TooLarge {
        /// The number of bytes found.
        found: usize,
        /// The limit: see [`Options::with_max_bytes`](crate::Options::with_max_bytes), and of what is unpacked
        /// [`Options::with_max_unpacked_bytes`](crate::Options::with_max_unpacked_bytes).
        limit: usize,
    },
    /// The input holds no text: it is not text and not a known container, or its pages are pictures.
    #[error("expected text, but found {reason}")]
    Unreadable {
        /// What was found instead.
        reason: String,
    },
    /// The form was recognised, but this build has no reader for it.
    #[error("expected a form that this build reads, but found {}", format.as_str())]
    UnsupportedFormat {
        /// The form found.
        format: Format,
    },
    /// The container of the document cannot be opened: it is damaged, locked, or holds no text.
    #[error("expected a file that can be opened, but {reason}")]
    BrokenContainer {
        /// What is wrong with it.
        reason: String,
    },
    /// The XML is not well formed.
    #[error("expected well-formed XML: {reason}")]
    MalformedXml {
        /// What was wrong.
        reason: String,
    },
    /// The markup is nested deeper than the limit: see [`Options::with_max_depth`](crate::Options::with_max_depth).
    #[error("expected at most {limit} {what}, but found more")]
    TooDeep {
        /// What there is too much of: `elements inside each other`, `attributes in a tag`.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// The document has more questions, answers or footnotes than the limit: see
    /// [`Options::with_max_questions`](crate::Options::with_max_questions) and
    /// [`Options::with_max_notes`](crate::Options::with_max_notes).
    #[error("expected at most {limit} {what}, but found more")]
    TooMany {
        /// What there is too much of: `questions`, `answers`, `footnotes`.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// The text holds no question, no answer, no postponement and no head sentence.
    #[error("expected questions, answers, a postponement or a head sentence, but found none of them")]
    NoQuestions,
}

impl ErrorKind {
    /// The stable name of the kind: `no-questions`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Unreadable { .. } => "unreadable",
            Self::UnsupportedFormat { .. } => "unsupported-format",
            Self::BrokenContainer { .. } => "broken-container",
            Self::MalformedXml { .. } => "malformed-xml",
            Self::TooDeep { .. } => "too-deep",
            Self::TooMany { .. } => "too-many",
            Self::NoQuestions => "no-questions",
        }
    }
}

impl Error {
    /// The stable name of the kind: `no-questions`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, span: None, line: None, column: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "{line}:{column}: ")?;
        }
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        None
    }
}
