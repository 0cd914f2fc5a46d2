//! Markup -> blocks: one file a format. Readers know formats and nothing of parliament.

mod builder;
pub(crate) mod detect;
#[cfg(feature = "docx")]
pub(crate) mod docx;
#[cfg(any(feature = "xml", feature = "docx"))]
mod entities;
#[cfg(feature = "html")]
pub(crate) mod html;
mod line;
#[cfg(any(feature = "xml", feature = "html"))]
mod list_mark;
pub(crate) mod markdown;
#[cfg(feature = "xml")]
pub(crate) mod metadata_xml;
#[cfg(feature = "xml")]
pub(crate) mod op_xml;
#[cfg(feature = "pdf")]
pub(crate) mod pdf;
pub(crate) mod plain;
#[cfg(any(feature = "html", feature = "docx", feature = "pdf"))]
mod taken;

use crate::block::Block;
use crate::model::Diagnostic;
use crate::record::Record;

/// What a reader hands over.
pub(crate) struct Reading<'s> {
    pub(crate) blocks: Vec<Block<'s>>,
    /// The publisher's record that stands in the document itself.
    pub(crate) record: Record<'s>,
    /// The text that was taken out of the source, to which all places refer; missing where they refer to the source.
    pub(crate) text: Option<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'s> Reading<'s> {
    /// Blocks and nothing else.
    pub(crate) fn of(blocks: Vec<Block<'s>>) -> Self {
        Self { blocks, record: Record::default(), text: None, diagnostics: Vec::new() }
    }
}
