//! The account of a document, for eyes: its source text with the role of every character.
//!
//! [`annotated_html`] makes a page of its own, [`annotated_ansi`] lines in colours for a terminal, [`annotated_text`] lines
//! with the role written before the words, where there are no colours. All three show each character of the source
//! text once, in order, and the findings where they stand.
//!
//! They need [`Document::segments`], so the document is to be read with
//! [`Options::with_segments`](crate::Options::with_segments); of a document without, the text is shown without roles. What
//! is given as the text should be what [`source_text`](crate::source_text) gives: spans that do not fit it are cut.

mod lines;
mod lists;
mod page;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::Write as _;

pub use self::lines::{annotated_ansi, annotated_text};
pub use self::page::annotated_html;

use crate::model::{Document, Segment, SegmentRole, Span};

/// A stretch of the text: a segment, or what lies between two of them.
struct Piece<'d> {
    segment: Option<&'d Segment>,
    span: Span,
}

/// The whole text in pieces, in order; empty ones left out.
fn pieces<'d>(document: &'d Document, text: &str) -> Vec<Piece<'d>> {
    let mut pieces = Vec::new();
    let mut seen = 0;
    let mut add = |segment, end: usize| {
        let span = Span::new(seen, text.floor_char_boundary(end).max(seen));
        if !span.is_empty() {
            pieces.push(Piece { segment, span });
        }
        seen = span.end;
    };
    for segment in document.segments.iter().flatten() {
        add(None, segment.span.start);
        add(Some(segment), segment.span.end);
    }
    add(None, text.len());
    pieces
}

/// How many characters that are not white space each role has, for the roles that occur.
fn shares(pieces: &[Piece<'_>], text: &str) -> Vec<(SegmentRole, usize)> {
    let count = |role: SegmentRole| {
        let of_role = pieces.iter().filter(|piece| piece.segment.is_some_and(|segment| segment.role == role));
        of_role.map(|piece| letters(piece.span.of(text).unwrap_or_default())).sum()
    };
    let shares = SegmentRole::ALL.iter().map(|&role| (role, count(role)));
    shares.filter(|(_, share)| *share > 0).collect()
}

/// The number of characters that are not white space.
fn letters(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// `question 4-6, 8`; of a long list the beginning.
fn name_of(segment: &Segment) -> String {
    const SHOWN: usize = 8;
    let mut name = segment.role.to_string();
    let runs = segment.numbers.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    for (index, run) in runs.take(SHOWN + 1).enumerate() {
        let before = if index == 0 { " " } else { ", " };
        // Writing to a string cannot fail.
        let _ = match run {
            _ if index == SHOWN => write!(name, "{before}…"),
            [first, .., last] => write!(name, "{before}{first}-{last}"),
            _ => write!(name, "{before}{}", run[0]),
        };
    }
    name
}

/// The text with signs for control characters, which could steer a terminal and are not allowed on a page: `␛` for
/// escape, `␌` for a page end. Those in `kept` stay.
fn harmless<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let steers = |character: char| character.is_control() && !kept.contains(&character);
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let sign = |character: char| match u32::from(character) {
        _ if !steers(character) => character,
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '␡',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(sign).collect())
}
