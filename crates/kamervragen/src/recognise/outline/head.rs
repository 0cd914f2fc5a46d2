//! The rows above the first label: masthead, number, head sentences, key and value lines, introduction.

use crate::block::Place;
use crate::fields::heading::letter::is_letter_head;
use crate::fields::heading::{HeadKind, english_head, head_kind};
use crate::fields::identifiers::{parse_case_number, parse_old_number};
use crate::fields::session_year::parse_session_year;
use crate::model::RemarkKind;
use crate::recognise::page_head::{self, Key};
use crate::recognise::rows::{Row, Slice};

use super::letter::LetterLine;
use super::stated::header_of;
use super::{Divider, HeaderKind, Role};

/// How many lines a heading may take.
const MOST_LINES_OF_A_HEADING: usize = 12;

impl Divider<'_, '_> {
    /// Reads the rows above the first label.
    pub(super) fn head(&mut self, end: usize, labelled: bool) {
        let letter = self.letter(end, labelled);
        let mut row = letter.unwrap_or(self.range.start);
        let mut seen_sentence = false;
        while row < end {
            if !self.is_body(row) {
                row += 1;
                continue;
            }
            let text = self.rows[row].text();
            let stated = self.rows[row].stated().filter(|stated| stated.place != Place::Outside);
            if let Some(stated) = stated {
                let next = self.stated_end(row, end, stated.part);
                self.push_header(header_of(stated.place, text), row..next);
                row = next;
                continue;
            }
            let title = letter.is_some() && is_letter_head(&self.block_text(row, end));
            let kind = head_kind(text).filter(|_| !title);
            let next = match kind {
                Some(HeadKind::Question) => self.sentence_end(row, end, "(ingezonden"),
                Some(HeadKind::Answer) => self.sentence_end(row, end, "(ontvangen"),
                Some(HeadKind::SeeAlso) => self.block_end(row, end),
                None if title => self.block_end(row, end),
                _ => row + 1,
            };
            let header = match kind {
                Some(HeadKind::Question) => Some(HeaderKind::Questions),
                Some(HeadKind::Answer) => Some(HeaderKind::Answers),
                Some(HeadKind::SeeAlso) => Some(HeaderKind::SeeAlso),
                Some(HeadKind::Submitted) => Some(HeaderKind::Submitted),
                None if is_masthead(text) || self.continues_masthead(row, end) => Some(HeaderKind::Masthead),
                None if !seen_sentence && is_number_line(text) => Some(HeaderKind::Number),
                None if title => Some(HeaderKind::Letter(LetterLine::Title)),
                None if english_head(text) => Some(HeaderKind::Section),
                None => page_head::key(text).map(|(key, _)| HeaderKind::Page(key)),
            };
            seen_sentence |= matches!(header, Some(HeaderKind::Questions | HeaderKind::Answers));
            match header {
                Some(kind) => self.push_header(kind, row..next),
                None => self.add_text(row, seen_sentence),
            }
            row = next;
        }
        self.name_titles();
        self.join_introductions();
    }

    /// The words of the block from a row on: a heading may be set on several lines.
    fn block_text(&self, row: usize, end: usize) -> String {
        let rows = (row..self.block_end(row, end)).take(MOST_LINES_OF_A_HEADING);
        rows.map(|row| self.rows[row].text()).collect::<Vec<_>>().join(" ")
    }

    /// Where the part of the head ends that the form begins at `start`.
    fn stated_end(&self, start: usize, end: usize, part: usize) -> usize {
        let goes_on = |row: usize| {
            !self.is_body(row) || self.rows[row].stated().is_some_and(|stated| stated.part == part)
        };
        (start + 1..end).find(|&row| !goes_on(row)).unwrap_or(end)
    }

    /// The number of the chamber, and the second line of "met de daarop door de regering gegeven antwoorden".
    fn continues_masthead(&self, row: usize, end: usize) -> bool {
        let text = self.rows[row].text();
        let above = self.parts.last().is_some_and(|part| part.role == Role::Header(HeaderKind::Masthead));
        let below = (row + 1..end)
            .find(|&next| self.is_body(next))
            .is_some_and(|next| is_masthead(self.rows[next].text()));
        match text {
            "1" | "2" => above || below,
            _ => above && text.ends_with("gegeven antwoorden"),
        }
    }

    /// Where a head sentence that begins at `start` ends: at its date, or with its block.
    fn sentence_end(&self, start: usize, end: usize, date: &str) -> usize {
        let mut dated = false;
        let mut refers = false;
        for row in start..end {
            let at = &self.rows[row];
            let text = at.text();
            // "(ingezonden …)" at the start of a line goes on with the sentence; another sentence does not.
            let another =
                matches!(head_kind(text), Some(HeadKind::Question | HeadKind::Answer | HeadKind::SeeAlso));
            if row > start && (at.opens || !self.is_body(row) || another) {
                return row;
            }
            dated |= text.contains(date) || text.contains("(ingezonden") || text.contains("(ontvangen");
            refers |= text.contains("Zie ook");
            let ends = text.ends_with(").") || text.ends_with(')');
            let goes_on = self.rows.get(row + 1).is_some_and(|next| next.text().starts_with("Zie ook"));
            if dated && ends && !refers && !goes_on {
                return row + 1;
            }
        }
        end
    }

    pub(super) fn block_end(&self, start: usize, end: usize) -> usize {
        (start + 1..end).find(|&row| self.rows[row].opens || !self.is_body(row)).unwrap_or(end)
    }

    /// Adds a row of running text above the first label to the introduction.
    fn add_text(&mut self, row: usize, after_sentence: bool) {
        let slice = self.rows[row].slice(row);
        let kind = Role::Remark(RemarkKind::Introduction);
        match self.parts.last_mut() {
            Some(last) if last.role == kind && (after_sentence || !self.rows[row].opens) => {
                last.slices.push(slice);
            }
            _ => self.push(kind, vec![slice]),
        }
    }

    /// A short line above the head sentence that does not end like a sentence is a title.
    fn name_titles(&mut self) {
        let sentence = self.parts.iter().position(|part| {
            matches!(
                part.role,
                Role::Header(HeaderKind::Questions | HeaderKind::Answers | HeaderKind::Page(_))
            )
        });
        let has_page =
            self.parts.iter().any(|part| matches!(part.role, Role::Header(HeaderKind::Page(Key::Case))));
        let rows = self.rows;
        for (index, part) in self.parts.iter_mut().enumerate() {
            let above = has_page || sentence.is_some_and(|sentence| index < sentence);
            if part.role == Role::Remark(RemarkKind::Introduction) && above && is_title(rows, &part.slices) {
                part.role = Role::Header(HeaderKind::Title);
            }
        }
    }

    /// Paragraphs of running text that follow each other are one introduction.
    fn join_introductions(&mut self) {
        let introduction = Role::Remark(RemarkKind::Introduction);
        self.parts.dedup_by(|part, before| {
            let same = part.role == introduction && before.role == introduction;
            if same {
                before.slices.append(&mut part.slices);
            }
            same
        });
    }
}

/// The lines above the number: the name of the chamber, the year, what the publication is.
fn is_masthead(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "Tweede Kamer der Staten-Generaal",
        "Eerste Kamer der Staten-Generaal",
        "Vergaderjaar ",
        "Aanhangsel van de Handelingen",
        "Aanhangsel tot het Verslag van de Handelingen",
        "Vragen gesteld door de leden der Kamer",
        "Kamervragen zonder",
        "Kamervragen (Aanhangsel)",
    ];
    STARTS.iter().any(|start| text.starts_with(start))
        || text.starts_with("regering gegeven antwoorden")
        || parse_session_year(text).is_some()
}

/// `594`, `2031Z00417`, `AH 604`
fn is_number_line(text: &str) -> bool {
    let number = |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let appendix = text.strip_prefix("AH").map(str::trim_start);
    let case = parse_case_number(text).or_else(|| parse_old_number(text));
    number(text) || appendix.is_some_and(number) || case.is_some()
}

fn is_title(rows: &[Row<'_>], slices: &[Slice]) -> bool {
    let [slice] = slices else { return false };
    let text = rows[slice.row].text();
    text.len() <= 300 && !text.ends_with(['.', '?', '!', ':', '-', ','])
}
