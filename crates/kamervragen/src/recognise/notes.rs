//! The definitions of footnotes, taken out of the text that they interrupt.
//!
//! Extractors write them in many shapes (`<sup>1</sup> De Krant`, `1De Krant`, `1 De Krant`, `[1] De Krant`,
//! `(1) De Krant`, `1) De Krant`, numbers and texts apart), at page ends or at the end of the document. What tells
//! them from other lines with a number is their sequence: see [`chain`](super::chain).

use std::ops::Range;

use crate::block::BlockKind;
use crate::fields::heading::head_kind;

use super::chain::{Candidate, heaviest};
use super::furniture::PAGE_NOTE;
use super::labels::RowLabel;
use super::rows::{Row, Slice};

/// A footnote as it stands at the foot of a page or the end of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) number: String,
    pub(crate) shape: Shape,
    /// The mark that opens it.
    pub(crate) mark: Slice,
    /// Its words.
    pub(crate) content: Vec<Slice>,
    /// Whether the number and the text were printed apart, and brought together by their order.
    pub(crate) detached: bool,
}

/// How the number of a definition is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The form states it: `[^1]: De Krant`.
    Stated,
    /// Raised: `<sup>1</sup> De Krant`.
    Raised,
    /// `[1] De Krant`
    Bracketed,
    /// `(1) De Krant`
    Parenthesised,
    /// `1) De Krant`
    HalfParenthesis,
    /// `1De Krant`, `1https://…`
    Glued,
    /// `1 De Krant`
    Spaced,
    /// `1`, with the text elsewhere.
    Alone,
    /// `1` or `1 De Krant` after "X Noot", as a web page copied as text has it.
    Page,
}

struct Found {
    row: usize,
    shape: Shape,
    number: u32,
    /// The mark in the words of the row.
    mark: Range<usize>,
    /// Where the text of the note begins.
    text: usize,
    weight: i64,
}

/// Finds the definitions among `rows[range]`, in order.
pub(crate) fn find(rows: &[Row<'_>], range: Range<usize>, labels: &[RowLabel]) -> Vec<Definition> {
    let layout = Layout::new(rows, range.clone(), labels);
    let mut found: Vec<Found> = Vec::new();
    for index in range.clone() {
        if rows[index].furniture || layout.is_label(index) {
            continue;
        }
        let before = found.last().map(|found| (found.shape, found.row));
        found.extend(
            readings(&rows[index]).filter_map(|reading| weigh(rows, index, reading, before, &layout)),
        );
    }
    let weighed: Vec<_> =
        found.iter().map(|found| Candidate { number: found.number, weight: found.weight }).collect();
    let chain = heaviest(&weighed);
    let mut taken = vec![false; found.len()];
    for index in chain {
        taken[index] = true;
    }
    // Where the form tells, numbers may start again.
    for (index, found) in found.iter().enumerate() {
        taken[index] |= matches!(found.shape, Shape::Raised | Shape::Page);
    }
    take_table_notes(rows, &found, &mut taken, &layout);
    let mut chosen: Vec<Found> =
        found.into_iter().zip(taken).filter_map(|(found, taken)| taken.then_some(found)).collect();
    chosen.dedup_by_key(|found| found.row);
    let mut definitions = stated(rows, range);
    definitions.extend(contents(rows, &chosen, &layout));
    definitions.sort_by_key(|definition| definition.mark.row);
    definitions
}

/// What stands around each row.
struct Layout {
    first: usize,
    labels: Vec<bool>,
    /// For each row, whether a page ends before the next label.
    foot: Vec<bool>,
    /// The row after the last one.
    end: usize,
}

impl Layout {
    fn new(rows: &[Row<'_>], range: Range<usize>, labels: &[RowLabel]) -> Self {
        let mut is_label = vec![false; range.len()];
        for label in labels.iter().filter(|label| range.contains(&label.row)) {
            is_label[label.row - range.start] = true;
        }
        let mut foot = vec![true; range.len()];
        for index in range.clone().rev() {
            let at = index - range.start;
            let after = foot.get(at + 1).copied().unwrap_or(true);
            let page_ends = rows.get(index + 1).is_some_and(|next| next.page > rows[index].page);
            foot[at] = !is_label[at] && (after || page_ends || rows[index].furniture);
        }
        Self { first: range.start, labels: is_label, foot, end: range.end }
    }

    fn is_label(&self, row: usize) -> bool {
        self.labels.get(row - self.first).copied().unwrap_or(false)
    }

    fn is_foot(&self, row: usize) -> bool {
        self.foot.get(row - self.first).copied().unwrap_or(false)
    }
}

/// A way to read the start of a row as the number of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reading {
    shape: Shape,
    number: u32,
    /// The mark in the words of the row.
    mark: Range<usize>,
    /// Where the text of the note begins.
    text: usize,
}

/// The ways to read a row as the start of a note; most rows have none.
fn readings(row: &Row<'_>) -> impl Iterator<Item = Reading> {
    let form_tells = matches!(row.kind, BlockKind::Table | BlockKind::Note { .. });
    let text = if form_tells { "" } else { row.text() };
    let first = if form_tells { None } else { raised(row).or_else(|| typed(text)) };
    first.into_iter().chain(before_number(text))
}

fn weigh(
    rows: &[Row<'_>],
    index: usize,
    reading: Reading,
    before: Option<(Shape, usize)>,
    layout: &Layout,
) -> Option<Found> {
    let Reading { shape, number, mark, text } = reading;
    let row = &rows[index];
    let words = row.text()[text..].trim_start();
    let after_page_note = index > 0 && rows[index - 1].furniture && rows[index - 1].text() == PAGE_NOTE;
    let opens = row.opens || before.is_some_and(|(last, at)| last == shape && at + 1 == index);
    let weight = match shape {
        _ if after_page_note => 12,
        Shape::Raised => 12,
        Shape::Bracketed if opens => 9,
        Shape::HalfParenthesis if opens => 8,
        Shape::Parenthesised if opens => 7,
        Shape::Glued if begins_note(words) => 8,
        Shape::Spaced if opens && begins_note(words) => 7,
        Shape::Spaced if opens => 4,
        Shape::Spaced if begins_note(words) => 2,
        Shape::Alone if stands_apart(rows, index, layout) => 4,
        _ => return None,
    };
    let shape = if after_page_note { Shape::Page } else { shape };
    let weight = weight + if layout.is_foot(index) { 2 } else { 0 };
    Some(Found { row: index, shape, number, mark, text, weight })
}

/// `<sup>1</sup> De Krant`
fn raised(row: &Row<'_>) -> Option<Reading> {
    let (at, piece) = row.pieces(0..row.text().len()).next()?;
    if !piece.style.superscript || at.start != 0 {
        return None;
    }
    let number = row.text()[at.clone()].trim().trim_end_matches([')', '.']).parse().ok()?;
    Some(Reading { shape: Shape::Raised, number, text: at.end, mark: at })
}

/// A number glued to a text that itself begins with one: `32031Z15585` is note 3, `136 410 IV, nr. 2` note 1.
fn before_number(text: &str) -> Option<Reading> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let own = match rest.as_bytes() {
        [b'Z' | b'D', b'0'..=b'9', ..] => 4,
        [b' ', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b' ' | b',' | b'-', ..] => 2,
        _ => return None,
    };
    let len = digits.checked_sub(own).filter(|len| (1..=2).contains(len))?;
    let number = text[..len].parse().ok().filter(|number| *number > 0)?;
    Some(Reading { shape: Shape::Glued, number, mark: 0..len, text: len })
}

fn typed(text: &str) -> Option<Reading> {
    let (open, inner) = match text.as_bytes().first()? {
        b'[' => (Some(']'), &text[1..]),
        b'(' => (Some(')'), &text[1..]),
        b'0'..=b'9' => (None, text),
        _ => return None,
    };
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let number: u32 = inner[..digits].parse().ok().filter(|number| *number > 0)?;
    let rest = &inner[digits..];
    let at = text.len() - rest.len();
    if let Some(close) = open {
        let rest = rest.trim_start().strip_prefix(close)?;
        if rest.trim().is_empty() {
            return None;
        }
        let shape = if close == ']' { Shape::Bracketed } else { Shape::Parenthesised };
        let end = text.len() - rest.len();
        return Some(Reading { shape, number, mark: 0..end, text: end });
    }
    let shape = match rest.chars().next() {
        None => Shape::Alone,
        Some(')') if !rest[1..].trim().is_empty() => {
            return Some(Reading { shape: Shape::HalfParenthesis, number, mark: 0..at + 1, text: at + 1 });
        }
        Some(sign) if sign.is_whitespace() => Shape::Spaced,
        Some(sign) if sign.is_alphabetic() || is_opening(sign) => Shape::Glued,
        Some(_) => return None,
    };
    Some(Reading { shape, number, mark: 0..at, text: at })
}

fn is_opening(sign: char) -> bool {
    matches!(sign, '«' | '»' | '“' | '„' | '"' | '‘' | '’' | '\'' | '[' | '(' | '<')
}

/// How the words of a note may begin: a name, a title in quotes, an address, a number of a case.
fn begins_note(words: &str) -> bool {
    words.starts_with(|sign: char| sign.is_uppercase() || is_opening(sign))
        || ["http", "www.", "ibid"].iter().any(|start| words.starts_with(start))
        || looks_like_address(words)
        || words.bytes().take_while(u8::is_ascii_digit).count() >= 4
}

/// `nos.nl/artikel/…`: a first word with a dot and a stroke.
fn looks_like_address(words: &str) -> bool {
    let word = words.split_whitespace().next().unwrap_or_default();
    word.find('.').is_some_and(|dot| dot > 1 && word[dot..].contains('/'))
}

/// Whether a number alone stands in a block that holds nothing but such numbers, as pdftotext prints them.
fn stands_apart(rows: &[Row<'_>], index: usize, layout: &Layout) -> bool {
    let alone = |row: &Row<'_>| typed(row.text()).is_some_and(|reading| reading.shape == Shape::Alone);
    let start = (0..=index).rev().take(MAX_APART).find(|&at| rows[at].opens || !alone(&rows[at]));
    let begins = start.is_some_and(|at| rows[at].opens && alone(&rows[at]));
    let after = (index + 1..layout.end).take(MAX_APART).find(|&at| rows[at].opens || !alone(&rows[at]));
    begins && after.is_none_or(|at| rows[at].opens)
}

/// How many notes one page may have whose numbers are printed apart.
const MAX_APART: usize = 60;

/// How many rows a note under a table may take.
const MAX_TABLE_NOTE: usize = 20;

/// A note under a table stands inside the text, out of the sequence of the notes at the page foot:
///
/// ```text
/// Hbo en wo 859 735 616
/// 5 Alleen voltijd.
/// ```
fn take_table_notes(rows: &[Row<'_>], found: &[Found], taken: &mut [bool], layout: &Layout) {
    for (index, candidate) in found.iter().enumerate() {
        let page = rows[candidate.row].page;
        let nearby = found.iter().zip(taken.iter()).skip(index.saturating_sub(MAX_APART)).take(2 * MAX_APART);
        let free = !nearby
            .filter(|(_, taken)| **taken)
            .any(|(other, _)| other.number == candidate.number && rows[other.row].page == page);
        let previous =
            candidate.row.checked_sub(1).filter(|_| !taken[index] && candidate.shape == Shape::Spaced);
        if let Some(previous) = previous {
            let under_table = rows[previous].is_tabular();
            let named = begins_note(rows[candidate.row].text()[candidate.text..].trim_start());
            if free && under_table && named {
                let limit = layout.end.min(candidate.row + MAX_TABLE_NOTE);
                let end = content_end(rows, candidate.row, limit, layout);
                taken[index] = end < limit || limit == layout.end;
            }
        }
    }
}

/// Notes whose form states what they are.
fn stated(rows: &[Row<'_>], range: Range<usize>) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    for index in range {
        let BlockKind::Note { number } = rows[index].kind else { continue };
        let slice = rows[index].slice(index);
        match definitions.last_mut() {
            Some(last) if last.number == *number => last.content.push(slice),
            _ => definitions.push(Definition {
                number: (*number).to_owned(),
                shape: Shape::Stated,
                mark: Slice { row: index, at: 0..0 },
                content: vec![slice],
                detached: false,
            }),
        }
    }
    definitions
}

/// Gives each definition its words.
fn contents(rows: &[Row<'_>], chosen: &[Found], layout: &Layout) -> Vec<Definition> {
    let mut definitions = Vec::with_capacity(chosen.len());
    let mut index = 0;
    while let Some(found) = chosen.get(index) {
        if found.shape == Shape::Alone {
            let group = chosen[index..]
                .iter()
                .take_while(|next| next.shape == Shape::Alone && rows[next.row].page == rows[found.row].page)
                .count();
            definitions.extend(bring_together(rows, &chosen[index..index + group], layout));
            index += group;
            continue;
        }
        let limit = chosen.get(index + 1).map_or(layout.end, |next| next.row);
        let end = content_end_of(rows, found, limit, layout);
        let text = rows[found.row].text();
        let skipped = text[found.text..].len() - text[found.text..].trim_start().len();
        let mut content = vec![Slice { row: found.row, at: found.text + skipped..text.len() }];
        content.extend((found.row + 1..end).map(|row| rows[row].slice(row)));
        content.retain(|slice| !slice.at.is_empty());
        let mark = Slice { row: found.row, at: found.mark.clone() };
        definitions.push(Definition {
            number: found.number.to_string(),
            shape: found.shape,
            mark,
            content,
            detached: false,
        });
        index += 1;
    }
    definitions
}

fn content_end_of(rows: &[Row<'_>], found: &Found, limit: usize, layout: &Layout) -> usize {
    // On a page the text may stand in a block of its own below the number.
    let apart = found.shape == Shape::Page && rows[found.row].text()[found.text..].trim().is_empty();
    let start = if apart && found.row + 1 < limit { found.row + 1 } else { found.row };
    content_end(rows, start, limit, layout)
}

/// The row at which the note that begins at `start` ends: a new block, furniture, a label, a head sentence.
fn content_end(rows: &[Row<'_>], start: usize, limit: usize, layout: &Layout) -> usize {
    let ends = |row: &Row<'_>| row.opens || row.furniture || head_kind(row.text()).is_some();
    (start + 1..limit).find(|&at| ends(&rows[at]) || layout.is_label(at)).unwrap_or(limit)
}

/// Numbers and texts that are printed apart, as pdftotext does:
///
/// ```text
/// 2
/// 3
///
/// Kamerstuk 22 112, nr. 3
/// Kamerstuk 22 112, nr. 4
/// ```
fn bring_together(rows: &[Row<'_>], group: &[Found], layout: &Layout) -> Vec<Definition> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return Vec::new() };
    let page = rows[first.row].page;
    let lines: Vec<usize> = (last.row + 1..layout.end)
        .take_while(|&at| rows[at].page == page && !layout.is_label(at))
        .filter(|&at| !rows[at].furniture)
        .collect();
    let mut starts = note_starts(rows, &lines, group.len());
    starts.push(lines.len());
    let mut definitions = Vec::with_capacity(group.len());
    for (index, found) in group.iter().enumerate() {
        let range = match (starts.get(index), starts.get(index + 1)) {
            (Some(&start), Some(&end)) => start..end,
            _ => 0..0,
        };
        definitions.push(Definition {
            number: found.number.to_string(),
            shape: Shape::Alone,
            mark: Slice { row: found.row, at: found.mark.clone() },
            content: lines[range].iter().map(|&row| rows[row].slice(row)).collect(),
            detached: true,
        });
    }
    definitions
}

/// The lines at which `count` notes most likely begin: after a line that ends like a note, short of the page's width.
fn note_starts(rows: &[Row<'_>], lines: &[usize], count: usize) -> Vec<usize> {
    let width = lines.iter().map(|&row| rows[row].text().len()).max().unwrap_or(0);
    let mut scored: Vec<(i32, usize)> = (1..lines.len())
        .map(|at| {
            let (before, line) = (&rows[lines[at - 1]], &rows[lines[at]]);
            let ends = i32::from(before.text().ends_with(['.', ')', '»', '/']));
            let short = i32::from(before.text().len() * 5 < width * 4);
            let opens = 4 * i32::from(line.opens);
            let begins = 2 * i32::from(begins_note(line.text()));
            (opens + begins + ends + short, at)
        })
        .collect();
    scored.sort_by_key(|&(score, at)| (-score, at));
    let mut starts: Vec<usize> = scored.into_iter().take(count.saturating_sub(1)).map(|(_, at)| at).collect();
    if !lines.is_empty() {
        starts.push(0);
    }
    starts.sort_unstable();
    starts
}
