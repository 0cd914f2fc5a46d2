//! What a form marks in the head sentences: names, the subject, days.
//!
//! The sentence is read by its grammar as everywhere, which gives the parties and offices that no form marks. What the
//! form marks is exact where the grammar has to find the ends of a name or a subject by the words around them.

use crate::Date;
use crate::block::{Fact, FactKind};
use crate::fields::heading::{AnswerHead, QuestionHead, subject_of};
use crate::model::{Diagnostic, DiagnosticCode, Member, Span};

/// The marked words of one head sentence.
#[derive(Debug, Default)]
pub(super) struct Marked {
    names: Vec<String>,
    subject: Option<String>,
    day: Option<(Date, Span)>,
}

impl Marked {
    /// Gathers the facts of a sentence; a day that no calendar has is told.
    pub(super) fn of<'f>(facts: impl Iterator<Item = &'f Fact>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut marked = Self::default();
        for Fact { kind, value, span } in facts.filter(|fact| !fact.value.is_empty()) {
            match kind {
                FactKind::Name => marked.names.push(value.clone()),
                FactKind::Subject => marked.subject = marked.subject.or_else(|| subject_of(value)),
                FactKind::Day => {
                    if let Ok(day) = value.trim().parse() {
                        marked.day = marked.day.or(Some((day, *span)));
                    } else {
                        let message = format!("expected a date, but found `{value}`");
                        diagnostics.push(Diagnostic::new(DiagnosticCode::UnparsedDate, *span, message));
                    }
                }
            }
        }
        marked
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.subject.is_none() && self.day.is_none()
    }

    /// Corrects and completes what the grammar read.
    pub(super) fn complete_question(&self, head: &mut QuestionHead, diagnostics: &mut Vec<Diagnostic>) {
        let names = &self.names;
        if names.len() == head.askers.len() {
            for (member, name) in head.askers.iter_mut().zip(names) {
                member.name.clone_from(name);
            }
        } else if !names.is_empty() {
            let party = |name: &String| {
                let read = head.askers.iter().find(|member| member.name == *name);
                read.and_then(|member| member.party.clone())
            };
            let members = names.iter().map(|name| Member { name: name.clone(), party: party(name) });
            head.askers = members.collect();
        }
        if self.subject.is_some() {
            head.subject.clone_from(&self.subject);
        }
        self.complete_day(&mut head.submitted, diagnostics);
    }

    /// Corrects and completes what the grammar read.
    pub(super) fn complete_answer(&self, head: &mut AnswerHead, diagnostics: &mut Vec<Diagnostic>) {
        if self.names.len() == head.answerers.len() {
            for (answerer, name) in head.answerers.iter_mut().zip(&self.names) {
                answerer.name = Some(name.clone());
            }
        }
        self.complete_day(&mut head.answered, diagnostics);
    }

    /// The printed day wins; the marked one stands in for it where it was not understood.
    fn complete_day(&self, printed: &mut Option<Date>, diagnostics: &mut Vec<Diagnostic>) {
        let Some((day, span)) = self.day else { return };
        let printed = *printed.get_or_insert(day);
        if printed != day {
            let message = format!("expected {printed} as it is printed, but found {day} in the markup");
            diagnostics.push(Diagnostic::new(DiagnosticCode::ConflictingFact, span, message));
        }
    }
}
