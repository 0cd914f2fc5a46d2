//! What the grammars of the head share: reading words in text whose spaces were lost or whose lines were broken.
//!
//! Text taken out of a PDF loses the space at many line ends (`overhet bericht`, `14 januari2031`), cuts words with a
//! hyphen (`inge-zonden`) and keeps breaks and no-break spaces. A phrase is therefore found by its letters: between
//! its words any white space, or none, may stand.

use std::ops::Range;

use super::Issue;
use crate::model::{DiagnosticCode, Span};
use crate::stretches::{any_of, double_space, is, within};

const SOFT_HYPHEN: char = '\u{ad}';

/// The longest piece of source text that a message repeats, in characters.
const QUOTED: usize = 60;

/// White space, and the marks of no width that converters leave behind.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// `text` without the white space at its start.
#[inline]
pub(crate) fn past_space(text: &str) -> &str {
    // Mostly there is none or one, which two bytes tell.
    match text.as_bytes() {
        [b'!'..=b'~', ..] => text,
        [b' ', b'!'..=b'~', ..] => &text[1..],
        _ => text.trim_start_matches(is_space),
    }
}

/// The part of `text` in `range`; empty when the range does not fit.
pub(crate) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The part of `text` from `start` on; empty when it does not fit.
pub(crate) fn tail(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// The largest character border of `text` up to `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Whether the character before `at` belongs to a word.
pub(crate) fn follows_word(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|head| head.chars().next_back()).is_some_and(char::is_alphanumeric)
}

/// The bytes that `text` begins with if these are the letters of `phrase`, in either case.
///
/// `phrase` is in lower case. A space in it stands for any white space or none, a hyphen for a hyphen, white space
/// or none. What follows may be anything, see [`phrase_at`].
#[inline]
pub(crate) fn letters_at(text: &str, phrase: &str) -> Option<usize> {
    if begins_as(text, phrase) { all_letters_at(text, phrase) } else { None }
}

/// Whether the first two letters are those of `phrase`: most texts begin with others.
#[inline]
fn begins_as(text: &str, phrase: &str) -> bool {
    // Some signs are taken for others, which shows when the whole phrase is read.
    let same = |found: &u8, wanted: &u8| (found ^ wanted) & !CASE == 0;
    match (text.as_bytes(), phrase.as_bytes()) {
        ([first, second, ..], [wanted, next, ..])
            if second.is_ascii_alphabetic() && next.is_ascii_lowercase() =>
        {
            same(first, wanted) && same(second, next)
        }
        ([first, ..], [wanted, ..]) => same(first, wanted),
        _ => false,
    }
}

/// The bit by which small letters differ from capitals.
const CASE: u8 = 0x20;

/// Kept apart, so that the first letters are compared in place.
#[inline(never)]
fn all_letters_at(text: &str, phrase: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // What is printed as it should be is the same, byte for byte.
    let same = bytes.iter().zip(phrase.as_bytes());
    let same = same.take_while(|(found, wanted)| found.to_ascii_lowercase() == **wanted).count();
    if same == phrase.len() {
        return Some(same);
    }
    // Before what differs, white space may go on.
    let mut at =
        bytes[..same].iter().rposition(|byte| !matches!(byte, b' ' | b'-')).map_or(0, |last| last + 1);
    let mut inside_word = at > 0;
    for &wanted in &phrase.as_bytes()[at..] {
        match wanted {
            b' ' => {
                at = text.len() - past_space(&text[at..]).len();
                inside_word = false;
                continue;
            }
            b'-' => {
                let is_gap = |c| is_space(c) || matches!(c, '-' | '\u{2011}' | '–' | SOFT_HYPHEN);
                at = text.len() - text[at..].trim_start_matches(is_gap).len();
                continue;
            }
            _ => {}
        }
        let same = |at: usize| bytes.get(at).is_some_and(|byte| byte.to_ascii_lowercase() == wanted);
        if inside_word && !same(at) {
            let cut = text.get(at..)?.strip_prefix(['-', SOFT_HYPHEN])?;
            at = text.len() - past_space(cut).len();
        }
        if !same(at) {
            return None;
        }
        at += 1;
        inside_word = true;
    }
    Some(at)
}

/// As [`letters_at`], but the phrase must end there: `lidBoswijk` holds "lid", `lidmaatschap` does not.
#[inline]
pub(crate) fn phrase_at(text: &str, phrase: &str) -> Option<usize> {
    if begins_as(text, phrase) { whole_phrase_at(text, phrase) } else { None }
}

#[inline(never)]
fn whole_phrase_at(text: &str, phrase: &str) -> Option<usize> {
    all_letters_at(text, phrase).filter(|&length| !tail(text, length).starts_with(char::is_lowercase))
}

/// The first place from `from` on where [`phrase_at`] finds `phrase`, whatever stands before it.
pub(crate) fn find_phrase(text: &str, from: usize, phrase: &str) -> Option<Range<usize>> {
    let first = *phrase.as_bytes().first()?;
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), tail(text, from).as_bytes()).find_map(|at| {
        let start = from + at;
        phrase_at(tail(text, start), phrase).map(|length| start..start + length)
    })
}

/// A place in a text, moved on by what is read there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn rest(&self) -> &'a str {
        tail(self.text, self.at)
    }

    pub(crate) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(crate) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - past_space(rest).len();
    }

    /// Reads one of `marks`, after white space.
    pub(crate) fn eat(&mut self, marks: &[char]) -> bool {
        let rest = past_space(self.rest());
        let Some(after) = rest.strip_prefix(marks) else { return false };
        self.at = self.text.len() - after.len();
        true
    }

    /// Reads `phrase`, after white space.
    #[inline]
    pub(crate) fn eat_phrase(&mut self, phrase: &str) -> bool {
        let rest = past_space(self.rest());
        let Some(length) = phrase_at(rest, phrase) else { return false };
        self.at = self.text.len() - rest.len() + length;
        true
    }

    /// Reads the first of `phrases` that stands there, after white space; gives its index.
    #[inline]
    pub(crate) fn eat_one_of<'p>(&mut self, phrases: impl IntoIterator<Item = &'p str>) -> Option<usize> {
        let rest = past_space(self.rest());
        let read = |(index, phrase)| Some((index, phrase_at(rest, phrase)?));
        let (index, length) = phrases.into_iter().enumerate().find_map(read)?;
        self.at = self.text.len() - rest.len() + length;
        Some(index)
    }

    /// Reads the longest run of ASCII digits; empty when there is none.
    pub(crate) fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        slice(rest, 0..length)
    }
}

/// The words of `text` as one line: white space becomes one space, words cut at a line end are joined.
///
/// A hyphen at a line end goes when the next line starts in lower case (`emissiefacto-⏎ren`), and stays before a
/// capital or after a digit (`EU-⏎Commissie`, `18-⏎plussers`); `in-⏎en uitvoer` keeps hyphen and space.
pub(crate) fn one_line(text: &str) -> String {
    let mut rest = text.trim_matches(is_space);
    if is_on_one_line(rest) {
        return rest.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.chars().next() {
        let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
        if plain > 0 {
            out.push_str(slice(rest, 0..plain));
            rest = tail(rest, plain);
        } else if c == SOFT_HYPHEN {
            rest = rest.trim_start_matches(SOFT_HYPHEN).trim_start_matches(is_space);
        } else if is_space(c) {
            let next = rest.trim_start_matches(is_space);
            let gap = slice(rest, 0..rest.len() - next.len());
            push_gap(&mut out, gap, next);
            rest = next;
        } else {
            out.push(c);
            rest = tail(rest, c.len_utf8());
        }
    }
    out
}

/// Whether single plain spaces are all the white space of a text, and nothing cuts its words; most texts are so.
fn is_on_one_line(text: &str) -> bool {
    let [odd] = any_of(text.as_bytes(), |here, next| {
        let latin = is(here, 0xC2) & (within(next, 0x80, 0xA0) | is(next, 0xAD));
        [within(here, 0, b' ' - 1)
            | double_space(here, next)
            | latin
            | within(here, 0xE1, 0xE3)
            | is(here, 0xEF)]
    });
    !odd
}

fn push_gap(out: &mut String, gap: &str, next: &str) {
    let before = out.strip_suffix('-').and_then(|head| head.chars().next_back());
    match before {
        Some(before) if before.is_alphanumeric() && gap.contains(['\n', '\r']) => {
            if phrase_at(next, "en").or(phrase_at(next, "of")).is_some() {
                out.push(' ');
            } else if before.is_alphabetic() && next.starts_with(char::is_lowercase) {
                out.pop();
            }
        }
        _ => out.push(' '),
    }
}

/// Source text for a message, between backticks: on one line, and cut where it is long.
pub(crate) fn quote(text: &str) -> String {
    let cut = text.char_indices().nth(QUOTED).map_or(text, |(end, _)| slice(text, 0..end));
    let dots = if cut.len() < text.len() { "…" } else { "" };
    format!("`{}{dots}`", one_line(cut))
}

/// A finding of a grammar at `range` of the string it was given.
pub(crate) fn issue(code: DiagnosticCode, range: Range<usize>, message: String) -> Issue {
    Issue { code, message, span: Span::from(range) }
}

/// Findings of an inner grammar, seen from a text in which it was given the part from `offset` on.
pub(crate) fn shifted(issues: Vec<Issue>, offset: usize) -> impl Iterator<Item = Issue> {
    issues.into_iter().map(move |found| Issue { span: found.span.shifted(offset), ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_phrase_is_found_by_its_letters() {
        assert_eq!(phrase_at("het lid Oosterbaan", "het lid"), Some(7));
        assert_eq!(phrase_at("hetlid Oosterbaan", "het lid"), Some(6));
        assert_eq!(phrase_at("Het\u{a0}\nlidOosterbaan", "het lid"), Some(9));
        assert_eq!(phrase_at("inge-\nzonden 3 mei", "ingezonden"), Some(12));
        assert_eq!(phrase_at("minister president", "minister-president"), Some(18));
    }

    #[test]
    fn err_phrase_that_ends_inside_a_character() {
        assert_eq!(letters_at("’s-Gravenhage", "–"), None);
    }

    #[test]
    fn err_phrase_that_goes_on_in_lower_case() {
        assert_eq!(phrase_at("het lidmaatschap", "het lid"), None);
        assert_eq!(letters_at("het lidmaatschap", "het lid"), Some(7));
    }

    #[test]
    fn ok_line_ends_are_joined() {
        assert_eq!(one_line(" de  sluis-\nwachters\u{a0}en\nbruggen "), "de sluiswachters en bruggen");
        assert_eq!(one_line("18-\nplussers uit Midden-\nNederland"), "18-plussers uit Midden-Nederland");
        assert_eq!(one_line("in-\nen uitvoer - van\nzand"), "in- en uitvoer - van zand");
    }
}
