//! Page furniture: what the typesetter puts on every page, and extractors leave in the middle of a sentence.
//!
//! ```text
//! ah-tk-20302031-594
//! ISSN 0921 - 7398’s-Gravenhage 2031Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1
//! ```
//!
//! A note may look much the same (`3Tweede Kamer, vergaderjaar 2029–2030, Aanhangsel van de Handelingen, nr. 2101`):
//! furniture begins at the start of a line, and after "Aanhangsel" or "Vragen" comes a page number, the end of the
//! line, or text that is glued to it, but never a space and a word.

mod letter_pages;

use crate::block::{BlockKind, Place};
use crate::fields::identifiers::{parse_damaged_id, parse_publication_id};
use crate::fields::session_year::parse_session_year_prefix;
use crate::model::Span;

use super::page_head;
use super::rows::Row;

/// What the furniture of a document says.
#[derive(Debug, Default)]
pub(crate) struct Imprint {
    /// The publication id at the foot of the first page.
    pub(crate) publication_id: Option<(String, Span)>,
    /// The parliamentary year in the running foot.
    pub(crate) session_year: Option<(String, Span)>,
}

/// Marks the furniture among the rows, parts it from text glued to it, and counts the pages.
pub(crate) fn take_out<'a>(mut rows: Vec<Row<'a>>, imprint: &mut Imprint) -> Vec<Row<'a>> {
    let mut pages = Pages::default();
    // The rows that hold text behind their furniture, and where it begins.
    let mut glued = Vec::new();
    for (index, row) in rows.iter_mut().enumerate() {
        if row.page_break() {
            pages.end();
        }
        let Some(found) = read(row, &pages) else {
            pages.body();
            row.page = pages.count;
            continue;
        };
        if let Some(id) = found.publication_id {
            imprint.publication_id.get_or_insert((id, row.span()));
        }
        if let Some(year) = found.session_year {
            imprint.session_year.get_or_insert((year, row.span()));
        }
        if found.ends_page {
            pages.end();
            pages.wants_number = found.page.is_none();
        }
        pages.numbered += usize::from(found.page.is_some());
        row.page = pages.count;
        row.furniture = true;
        if found.len < row.text().len() {
            pages.body();
            glued.push((index, found.len, pages.count));
        }
    }
    if pages.count > 0 {
        letter_pages::mark(&mut rows);
    }
    if glued.is_empty() { rows } else { part_glued(&rows, &glued) }
}

/// Parts rows from the text that is glued to them, which stands on the page given with it.
fn part_glued<'a>(rows: &[Row<'a>], glued: &[(usize, usize, usize)]) -> Vec<Row<'a>> {
    let mut parted = Vec::with_capacity(rows.len() + glued.len());
    let mut from = 0;
    for &(at, len, page) in glued {
        let (foot, rest) = rows[at].split_at(len);
        parted.extend_from_slice(&rows[from..at]);
        parted.extend([foot, rest.into_text(page)]);
        from = at + 1;
    }
    parted.extend_from_slice(&rows[from..]);
    parted
}

/// Where on which page the reader is.
#[derive(Default)]
struct Pages {
    /// Pages that have ended and were followed by text.
    count: usize,
    ended: bool,
    /// Running feet seen so far that bear a number.
    numbered: usize,
    /// Whether the last foot lacked its number, which may stand alone below it.
    wants_number: bool,
}

impl Pages {
    /// Several signs of one page end (foot, `-----`, form feed) count once.
    fn end(&mut self) {
        self.ended = true;
    }

    fn body(&mut self) {
        self.count += usize::from(std::mem::take(&mut self.ended));
        self.wants_number = false;
    }
}

#[derive(Default)]
struct Found {
    /// How many bytes of the row are furniture.
    len: usize,
    publication_id: Option<String>,
    session_year: Option<String>,
    page: Option<usize>,
    ends_page: bool,
}

fn read(row: &Row<'_>, pages: &Pages) -> Option<Found> {
    let text = row.text();
    match row.stated().map(|stated| stated.place) {
        None => read_words(row, pages),
        // The menus around a document hold its small table of facts as well.
        Some(Place::Outside) if page_head::key(text).is_some() => None,
        Some(Place::Outside) => {
            let found = read_words(row, pages).unwrap_or_default();
            Some(Found { len: text.len(), ..found })
        }
        Some(_) => None,
    }
}

/// What a row says that is furniture by its words.
fn read_words(row: &Row<'_>, pages: &Pages) -> Option<Found> {
    let text = row.text();
    if matches!(row.kind(), BlockKind::Rule) {
        // `-----` is a converter's page border; `---` and `____` part notes from the text.
        return Some(Found { len: text.len(), ends_page: text.starts_with("-----"), ..Found::default() });
    }
    match *text.as_bytes().first()? {
        b'a' | b'k' | b'h' | b'A' | b'K' | b'H' => read_id(text),
        b'I' | b'T' | b'E' | b'\'' | b'`' | 0xE2 => read_foot(text, pages),
        b'N' | b'X' => is_page_chrome(text).then(|| Found { len: text.len(), ..Found::default() }),
        b'P' | b'0'..=b'9' if is_page_count(text) => {
            Some(Found { len: text.len(), ends_page: true, ..Found::default() })
        }
        b'0'..=b'9' => {
            // "…, Aanhangsel" and, on a line of its own further down, "1".
            let number =
                text.parse().ok().filter(|number| pages.wants_number && *number == pages.numbered + 1)?;
            Some(Found { len: text.len(), page: Some(number), ends_page: true, ..Found::default() })
        }
        _ => None,
    }
}

/// `ah-tk-20302031-594`, alone or before the rest of the foot; `h tk 20302031 594`, as one converter damages it.
fn read_id(text: &str) -> Option<Found> {
    let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    if len == text.len() && text.contains('-') {
        let id = parse_publication_id(text)?;
        return Some(Found { len, publication_id: Some(id), ..Found::default() });
    }
    let names = |id: &str| text.get(..2).is_some_and(|family| family.eq_ignore_ascii_case(id));
    if (names("ah") || names("kv"))
        && let Some(foot) = text.find("ISSN")
    {
        let id = parse_publication_id(text[..foot].trim_end())?;
        let rest = read_foot(&text[foot..], &Pages::default())?;
        return Some(Found { len: foot + rest.len, publication_id: Some(id), ..rest });
    }
    let id = Some(text).filter(|text| text.len() <= LONGEST_ID).and_then(parse_damaged_id)?;
    // The converter that damages it loses the running foot below.
    Some(Found { len: text.len(), publication_id: Some(id), ends_page: true, ..Found::default() })
}

/// The longest line that may be an id, damaged or not.
const LONGEST_ID: usize = 40;

/// The parts of the running foot, as many as stand here in a row.
fn read_foot(text: &str, pages: &Pages) -> Option<Found> {
    let mut found = Found::default();
    loop {
        let rest = &text[found.len..];
        let space = rest.len() - rest.trim_start().len();
        let rest = &rest[space..];
        if let Some(len) = issn(rest).or_else(|| place(rest)) {
            found.len += space + len;
        } else if let Some(foot) = running_foot(rest, pages.numbered + 1) {
            return Some(Found { len: found.len + space + foot.len, ..foot });
        } else {
            return (found.len > 0 && rest.is_empty()).then_some(found);
        }
    }
}

/// `ISSN 0921 - 7398`
fn issn(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("ISSN ")?;
    let sign = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-');
    // Eight digits with their dash; the text glued behind begins with something else.
    let len = digits.bytes().take_while(|byte| sign(byte) || *byte == b'X').count();
    let len = digits[..len].trim_end().len();
    (digits[..len].bytes().filter(u8::is_ascii_digit).count() == 8).then_some("ISSN ".len() + len)
}

/// `’s-Gravenhage 2031`
fn place(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(['’', '\'', '‘', '`']);
    let year = rest.strip_prefix("s-Gravenhage ")?;
    let digits = year.bytes().take_while(u8::is_ascii_digit).count().min(4);
    (digits == 4 && rest.len() < text.len()).then(|| text.len() - year.len() + digits)
}

/// `Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 2`
fn running_foot(text: &str, next_page: usize) -> Option<Found> {
    let rest = text.strip_prefix("Tweede Kamer, ").or_else(|| text.strip_prefix("Eerste Kamer, "))?;
    let rest = rest.strip_prefix("vergaderjaar")?.trim_start();
    let (year, len) = parse_session_year_prefix(rest)?;
    let rest = rest[len..].strip_prefix(',')?.trim_start();
    let rest = rest.strip_prefix("Aanhangsel").or_else(|| rest.strip_prefix("Vragen"))?;
    let words = rest.trim_start();
    let spaced = words.len() < rest.len();
    let (page, rest) = page_number(words, next_page);
    if page.is_none() && spaced {
        return None;
    }
    let len = text.len() - rest.len();
    Some(Found { len, session_year: Some(year), page, ends_page: true, ..Found::default() })
}

/// The page number at the start of `text`, and what follows it. A text glued to it may begin with a digit of its own
/// (`1` and `2024 was`), so the number that comes next is tried first.
fn page_number(text: &str, next_page: usize) -> (Option<usize>, &str) {
    if let Some(rest) = text.strip_prefix(&next_page.to_string()) {
        return (Some(next_page), rest);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[..digits].parse() {
        Ok(page) if digits <= 3 => (Some(page), &text[digits..]),
        _ => (None, text),
    }
}

/// What a web page prints around its notes: see [`PAGE_NOTE`].
fn is_page_chrome(text: &str) -> bool {
    matches!(text, PAGE_NOTE | "Naar boven")
}

/// The line above each note of a publication page copied as text: the button that closes it.
pub(crate) const PAGE_NOTE: &str = "X Noot";

/// `Pagina 2 van 4`; where spaces are lost, and fields stand over each other: `4Pagina1van4 1Pagina1van2`.
fn is_page_count(text: &str) -> bool {
    fn past_number(text: &str) -> Option<&str> {
        let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
        (rest.len() < text.len()).then(|| rest.trim_start_matches(' '))
    }
    let mut rest = text;
    while !rest.is_empty() {
        let pages = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let after = pages.strip_prefix("Pagina").map(|number| number.trim_start_matches(' '));
        let after = after.and_then(past_number).and_then(|rest| rest.strip_prefix("van"));
        match after.and_then(|number| past_number(number.trim_start_matches(' '))) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn furniture(text: &str) -> Vec<(String, bool, usize)> {
        let blocks = crate::read::plain::read(text, 0);
        take_out(super::super::rows::lay_out(&blocks), &mut Imprint::default())
            .iter()
            .map(|row| (row.text().to_owned(), row.furniture, row.page))
            .collect()
    }

    #[test]
    fn ok_foot_of_the_first_page_in_every_form() {
        for foot in [
            "ISSN 0921 - 7398’s-Gravenhage 2031Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1",
            "’s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030–2031, Vragen 1",
            "'s-Gravenhage 2031 Tweede Kamer, vergaderjaar 2030-2031, Vragen",
            "ah-tk-20302031-594ISSN 0921 - 7398",
            "ISSN 0921 - 7398",
            "ah-tk-20302031-594",
            "-----",
            "Pagina 2 van 4",
            "4Pagina1van4",
            "1Pagina1van2 1Pagina1van2",
            "1Pagina1van21Pagina1van2",
        ] {
            assert_eq!(furniture(foot), [(foot.to_owned(), true, 0)], "{foot}");
        }
    }

    #[test]
    fn ok_text_glued_to_the_foot_is_text() {
        let foot = "Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1";
        for text in ["Antwoord 3", "beschikbare ruimte", "2024 was een goed jaar"] {
            let found = furniture(&format!("{foot}{text}"));
            assert_eq!(found, [(foot.to_owned(), true, 0), (text.to_owned(), false, 1)]);
        }
    }

    #[test]
    fn ok_look_alikes_in_notes_are_text() {
        for text in [
            "Pagina 2 van het rapport",
            "2 Pagina 1 van 4",
            "Tweede Kamer, vergaderjaar 2029–2030, Aanhangsel van de Handelingen, nr. 2101",
            "3Tweede Kamer, vergaderjaar 2029–2030, 29 279, nr. 1234",
            "Tweede Kamer, vergaderjaar 2029–2030, 29 279, nr. 12",
            "ISSN 0921 - 7398 is het nummer van deze reeks",
            "Tweede Kamer, vergaderjaar 2030–2031, Vragen gesteld door de leden",
        ] {
            assert!(furniture(text).iter().all(|(_, is_furniture, _)| !is_furniture), "{text}");
        }
    }

    #[test]
    fn ok_the_head_of_the_pages_of_a_letter() {
        let head = "Directoraat-Generaal\nWater en Bodem\nOns kenmerk 417\n";
        let page = |number: usize| format!("Ja.\nPagina {number} van 4\n{head}");
        let found =
            furniture(&[&format!("{head}Geachte voorzitter,\n"), &*page(1), &page(2), &page(3)].concat());
        let marked: Vec<bool> = found.iter().map(|(_, furniture, _)| *furniture).collect();
        let [first, rest] = [[false; 3], [true; 3]];
        assert_eq!(
            marked,
            [&first[..], &[false; 2], &[true], &rest, &[false, true], &rest, &[false, true], &rest].concat()
        );
    }

    #[test]
    fn ok_the_head_of_the_pages_of_a_letter_among_text() {
        let page = |number: usize, lines: &str| format!("Pagina {number} van 4\n{lines}");
        let found = furniture(
            &[
                page(1, "Water en Bodem\nDatum\n5 juni 2031\nVraag 1\nOns kenmerk 417\n"),
                page(
                    2,
                    "Nee.\nWater en Bodem\nDatum 5 juni 2031\nDat bleek op\n6 juni 2031\nOns kenmerk 417\n",
                ),
                page(3, "Water en Bodem\nVraag 2\nWater en Bodem\nDatum\n5 juni 2031\nOns kenmerk 417\n"),
            ]
            .concat(),
        );
        let text: Vec<&str> =
            found.iter().filter(|(_, furniture, _)| !furniture).map(|(text, ..)| text.as_str()).collect();
        assert_eq!(text, ["Vraag 1", "Nee.", "Dat bleek op", "6 juni 2031", "Water en Bodem", "Vraag 2"]);
    }

    #[test]
    fn ok_what_two_pages_have_in_common_by_chance_is_text() {
        for lines in ["Ons kenmerk 417\n", "Ja.\nOns kenmerk 417\n", "Water\nJa.\nUw kenmerk 417\n"] {
            let page = |number: usize| format!("Vraag {number}\nPagina {number} van 4\n{lines}");
            let found = furniture(&[page(1), page(2), page(3)].concat());
            assert_eq!(found.iter().filter(|(_, furniture, _)| *furniture).count(), 3, "{lines:?}");
        }
    }

    #[test]
    fn ok_a_page_number_alone_below_its_foot() {
        let found =
            furniture("Ja.\n\nTweede Kamer, vergaderjaar 2030–2031, Aanhangsel\n\n1\n\n\u{C}1\n\nNee.");
        let marks: Vec<_> =
            found.iter().map(|(text, furniture, page)| (text.as_str(), *furniture, *page)).collect();
        assert_eq!(marks[2], ("1", true, 0));
        assert_eq!(marks[3], ("1", false, 1));
    }
}
