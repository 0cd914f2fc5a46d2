//! Notes whose number pdftotext prints below their words, at the end of the page:
//!
//! ```text
//! … zoals in 2030 is afgesproken.1
//!
//! Kamerstuk 22 112, nr. 3 (Sluizen; Brief regering; Voortgang van het herstel
//! in het noorden).
//! 1
//! ```

use std::collections::HashSet;

use super::{Definition, Found, Layout, begins_note, is_marked_above, typed};
use crate::recognise::rows::Row;

/// How many rows such a note may take.
const MOST_ROWS: usize = 12;

/// The notes of the numbers alone that were not taken for another note. The mark of each stands above its words, on the
/// same page: a mark that was set on a line of its own has no other.
pub(super) fn notes_of(
    rows: &[Row<'_>],
    numbers: &[Found],
    taken: &[Definition],
    layout: &Layout,
) -> Vec<Definition> {
    if numbers.is_empty() {
        return Vec::new();
    }
    let known: HashSet<(usize, &str)> =
        taken.iter().map(|note| (rows[note.mark.row].page, note.number.as_str())).collect();
    let in_note: HashSet<usize> =
        taken.iter().flat_map(|note| &note.content).map(|slice| slice.row).collect();
    let start_of = |found: &Found| {
        let start = (layout.first..found.row).rev().take(MOST_ROWS).find(|&row| rows[row].opens)?;
        let page = rows[found.row].page;
        let free = |row: usize| {
            !rows[row].furniture && rows[row].page == page && !layout.is_label(row) && !in_note.contains(&row)
        };
        let holds = layout.ends_page(rows, found.row)
            && layout.is_foot(found.row)
            && (start..=found.row).all(free)
            && !known.contains(&(page, found.number.to_string().as_str()))
            && begins_note(rows[start].text())
            && typed(rows[start].text()).is_none()
            && is_marked_above(rows, start, found.number);
        holds.then_some(start)
    };
    let note = |found: &Found| {
        let start = start_of(found)?;
        let content = (start..found.row).map(|row| rows[row].slice(row)).collect();
        Some(found.definition(content, true))
    };
    numbers.iter().filter_map(note).collect()
}
