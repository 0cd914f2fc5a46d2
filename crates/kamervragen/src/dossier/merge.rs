//! The questions as they were asked, with the answers to them: one document of several.

use std::collections::{HashMap, HashSet};

use crate::assemble::pair;
use crate::check;
use crate::model::{
    Answer, Block, Diagnostic, DiagnosticCode, Document, DocumentKind, Exchange, Footnote, Format, Inline,
    Metadata, Reference,
};

/// What the documents of a matter give together.
pub(super) struct Merged {
    pub(super) document: Document,
    pub(super) questions_from: Option<usize>,
    pub(super) answers_from: Vec<usize>,
}

/// Merges the documents of a matter, which stand in order.
///
/// A document that gives all there is stays as it is. Else the questions, with their notes and translations, are those
/// as they were asked, where that document is there, or as they were repeated above the answer; the answers are those
/// of each publication with answers.
pub(super) fn merge(documents: &[&Document]) -> Merged {
    let best = best_forms(documents);
    let questions_from = best
        .iter()
        .copied()
        .filter(|&index| !documents[index].questions.is_empty())
        .min_by_key(|&index| documents[index].kind == DocumentKind::Postponement);
    let answers_from: Vec<usize> =
        best.iter().copied().filter(|&index| !documents[index].answers.is_empty()).collect();
    let base = questions_from.or(answers_from.first().copied()).or(best.first().copied()).unwrap_or_default();
    let mut document = documents[base].clone();
    document.segments = None;
    if answers_from.iter().any(|&index| index != base) {
        document.kind = DocumentKind::Combined;
        document.diagnostics.clear();
        document.answers.clear();
        document.exchanges.clear();
        if !documents[base].answers.is_empty() {
            keep_notes_of_questions(&mut document);
        }
        for &index in &answers_from {
            add_answers(&mut document, documents[index]);
        }
        close_exchanges(&mut document);
        let findings = check::check(&document);
        document.diagnostics.extend(findings.into_iter().map(without_place));
    }
    let metadata = &mut document.metadata;
    for &index in &best {
        complete(metadata, &documents[index].metadata);
    }
    if let Some(&answer) = answers_from.first().filter(|&&index| index != base) {
        take_answer(metadata, &documents[answer].metadata);
    }
    Merged { document, questions_from, answers_from }
}

/// The best form of each publication, in order: what states most is asked to guess least.
fn best_forms(documents: &[&Document]) -> Vec<usize> {
    let rank = |index: usize| {
        let document = documents[index];
        let form = match document.source.format {
            Format::OpXml => 0,
            Format::Html => 1,
            Format::Docx => 2,
            Format::Pdf => 3,
            Format::Markdown => 4,
            Format::Plain => 5,
        };
        (document.severity(), form, index)
    };
    let mut best: Vec<usize> = Vec::new();
    let mut place: HashMap<&str, usize> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        match &document.metadata.publication_id {
            Some(id) if place.contains_key(id.as_str()) => {
                let known = &mut best[place[id.as_str()]];
                if rank(index) < rank(*known) {
                    *known = index;
                }
            }
            id => {
                place.extend(id.as_deref().map(|id| (id, best.len())));
                best.push(index);
            }
        }
    }
    best
}

/// Leaves out what belongs to the answers, which are added anew with those of other documents.
fn keep_notes_of_questions(document: &mut Document) {
    let of_questions: HashSet<String> =
        document.questions.iter().flat_map(|question| question.notes.iter().cloned()).collect();
    document.footnotes.retain(|note| of_questions.contains(&note.number));
    document.references.retain(|reference| match reference.in_.split_once(' ') {
        Some(("answer", _)) => false,
        Some(("footnote", number)) => of_questions.contains(number),
        _ => true,
    });
}

/// Adds the answers of a document, with the notes, references and remarks that belong to them.
fn add_answers(document: &mut Document, from: &Document) {
    let marked: HashSet<&str> =
        from.answers.iter().flat_map(|answer| &answer.notes).map(String::as_str).collect();
    let notes: Vec<&Footnote> =
        from.footnotes.iter().filter(|note| marked.contains(note.number.as_str())).collect();
    let new_numbers = new_numbers(document, &notes);
    for (number, new) in &new_numbers {
        let message =
            format!("note {number} of the answers is {new} here: the questions have a note {number}");
        document.diagnostics.push(Diagnostic::new(DiagnosticCode::RenumberedNote, None, message));
    }
    document.diagnostics.sort_by(|one, other| one.message.cmp(&other.message));
    let renumbered = |number: &str| new_numbers.get(number).cloned().unwrap_or_else(|| number.to_owned());

    let answers: Vec<Answer> = from
        .answers
        .iter()
        .map(|answer| {
            let mut answer = answer.clone();
            for number in &mut answer.notes {
                *number = renumbered(number);
            }
            renumber_marks(&mut answer.blocks, &renumbered);
            answer
        })
        .collect();
    let references = from.references.iter().filter_map(|reference| {
        let in_ = match reference.in_.split_once(' ') {
            Some(("answer", _)) => reference.in_.clone(),
            Some(("footnote", number)) if marked.contains(number) => {
                format!("footnote {}", renumbered(number))
            }
            _ => return None,
        };
        Some(Reference { in_, ..reference.clone() })
    });
    document.references.extend(references);
    document
        .footnotes
        .extend(notes.into_iter().map(|note| Footnote { number: renumbered(&note.number), ..note.clone() }));
    for remark in &from.remarks {
        if !document.remarks.contains(remark) {
            document.remarks.push(remark.clone());
        }
    }
    // The answers stand in another text than the questions: all questions come before all of them.
    let first = document.answers.len();
    let exchanges = pair(&document.questions, &answers, |_| usize::MAX);
    let answered = exchanges
        .into_iter()
        .filter_map(|exchange| Some(Exchange { answer: Some(first + exchange.answer?), ..exchange }));
    document.exchanges.extend(answered);
    document.answers.extend(answers);
}

/// New numbers for those notes whose numbers are taken: after the highest.
fn new_numbers(document: &Document, notes: &[&Footnote]) -> HashMap<String, String> {
    let taken: HashSet<&str> = document.footnotes.iter().map(|note| note.number.as_str()).collect();
    let all = document.footnotes.iter().chain(notes.iter().copied());
    let highest = all.filter_map(|note| note.number.parse::<u64>().ok()).max().unwrap_or(0);
    let clashing = notes.iter().filter(|note| taken.contains(note.number.as_str()));
    clashing
        .zip(highest.saturating_add(1)..)
        .map(|(note, new)| (note.number.clone(), new.to_string()))
        .collect()
}

fn renumber_marks(blocks: &mut [Block], renumbered: &dyn Fn(&str) -> String) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => renumber_inlines(inlines, renumbered),
            Block::List { items } => {
                for item in items {
                    renumber_marks(&mut item.blocks, renumbered);
                }
            }
            Block::Table { rows } => {
                for cell in rows.iter_mut().flatten() {
                    renumber_inlines(&mut cell.inlines, renumbered);
                }
            }
            Block::Image { .. } => {}
        }
    }
}

fn renumber_inlines(inlines: &mut [Inline], renumbered: &dyn Fn(&str) -> String) {
    for inline in inlines {
        match inline {
            Inline::NoteMark { number } => *number = renumbered(number),
            Inline::Emphasis { inlines, .. } | Inline::Link { inlines, .. } => {
                renumber_inlines(inlines, renumbered);
            }
            Inline::Text { .. } => {}
        }
    }
}

/// Adds the questions without answer, and brings the exchanges in the order of the questions.
fn close_exchanges(document: &mut Document) {
    let answered: HashSet<usize> =
        document.exchanges.iter().flat_map(|exchange| exchange.questions.iter().copied()).collect();
    for (index, question) in document.questions.iter().enumerate() {
        if !answered.contains(&index) {
            let numbers = question.numbers.clone();
            document.exchanges.push(Exchange { numbers, questions: vec![index], answer: None });
        }
    }
    document
        .exchanges
        .sort_by_key(|exchange| (exchange.questions.first().copied().unwrap_or(usize::MAX), exchange.answer));
}

/// A finding in a merged document tells its number, and has no place in one text.
fn without_place(mut finding: Diagnostic) -> Diagnostic {
    finding.span = None;
    finding
}

/// Fills what is missing in the facts with those of another document of the matter.
fn complete(metadata: &mut Metadata, other: &Metadata) {
    fn fill<T: Clone>(value: &mut Option<T>, other: Option<&T>) {
        if value.is_none() {
            *value = other.cloned();
        }
    }
    fn fill_list<T: Clone>(values: &mut Vec<T>, other: &[T]) {
        if values.is_empty() {
            values.extend_from_slice(other);
        }
    }
    fill_list(&mut metadata.case_numbers, &other.case_numbers);
    fill(&mut metadata.subject, other.subject.as_ref());
    fill(&mut metadata.title, other.title.as_ref());
    fill_list(&mut metadata.askers, &other.askers);
    fill_list(&mut metadata.addressees, &other.addressees);
    fill_list(&mut metadata.topics, &other.topics);
    fill(&mut metadata.submitted, other.submitted.as_ref());
}

/// The facts about the answer are those of the document that gives it.
fn take_answer(metadata: &mut Metadata, answer: &Metadata) {
    metadata.answered = answer.answered;
    metadata.answerers.clone_from(&answer.answerers);
    metadata.on_behalf_of.clone_from(&answer.on_behalf_of);
    metadata.appendix_number = answer.appendix_number;
    metadata.days_to_answer = super::days_between(metadata.submitted, metadata.answered);
    let days = "days_to_answer";
    if metadata.days_to_answer.is_some() && !metadata.derived.iter().any(|derived| derived == days) {
        metadata.derived.push(days.to_owned());
    }
}
