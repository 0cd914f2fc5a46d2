//! Parliamentary years (*vergaderjaren*): `2022–2023`, `2022/23`, `20222023`.
//!
//! A year runs from the third Tuesday of September to the next one. The second half must follow the first: a
//! misprint like `2022–203` is no year.

use std::ops::RangeInclusive;

use super::scan::{Cursor, is_space};
use crate::Date;

/// The marks between the two halves.
const MARKS: [char; 6] = ['-', '–', '—', '\u{2010}', '\u{2011}', '/'];

/// The Staten-Generaal as they are now meet since 1815.
const FIRST_YEARS: RangeInclusive<i16> = 1815..=2198;

/// `2223` stands for 2022-2023 and `9899` for 1998-1999: from here on, a first half of two digits is of the
/// twentieth century.
const FIRST_OF_OLD_CENTURY: i16 = 50;

/// Reads a year that is the whole of `text`; gives its normal form `2022-2023`.
///
/// All written forms are read, also the short one of four digits that the numbers of appendices use (`2223`). Read
/// that way, `2021` is the parliamentary year 2020-2021: ask only where a parliamentary year must stand.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::session_year::parse_session_year;
///
/// for written in ["2022–2023", "2022-2023", "2022/23", "2022/2023", "20222023", "2223"] {
///     assert_eq!(parse_session_year(written).as_deref(), Some("2022-2023"));
/// }
/// assert_eq!(parse_session_year("2022–203"), None);
/// ```
#[must_use]
pub fn parse_session_year(text: &str) -> Option<String> {
    let text = text.trim_matches(is_space);
    if let Some((year, length)) = parse_session_year_prefix(text) {
        return (length == text.len()).then_some(year);
    }
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (first, second) = text.split_at_checked(2)?;
    let short: i16 = first.parse().ok()?;
    let century = if short >= FIRST_OF_OLD_CENTURY { 1900 } else { 2000 };
    normal_form(century + short, second)
}

/// Reads a year at the start of `text`; gives its normal form with the number of bytes read.
///
/// White space may stand before it and around its dash. The form `2223` is not read here: in running text four
/// digits are a calendar year.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::session_year::parse_session_year_prefix;
///
/// let (year, read) = parse_session_year_prefix("2030–2031, nr. 733").unwrap();
/// assert_eq!((year.as_str(), read), ("2030-2031", "2030–2031".len()));
/// ```
#[must_use]
pub fn parse_session_year_prefix(text: &str) -> Option<(String, usize)> {
    let mut cursor = Cursor::new(text, 0);
    cursor.skip_space();
    let first = cursor.digits();
    let (first, second) = match first.len() {
        8 => first.split_at_checked(4)?,
        4 => {
            if !cursor.eat(&MARKS) {
                return None;
            }
            cursor.skip_space();
            (first, cursor.digits())
        }
        _ => return None,
    };
    Some((normal_form(first.parse().ok()?, second)?, cursor.at()))
}

/// The form in which a year stands in ids, `20222023`, from any written form.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::session_year::session_year_digits;
///
/// assert_eq!(session_year_digits("2022–2023").as_deref(), Some("20222023"));
/// ```
#[must_use]
pub fn session_year_digits(text: &str) -> Option<String> {
    parse_session_year(text).map(|year| year.replace('-', ""))
}

/// The parliamentary year in which a date lies: it begins on the third Tuesday of September.
///
/// # Examples
///
/// ```
/// use kamervragen::Date;
/// use kamervragen::fields::session_year::session_year_of;
///
/// assert_eq!(session_year_of(Date::new(2019, 9, 16).unwrap()), "2018-2019");
/// assert_eq!(session_year_of(Date::new(2019, 9, 17).unwrap()), "2019-2020");
/// ```
#[must_use]
pub fn session_year_of(date: Date) -> String {
    let first = if (date.month(), date.day()) < (9, opening_day(date.year())) {
        date.year() - 1
    } else {
        date.year()
    };
    format!("{first}-{}", first + 1)
}

/// The day of September on which the year opens (*Prinsjesdag*), 15 to 21.
fn opening_day(year: i16) -> i8 {
    // Days from Tuesday to the weekday of 1 September, with Monday as 1.
    let after_tuesday = Date::new(year, 9, 1).map_or(0, |first| first.weekday().to_monday_one_offset() - 2);
    1 + (-after_tuesday).rem_euclid(7) + 14
}

/// Both years in full; `second` may have two digits or four.
fn normal_form(first: i16, second: &str) -> Option<String> {
    let follows: i16 = second.parse().ok()?;
    let fits = match second.len() {
        2 => follows == (first + 1) % 100,
        4 => follows == first + 1,
        _ => false,
    };
    let digits = |year: i16| itoa::Buffer::new().format(year).to_owned();
    (fits && FIRST_YEARS.contains(&first)).then(|| digits(first) + "-" + &digits(first + 1))
}
