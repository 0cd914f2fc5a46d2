//! The rows from the first label on: questions, answers, remarks.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::fields::heading::letter::is_signature;
use crate::model::{Diagnostic, DiagnosticCode, RemarkKind};
use crate::recognise::labels::{LabelKind, RowLabel};
use crate::recognise::page_head::{self, Key};
use crate::recognise::rows::Slice;

use super::{Divider, HeaderKind, Part, Role};

/// Whether an answer begins without a label at a blank line below its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    /// It has a label.
    Never,
    /// On a page that shows questions and answers together.
    Page,
    /// In an answer from Word that has no heading at all: below a question that has been asked.
    Letter,
    /// In an answer that sets its questions in bold type: where that ends, below a question that no label answers.
    Plain,
}

impl Divider<'_, '_> {
    /// Reads the rows from the first label on.
    pub(super) fn body(&mut self, start: usize, labels: &[RowLabel]) {
        let below = self.answers_below(labels);
        let answered = LazyCell::new(|| -> BTreeSet<u32> { answer_numbers(labels).collect() });
        let mut next = labels.iter().peekable();
        for row in start..self.range.end {
            if !self.is_body(row) {
                continue;
            }
            if let Some(label) = next.next_if(|label| label.row == row) {
                self.open(label);
                continue;
            }
            let answered_next = next.peek().is_some_and(|next| next.label.kind == LabelKind::Answer);
            let answered =
                |part: &Part| answered_next || part.numbers.iter().any(|number| answered.contains(number));
            self.continue_with(row, below, answered);
        }
    }

    /// Whether answers stand below their questions without a label of their own.
    fn answers_below(&self, labels: &[RowLabel]) -> Below {
        let has = |role| self.parts.iter().any(|part| part.role == Role::Header(role));
        let label = |kind| labels.iter().any(|label| label.label.kind == kind);
        let answers = self
            .parts
            .iter()
            .any(|part| matches!(part.role, Role::Header(HeaderKind::Answers | HeaderKind::Letter(_))));
        if has(HeaderKind::Page(Key::Case)) {
            Below::Page
        } else if (answers || label(LabelKind::Answer)) && self.sets_questions_apart(labels) {
            Below::Plain
        } else if answers && !self.postpones() && !label(LabelKind::Answer) && !label(LabelKind::Postponement)
        {
            Below::Letter
        } else {
            Below::Never
        }
    }

    /// Whether the first words of every question are set in bold type, and those of no answer.
    fn sets_questions_apart(&self, labels: &[RowLabel]) -> bool {
        let mut questions = 0;
        for (index, label) in labels.iter().enumerate() {
            let end = labels.get(index + 1).map_or(self.range.end, |next| next.row);
            let inline = label.label.end < self.rows[label.row].text().len();
            let strong = if inline {
                // `**Antwoord op vraag 1** Ja.`
                self.rows[label.row].is_strong_from(label.label.end)
            } else {
                let Some(first) = (label.row + 1..end).find(|&row| self.is_body(row)) else { continue };
                self.rows[first].is_strong()
            };
            match label.label.kind {
                LabelKind::Question if strong => questions += 1,
                LabelKind::Answer if !strong => {}
                LabelKind::Question | LabelKind::Answer => return false,
                _ => {}
            }
        }
        questions > 0
    }

    pub(super) fn open(&mut self, label: &RowLabel) {
        let row = label.row;
        let text = self.rows[row].text();
        let role = match label.label.kind {
            LabelKind::Question => Role::Question,
            LabelKind::Answer => Role::Answer,
            LabelKind::Postponement => Role::Remark(RemarkKind::Postponement),
            LabelKind::Explanation => Role::Remark(RemarkKind::Explanation),
            LabelKind::Section => Role::Header(HeaderKind::Section),
        };
        if role == Role::Answer {
            self.restore_lost_label(label);
        }
        self.tell_lost_end(row);
        let numbers = label.label.numbers.clone().unwrap_or_default();
        let rest = text[label.label.end..].trim_start();
        let slices = if rest.is_empty() {
            Vec::new()
        } else {
            vec![Slice { row, at: text.len() - rest.len()..text.len() }]
        };
        if label.label.partly {
            let message = format!("expected nothing but numbers in the label, but found `{text}`");
            self.diagnostics.push(Diagnostic::new(
                DiagnosticCode::UnparsedLabel,
                self.rows[row].span(),
                message,
            ));
        }
        self.parts.push(Part {
            role,
            numbers: numbers.numbers,
            letter: numbers.part,
            label: Some(Slice { row, at: label.label.start..label.label.end }),
            slices,
        });
    }

    fn continue_with(&mut self, row: usize, below: Below, answered: impl Fn(&Part) -> bool) {
        let at = &self.rows[row];
        let text = at.text();
        if below == Below::Page
            && let Some((key @ (Key::QuestionId | Key::AnswerId | Key::FullTitle), _)) = page_head::key(text)
        {
            return self.push_header(HeaderKind::Page(key), row..row + 1);
        }
        let slice = at.slice(row);
        let asked = self.parts.last().filter(|last| last.role == Role::Question);
        let asks = |slice: &Slice| self.rows[slice.row].text().contains('?');
        let answers = at.opens
            && asked.and_then(|question| question.slices.last()).is_some_and(|last| match below {
                Below::Never => false,
                Below::Page => true,
                Below::Letter => asks(last),
                Below::Plain => !at.is_strong() && asked.is_some_and(|question| !answered(question)),
            });
        if answers {
            return self.push(Role::Answer, vec![slice]);
        }
        let after_notes = self.notes_end.is_some_and(|end| row >= end) && at.opens;
        let stray =
            matches!(self.parts.last().map(|part| part.role), Some(Role::Header(_) | Role::Unplaced) | None);
        if after_notes && !matches!(self.parts.last().map(|part| part.role), Some(Role::Remark(_))) || stray {
            return self.push(Role::Unplaced, vec![slice]);
        }
        let closes = || closes_letter(text) || self.in_letter() && is_signature(text);
        if at.opens && self.parts.last().is_some_and(|part| part.role == Role::Answer) && closes() {
            return self.push(Role::Remark(RemarkKind::Signature), vec![slice]);
        }
        if let Some(last) = self.parts.last_mut() {
            last.slices.push(slice);
        }
    }
}

impl Divider<'_, '_> {
    /// Whether the rows so far are those of a letter.
    fn in_letter(&self) -> bool {
        self.parts.first().is_some_and(|part| matches!(part.role, Role::Header(HeaderKind::Letter(_))))
    }
}

/// The numbers that the labels of answers name.
pub(super) fn answer_numbers(labels: &[RowLabel]) -> impl Iterator<Item = u32> + '_ {
    let answers = labels.iter().filter(|label| label.label.kind == LabelKind::Answer);
    answers
        .filter_map(|label| label.label.numbers.as_ref())
        .flat_map(|numbers| numbers.numbers.iter().copied())
}

/// The end of a letter: "Hoogachtend,", "De Minister van Financiën,".
fn closes_letter(text: &str) -> bool {
    let office =
        text.starts_with("De ") && ["inister ", "taatssecretaris "].iter().any(|word| text.contains(word));
    text.starts_with("Hoogachtend")
        || text.starts_with("Met vriendelijke groet")
        || office && text.len() <= 120 && text.ends_with(',')
}
