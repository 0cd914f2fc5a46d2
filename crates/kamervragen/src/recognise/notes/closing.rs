//! Notes in a numbered list below the last answer, where their marks are numbers with a parenthesis:
//!
//! ```text
//! Vraag 3
//! Kent u het rapport 1) en het bericht 2)?
//! …
//! 1. De Krant, 3 mei 2031
//! 2. Waterraad, Sluizen in beeld, 2030
//! ```
//!
//! They may have the parenthesis as well, and stand beside other notes, which are counted apart: those that the answer to
//! a letter has at the foot of its pages.

use std::collections::HashSet;
use std::ops::Range;

use super::{Definition, Shape, looks_like_address};
use crate::block::BlockKind;
use crate::recognise::amounts::is_year;
use crate::recognise::labels::{NumberStyle, RowLabel, number_label};
use crate::recognise::rows::{Row, Slice};

/// The notes of such a list: nothing but other notes may follow it, and each has its mark above.
pub(super) fn list(
    rows: &[Row<'_>],
    range: Range<usize>,
    labels: &[RowLabel],
    others: &[Definition],
) -> Vec<Definition> {
    let Some(last_label) = labels.iter().map(|label| label.row).filter(|row| range.contains(row)).max()
    else {
        return Vec::new();
    };
    let slices = others.iter().flat_map(|other| other.content.iter().chain([&other.mark]));
    let mut taken: Vec<usize> = slices.map(|slice| slice.row).collect();
    taken.sort_unstable();
    let body = |row: &usize| {
        let note = matches!(rows[*row].kind(), BlockKind::Note { .. });
        !rows[*row].furniture && !note && taken.binary_search(row).is_err()
    };
    let below = || (last_label + 1..range.end).rev().filter(body);
    // Not every extractor parts the notes of a list by blank lines; then it takes more to tell them from items of an answer.
    let mut starts = starts_in(rows, below(), |_| true);
    let ends = starts.iter().skip(1).map(|next| next.0).chain([range.end]);
    let named = |(start, end)| (start..end).filter(body).any(|row| names_source(rows[row].text()));
    if starts.is_empty() || !starts.iter().map(|start| start.0).zip(ends).all(named) {
        starts = starts_in(rows, below(), |row| row.opens);
    }
    let Some(&(first, _)) = starts.first() else { return Vec::new() };
    let marks = marks_above(rows, range.start..first);
    let marked =
        (1..=starts.len()).all(|number| u32::try_from(number).is_ok_and(|number| marks.contains(&number)));
    if !marked {
        return Vec::new();
    }
    let mut definitions = Vec::with_capacity(starts.len());
    for (index, &(row, end)) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map_or(range.end, |(row, _)| *row);
        let text = rows[row].text();
        let from = text.len() - text[end..].trim_start().len();
        let rest = (row + 1..next).filter(body).map(|row| rows[row].slice(row));
        definitions.push(Definition {
            number: (index + 1).to_string(),
            id: None,
            shape: Shape::HalfParenthesis,
            mark: Slice { row, at: 0..end },
            content: std::iter::once(Slice { row, at: from..text.len() }).chain(rest).collect(),
            detached: false,
        });
    }
    definitions
}

/// The rows that begin a list which counts from 1, with the end of the number in each; `rows_up` are those of the text, the
/// last one first. A number with a stop begins a note where it `may_open` one.
fn starts_in(
    rows: &[Row<'_>],
    rows_up: impl Iterator<Item = usize>,
    may_open: impl Fn(&Row<'_>) -> bool,
) -> Vec<(usize, usize)> {
    let mut starts = Vec::new();
    let mut wanted = None;
    for row in rows_up {
        let text = rows[row].text();
        let label = number_label(text).filter(|label| {
            let counts = rows[row].opens || wanted.is_none_or(|wanted| wanted == label.number);
            match label.style {
                NumberStyle::Dot => counts && may_open(&rows[row]),
                NumberStyle::Parenthesis => counts,
                NumberStyle::Alone => false,
            }
        });
        let Some(label) = label else {
            // A block in small letters goes on with the one above.
            if rows[row].opens && !text.starts_with(char::is_lowercase) {
                break;
            }
            continue;
        };
        if wanted.is_some_and(|wanted| wanted != label.number) {
            break;
        }
        starts.push((row, label.end));
        wanted = Some(label.number - 1);
        if label.number == 1 {
            starts.reverse();
            return starts;
        }
    }
    Vec::new()
}

/// Whether a line of a note tells where something stands: by an address, or the year that it is of.
fn names_source(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|sign: char| sign.is_ascii_punctuation());
        is_year(word) || word.starts_with("www.") || looks_like_address(word) || word.contains("://")
    })
}

/// The numbers that stand before a parenthesis inside the text: `rapport1)`, `rapport 1)`, `rapport (1)`.
fn marks_above(rows: &[Row<'_>], range: Range<usize>) -> HashSet<u32> {
    let mut marks = HashSet::new();
    for row in rows[range].iter().filter(|row| !row.furniture) {
        let text = row.text();
        for end in memchr::memchr_iter(b')', text.as_bytes()) {
            let digits =
                text.as_bytes()[..end].iter().rev().take(4).take_while(|byte| byte.is_ascii_digit()).count();
            let start = end - digits;
            let stands = start > 0 && !text[..start].ends_with(['-', '/', '.', ',', ':']);
            if stands && let Ok(number) = text[start..end].parse() {
                marks.insert(number);
            }
        }
    }
    marks
}
