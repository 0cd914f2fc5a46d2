//! Rows -> parts: what is head, question, answer, remark.

mod body;
mod head;
mod labelled;
mod letter;
mod repair;
mod stated;

use std::ops::Range;

use crate::fields::heading::{english_head, head_kind};
use crate::model::{Diagnostic, DiagnosticCode, RemarkKind};
use crate::{Error, ErrorKind, Options};

pub(crate) use self::letter::{LetterLine, value as letter_value};
use super::labels::{self, Count, LabelKind, RowLabel};
use super::language::is_english;
use super::notes::{self, Definition, Shape};
use super::page_head::Key;
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
    /// A line of the letter with which answers are sent.
    Letter(LetterLine),
    /// "Vragen:" above a list; an English head sentence above a copy.
    Section,
    /// The lines of facts at the top of a file: `kind: "answers"`.
    FrontMatter,
}

/// The parts of a document.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) parts: Vec<Part>,
    pub(crate) definitions: Vec<Definition>,
    /// Whether the form states the parts, the notes and their marks, so that none were looked for.
    pub(crate) stated: bool,
    /// The copies of the questions in other languages.
    pub(crate) translations: Vec<Copy>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A copy of the questions in another language.
#[derive(Debug)]
pub(crate) struct Copy {
    /// As an ISO 639-1 code.
    pub(crate) language: String,
    pub(crate) outline: Outline,
}

/// Divides the rows into parts.
///
/// # Errors
///
/// [`ErrorKind::TooMany`] where there are more questions, answers or notes than the limits of the options.
pub(crate) fn outline(rows: &[Row<'_>], options: &Options) -> Result<Outline, Error> {
    let most = options.max_questions();
    let outline = if labelled::is_labelled(rows) {
        labelled::divide(rows, most)?
    } else if stated::states_parts(rows) {
        stated::divide(rows, most)?
    } else {
        by_labels(rows, most)?
    };
    let all = || std::iter::once(&outline).chain(outline.translations.iter().map(|copy| &copy.outline));
    let notes: usize = all().map(|outline| outline.definitions.len()).sum();
    if notes > options.max_notes() {
        return Err(ErrorKind::TooMany { what: "footnotes", limit: options.max_notes() }.into());
    }
    // Where no label tells a question, one may still be found.
    let mut count = Count::up_to(most);
    for part in all().flat_map(|outline| &outline.parts) {
        match part.role {
            Role::Question => count.add(LabelKind::Question, part.numbers.len())?,
            Role::Answer => count.add(LabelKind::Answer, part.numbers.len())?,
            Role::Header(_) | Role::Remark(_) | Role::Unplaced => {}
        }
    }
    Ok(outline)
}

fn by_labels(rows: &[Row<'_>], most: usize) -> Result<Outline, Error> {
    let labels = labels::find(rows, most)?;
    let copy = translation_start(rows, &labels);
    let end = copy.unwrap_or(rows.len());
    let mut outline = divide(rows, 0..end, labels);
    if let Some(start) = copy {
        let mut labels = labels::find(&rows[start..], most)?;
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
        outline.translations.push(Copy { language: "en".to_owned(), outline: translation });
    }
    Ok(outline)
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
    let mut definitions = notes::sources(rows, range.start..body_start);
    definitions.extend(notes::find(rows, body_start..range.end, &labels));
    let labels: Vec<RowLabel> = labels.into_iter().filter(|label| range.contains(&label.row)).collect();
    let mut divider = Divider::new(rows, range, &definitions);
    divider.head(head_end, !labels.is_empty());
    divider.body(head_end, &labels);
    if labels.is_empty() {
        divider.without_labels();
    }
    divider.part_announcements();
    divider.part_answers(&labels);
    divider.number_parts(&labels);
    let Divider { parts, diagnostics, .. } = divider;
    Outline { parts, definitions, stated: false, translations: Vec::new(), diagnostics }
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

/// For how many parts there is room from the start.
const PARTS: usize = 32;

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
            .iter()
            .rfind(|definition| definition.shape != Shape::Stated)
            .filter(listed)
            .and_then(|last| last.content.last().or(Some(&last.mark)))
            .map(|slice| slice.row + 1);
        Self { rows, range, in_note, notes_end, parts: Vec::with_capacity(PARTS), diagnostics: Vec::new() }
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
}
