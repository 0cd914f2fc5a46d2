//! The letter with which a ministry sends its answers, or says that they come later.
//!
//! ```text
//! Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
//! Datum     3 mei 2031
//! Onderwerp Beantwoording Kamervragen van het lid Oosterbaan (PvdW) over sluizen
//! Ons kenmerk 1234567
//!
//! In antwoord op uw brief van 9 april 2031, nr. 2031Z00417, deel ik u mede dat de vragen van het lid …
//!
//! De minister van Defensie,
//! J. de Rijk
//!
//! Antwoorden van de minister van Defensie op vragen van het lid Oosterbaan (PvdW) over sluizen
//! ```

use std::ops::Range;

use crate::fields::date::parse_date_prefix;
use crate::fields::heading::head_kind;
use crate::fields::heading::letter::{is_letter_head, is_signature, parse_letter_head, parse_mention};
use crate::fields::identifiers::parse_case_number;
use crate::model::RemarkKind;
use crate::recognise::rows::Row;

use super::{Divider, HeaderKind, Role};

/// What a line of a letter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LetterLine {
    /// Addresses, and the column beside the letter.
    Frame,
    /// `Datum 3 mei 2031`, `Den Haag, 3 mei 2031`
    Date,
    /// `Onderwerp Beantwoording Kamervragen …`
    Subject,
    /// `Uw kenmerk 2031Z00417`
    Reference,
    /// "In antwoord op uw brief van 9 april 2031, nr. 2031Z00417, deel ik u mede dat de vragen van …"
    Mention,
    /// The heading of the answers: "Antwoorden van de minister van … op vragen van het lid …".
    Title,
}

/// The keys of a letter, and what they say. Word after word: the longest come first.
const KEYS: [(&str, LetterLine); 11] = [
    ("Datum", LetterLine::Date),
    ("Den Haag,", LetterLine::Date),
    ("'s-Gravenhage,", LetterLine::Date),
    ("’s-Gravenhage,", LetterLine::Date),
    ("Onderwerp", LetterLine::Subject),
    ("Betreft", LetterLine::Subject),
    ("Uw kenmerk", LetterLine::Reference),
    ("Uw referentie", LetterLine::Reference),
    ("Uw brief (kenmerk)", LetterLine::Reference),
    ("Uw brief", LetterLine::Reference),
    ("Ons kenmerk", LetterLine::Frame),
];

/// The value of a line with a key: what follows it behind a colon, a space or the border of its cell. It may be empty.
pub(crate) fn value(text: &str) -> Option<(LetterLine, &str)> {
    KEYS.iter().find_map(|(key, line)| {
        let rest = text.strip_prefix(key)?;
        let parted = rest.is_empty() || rest.starts_with([':', '\t', ' ']);
        parted.then(|| (*line, rest.trim_start_matches([':', '\t', ' ', '|'])))
    })
}

/// A letter among the rows above the first label.
struct Letter {
    /// The row with which its running text begins.
    body: usize,
    /// The row after its last.
    end: usize,
}

/// Finds the letter in `range`.
fn find(rows: &[Row<'_>], range: Range<usize>) -> Option<Letter> {
    let body_rows = |from: usize| (from..range.end).filter(|&row| !rows[row].furniture);
    let keyed = body_rows(range.start).find(|&row| {
        let Some((key, value)) = value(rows[row].text()) else { return false };
        // The value may stand below the key.
        let below = || body_rows(row + 1).next().map_or("", |next| rows[next].text());
        let stated = if value.is_empty() { below() } else { value };
        match key {
            LetterLine::Date => parse_date_prefix(stated).is_some(),
            LetterLine::Subject => is_letter_head(stated),
            _ => false,
        }
    })?;
    let sentence = |row: usize| head_kind(rows[row].text()).is_some();
    let body = body_rows(keyed + 1).find(|&row| opens_letter(rows, row) || sentence(row))?;
    if sentence(body) {
        return None;
    }
    let ends = |row: usize| {
        let text = rows[row].text();
        let opens = rows[row].opens;
        (opens || text.starts_with("Antwoord")) && is_letter_head(text)
            || opens && parse_case_number(text).is_some()
            || sentence(row)
    };
    let end = body_rows(body + 1).find(|&row| ends(row)).unwrap_or(range.end);
    Some(Letter { body, end })
}

/// "Geachte voorzitter,", or the sentence about the questions.
fn opens_letter(rows: &[Row<'_>], row: usize) -> bool {
    const OPENINGS: [&str; 7] = [
        "Geachte ",
        "Mijnheer de ",
        "Mevrouw de ",
        "In antwoord op ",
        "In het antwoord op ",
        "Hierbij ",
        "Bijgaand ",
    ];
    let text = rows[row].text();
    // Not every extractor leaves a blank line above.
    OPENINGS.iter().any(|opening| text.starts_with(opening))
        || rows[row].opens && text.ends_with('.') && parse_mention(text, None).is_some()
}

/// Whether a title that breaks off after a line goes on with another: no title ends with such a word, and none begins
/// with a small letter or in the middle of a name and its party.
fn goes_on(line: &str, next: &str) -> bool {
    const WITHIN: [&str; 14] =
        ["en", "of", "de", "het", "een", "van", "aan", "over", "in", "op", "bij", "voor", "naar", "door"];
    let first = next.split_whitespace().next().unwrap_or_default();
    // Not the `www.…` of the column beside the letter.
    let is_word = first.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '(' | ')' | '-' | ','));
    is_word && first.starts_with(|sign: char| sign == '(' || sign.is_lowercase())
        || line.split_whitespace().next_back().is_some_and(|last| WITHIN.contains(&last))
}

impl Divider<'_, '_> {
    /// Reads the letter among the rows above the first label; gives the row after it.
    pub(super) fn letter(&mut self, end: usize, labelled: bool) -> Option<usize> {
        let letter = find(self.rows, self.range.start..end)?;
        let postpones =
            self.letterhead(letter.body) || !labelled && self.has_no_answer_yet(letter.body..letter.end);
        let mut row = letter.body;
        let signature =
            (letter.body..letter.end).find(|&row| self.is_body(row) && self.signs(row)).unwrap_or(letter.end);
        while row < signature {
            let next = self.block_end(row, signature);
            if !self.is_body(row) {
                row += 1;
                continue;
            }
            let slices: Vec<_> =
                (row..next).filter(|&row| self.is_body(row)).map(|row| self.rows[row].slice(row)).collect();
            let text: Vec<&str> = slices.iter().map(|slice| self.rows[slice.row].text()).collect();
            let salutation = row == letter.body && self.rows[row].text().trim_end().ends_with([',', '!']);
            if salutation {
                self.push(Role::Remark(RemarkKind::Introduction), slices);
            } else if postpones && !labelled {
                let role = Role::Remark(RemarkKind::Postponement);
                match self.parts.last_mut().filter(|last| last.role == role) {
                    Some(last) => last.slices.extend(slices),
                    None => self.push(role, slices),
                }
            } else if parse_mention(&text.join(" "), None).is_some() {
                self.push(Role::Header(HeaderKind::Letter(LetterLine::Mention)), slices);
            } else {
                self.push(Role::Remark(RemarkKind::Introduction), slices);
            }
            row = next;
        }
        let slices: Vec<_> = (signature..letter.end)
            .filter(|&row| self.is_body(row))
            .map(|row| self.rows[row].slice(row))
            .collect();
        if !slices.is_empty() {
            self.push(Role::Remark(RemarkKind::Signature), slices);
        }
        Some(letter.end)
    }

    /// Whether the end of the letter begins with a row. Inside a paragraph it may be the rest of a sentence, which then goes
    /// on with a small letter.
    fn signs(&self, row: usize) -> bool {
        let text = self.rows[row].text();
        (self.rows[row].opens || text.starts_with(char::is_uppercase)) && is_signature(text)
    }

    /// Reads the rows above the running text of a letter; says whether they announce a postponement.
    fn letterhead(&mut self, end: usize) -> bool {
        let mut row = self.range.start;
        let mut postpones = false;
        while row < end {
            if !self.is_body(row) {
                row += 1;
                continue;
            }
            let text = self.rows[row].text();
            let (kind, value) = value(text).unwrap_or((LetterLine::Frame, text));
            let mut next = row + 1;
            if kind != LetterLine::Frame {
                // The value stands behind the key, or below it.
                let from = if value.is_empty() {
                    (next..end).find(|&row| self.is_body(row)).unwrap_or(next)
                } else {
                    row
                };
                let lines = if kind == LetterLine::Subject { self.subject_end(from, end) } else { from + 1 };
                let keyed = |row: &usize| self::value(self.rows[*row].text()).is_some();
                next = (from + 1..lines).find(keyed).unwrap_or(lines);
                next = next.min(end).max(row + 1);
            }
            if kind == LetterLine::Subject {
                let words: Vec<&str> = (row..next).map(|row| self.rows[row].text()).collect();
                let words = words.join(" ");
                let subject = self::value(&words).map_or("", |(_, value)| value);
                postpones |= parse_letter_head(subject).is_some_and(|head| head.postponement);
            }
            self.push_header(HeaderKind::Letter(kind), row..next);
            row = next;
        }
        postpones
    }

    /// The row after a subject line, which one converter parts where the print breaks it:
    ///
    /// ```text
    /// Onderwerp Beantwoording van Kamervragen van de leden Oosterbaan (PvdW) en
    ///
    /// Veenstra (NV) over sluizen
    /// ```
    fn subject_end(&self, from: usize, end: usize) -> usize {
        let mut next = self.block_end(from, end);
        while next < end && self.is_body(next) && goes_on(self.rows[next - 1].text(), self.rows[next].text())
        {
            next = self.block_end(next, end);
        }
        next
    }

    /// "… kunnen niet binnen de gebruikelijke termijn worden beantwoord."
    fn has_no_answer_yet(&self, range: Range<usize>) -> bool {
        let late = |row: usize| {
            let text = self.rows[row].text();
            text.contains("niet binnen de gebruikelijke termijn")
                || text.contains("niet binnen de gestelde termijn")
        };
        range.into_iter().any(late)
    }
}
