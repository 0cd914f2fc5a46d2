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
//! Its lines are the same on every page, which a letter with two such pages shows. It stands beside the text, so some
//! extractors print a part of it, some text, and the rest of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::fields::date::parse_date;
use crate::recognise::rows::Row;

/// The keys of its last line.
const KEYS: [&str; 2] = ["Ons kenmerk", "Onze referentie"];

/// The key of the day.
const DATE: &str = "Datum";

/// How many lines such a head has at least. Two may be the same on two pages by chance.
const LEAST: usize = 3;

/// How many lines above one that is known to be of the head may be of it.
const MOST: usize = 10;

/// Marks such heads as furniture. That of the first page stays: it says whose letter this is, and of which day.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let Some(head) = Head::of(rows) else { return };
    let mut found = Vec::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| head.is_known(row)) {
        let above = rows[..index].iter().rev().take(MOST).take_while(|row| head.holds(row)).count();
        // `Onze referentie`, and below it `2031-0000123`.
        let below = KEYS.contains(&row.text()) && rows.get(index + 1).is_some_and(|row| head.holds(row));
        found.extend(index - above..=index + usize::from(below));
    }
    let texts: HashSet<&str> = found.iter().map(|&row| rows[row].text()).collect();
    if texts.len() >= LEAST {
        for row in found {
            rows[row].furniture = true;
        }
    }
}

/// The lines that stand on each page with the key.
struct Head<'a> {
    lines: HashSet<&'a str>,
    dated: bool,
}

impl<'a> Head<'a> {
    /// `None` where no key stands on two pages.
    fn of(rows: &[Row<'a>]) -> Option<Self> {
        let rows = || rows.iter().filter(|row| row.page > 0 && !row.furniture);
        let mut keyed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in rows().filter(|row| is_key(row.text())) {
            keyed.entry(row.text()).or_default().push(row.page);
        }
        let mut pages = keyed.into_values().max_by_key(Vec::len)?;
        pages.dedup();
        if pages.len() < 2 {
            return None;
        }
        // On how many of the pages a line stands, and the last of them.
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        for row in rows().filter(|row| pages.binary_search(&row.page).is_ok()) {
            let (count, last) = counts.entry(without_key(row.text())).or_default();
            *count += usize::from(*last != row.page);
            *last = row.page;
        }
        let everywhere = counts.into_iter().filter(|(_, (count, _))| *count == pages.len());
        let lines: HashSet<&str> = everywhere.map(|(line, _)| line).collect();
        let dated = lines.iter().any(|line| parse_date(line).is_some());
        Some(Self { lines, dated })
    }

    /// Whether a row may be of the head.
    fn holds(&self, row: &Row<'_>) -> bool {
        row.page > 0 && !row.furniture && self.lines.contains(without_key(row.text()))
    }

    /// Whether a row tells by itself that it is of the head: the key, or the day of the letter.
    fn is_known(&self, row: &Row<'_>) -> bool {
        let text = row.text();
        let is_known = is_key(text) || parse_date(without_key(text)).is_some();
        is_known && self.holds(row) || text == DATE && self.dated && row.page > 0
    }
}

fn is_key(text: &str) -> bool {
    KEYS.iter().any(|key| text.starts_with(key))
}

/// The day of `Datum 11 april 2031`, which stands on some pages in one line and on others in two; else the text.
fn without_key(text: &str) -> &str {
    let day = text.strip_prefix(DATE).map(str::trim_start);
    day.filter(|day| parse_date(day).is_some()).unwrap_or(text)
}
