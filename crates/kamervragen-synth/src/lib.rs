//! Makes documents like Dutch parliamentary questions, with known truth, from a number.
//!
//! A number gives a [`matter`]: the questions, perhaps a postponement, mostly the answers. A [`Paper`] is one of these
//! before it is set in any form; [`Form::render`] sets it as official XML, as a web page, as a text that an extractor took
//! out of a PDF, with the damage that each does. What a reader should find in it is its [`Truth`], and [`misses`] tells
//! where a document that was read differs from it, but for what the form itself loses.
//!
//! ```
//! use kamervragen::{Options, parse_bytes};
//! use kamervragen_synth::{Form, Truth, matter, misses};
//!
//! let paper = &matter(11).papers[0];
//! let file = Form::Markdown.render(paper);
//! let document = parse_bytes(&file.bytes, &Options::default().with_name(&file.name))?;
//! assert_eq!(misses(&document, &Truth::of(paper), Form::Markdown), []);
//! # Ok::<(), kamervragen::Error>(())
//! ```
//!
//! All people, parties, papers and events are invented. The names of the ministries are real, since a reader knows them.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers here are made, and small"
)]

mod compare;
pub mod form;
mod found;
mod lengthen;
mod make;
pub mod office_writer;
pub mod paper;
pub mod pdf_writer;
pub mod sentence;
mod truth;
mod words;

pub use compare::{Miss, misses};
pub use form::{File, Form};
pub use make::{Matter, matter, papers};
pub use paper::{Paper, PaperKind};
pub use truth::Truth;
