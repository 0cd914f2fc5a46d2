//! References to other publications.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Span;

/// What a [`Reference`] leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReferenceKind {
    /// A parliamentary paper (*Kamerstuk*): `kst-22112-2686`.
    Kamerstuk,
    /// An answer to questions (*Aanhangsel van de Handelingen*): `ah-tk-20232024-76`.
    Aanhangsel,
    /// A report of a debate (*Handelingen*): `h-tk-20242025-8-3`.
    Handelingen,
    /// A case number (*zaaknummer*): `2019Z12806`.
    Case,
    /// A document number (*documentnummer*): `2023D39037`.
    Document,
    /// An address on the web.
    Url,
    /// A European Case Law Identifier: `ECLI:NL:CBB:2023:634`.
    Ecli,
    /// A number in European Union law: `32016R0679`.
    Celex,
    /// A number in the register of Dutch law (*basiswettenbestand*): `BWBR0005537`.
    Bwb,
    /// The law gazette (*Staatsblad*): `stb-2019-33`.
    Staatsblad,
    /// The government gazette (*Staatscourant*): `stcrt-2020-11118`.
    Staatscourant,
}

/// A reference to another publication (*verwijzing*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Reference {
    /// What it leads to.
    pub kind: ReferenceKind,
    /// The words that make the reference, as printed.
    pub text: String,
    /// The canonical id; missing when the words do not say enough to make one.
    pub id: Option<String>,
    /// Where it can be read; missing when there is no id to make an address from.
    pub url: Option<String>,
    /// Where in the document it stands: `question 7`, `answer 3`, `footnote 2`, `header`, `remark`.
    #[serde(rename = "in")]
    pub in_: String,
    /// The place.
    pub span: Span,
}
