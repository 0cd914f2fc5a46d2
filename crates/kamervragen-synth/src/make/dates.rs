//! Days, as they are written, and the year of the proceedings they lie in.

use jiff::civil::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `3 mei 2031`.
pub(crate) fn in_dutch(day: Date) -> String {
    format!("{} {} {}", day.day(), MONTHS[day.month() as usize - 1], day.year())
}

/// `2030-2031`: it begins on the third Tuesday of September.
pub(crate) fn session_year(day: Date) -> String {
    let opening = Date::constant(day.year(), 9, 1).nth_weekday_of_month(3, Weekday::Tuesday);
    let begins = if opening.is_ok_and(|opening| day >= opening) { day.year() } else { day.year() - 1 };
    format!("{begins}-{}", begins + 1)
}
