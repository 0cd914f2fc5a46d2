//! Answers (*Aanhangsel van de Handelingen*) and debates (*Handelingen*).

use std::ops::Range;

use super::lead::Lead;
use super::list::{eat_separator, next_number};
use super::token::{eat_hyphen, eat_number, eat_number_word, eat_session_year};
use super::{FoundReference, papers};
use crate::fields::identifiers::chamber_code;
use crate::fields::scan::Cursor;
use crate::model::{Chamber, ReferenceKind};

/// Before this year the ids of debates name pages, not items.
const FIRST_YEAR_OF_ITEMS: &str = "20102011";

/// `Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276`
pub(super) fn read_answer(
    mut cursor: Cursor,
    lead: &Lead,
    start: usize,
    found: &mut Vec<FoundReference>,
) -> Option<usize> {
    let named = eat_number_word(&mut cursor);
    let number = eat_number(&mut cursor, 4)?;
    // "Aanhangsel Handelingen II 2022/23, 1823, item 2"
    eat_item(&mut cursor);
    let year = lead.year.clone().or_else(|| eat_later_year(&mut cursor));
    let sure = if year.is_some() || lead.year_misprinted {
        named.is_some() || lead.proceedings_named || lead.year_after_kind
    } else {
        named.is_some() && lead.proceedings_named
    };
    if !sure {
        return None;
    }
    if lead.open {
        cursor.eat(&[')']);
    }
    let mut lead = Lead { year, ..lead.clone() };
    found.push(lead.answer(&number, start..cursor.at()));
    let mut plural = named.unwrap_or(false);
    while let Some(next) = next_answer(&mut cursor, &mut lead, &mut plural) {
        found.push(next);
    }
    Some(cursor.at())
}

/// `… en 3277`, `… en nr. 3277`, `… en vergaderjaar 2023–2024, nr. 12`
fn next_answer(cursor: &mut Cursor, lead: &mut Lead, plural: &mut bool) -> Option<FoundReference> {
    let mut ahead = *cursor;
    let separator = eat_separator(&mut ahead, *plural)?;
    let start = ahead.at();
    let mut own = Lead { kind: lead.kind, ..Lead::default() };
    let number = if own.read_year(&mut ahead) {
        ahead.eat(&[',']);
        eat_number_word(&mut ahead);
        lead.year = own.year;
        eat_number(&mut ahead, 4)?
    } else {
        next_number(&mut ahead, separator, plural)?
    };
    *cursor = ahead;
    Some(lead.answer(&number, start..cursor.at()))
}

/// `Handelingen II, vergaderjaar 2024–2025, nr. 8, item 3`
pub(super) fn read_debate(
    mut cursor: Cursor,
    lead: &Lead,
    start: usize,
    found: &mut Vec<FoundReference>,
) -> Option<usize> {
    // "Handelingen II, 2030–2031, 37 692, nr. 3": what is meant is a paper.
    if papers::eat_dossier(&mut cursor.clone(), false).is_some() {
        return papers::read(cursor, lead, start, found);
    }
    let mut ahead = cursor;
    let named = eat_number_word(&mut ahead).is_some();
    let Some(number) = eat_number(&mut ahead, 3) else {
        // "Handelingen II 2001/02, p. 3456": known, but not by number.
        let known = lead.chamber.is_some() && lead.year.is_some();
        return known.then(|| {
            found.push(FoundReference::to_publication(ReferenceKind::Handelingen, None, start..lead.end));
            lead.end
        });
    };
    cursor = ahead;
    let item = eat_item(&mut cursor);
    let year = lead.year.clone().or_else(|| eat_later_year(&mut cursor));
    if year.is_none() && !lead.year_misprinted && !(named && lead.chamber.is_some()) {
        return None;
    }
    if lead.open {
        cursor.eat(&[')']);
    }
    let chamber = chamber_code(lead.chamber.unwrap_or(Chamber::TweedeKamer));
    let id = year
        .filter(|year| year.as_str() >= FIRST_YEAR_OF_ITEMS)
        .zip(item)
        .map(|(year, item)| format!("h-{chamber}-{year}-{number}-{item}"));
    found.push(FoundReference::to_publication(ReferenceKind::Handelingen, id, start..cursor.at()));
    Some(cursor.at())
}

/// `…, item 3`, `…-3`
fn eat_item(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    if !eat_hyphen(&mut ahead) {
        ahead.eat(&[',']);
        ahead.eat_phrase("item").then_some(())?;
    }
    let item = eat_number(&mut ahead, 3)?;
    *cursor = ahead;
    Some(item)
}

/// `…, vergaderjaar 2022–2023`, `… (2022–2023)`
fn eat_later_year(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let open = ahead.eat(&['(']);
    ahead.eat(&[',']);
    ahead.eat_phrase("vergaderjaar");
    let year = eat_session_year(&mut ahead)?;
    if open && !ahead.eat(&[')']) {
        return None;
    }
    *cursor = ahead;
    Some(year)
}

impl Lead {
    fn answer(&self, number: &str, range: Range<usize>) -> FoundReference {
        let chamber = chamber_code(self.chamber.unwrap_or(Chamber::TweedeKamer));
        let id = self.year.as_ref().map(|year| ["ah-", chamber, "-", year, "-", number].concat());
        FoundReference::to_publication(ReferenceKind::Aanhangsel, id, range)
    }
}
