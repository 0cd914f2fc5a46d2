//! The words that papers are made of.

pub(crate) mod names;
pub(crate) mod sentences;
