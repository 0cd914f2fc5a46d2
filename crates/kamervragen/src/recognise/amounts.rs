//! Numbers that are numbers: those that count something (`3 weken`, `15 mei`), and those that a word announces (`vraag 2`,
//! `nr. 3`).

/// Whether the word after a number is one that is counted, so that the number is no mark.
pub(crate) fn is_counted(words: &str) -> bool {
    let word = words.split_whitespace().next().unwrap_or_default();
    COUNTED.contains(&word.trim_end_matches(['.', ',', ';', ')', '?']))
}

/// Whether the word is a measure that a raised figure makes a square or a cube.
pub(crate) fn is_unit(word: &str) -> bool {
    matches!(word, "m" | "km" | "cm" | "mm" | "dm")
}

/// Whether a number after the word is one: `vraag 2`, also where a space was lost (`opvraag 2`).
pub(crate) fn announces(word: &str) -> bool {
    BEFORE_NUMBERS.contains(&word) || ["vraag", "vragen", "artikel"].iter().any(|end| word.ends_with(end))
}

/// Whether the last word, without its stop, is an abbreviation that stands before a number: `nr. 3`, `Stb. 2031`.
pub(crate) fn abbreviates(word: &str) -> bool {
    let last = word.rsplit(|sign: char| sign.is_whitespace() || matches!(sign, '.' | '(' | '/')).next();
    ABBREVIATIONS.contains(&last.unwrap_or_default())
}

/// Whether digits are a year: `2031`.
pub(crate) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// The word at the end of a text: `vraag` of "het antwoord op vraag ".
pub(crate) fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default()
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

/// Words with a stop that stand before numbers.
const ABBREVIATIONS: [&str; 22] = [
    "nr", "nrs", "art", "p", "pp", "pag", "blz", "no", "par", "lid", "hst", "h", "bl", "stb", "Stb", "stcrt",
    "Stcrt", "vol", "fig", "tab", "v", "ca",
];

/// Words after which a number is a number.
const BEFORE_NUMBERS: [&str; 31] = [
    "item",
    "vraag",
    "vragen",
    "antwoord",
    "antwoorden",
    "artikel",
    "artikelen",
    "paragraaf",
    "bijlage",
    "tabel",
    "figuur",
    "hoofdstuk",
    "lid",
    "punt",
    "fase",
    "stap",
    "deel",
    "categorie",
    "niveau",
    "groep",
    "klasse",
    "nummer",
    "pagina",
    "van",
    "met",
    "tot",
    "circa",
    "ongeveer",
    "ruim",
    "bijna",
    "memo",
];
