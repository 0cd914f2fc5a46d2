//! Values in words, as a page shows them.

use crate::model::{Addressee, Answerer, DocumentKind, Member, Metadata, Office, RemarkKind};

/// The items, as `show` writes them, with commas between.
pub(super) fn join<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}

/// `De Rijk (SV)`.
pub(super) fn member(member: &Member) -> String {
    match &member.party {
        Some(party) => format!("{} ({party})", member.name),
        None => member.name.clone(),
    }
}

/// `Minister (Justitie en Veiligheid)`.
pub(super) fn addressee(addressee: &Addressee) -> String {
    match &addressee.portfolio {
        Some(portfolio) => format!("{} ({portfolio})", office_name(addressee.office)),
        None => office_name(addressee.office).to_owned(),
    }
}

/// `Minister De Wringer (Financiën)`.
pub(super) fn answerer(answerer: &Answerer) -> String {
    let name = answerer.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
    let portfolio =
        answerer.portfolio.as_ref().map(|portfolio| format!(" ({portfolio})")).unwrap_or_default();
    [office_name(answerer.office), &name, &portfolio].concat()
}

/// `2021-04-09, after 84 days`.
pub(super) fn answered(metadata: &Metadata) -> String {
    match (metadata.answered, metadata.days_to_answer) {
        (Some(date), Some(1)) => format!("{date}, after 1 day"),
        (Some(date), Some(days)) => format!("{date}, after {days} days"),
        (Some(date), None) => date.to_string(),
        (None, _) => String::new(),
    }
}

const fn office_name(office: Office) -> &'static str {
    match office {
        Office::Minister => "Minister",
        Office::Staatssecretaris => "Staatssecretaris",
        Office::MinisterPresident => "Minister-President",
    }
}

pub(super) const fn kind_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Questions => "questions",
        DocumentKind::Answers => "answers",
        DocumentKind::Postponement => "postponement",
        DocumentKind::OralQuestions => "oral questions",
        DocumentKind::Combined => "questions and answers",
    }
}

pub(super) const fn remark_name(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Postponement => "Postponement",
        RemarkKind::Explanation => "Explanation",
        RemarkKind::Introduction => "Introduction",
        RemarkKind::Signature => "Signature",
    }
}
