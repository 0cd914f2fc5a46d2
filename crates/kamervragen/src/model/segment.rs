//! The account of every character.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Span;

/// What a stretch of the source text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SegmentRole {
    /// The head: masthead, numbers, head sentences, key and value lines of a page.
    Header,
    /// A label: "Vraag 4 en 5", or the mark that opens a note.
    Label,
    /// The text of a question.
    Question,
    /// The text of an answer.
    Answer,
    /// The text of a note.
    Footnote,
    /// The mark of a note in the text.
    Mark,
    /// Page furniture: running heads and feet, page numbers, separators.
    Furniture,
    /// A remark: postponement, explanation, introduction, signature.
    Remark,
    /// A copy in another language.
    Translation,
    /// Text that no rule claims.
    Unplaced,
}

/// A stretch of the source text with its role.
///
/// The segments of a document stand in order, do not overlap, and together cover every character of the source
/// text that is not white space.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Segment {
    /// What it is.
    pub role: SegmentRole,
    /// The numbers of the question, answer or note it belongs to; empty for other roles.
    pub numbers: Vec<u32>,
    /// The place.
    pub span: Span,
}
