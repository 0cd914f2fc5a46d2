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

use super::{Definition, Shape};
use crate::block::BlockKind;
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
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut wanted = None;
    let slices = others.iter().flat_map(|other| other.content.iter().chain([&other.mark]));
    let mut taken: Vec<usize> = slices.map(|slice| slice.row).collect();
    taken.sort_unstable();
    let body = |row: &usize| {
        let note = matches!(rows[*row].kind(), BlockKind::Note { .. });
        !rows[*row].furniture && !note && taken.binary_search(row).is_err()
    };
    for row in (last_label + 1..range.end).rev().filter(body) {
        let opens = rows[row].opens;
        let label = number_label(rows[row].text()).filter(|label| match label.style {
            NumberStyle::Dot => opens,
            NumberStyle::Parenthesis => opens || wanted.is_none_or(|wanted| wanted == label.number),
            NumberStyle::Alone => false,
        });
        let Some(label) = label else {
            if opens {
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
            break;
        }
    }
    if wanted != Some(0) {
        return Vec::new();
    }
    starts.reverse();
    let marks = marks_above(rows, range.start..starts.first().map_or(range.start, |(row, _)| *row));
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
