//! Is the document complete and consistent? What is odd becomes a diagnostic; nothing is changed.

use std::collections::BTreeSet;

use crate::model::{Diagnostic, DiagnosticCode, Document, DocumentKind, Span};

/// Looks over a finished document.
pub(crate) fn check(document: &Document) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let asked = numbers(document.questions.iter().flat_map(|question| &question.numbers));
    let answered = numbers(document.answers.iter().flat_map(|answer| &answer.numbers));
    questions(document, &asked, &answered, &mut found);
    answers(document, &mut found);
    pairs(document, &asked, &answered, &mut found);
    notes(document, &mut found);
    let metadata = &document.metadata;
    let numbered = metadata.appendix_number.is_some() || !metadata.case_numbers.is_empty();
    if metadata.subject.is_none() && metadata.askers.is_empty() && !numbered {
        found.push(Diagnostic::new(
            DiagnosticCode::MissingHead,
            None,
            "expected a head sentence, but found none",
        ));
    }
    found
}

/// Numbers in order.
fn numbers<'n>(numbers: impl Iterator<Item = &'n u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.copied().collect();
    numbers.sort_unstable();
    numbers
}

fn holds(numbers: &[u32], number: u32) -> bool {
    numbers.binary_search(&number).is_ok()
}

fn questions(document: &Document, asked: &[u32], answered: &[u32], found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for question in &document.questions {
        for &number in &question.numbers {
            if !seen.insert(number) && question.part.is_none() {
                let message = format!("question {number} is printed more than once");
                found.push(Diagnostic::new(DiagnosticCode::DuplicateQuestion, question.span, message));
            }
        }
        empty(&question.text, question.span, &question.label, found);
    }
    let gaps = asked.windows(2).flat_map(|pair| pair[0] + 1..pair[1]);
    // An answer to a question that is not printed has a finding of its own.
    for number in gaps.filter(|number| !holds(answered, *number)) {
        let after = document.questions.iter().find(|question| question.numbers.iter().any(|n| *n > number));
        let message = format!("question {number} is skipped");
        let span = after.map(|question| question.span);
        found.push(Diagnostic::new(DiagnosticCode::SkippedQuestion, span, message));
    }
}

fn answers(document: &Document, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for answer in &document.answers {
        for &number in &answer.numbers {
            if !seen.insert((number, answer.part.as_deref())) {
                let message = format!("answer {number} is printed more than once");
                found.push(Diagnostic::new(DiagnosticCode::DuplicateAnswer, answer.span, message));
            }
        }
        empty(&answer.text, answer.span, &answer.label, found);
    }
}

fn empty(text: &str, span: Span, label: &str, found: &mut Vec<Diagnostic>) {
    if text.is_empty() {
        let message = format!("expected a text after `{label}`, but found none");
        found.push(Diagnostic::new(DiagnosticCode::EmptyText, span, message));
    }
}

fn pairs(document: &Document, asked: &[u32], answered: &[u32], found: &mut Vec<Diagnostic>) {
    if matches!(document.kind, DocumentKind::Answers | DocumentKind::Combined) && !answered.is_empty() {
        for question in &document.questions {
            for number in question.numbers.iter().filter(|number| !holds(answered, **number)) {
                let message = format!("question {number} has no answer");
                found.push(Diagnostic::new(DiagnosticCode::MissingAnswer, question.span, message));
            }
        }
    }
    if !asked.is_empty() {
        for answer in &document.answers {
            for number in answer.numbers.iter().filter(|number| !holds(asked, **number)) {
                let message = format!("answer {number} has no question");
                found.push(Diagnostic::new(DiagnosticCode::AnswerWithoutQuestion, answer.span, message));
            }
        }
    }
}

fn notes(document: &Document, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for note in &document.footnotes {
        let number = &note.number;
        if !seen.insert(number.as_str()) {
            let message = format!("note {number} is defined more than once");
            found.push(Diagnostic::new(DiagnosticCode::DuplicateNote, note.span, message));
        }
        if note.marks.is_empty() {
            let message = format!("note {number} has no mark in the text");
            found.push(Diagnostic::new(DiagnosticCode::NoteWithoutMark, note.span, message));
        }
    }
}
