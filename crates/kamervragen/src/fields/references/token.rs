//! The small words and numbers that references are made of. Each is read after white space, and moves the cursor only
//! if it was there.

use crate::fields::identifiers::{HYPHENS, is_version, registry_number_at};
use crate::fields::scan::{Cursor, slice, tail};
use crate::fields::session_year::session_year_digits;

/// At most `longest` digits; not the year of `2023Z19006`.
pub(super) fn eat_number(cursor: &mut Cursor, longest: usize) -> Option<String> {
    let mut ahead = *cursor;
    ahead.skip_space();
    if registry_number_at(ahead.rest()).is_some() {
        return None;
    }
    let digits = ahead.digits();
    (1..=longest).contains(&digits.len()).then(|| {
        *cursor = ahead;
        digits.to_owned()
    })
}

/// Exactly these capitals, after white space.
pub(super) fn eat_capitals(cursor: &mut Cursor, capitals: &str) -> bool {
    let mut ahead = *cursor;
    ahead.skip_space();
    let whole =
        ahead.rest().strip_prefix(capitals).is_some_and(|after| !after.starts_with(char::is_alphabetic));
    if whole {
        ahead.advance(capitals.len());
        *cursor = ahead;
    }
    whole
}

/// A hyphen that joins: nothing before it, and behind it at most the end of the line.
pub(super) fn eat_hyphen(cursor: &mut Cursor) -> bool {
    let rest = cursor.rest();
    let Some(after) = rest.strip_prefix(HYPHENS) else { return false };
    cursor.advance(rest.len() - after.len());
    if after.starts_with(['\n', '\r']) {
        cursor.skip_space();
    }
    true
}

/// "nr.", "nummer"; tells whether it is the plural.
pub(super) fn eat_number_word(cursor: &mut Cursor) -> Option<bool> {
    let words = [("nrs", true), ("nummers", true), ("nr", false), ("nummer", false), ("no", false)];
    let (_, plural) = words.into_iter().find(|(word, _)| cursor.eat_phrase(word))?;
    cursor.eat(&['.', ':']);
    Some(plural)
}

/// `2022–2023`, `2022/23`, `22/23`, `20222023`, and the misprint `2022/-23`; gives it as ids write it.
pub(super) fn eat_session_year(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    ahead.skip_space();
    let first = ahead.digits();
    let year = match first.len() {
        8 => session_year_digits(first),
        4 => session_year_digits(&[first, "-", eat_second_year(&mut ahead)?].concat()),
        2 => eat_second_year(&mut ahead)
            .filter(|second| second.len() == 2)
            .and_then(|second| session_year_digits(&format!("{first}{second}"))),
        _ => None,
    }?;
    *cursor = ahead;
    Some(year)
}

/// `2022–203`: the shape of a parliamentary year, but none.
pub(super) fn eat_misprinted_year(cursor: &mut Cursor) -> bool {
    let mut ahead = *cursor;
    ahead.skip_space();
    let shaped = ahead.digits().len() == 4 && eat_second_year(&mut ahead).is_some();
    if shaped {
        *cursor = ahead;
    }
    shaped
}

/// The mark between the years, and the digits behind it.
fn eat_second_year<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let marks = ['-', '–', '—', '\u{2010}', '\u{2011}', '/'];
    if !cursor.eat(&marks) {
        return None;
    }
    cursor.eat(&marks);
    cursor.skip_space();
    Some(cursor.digits()).filter(|second| (2..=4).contains(&second.len()))
}

/// `2686`, `55a`, `C`, `AB`, with a later version `43-n1`
pub(super) fn eat_number_or_letter(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let mut number = match eat_number(&mut ahead, 4) {
        Some(number) => {
            let lettered = matches!(ahead.rest().as_bytes(), [b'a'..=b'j', ..])
                && !tail(ahead.rest(), 1).starts_with(char::is_alphanumeric);
            let letter = slice(ahead.rest(), 0..usize::from(lettered));
            ahead.advance(letter.len());
            number + letter
        }
        None => Some(eat_letters(&mut ahead)).filter(|letters| (1..=2).contains(&letters.len()))?.to_owned(),
    };
    let version = slice(ahead.rest(), 1..3);
    if ahead.rest().starts_with('-')
        && is_version(version)
        && !tail(ahead.rest(), 3).starts_with(char::is_alphanumeric)
    {
        number = number + "-" + &version.to_ascii_lowercase();
        ahead.advance(3);
    }
    *cursor = ahead;
    Some(number)
}

/// The longest run of capitals, after white space; empty if a word goes on behind it: `De`, `D66`.
pub(super) fn eat_letters<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let mut ahead = *cursor;
    ahead.skip_space();
    let rest = ahead.rest();
    let letters = slice(rest, 0..rest.bytes().take_while(u8::is_ascii_uppercase).count());
    ahead.advance(letters.len());
    if letters.is_empty() || !super::ends_word(ahead.rest()) {
        return "";
    }
    *cursor = ahead;
    letters
}

/// Whether "nr." comes next, maybe after a comma.
pub(super) fn follows_number_word(mut cursor: Cursor) -> bool {
    cursor.eat(&[',']);
    eat_number_word(&mut cursor).is_some()
}
