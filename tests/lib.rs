//! Holds the workspace's tests; see the targets in Cargo.toml.
