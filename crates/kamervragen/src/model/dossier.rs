//! A matter: the documents about the same questions, joined.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Addressee, Document, DocumentKind, Format, Member};

/// A matter (*zaak*): questions with the postponements, answers and further answers to them, from as many documents.
///
/// `None` and `[]` mean: in none of the documents. Made by [`dossiers`](crate::dossier::dossiers) and
/// [`dossier`](crate::dossier::dossier).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Dossier {
    /// The version of the JSON contract: [`SCHEMA_VERSION`](crate::SCHEMA_VERSION).
    pub schema_version: u32,
    /// The case numbers (*zaaknummers*); several where questions were answered together.
    pub case_numbers: Vec<String>,
    /// The ids of the publications, each once, in the order of the documents.
    pub publication_ids: Vec<String>,
    /// What the questions are about (*onderwerp*), as the first document that says it has it.
    pub subject: Option<String>,
    /// Who asks (*indieners*), as the first document that says it has it.
    pub askers: Vec<Member>,
    /// Who is asked (*geadresseerden*), as the first document that says it has it.
    pub addressees: Vec<Addressee>,
    /// How far the matter is.
    pub state: DossierState,
    /// The day on which the questions were handed in (*ingezonden*), as the first document that says it has it.
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub submitted: Option<Date>,
    /// The day of the first postponement (*uitstel*).
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub postponed: Option<Date>,
    /// The day of the first answer.
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub answered: Option<Date>,
    /// Days from submission to the first postponement; missing unless both dates are known.
    pub days_to_postponement: Option<i32>,
    /// Days from submission to the first answer; missing unless both dates are known.
    pub days_to_answer: Option<i32>,
    /// The documents: questions first, then by day; several of one publication where it was given in several forms.
    pub documents: Vec<DossierDocument>,
    /// Why the documents stand together. A document alone has none.
    pub links: Vec<Link>,
    /// The questions as they were asked, with the answers to them. Missing where it was not asked for.
    ///
    /// Its questions are those of the document [`questions_from`](Self::questions_from), its answers those of
    /// [`answers_from`](Self::answers_from); spans refer to those, each to its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// Index of the document from which the questions are; missing when there are none.
    pub questions_from: Option<usize>,
    /// Indices of the documents from which the answers are, in order: first the answer, then further answers.
    pub answers_from: Vec<usize>,
}

impl Dossier {
    /// What names the matter: its first case number, else its first publication id, else the name under which the first
    /// document was read; missing when there is none of these.
    ///
    /// # Examples
    ///
    /// ```
    /// let asked = kamervragen::parse("2031Z00417\nVraag 1\nKent u de dijk?\n")?;
    /// assert_eq!(kamervragen::dossier::dossiers(&[asked])[0].id(), Some("2031Z00417"));
    /// # Ok::<(), kamervragen::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        let name = || self.documents.first()?.name.as_ref();
        self.case_numbers.first().or(self.publication_ids.first()).or_else(name).map(String::as_str)
    }
}

/// How far a matter is (*stand*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DossierState {
    /// Nothing but questions was found.
    Open,
    /// A postponement (*uitstel*) was found, and no answer.
    Postponed,
    /// An answer was found.
    Answered,
    /// Questions for the chamber (*mondelinge vragen*): no written answer is due.
    Oral,
}

/// A document of a [`Dossier`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DossierDocument {
    /// The name under which it was read: [`SourceInfo::name`](crate::SourceInfo::name).
    pub name: Option<String>,
    /// The id of the publication (*publicatienummer*).
    pub publication_id: Option<String>,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The form in which it was read.
    pub format: Format,
    /// Its day: that of the answer or postponement, or of the submission of questions.
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub date: Option<Date>,
}

/// Why a document stands in a [`Dossier`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Link {
    /// Index of the document.
    pub from: usize,
    /// Index of the document to which it is tied; missing when that is not in the dossier.
    pub to: Option<usize>,
    /// What ties them.
    pub by: Evidence,
    /// What they have in common: the number, the id, or how much of the text of the questions.
    pub value: String,
    /// Whether the link can be wrong: something speaks against it, or another document fits as well.
    pub doubtful: bool,
}

/// What ties two documents of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// Both are the same publication, in two forms.
    Publication,
    /// Both have the same case number (*zaaknummer*).
    CaseNumber,
    /// One names the other ("Zie ook Aanhangsel Handelingen …", the publisher's record), or both name a third.
    SeeAlso,
    /// The questions have the same words.
    Questions,
    /// The same members ask on the same day about the same subject.
    Head,
}
