//! Holds the workspace's benches; see the targets in Cargo.toml.
