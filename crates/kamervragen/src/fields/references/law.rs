//! Case law, European law, the register of Dutch law and the two gazettes.

use super::token::eat_number_word;
use super::{FoundReference, ends_word};
use crate::fields::scan::{Cursor, phrase_at, slice, tail};
use crate::model::{ReferenceKind, Span};

/// Before 2009 the number of a Staatscourant was that of a whole day, and an id needs page and item as well.
const FIRST_YEAR_OF_STCRT_IDS: u16 = 2009;

/// Reads what begins with the word or number at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<FoundReference> {
    let rest = tail(text, at);
    match rest.as_bytes().first()?.to_ascii_lowercase() {
        b'e' => ecli_at(rest).map(|(id, length)| case_law(id, Span::new(at, at + length))),
        b'b' => bwb_at(rest).map(|(id, length)| law(id, Span::new(at, at + length))),
        b'c' => celex_after_its_name(text, at),
        b'0'..=b'9' => celex_at(rest).map(|(id, length)| european_law(id, Span::new(at, at + length))),
        b's' => gazette(text, at),
        _ => None,
    }
}

/// `ECLI:NL:CBB:2023:634` at the start of `text`: country, court, year, number; a line may break after a colon.
pub(super) fn ecli_at(text: &str) -> Option<(String, usize)> {
    let mut cursor = Cursor::new(text, 0);
    if !take(&mut cursor, |b| b.is_ascii_alphanumeric()).eq_ignore_ascii_case("ecli") {
        return None;
    }
    let mut id = String::from("ECLI");
    for longest in [2, 7, 4] {
        let part =
            next_part(&mut cursor, |b| b.is_ascii_alphanumeric()).filter(|part| part.len() <= longest)?;
        id = id + ":" + &part.to_ascii_uppercase();
    }
    // Other countries use dots inside the number; in a Dutch one a dot is the end of the sentence.
    let dutch = id.starts_with("ECLI:NL:");
    let number = next_part(&mut cursor, |b| b.is_ascii_alphanumeric() || (b == b'.' && !dutch))?;
    let kept = number.trim_end_matches('.');
    let end = cursor.at() - (number.len() - kept.len());
    (1..=25).contains(&kept.len()).then(|| (id + ":" + &kept.to_ascii_uppercase(), end))
}

/// `32016R0679` at the start of `text`: sector, year, one or two letters, four digits.
pub(super) fn celex_at(text: &str) -> Option<(String, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let year = cursor.digits();
    let letters = take(&mut cursor, |b| b.is_ascii_uppercase());
    let number = cursor.digits();
    let shaped = year.len() == 5
        && !year.starts_with('0')
        && matches!(year.get(1..3), Some("19" | "20"))
        && (1..=2).contains(&letters.len())
        && number.len() == 4;
    (shaped && ends_word(cursor.rest())).then(|| (slice(text, 0..cursor.at()).to_owned(), cursor.at()))
}

/// `CELEX:32016R0679`, `Celex-nummer 32016R0679`
fn celex_after_its_name(text: &str, at: usize) -> Option<FoundReference> {
    let mut cursor = Cursor::new(text, at);
    if !cursor.eat_phrase("celex") {
        return None;
    }
    cursor.eat(&['-']);
    cursor.eat_phrase("nummer");
    cursor.eat(&[':']);
    cursor.skip_space();
    let (id, length) = celex_at(cursor.rest())?;
    Some(european_law(id, Span::new(at, cursor.at() + length)))
}

/// `BWBR0005537`, or BWBV for a treaty, at the start of `text`.
pub(super) fn bwb_at(text: &str) -> Option<(String, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let letters = take(&mut cursor, |b| b.is_ascii_alphabetic()).to_ascii_uppercase();
    let number = cursor.digits();
    (matches!(letters.as_str(), "BWBR" | "BWBV") && number.len() == 7 && ends_word(cursor.rest()))
        .then(|| (letters + number, cursor.at()))
}

/// `Stb. 2019, 33`, `Staatscourant 2020 nr. 11118`, `Stcrt. 2020/11118`
fn gazette(text: &str, at: usize) -> Option<FoundReference> {
    let rest = tail(text, at);
    let names = [
        ("staatsblad", ReferenceKind::Staatsblad),
        ("stb", ReferenceKind::Staatsblad),
        ("staatscourant", ReferenceKind::Staatscourant),
        ("stcrt", ReferenceKind::Staatscourant),
    ];
    let (length, kind) = names.into_iter().find_map(|(name, kind)| Some((phrase_at(rest, name)?, kind)))?;
    let mut cursor = Cursor::new(text, at + length);
    cursor.eat(&['.']);
    cursor.skip_space();
    let year: u16 = Some(cursor.digits()).filter(|year| year.len() == 4)?.parse().ok()?;
    if !(1814..=2199).contains(&year) {
        return None;
    }
    let parted = cursor.eat(&[',', '/']);
    let numbered = eat_number_word(&mut cursor).is_some();
    let spaced = cursor.at();
    cursor.skip_space();
    let number = cursor.digits();
    let longest = if kind == ReferenceKind::Staatsblad { 4 } else { 6 };
    if number.is_empty()
        || number.len() > longest
        || !(parted || numbered || cursor.at() - number.len() > spaced)
    {
        return None;
    }
    let id = match kind {
        ReferenceKind::Staatsblad => Some(format!("stb-{year}-{number}")),
        _ => (year >= FIRST_YEAR_OF_STCRT_IDS).then(|| format!("stcrt-{year}-{number}")),
    };
    Some(FoundReference::to_publication(kind, id, at..cursor.at()))
}

fn case_law(id: String, span: Span) -> FoundReference {
    let url =
        id.starts_with("ECLI:NL:").then(|| format!("https://deeplink.rechtspraak.nl/uitspraak?id={id}"));
    FoundReference { kind: ReferenceKind::Ecli, id: Some(id), url, span }
}

fn european_law(id: String, span: Span) -> FoundReference {
    let url = Some(format!("https://eur-lex.europa.eu/legal-content/NL/ALL/?uri=CELEX:{id}"));
    FoundReference { kind: ReferenceKind::Celex, id: Some(id), url, span }
}

fn law(id: String, span: Span) -> FoundReference {
    let url = Some(format!("https://wetten.overheid.nl/{id}"));
    FoundReference { kind: ReferenceKind::Bwb, id: Some(id), url, span }
}

/// The part of an ECLI after the next colon.
fn next_part<'a>(cursor: &mut Cursor<'a>, belongs: impl Fn(u8) -> bool) -> Option<&'a str> {
    cursor.rest().strip_prefix(':')?;
    cursor.advance(1);
    cursor.skip_space();
    Some(take(cursor, belongs)).filter(|part| !part.is_empty())
}

/// The longest run of bytes that belong; these must be ASCII.
fn take<'a>(cursor: &mut Cursor<'a>, belongs: impl Fn(u8) -> bool) -> &'a str {
    let rest = cursor.rest();
    let length = rest.bytes().take_while(|&b| belongs(b)).count();
    cursor.advance(length);
    slice(rest, 0..length)
}
