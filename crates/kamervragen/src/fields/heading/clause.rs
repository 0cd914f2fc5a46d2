//! The date that ends a head sentence: "(ingezonden 3 mei 2031)", "(ontvangen 5 juni 2031)".

use std::ops::Range;

use crate::Date;
use crate::fields::Issue;
use crate::fields::date::parse_date_prefix;
use crate::fields::scan::{Cursor, find_phrase, floor, is_space, issue, letters_at, quote, slice, tail};
use crate::model::DiagnosticCode;

/// The longest text between "(ingezonden" and ")" in bytes that is taken for a date which was not understood.
const LONGEST_DATE: usize = 48;

/// A date with its word in parentheses: "(ingezonden 3 mei 2031)".
pub(super) struct Clause {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) date: Option<Date>,
    pub(super) issues: Vec<Issue>,
}

impl Clause {
    /// The first one from `from` on.
    pub(super) fn first(text: &str, from: usize, word: &str) -> Option<Self> {
        let mut all = Self::places(text, from, word);
        let found = all.clone().find(|place| Self::open_before(text, place.start).is_some());
        found.or_else(|| all.find(|place| dated(text, place))).map(|place| Self::read(text, &place, word))
    }

    /// The last one: a subject may hold "(ingezonden 3 mei 2031)" itself.
    pub(super) fn last(text: &str, from: usize, word: &str) -> Option<Self> {
        let all = Self::places(text, from, word);
        let found = all.clone().filter(|place| Self::open_before(text, place.start).is_some()).last();
        found
            .or_else(|| all.filter(|place| dated(text, place)).last())
            .map(|place| Self::read(text, &place, word))
    }

    fn places(text: &str, from: usize, word: &str) -> impl Iterator<Item = Range<usize>> + Clone {
        let mut at = from;
        std::iter::from_fn(move || {
            let found = find_phrase(text, at, word)?;
            at = found.end;
            Some(found)
        })
    }

    /// The place of a "(" before `at`.
    fn open_before(text: &str, at: usize) -> Option<usize> {
        slice(text, 0..at).trim_end_matches(is_space).strip_suffix('(').map(str::len)
    }

    fn read(text: &str, place: &Range<usize>, word: &str) -> Self {
        let mut issues = Vec::new();
        let Opening { start, mut cursor, doubled } = Opening::around(text, place, word);
        if doubled {
            let message = format!("{} was read as one", quote(slice(text, start..cursor.at())));
            issues.push(issue(DiagnosticCode::Misprint, start..cursor.at(), message));
        }
        skip_before_date(&mut cursor);
        cursor.skip_space();
        let from = cursor.at();
        let longest = floor(text, from + LONGEST_DATE);
        let close = slice(text, from..longest).find(')').map(|close| from + close);
        let (date, end) = match parse_date_prefix(cursor.rest()) {
            Some((date, length)) => (Some(date), close.unwrap_or(from + length)),
            None => (None, close.unwrap_or(longest)),
        };
        if date.is_none() {
            let found = quote(slice(text, from..end));
            let message = format!("expected a date after `{word}`, but found {found}");
            issues.push(issue(DiagnosticCode::UnparsedDate, from..end, message));
        } else if close.is_none() {
            let message = format!("missing `)` after {}", quote(slice(text, start..end)));
            issues.push(issue(DiagnosticCode::Misprint, start..end, message));
        }
        Self { start, end: end + usize::from(close.is_some()), date, issues }
    }
}

/// The parenthesis and the word in front of the date.
struct Opening<'a> {
    start: usize,
    /// At what follows the word.
    cursor: Cursor<'a>,
    /// Whether parenthesis and word are printed twice: "(ontvangen (ontvangen 7 juni 2031)".
    doubled: bool,
}

impl<'a> Opening<'a> {
    /// The one that the word at `place` belongs to, be it the first or the second.
    fn around(text: &'a str, place: &Range<usize>, word: &str) -> Self {
        let mut start = Clause::open_before(text, place.start).unwrap_or(place.start);
        let mut cursor = Cursor::new(text, place.end);
        let before = slice(text, 0..start).trim_end_matches(is_space);
        let again = before.len().checked_sub(word.len());
        let first = again.filter(|&at| letters_at(tail(before, at), word).is_some());
        if let Some(at) = first {
            start = Clause::open_before(text, at).unwrap_or(at);
        }
        let mut ahead = cursor;
        ahead.eat(&['(']);
        let second = ahead.eat_phrase(word);
        if second {
            cursor = ahead;
        }
        Self { start, cursor, doubled: first.is_some() || second }
    }
}

/// "(ingezonden: 3 mei 2031)", "(ingezonden op 3 mei 2031)", "(ingezonden d.d. 3 mei 2031)".
fn skip_before_date(cursor: &mut Cursor<'_>) {
    cursor.eat(&[':']);
    let _ = cursor.eat_phrase("op") || cursor.eat_phrase("d.d.") || cursor.eat_phrase("dd.");
}

/// Whether a date follows: "ingezonden 3 mei 2031" without its parenthesis.
fn dated(text: &str, place: &Range<usize>) -> bool {
    let mut cursor = Cursor::new(text, place.end);
    skip_before_date(&mut cursor);
    parse_date_prefix(cursor.rest()).is_some()
}
