//! Ids that are written out in a text: `kst-22112-2686`, `ah-tk-20202021–2345`, `ah-tk-2017–2018, nr.2509`.

use super::FoundReference;
use super::token::{eat_number_word, eat_session_year};
use crate::fields::identifiers::{HYPHENS, is_version, publication_url, registry_number_at};
use crate::fields::scan::{Cursor, slice, tail};
use crate::model::{ReferenceKind, Span};

/// An id as it stands in a text or in an address.
#[derive(Debug)]
struct WrittenId {
    kind: ReferenceKind,
    /// The canonical id; that of questions is their case number.
    id: String,
    /// The id of the publication, to make its address of.
    page: String,
    length: usize,
}

/// Reads the id that begins at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<FoundReference> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || HYPHENS.contains(&c) || matches!(c, '.' | '_' | '@')) {
        return None;
    }
    let WrittenId { kind, id, page, length } = id_at(tail(text, at))?;
    let span = Span::new(at, at + length);
    Some(FoundReference { kind, id: Some(id), url: Some(publication_url(&page)), span })
}

/// Reads the id that a part of an address is, with or without the ending of a file: `kst-22112-2686.html`.
pub(super) fn id_of_page(part: &str) -> Option<(ReferenceKind, String)> {
    let found = id_at(part)?;
    let ending = tail(part, found.length);
    (ending.is_empty() || ending.starts_with('.')).then_some((found.kind, found.id))
}

/// Reads the id that `text` begins with.
fn id_at(text: &str) -> Option<WrittenId> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let family = slice(text, 0..length).to_ascii_lowercase();
    let mut cursor = Cursor::new(text, length);
    let (kind, id) = match family.as_str() {
        "kst" => (ReferenceKind::Kamerstuk, paper(&mut cursor)?),
        "ah" => (ReferenceKind::Aanhangsel, appendix(&mut cursor)?),
        "h" => (ReferenceKind::Handelingen, proceedings(&mut cursor)?),
        "stb" => (ReferenceKind::Staatsblad, gazette(&mut cursor)?),
        "stcrt" => (ReferenceKind::Staatscourant, gazette(&mut cursor)?),
        "kv" => (ReferenceKind::Case, questions(&mut cursor)?),
        _ => return None,
    };
    let page = format!("{family}-{id}{}", version(&mut cursor));
    let id = if kind == ReferenceKind::Case { id.trim_start_matches("tk-").to_owned() } else { page.clone() };
    Some(WrittenId { kind, id, page, length: cursor.at() })
}

/// `22112-2686`, `21501-20-1596`, `20082009-32024-C`, and since 2026 `1113563`
fn paper(cursor: &mut Cursor) -> Option<String> {
    let first = number(cursor)?;
    let mut id = first.to_owned();
    while let Some(group) = number(cursor).or_else(|| capitals(cursor)) {
        id = id + "-" + group;
    }
    (id.len() > first.len() || (6..=7).contains(&first.len())).then_some(id)
}

/// `tk-20202021-2290`, `1271549`; also `tk-20202021–2345` and `tk-2017–2018, nr.2509`
fn appendix(cursor: &mut Cursor) -> Option<String> {
    let Some(chamber) = chamber(cursor) else {
        return number(cursor).filter(|id| (5..=7).contains(&id.len())).map(ToOwned::to_owned);
    };
    let year = hyphen(cursor).then(|| eat_session_year(cursor))??;
    let number = number(cursor).or_else(|| {
        cursor.eat(&[',']);
        eat_number_word(cursor)?;
        cursor.skip_space();
        Some(cursor.digits()).filter(|number| !number.is_empty())
    })?;
    Some(format!("{chamber}-{year}-{number}"))
}

/// `tk-2019Z15231`; the older forms name no case
fn questions(cursor: &mut Cursor) -> Option<String> {
    let chamber = chamber(cursor).map(|chamber| chamber + "-");
    let (letter, case, length) = hyphen(cursor).then(|| registry_number_at(cursor.rest()))??;
    cursor.advance(length);
    (letter == 'Z').then(|| chamber.unwrap_or_default() + &case)
}

/// `tk-20242025-8-3`; of the years before 2010 the two pages
fn proceedings(cursor: &mut Cursor) -> Option<String> {
    let chamber = chamber(cursor)?;
    let year = number(cursor).filter(|year| year.len() == 8)?;
    let (sitting, item) = (number(cursor)?, number(cursor)?);
    Some(format!("{chamber}-{year}-{sitting}-{item}"))
}

/// `2019-33`
fn gazette(cursor: &mut Cursor) -> Option<String> {
    let year = number(cursor).filter(|year| year.len() == 4)?;
    Some(format!("{year}-{}", number(cursor)?))
}

/// `-tk`, `-ek`; gives the letters small.
fn chamber(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let letters = hyphen(&mut ahead).then(|| run(&mut ahead))?.to_ascii_lowercase();
    matches!(letters.as_str(), "tk" | "ek").then(|| {
        *cursor = ahead;
        letters
    })
}

/// `-2686`, `-55a`, or the number that lost the space behind it: `-2686wordt`.
fn number<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let mut ahead = *cursor;
    let group = hyphen(&mut ahead).then(|| run(&mut ahead))?;
    let letters = group.trim_start_matches(|c: char| c.is_ascii_digit());
    if letters.len() == group.len() {
        return None;
    }
    let lettered = matches!(letters.as_bytes(), [b'a'..=b'z']);
    let kept = if lettered { group.len() } else { group.len() - letters.len() };
    hyphen(cursor);
    cursor.advance(kept);
    group.get(..kept)
}

/// `-VIII`, `-A`, `-R2033`
fn capitals<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let mut ahead = *cursor;
    let group = hyphen(&mut ahead).then(|| run(&mut ahead))?;
    let kept = group.starts_with(|c: char| c.is_ascii_uppercase())
        && group.len() <= 6
        && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && !is_version(group);
    kept.then(|| {
        *cursor = ahead;
        group
    })
}

/// `-h1`, `-n1`, `-b1`; empty when there is none.
fn version(cursor: &mut Cursor) -> String {
    let mut ahead = *cursor;
    let group = if hyphen(&mut ahead) { run(&mut ahead) } else { "" };
    if !is_version(group) {
        return String::new();
    }
    *cursor = ahead;
    format!("-{}", group.to_ascii_lowercase())
}

fn hyphen(cursor: &mut Cursor) -> bool {
    let rest = cursor.rest();
    let Some(after) = rest.strip_prefix(HYPHENS) else { return false };
    cursor.advance(rest.len() - after.len());
    true
}

/// The longest run of ASCII letters and digits.
fn run<'a>(cursor: &mut Cursor<'a>) -> &'a str {
    let rest = cursor.rest();
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    cursor.advance(length);
    slice(rest, 0..length)
}
