//! References to other publications in running text.
//!
//! | in a text | kind | id |
//! |---|---|---|
//! | `Kamerstuk 22 112, nr. 2686` | kamerstuk | `kst-22112-2686` |
//! | `Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276` | aanhangsel | `ah-tk-20222023-3276` |
//! | `Handelingen II, vergaderjaar 2024–2025, nr. 8, item 3` | handelingen | `h-tk-20242025-8-3` |
//! | `2024Z 17972`, `2024D37938` | case, document | `2024Z17972`, `2024D37938` |
//! | `ECLI:NL:CBB:2023:634`, `32016R0679`, `BWBR0005537` | ecli, celex, bwb | the same |
//! | `Stb. 2019, 33`, `Stcrt. 2020, 11118` | staatsblad, staatscourant | `stb-2019-33`, `stcrt-2020-11118` |
//! | `https://…`, `www.…`, `fd.nl/economie/…` | url | that of the publication it leads to, if it names one |
//!
//! A reference never reaches over a blank line. In a list ("nrs. 5, 6 en 7") each number is a reference of its own; of
//! a range ("nrs. 5 t/m 8") the two ends are. Not handled: dossiers that have a Roman number (`Kamerstukken I, CXLVI,
//! A`), pages of debates before 2010, lists of gazettes, treaties (`Trb.`).

mod law;
mod lead;
mod list;
mod openings;
mod papers;
mod proceedings;
mod token;
mod web;
mod written;

use std::ops::Range;

use self::lead::{Kind, read_lead};
use self::openings::Openings;
use self::web::Address;
use super::identifiers::{publication_url, registry_number_at};
use super::scan::{Cursor, tail};
use crate::model::{ReferenceKind, Span};

/// A reference found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundReference {
    /// What it leads to.
    pub kind: ReferenceKind,
    /// The canonical id; missing when the words do not say enough to make one.
    pub id: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The place in the text.
    pub span: Span,
}

/// An address on the web found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundUrl {
    /// The whole address: `https://` is put before a bare `www.…`, breaks of the line are taken out.
    pub url: String,
    /// The place in the text.
    pub span: Span,
}

/// Finds the references in `text`, in order and without overlap.
///
/// Line breaks and no-break spaces may stand inside a reference, and words may be cut (`verga-⏎derjaar`).
///
/// # Examples
///
/// ```
/// use kamervragen::fields::references::find_references;
///
/// let found = find_references("Zie Kamerstuk 36 410 VIII, nr. 106 en Aanhangsel Handelingen 2022/23, nr. 12.");
/// let ids: Vec<_> = found.iter().filter_map(|reference| reference.id.as_deref()).collect();
/// assert_eq!(ids, ["kst-36410-VIII-106", "ah-tk-20222023-12"]);
/// ```
#[must_use]
pub fn find_references(text: &str) -> Vec<FoundReference> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let before = found.len();
        let offset = paragraph.start;
        find_in_paragraph(text.get(paragraph).unwrap_or_default(), &mut found);
        for reference in found.iter_mut().skip(before) {
            reference.span = reference.span.shifted(offset);
        }
    }
    found
}

/// Finds the addresses on the web in `text`, in order and without overlap.
///
/// What the sentence around an address adds is not part of it: a final period, the bracket that closes after it. An
/// address that was cut at a line end (`…/huizen-⏎markt`) is put together again. The bare name of a site ("nu.nl, 3
/// mei 2031") is no address.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::references::find_urls;
///
/// let found = find_urls("1NOS, 2 juni 2031 (nos.nl/artikel/31-sluizen-\ndicht).");
/// assert_eq!(found[0].url, "https://nos.nl/artikel/31-sluizen-dicht");
/// ```
#[must_use]
pub fn find_urls(text: &str) -> Vec<FoundUrl> {
    let mut found: Vec<FoundUrl> = Vec::new();
    for paragraph in paragraphs(text) {
        let offset = paragraph.start;
        let addresses = web::addresses(text.get(paragraph).unwrap_or_default());
        found.extend(
            addresses.map(|Address { url, range }| FoundUrl { url, span: Span::from(range).shifted(offset) }),
        );
    }
    found
}

/// What an address leads to, with the id of the publication that it names; a whole dossier has none.
///
/// # Examples
///
/// ```
/// use kamervragen::ReferenceKind;
/// use kamervragen::fields::references::parse_url;
///
/// let url = "https://zoek.officielebekendmakingen.nl/kst-39999-XII-18.html";
/// assert_eq!(parse_url(url), (ReferenceKind::Kamerstuk, Some("kst-39999-XII-18".to_owned())));
/// assert_eq!(parse_url("https://nos.nl/artikel/31"), (ReferenceKind::Url, None));
/// ```
#[must_use]
pub fn parse_url(url: &str) -> (ReferenceKind, Option<String>) {
    match web::named_by(url) {
        Some((kind, id)) => (kind, Some(id)),
        None if web::is_dossier(url) => (ReferenceKind::Kamerstuk, None),
        None => (ReferenceKind::Url, None),
    }
}

/// The stretches between blank lines.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        (start < text.len()).then(|| {
            let from = start;
            let breaks = memchr::memchr_iter(b'\n', tail(text, from).as_bytes()).map(|at| from + at + 1);
            let end = breaks.into_iter().find(|&line| {
                let sign = text.as_bytes()[line..].iter().find(|sign| !matches!(sign, b' ' | b'\t' | b'\r'));
                sign == Some(&b'\n')
            });
            start = end.unwrap_or(text.len());
            from..start
        })
    })
}

fn find_in_paragraph(text: &str, found: &mut Vec<FoundReference>) {
    let mut openings = Openings::in_text(text.as_bytes());
    let mut at = 0;
    let mut free_from = 0;
    while let Some(candidate) = openings.next_from(at) {
        at = candidate + 1;
        if let Some(end) = read_at(text, candidate, free_from, found) {
            at = end;
            free_from = end;
        }
    }
}

/// Reads what is recognised at `at`, adds it to `found` and gives its end. Nothing before `free_from` is free.
fn read_at(text: &str, at: usize, free_from: usize, found: &mut Vec<FoundReference>) -> Option<usize> {
    if let Some(address) = web::address_at(text, at, free_from) {
        found.push(address.into_reference());
    } else if !begins_word(text, at) {
        return None;
    } else if let Some(reference) =
        read_number(text, at).or_else(|| written::read(text, at)).or_else(|| law::read(text, at))
    {
        found.push(reference);
    } else if tail(text, at).starts_with(|c: char| c.is_ascii_digit()) {
        return papers::read_bare(text, at, found);
    } else {
        return read_parliamentary(text, at, found);
    }
    found.last().map(|reference| reference.span.end)
}

/// `2024Z15585`, `2024D37938`
fn read_number(text: &str, at: usize) -> Option<FoundReference> {
    let (letter, number, length) = registry_number_at(tail(text, at))?;
    let kind = if letter == 'Z' { ReferenceKind::Case } else { ReferenceKind::Document };
    Some(FoundReference { kind, id: Some(number), url: None, span: Span::new(at, at + length) })
}

/// Papers, answers and debates are cited by some of: what it is, the chamber, the year, and then the number. These come
/// in any order (`Kamerstukken II 2024/25, …`, `Tweede Kamer, vergaderjaar 2020–2021, Aanhangsel …`), so they are read
/// as one lead, which tells what number to expect.
fn read_parliamentary(text: &str, at: usize, found: &mut Vec<FoundReference>) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    let lead = read_lead(&mut cursor)?;
    match lead.kind {
        Some(Kind::Answer) => proceedings::read_answer(cursor, &lead, at, found),
        Some(Kind::Debate) => proceedings::read_debate(cursor, &lead, at, found),
        Some(Kind::Paper) | None => papers::read(cursor, &lead, at, found),
    }
}

/// Whether a word or number begins at `at`: also in `hetKamerstuk` and `zie36 200`, where the space was lost.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let Some((before, first)) = before.zip(tail(text, at).chars().next()) else { return true };
    match first {
        '0'..='9' => !before.is_ascii_digit(),
        _ => !before.is_alphabetic() || (before.is_lowercase() && first.is_uppercase()),
    }
}

/// Whether nothing of a word or number follows.
fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

impl FoundReference {
    /// A reference to an official publication, whose address follows from its id.
    fn to_publication(kind: ReferenceKind, id: Option<String>, range: Range<usize>) -> Self {
        let url = id.as_deref().map(publication_url);
        Self { kind, id, url, span: Span::from(range) }
    }
}
