//! How two lines join: inside a paragraph, inside a word, or not at all.
//!
//! The rules for words at a line end (`vergun-` / `ning`) are those that lose nothing: a hyphen goes only where a
//! line ends in it and the next begins with a small letter, and it stays after capitals (`EU-` / `landen`), in an
//! address, and before "en" and "of" (`zorg-` / `en welzijn`). A hyphen inside a line always stays.

use crate::block::BlockKind;
use crate::fields::item_mark;
use crate::recognise::amounts::abbreviates;
use crate::recognise::rows::{Row, Slice};

/// What a form tells of lines and paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Lines as they are printed: where a paragraph ends is to be found out.
    Printed,
    /// Line ends mean nothing, and a page end may cut a paragraph in two: Markdown.
    Soft,
    /// Paragraphs, lists and tables are what the form says: XML, a web page.
    Told,
}

/// How wide the lines of a document are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// The usual length of a line that goes on in the next; missing where no line does.
    width: Option<usize>,
    layout: Layout,
}

impl Measure {
    /// Measures the lines that are followed by one that begins with a small letter.
    pub(crate) fn of(rows: &[Row<'_>], layout: Layout) -> Self {
        let mut lengths: Vec<usize> = rows
            .windows(2)
            .filter(|pair| {
                let goes_on = !pair[1].opens && !pair[0].furniture && !pair[1].furniture;
                goes_on && pair[1].text().starts_with(char::is_lowercase)
            })
            .map(|pair| pair[0].text().len())
            .collect();
        let middle = lengths.len() / 2;
        let width = (!lengths.is_empty()).then(|| *lengths.select_nth_unstable(middle).1);
        Self { width, layout }
    }

    /// Whether a line stops before the middle of the width, where a line that goes on would not.
    fn is_short(self, line: &str) -> bool {
        self.width.is_some_and(|width| line.len() * 2 < width)
    }

    /// Whether the form tells what is a paragraph, a list or a table.
    pub(crate) fn is_told(self) -> bool {
        self.layout == Layout::Told
    }

    /// For text that is laid out on one line anyway.
    pub(crate) const fn unknown() -> Self {
        Self { width: None, layout: Layout::Soft }
    }

    /// Whether a line that ends a sentence ends its paragraph too: it stops short of the width, or is a whole
    /// paragraph on a line.
    pub(super) fn ends_paragraph(self, line: &str) -> bool {
        match self.width {
            Some(width) => line.len() * 5 < width * 4 || line.len() * 2 > width * 3,
            None => self.layout != Layout::Soft,
        }
    }
}

/// What stands between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A line end inside a paragraph.
    Space,
    /// A word that goes on.
    Nothing,
    /// A word that goes on, without the hyphen at the line end.
    DropHyphen,
    Paragraph,
}

/// How a slice joins the one before it; `begins` tells whether that is the first line of its paragraph, `item` is the
/// mark of the list item that is being laid.
pub(super) fn joint(
    rows: &[Row<'_>],
    before: &Slice,
    slice: &Slice,
    begins: bool,
    item: Option<&str>,
    measure: Measure,
) -> Joint {
    let (above, below) = (&rows[before.row], &rows[slice.row]);
    if measure.is_told() && below.opens {
        return Joint::Paragraph;
    }
    let tabular = |row: &Row<'_>| matches!(row.kind(), BlockKind::Table | BlockKind::Image { .. });
    let line = above.text()[before.at.clone()].trim_end();
    let next = &below.text()[slice.at.clone()];
    let begins_item = || item_mark(next).is_some_and(|mark| begins_item(mark, item, line, below.opens));
    if tabular(above) || tabular(below) || begins_item() {
        return Joint::Paragraph;
    }
    let interrupted = slice.row > before.row + 1;
    // White space parts paragraphs, unless notes or a page end stand in it: those cut paragraphs too.
    let spaced = below.opens && !interrupted && above.page == below.page;
    let small = || next.starts_with(char::is_lowercase);
    let sentence = || ends_sentence(line) && measure.ends_paragraph(line) && !stops_before_number(line, next);
    let heading =
        || begins && item.is_none() && measure.is_short(line) && next.starts_with(char::is_uppercase);
    let parted = spaced || !small() && (sentence() || heading());
    if parted { Joint::Paragraph } else { line_end(line, next) }
}

/// Whether a mark at the start of a line opens an item: always for a dash or bullet, and for a letter or number
/// where the item before or a line that introduces it ends above.
fn begins_item(mark: &str, last: Option<&str>, line: &str, opens: bool) -> bool {
    let sign = !mark.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-');
    let follows = last.is_some_and(|last| is_next(last, mark) || ends_clause(line));
    sign || opens || follows || line.ends_with([':', ';'])
}

/// How a line joins the next one of its paragraph.
fn line_end(line: &str, next: &str) -> Joint {
    // Most lines end in a plain word.
    let word = line.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if matches!(line.as_bytes()[..line.len() - word].last(), None | Some(b' ')) {
        return Joint::Space;
    }
    let token = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let continued = || next.split_whitespace().next().unwrap_or_default();
    if is_address(token) && goes_on_as_address(token, continued()) {
        return Joint::Nothing;
    }
    if token.len() > 1 && token.ends_with('/') && next.starts_with(char::is_alphanumeric) {
        return Joint::Nothing;
    }
    let Some(word) = token.strip_suffix(['-', '‐', '\u{AD}']) else { return Joint::Space };
    let letter = word.ends_with(char::is_alphanumeric);
    if !letter || !next.starts_with(|sign: char| sign.is_lowercase()) {
        return if letter && next.starts_with(char::is_alphanumeric) { Joint::Nothing } else { Joint::Space };
    }
    if matches!(continued().trim_end_matches([',', '.']), "en" | "of" | "en/of" | "tot") {
        return Joint::Space;
    }
    let last = word.rsplit(['-', '/', '(', '«', '‘', '“']).next().unwrap_or_default();
    let keeps = last.chars().all(|sign| !sign.is_lowercase());
    if keeps { Joint::Nothing } else { Joint::DropHyphen }
}

/// `https://sluis.example/a`, `www.sluis.example`, `(sluis.example/artikel`
fn is_address(token: &str) -> bool {
    let named = |host: &str| host.trim_start_matches('(').find('.').is_some_and(|dot| dot > 0);
    let path = token.split_once('/').is_some_and(|(host, _)| named(host) || token.contains("://"));
    path || token.as_bytes().windows(4).any(|four| four == b"www.")
}

/// `(https://` / `nos.nl/artikel/2541672)`, `…-rutte-vier-` / `hopeloos-uit-het-zicht`
fn goes_on_as_address(token: &str, next: &str) -> bool {
    !token.ends_with([')', ',', ';', '.', '»', '>'])
        && (token.ends_with(['/', '-', '_', '=', '&', '%', '?'])
            || next.contains(['/', '_', '=', '%'])
            || next.trim_end_matches([')', '.', ',']).contains(['-', '.'])
            || next.ends_with(").")
            || next.ends_with(')') && token.contains('('))
}

/// Whether one mark comes after another: `a.` and `b.`, `1)` and `2)`.
fn is_next(last: &str, mark: &str) -> bool {
    let split = |mark: &str| {
        let sign = mark.chars().next_back()?;
        let inner = mark.strip_suffix(sign)?;
        let letter = inner.bytes().next().filter(|letter| inner.len() == 1 && letter.is_ascii_lowercase());
        Some((sign, inner.parse().ok().or(letter.map(u32::from))?))
    };
    matches!((split(last), split(mark)), (Some((sign, last)), Some((same, next))) if sign == same && next == last + 1)
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(|sign: char| {
        sign.is_ascii_digit() || matches!(sign, ')' | '»' | '”' | '"' | '’' | ' ')
    });
    line.ends_with(['.', '?', '!', ':', ';'])
}

/// `(Kamerstuk 35 831, nr.` / `989)`: the stop of an abbreviation ends no sentence.
fn stops_before_number(line: &str, next: &str) -> bool {
    next.starts_with(|sign: char| sign.is_ascii_digit()) && line.strip_suffix('.').is_some_and(abbreviates)
}

fn ends_clause(line: &str) -> bool {
    ends_sentence(line) || line.ends_with([',', ')'])
}
