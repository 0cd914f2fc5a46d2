//! References to other publications in running text.

use crate::model::{ReferenceKind, Span};

/// A reference found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundReference {
    /// What it leads to.
    pub kind: ReferenceKind,
    /// The canonical id; missing when the words do not say enough to make one.
    pub id: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The place in the text.
    pub span: Span,
}

/// Finds the references in `text`, in order and without overlap.
#[must_use]
pub fn find_references(_text: &str) -> Vec<FoundReference> {
    Vec::new()
}
