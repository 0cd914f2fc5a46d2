//! Numbers that count something: `3 weken`, `15 mei`.

/// Whether the word after a number is one that is counted, so that the number is no mark.
pub(crate) fn is_counted(words: &str) -> bool {
    let word = words.split_whitespace().next().unwrap_or_default();
    COUNTED.contains(&word.trim_end_matches(['.', ',', ';', ')', '?']))
}

/// Words that follow an amount.
const COUNTED: [&str; 38] = [
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
    "miljoen",
    "miljard",
    "duizend",
    "procent",
    "procentpunt",
    "euro",
    "cent",
    "dagen",
    "weken",
    "week",
    "maanden",
    "maand",
    "jaar",
    "uur",
    "uren",
    "minuten",
    "keer",
    "maal",
    "personen",
    "mensen",
    "kinderen",
    "gemeenten",
    "km",
    "m2",
    "m3",
    "%",
];
