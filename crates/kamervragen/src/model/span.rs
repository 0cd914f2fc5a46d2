//! Places in a source text.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in the source text, as half-open byte offsets.
///
/// In JSON a span is the array `[start, end]`. Offsets count bytes of the UTF-8 source text and always lie on
/// character borders, so `&source[span.start..span.end]` is safe for the text that was parsed. Where the input is in
/// another character set, the source text is what it decodes to: see [`source_text`](crate::source_text).
///
/// # Examples
///
/// ```
/// use kamervragen::Span;
///
/// let span = Span::new(0, 5);
/// assert_eq!(span.of("Vraag 1"), Some("Vraag"));
/// assert_eq!(serde_json::to_string(&span).unwrap(), "[0,5]");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(from = "[usize; 2]", into = "[usize; 2]")]
#[schemars(with = "[usize; 2]")]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just after the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to but not including `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of `source` at this place; `None` when the span does not fit the text.
    #[must_use]
    pub fn of(self, source: &str) -> Option<&str> {
        source.get(self.start..self.end)
    }

    /// The number of bytes covered.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// This span moved `offset` bytes further: what an inner parser found, seen from the whole text.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

impl From<[usize; 2]> for Span {
    fn from([start, end]: [usize; 2]) -> Self {
        Self { start, end }
    }
}

impl From<Span> for [usize; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}
