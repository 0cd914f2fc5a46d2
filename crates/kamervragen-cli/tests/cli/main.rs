//! The tool as its users meet it: run on files, judged by its output and its exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod archive;
mod broken_off;
mod check;
mod convert;
mod inspect;
mod link;
mod parse;
mod place;
mod record;
