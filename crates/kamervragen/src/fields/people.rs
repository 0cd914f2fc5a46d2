//! Members of parliament with their parties.
//!
//! ```text
//! de leden Oosterbaan, Van der Sluis (beiden PvdW) en El Amrani (Nieuw Verbond)
//! ```
//!
//! A party stands in parentheses after the names that it belongs to, back to the previous ")". Names are never
//! repaired beyond white space and loose accents: a space that got lost inside a name stays lost.

use std::ops::Range;

use super::Issue;
use super::scan::{
    Cursor, follows_word, is_space, issue, letters_at, one_line, past_space, phrase_at, quote, slice, tail,
};
use crate::model::{DiagnosticCode, Member};

/// What may stand before a name, and whether it is as it should be.
const TITLES: [(&str, bool); 14] = [
    ("van het van het lid", false),
    ("het van het lid", false),
    ("van het lid", true),
    ("van de leden", true),
    ("het lid", true),
    ("het leden", false),
    ("de leden", true),
    ("de lid", false),
    ("het kamerlid", true),
    ("de kamerleden", true),
    ("tweede kamerlid", true),
    ("kamerlid", true),
    ("lid", true),
    ("leden", true),
];

/// Says in front of a party that it belongs to several members.
const SHARED: [&str; 6] = ["beiden", "beide", "allebei", "allen", "allemaal", "alle"];

/// Words that a name may begin with in lower case ("het lid van der Sluis").
const NAME_PREFIXES: [&str; 21] = [
    "van", "de", "den", "der", "ter", "ten", "te", "in", "op", "aan", "uit", "el", "al", "la", "le", "da",
    "dos", "von", "'t", "’t", "'s",
];

/// No name that was met is half as long; a longer piece is a sentence.
const LONGEST_NAME: usize = 80;

/// Reads a list of members; what was not understood keeps its text as a name and leaves an issue.
///
/// Also reads the list of a page, which gives each member first name and party.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::people::parse_members;
///
/// let (members, issues) = parse_members("de leden Oosterbaan, Van der Sluis (beiden PvdW) en El Amrani (NV)");
/// let printed: Vec<_> = members.iter().map(|m| (m.name.as_str(), m.party.as_deref())).collect();
/// assert_eq!(
///     printed,
///     [("Oosterbaan", Some("PvdW")), ("Van der Sluis", Some("PvdW")), ("El Amrani", Some("NV"))],
/// );
/// assert!(issues.is_empty());
/// ```
#[must_use]
pub fn parse_members(text: &str) -> (Vec<Member>, Vec<Issue>) {
    let mut members = Vec::new();
    let mut issues = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let open = memchr::memchr(b'(', tail(text, at).as_bytes()).map(|found| at + found);
        let first = members.len();
        read_names(text, at..open.unwrap_or(text.len()), &mut members, &mut issues);
        let Some(open) = open else { break };
        let (party, end) = read_party(text, open + 1, &mut issues);
        match members.get_mut(first..) {
            Some(named) if !named.is_empty() => {
                for member in named {
                    member.party.clone_from(&party);
                }
            }
            _ if party.is_some() => issues.push(issue(
                DiagnosticCode::UnparsedPerson,
                open..end,
                format!("expected a name before {}", quote(slice(text, open..end))),
            )),
            _ => {}
        }
        at = end;
    }
    (members, issues)
}

/// Reads a party from `start`, just after "(", up to its ")"; gives it with the place behind it.
fn read_party(text: &str, start: usize, issues: &mut Vec<Issue>) -> (Option<String>, usize) {
    // "((PvdW)"
    let start = text.len() - tail(text, start).trim_start_matches(|c| c == '(' || is_space(c)).len();
    let close =
        memchr::memchr2(b'(', b')', tail(text, start).as_bytes()).map_or(text.len(), |found| start + found);
    if tail(text, close).starts_with(')') {
        return (party_of(slice(text, start..close)), close + 1);
    }
    // "Oosterbaan (PvdW en El Amrani (NV)": the party ends where the next name begins.
    let unclosed = slice(text, start..close);
    let end = separators(unclosed).next().map_or(close, |separator| start + separator.start);
    let party = party_of(slice(text, start..end));
    if let Some(party) = &party {
        issues.push(issue(
            DiagnosticCode::Misprint,
            start..end,
            format!("missing `)` after {}", quote(party)),
        ));
    }
    (party, end)
}

fn party_of(text: &str) -> Option<String> {
    let text = text.trim_start_matches(is_space);
    let shared = SHARED.iter().find_map(|word| phrase_at(text, word)).unwrap_or(0);
    let party = tidy(tail(text, shared));
    (!party.is_empty()).then_some(party)
}

fn read_names(text: &str, range: Range<usize>, members: &mut Vec<Member>, issues: &mut Vec<Issue>) {
    let names = slice(text, range.clone());
    let mut start = 0;
    let ends = separators(names).map(|separator| (separator.start, separator.end));
    for (end, next) in ends.chain([(names.len(), names.len())]) {
        read_name(names, start..end, range.start, members, issues);
        start = next;
    }
}

/// One name with what stands before it; `offset` is where `names` begins.
fn read_name(
    names: &str,
    piece: Range<usize>,
    offset: usize,
    members: &mut Vec<Member>,
    issues: &mut Vec<Issue>,
) {
    let printed = slice(names, piece.clone());
    let (name, misprint) = without_titles(printed);
    let place = offset + piece.start..offset + piece.end;
    if misprint {
        let message = format!("{} was read as `het lid` or `de leden`", quote(printed));
        issues.push(issue(DiagnosticCode::Misprint, place.clone(), message));
    }
    let name = join_accents(&tidy(name));
    if name.is_empty() {
        return;
    }
    if !looks_like_name(&name) || printed.contains(')') {
        let message = format!("expected the name of a member, but found {}", quote(printed));
        issues.push(issue(DiagnosticCode::UnparsedPerson, place, message));
    }
    members.push(Member { name, party: None });
}

/// The places of "," and "en" between names. An "en" may be glued to the name after it: `enVan der Sluis`.
fn separators(names: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr3_iter(b',', b'e', b'&', names.as_bytes()).filter_map(|at| {
        let rest = tail(names, at);
        let length = if rest.starts_with("en") && !follows_word(names, at) {
            phrase_at(rest, "en").filter(|&length| !tail(rest, length).starts_with(['-', '\'', '’']))?
        } else if rest.starts_with('e') {
            return None;
        } else {
            1
        };
        Some(at..at + length)
    })
}

/// `piece` without "het lid" and the like, and whether that was misprinted.
fn without_titles(piece: &str) -> (&str, bool) {
    let mut cursor = Cursor::new(piece, 0);
    let mut seen = 0;
    let mut misprint = false;
    while let Some(found) = eat_title(&mut cursor) {
        seen += 1;
        misprint |= !TITLES[found].1;
    }
    // "de leden lid Oosterbaan"
    (cursor.rest(), misprint || seen > 1)
}

/// The length of "het lid", "de leden" and the like at the start of `text`, misprints included.
pub(crate) fn title_length(text: &str) -> Option<usize> {
    let first = past_space(text).as_bytes().first()?.to_ascii_lowercase();
    if !TITLES.iter().any(|(title, _)| title.as_bytes()[0] == first) {
        return None;
    }
    let mut cursor = Cursor::new(text, 0);
    while eat_title(&mut cursor).is_some() {}
    (cursor.at() > 0).then(|| cursor.at())
}

fn eat_title(cursor: &mut Cursor<'_>) -> Option<usize> {
    cursor.eat_one_of(TITLES.iter().map(|(title, _)| *title))
}

/// Whether `text` begins with a name: a capital, with small words before it or not ("van der Sluis").
pub(crate) fn opens_with_name(text: &str) -> bool {
    let mut words = text.split(is_space).skip_while(|word| NAME_PREFIXES.contains(word));
    words.next().is_some_and(|word| word.trim_start_matches(['\'', '’']).chars().any(char::is_uppercase))
}

/// On one line, without the marks around it; the full stop of an initial stays ("Van der Sluis M.").
fn tidy(text: &str) -> String {
    let line = join_hyphens(one_line(text));
    let inner =
        line.trim_matches(|c: char| is_space(c) || matches!(c, ',' | ';' | ':' | '*' | '_' | '(' | ')'));
    let initial = inner.bytes().rev().nth(2).is_none_or(|byte| matches!(byte, b' ' | b'.'));
    if initial { inner.to_owned() } else { inner.trim_end_matches(|c| c == '.' || is_space(c)).to_owned() }
}

/// `PvdW- NV`: a hyphen at a line end whose break was already made a space.
fn join_hyphens(line: String) -> String {
    if !line.contains("- ") {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    for part in line.split_inclusive("- ") {
        let cut = part.strip_suffix("- ").is_some_and(|before| before.ends_with(char::is_alphanumeric));
        out.push_str(if cut { part.trim_end_matches(' ') } else { part });
    }
    out
}

fn looks_like_name(name: &str) -> bool {
    let first = name.split(is_space).next().unwrap_or_default();
    let opens_well = first.chars().next().is_some_and(char::is_uppercase)
        || NAME_PREFIXES.contains(&first)
        || opens_with_apostrophe(first);
    opens_well && name.len() <= LONGEST_NAME && !name.chars().any(|c| c.is_ascii_digit())
}

/// Whether a name begins here with a prefix that has lost letters: `d’Ancona`, `’t Hooft`.
pub(crate) fn opens_with_apostrophe(text: &str) -> bool {
    ["d'", "d’", "'t", "’t"].iter().any(|prefix| letters_at(text, prefix).is_some())
}

/// Puts loose accents on their letters: PDF text prints `Kostic ´` or `Kosti ´c` where the page has `Kostić`.
///
/// An accent belongs to the letter before it, unless it stands apart from that one and right before another that
/// can bear it. An accent that fits no letter stays as it is.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::people::join_accents;
///
/// assert_eq!(join_accents("Petrovic ´ (NV)"), "Petrović (NV)");
/// assert_eq!(join_accents("Petrovi ´c (NV)"), "Petrović (NV)");
/// ```
#[must_use]
pub fn join_accents(text: &str) -> String {
    // Most names have none.
    if text.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'`' | b'^' | b'~')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !ACCENTS.iter().any(|(marks, ..)| marks.contains(&c)) {
            out.push(c);
            continue;
        }
        let next = chars.peek().and_then(|&letter| compose(letter, c));
        let apart = out.ends_with(is_space);
        let before = out.trim_end_matches(is_space).chars().next_back().and_then(|letter| compose(letter, c));
        match (before, next) {
            (_, Some(letter)) if apart || before.is_none() => {
                if letter.is_lowercase() {
                    out.truncate(out.trim_end_matches(is_space).len());
                }
                out.push(letter);
                chars.next();
            }
            (Some(letter), _) => {
                out.truncate(out.trim_end_matches(is_space).len());
                out.pop();
                out.push(letter);
            }
            _ => out.push(c),
        }
    }
    out
}

/// A loose accent in its forms, the letters that it is put on, and the results in the same order.
const ACCENTS: [(&[char], &str, &str); 10] = [
    (&['´', '\u{301}'], "aeıioucnszylrAEIOUCNSZY", "áéííóúćńśźýĺŕÁÉÍÓÚĆŃŚŹÝ"),
    (&['`', '\u{300}'], "aeıiouAEIOU", "àèììòùÀÈÌÒÙ"),
    (&['¨', '\u{308}'], "aeıiouyAEIOU", "äëïïöüÿÄËÏÖÜ"),
    (&['^', 'ˆ', '\u{302}'], "aeıiouwyAEIOU", "âêîîôûŵŷÂÊÎÔÛ"),
    (&['~', '˜', '\u{303}'], "anoANO", "ãñõÃÑÕ"),
    (&['ˇ', '\u{30c}'], "cszernCSZERN", "čšžěřňČŠŽĚŘŇ"),
    (&['¸', '\u{327}'], "csCS", "çşÇŞ"),
    (&['˘', '\u{306}'], "agAG", "ăğĂĞ"),
    (&['˚', '\u{30a}'], "auAU", "åůÅŮ"),
    (&['˝', '\u{30b}'], "ouOU", "őűŐŰ"),
];

/// The letters and digits of a text in lower case and without accents, to compare what was typed by two hands.
pub(crate) fn fold(text: &str) -> String {
    let plain = |letter: char| {
        let bare = || {
            ACCENTS.iter().find_map(|(_, letters, composed)| {
                letters.chars().zip(composed.chars()).find(|&(_, made)| made == letter).map(|(bare, _)| bare)
            })
        };
        match letter {
            _ if letter.is_ascii() => letter,
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            _ => bare().unwrap_or(letter),
        }
    };
    let dotless = |letter| if letter == 'ı' { 'i' } else { letter };
    // Loose accents and the dot that is left of a Turkish `İ` are no letters.
    let letters = text.chars().flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric());
    letters.map(plain).map(dotless).collect()
}

/// What tells a name from others: its words without initials and small words, folded.
///
/// `P.J. Oosterbaan`, `M. van der Sluis`, in older records `Sluis van der M.`
pub(crate) fn surname_words(name: &str) -> Vec<String> {
    let words = || {
        let parts = name.split(|sign: char| is_space(sign) || sign == '-');
        parts.filter(|part| !part.contains('.')).map(fold).filter(|word| word.chars().count() > 1)
    };
    let telling: Vec<_> = words().filter(|word| !NAME_PREFIXES.contains(&word.as_str())).collect();
    if telling.is_empty() { words().collect() } else { telling }
}

fn compose(letter: char, accent: char) -> Option<char> {
    let (_, letters, composed) = ACCENTS.iter().find(|(marks, ..)| marks.contains(&accent))?;
    letters.chars().zip(composed.chars()).find(|&(plain, _)| plain == letter).map(|(_, made)| made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_accent_tables_are_of_one_length() {
        for (marks, letters, composed) in ACCENTS {
            assert_eq!(letters.chars().count(), composed.chars().count(), "{marks:?}");
        }
    }

    #[test]
    fn ok_accent_goes_to_the_letter_that_can_bear_it() {
        assert_eq!(join_accents("Gu¨nes¸"), "Güneş");
        assert_eq!(join_accents("Rene\u{301} Sze ´"), "René Szé");
        assert_eq!(join_accents("Van \u{b4}Evreux"), "Van Évreux");
        assert_eq!(join_accents("´ b"), "´ b");
    }

    #[test]
    fn ok_fold_leaves_letters_and_digits() {
        assert_eq!(fold("«Geïnterviewden» in ÇEŞME, İzmir: 3½ uur"), "geinterviewdenincesmeizmir3½uur");
    }

    #[test]
    fn ok_surname_words_are_the_same_in_old_and_new_records() {
        for name in ["Van der Sluis", "M. van der Sluis", "Sluis van der M.", "Sluis, van der Th.W."] {
            assert_eq!(surname_words(name), ["sluis"], "{name}");
        }
        assert_eq!(surname_words("É. Çelik-'t Hooft"), ["celik", "hooft"]);
        assert_eq!(surname_words("A. El Al"), ["el", "al"]);
    }
}
