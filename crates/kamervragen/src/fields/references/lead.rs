//! What stands before the number of a parliamentary publication: `Kamerstukken II 2024/25, `.

use super::token::{eat_capitals, eat_misprinted_year, eat_session_year};
use crate::fields::scan::Cursor;
use crate::model::Chamber;

/// More parts than any lead has.
const MOST_PARTS: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paper,
    Answer,
    Debate,
}

/// What stands before the number: `Kamerstukken II 2024/25, `.
#[derive(Debug, Clone, Default)]
pub(super) struct Lead {
    pub(super) kind: Option<Kind>,
    pub(super) chamber: Option<Chamber>,
    /// As in ids: `20242025`.
    pub(super) year: Option<String>,
    /// Whether something like a year stood there that is none: `2022–203`. It still shows that a publication is cited.
    pub(super) year_misprinted: bool,
    /// Whether the year follows the kind, which it does not in the foot of a page (`vergaderjaar 2030–2031,
    /// Aanhangsel 2`).
    pub(super) year_after_kind: bool,
    /// Whether the word "Handelingen" was there.
    pub(super) proceedings_named: bool,
    /// Whether a parenthesis is open: `Aanhangsel Handelingen (vergaderjaar 2022–2023, nr. 3276)`.
    pub(super) open: bool,
    /// Whether there is no lead, but a parenthesis right before: `(36 471-64)`.
    pub(super) in_parentheses: bool,
    /// Where it ends, without the comma.
    pub(super) end: usize,
}

/// Reads as much as there is; `None` if that cannot open a reference.
pub(super) fn read_lead(cursor: &mut Cursor) -> Option<Lead> {
    let mut lead = Lead::default();
    for _ in 0..MOST_PARTS {
        let mut ahead = *cursor;
        let opens = lead.kind.is_some() && !lead.open && ahead.eat(&['(']);
        ahead.skip_space();
        if !lead.read_part(&mut ahead) {
            break;
        }
        lead.open |= opens;
        if lead.open && ahead.eat(&[')']) {
            lead.open = false;
        }
        lead.end = ahead.at();
        ahead.eat(&[',', ':']);
        *cursor = ahead;
    }
    (lead.kind.is_some() || lead.chamber.is_some() || lead.year.is_some()).then_some(lead)
}

impl Lead {
    fn read_part(&mut self, cursor: &mut Cursor) -> bool {
        self.read_kind(cursor)
            || self.read_chamber(cursor)
            || self.read_year(cursor)
            || self.read_filler(cursor)
    }

    fn read_kind(&mut self, cursor: &mut Cursor) -> bool {
        const PAPERS: [&str; 4] = ["kamerstukken", "kamerstuk", "kamerstuknummer", "kamerstukdossier"];
        let kind = if self.kind.is_none() && cursor.eat_one_of(PAPERS).is_some() {
            Kind::Paper
        } else if self.kind.is_none() && cursor.eat_phrase("kst") {
            cursor.eat(&['.']);
            Kind::Paper
        } else if self.kind.is_none() && cursor.eat_phrase("kamervragen") {
            // "Kamervragen (Aanhangsel) 2020–2021, nr. 2345"
            if !(cursor.eat(&['(']) && cursor.eat_phrase("aanhangsel") && cursor.eat(&[')'])) {
                return false;
            }
            Kind::Answer
        } else if self.kind != Some(Kind::Answer) && cursor.eat_phrase("aanhangsel") {
            Kind::Answer
        } else if !self.proceedings_named
            && cursor.eat_one_of(["handelingen", "van de handelingen", "de handelingen"]).is_some()
        {
            self.proceedings_named = true;
            self.kind.filter(|kind| *kind == Kind::Answer).unwrap_or(Kind::Debate)
        } else {
            return false;
        };
        self.kind = Some(kind);
        true
    }

    fn read_chamber(&mut self, cursor: &mut Cursor) -> bool {
        if self.chamber.is_some() {
            return false;
        }
        let tweede =
            eat_capitals(cursor, "II") || eat_capitals(cursor, "TK") || cursor.eat_phrase("tweede kamer");
        let eerste = !tweede
            && (eat_capitals(cursor, "I") || eat_capitals(cursor, "EK") || cursor.eat_phrase("eerste kamer"));
        if eerste || tweede {
            self.chamber = Some(if tweede { Chamber::TweedeKamer } else { Chamber::EersteKamer });
        }
        eerste || tweede
    }

    pub(super) fn read_year(&mut self, cursor: &mut Cursor) -> bool {
        if self.year.is_some() || self.year_misprinted {
            return false;
        }
        let mut ahead = *cursor;
        if ahead.eat_phrase("vergaderjaar") || ahead.eat_phrase("vj") {
            ahead.eat(&['.', ':']);
        } else if self.kind.is_none() && self.chamber.is_none() {
            return false;
        }
        self.year = eat_session_year(&mut ahead);
        self.year_misprinted = self.year.is_none() && eat_misprinted_year(&mut ahead);
        let read = self.year.is_some() || self.year_misprinted;
        if read {
            self.year_after_kind = self.kind.is_some();
            *cursor = ahead;
        }
        read
    }

    /// "Aanhangsel van de Handelingen der Tweede Kamer der Staten-Generaal"
    fn read_filler(&self, cursor: &mut Cursor) -> bool {
        const WORDS: [&str; 6] = ["van", "de", "der", "het", "bij", "staten-generaal"];
        (self.kind.is_some() || self.chamber.is_some()) && cursor.eat_one_of(WORDS).is_some()
    }
}
