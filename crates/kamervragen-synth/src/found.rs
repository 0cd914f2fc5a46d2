//! A document that was read, in the terms of the truth.

use kamervragen::{Addressee, Document, DocumentKind, Metadata, ReferenceKind, RemarkKind};

use crate::truth::{Facts, TrueExchange, TrueNote, TruePart, TrueReference, TrueRemark, Truth, name};

/// The document in the terms of the truth, with its references in the order of the truth where they are the same.
pub(crate) fn found_in(document: &Document, truth: &Truth) -> Truth {
    let questions = document.questions.iter().map(|part| TruePart {
        numbers: part.numbers.clone(),
        text: part.text.clone(),
        notes: part.notes.clone(),
        see: Vec::new(),
    });
    let answers = document.answers.iter().map(|part| TruePart {
        numbers: part.numbers.clone(),
        text: part.text.clone(),
        notes: part.notes.clone(),
        see: part.see.clone(),
    });
    let exchanges = document.exchanges.iter().map(|one| TrueExchange {
        numbers: one.numbers.clone(),
        questions: one.questions.clone(),
        answer: one.answer,
    });
    let footnotes = document.footnotes.iter().map(|note| TrueNote {
        number: note.number.clone(),
        text: note.text.clone(),
        urls: note.urls.clone(),
        marks: note.marks.len(),
    });
    // A letter has a salutation and a signature as well, which no paper has.
    let remarks = document
        .remarks
        .iter()
        .filter(|remark| !matches!(remark.kind, RemarkKind::Introduction | RemarkKind::Signature))
        .map(|remark| TrueRemark { kind: remark_kind(remark.kind), text: remark.text.clone() });
    Truth {
        kind: kind(document.kind),
        metadata: facts(&document.metadata),
        questions: questions.collect(),
        answers: answers.collect(),
        exchanges: exchanges.collect(),
        footnotes: footnotes.collect(),
        remarks: remarks.collect(),
        references: references(document, &truth.references),
    }
}

fn facts(metadata: &Metadata) -> Facts {
    let charge = |charge: &Addressee| (name(&charge.office), charge.portfolio.clone());
    let askers =
        metadata.askers.iter().map(|asker| (asker.name.clone(), asker.party.clone().unwrap_or_default()));
    let answerers = metadata
        .answerers
        .iter()
        .map(|one| (name(&one.office), one.name.clone().unwrap_or_default(), one.portfolio.clone()));
    Facts {
        publication_id: metadata.publication_id.clone().unwrap_or_default(),
        case_numbers: metadata.case_numbers.clone(),
        appendix_number: metadata.appendix_number,
        session_year: metadata.session_year.clone().unwrap_or_default(),
        subject: metadata.subject.clone().unwrap_or_default(),
        askers: askers.collect(),
        addressees: metadata.addressees.iter().map(charge).collect(),
        answerers: answerers.collect(),
        on_behalf_of: metadata.on_behalf_of.iter().map(charge).collect(),
        submitted: metadata.submitted.map(|day| day.to_string()).unwrap_or_default(),
        answered: metadata.answered.map(|day| day.to_string()),
        days_to_answer: metadata.days_to_answer,
        see_also: metadata.see_also.clone(),
    }
}

fn references(document: &Document, truth: &[TrueReference]) -> Vec<TrueReference> {
    let found: Vec<TrueReference> = document
        .references
        .iter()
        .filter(|reference| reference.in_ != "header" && reference.kind != ReferenceKind::Url)
        .map(|reference| TrueReference {
            kind: name(&reference.kind),
            id: reference.id.clone().unwrap_or_default(),
            in_: reference.in_.clone(),
        })
        .collect();
    let sorted = |references: &[TrueReference]| {
        let mut references = references.to_vec();
        references.sort();
        references
    };
    if sorted(&found) == sorted(truth) { truth.to_vec() } else { found }
}

const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Questions => "questions",
        DocumentKind::Answers => "answers",
        DocumentKind::Postponement => "postponement",
        DocumentKind::Combined => "combined",
        _ => "another kind",
    }
}

const fn remark_kind(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Postponement => "postponement",
        RemarkKind::Explanation => "explanation",
        _ => "another kind",
    }
}
