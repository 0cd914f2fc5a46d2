//! The parts of a document whose form states them: the XML, the publication page.
//!
//! What the form says is taken as it is. Left to find out are the numbers in the labels, which list a bare head
//! sentence belongs to, and where a label stands that the form did not set apart (`<al>Vraag 1</al>`).

use crate::Error;
use crate::block::{Place, Stated};
use crate::fields::numbers::parse_numbers;
use crate::recognise::labels::{Count, Label, LabelKind, RowLabel, word_label};
use crate::recognise::notes;
use crate::recognise::rows::Row;

use super::{Divider, HeaderKind, Outline, Role};

/// Whether the form states any part of the document.
pub(super) fn states_parts(rows: &[Row<'_>]) -> bool {
    rows.iter().any(|row| row.stated().is_some_and(|stated| stated.place != Place::Outside))
}

/// Divides the rows as the form states it.
///
/// # Errors
///
/// [`ErrorKind::TooMany`](crate::ErrorKind::TooMany) where there are more than `most` questions or answers.
pub(super) fn divide(rows: &[Row<'_>], most: usize) -> Result<Outline, Error> {
    let definitions = notes::stated(rows, 0..rows.len());
    let mut divider = Divider::new(rows, 0..rows.len(), &definitions);
    let labels = divider.stated_labels(most)?;
    let body = labels.first().map_or(rows.len(), |label| label.row);
    divider.head(body, true);
    divider.stated_body(body, &labels);
    divider.number_parts(&labels);
    let Divider { parts, diagnostics, .. } = divider;
    Ok(Outline { parts, definitions, stated: true, translations: Vec::new(), diagnostics })
}

/// The part that a row stands in, where that is one of those that follow the head.
fn part_of(row: &Row<'_>) -> Option<Stated> {
    row.stated().filter(|stated| stated.place.is_body())
}

impl Divider<'_, '_> {
    /// The label of each part, at its first row; a part without one has an empty label there.
    fn stated_labels(&self, most: usize) -> Result<Vec<RowLabel>, Error> {
        let mut labels: Vec<RowLabel> = Vec::new();
        let mut count = Count::up_to(most);
        let mut last = None;
        for (index, row) in self.rows.iter().enumerate().filter(|(index, _)| self.is_body(*index)) {
            let Some(stated) = part_of(row).filter(|stated| last.replace(stated.part) != Some(stated.part))
            else {
                continue;
            };
            let label = label_of(row, stated);
            count.add(label.kind, label.count())?;
            labels.push(RowLabel { row: index, label, bare: false });
        }
        Ok(labels)
    }

    /// Reads the rows from the first part on.
    fn stated_body(&mut self, start: usize, labels: &[RowLabel]) {
        let mut labels = labels.iter().peekable();
        for row in start..self.range.end {
            if !self.is_body(row) {
                continue;
            }
            if let Some(label) = labels.next_if(|label| label.row == row) {
                let signs = part_of(&self.rows[row]).is_some_and(|part| part.place == Place::Signature);
                self.open(label);
                if let Some(last) = self.parts.last_mut().filter(|_| signs) {
                    last.role = Role::Remark(crate::model::RemarkKind::Signature);
                }
                continue;
            }
            let slice = self.rows[row].slice(row);
            match (part_of(&self.rows[row]), self.rows[row].stated().map(|stated| stated.place)) {
                (Some(_), _) => {
                    if let Some(last) = self.parts.last_mut() {
                        last.slices.push(slice);
                    }
                }
                (None, Some(place)) => {
                    self.push_header(header_of(place, self.rows[row].text()), row..row + 1);
                }
                (None, None) => self.push(Role::Unplaced, vec![slice]),
            }
        }
    }
}

/// What a part of the head is, by its place; for a head sentence of either kind its words tell.
pub(super) fn header_of(place: Place, text: &str) -> HeaderKind {
    use crate::fields::heading::{HeadKind, head_kind};
    match place {
        Place::Masthead => HeaderKind::Masthead,
        Place::Number => HeaderKind::Number,
        Place::AnswerHead => HeaderKind::Answers,
        Place::Head => match head_kind(text) {
            Some(HeadKind::Answer) => HeaderKind::Answers,
            Some(HeadKind::SeeAlso) => HeaderKind::SeeAlso,
            Some(HeadKind::Submitted) => HeaderKind::Submitted,
            Some(HeadKind::Question) | None => HeaderKind::Questions,
        },
        Place::QuestionHead => HeaderKind::Questions,
        Place::Section
        | Place::Question
        | Place::Answer
        | Place::Postponement
        | Place::Explanation
        | Place::Signature
        | Place::Outside
        | Place::FrontMatter
        | Place::Labelled => HeaderKind::Section,
    }
}

/// The label at the first row of a part.
fn label_of(row: &Row<'_>, stated: Stated) -> Label {
    let kind = match stated.place {
        Place::Answer => LabelKind::Answer,
        Place::Postponement => LabelKind::Postponement,
        Place::Explanation => LabelKind::Explanation,
        _ => LabelKind::Question,
    };
    let text = row.text();
    // A note may hang on a label: `<nr>Vraag 1<noot>…</noot></nr>`.
    let end =
        row.pieces(0..text.len()).find(|(_, piece)| piece.style.mark).map_or(text.len(), |(at, _)| at.start);
    let words = text[..end].trim_end();
    let by_word = word_label(words);
    // `<antwoord><nr>Vraag 1</nr>`: the element tells what it is, and its label the number.
    let whole = |label: &Label| stated.label || label.kind == kind && label.end == words.len();
    if let Some(label) = by_word.clone().filter(whole) {
        return Label { kind, ..label };
    }
    // "Toelichting: Deze vragen dienen …"
    let remark = matches!(kind, LabelKind::Postponement | LabelKind::Explanation);
    if let Some(label) = by_word.filter(|label| remark && label.kind == kind) {
        return label;
    }
    if !stated.label {
        return Label { kind, numbers: None, start: 0, end: 0, partly: false };
    }
    // `<nummer>1 en 2</nummer>`
    let numbers = parse_numbers(words.trim_end_matches(['.', ':']));
    let partly = numbers.is_none() && words.bytes().any(|byte| byte.is_ascii_digit());
    Label { kind, numbers, start: 0, end: words.len(), partly }
}
