//! The public types: what a document is once it has been read.
//!
//! The names are those of the JSON contract; the first line of each description gives the Dutch term. Nothing here
//! knows how a document is read.

mod content;
mod diagnostic;
mod document;
mod dossier;
mod metadata;
mod names;
mod reference;
mod segment;
mod span;

pub use content::{
    Answer, Block, EmphasisStyle, Footnote, Inline, ListItem, Question, Remark, RemarkKind, TableCell,
    Translation, Unplaced, text_of,
};
pub use diagnostic::{Diagnostic, DiagnosticCode, Severity};
pub use document::{Document, DocumentKind, Exchange, ExchangeView, Format, SCHEMA_VERSION, SourceInfo};
pub use dossier::{Dossier, DossierDocument, DossierState, Evidence, Link};
pub use metadata::{Addressee, Answerer, Chamber, Member, Metadata, Office, RecordEntry};
pub use reference::{Reference, ReferenceKind};
pub use segment::{Segment, SegmentRole};
pub use span::Span;
