//! One file a subcommand: each has a `run` that tells how it went, or why it could not run.

pub(crate) mod check;
pub(crate) mod convert;
pub(crate) mod inspect;
pub(crate) mod link;
pub(crate) mod parse;
pub(crate) mod schema;
