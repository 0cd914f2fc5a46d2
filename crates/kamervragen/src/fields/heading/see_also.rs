//! Earlier publications named in a head: "Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 733."

use std::collections::HashSet;

use crate::fields::Issue;
use crate::fields::scan::{Cursor, find_phrase, floor, issue, quote, slice};
use crate::fields::session_year::parse_session_year_prefix;
use crate::model::DiagnosticCode;

/// The longest text in bytes that is taken for a year which was not understood.
const LONGEST_YEAR: usize = 16;

/// The words between "Aanhangsel" and the year, and the chamber that they name.
const BEFORE_YEAR: [(&str, Option<&str>); 13] = [
    ("van de handelingen", None),
    ("der handelingen", None),
    ("handelingen", None),
    ("tweede kamer", Some("tk")),
    ("eerste kamer", Some("ek")),
    ("der staten-generaal", None),
    ("ii", Some("tk")),
    ("i", Some("ek")),
    ("tk", Some("tk")),
    ("ek", Some("ek")),
    ("vergaderjaar", None),
    ("van de", None),
    ("van", None),
];

/// As [`super::parse_see_also`], with what was not understood.
pub(super) fn read_see_also(text: &str) -> (Vec<String>, Vec<Issue>) {
    let mut ids = Vec::new();
    let mut seen = HashSet::new();
    let mut issues = Vec::new();
    let mut at = 0;
    while let Some(found) = find_phrase(text, at, "aanhangsel") {
        let mut cursor = Cursor::new(text, found.end);
        let chamber = skip_before_year(&mut cursor);
        cursor.skip_space();
        if let Some((year, length)) = parse_session_year_prefix(cursor.rest()) {
            cursor.advance(length);
            let year = year.replace('-', "");
            for number in publication_numbers(&mut cursor) {
                let id = format!("ah-{chamber}-{year}-{number}");
                if seen.insert(id.clone()) {
                    ids.push(id);
                }
            }
        } else if cursor.rest().starts_with(|c: char| c.is_ascii_digit()) {
            let near = slice(text, cursor.at()..floor(text, cursor.at() + LONGEST_YEAR));
            let end = cursor.at() + near.find(',').unwrap_or(near.len());
            let printed = quote(slice(text, cursor.at()..end));
            let message = format!("expected a parliamentary year after `Aanhangsel`, but found {printed}");
            issues.push(issue(DiagnosticCode::UnparsedHead, cursor.at()..end, message));
        }
        at = cursor.at();
    }
    (ids, issues)
}

/// Moves to the year; gives the chamber whose number it is.
fn skip_before_year(cursor: &mut Cursor<'_>) -> &'static str {
    let mut chamber = "tk";
    loop {
        if cursor.eat(&[',', '.', ':', '(']) {
            continue;
        }
        let Some(found) = cursor.eat_one_of(BEFORE_YEAR.map(|(words, _)| words)) else { return chamber };
        chamber = BEFORE_YEAR[found].1.unwrap_or(chamber);
    }
}

/// "nr. 733", "nrs. 733, 734 en 740".
fn publication_numbers<'a>(cursor: &mut Cursor<'a>) -> Vec<&'a str> {
    cursor.eat(&[',', ';']);
    let _ = cursor.eat_one_of(["nummers", "nummer", "nrs", "nr", "no"]);
    cursor.eat(&['.']);
    cursor.skip_space();
    let mut numbers = Vec::new();
    loop {
        let digits = cursor.digits();
        // "nr. 733, 2030Z00417": only a number that stands alone goes on with the list
        let glued = !numbers.is_empty() && cursor.rest().starts_with(char::is_alphanumeric);
        if digits.is_empty() || digits.len() > 5 || glued {
            return numbers;
        }
        numbers.push(digits);
        let mut ahead = *cursor;
        let listed = ahead.eat(&[',']) | ahead.eat_phrase("en");
        let _ = ahead.eat_phrase("nrs") || ahead.eat_phrase("nr");
        ahead.eat(&['.']);
        ahead.skip_space();
        if !listed {
            return numbers;
        }
        *cursor = ahead;
    }
}
