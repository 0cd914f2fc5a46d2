//! Parser for Dutch parliamentary questions and answers (*Kamervragen*).
//!
//! It reads the publications `kv-tk-…` (questions) and `ah-tk-…` (answers), in the forms in which they circulate, into
//! one typed [`Document`]: each question beside its answer, each footnote at its mark, the facts of the head, the
//! references. What is worked out instead of read is named in [`Metadata::derived`]; what is odd is a [`Diagnostic`].
//!
//! ```
//! let document = kamervragen::parse(
//!     "Vragen van het lid Oudekerk (SV) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n\
//!      Vraag 1\nKent u het bericht «Sluis dicht»?1\nVraag 2\nWat kost een sluis?\n1De Krant, 2 mei 2031\n",
//! )?;
//! assert_eq!(document.metadata.askers[0].party.as_deref(), Some("SV"));
//! assert_eq!(document.questions[0].text, "Kent u het bericht «Sluis dicht»?");
//! assert_eq!(document.footnote("1").unwrap().text, "De Krant, 2 mei 2031");
//! # Ok::<(), kamervragen::Error>(())
//! ```
//!
//! The library takes bytes and gives a document: it opens no file, prints nothing, starts no thread and fetches
//! nothing. No input makes it panic, and its time grows linearly with the input.
//!
//! # Features
//!
//! | feature | reads |
//! |---|---|
//! | `xml` | the official XML |
//! | `html` | web pages |
//! | `docx` | Word and OpenDocument texts |
//! | `pdf` | PDFs, as publications are printed and as Word saves them |
//!
//! All are on unless `default-features = false` turns them off; without its feature a form is recognised and refused with
//! [`ErrorKind::UnsupportedFormat`]. Markdown and plain text are always read.
//!
//! # Not handled yet
//!
//! Of a PDF only text is read: pages that are pictures are refused with [`ErrorKind::Unreadable`].
//!
//! # Glossary
//!
//! | Dutch | here |
//! |---|---|
//! | *Kamervragen*, *schriftelijke vragen* | written questions: [`DocumentKind::Questions`] |
//! | *mondelinge vragen* | oral questions: [`DocumentKind::OralQuestions`] |
//! | *vraag*, *antwoord* | [`Question`], [`Answer`] |
//! | *Aanhangsel van de Handelingen* | appendix to the proceedings, in which answers are published: [`ReferenceKind::Aanhangsel`] |
//! | *aanhangselnummer* | [`Metadata::appendix_number`] |
//! | *zaaknummer*, *vraagnummer* (`2021Z00417`) | [`Metadata::case_numbers`] |
//! | *vergaderjaar* | parliamentary year, from the third Tuesday of September: [`Metadata::session_year`] |
//! | *Tweede Kamer*, *Eerste Kamer* | House of Representatives, Senate: [`Chamber`] |
//! | *het lid*, *de leden*; *indiener* | [`Metadata::askers`] |
//! | *fractie* | party: [`Member::party`] |
//! | *bewindspersoon* | minister or state secretary: [`Office`] |
//! | *staatssecretaris*, *minister-president* | state secretary, prime minister |
//! | *portefeuille* | portfolio |
//! | *mede namens* | [`Metadata::on_behalf_of`] |
//! | *ingezonden*, *ontvangen* | [`Metadata::submitted`], [`Metadata::answered`] |
//! | *onderwerp* | [`Metadata::subject`] |
//! | *metadata* (`metadata.xml`) | the publisher's record: [`Metadata::record`] |
//! | *zaak* | matter: [`Dossier`] |
//! | *mededeling*, *uitstel* | why there is no answer yet: [`RemarkKind::Postponement`] |
//! | *toelichting* | [`RemarkKind::Explanation`] |
//! | *voetnoot*, *nootverwijzing* | [`Footnote`], [`Inline::NoteMark`] |
//! | *Kamerstuk*, *dossier* | parliamentary paper, the file it belongs to: [`ReferenceKind::Kamerstuk`] |
//! | *Handelingen* | report of debates: [`ReferenceKind::Handelingen`] |

#![cfg_attr(
    not(all(feature = "xml", feature = "html", feature = "docx", feature = "pdf")),
    allow(dead_code, reason = "what only the readers state that are left out is still understood")
)]

mod assemble;
mod block;
mod check;
pub mod dossier;
mod error;
pub mod fields;
mod flow;
mod json;
mod model;
mod options;
mod pipeline;
mod read;
mod recognise;
mod record;
pub mod render;
mod source;
mod stretches;

pub use error::{Error, ErrorKind};
pub use jiff::civil::Date;
pub use model::*;
pub use options::Options;
pub use pipeline::{parse, parse_bytes, parse_str, read_record, source_text};

/// The JSON Schema (draft 2020-12) of a [`Document`] in JSON, made from the types.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Document).into()
}

/// The JSON Schema (draft 2020-12) of a [`Dossier`] in JSON, made from the types.
#[must_use]
pub fn dossier_json_schema() -> serde_json::Value {
    schemars::schema_for!(Dossier).into()
}

/// The examples of the README are compiled and run with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
