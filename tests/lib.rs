//! What the workspace's tests share; see the targets in Cargo.toml.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test fails by a panic")]

pub mod cases;
pub mod fuzzed;
pub mod office_writer;
pub mod pdf_writer;
pub mod promises;
