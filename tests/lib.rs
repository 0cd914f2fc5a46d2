//! What the workspace's tests share; see the targets in Cargo.toml.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test fails by a panic")]

pub mod cases;
pub mod fuzzed;
pub mod promises;

pub use kamervragen_synth::{office_writer, pdf_writer};
