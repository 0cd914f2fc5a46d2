//! The parts of a document that says at its top that each of them has its label above it: the Markdown that we write.
//!
//! Above the first label stand the facts and a title. Nothing is searched for, and nothing put right.

use std::ops::Range;

use crate::Error;
use crate::block::{BlockKind, Place};
use crate::recognise::labels::{Count, LabelKind};
use crate::recognise::notes;
use crate::recognise::part_label::{self, PartKind, PartLabel};
use crate::recognise::rows::{Row, Slice};

use super::{Copy, Divider, HeaderKind, Outline, Part, Role};

/// Whether the document says that each part has its label.
pub(super) fn is_labelled(rows: &[Row<'_>]) -> bool {
    rows.first().is_some_and(|row| is_at(row, Place::FrontMatter))
}

/// Divides the rows as their labels say.
///
/// # Errors
///
/// [`ErrorKind::TooMany`](crate::ErrorKind::TooMany) where there are more than `most` questions or answers.
pub(super) fn divide(rows: &[Row<'_>], most: usize) -> Result<Outline, Error> {
    let mut count = Count::up_to(most);
    let mut labels = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(label) = label_of(row) else { continue };
        match label.kind {
            PartKind::Question => count.add(LabelKind::Question, label.numbers.numbers.len())?,
            PartKind::Answer => count.add(LabelKind::Answer, label.numbers.numbers.len())?,
            PartKind::Remark(_) | PartKind::Unplaced | PartKind::Translation(_) => {}
        }
        labels.push((index, label));
    }
    let mut copies = labels
        .iter()
        .filter_map(|(row, label)| match &label.kind {
            PartKind::Translation(language) => Some((*row, language.clone())),
            _ => None,
        })
        .peekable();
    let end = copies.peek().map_or(rows.len(), |(row, _)| *row);
    let mut outline = divide_range(rows, 0..end, &labels);
    while let Some((start, language)) = copies.next() {
        let end = copies.peek().map_or(rows.len(), |(row, _)| *row);
        let outline_of_copy = divide_range(rows, start..end, &labels);
        outline.translations.push(Copy { language, outline: outline_of_copy });
    }
    Ok(outline)
}

fn is_at(row: &Row<'_>, place: Place) -> bool {
    row.stated().is_some_and(|stated| stated.place == place)
}

/// The label that a row is.
fn label_of(row: &Row<'_>) -> Option<PartLabel> {
    row.stated().filter(|stated| stated.label)?;
    part_label::parse(row.text())
}

fn divide_range(rows: &[Row<'_>], range: Range<usize>, labels: &[(usize, PartLabel)]) -> Outline {
    let definitions = notes::stated(rows, range.clone());
    let mut divider = Divider::new(rows, range.clone(), &definitions);
    let first = labels.partition_point(|(row, _)| *row < range.start);
    let mut labels = labels[first..].iter().peekable();
    let mut in_head = true;
    for row in range {
        if !divider.is_body(row) {
            continue;
        }
        if let Some((_, label)) = labels.next_if(|(at, _)| *at == row) {
            divider.open_labelled(row, label);
            in_head = false;
        } else if in_head {
            divider.add_to_head(row);
        } else if let Some(last) = divider.parts.last_mut() {
            last.slices.push(rows[row].slice(row));
        }
    }
    divider.number_parts(&[]);
    let Divider { parts, diagnostics, .. } = divider;
    Outline { parts, definitions, stated: true, translations: Vec::new(), diagnostics }
}

impl Divider<'_, '_> {
    fn open_labelled(&mut self, row: usize, label: &PartLabel) {
        let len = self.rows[row].text().len();
        let role = match label.kind {
            PartKind::Question => Role::Question,
            PartKind::Answer => Role::Answer,
            PartKind::Remark(kind) => Role::Remark(kind),
            PartKind::Unplaced | PartKind::Translation(_) => Role::Unplaced,
        };
        // What stands in brackets is none of the words of the document.
        let supplied = Slice { row, at: label.printed..len };
        if !supplied.at.is_empty() {
            self.push(Role::Header(HeaderKind::Section), vec![supplied]);
        }
        if matches!(label.kind, PartKind::Translation(_)) {
            self.push(Role::Header(HeaderKind::Section), vec![self.rows[row].slice(row)]);
            return;
        }
        let printed = Slice { row, at: 0..label.printed };
        self.parts.push(Part {
            role,
            numbers: label.numbers.numbers.clone(),
            letter: label.numbers.part.clone(),
            label: (!printed.at.is_empty()).then_some(printed),
            slices: Vec::new(),
        });
    }

    /// Adds a row above the first label: facts, title, or what belongs to no part.
    fn add_to_head(&mut self, row: usize) {
        let at = &self.rows[row];
        let role = if is_at(at, Place::FrontMatter) {
            Role::Header(HeaderKind::FrontMatter)
        } else if *at.kind() == BlockKind::Heading {
            Role::Header(HeaderKind::Section)
        } else {
            Role::Unplaced
        };
        match self.parts.last_mut().filter(|last| last.role == role) {
            Some(last) => last.slices.push(at.slice(row)),
            None => self.push(role, vec![at.slice(row)]),
        }
    }
}
