//! Text -> typed value: one small grammar a file.
//!
//! A grammar sees a string and gives a value, or says why not. It never sees a block, a line or a document. Positions
//! count from the start of the string it was given; the caller shifts them.
//!
//! | grammar | reads |
//! |---|---|
//! | [`date`] | `18 juli 2019` |
//! | [`numbers`] | `4, 5, 7 en 8`, `2 t/m 6`, `2l` |
//! | [`people`] | `de leden De Rijk en Ydema (beiden SV)` |
//! | [`offices`] | `de Ministers van X en voor Y en de Staatssecretaris van Z` |
//! | [`heading`] | the head sentences "Vragen van …" and "Antwoord van …" |
//! | [`mod@pointer`] | `Zie antwoord vraag 4.` |
//! | [`session_year`] | `2022–2023`, `2022/23`, `20222023` |
//! | [`identifiers`] | `ah-tk-20202021-2290`, `2024Z 17972` |
//! | [`references`] | `Kamerstuk 22 112, nr. 2686` in running text |

pub mod date;
pub mod heading;
pub mod identifiers;
mod item_mark;
pub mod numbers;
pub mod offices;
pub mod people;
pub mod pointer;
pub mod references;
mod scan;
pub mod session_year;

pub(crate) use item_mark::item_mark;

use crate::model::{DiagnosticCode, Span};

/// What a grammar understood only in part, or read as what was meant. The caller makes it a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// The type of the finding.
    pub code: DiagnosticCode,
    /// One phrase that suffices alone: lower case, no full stop, source text in backticks.
    pub message: String,
    /// The place in the string that the grammar was given.
    pub span: Span,
}
