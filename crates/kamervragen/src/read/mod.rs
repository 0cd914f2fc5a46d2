//! Markup -> blocks: one file a format. Readers know formats and nothing of parliament.

pub(crate) mod detect;
mod line;
pub(crate) mod markdown;
pub(crate) mod plain;
