//! Parliamentary papers (*Kamerstukken*): a dossier, mostly with a part, and the number of the paper in it.

use std::ops::Range;

use super::FoundReference;
use super::lead::{Kind, Lead, read_lead};
use super::list::{Separator, eat_separator, ends_member, next_number};
use super::token::{
    eat_capitals, eat_hyphen, eat_letters, eat_number_or_letter, eat_number_word, follows_number_word,
};
use crate::fields::identifiers::{HYPHENS, dossier_url};
use crate::fields::scan::{Cursor, is_space};
use crate::model::{Chamber, ReferenceKind, Span};

/// Papers of the Eerste Kamer have the year in their id (`kst-20092010-30536-X`) in the years before this one.
const FIRST_YEAR_OF_PLAIN_SENATE_IDS: &str = "20102011";

/// The dossier of the European councils, whose papers are numbered in each of its parts: `21 501-20, nr. 1596`.
const DOSSIER_OF_PARTS: &str = "21501";

/// Reads a paper that begins with its dossier at `at`, as a motion in parentheses does: `(35 570 V, nr. 43)`.
pub(super) fn read_bare(text: &str, at: usize, found: &mut Vec<FoundReference>) -> Option<usize> {
    let head = text.get(..at)?;
    let mut before = head.chars().rev();
    let inside_number = match before.next() {
        Some('/' | '€') => true,
        Some(c) if HYPHENS.contains(&c) => true,
        // "1.234.500", "2,22 112"; but "brief,22 112, nr. 5" lost its space
        Some('.' | ',') => before.next().is_some_and(|c| c.is_ascii_digit()),
        _ => head.trim_end_matches(is_space).ends_with('€'),
    };
    if inside_number {
        return None;
    }
    let lead = Lead { in_parentheses: head.ends_with('('), ..Lead::default() };
    read(Cursor::new(text, at), &lead, at, found)
}

/// How the number of a paper follows its dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// `22 112, nr. 2686`
    Word,
    /// `22 112-2686`
    Hyphen,
    /// `36200, A`
    Comma,
}

#[derive(Debug, Clone)]
pub(super) struct Dossier {
    /// Five digits.
    number: String,
    /// `20` of 21 501-20, `VIII` of 36 410 VIII, `R1975` of 33 183 (R1975).
    part: Option<String>,
}

/// Reads `19 637, nr. 3308` behind its lead, and the rest of its list.
pub(super) fn read(
    mut cursor: Cursor,
    lead: &Lead,
    start: usize,
    found: &mut Vec<FoundReference>,
) -> Option<usize> {
    let mut plural = false;
    let (mut dossier, number) = read_paper(&mut cursor, lead, &mut plural)?;
    let numbered = number.is_some();
    found.push(lead.paper(&dossier, number, start..cursor.at()));
    // What a list goes on with is a paper, even if its first member was one without the word.
    let mut lead = Lead { kind: Some(Kind::Paper), ..lead.clone() };
    while numbered && let Some(next) = next_paper(&mut cursor, &mut lead, &mut dossier, &mut plural) {
        found.push(next);
    }
    Some(cursor.at())
}

/// `… en 2690`, `… en nr. 2690`, `…; I 2022/23, 36 021, B`
fn next_paper(
    cursor: &mut Cursor,
    lead: &mut Lead,
    dossier: &mut Dossier,
    plural: &mut bool,
) -> Option<FoundReference> {
    let mut ahead = *cursor;
    let separator = eat_separator(&mut ahead, *plural)?;
    let start = ahead.at();
    let mut other = ahead;
    let own = read_lead(&mut other).unwrap_or_default();
    if own.kind.is_some() {
        return None;
    }
    let own = Lead {
        kind: lead.kind,
        chamber: own.chamber.or(lead.chamber),
        year: own.year.or_else(|| lead.year.clone()),
        ..Lead::default()
    };
    let mut own_plural = false;
    if let Some((own_dossier, Some(number))) = read_paper(&mut other, &own, &mut own_plural) {
        *cursor = other;
        *lead = own;
        *dossier = own_dossier;
        *plural = own_plural;
        return Some(lead.paper(dossier, Some(number), start..cursor.at()));
    }
    let number = next_number(&mut ahead, separator, plural)?;
    *cursor = ahead;
    Some(lead.paper(dossier, Some(number), start..cursor.at()))
}

/// Reads dossier and number; `plural` tells afterwards whether "nrs." announced a list.
///
/// Without the word "Kamerstuk" a dossier needs a number, and that the word "nr."; a hyphen will do after a chamber or
/// year, after a budget chapter (`35925-VI-56`), and where nothing else is in the parentheses (`(36 471-64)`).
fn read_paper(cursor: &mut Cursor, lead: &Lead, plural: &mut bool) -> Option<(Dossier, Option<String>)> {
    let named = lead.kind == Some(Kind::Paper);
    if named {
        eat_number_word(cursor);
    }
    let mut dossier = eat_dossier(cursor, named)?;
    // "31 293/31 289, nr. 5": a paper in two dossiers is numbered in the first.
    let mut ahead = *cursor;
    while ahead.eat(&['/']) && eat_dossier(&mut ahead, named).is_some() {
        *cursor = ahead;
    }
    let Some((number, joint)) = eat_paper_number(cursor, lead, plural) else {
        // "Kamerstukken I 2030/31, 37 021 B", "Kamerstuk I 37 021 AB"
        let letter = (lead.chamber == Some(Chamber::EersteKamer))
            .then(|| {
                dossier.part.take_if(|part| is_senate_letter(part)).or_else(|| eat_senate_letters(cursor))
            })
            .flatten();
        return (named || letter.is_some()).then_some((dossier, letter));
    };
    let sure = match joint {
        Joint::Word | Joint::Comma => true,
        Joint::Hyphen => {
            let chapter =
                dossier.part.as_deref().is_some_and(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
            let alone = lead.in_parentheses && cursor.rest().starts_with([')', ',', ';']);
            named || lead.chamber.is_some() || lead.year.is_some() || chapter || alone
        }
    };
    sure.then_some((dossier, Some(number)))
}

/// `22 112`, `22112`, `21 501-20`, `35 570 V`
pub(super) fn eat_dossier(cursor: &mut Cursor, named: bool) -> Option<Dossier> {
    let mut ahead = *cursor;
    ahead.skip_space();
    let digits = ahead.digits();
    if !matches!(digits.len(), 2 | 5) || digits.starts_with('0') {
        return None;
    }
    let mut number = digits.to_owned();
    if number.len() == 2 {
        let rest = ahead.rest();
        if named && rest.starts_with('.') {
            ahead.advance(1);
        } else if rest.starts_with(is_space) {
            ahead.skip_space();
        } else {
            return None;
        }
        number += ahead.digits();
    }
    if number.len() != 5 {
        return None;
    }
    let part = eat_part(&mut ahead, &number);
    *cursor = ahead;
    Some(Dossier { number, part })
}

fn eat_part(cursor: &mut Cursor, dossier: &str) -> Option<String> {
    eat_numbered_part(cursor, dossier).or_else(|| eat_kingdom(cursor)).or_else(|| eat_chapter(cursor))
}

/// `-20` of `21501-20-2128` and `21 501-20, nr. 1596`; the digits of `22 112-2686` are the number.
fn eat_numbered_part(cursor: &mut Cursor, dossier: &str) -> Option<String> {
    let mut ahead = *cursor;
    let part = eat_hyphen(&mut ahead).then(|| ahead.digits())?;
    let numbered = eat_hyphen(&mut ahead.clone()) || follows_number_word(ahead);
    let is_part =
        (1..=3).contains(&part.len()) && (numbered || (dossier == DOSSIER_OF_PARTS && part.len() == 2));
    is_part.then(|| {
        *cursor = ahead;
        part.to_owned()
    })
}

/// `(R1975)`, `(R 1975)`: a law of the whole Kingdom.
fn eat_kingdom(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let open = ahead.eat(&['(']);
    if !eat_capitals(&mut ahead, "R") {
        return None;
    }
    ahead.skip_space();
    let number = ahead.digits();
    ((3..=4).contains(&number.len()) && (!open || ahead.eat(&[')']))).then(|| {
        *cursor = ahead;
        format!("R{number}")
    })
}

/// `36 410 VI`, `36410-VI`, `36 410 hoofdstuk VI`, and `36 410, VI, nr. 65`
fn eat_chapter(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let apart = !eat_hyphen(&mut ahead) && ahead.eat(&[',']);
    ahead.eat_phrase("hoofdstuk");
    let part = eat_letters(&mut ahead);
    (is_chapter(part) && (!apart || follows_number_word(ahead))).then(|| {
        *cursor = ahead;
        part.to_owned()
    })
}

/// Whether letters name a budget chapter or fund: `VIII`, `IXB`, `A`.
fn is_chapter(letters: &str) -> bool {
    let roman = letters.strip_suffix(['A', 'B']).unwrap_or(letters);
    letters.len() == 1 || (!roman.is_empty() && roman.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')))
}

/// Whether the letter after a dossier of the Eerste Kamer is that of a paper: `36 021 B`, but not `36 600 V`.
fn is_senate_letter(part: &str) -> bool {
    part.len() == 1 && !is_chapter_only(part)
}

fn eat_senate_letters(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let letters = eat_letters(&mut ahead);
    (letters.len() == 2 && !is_chapter_only(letters)).then(|| {
        *cursor = ahead;
        letters.to_owned()
    })
}

/// Whether letters can hardly be those of a paper: `VI`.
fn is_chapter_only(letters: &str) -> bool {
    letters.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn eat_paper_number(cursor: &mut Cursor, lead: &Lead, plural: &mut bool) -> Option<(String, Joint)> {
    let mut ahead = *cursor;
    if eat_hyphen(&mut ahead) {
        let number = eat_number_or_letter(&mut ahead)?;
        *cursor = ahead;
        return Some((number, Joint::Hyphen));
    }
    let comma = ahead.eat(&[',', ':', ';']);
    if let Some(several) = eat_number_word(&mut ahead) {
        let number = eat_number_or_letter(&mut ahead)?;
        *plural = several;
        *cursor = ahead;
        return Some((number, Joint::Word));
    }
    let cited = lead.kind == Some(Kind::Paper) || lead.year.is_some();
    let senate = lead.chamber == Some(Chamber::EersteKamer);
    let number = comma.then(|| eat_number_or_letter(&mut ahead))??;
    let sure = if number.starts_with(|c: char| c.is_ascii_digit()) {
        cited && ends_member(ahead.rest(), Separator::Comma, false)
    } else {
        senate || (cited && !is_chapter_only(&number) && !is_initial(ahead.rest()))
    };
    sure.then(|| {
        *cursor = ahead;
        (number, Joint::Comma)
    })
}

/// Whether a letter before `rest` begins a name: `Kamerstuk 36 200, A. Jansen`.
fn is_initial(rest: &str) -> bool {
    rest.strip_prefix('.')
        .is_some_and(|after| after.trim_start_matches(is_space).starts_with(char::is_alphabetic))
}

impl Lead {
    fn paper(&self, dossier: &Dossier, number: Option<String>, range: Range<usize>) -> FoundReference {
        let whole = match &dossier.part {
            Some(part) => [&dossier.number, "-", part].concat(),
            None => dossier.number.clone(),
        };
        let Some(number) = number else {
            let url = Some(dossier_url(&whole));
            return FoundReference { kind: ReferenceKind::Kamerstuk, id: None, url, span: Span::from(range) };
        };
        let senate_year = self.year.as_ref().filter(|year| {
            self.chamber == Some(Chamber::EersteKamer) && year.as_str() < FIRST_YEAR_OF_PLAIN_SENATE_IDS
        });
        let id = match senate_year {
            Some(year) => ["kst-", year, "-", &whole, "-", &number].concat(),
            None => ["kst-", &whole, "-", &number].concat(),
        };
        FoundReference::to_publication(ReferenceKind::Kamerstuk, Some(id), range)
    }
}
