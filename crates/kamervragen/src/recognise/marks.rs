//! The marks of footnotes in the text.
//!
//! An extractor may leave a mark raised (`<sup>1</sup>`), in brackets (`[1 ]`), in parentheses, glued to a word or a
//! question mark (`?1`), alone on the next line (`1`), or at its start (`2 en is`). The same digits are far more often
//! something else: `11e`, `Natura2000`, `m3`, a year, an amount. The shape gives each candidate a weight; the sequence
//! decides: see [`chain`](super::chain).

mod scan;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use crate::block::BlockKind;

use self::scan::Scan;
use super::amounts::{announces, is_unit, last_word};
use super::chain::{Candidate, heaviest};
use super::notes::{Definition, Shape};
use super::raised::raised_number;
use super::rows::{Row, Slice};
use crate::stretches::{any_pair, is, within};

/// A note mark in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) number: String,
    /// That by which the form leads it to its note.
    pub(crate) id: Option<Rc<str>>,
    /// The digits.
    pub(crate) at: Slice,
    /// What is taken out of the text with them: brackets too.
    pub(crate) cut: Range<usize>,
    /// Whether it is written with a parenthesis: `1)`.
    pub(crate) parenthesis: bool,
}

/// A number that may be a mark.
struct Found {
    number: u32,
    row: usize,
    at: Range<usize>,
    cut: Range<usize>,
    weight: i64,
    sign: Sign,
}

/// What tells a number to be a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// The form states it: raised or in brackets.
    Explicit,
    /// It is written with a parenthesis: `1)`.
    Parenthesis,
    /// Only what stands around it.
    Bare,
}

impl Found {
    fn is_explicit(&self) -> bool {
        self.sign == Sign::Explicit
    }

    fn is_parenthesised(&self) -> bool {
        self.sign == Sign::Parenthesis
    }
}

/// The weight from which a candidate may be a mark where no definition speaks for it.
const STRONG: i64 = 8;
const FAIR: i64 = 5;

/// The marks that the form states, in order; each bears the number of the note to which the form leads it.
pub(crate) fn stated(rows: &[Row<'_>], slices: &[Slice], definitions: &[Definition]) -> Vec<Mark> {
    let numbers: HashMap<&str, &str> = definitions
        .iter()
        .filter_map(|definition| Some((definition.id.as_deref()?, definition.number.as_str())))
        .collect();
    let mut marks = Vec::new();
    for slice in slices {
        let text = rows[slice.row].text();
        for (at, piece) in rows[slice.row].pieces(slice.at.clone()).filter(|(_, piece)| piece.style.mark) {
            let led_to = piece.link.as_deref().and_then(|id| numbers.get(id));
            let number = (*led_to.unwrap_or(&&text[at.clone()])).to_owned();
            let slice = Slice { row: slice.row, at: at.clone() };
            marks.push(Mark { number, id: piece.link.clone(), at: slice, cut: at, parenthesis: false });
        }
    }
    close_up(rows, &mut marks);
    marks
}

/// Finds the marks in the text that `slices` make up, in order.
pub(crate) fn find(rows: &[Row<'_>], slices: &[Slice], definitions: &[Definition]) -> Vec<Mark> {
    let (parenthesised, others): (Vec<&Definition>, Vec<&Definition>) =
        definitions.iter().partition(|definition| definition.shape.is_parenthesised());
    let mut marks = if parenthesised.is_empty() || others.iter().all(|note| note.shape == Shape::Stated) {
        let all: Vec<&Definition> = definitions.iter().collect();
        marks_of(&all, |_| true, rows, slices)
    } else {
        // A letter counts the notes of its questions, which were typed, and its own each from 1.
        let mut marks = marks_of(&parenthesised, Found::is_parenthesised, rows, slices);
        // Those that the form states come with its own.
        marks.retain(|mark| mark.parenthesis);
        let is_own = |found: &Found| !found.is_parenthesised() && !overlaps(found, &marks);
        let own = marks_of(&others, is_own, rows, slices);
        marks.extend(own);
        marks
    };
    marks.sort_by_key(|mark| (mark.at.row, mark.at.at.start));
    close_up(rows, &mut marks);
    marks
}

/// The marks of these definitions, among the numbers that are `wanted`, and all marks that the form states.
fn marks_of(
    definitions: &[&Definition],
    wanted: impl Fn(&Found) -> bool,
    rows: &[Row<'_>],
    slices: &[Slice],
) -> Vec<Mark> {
    let notes = Notes::new(rows, definitions);
    let mut stated = Vec::new();
    let mut found = Vec::new();
    let mut before: Option<&Slice> = None;
    for slice in slices {
        let row = &rows[slice.row];
        explicit(row, slice, &mut found, &mut stated);
        // A row without a digit holds no other mark.
        if notes.typed.parentheses && row.signs.digits {
            parenthesised(row.text(), slice, &notes, &mut found);
        }
        if notes.typed.bare && row.signs.digits && !matches!(row.kind(), BlockKind::Image { .. }) {
            let above = before.filter(|before| before.row < slice.row);
            let above = above.map(|above| &rows[above.row].text()[above.at.clone()]);
            Scan { text: row.text(), slice, notes: &notes, found: &mut found }.bare(above);
        }
        before = Some(slice);
    }
    found.retain(wanted);
    if notes.prefers_explicit && found.iter().any(Found::is_explicit) {
        found.retain(Found::is_explicit);
    }
    found.sort_by_key(|found| (found.row, found.at.start, !found.is_explicit()));
    found.dedup_by(|later, earlier| later.row == earlier.row && later.at.start < earlier.at.end);
    found.retain(|found| !overlaps(found, &stated));
    found.retain(|found| notes.knows(found.number) || found.is_explicit() || notes.pages.is_empty());
    let chosen = notes.choose(rows, &found);
    let mut marks: Vec<Mark> = found
        .into_iter()
        .zip(chosen)
        .filter(|(_, chosen)| *chosen)
        .map(|(found, _)| Mark {
            parenthesis: found.is_parenthesised(),
            number: found.number.to_string(),
            id: None,
            at: Slice { row: found.row, at: found.at },
            cut: found.cut,
        })
        .collect();
    marks.extend(stated);
    marks
}

/// Whether a number stands in one of the marks, which are in order: `<a class="nootnum">[1]</a>`.
fn overlaps(found: &Found, marks: &[Mark]) -> bool {
    let key = |mark: &Mark| (mark.at.row, mark.at.at.start);
    let next = marks.partition_point(|mark| key(mark) < (found.row, found.cut.end));
    let before = marks[..next].last();
    before.is_some_and(|mark| mark.at.row == found.row && found.cut.start < mark.at.at.end)
}

/// Takes out of the text what stood only for the marks: the comma in `?1, 2`, the space before ` (1)?`.
fn close_up(rows: &[Row<'_>], marks: &mut [Mark]) {
    for index in 0..marks.len() {
        let (before, rest) = marks.split_at_mut(index);
        let mark = &mut rest[0];
        let text = rows[mark.at.row].text();
        if let Some(last) =
            before.last().filter(|last| last.at.row == mark.at.row && last.cut.end <= mark.cut.start)
        {
            let between = &text[last.cut.end..mark.cut.start];
            if between.chars().all(|sign| sign.is_whitespace() || matches!(sign, ',' | ';')) {
                mark.cut.start = last.cut.end;
                continue;
            }
        }
        // `het domein<sup>11</sup> . Binnen`: one converter sets what follows a mark apart.
        let after = text[mark.cut.end..].trim_start();
        if after.starts_with(is_closing) {
            mark.cut.end = text.len() - after.len();
        }
        let words = text[..mark.cut.start].trim_end();
        let follows = text[mark.cut.end..].chars().next();
        let closes = follows.is_none_or(|sign| sign.is_whitespace() || is_closing(sign));
        if closes && !words.is_empty() {
            mark.cut.start = words.len();
        }
    }
}

fn is_closing(sign: char) -> bool {
    matches!(sign, ',' | '.' | ';' | ':' | '?' | '!' | ')' | '»' | '”')
}

/// What the definitions tell about the marks to look for.
struct Notes {
    /// For each number that is defined, the rows and pages of its definitions.
    pages: BTreeMap<u32, (usize, usize)>,
    typed: Typed,
    /// Whether marks in brackets or raised, once there is one, exclude bare digits.
    prefers_explicit: bool,
}

/// The shapes of marks that go with the shapes of the definitions.
struct Typed {
    bare: bool,
    parentheses: bool,
}

impl Notes {
    fn new(rows: &[Row<'_>], definitions: &[&Definition]) -> Self {
        let has = |shape: Shape| definitions.iter().any(|definition| definition.shape == shape);
        let bare =
            [Shape::Glued, Shape::Spaced, Shape::Alone, Shape::Page, Shape::Source].into_iter().any(has);
        let mut pages = BTreeMap::new();
        for definition in definitions {
            // Those above the questions come before their marks.
            let above = definition.shape == Shape::Source;
            let row = if above { usize::MAX } else { definition.mark.row };
            let page = rows[definition.mark.row].page;
            if let Ok(number) = definition.number.parse() {
                pages.entry(number).or_insert((row, page));
            }
        }
        Self {
            pages,
            typed: Typed {
                bare: bare || definitions.is_empty(),
                parentheses: definitions.iter().any(|definition| definition.shape.is_parenthesised()),
            },
            prefers_explicit: !definitions.iter().any(|definition| {
                matches!(definition.shape, Shape::Glued | Shape::Alone | Shape::Page | Shape::Source)
            }),
        }
    }

    fn knows(&self, number: u32) -> bool {
        self.pages.contains_key(&number)
    }

    /// Which of the candidates, in the order of the text, are marks.
    fn choose(&self, rows: &[Row<'_>], found: &[Found]) -> Vec<bool> {
        let weighed: Vec<_> = found
            .iter()
            .map(|found| Candidate { number: found.number, weight: self.weigh(found, rows[found.row].page) })
            .collect();
        let mut chosen = vec![false; found.len()];
        let chain = heaviest(&weighed);
        let trusted = !self.pages.is_empty()
            || chain.first().is_some_and(|&first| {
                found[first].is_explicit() || (found[first].number == 1 && found[first].weight >= STRONG)
            });
        for &index in &chain {
            chosen[index] = found[index].is_explicit() || trusted;
        }
        // A note may be marked again, where the form says so or the shape is clear: `tarief1?` below `bericht?1`.
        // Up to the next mark of the chain there can be none of a later note.
        let mut limit = chain.last().map_or(0, |&last| found[last].number);
        for index in (0..found.len()).rev() {
            let found = &found[index];
            if chosen[index] {
                limit = found.number;
            } else if self.knows(found.number) {
                chosen[index] = found.is_explicit() || found.number <= limit && is_clear(rows, found);
            }
        }
        chosen
    }

    /// A mark stands on the page of its note, and before it.
    fn weigh(&self, found: &Found, page: usize) -> i64 {
        match self.pages.get(&found.number) {
            None if found.is_explicit() => found.weight,
            // Without definitions only clear shapes count.
            None if found.weight >= FAIR => found.weight,
            None => -100,
            Some(&(row, _)) if found.row > row && !found.is_explicit() => found.weight - 6,
            Some(&(_, of_note)) if of_note == page => found.weight + 4,
            Some(_) => found.weight,
        }
    }
}

/// Whether digits can hardly be anything but a mark: glued to a word or to the sign that ends a sentence, or below such a
/// sign and above the next sentence. A number at the start of a line, or alone in the column of a table, mostly is none.
fn is_clear(rows: &[Row<'_>], found: &Found) -> bool {
    let text = rows[found.row].text();
    if found.cut.end > found.at.end {
        // `Ja. 1) De sluis`, `de meting 1), die`; not `(zie het antwoord op vraag 1).`
        let before = text[..found.cut.start].trim_end();
        let ends = before.ends_with(['?', '!', '.', '»', '”']);
        return !is_inside(before) && (ends || text[found.cut.end..].starts_with(is_closing));
    }
    let (before, after) = text.split_at(found.at.start);
    if !before.is_empty() {
        // `CO2` and `2022–202813` weigh no more.
        return found.weight > 2 && !before.ends_with(char::is_whitespace);
    }
    let after = &after[found.at.len()..];
    let Some(above) = found.row.checked_sub(1).map(|above| rows[above].text()) else { return false };
    if above.ends_with(|last: char| last.is_alphabetic() || matches!(last, '»' | '”')) {
        // `2.`, `1? Zo ja`: the sign ends the line above.
        let closes = found.weight > 2 && (after.starts_with(['?', '!', '»']) || after == ".");
        if closes || above.ends_with(char::is_alphabetic) {
            return closes;
        }
    }
    let sentence = after.trim_start().chars().next().is_none_or(char::is_uppercase);
    sentence && above.ends_with(['?', '!', '.', '»', '”'])
}

/// Whether a parenthesis is open at the end of a text.
fn is_inside(text: &str) -> bool {
    text.rfind('(') > text.rfind(')')
}

/// Raised digits, digits in brackets, and marks that the form states.
fn explicit(row: &Row<'_>, slice: &Slice, found: &mut Vec<Found>, stated: &mut Vec<Mark>) {
    let text = row.text();
    for (at, piece) in row.pieces(slice.at.clone()) {
        if piece.style.mark {
            let mark = Slice { row: slice.row, at: at.clone() };
            let (number, id) = (text[at.clone()].to_owned(), piece.link.clone());
            stated.push(Mark { number, id, at: mark, cut: at, parenthesis: false });
        } else if piece.style.superscript && !is_power(&text[..at.start]) {
            digits_of(text, at.clone(), at, slice.row, 12, found);
        }
    }
    if row.signs.odd {
        raised_digits(text, slice, found);
    }
    if row.signs.brackets {
        bracketed(text, slice, found);
    }
}

/// `De Krant²`
fn raised_digits(text: &str, slice: &Slice, found: &mut Vec<Found>) {
    let bytes = text.as_bytes();
    // `¹`, `²` and `³` begin in another way than `⁴`; so do quotes.
    let may_be =
        |first, second| (is(first, 0xC2) & within(second, 0xB0, 0xBA)) | (is(first, 0xE2) & is(second, 0x81));
    if !any_pair(&bytes[slice.at.clone()], may_be) {
        return;
    }
    let mut from = slice.at.start;
    for first in memchr::memchr2_iter(0xC2, 0xE2, &bytes[slice.at.clone()]) {
        let start = slice.at.start + first;
        if start >= from
            && let Some((number, len)) = raised_number(&text[start..slice.at.end])
            && !is_power(&text[..start])
        {
            let at = start..start + len;
            let (row, cut) = (slice.row, at.clone());
            found.push(Found { number, row, at, cut, weight: 12, sign: Sign::Explicit });
            from = start + len;
        }
    }
}

/// `De Krant[1 ]`
fn bracketed(text: &str, slice: &Slice, found: &mut Vec<Found>) {
    let bytes = text.as_bytes();
    for open in memchr::memchr_iter(b'[', &bytes[slice.at.clone()]) {
        let open = slice.at.start + open;
        let inner = bytes[open + 1..slice.at.end].iter();
        let len = inner.take_while(|byte| matches!(byte, b'0'..=b'9' | b',' | b' ')).count();
        let close = open + 1 + len;
        if len > 0 && bytes.get(close) == Some(&b']') && close < slice.at.end {
            digits_of(text, open + 1..close, open..close + 1, slice.row, 10, found);
        }
    }
}

/// `m<sup>2</sup>`, `km<sup>3</sup>`
fn is_power(before: &str) -> bool {
    is_unit(before.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default())
}

/// The numbers in `at`, where nothing stands but digits, commas and spaces; `cut` goes out of the text with them.
fn digits_of(
    text: &str,
    at: Range<usize>,
    cut: Range<usize>,
    row: usize,
    weight: i64,
    found: &mut Vec<Found>,
) {
    let words = &text[at.clone()];
    if !words
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | ';' | ')') || sign.is_whitespace())
    {
        return;
    }
    let mut from = cut.start;
    let first = found.len();
    for (start, end) in digit_runs(words) {
        let (start, end) = (at.start + start, at.start + end);
        let Some(number) = text[start..end].parse().ok().filter(|number| (1..=999).contains(number)) else {
            continue;
        };
        found.push(Found { number, row, at: start..end, cut: from..end, weight, sign: Sign::Explicit });
        from = end;
    }
    if let Some(last) = found[first..].last_mut() {
        last.cut.end = cut.end;
    }
}

fn digit_runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some((start, at))
    })
}

/// `(1)`, and `1)` without an opening parenthesis; glued to a word (`rapport1)`) only where there is such a note.
fn parenthesised(text: &str, slice: &Slice, notes: &Notes, found: &mut Vec<Found>) {
    let words = &text[slice.at.clone()];
    for (start, end) in digit_runs(words) {
        if end - start > 3 || !words[end..].starts_with(')') {
            continue;
        }
        let before = words[..start].chars().next_back();
        let opened = before == Some('(');
        let Ok(number) = words[start..end].parse() else { continue };
        let glued = before.is_some_and(char::is_alphabetic);
        let other = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '/' | ',' | ':');
        // `(zie het antwoord op vraag 2)`
        let announced = !opened && is_inside(&words[..start]) && announces(last_word(&words[..start]));
        if announced {
            continue;
        }
        if !opened && (before.is_some_and(other) || glued && !notes.knows(number)) {
            continue;
        }
        let offset = slice.at.start;
        let cut = offset + start - usize::from(opened)..offset + end + 1;
        let at = offset + start..offset + end;
        let weight = if glued { FAIR } else { STRONG };
        found.push(Found { number, row: slice.row, at, cut, weight, sign: Sign::Parenthesis });
    }
}
