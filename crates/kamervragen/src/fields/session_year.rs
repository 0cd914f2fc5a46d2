//! Parliamentary years (*vergaderjaren*): `2022–2023`, `2022/23`, `20222023`.

use crate::Date;

/// Reads a year; gives its normal form `2022-2023`.
#[must_use]
pub fn parse_session_year(_text: &str) -> Option<String> {
    None
}

/// The parliamentary year in which a date lies: it begins on the third Tuesday of September.
#[must_use]
pub fn session_year_of(_date: Date) -> String {
    String::new()
}
