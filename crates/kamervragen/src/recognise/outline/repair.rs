//! What is not printed, or not where it belongs: lost labels and ends, missing numbers, documents without labels.

use std::collections::BTreeSet;

use crate::block::BlockKind;
use crate::model::{Diagnostic, DiagnosticCode, RemarkKind, Span};
use crate::recognise::labels::{LabelKind, RowLabel};
use crate::recognise::rows::Slice;

use super::body::answer_numbers;
use super::{Divider, HeaderKind, LetterLine, Part, Role};

impl<'a> Divider<'_, 'a> {
    /// A text that stops in the middle of a sentence at a page end, with a new label after it, has lost its end.
    pub(super) fn tell_lost_end(&mut self, row: usize) {
        let rows = self.rows;
        let Some(last) = self.parts.last().filter(|part| matches!(part.role, Role::Question | Role::Answer))
        else {
            return;
        };
        let Some(slice) = last.slices.last() else { return };
        let text = rows[slice.row].text()[slice.at.clone()].trim_end();
        if rows[slice.row].page < rows[row].page && !ends_text(text) {
            let span = rows[slice.row].span_of(slice.at.clone());
            let message = "the text stops at a page end in the middle of a sentence";
            self.diagnostics.push(Diagnostic::new(DiagnosticCode::LostText, span, message));
        }
    }

    /// A page end can swallow "Vraag 3" with the first lines of the question: what follows the page end and ends in a
    /// question mark, just above "Antwoord 3", is the rest of question 3.
    pub(super) fn restore_lost_label(&mut self, label: &RowLabel) {
        let Some(numbers) = label.label.numbers.as_ref().map(|numbers| numbers.numbers.clone()) else {
            return;
        };
        let asked =
            |part: &Part| part.role == Role::Question && part.numbers.iter().any(|n| numbers.contains(n));
        if self.parts.iter().rev().take(MAX_LOOK_BACK).any(asked) {
            return;
        }
        let rows = self.rows;
        let Some(last) = self.parts.last_mut().filter(|last| last.role == Role::Answer) else { return };
        let page = |slice: &Slice| rows[slice.row].page;
        let Some(last_page) = last.slices.last().map(page) else { return };
        let cut = last.slices.iter().position(|slice| page(slice) == last_page).filter(|cut| *cut > 0);
        let asks = last.slices.last().is_some_and(|slice| rows[slice.row].text().trim_end().ends_with('?'));
        let Some(cut) = cut.filter(|_| asks) else { return };
        let slices = last.slices.split_off(cut);
        let span = slices.first().map(|slice| rows[slice.row].span()).unwrap_or_default();
        let printed = join_numbers(&numbers);
        let message = format!(
            "the label of question {printed} is lost at a page end; its number follows from the answer"
        );
        self.diagnostics.push(Diagnostic::new(DiagnosticCode::MissingLabel, span, message));
        if slices.first().is_some_and(|slice| rows[slice.row].text().starts_with(char::is_lowercase)) {
            let message = "the beginning of the text is lost at a page end";
            self.diagnostics.push(Diagnostic::new(DiagnosticCode::LostText, span, message));
        }
        self.parts.push(Part { role: Role::Question, numbers, letter: None, label: None, slices });
    }

    /// Makes sense of a document without any label: a postponement letter, or questions without numbers.
    pub(super) fn without_labels(&mut self) {
        let has = |parts: &[Part], kind| parts.iter().any(|part| part.role == Role::Header(kind));
        let introduction = Role::Remark(RemarkKind::Introduction);
        let Some(at) = self.parts.iter().rposition(|part| part.role == introduction) else { return };
        let title = Role::Header(HeaderKind::Letter(LetterLine::Title));
        let sent = self.parts[..at].iter().any(|part| part.role == title);
        if (sent || has(&self.parts, HeaderKind::Answers)) && self.plain_answers(at) {
            return;
        }
        if has(&self.parts, HeaderKind::Answers) {
            if self.postpones() {
                self.parts[at].role = Role::Remark(RemarkKind::Postponement);
            }
            return;
        }
        let after_head = self.parts[..at].iter().any(|part| part.role == Role::Header(HeaderKind::Questions));
        if after_head
            && !self.head_text(HeaderKind::Questions).is_some_and(|text| text.starts_with("Mondelinge"))
        {
            self.unnumbered_questions(at);
        }
    }

    /// Questions in bold type, each above its answer, and neither with a label; `false` where it is not so.
    fn plain_answers(&mut self, at: usize) -> bool {
        let rows = self.rows;
        let slices = &self.parts[at].slices;
        let strong = |slice: &Slice| rows[slice.row].is_strong();
        let runs: Vec<&[Slice]> = slices.chunk_by(|one, other| strong(one) == strong(other)).collect();
        let asks = |run: &[Slice]| run.iter().any(|slice| rows[slice.row].text().contains('?'));
        let alternate = runs.len() > 1 && runs.first().and_then(|run| run.first()).is_some_and(strong);
        if !alternate || !runs.iter().step_by(2).all(|run| asks(run)) {
            return false;
        }
        let runs: Vec<Vec<Slice>> = runs.into_iter().map(<[Slice]>::to_vec).collect();
        self.parts.remove(at);
        for (index, slices) in runs.into_iter().enumerate() {
            self.push(if index % 2 == 0 { Role::Question } else { Role::Answer }, slices);
        }
        true
    }

    /// Whether the head announces a postponement.
    pub(super) fn postpones(&self) -> bool {
        self.head_text(HeaderKind::Answers).is_some_and(|text| text.starts_with("Mededeling"))
    }

    fn head_text(&self, kind: HeaderKind) -> Option<&'a str> {
        let part = self.parts.iter().find(|part| part.role == Role::Header(kind))?;
        part.slices.first().map(|slice| self.rows[slice.row].text())
    }

    /// Each paragraph from the first that asks is a question.
    fn unnumbered_questions(&mut self, at: usize) {
        let mut paragraphs: Vec<Vec<Slice>> = Vec::new();
        for slice in std::mem::take(&mut self.parts[at].slices) {
            let row = &self.rows[slice.row];
            match paragraphs.last_mut() {
                Some(last) if !row.opens || *row.kind() == BlockKind::Table => last.push(slice),
                _ => paragraphs.push(vec![slice]),
            }
        }
        let asks = |slices: &Vec<Slice>| slices.iter().any(|slice| self.rows[slice.row].text().contains('?'));
        let Some(first) = paragraphs.iter().position(asks) else {
            self.parts[at].slices = paragraphs.concat();
            return;
        };
        self.parts[at].slices = paragraphs.drain(..first).flatten().collect();
        if self.parts[at].slices.is_empty() {
            self.parts.remove(at);
        }
        for slices in paragraphs {
            self.push(Role::Question, slices);
        }
    }

    /// In a document with lettered labels, a line may announce the goal or item that the next questions are about:
    ///
    /// ```text
    /// l. een miljoen huizen;
    /// Vraag 2
    /// …
    /// Antwoord 2l
    /// ```
    ///
    /// It stands above a question, so it was added to the answer before; the letter of the next answer tells.
    pub(super) fn part_announcements(&mut self) {
        if self.parts.iter().all(|part| part.letter.is_none()) {
            return;
        }
        let mut next_letter = None;
        let mut parts = Vec::with_capacity(self.parts.len());
        let mut below = None;
        for mut part in std::mem::take(&mut self.parts).into_iter().rev() {
            if part.role == Role::Answer {
                if below == Some(Role::Question)
                    && let Some(slices) =
                        next_letter.as_deref().and_then(|letter| self.cut_announcement(&mut part, letter))
                {
                    let role = Role::Remark(RemarkKind::Introduction);
                    parts.push(Part { role, numbers: Vec::new(), letter: None, label: None, slices });
                }
                next_letter.clone_from(&part.letter);
            }
            below = Some(part.role);
            parts.push(part);
        }
        parts.reverse();
        self.parts = parts;
    }

    /// Cuts the lines from the last that begins with the letter off an answer.
    fn cut_announcement(&self, part: &mut Part, letter: &str) -> Option<Vec<Slice>> {
        let announces = |slice: &Slice| {
            let text = &self.rows[slice.row].text()[slice.at.clone()];
            text.strip_prefix(letter).is_some_and(|rest| rest.starts_with(". "))
        };
        let at = part.slices.iter().rposition(announces)?;
        Some(part.slices.split_off(at))
    }

    /// Where labels answer other questions and none this one, its answer stands below its last line that asks:
    ///
    /// ```text
    /// Vraag 5
    /// Bent u bereid de sluis te laten onderzoeken?
    /// Ik zie daartoe geen aanleiding.
    /// Vraag 6
    /// ```
    ///
    /// A form that tells bold type or paragraphs shows more, see [`Self::answers_below`]; plain text does not.
    pub(super) fn part_answers(&mut self, labels: &[RowLabel]) {
        let answered: BTreeSet<u32> = answer_numbers(labels).collect();
        if answered.is_empty() {
            return;
        }
        let mut parts = std::mem::take(&mut self.parts).into_iter().peekable();
        while let Some(mut part) = parts.next() {
            let below = part.role == Role::Question
                && !part.numbers.is_empty()
                && !part.numbers.iter().any(|number| answered.contains(number))
                && parts.peek().is_none_or(|next| next.role != Role::Answer);
            let answer = if below { self.cut_answer(&mut part) } else { None };
            self.parts.push(part);
            if let Some(slices) = answer {
                self.push(Role::Answer, slices);
            }
        }
    }

    /// Cuts the lines below the last that ends in a question mark off a question.
    fn cut_answer(&self, question: &mut Part) -> Option<Vec<Slice>> {
        let text = |slice: &Slice| self.rows[slice.row].text()[slice.at.clone()].trim();
        let asks = |slice: &Slice| without_mark(text(slice)).ends_with('?');
        let at = question.slices.iter().rposition(asks)? + 1;
        let begins = |slice: &Slice| text(slice).starts_with(char::is_uppercase);
        question.slices.get(at).filter(|first| begins(first))?;
        Some(question.slices.split_off(at))
    }

    /// Gives questions and answers without a printed number theirs.
    pub(super) fn number_parts(&mut self, labels: &[RowLabel]) {
        let answer_labels = labels.iter().filter(|label| label.label.kind == LabelKind::Answer).count();
        let rows = self.rows;
        let place = |part: &Part| {
            let label = part.label.as_ref().filter(|label| !label.at.is_empty());
            let first = label.or_else(|| part.slices.first());
            first.map(|slice| rows[slice.row].span_of(slice.at.clone()))
        };
        let mut unnumbered: Option<Option<Span>> = None;
        let mut last: Vec<u32> = Vec::new();
        let mut asked: Vec<u32> = Vec::new();
        for part in &mut self.parts {
            match part.role {
                Role::Question => {
                    if part.numbers.is_empty() {
                        part.numbers.push(last.last().map_or(1, |number| number + 1));
                        unnumbered = unnumbered.or(Some(place(part)));
                    }
                    last.clone_from(&part.numbers);
                    asked.extend(&part.numbers);
                }
                Role::Answer if part.numbers.is_empty() => {
                    // One bare "Antwoord" below all questions answers them all.
                    let all = answer_labels == 1 && asked.len() > 1;
                    part.numbers.clone_from(if all { &asked } else { &last });
                    let numbers = join_numbers(&part.numbers);
                    let message = format!(
                        "this answer is printed without a number and was taken for that to question {numbers}"
                    );
                    self.diagnostics.push(Diagnostic::new(
                        DiagnosticCode::UnnumberedAnswer,
                        place(part),
                        message,
                    ));
                }
                _ => {}
            }
        }
        if let Some(first) = unnumbered {
            let message = "the questions are printed without numbers and were numbered in order";
            self.diagnostics.push(Diagnostic::new(DiagnosticCode::UnnumberedQuestions, first, message));
        }
    }
}

/// How many parts are looked back at for the question of an answer whose label may be lost.
const MAX_LOOK_BACK: usize = 400;

/// Whether a text ends as texts do: with a sentence, or something that is no sentence at all.
fn ends_text(text: &str) -> bool {
    let text = without_mark(text);
    text.ends_with(['.', '?', '!', ':', ';', '»', '”', '"', ')', '…']) || text.split_whitespace().count() <= 3
}

/// A text without the mark of a note at its end: `?[1]`, `? 1`
fn without_mark(text: &str) -> &str {
    text.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | ']' | '['))
}

fn join_numbers(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    words.join(", ")
}
