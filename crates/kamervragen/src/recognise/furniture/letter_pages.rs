//! The head that a ministry's letter has on its pages after the first, as extractors leave it among the text:
//!
//! ```text
//! Directoraat-Generaal
//! Water en Bodem
//! Datum
//! 11 april 2031
//! Ons kenmerk 2031-0000123
//! ```
//!
//! Its lines are the same on every page, which a letter with two such pages shows.

use std::collections::HashMap;

use crate::recognise::rows::Row;

/// The keys of its last line.
const KEYS: [&str; 2] = ["Ons kenmerk", "Onze referentie"];

/// How many lines such a head has at least and at most. Two lines may be the same on two pages by chance.
const LEAST: usize = 3;
const MOST: usize = 10;

/// Marks such heads as furniture. That of the first page stays: it says whose letter this is, and of which day.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let mut keyed: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.text().starts_with('O') && row.page > 0)
    {
        if KEYS.iter().any(|key| row.text().starts_with(key)) {
            keyed.entry(row.text()).or_default().push(index);
        }
    }
    let mut heads = Vec::new();
    for places in keyed.values() {
        for (at, &row) in places.iter().enumerate() {
            let Some(&other) = places.get(at + 1).or_else(|| places[..at].last()) else { continue };
            let height = height(rows, row, other);
            // `Onze referentie`, and below it `2031-0000123`.
            let valued = KEYS.contains(&rows[row].text()) && same(rows, row + 1, other + 1);
            if height >= LEAST {
                heads.push(row + 1 - height..row + 1 + usize::from(valued));
            }
        }
    }
    for row in heads.into_iter().flatten() {
        rows[row].furniture = true;
    }
}

/// How many lines up to these two are the same.
fn height(rows: &[Row<'_>], one: usize, other: usize) -> usize {
    let most = MOST.min(one.abs_diff(other)).min(one.min(other) + 1);
    (0..most).take_while(|above| same(rows, one - above, other - above)).count()
}

fn same(rows: &[Row<'_>], one: usize, other: usize) -> bool {
    let text = |at: usize| rows.get(at).filter(|row| !row.furniture).map(Row::text);
    text(one).is_some() && text(one) == text(other)
}
