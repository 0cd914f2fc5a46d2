//! Lists: `nrs. 5, 6 en 7`, `nr. 1 en nr. 2`, `nr. 6; I 2022/23, 36 021, B`.

use super::token::{eat_number, eat_number_or_letter, eat_number_word};
use crate::Date;
use crate::fields::date::{parse_date_prefix, parse_recent_date_prefix};
use crate::fields::identifiers::HYPHENS;
use crate::fields::scan::{Cursor, is_space, slice};

/// What parts the members of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    /// "en", "of", "t/m" and the like.
    Word,
}

/// The words between the members of a list.
const WORDS: [&str; 9] =
    ["en/of", "en", "of", "t/m", "tot en met", "alsmede", "evenals", "resp", "respectievelijk"];

/// Reads what parts two members of a list, and the white space behind it; a hyphen does in the plural, "nrs. 5-8".
pub(super) fn eat_separator(cursor: &mut Cursor, plural: bool) -> Option<Separator> {
    let comma = cursor.eat(&[',', ';']);
    let word = cursor.eat_one_of(WORDS).is_some() || cursor.eat(&['&']) || (plural && cursor.eat(&HYPHENS));
    if word {
        cursor.eat(&['.']);
    }
    cursor.skip_space();
    match (word, comma) {
        (true, _) => Some(Separator::Word),
        (false, true) => Some(Separator::Comma),
        (false, false) => None,
    }
}

/// Reads the number of a further member: with "nr." always, without it if a list goes on there.
pub(super) fn next_number(cursor: &mut Cursor, separator: Separator, plural: &mut bool) -> Option<String> {
    if let Some(several) = eat_number_word(cursor) {
        *plural |= several;
        return eat_number_or_letter(cursor);
    }
    if begins_date(cursor.rest()) {
        return None;
    }
    let number = eat_number(cursor, 4)?;
    ends_member(cursor.rest(), separator, *plural).then_some(number)
}

/// "nrs. 5 en 6, 3 april 2031"
fn begins_date(text: &str) -> bool {
    parse_date_prefix(text).is_some() || parse_recent_date_prefix(text, Date::MAX).is_some()
}

/// Whether a bare number before `rest` is a member of a list: not that of "nr. 5 en 6 moties", "nr. 5, 12.500 euro".
pub(super) fn ends_member(rest: &str, separator: Separator, plural: bool) -> bool {
    let mut close = rest.chars();
    let first = close.next();
    if matches!(first, Some('.' | ',')) && close.next().is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let after = rest.trim_start_matches(is_space);
    let word = slice(after, 0..after.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum());
    if word.is_empty() {
        let amount =
            after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | '€' | '/' | '-' | '–'));
        return !amount;
    }
    plural && (separator == Separator::Word || matches!(word, "en" | "of" | "t" | "tot"))
}
