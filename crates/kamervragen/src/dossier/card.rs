//! What is remembered of a document to find those of the same matter.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::words::{self, Passage};
use crate::fields::identifiers::parse_publication;
use crate::model::{Document, DocumentKind};

/// A document in short.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) kind: DocumentKind,
    pub(super) publication_id: Option<String>,
    /// Those of the head, and the one in the id of published questions.
    pub(super) case_numbers: BTreeSet<String>,
    pub(super) see_also: Vec<String>,
    /// The surnames of those who ask, as numbers.
    pub(super) askers: Vec<u64>,
    pub(super) submitted: Option<Date>,
    pub(super) date: Option<Date>,
    /// The letters of the subject, as a number.
    pub(super) subject: Option<u64>,
    /// The passages of the questions, each once, in rising order of their sums.
    pub(super) passages: Vec<Passage>,
}

/// What two documents say on the same point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Accord {
    Agree,
    /// One of them is silent.
    Silent,
    Differ,
}

impl Card {
    pub(super) fn of(document: &Document) -> Self {
        let metadata = &document.metadata;
        let mut case_numbers: BTreeSet<String> = metadata.case_numbers.iter().cloned().collect();
        let known = metadata.publication_id.as_deref().and_then(parse_publication);
        case_numbers.extend(known.and_then(|known| known.case_number));
        let askers = metadata.askers.iter().filter_map(|member| words::surname(&member.name)).collect();
        let mut passages: Vec<Passage> =
            document.questions.iter().flat_map(|question| words::passages(&question.text)).collect();
        passages.sort_unstable();
        passages.dedup();
        Self {
            kind: document.kind,
            publication_id: metadata.publication_id.clone(),
            case_numbers,
            see_also: metadata.see_also.clone(),
            askers,
            submitted: metadata.submitted,
            date: super::date(document.kind, metadata),
            subject: metadata.subject.as_deref().and_then(words::sum),
            passages,
        }
    }

    pub(super) fn askers_of(&self, other: &Self) -> Accord {
        if self.askers.is_empty() || other.askers.is_empty() {
            Accord::Silent
        } else if self.askers.iter().any(|asker| other.askers.contains(asker)) {
            Accord::Agree
        } else {
            Accord::Differ
        }
    }

    pub(super) fn day_of(&self, other: &Self) -> Accord {
        match (self.submitted, other.submitted) {
            (Some(day), Some(another)) if day == another => Accord::Agree,
            (Some(_), Some(_)) => Accord::Differ,
            _ => Accord::Silent,
        }
    }
}
