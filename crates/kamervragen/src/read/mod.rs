//! Markup -> blocks: one file a format. Readers know formats and nothing of parliament.

pub(crate) mod detect;
pub(crate) mod markdown;
pub(crate) mod metadata_xml;
pub(crate) mod plain;
