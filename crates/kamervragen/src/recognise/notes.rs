//! The definitions of footnotes, taken out of the text that they interrupt.
//!
//! Extractors write them in many shapes (`<sup>1</sup> De Krant`, `1De Krant`, `1 De Krant`, `[1] De Krant`,
//! `(1) De Krant`, `1) De Krant`, numbers and texts apart), at page ends or at the end of the document. What tells
//! them from other lines with a number is their sequence: see [`chain`](super::chain).

mod below;
mod closing;
mod contents;

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use self::contents::{Strays, carry_over, content_end, contents};

use crate::block::BlockKind;

use super::amounts::{is_counted, is_year, last_word};
use super::chain::{Candidate, heaviest};
use super::furniture::PAGE_NOTE;
use super::labels::{RowLabel, number_label};
use super::page_head;
use super::raised::raised_number;
use super::rows::{Row, Slice};

/// A footnote as it stands at the foot of a page or the end of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    pub(crate) number: String,
    /// By what marks refer to it, where the form states that they do so by more than its number.
    pub(crate) id: Option<Rc<str>>,
    pub(crate) shape: Shape,
    /// The mark that opens it.
    pub(crate) mark: Slice,
    /// Its words.
    pub(crate) content: Vec<Slice>,
    /// Whether the number and the text, or a part of it, were printed apart and brought together.
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
    /// `1. De Krant` below "Bronnen", above the questions.
    Source,
}

impl Shape {
    /// Whether its marks are written with a parenthesis as well.
    pub(crate) const fn is_parenthesised(self) -> bool {
        matches!(self, Self::Parenthesised | Self::HalfParenthesis)
    }
}

#[derive(Clone)]
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
    for (index, row) in (range.start..).zip(&rows[range.clone()]) {
        if row.furniture || !may_open(row) || layout.is_label(index) {
            continue;
        }
        let above = found.len();
        for reading in readings(row) {
            found.extend(weigh(rows, index, reading, found[..above].last(), &layout));
        }
    }
    // A letter may count the notes of its questions, in a list below the last answer, apart from those of the answers.
    let parenthesised = found.iter().any(|found| found.shape.is_parenthesised());
    let others = || found.iter().filter(|found| !found.shape.is_parenthesised()).cloned();
    let others: Vec<Found> = if parenthesised { others().collect() } else { Vec::new() };
    let mut typed = choose(rows, found, &layout);
    if !typed.iter().any(|note| note.shape.is_parenthesised() || note.shape == Shape::Bracketed) {
        typed.extend(closing::list(rows, range.clone(), labels, &typed));
    } else if !others.is_empty() {
        let mut own = choose(rows, others, &layout);
        let marked = |note: &Definition| {
            let number = note.number.parse().unwrap_or_default();
            note.shape == Shape::Raised || is_marked_above(rows, note.mark.row, number)
        };
        let list = closing::list(rows, range.clone(), labels, &own);
        if !list.is_empty() && own.iter().all(marked) {
            own.extend(list);
            typed = own;
        }
    }
    let mut definitions = stated(rows, range);
    definitions.extend(typed);
    definitions.sort_by_key(|definition| definition.mark.row);
    carry_over(rows, &mut definitions, &layout);
    definitions
}

/// The definitions that the sequence takes of the candidates.
fn choose(rows: &[Row<'_>], found: Vec<Found>, layout: &Layout) -> Vec<Definition> {
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
    take_table_notes(rows, &found, &mut taken, layout);
    let left = found.iter().zip(&taken).filter(|(found, taken)| !**taken && found.shape == Shape::Alone);
    let left: Vec<Found> = left.map(|(found, _)| found.clone()).collect();
    let (chosen, strays) = sort_out(rows, found, &taken, layout);
    let mut definitions = contents(rows, &chosen, &strays, layout);
    definitions.extend(below::notes_of(rows, &left, &definitions, layout));
    definitions
}

/// Parts the candidates that were taken from those left over, and keeps of these the numbers that follow on one
/// taken on the same page, with nothing below them.
fn sort_out(rows: &[Row<'_>], found: Vec<Found>, taken: &[bool], layout: &Layout) -> (Vec<Found>, Strays) {
    let (mut alone, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    if found.iter().zip(taken).any(|(found, taken)| !taken && found.shape == Shape::Alone) {
        for (found, _) in found.iter().zip(taken).filter(|(_, taken)| **taken) {
            numbers.insert(found.number);
            if found.shape == Shape::Alone {
                alone.insert((rows[found.row].page, found.number));
            }
        }
    }
    let mut chosen: Vec<Found> = Vec::new();
    let mut strays = Strays::default();
    for (found, &taken) in found.into_iter().zip(taken) {
        let page = rows[found.row].page;
        if taken {
            if chosen.last().is_none_or(|last| last.row < found.row) {
                chosen.push(found);
            }
        } else if found.shape == Shape::Alone
            && layout.ends_page(rows, found.row)
            && alone.contains(&(page, found.number.saturating_sub(1)))
            && !numbers.contains(&found.number)
        {
            strays.add(rows, found);
        }
    }
    (chosen, strays)
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
        let mut after = true;
        let mut page = rows.get(range.end).map_or(0, |next| next.page);
        for ((foot, is_label), row) in foot.iter_mut().zip(&is_label).zip(&rows[range.clone()]).rev() {
            let page_ends = std::mem::replace(&mut page, row.page) > row.page;
            after = !is_label && (after || page_ends || row.furniture);
            *foot = after;
        }
        Self { first: range.start, labels: is_label, foot, end: range.end }
    }

    fn is_label(&self, row: usize) -> bool {
        self.labels.get(row - self.first).copied().unwrap_or(false)
    }

    /// Whether nothing but furniture follows on the page.
    fn ends_page(&self, rows: &[Row<'_>], row: usize) -> bool {
        row + 1 >= self.end || rows[row + 1].furniture || rows[row + 1].page > rows[row].page
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

/// Whether a note may begin with the row: most begin with a word.
#[inline]
fn may_open(row: &Row<'_>) -> bool {
    row.text().as_bytes().first().is_some_and(|first| !first.is_ascii_alphabetic())
        && !matches!(row.kind(), BlockKind::Table | BlockKind::Note { .. })
}

/// The ways to read a row as the start of a note.
fn readings(row: &Row<'_>) -> impl Iterator<Item = Reading> {
    let first = raised(row).or_else(|| typed(row.text()));
    first.into_iter().chain(before_number(row.text()))
}

fn weigh(
    rows: &[Row<'_>],
    index: usize,
    reading: Reading,
    before: Option<&Found>,
    layout: &Layout,
) -> Option<Found> {
    let Reading { shape, number, mark, text } = reading;
    let row = &rows[index];
    let words = row.text()[text..].trim_start();
    let after_page_note = index > 0 && rows[index - 1].furniture && rows[index - 1].text() == PAGE_NOTE;
    let opens = row.opens || before.is_some_and(|last| last.shape == shape && last.row + 1 == index);
    // What stands below the number of a note at the foot of the same page can only be that note, or the next.
    let follows = before.is_some_and(|last| {
        last.shape == shape
            && last.number < number
            && rows[last.row].page == row.page
            && layout.is_foot(last.row)
    });
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
        Shape::Spaced if layout.ends_page(rows, index) && layout.is_foot(index) && !is_counted(words) => 2,
        Shape::Spaced if follows && layout.is_foot(index) && !is_counted(words) => {
            i64::from(is_marked_above(rows, index, number))
        }
        // `5gemeten bij een stroming`, below another note.
        Shape::Glued if follows && layout.is_foot(index) && !is_ordinal(words) => 3,
        // `3bis: de basis`, as the last line of its page.
        Shape::Glued if layout.ends_page(rows, index) && layout.is_foot(index) && !is_ordinal(words) => 3,
        Shape::Alone if stands_apart(rows, index, layout) => 4,
        Shape::Alone if layout.is_foot(index) && heads_note(rows, index, number, follows, layout) => 3,
        // Never by itself: see `Strays`.
        Shape::Alone if layout.ends_page(rows, index) && layout.is_foot(index) => NEVER,
        _ => return None,
    };
    let shape = if after_page_note { Shape::Page } else { shape };
    let weight = weight + if layout.is_foot(index) { 2 } else { 0 };
    Some(Found { row: index, shape, number, mark, text, weight })
}

/// The weight of a candidate that the sequence alone must not take.
const NEVER: i64 = -1_000;

/// `<sup>1</sup> De Krant`, `¹ De Krant`
fn raised(row: &Row<'_>) -> Option<Reading> {
    if let Some((number, len)) = raised_number(row.text()) {
        return Some(Reading { shape: Shape::Raised, number, mark: 0..len, text: len });
    }
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
    // One converter makes list items of notes: `- 1 De Krant`.
    if let Some(words) = text.strip_prefix("- ").map(str::trim_start) {
        let offset = text.len() - words.len();
        let reading = numbered(words).filter(|reading| reading.shape == Shape::Spaced)?;
        return Some(Reading { mark: 0..reading.mark.end + offset, text: reading.text + offset, ..reading });
    }
    numbered(text)
}

/// The number that a text begins with.
fn numbered(text: &str) -> Option<Reading> {
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

/// Whether a number alone stands in a block that holds nothing but such numbers, one after another, as pdftotext prints
/// them. The cells of a column stand so too (`2`, `10`), but hardly count on.
fn stands_apart(rows: &[Row<'_>], index: usize, layout: &Layout) -> bool {
    let alone = |at: &usize| alone(&rows[*at]);
    let below = (index + 1..layout.end).take(MAX_APART).find(|at| rows[*at].opens || alone(at).is_none());
    let start = (0..=index).rev().take(MAX_APART).find(|at| rows[*at].opens || alone(at).is_none());
    let Some(start) = start.filter(|at| rows[*at].opens) else { return false };
    let numbers: Vec<Option<u32>> = (start..below.unwrap_or(layout.end)).map(|at| alone(&at)).collect();
    let counts_on =
        |pair: &[Option<u32>]| matches!(*pair, [Some(one), Some(next)] if next.checked_sub(one) == Some(1));
    below.is_none_or(|at| rows[at].opens) && numbers[0].is_some() && numbers.windows(2).all(counts_on)
}

fn is_alone(row: &Row<'_>) -> bool {
    alone(row).is_some()
}

/// The number that is all there is in a row.
fn alone(row: &Row<'_>) -> Option<u32> {
    typed(row.text()).filter(|reading| reading.shape == Shape::Alone).map(|reading| reading.number)
}

/// Whether a number alone stands above the text of its note: `1`, and below it `De Krant, 3 mei 2031`. A mark that an
/// extractor put on a line of its own looks the same; but the number of a note has its mark on the page before it, or
/// `follows` on the number of another note.
fn heads_note(rows: &[Row<'_>], index: usize, number: u32, follows: bool, layout: &Layout) -> bool {
    let next =
        (index + 1..layout.end).take(MAX_APART).find(|&at| !rows[at].furniture && !is_alone(&rows[at]));
    let Some(next) = next.filter(|&at| rows[at].page == rows[index].page) else { return false };
    let begins = begins_note(rows[next].text()) || layout.ends_page(rows, next);
    match (begins, follows) {
        (true, true) => true,
        (false, false) => false,
        _ => is_marked_above(rows, index, number),
    }
}

/// Whether a number stands as the mark of a note in the text above, on the same page.
fn is_marked_above(rows: &[Row<'_>], index: usize, number: u32) -> bool {
    let page = rows[index].page;
    let digits = number.to_string();
    let above = rows[..index].iter().rev().take(MAX_PAGE).take_while(|row| row.page == page);
    above.filter(|row| !row.furniture).any(|row| is_marked(row.text(), &digits))
}

/// How many rows a page may have.
const MAX_PAGE: usize = 150;

/// Whether `digits` stand in a text as the mark of a note would: glued to a word, a stop or a year, in square brackets, or
/// behind a stop at the end of the line, where some extractors set them apart (`in de agenda. 2`).
fn is_marked(text: &str, digits: &str) -> bool {
    text.match_indices(digits).any(|(at, _)| {
        let above = &text[..at];
        let after = text[at + digits.len()..].chars().next();
        above.chars().next_back().is_some_and(|sign| {
            sign.is_alphabetic()
                || matches!(sign, '.' | '?' | '»' | '”' | ')' | ',' | ':' | ';')
                || sign == '[' && after == Some(']')
                || sign == ' ' && after.is_none() && above.trim_end().ends_with(['.', '?', '!', '»', '”'])
                || is_year(last_word(above))
        }) && !after.is_some_and(|sign| sign.is_ascii_digit() || sign.is_lowercase())
    })
}

/// `3e`, `2de`, `18-plussers`: what follows the digits belongs to them.
fn is_ordinal(words: &str) -> bool {
    let word = words.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    matches!(word, "" | "e" | "de" | "ste" | "D" | "x")
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
        let previous =
            candidate.row.checked_sub(1).filter(|_| !taken[index] && candidate.shape == Shape::Spaced);
        if let Some(previous) = previous {
            let under_table = rows[previous].is_tabular();
            let named = begins_note(rows[candidate.row].text()[candidate.text..].trim_start());
            let page = rows[candidate.row].page;
            let nearby =
                || found.iter().zip(&*taken).skip(index.saturating_sub(MAX_APART)).take(2 * MAX_APART);
            let free = || {
                let same = |other: &Found| other.number == candidate.number && rows[other.row].page == page;
                !nearby().any(|(other, taken)| *taken && same(other))
            };
            if under_table && named && free() {
                let limit = layout.end.min(candidate.row + MAX_TABLE_NOTE);
                let end = content_end(rows, candidate.row, limit, layout);
                taken[index] = end < limit || limit == layout.end;
            }
        }
    }
}

/// The notes in the panel of an openkamer page, which stands above the questions:
///
/// ```text
/// Bronnen
/// 1. De Krant, 3 mei 2031
/// 2. Kamerstuk 22 112, nr. 3
/// ```
pub(crate) fn sources(rows: &[Row<'_>], range: Range<usize>) -> Vec<Definition> {
    let heads = |row: &Row<'_>| matches!(page_head::key(row.text()), Some((page_head::Key::Sources, _)));
    let Some(head) = range.clone().find(|&index| heads(&rows[index])) else { return Vec::new() };
    let mut definitions: Vec<Definition> = Vec::new();
    for (index, row) in rows.iter().enumerate().take(range.end).skip(head + 1) {
        let text = row.text();
        let next = definitions.len() + 1;
        let number = number_label(text).filter(|label| label.number as usize == next);
        match (number, definitions.last_mut()) {
            _ if row.furniture => {}
            (Some(label), _) => definitions.push(Definition {
                number: label.number.to_string(),
                id: None,
                shape: Shape::Source,
                mark: Slice { row: index, at: 0..label.end },
                content: vec![Slice {
                    row: index,
                    at: text.len() - text[label.end..].trim_start().len()..text.len(),
                }],
                detached: false,
            }),
            (None, Some(last)) if !row.opens => last.content.push(row.slice(index)),
            (None, _) => break,
        }
    }
    definitions
}

/// Notes whose form states what they are.
pub(crate) fn stated(rows: &[Row<'_>], range: Range<usize>) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    for index in range {
        let BlockKind::Note { number, id, mark, goes_on } = rows[index].kind() else { continue };
        let whole = rows[index].slice(index);
        match definitions.last_mut() {
            Some(last) if *goes_on || !rows[index].opens => last.content.push(whole),
            _ => {
                let text = rows[index].text();
                let start = text.len() - text.get(*mark..).unwrap_or_default().trim_start().len();
                let content = Slice { row: index, at: start..whole.at.end };
                definitions.push(Definition {
                    number: number.clone().into_owned(),
                    id: id.clone(),
                    shape: Shape::Stated,
                    mark: Slice { row: index, at: 0..*mark },
                    content: if content.at.is_empty() { Vec::new() } else { vec![content] },
                    detached: false,
                });
            }
        }
    }
    definitions
}
