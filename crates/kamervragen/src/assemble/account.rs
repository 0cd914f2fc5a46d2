//! The account: which role each character of the source has.

use std::rc::Rc;

use crate::model::{RemarkKind, Segment, SegmentRole, Span};
use crate::recognise::marks::Mark;
use crate::recognise::notes::Definition;
use crate::recognise::outline::{HeaderKind, LetterLine, Part, Role};
use crate::recognise::rows::{Row, Slice};

use super::whole_span;

/// Collects the roles of stretches, and makes segments of them.
///
/// A stretch reaches to the start of the next one: what lies between (markup, closing signs) belongs to what it
/// closes. So the segments cover every character by construction.
pub(super) struct Account<'s> {
    text: &'s str,
    /// Where each begins, its role, and the numbers that all stretches of a part share.
    stretches: Vec<(usize, SegmentRole, Rc<[u32]>)>,
}

impl<'s> Account<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Self { text, stretches: Vec::new() }
    }

    pub(super) fn furniture(&mut self, rows: &[Row<'_>]) {
        let starts = rows.iter().filter(|row| row.furniture).map(|row| row.span().start);
        self.stretches.extend(starts.map(|start| (start, SegmentRole::Furniture, Rc::default())));
    }

    pub(super) fn parts(
        &mut self,
        rows: &[Row<'_>],
        parts: &[Part],
        definitions: &[Definition],
        marks: &[Mark],
    ) {
        for part in parts {
            self.part(rows, part, role_of(part.role), marks);
        }
        self.definitions(rows, definitions, SegmentRole::Footnote);
    }

    /// The parts of a copy in another language.
    pub(super) fn translation(
        &mut self,
        rows: &[Row<'_>],
        parts: &[Part],
        definitions: &[Definition],
        marks: &[Mark],
    ) {
        for part in parts {
            let role = match part.role {
                Role::Question => SegmentRole::Translation,
                Role::Header(_) => SegmentRole::Header,
                _ => SegmentRole::Unplaced,
            };
            self.part(rows, part, role, marks);
        }
        self.definitions(rows, definitions, SegmentRole::Translation);
    }

    fn part(&mut self, rows: &[Row<'_>], part: &Part, role: SegmentRole, marks: &[Mark]) {
        // The bullet before a label belongs to it: ` • Vraag 1`.
        let from_bullet = |label: &Slice| Slice { row: label.row, at: 0..label.at.end };
        let label = part.label.as_ref().map(from_bullet);
        let numbers = match role {
            SegmentRole::Question | SegmentRole::Answer | SegmentRole::Translation => {
                part.numbers.as_slice().into()
            }
            _ => Rc::default(),
        };
        self.add_all(rows, label.iter(), SegmentRole::Label, &numbers);
        self.add_all(rows, part.slices.iter(), role, &numbers);
        for mark in super::marks_in(marks, &part.slices) {
            self.mark(rows, mark, &part.slices, role, &numbers);
        }
    }

    fn definitions(&mut self, rows: &[Row<'_>], definitions: &[Definition], words: SegmentRole) {
        for definition in definitions {
            let number: Rc<[u32]> = definition.number.parse().into_iter().collect();
            self.add_all(rows, std::iter::once(&definition.mark), SegmentRole::Label, &number);
            self.add_all(rows, definition.content.iter(), words, &number);
        }
    }

    fn add_all<'r>(
        &mut self,
        rows: &[Row<'_>],
        slices: impl Iterator<Item = &'r Slice>,
        role: SegmentRole,
        numbers: &Rc<[u32]>,
    ) {
        // A picture has a place without words.
        let stands = |slice: &&Slice| !slice.at.is_empty() || rows[slice.row].text().is_empty();
        for slice in slices.filter(stands) {
            self.stretches.push((self.start_of(&rows[slice.row], slice), role, Rc::clone(numbers)));
        }
    }

    /// Where a slice begins, with the markup that opens its words. Of the signs between two words of a line, those
    /// before the first white space close the first word: `<sup>1</sup> <https://…>`.
    fn start_of(&self, row: &Row<'_>, slice: &Slice) -> usize {
        let start = whole_span(row, slice).start;
        if slice.at.start == 0 {
            return start;
        }
        let before = row.span_of(0..row.text()[..slice.at.start].trim_end().len()).end;
        let between = Span::new(before, start).of(self.text).unwrap_or_default();
        between.find(char::is_whitespace).map_or(start, |at| before + at)
    }

    /// A mark, and the words of its slice that go on after it.
    fn mark(
        &mut self,
        rows: &[Row<'_>],
        mark: &Mark,
        slices: &[Slice],
        role: SegmentRole,
        numbers: &Rc<[u32]>,
    ) {
        let row = &rows[mark.at.row];
        let number = mark.number.parse().into_iter().collect();
        let start = row.span_of(mark.cut.start..mark.at.at.end).start;
        self.stretches.push((start, SegmentRole::Mark, number));
        let slice = slices.partition_point(|slice| slice.row < mark.at.row);
        let end_of_slice = slices.get(slice).map_or(0, |slice| slice.at.end);
        if mark.cut.end < end_of_slice {
            let start = row.span_of(mark.cut.end..end_of_slice).start;
            self.stretches.push((start, role, Rc::clone(numbers)));
        }
    }

    /// The segments: in order, without overlap, over every character that is not white space.
    pub(super) fn close(mut self) -> Vec<Segment> {
        self.stretches.sort_by_key(|(start, ..)| *start);
        self.stretches.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                // A mark at the start of its slice: the later entry is the closer one.
                std::mem::swap(later, earlier);
            }
            same
        });
        let mut segments: Vec<Segment> = Vec::with_capacity(self.stretches.len());
        let mut stretches = self.stretches.into_iter().peekable();
        let mut from = 0;
        while let Some((_, role, numbers)) = stretches.next() {
            let to = stretches.peek().map_or(self.text.len(), |(next, ..)| *next).min(self.text.len());
            let to = self.text.floor_char_boundary(to).max(from);
            let words = &self.text[from..to];
            let start = from + (words.len() - words.trim_start().len());
            let end = start + words.trim().len();
            from = to;
            if start == end {
                continue;
            }
            match segments.last_mut() {
                Some(last) if last.role == role && *last.numbers == *numbers => last.span.end = end,
                _ => segments.push(Segment { role, numbers: numbers.to_vec(), span: Span::new(start, end) }),
            }
        }
        segments
    }
}

fn role_of(role: Role) -> SegmentRole {
    match role {
        Role::Header(HeaderKind::Letter(LetterLine::Frame)) => SegmentRole::Furniture,
        Role::Header(_) => SegmentRole::Header,
        Role::Question => SegmentRole::Question,
        Role::Answer => SegmentRole::Answer,
        Role::Remark(
            RemarkKind::Introduction
            | RemarkKind::Postponement
            | RemarkKind::Explanation
            | RemarkKind::Signature,
        ) => SegmentRole::Remark,
        Role::Unplaced => SegmentRole::Unplaced,
    }
}
