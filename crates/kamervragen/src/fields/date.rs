//! Dates as they are printed: `18 juli 2019`.
//!
//! Read are a day, a month in words and a year of four digits (`22 okt. 2024`, `18november 2024`), the same in digits
//! (`18-07-2019`), and the ISO form `2019-07-18`. Not read are days of other languages, a month without a day
//! (`feb. 2008`) and years of two digits. A day that is not in the calendar (`31 februari 2031`) is no date.

use super::scan::{Cursor, letters_at, tail};
use crate::Date;

/// The months, with the ways to shorten them.
const MONTHS: [&[&str]; 12] = [
    &["januari", "jan"],
    &["februari", "febr", "feb"],
    &["maart", "mrt"],
    &["april", "apr"],
    &["mei"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["augustus", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "okt"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The name of a month by its number, from 1; `None` for another number.
pub(crate) fn month_name(number: i8) -> Option<&'static str> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    Some(MONTHS.get(index)?[0])
}

const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// From the first chamber that could be asked to a time that no document reaches: a year outside is a misprint.
const YEARS: std::ops::RangeInclusive<i16> = 1815..=2199;

/// Reads a date at the start of `text`; gives it with the number of bytes read.
///
/// White space and a day of the week may stand before it; spaces may be missing.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::date::parse_date_prefix;
///
/// let (date, read) = parse_date_prefix("14 januari2031). Antwoord").unwrap();
/// assert_eq!(date.to_string(), "2031-01-14");
/// assert_eq!(read, "14 januari2031".len());
/// ```
#[must_use]
pub fn parse_date_prefix(text: &str) -> Option<(Date, usize)> {
    let mut cursor = Cursor::new(text, 0);
    if cursor.eat_one_of(WEEKDAYS).is_some() {
        cursor.eat(&[',']);
    }
    cursor.skip_space();
    let start = cursor.rest();
    let (date, length) = worded(start).or_else(|| numeric(start))?;
    Some((date, cursor.at() + length))
}

/// Reads a date that is the whole of `text`, white space apart.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::date::parse_date;
///
/// assert_eq!(parse_date("22 okt. 2024").unwrap().to_string(), "2024-10-22");
/// assert_eq!(parse_date("31 februari 2031"), None);
/// ```
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim_matches(super::scan::is_space);
    parse_date_prefix(text).filter(|&(_, length)| length == text.len()).map(|(date, _)| date)
}

/// Reads a day and a month without a year at the start of `text` ("6 november jl."); gives the date it had last,
/// seen from `today`, with the number of bytes read.
///
/// # Examples
///
/// ```
/// use kamervragen::Date;
/// use kamervragen::fields::date::parse_recent_date_prefix;
///
/// let today = Date::new(2031, 2, 3).unwrap();
/// let (date, _) = parse_recent_date_prefix("6 november jl. hebben de leden", today).unwrap();
/// assert_eq!(date.to_string(), "2030-11-06");
/// ```
#[must_use]
pub fn parse_recent_date_prefix(text: &str, today: Date) -> Option<(Date, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let (day, month) = day_and_month(&mut cursor)?;
    let this_year = calendar_date(today.year(), month, day).filter(|&date| date <= today);
    let date = this_year.or_else(|| calendar_date(today.year() - 1, month, day))?;
    Some((date, cursor.at()))
}

/// `18 juli 2019`, `22 okt. 2024`, `18november2024`.
fn worded(text: &str) -> Option<(Date, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let (day, month) = day_and_month(&mut cursor)?;
    cursor.eat(&[',']);
    cursor.skip_space();
    let year = number(cursor.digits(), 4..=4)?;
    Some((calendar_date(year, month, day)?, cursor.at()))
}

fn day_and_month(cursor: &mut Cursor<'_>) -> Option<(i8, i8)> {
    cursor.skip_space();
    let day = number(cursor.digits(), 1..=2)?;
    cursor.eat(&['.']);
    cursor.skip_space();
    let (month, length) = month_at(cursor.rest())?;
    cursor.advance(length);
    cursor.eat(&['.']);
    Some((day, month))
}

/// The month that a text begins with. A longer word is none: "meisjes", "decembermaand".
fn month_at(text: &str) -> Option<(i8, usize)> {
    (1..).zip(MONTHS).find_map(|(month, names)| {
        let length = names
            .iter()
            .filter_map(|name| letters_at(text, name))
            .find(|&length| !tail(text, length).starts_with(char::is_alphabetic))?;
        Some((month, length))
    })
}

/// `2019-07-18`, and as Dutch records have it `18-07-2019` or `18/7/2019`.
fn numeric(text: &str) -> Option<(Date, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let first = cursor.digits();
    let mark = cursor.rest().chars().next().filter(|mark| matches!(mark, '-' | '/'))?;
    cursor.advance(1);
    let month = number(cursor.digits(), 1..=2)?;
    if !cursor.rest().starts_with(mark) {
        return None;
    }
    cursor.advance(1);
    let last = cursor.digits();
    let date = match first.len() {
        4 if mark == '-' => calendar_date(number(first, 4..=4)?, month, number(last, 2..=2)?),
        _ => calendar_date(number(last, 4..=4)?, month, number(first, 1..=2)?),
    };
    Some((date?, cursor.at()))
}

fn number<N: std::str::FromStr>(digits: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<N> {
    if lengths.contains(&digits.len()) { digits.parse().ok() } else { None }
}

fn calendar_date(year: i16, month: i8, day: i8) -> Option<Date> {
    if YEARS.contains(&year) { Date::new(year, month, day).ok() } else { None }
}
