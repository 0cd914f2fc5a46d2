//! What the workspace's tests share; see the targets in Cargo.toml.

pub mod cases;
