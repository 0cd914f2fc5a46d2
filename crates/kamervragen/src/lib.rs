//! Parser for Dutch parliamentary questions and answers (*Kamervragen*).

mod assemble;
mod block;
mod check;
mod error;
pub mod fields;
mod flow;
mod model;
mod options;
mod pipeline;
mod read;
mod recognise;
pub mod render;
mod source;

pub use error::{Error, ErrorKind};
pub use jiff::civil::Date;
pub use model::*;
pub use options::Options;
pub use pipeline::{parse, parse_bytes, source_text};

/// The JSON Schema (draft 2020-12) of a [`Document`] in JSON, made from the types.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Document).into()
}
