//! Parser for Dutch parliamentary questions and answers (*Kamervragen*).

pub mod fields;
mod error;
mod model;
mod options;
mod pipeline;
pub mod render;

pub use error::{Error, ErrorKind};
pub use model::*;
pub use options::Options;
pub use pipeline::{parse, parse_bytes};
pub use jiff::civil::Date;

/// The JSON Schema (draft 2020-12) of a [`Document`] in JSON, made from the types.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Document).into()
}
