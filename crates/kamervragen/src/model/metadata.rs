//! The facts about a document: who asks whom, about what, when.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The facts about a document, read from its head, its foot and its record.
///
/// `None` and `[]` mean: not in the document. What was worked out instead of read is named in
/// [`derived`](Self::derived).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Metadata {
    /// The id of the publication (*publicatienummer*): `ah-tk-20202021-2290`, `kv-tk-2019Z15231`. Printed at the
    /// foot of the first page.
    pub publication_id: Option<String>,
    /// The case numbers (*zaaknummers*, `2021Z00417`; before 2009 `2060719420`) of this very matter. Not printed in a typeset answer.
    pub case_numbers: Vec<String>,
    /// The number in the appendix to the proceedings (*aanhangselnummer*), printed above the head of an answer.
    pub appendix_number: Option<u32>,
    /// The parliamentary year (*vergaderjaar*), both years in full: `2020-2021`.
    pub session_year: Option<String>,
    /// The chamber (*kamer*).
    pub chamber: Option<Chamber>,
    /// The title (*titel*) as a page or the publisher's record shows it; typeset documents print none.
    pub title: Option<String>,
    /// What the questions are about (*onderwerp*): the words between "over" and "(ingezonden". Where none are printed,
    /// those of the record's title.
    pub subject: Option<String>,
    /// Who asks (*indieners*), in printed order. Where nobody is printed, those of the record.
    pub askers: Vec<Member>,
    /// Who is asked (*geadresseerden*), in printed order.
    pub addressees: Vec<Addressee>,
    /// Who answers (*beantwoord door*), in printed order.
    pub answerers: Vec<Answerer>,
    /// For whom the answer is given as well (*mede namens*), in printed order.
    pub on_behalf_of: Vec<Addressee>,
    /// The day on which the questions were handed in (*ingezonden*, *ingediend*).
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub submitted: Option<Date>,
    /// The day on which the answer or postponement was received (*ontvangen*, *beantwoord*).
    #[schemars(with = "Option<jiff::civil::Date>")]
    pub answered: Option<Date>,
    /// Days from submission to answer (*dagen*); missing unless both dates are known.
    pub days_to_answer: Option<i32>,
    /// The ids of other publications in this matter: earlier ones from "Zie ook Aanhangsel …" in the head; in questions,
    /// the postponement and the answers that the record lists.
    pub see_also: Vec<String>,
    /// The topics (*onderwerpen*, *rubrieken*) that a page or record gives.
    pub topics: Vec<String>,
    /// The addresses (*bronnen*) of the documents that a page gives.
    pub urls: Vec<String>,
    /// The publisher's record (*metadata*) as it stands, also what has no field of its own here and what could not be
    /// understood: a date that does not exist is kept as its text. It stands in the file `metadata.xml` beside a
    /// publication, in the head of its web page and in its XML; that of the file comes first. Empty where there is none.
    pub record: Vec<RecordEntry>,
    /// The names of the fields above that were worked out rather than read.
    pub derived: Vec<String>,
}

/// An entry of the publisher's record (*metadata*): `OVERHEIDop.indiener` is `P.J. Oosterbaan`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct RecordEntry {
    /// The name as the record spells it: `DC.identifier`, `OVERHEIDop.vraagnummer`. A name with several values stands
    /// several times.
    pub name: String,
    /// The scheme (*schema*) that the value follows: `OVERHEID.TaxonomieBeleidsagenda`. Missing when the record names
    /// none.
    pub scheme: Option<String>,
    /// The value.
    pub content: String,
}

/// A chamber of the Dutch parliament (*kamer*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Chamber {
    /// The House of Representatives (*Tweede Kamer*).
    TweedeKamer,
    /// The Senate (*Eerste Kamer*).
    EersteKamer,
}

/// A member of parliament who asks (*Kamerlid*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Member {
    /// The name as printed, with its prefix: `Van der Sluis`. From the record, as that has it: `M. van der Sluis`.
    pub name: String,
    /// The party (*fractie*) as printed; "(beiden SV)" gives it to each. Missing when none is printed.
    pub party: Option<String>,
}

/// The office of a member of the government (*ambt*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Office {
    /// A minister.
    Minister,
    /// A state secretary (*staatssecretaris*).
    Staatssecretaris,
    /// The prime minister (*minister-president*).
    MinisterPresident,
}

/// A member of the government who is asked, or on whose behalf is answered (*bewindspersoon*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Addressee {
    /// The office.
    pub office: Office,
    /// The portfolio (*portefeuille*) as printed, without "van" or "voor". Missing for a prime minister without one.
    pub portfolio: Option<String>,
}

/// A member of the government who answers (*bewindspersoon*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Answerer {
    /// The office.
    pub office: Office,
    /// The name as printed, with its prefix: `Van Rosmeulen`.
    pub name: Option<String>,
    /// The portfolio (*portefeuille*) as printed between the parentheses.
    pub portfolio: Option<String>,
}
