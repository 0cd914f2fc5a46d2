//! One matter from several documents: questions, postponements, answers and further answers.
//!
//! A matter goes through several publications: the questions (`kv-tk-…`), often one or two postponements, the answer,
//! at times a further answer. None names all the others, and a typeset answer does not even print the number of its
//! case. What ties them is looked for in this order:
//!
//! 1. the same publication in two forms, and the same case number;
//! 2. "Zie ook Aanhangsel Handelingen …" and the relations of the publisher's record, unless the heads tell of different
//!    questions: an answer also points to answers on a related matter;
//! 3. for what has no case number: the words of the questions, the members who ask, and the day.
//!
//! What was found is kept as a [`Link`] of the dossier, and a link that can be wrong is marked as doubtful.
//!
//! # Examples
//!
//! ```
//! use kamervragen::{DossierState, dossier, parse};
//!
//! let head = "Vragen van het lid Oudekerk (SV) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n";
//! let asked = parse(&format!("2031Z00417\n{head}Vraag 1\nKent u het bericht «Sluis dicht»?\n"))?;
//! let answer = format!(
//!     "{head}Antwoord van Minister Bonnema (Financiën) (ontvangen 24 mei 2031).\n\
//!      Vraag 1\nKent u het bericht «Sluis dicht»?\nAntwoord 1\nJa.\n",
//! );
//! let matters = dossier::dossiers(&[asked, parse(&answer)?]);
//! assert_eq!(matters.len(), 1);
//! assert_eq!(matters[0].state, DossierState::Answered);
//! assert_eq!(matters[0].days_to_answer, Some(21));
//! # Ok::<(), kamervragen::Error>(())
//! ```

mod card;
mod group;
mod merge;
mod words;

use std::borrow::Borrow;

use jiff::civil::Date;

use card::Card;

use crate::model::{
    Document, DocumentKind, Dossier, DossierDocument, DossierState, Link, Metadata, SCHEMA_VERSION,
};

/// Finds the documents of each matter without keeping the documents.
///
/// It keeps some hundred bytes for each question, so that the documents of an archive can pass by one after another.
#[derive(Debug, Default)]
pub struct Linker {
    cards: Vec<Card>,
}

/// The documents of one matter, by their place in the order in which a [`Linker`] saw them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Matter {
    /// The documents: questions first, then by day.
    pub documents: Vec<usize>,
    /// Why they stand together; the indices are those of `documents`.
    pub links: Vec<Link>,
}

impl Linker {
    /// A linker that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sees a document, which is the next in order.
    pub fn add(&mut self, document: &Document) {
        self.cards.push(Card::of(document));
    }

    /// The matters, in the order of their first documents. Every document is in exactly one.
    #[must_use]
    pub fn finish(self) -> Vec<Matter> {
        group::matters(&self.cards)
    }
}

/// The matters of documents, in the order of their first documents.
///
/// For an archive that does not fit in memory: [`Linker`], and [`dossier`] for one matter after another.
#[must_use]
pub fn dossiers<D: Borrow<Document>>(documents: &[D]) -> Vec<Dossier> {
    let mut linker = Linker::new();
    for document in documents {
        linker.add(document.borrow());
    }
    linker
        .finish()
        .into_iter()
        .map(|matter| {
            let documents: Vec<&Document> =
                matter.documents.iter().map(|&index| documents[index].borrow()).collect();
            dossier(&documents, matter.links)
        })
        .collect()
}

/// One matter from its documents, in the order of [`Matter::documents`], and the links between them.
#[must_use]
pub fn dossier(documents: &[&Document], links: Vec<Link>) -> Dossier {
    let earliest = |is_kind: fn(DocumentKind) -> bool| {
        let of_kind = documents.iter().filter(|document| is_kind(document.kind));
        of_kind.filter_map(|document| document.metadata.answered).min()
    };
    let facts = || documents.iter().map(|document| &document.metadata);
    let submitted = facts().find_map(|metadata| metadata.submitted);
    let postponed = earliest(|kind| kind == DocumentKind::Postponement);
    let answered = earliest(answers);
    let merged = merge::merge(documents);
    Dossier {
        schema_version: SCHEMA_VERSION,
        case_numbers: unique(documents.iter().flat_map(|document| &document.metadata.case_numbers)),
        publication_ids: unique(
            documents.iter().filter_map(|document| document.metadata.publication_id.as_ref()),
        ),
        subject: facts().find_map(|metadata| metadata.subject.clone()),
        askers: first_of(facts().map(|metadata| &metadata.askers)),
        addressees: first_of(facts().map(|metadata| &metadata.addressees)),
        state: state(documents),
        submitted,
        postponed,
        answered,
        days_to_postponement: days_between(submitted, postponed),
        days_to_answer: days_between(submitted, answered),
        documents: documents.iter().map(|document| entry(document)).collect(),
        links,
        document: Some(merged.document),
        questions_from: merged.questions_from,
        answers_from: merged.answers_from,
    }
}

fn entry(document: &Document) -> DossierDocument {
    DossierDocument {
        name: document.source.name.clone(),
        publication_id: document.metadata.publication_id.clone(),
        kind: document.kind,
        format: document.source.format,
        date: date(document.kind, &document.metadata),
    }
}

/// The day of a document.
fn date(kind: DocumentKind, metadata: &Metadata) -> Option<Date> {
    match kind {
        DocumentKind::Answers | DocumentKind::Postponement => metadata.answered,
        DocumentKind::Questions | DocumentKind::OralQuestions | DocumentKind::Combined => metadata.submitted,
    }
}

fn days_between(submitted: Option<Date>, day: Option<Date>) -> Option<i32> {
    Some(submitted?.until(day?).ok()?.get_days())
}

/// Whether documents of that kind have answers.
fn answers(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Answers | DocumentKind::Combined)
}

fn state(documents: &[&Document]) -> DossierState {
    let has = |is: &dyn Fn(&Document) -> bool| documents.iter().any(|document| is(document));
    if has(&|document| answers(document.kind)) {
        DossierState::Answered
    } else if has(&|document| document.kind == DocumentKind::Postponement) {
        DossierState::Postponed
    } else if has(&|document| document.kind == DocumentKind::Questions) {
        DossierState::Open
    } else {
        DossierState::Oral
    }
}

/// The first list with anything in it.
fn first_of<'d, T: Clone + 'd>(mut lists: impl Iterator<Item = &'d Vec<T>>) -> Vec<T> {
    lists.find(|list| !list.is_empty()).cloned().unwrap_or_default()
}

fn unique<'d>(values: impl Iterator<Item = &'d String>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for value in values {
        if !unique.contains(value) {
            unique.push(value.clone());
        }
    }
    unique
}

#[cfg(test)]
mod tests;
