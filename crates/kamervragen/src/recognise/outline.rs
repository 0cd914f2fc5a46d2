//! Rows -> parts: what is head, question, answer, remark.

use std::ops::Range;

use crate::block::BlockKind;
use crate::fields::heading::{HeadKind, english_head, head_kind};
use crate::fields::identifiers::parse_case_number;
use crate::fields::session_year::parse_session_year;
use crate::model::{Diagnostic, DiagnosticCode, RemarkKind, Span};

use super::labels::{self, LabelKind, RowLabel};
use super::language::is_english;
use super::notes::{self, Definition, Shape};
use super::page_head::{self, Key};
use super::rows::{Row, Slice};

/// A part of the document: rows that belong together, wherever pages part them.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) role: Role,
    /// The numbers of a question or answer.
    pub(crate) numbers: Vec<u32>,
    /// The letter of a lettered label.
    pub(crate) letter: Option<String>,
    pub(crate) label: Option<Slice>,
    pub(crate) slices: Vec<Slice>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Header(HeaderKind),
    Question,
    Answer,
    Remark(RemarkKind),
    Unplaced,
}

/// What a part of the head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeaderKind {
    /// "Tweede Kamer der Staten-Generaal", "Vergaderjaar 2030–2031 …".
    Masthead,
    /// The number line: `594`, `2031Z00417`, `AH 604`.
    Number,
    /// "Vragen van het lid …".
    Questions,
    /// "Antwoord van Minister …", "Mededeling van …".
    Answers,
    /// "Zie ook Aanhangsel …" on a line of its own.
    SeeAlso,
    /// "(ingezonden …)" on a line of its own.
    Submitted,
    /// A title above the head sentence.
    Title,
    /// A key and value line of a web page.
    Page(Key),
    /// "Vragen:" above a list; an English head sentence above a copy.
    Section,
}

/// The parts of a document.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) parts: Vec<Part>,
    pub(crate) definitions: Vec<Definition>,
    /// The copy of the questions in another language.
    pub(crate) translation: Option<Box<Outline>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Divides the rows into parts.
pub(crate) fn outline(rows: &[Row<'_>]) -> Outline {
    let labels = labels::find(rows);
    let copy = translation_start(rows, &labels);
    let end = copy.unwrap_or(rows.len());
    let mut outline = divide(rows, 0..end, labels);
    if let Some(start) = copy {
        let mut labels = labels::find(&rows[start..]);
        for label in &mut labels {
            label.row += start;
        }
        let translation = divide(rows, start..rows.len(), labels);
        let message = "a copy of the questions in English was found and kept apart";
        outline.diagnostics.push(Diagnostic::new(
            DiagnosticCode::TranslationKeptApart,
            rows[start].span(),
            message,
        ));
        outline.translation = Some(Box::new(translation));
    }
    outline
}

/// The row at which a copy in another language begins: a head sentence in English, or a list of questions that starts
/// again in English.
fn translation_start(rows: &[Row<'_>], labels: &[RowLabel]) -> Option<usize> {
    let first = labels.iter().find(|label| label.label.kind == LabelKind::Question)?;
    rows.iter().enumerate().skip(first.row + 1).find_map(|(index, row)| {
        let text = row.text();
        if english_head(text) {
            return Some(index);
        }
        let again = labels::number_label(text).is_some_and(|label| label.number == 1);
        (again && is_english(text)).then_some(index)
    })
}

fn divide(rows: &[Row<'_>], range: Range<usize>, labels: Vec<RowLabel>) -> Outline {
    let first_label =
        labels.iter().map(|label| label.row).find(|row| range.contains(row)).unwrap_or(range.end);
    let head_end = first_label;
    let body_start =
        (range.start..head_end).find(|&row| head_kind(rows[row].text()).is_some()).unwrap_or(head_end);
    let definitions = notes::find(rows, body_start..range.end, &labels);
    let labels: Vec<RowLabel> = labels.into_iter().filter(|label| range.contains(&label.row)).collect();
    let mut divider = Divider::new(rows, range, &definitions);
    divider.head(head_end);
    divider.body(head_end, &labels);
    if labels.is_empty() {
        divider.without_labels();
    }
    divider.part_announcements();
    divider.number_parts(&labels);
    let Divider { parts, diagnostics, .. } = divider;
    Outline { parts, definitions, translation: None, diagnostics }
}

struct Divider<'r, 'a> {
    rows: &'r [Row<'a>],
    range: Range<usize>,
    /// For each row of the range, whether it belongs to a note.
    in_note: Vec<bool>,
    /// The row after the last note, where the notes stand together at the end.
    notes_end: Option<usize>,
    parts: Vec<Part>,
    diagnostics: Vec<Diagnostic>,
}

impl<'r, 'a> Divider<'r, 'a> {
    fn new(rows: &'r [Row<'a>], range: Range<usize>, definitions: &[Definition]) -> Self {
        let mut in_note = vec![false; range.len()];
        for definition in definitions {
            for slice in definition.content.iter().chain([&definition.mark]) {
                in_note[slice.row - range.start] = true;
            }
        }
        let listed = |definition: &&Definition| {
            matches!(
                definition.shape,
                Shape::Bracketed | Shape::Parenthesised | Shape::HalfParenthesis | Shape::Page
            )
        };
        let notes_end = definitions
            .last()
            .filter(listed)
            .and_then(|last| last.content.last().or(Some(&last.mark)))
            .map(|slice| slice.row + 1);
        Self { rows, range, in_note, notes_end, parts: Vec::new(), diagnostics: Vec::new() }
    }

    /// Whether a row is text of the document: neither furniture nor part of a note.
    fn is_body(&self, row: usize) -> bool {
        !self.rows[row].furniture && !self.in_note[row - self.range.start]
    }

    fn push(&mut self, role: Role, slices: Vec<Slice>) {
        self.parts.push(Part { role, numbers: Vec::new(), letter: None, label: None, slices });
    }

    fn push_header(&mut self, kind: HeaderKind, rows: Range<usize>) {
        let slices = rows.filter(|&row| self.is_body(row)).map(|row| self.rows[row].slice(row)).collect();
        self.push(Role::Header(kind), slices);
    }

    /// Reads the rows above the first label.
    fn head(&mut self, end: usize) {
        let mut row = self.range.start;
        let mut seen_sentence = false;
        while row < end {
            if !self.is_body(row) {
                row += 1;
                continue;
            }
            let text = self.rows[row].text();
            let kind = head_kind(text);
            let next = match kind {
                Some(HeadKind::Question) => self.sentence_end(row, end, "(ingezonden"),
                Some(HeadKind::Answer) => self.sentence_end(row, end, "(ontvangen"),
                Some(HeadKind::SeeAlso) => self.block_end(row, end),
                _ => row + 1,
            };
            let header = match kind {
                Some(HeadKind::Question) => Some(HeaderKind::Questions),
                Some(HeadKind::Answer) => Some(HeaderKind::Answers),
                Some(HeadKind::SeeAlso) => Some(HeaderKind::SeeAlso),
                Some(HeadKind::Submitted) => Some(HeaderKind::Submitted),
                None if is_masthead(text) || self.continues_masthead(row, end) => Some(HeaderKind::Masthead),
                None if !seen_sentence && is_number_line(text) => Some(HeaderKind::Number),
                None if english_head(text) => Some(HeaderKind::Section),
                None => page_head::key(text).map(|(key, _)| HeaderKind::Page(key)),
            };
            seen_sentence |= matches!(header, Some(HeaderKind::Questions | HeaderKind::Answers));
            match header {
                Some(kind) => self.push_header(kind, row..next),
                None => self.add_text(row, seen_sentence),
            }
            row = next;
        }
        self.name_titles();
        self.join_introductions();
    }

    /// The number of the chamber, and the second line of "met de daarop door de regering gegeven antwoorden".
    fn continues_masthead(&self, row: usize, end: usize) -> bool {
        let text = self.rows[row].text();
        let above = self.parts.last().is_some_and(|part| part.role == Role::Header(HeaderKind::Masthead));
        let below = (row + 1..end)
            .find(|&next| self.is_body(next))
            .is_some_and(|next| is_masthead(self.rows[next].text()));
        match text {
            "1" | "2" => above || below,
            _ => above && text.ends_with("gegeven antwoorden"),
        }
    }

    /// Where a head sentence that begins at `start` ends: at its date, or with its block.
    fn sentence_end(&self, start: usize, end: usize, date: &str) -> usize {
        let mut dated = false;
        let mut refers = false;
        for row in start..end {
            let at = &self.rows[row];
            let text = at.text();
            // "(ingezonden …)" at the start of a line goes on with the sentence; another sentence does not.
            let another =
                matches!(head_kind(text), Some(HeadKind::Question | HeadKind::Answer | HeadKind::SeeAlso));
            if row > start && (at.opens || !self.is_body(row) || another) {
                return row;
            }
            dated |= text.contains(date) || text.contains("(ingezonden") || text.contains("(ontvangen");
            refers |= text.contains("Zie ook");
            let ends = text.ends_with(").") || text.ends_with(')');
            let goes_on = self.rows.get(row + 1).is_some_and(|next| next.text().starts_with("Zie ook"));
            if dated && ends && !refers && !goes_on {
                return row + 1;
            }
        }
        end
    }

    fn block_end(&self, start: usize, end: usize) -> usize {
        (start + 1..end).find(|&row| self.rows[row].opens || !self.is_body(row)).unwrap_or(end)
    }

    /// Adds a row of running text above the first label to the introduction.
    fn add_text(&mut self, row: usize, after_sentence: bool) {
        let slice = self.rows[row].slice(row);
        let kind = Role::Remark(RemarkKind::Introduction);
        match self.parts.last_mut() {
            Some(last) if last.role == kind && (after_sentence || !self.rows[row].opens) => {
                last.slices.push(slice);
            }
            _ => self.push(kind, vec![slice]),
        }
    }

    /// A short line above the head sentence that does not end like a sentence is a title.
    fn name_titles(&mut self) {
        let sentence = self.parts.iter().position(|part| {
            matches!(
                part.role,
                Role::Header(HeaderKind::Questions | HeaderKind::Answers | HeaderKind::Page(_))
            )
        });
        let has_page =
            self.parts.iter().any(|part| matches!(part.role, Role::Header(HeaderKind::Page(Key::Case))));
        let rows = self.rows;
        for (index, part) in self.parts.iter_mut().enumerate() {
            let above = has_page || sentence.is_some_and(|sentence| index < sentence);
            if part.role == Role::Remark(RemarkKind::Introduction) && above && is_title(rows, &part.slices) {
                part.role = Role::Header(HeaderKind::Title);
            }
        }
    }

    /// Paragraphs of running text that follow each other are one introduction.
    fn join_introductions(&mut self) {
        let introduction = Role::Remark(RemarkKind::Introduction);
        self.parts.dedup_by(|part, before| {
            let same = part.role == introduction && before.role == introduction;
            if same {
                before.slices.append(&mut part.slices);
            }
            same
        });
    }

    /// Reads the rows from the first label on.
    fn body(&mut self, start: usize, labels: &[RowLabel]) {
        let answered_page =
            self.parts.iter().any(|part| part.role == Role::Header(HeaderKind::Page(Key::Case)));
        let mut labels = labels.iter().peekable();
        for row in start..self.range.end {
            if !self.is_body(row) {
                continue;
            }
            if let Some(label) = labels.next_if(|label| label.row == row) {
                self.open(label);
                continue;
            }
            self.continue_with(row, answered_page);
        }
    }

    fn open(&mut self, label: &RowLabel) {
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

    fn continue_with(&mut self, row: usize, page: bool) {
        let at = &self.rows[row];
        let text = at.text();
        if page
            && let Some((key @ (Key::QuestionId | Key::AnswerId | Key::FullTitle), _)) = page_head::key(text)
        {
            return self.push_header(HeaderKind::Page(key), row..row + 1);
        }
        let slice = at.slice(row);
        // On a page that shows both, the answer stands below its question, parted from it by a blank line.
        let answers = page
            && at.opens
            && self.parts.last().is_some_and(|last| last.role == Role::Question && !last.slices.is_empty());
        if answers {
            return self.push(Role::Answer, vec![slice]);
        }
        let after_notes = self.notes_end.is_some_and(|end| row >= end) && at.opens;
        let stray =
            matches!(self.parts.last().map(|part| part.role), Some(Role::Header(_) | Role::Unplaced) | None);
        if after_notes && !matches!(self.parts.last().map(|part| part.role), Some(Role::Remark(_))) || stray {
            return self.push(Role::Unplaced, vec![slice]);
        }
        if at.opens && closes_letter(text) && self.parts.last().is_some_and(|part| part.role == Role::Answer)
        {
            return self.push(Role::Remark(RemarkKind::Signature), vec![slice]);
        }
        if let Some(last) = self.parts.last_mut() {
            last.slices.push(slice);
        }
    }

    /// A text that stops in the middle of a sentence at a page end, with a new label after it, has lost its end.
    fn tell_lost_end(&mut self, row: usize) {
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
    fn restore_lost_label(&mut self, label: &RowLabel) {
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
    fn without_labels(&mut self) {
        let has = |parts: &[Part], kind| parts.iter().any(|part| part.role == Role::Header(kind));
        let introduction = Role::Remark(RemarkKind::Introduction);
        let Some(at) = self.parts.iter().rposition(|part| part.role == introduction) else { return };
        if has(&self.parts, HeaderKind::Answers) {
            let postpones =
                self.head_text(HeaderKind::Answers).is_some_and(|text| text.starts_with("Mededeling"));
            if postpones {
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
    fn part_announcements(&mut self) {
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
                Some(last) if !row.opens || *row.kind == BlockKind::Table => last.push(slice),
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

    /// Gives questions and answers without a printed number theirs.
    fn number_parts(&mut self, labels: &[RowLabel]) {
        let answer_labels = labels.iter().filter(|label| label.label.kind == LabelKind::Answer).count();
        let rows = self.rows;
        let place = |part: &Part| {
            let first = part.label.as_ref().or_else(|| part.slices.first());
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
    let text = text.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | ']' | '['));
    text.ends_with(['.', '?', '!', ':', ';', '»', '”', '"', ')', '…']) || text.split_whitespace().count() <= 3
}

pub(crate) fn join_numbers(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    words.join(", ")
}

/// The lines above the number: the name of the chamber, the year, what the publication is.
fn is_masthead(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "Tweede Kamer der Staten-Generaal",
        "Eerste Kamer der Staten-Generaal",
        "Vergaderjaar ",
        "Aanhangsel van de Handelingen",
        "Aanhangsel tot het Verslag van de Handelingen",
        "Vragen gesteld door de leden der Kamer",
        "Kamervragen zonder",
        "Kamervragen (Aanhangsel)",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
        || text.starts_with("regering gegeven antwoorden")
        || parse_session_year(text).is_some()
}

/// `594`, `2031Z00417`, `AH 604`
fn is_number_line(text: &str) -> bool {
    let number = |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let appendix = text.strip_prefix("AH").map(str::trim_start);
    number(text) || appendix.is_some_and(number) || parse_case_number(text).is_some()
}

fn is_title(rows: &[Row<'_>], slices: &[Slice]) -> bool {
    let [slice] = slices else { return false };
    let text = rows[slice.row].text();
    text.len() <= 300 && !text.ends_with(['.', '?', '!', ':', '-'])
}

/// The end of a letter: "Hoogachtend,", "De Minister van Financiën,".
fn closes_letter(text: &str) -> bool {
    let office =
        text.starts_with("De ") && ["inister ", "taatssecretaris "].iter().any(|word| text.contains(word));
    text.starts_with("Hoogachtend")
        || text.starts_with("Met vriendelijke groet")
        || office && text.len() <= 120 && text.ends_with(',')
}
