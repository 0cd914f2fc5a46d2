//! The words of a list of offices, told apart even where their spaces were lost.

use crate::fields::scan::{is_space, letters_at, one_line, phrase_at, slice, tail};
use crate::model::Office;

/// A word by what it does in a list of offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Comma,
    Open,
    Close,
    /// "en", "alsmede"
    And,
    /// "de", "het"
    The,
    /// "van", "voor"
    Of,
    Title(Title),
    /// "zonder portefeuille"
    WithoutPortfolio,
    /// "bij afwezigheid van"
    Absent,
    /// Words between offices that say nothing more: "mede namens", "en antwoord van".
    Filler,
    /// Anything else, in general part of a name or a portfolio.
    Text,
}

/// An office as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) office: Office,
    /// "Ministers": more than one follows.
    pub(super) several: bool,
    /// "viceminister-president": the office is that of the portfolio named next to it.
    pub(super) vice: bool,
    /// "Staatsecretaris"
    pub(super) misprint: bool,
}

/// A word and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

const fn title(office: Office) -> Title {
    Title { office, several: false, vice: false, misprint: false }
}

/// Longer ones before those that they begin with.
const TITLES: [(&str, Title); 12] = [
    ("vice-minister-president", Title { vice: true, ..title(Office::Minister) }),
    ("vice-premier", Title { vice: true, ..title(Office::Minister) }),
    ("minister-president", title(Office::MinisterPresident)),
    ("premier", title(Office::MinisterPresident)),
    ("ministers", Title { several: true, ..title(Office::Minister) }),
    ("minister", title(Office::Minister)),
    ("staatssecretarissen", Title { several: true, ..title(Office::Staatssecretaris) }),
    ("staatssecretaris", title(Office::Staatssecretaris)),
    ("staatsecretarissen", Title { several: true, misprint: true, ..title(Office::Staatssecretaris) }),
    ("staatsecretaris", Title { misprint: true, ..title(Office::Staatssecretaris) }),
    ("staatssecretarisen", Title { several: true, misprint: true, ..title(Office::Staatssecretaris) }),
    ("staatsecretarisen", Title { several: true, misprint: true, ..title(Office::Staatssecretaris) }),
];

/// Small words; in lower case only, for "Van" and "De" begin names.
const SMALL: [(&str, Kind); 15] = [
    ("van", Kind::Of),
    ("voor", Kind::Of),
    ("en", Kind::And),
    ("alsmede", Kind::And),
    ("alsook", Kind::And),
    ("de", Kind::The),
    ("het", Kind::The),
    ("antwoord", Kind::Filler),
    ("mededeling", Kind::Filler),
    ("mede", Kind::Filler),
    ("namens", Kind::Filler),
    ("ook", Kind::Filler),
    ("aan", Kind::Filler),
    ("demissionair", Kind::Filler),
    ("waarnemend", Kind::Filler),
];

const PHRASES: [(&str, Kind); 3] = [
    ("zonder portefeuille", Kind::WithoutPortfolio),
    ("belast met", Kind::Of),
    ("bij afwezigheid van", Kind::Absent),
];

/// The letters that must follow a capital inside a word for a space to be put before it: `BHOSen`, `IenW` and `BuZa`
/// stay whole, `deMinister` and `SportJeugd` are two words.
const LETTERS_OF_A_WORD: usize = 3;

/// The length of an office at the start of `text`, "de" in front of it or not: "de Minister" of "de Minister van".
pub(crate) fn office_at(text: &str) -> Option<usize> {
    let mut rest = text.trim_start_matches(is_space);
    if let Some((Kind::The, length)) = small_at(rest).or_else(|| opening_article_at(rest)) {
        rest = tail(rest, length).trim_start_matches(is_space);
    }
    let (_, length) = title_at(rest)?;
    Some(text.len() - rest.len() + length)
}

/// Tells the words of `text` apart.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    loop {
        let rest = tail(text, at);
        let word = rest.trim_start_matches(is_space);
        let start = at + rest.len() - word.len();
        let Some(first) = word.chars().next() else { return words };
        let (kind, length) = match first {
            ',' | ';' => (Kind::Comma, 1),
            '(' => (Kind::Open, 1),
            ')' => (Kind::Close, 1),
            '&' => (Kind::And, 1),
            _ => title_at(word)
                .map(|(title, length)| (Kind::Title(title), length))
                .or_else(|| PHRASES.iter().find_map(|(phrase, kind)| Some((*kind, phrase_at(word, phrase)?))))
                .or_else(|| small_at(word))
                .or_else(|| opening_article_at(word))
                .unwrap_or_else(|| (Kind::Text, text_length(word))),
        };
        at = start + length;
        words.push(Word { kind, start, end: at });
    }
}

/// An office at the start of `text`. A small word may be glued to it (`Ministervan`), another word not (`ministerie`).
fn title_at(text: &str) -> Option<(Title, usize)> {
    if !matches!(text.as_bytes().first()?.to_ascii_lowercase(), b'm' | b'p' | b's' | b'v') {
        return None;
    }
    TITLES.iter().find_map(|(written, title)| {
        let length = letters_at(text, written)?;
        let rest = tail(text, length);
        (ends_word(rest) || small_at(rest).is_some()).then_some((*title, length))
    })
}

/// A small word at the start of `text`; another word of its kind or an office may be glued to it (`envan`).
fn small_at(text: &str) -> Option<(Kind, usize)> {
    let first = text.as_bytes().first()?;
    SMALL.iter().filter(|(small, _)| small.as_bytes()[0] == *first).find_map(|(small, kind)| {
        let rest = text.strip_prefix(small)?;
        let glued = || {
            SMALL.iter().any(|(next, _)| rest.strip_prefix(next).is_some_and(ends_word))
                || TITLES
                    .iter()
                    .any(|(next, _)| letters_at(rest, next).is_some_and(|end| ends_word(tail(rest, end))))
        };
        (ends_word(rest) || glued()).then_some((*kind, small.len()))
    })
}

/// "De" in front of an office, at the start of a sentence or line; otherwise it is part of a name.
fn opening_article_at(text: &str) -> Option<(Kind, usize)> {
    let rest = text.strip_prefix("De")?;
    title_at(rest.trim_start_matches(is_space))?;
    Some((Kind::The, "De".len()))
}

/// Whether a word that goes on with `rest` is at its end. A capital begins a new word.
fn ends_word(rest: &str) -> bool {
    rest.chars().next().is_none_or(|next| !next.is_lowercase() && !next.is_ascii_digit() && next != '-')
}

/// The length of the word that `text` begins with: up to white space, a mark, or a capital of a word glued to it.
fn text_length(text: &str) -> usize {
    let mut before: Option<char> = None;
    let mut at = 0;
    loop {
        // Most letters are small ones of ASCII.
        let small = tail(text, at).bytes().take_while(u8::is_ascii_lowercase).count();
        if small > 0 {
            before = Some('a');
            at += small;
        }
        let rest = tail(text, at);
        let Some(c) = rest.chars().next() else { break };
        if matches!(c, ',' | ';' | '(' | ')') {
            break;
        }
        if is_space(c) {
            let next = rest.trim_start_matches(is_space);
            // "Ontwikkelings- samenwerking", but "Basis- en Voortgezet Onderwijs"
            let cut = at > 1 && before == Some('-') && next.starts_with(char::is_lowercase);
            if !cut || small_at(next).is_some() {
                break;
            }
            at += rest.len() - next.len();
            before = None;
            continue;
        }
        let letters = || rest.chars().skip(1).take_while(|letter| letter.is_lowercase()).count();
        if before.is_some_and(char::is_lowercase) && c.is_uppercase() && letters() >= LETTERS_OF_A_WORD {
            break;
        }
        before = Some(c);
        at += c.len_utf8();
    }
    at
}

/// Words as they should be printed: one space between them, none before a comma.
pub(super) fn spelled(text: &str, words: &[Word]) -> String {
    let length = words.last().map_or(0, |last| last.end) - words.first().map_or(0, |first| first.start);
    let mut out = String::with_capacity(length);
    for word in words {
        let printed = slice(text, word.start..word.end);
        let tight = matches!(word.kind, Kind::Comma | Kind::Close) || out.is_empty() || out.ends_with('(');
        if !tight {
            out.push(' ');
        }
        match word.kind {
            // Next to all are printed as they should be.
            _ if printed.bytes().all(|byte| byte.is_ascii_graphic()) => out.push_str(printed),
            Kind::Text => push_joined(&mut out, printed),
            _ => out.push_str(&one_line(printed)),
        }
    }
    out
}

/// A word that was cut at a line end holds white space behind its hyphen: `Ontwikkelings- samenwerking`.
fn push_joined(out: &mut String, word: &str) {
    let mut parts = word.split(is_space).filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        let part = if parts.peek().is_some() { part.trim_end_matches('-') } else { part };
        out.extend(part.chars().filter(|&c| c != '\u{ad}'));
    }
}
