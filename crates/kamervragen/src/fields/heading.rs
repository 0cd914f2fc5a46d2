//! The head sentences: "Vragen van het lid … (ingezonden …)." and "Antwoord van Minister … (ontvangen …).".
//!
//! ```text
//! Vragen van de leden Oosterbaan (PvdW) en El Amrani (NV) aan de Minister van Defensie over «Kazernes» (ingezonden 3 mei 2031).
//! Antwoord van Minister De Rijk (Defensie), mede namens de Minister van Financiën (ontvangen 5 juni 2031). Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 733.
//! ```
//!
//! A sentence is cut at its landmarks - "aan", "over", "(ingezonden", "mede namens", "(ontvangen" - and each part is
//! given to the grammar of its own. The subject may hold any of these words: it begins at the first "over" after the
//! addressees and ends at the last "(ingezonden". Letters of ministries word their heads otherwise, see [`letter`].

use std::ops::Range;

use super::date::parse_date_prefix;
use super::scan::{
    Cursor, find_phrase, follows_word, is_space, issue, letters_at, one_line, past_space, phrase_at, quote,
    shifted, slice, tail,
};
use super::{Issue, offices, people};
use crate::Date;
use crate::model::{Addressee, Answerer, DiagnosticCode, Member};

mod clause;
pub mod letter;
mod see_also;

use clause::Clause;
use see_also::read_see_also;

/// What the head sentence of questions says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct QuestionHead {
    /// Whether the questions are to be asked in the chamber ("Mondelinge vragen").
    pub oral: bool,
    /// Who asks.
    pub askers: Vec<Member>,
    /// Who is asked.
    pub addressees: Vec<Addressee>,
    /// What the questions are about.
    pub subject: Option<String>,
    /// When they were handed in.
    pub submitted: Option<Date>,
    /// What was understood only in part.
    pub issues: Vec<Issue>,
}

/// What the head sentence of an answer or a postponement says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct AnswerHead {
    /// Whether it announces a postponement ("Mededeling van …") instead of an answer.
    pub postponement: bool,
    /// Who answers.
    pub answerers: Vec<Answerer>,
    /// For whom the answer is given as well.
    pub on_behalf_of: Vec<Addressee>,
    /// When it was received.
    pub answered: Option<Date>,
    /// The ids of earlier publications in this matter: "Zie ook Aanhangsel Handelingen, …".
    pub see_also: Vec<String>,
    /// What was understood only in part.
    pub issues: Vec<Issue>,
}

/// Which head sentence a line opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeadKind {
    /// "Vragen van het lid …", "Mondelinge vragen van …".
    Question,
    /// "Antwoord van Minister …", "Nader antwoord van …", "Mededeling van …".
    Answer,
    /// "Zie ook Aanhangsel Handelingen, …" on a line of its own.
    SeeAlso,
    /// "(ingezonden 20 november 2024)" on a line of its own.
    Submitted,
}

/// What stands before "vragen"; the first means that they are asked in the chamber.
const QUESTION_SORTS: [&str; 9] = [
    "mondelinge",
    "schriftelijke",
    "aanvullende",
    "nadere",
    "gezamenlijke",
    "herhaalde",
    "vervolg",
    "spoed",
    "kamer",
];

/// What stands before "antwoord".
const ANSWER_SORTS: [&str; 8] =
    ["nadere", "nader", "aanvullend", "gewijzigd", "herzien", "voorlopig", "gezamenlijk", "schriftelijk"];

/// Words that introduce the subject.
const ABOUT: [&str; 5] = ["over", "inzake", "betreffende", "omtrent", "met betrekking tot"];

/// Words of one meaning only in the place after a lost space: `overhet bericht`, but "overhandigen".
const AFTER_OVER: [&str; 17] = [
    "de",
    "het",
    "een",
    "dat",
    "dit",
    "deze",
    "die",
    "hoe",
    "zijn",
    "haar",
    "hun",
    "uw",
    "onze",
    "mogelijke",
    "geen",
    "nieuwe",
    "in",
];

/// Tells whether a line opens a head sentence, and which; cheap enough to ask of every line.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::{HeadKind, head_kind};
///
/// assert_eq!(head_kind("Vragen van het lid Oosterbaan (PvdW) aan de Minister"), Some(HeadKind::Question));
/// assert_eq!(head_kind("Antwoord van Minister De Rijk (Defensie)"), Some(HeadKind::Answer));
/// assert_eq!(head_kind("Antwoord van de minister op eerdere vragen was dat"), None);
/// ```
#[must_use]
pub fn head_kind(line: &str) -> Option<HeadKind> {
    let line = past_space(line);
    match line.as_bytes().first()? {
        b'(' | b'I' => opens_submitted(line).then_some(HeadKind::Submitted),
        b'Z' => opens_see_also(line).then_some(HeadKind::SeeAlso),
        b'V' | b'M' | b'S' | b'A' | b'N' | b'G' | b'H' | b'K' => opens_questions(line)
            .then_some(HeadKind::Question)
            .or_else(|| opens_answer(line).then_some(HeadKind::Answer)),
        _ => None,
    }
}

/// Tells whether a line opens the English copy of the questions: "Questions from MP Oosterbaan (LB) to the …".
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::english_head;
///
/// assert!(english_head("Questions from MP Oosterbaan (PvdW) to the Minister of Defence about barracks."));
/// assert!(!english_head("Questions from residents remained unanswered."));
/// ```
#[must_use]
pub fn english_head(line: &str) -> bool {
    const SORTS: [&str; 5] = ["written", "parliamentary", "oral", "supplementary", "further"];
    const ASKERS: [&str; 5] = ["mps", "mp", "the members", "the member", "members"];
    // Next to all lines begin with another letter.
    if line.starts_with(|first: char| first.is_ascii_lowercase()) {
        return false;
    }
    let mut cursor = Cursor::new(past_space(line), 0);
    if !matches!(cursor.rest().as_bytes().first(), Some(b'Q' | b'W' | b'P' | b'O' | b'S' | b'F')) {
        return false;
    }
    while cursor.eat_one_of(SORTS).is_some() {}
    let opens = cursor.eat_phrase("questions") || cursor.eat_phrase("question");
    let by = opens && cursor.eat_one_of(["from", "by", "of"]).is_some();
    by && (cursor.eat_one_of(ASKERS).is_some()
        || ["to the Minister", "to the State Secretary"].iter().any(|asked| cursor.rest().contains(asked)))
}

/// Reads the head sentence of questions; `None` when `text` is not one.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::parse_question_head;
///
/// let head = parse_question_head(
///     "Vragen van het lid Oosterbaan (PvdW) aan de Minister van Defensie over kazernes (ingezonden 3 mei 2031).",
/// )
/// .unwrap();
/// assert_eq!(head.subject.as_deref(), Some("kazernes"));
/// assert_eq!(head.submitted.unwrap().to_string(), "2031-05-03");
/// assert!(head.issues.is_empty());
/// ```
#[must_use]
pub fn parse_question_head(text: &str) -> Option<QuestionHead> {
    let opening = question_opening(text)?;
    let mut head = QuestionHead { oral: opening.oral, ..QuestionHead::default() };
    read_questions_sent(text, opening.end, &mut head);
    Some(head)
}

/// Reads the head sentence of an answer or a postponement; `None` when `text` is not one.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::parse_answer_head;
///
/// let head = parse_answer_head(
///     "Antwoord van Minister De Rijk (Defensie), mede namens de Minister van Financiën (ontvangen 5 juni 2031). \
///      Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 733.",
/// )
/// .unwrap();
/// assert_eq!(head.answerers[0].name.as_deref(), Some("De Rijk"));
/// assert_eq!(head.on_behalf_of[0].portfolio.as_deref(), Some("Financiën"));
/// assert_eq!(head.see_also, ["ah-tk-20302031-733"]);
/// ```
#[must_use]
pub fn parse_answer_head(text: &str) -> Option<AnswerHead> {
    let (from, postponement) = answer_opening(text)?;
    offices::office_at(tail(text, from))?;
    let mut head = AnswerHead { postponement, ..AnswerHead::default() };
    let received = Clause::first(text, from, "ontvangen");
    let end = match &received {
        Some(clause) => clause.start,
        None => find_phrase(text, from, "zie ook").map_or(text.len(), |found| found.start),
    };
    (head.answerers, head.on_behalf_of) = read_answerers(slice(text, 0..end), from, &mut head.issues);
    if let Some(clause) = received {
        head.answered = clause.date;
        head.issues.extend(clause.issues);
    }
    let (see_also, issues) = read_see_also(text);
    head.see_also = see_also;
    head.issues.extend(issues);
    Some(head)
}

/// The place where the head sentence of an answer begins behind that of the questions in one piece of text.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::find_answer_head;
///
/// let text = "Vragen van het lid Oosterbaan (PvdW) over kazernes (ingezonden 3 mei 2031).Antwoord van Minister De Rijk";
/// assert_eq!(&text[find_answer_head(text).unwrap()..], "Antwoord van Minister De Rijk");
/// ```
#[must_use]
pub fn find_answer_head(text: &str) -> Option<usize> {
    let sent = Clause::last(text, question_opening(text)?.end, "ingezonden")?;
    let rest = tail(text, sent.end).trim_start_matches(|c| is_space(c) || c == '.');
    opens_answer(rest).then_some(text.len() - rest.len())
}

/// Reads the date of a line of its own: "(ingezonden 20 november 2031)".
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::parse_submitted;
///
/// assert_eq!(parse_submitted("(ingezonden 20 november 2031)").0.unwrap().to_string(), "2031-11-20");
/// ```
#[must_use]
pub fn parse_submitted(text: &str) -> (Option<Date>, Vec<Issue>) {
    Clause::last(text, 0, "ingezonden").map(|clause| (clause.date, clause.issues)).unwrap_or_default()
}

/// Reads the ids out of "Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 507."; repeats are kept once.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::parse_see_also;
///
/// let ids = parse_see_also("Zie ook Aanhangsel Handelingen,vergaderjaar2030–2031,nr. 733.");
/// assert_eq!(ids, ["ah-tk-20302031-733"]);
/// ```
#[must_use]
pub fn parse_see_also(text: &str) -> Vec<String> {
    read_see_also(text).0
}

/// How a head sentence of questions begins.
struct Opening {
    oral: bool,
    /// Whether "Schriftelijke" or the like stands before "vragen".
    sort: bool,
    /// The place after "van".
    end: usize,
}

/// "Vragen van", "Mondelinge vragen van"; without "van" only before "het lid" ("Vragen het lid").
fn question_opening(text: &str) -> Option<Opening> {
    let mut cursor = Cursor::new(text, 0);
    cursor.skip_space();
    if !cursor.rest().starts_with(char::is_uppercase) {
        return None;
    }
    let first = eat_sorts(&mut cursor, &QUESTION_SORTS);
    cursor.advance(questions_of(cursor.rest())?);
    Some(Opening { oral: first == Some("mondelinge"), sort: first.is_some(), end: cursor.at() })
}

/// The length of "vragen van" at the start of `text`. Before "het lid" the space after it or "van" itself may be lost.
fn questions_of(text: &str) -> Option<usize> {
    ["vragen van", "vraag van", "vragen", "vraag"].iter().find_map(|words| {
        let length = letters_at(text, words)?;
        let rest = tail(text, length);
        let ends = words.ends_with("van") && !rest.starts_with(char::is_lowercase);
        (ends || people::title_length(rest).is_some()).then_some(length)
    })
}

/// Reads words of `sorts`, which may be part of a longer word ("Vervolgvragen"); gives the first.
fn eat_sorts(cursor: &mut Cursor<'_>, sorts: &[&'static str]) -> Option<&'static str> {
    let mut first = None;
    for _ in 0..2 {
        let found =
            sorts.iter().find_map(|sort| letters_at(cursor.rest(), sort).map(|length| (*sort, length)));
        let Some((sort, length)) = found else { break };
        cursor.advance(length);
        cursor.skip_space();
        first = first.or(Some(sort));
    }
    first
}

fn opens_questions(line: &str) -> bool {
    let Some(opening) = question_opening(line) else { return false };
    let rest = tail(line, opening.end);
    // "Vragen van de leden van de LB-fractie" heads a part of a report.
    let person = |text: &str| {
        people::opens_with_name(text)
            && !slice(text, 0..text.find('(').unwrap_or(text.len())).contains("fractie")
    };
    match people::title_length(rest) {
        Some(length) => {
            let name = tail(rest, length).trim_matches(is_space);
            name.is_empty() || person(name)
        }
        None => opening.sort && person(rest.trim_start_matches(is_space)),
    }
}

/// "Antwoord van", "Nader antwoord van", "Mededeling van": the place after "van", and whether it postpones.
fn answer_opening(text: &str) -> Option<(usize, bool)> {
    let mut cursor = Cursor::new(text, 0);
    cursor.skip_space();
    if !cursor.rest().starts_with(char::is_uppercase) {
        return None;
    }
    eat_sorts(&mut cursor, &ANSWER_SORTS);
    let length = ["mededeling van", "antwoorden van", "antwoord van"].iter().find_map(|words| {
        let length = letters_at(cursor.rest(), words)?;
        let rest = tail(cursor.rest(), length);
        (!rest.starts_with(char::is_lowercase) || offices::office_at(rest).is_some()).then_some(length)
    })?;
    let postponement = letters_at(cursor.rest(), "mededeling").is_some();
    Some((cursor.at() + length, postponement))
}

/// A head goes on with a name or a portfolio after the office; running text does not: "Antwoord van de minister op
/// vraag 3", "Antwoord van de minister was".
fn opens_answer(line: &str) -> bool {
    const GOES_ON: [&str; 8] = ["van", "voor", "en", "zonder", "belast", "den", "der", "de"];
    let Some((from, _)) = answer_opening(line) else { return false };
    let rest = tail(line, from);
    let Some(office) = offices::office_at(rest) else { return false };
    let rest = tail(rest, office).trim_start_matches(is_space);
    let goes_on = rest.chars().next().is_none_or(|c| c.is_uppercase() || matches!(c, '(' | ','))
        || people::opens_with_apostrophe(rest)
        || GOES_ON.iter().any(|word| phrase_at(rest, word).is_some());
    goes_on && !rest.contains(" op ")
}

fn opens_see_also(line: &str) -> bool {
    let mut cursor = Cursor::new(line, 0);
    if !cursor.eat_phrase("zie ook") {
        return false;
    }
    cursor.eat(&[':']);
    cursor.eat_phrase("het");
    cursor.eat_phrase("aanhangsel")
}

fn opens_submitted(line: &str) -> bool {
    let mut cursor = Cursor::new(line, 0);
    let open = cursor.eat(&['(']);
    cursor.eat_phrase("ingezonden") && (open || parse_date_prefix(cursor.rest()).is_some())
}

/// As [`read_questions`], with the date in which the sentence ends.
fn read_questions_sent(text: &str, from: usize, head: &mut QuestionHead) {
    let sent = Clause::last(text, from, "ingezonden");
    let end = sent.as_ref().map_or(text.len(), |clause| clause.start);
    read_questions(slice(text, 0..end), from, head);
    if let Some(clause) = sent {
        head.submitted = clause.date;
        head.issues.extend(clause.issues);
    }
}

/// Reads what follows "vragen van" from `from` to the end of `text`: members, addressees and subject.
fn read_questions(text: &str, from: usize, head: &mut QuestionHead) {
    let to = find_to(text, from);
    let about_first = find_about(text, from, false);
    // A sentence without addressees may have "aan" in its subject: "over steun aan de Minister van …".
    let to = to.filter(|to| about_first.as_ref().is_none_or(|about| to.start < about.start));
    let about = to.as_ref().map_or(about_first, |to| find_about(text, to.end, true));
    let end_of_address = about.as_ref().map_or(text.len(), |about| about.start);
    let end_of_members = to.as_ref().map_or(end_of_address, |to| to.start);

    let (askers, issues) = people::parse_members(slice(text, from..end_of_members));
    head.askers = askers;
    head.issues.extend(shifted(issues, from));
    if let Some(to) = to {
        let (addressees, issues) = offices::parse_addressees(slice(text, to.end..end_of_address));
        head.addressees = addressees;
        head.issues.extend(shifted(issues, to.end));
    }
    if let Some(about) = about {
        head.subject = subject_of(tail(text, about.end));
    } else {
        let found = slice(text, from..end_of_address);
        let message = format!("expected `over` and a subject after {}", quote(found));
        let place = from..from + found.trim_end().len();
        head.issues.push(issue(DiagnosticCode::UnparsedHead, place, message));
    }
}

/// The first "aan" that leads to who is asked. The article or the office may be glued to it (`aande Minister`).
fn find_to(text: &str, from: usize) -> Option<Range<usize>> {
    memchr::memmem::find_iter(tail(text, from).as_bytes(), "aan").find_map(|at| {
        let start = from + at;
        let rest = tail(text, start + "aan".len());
        let next = rest.chars().next();
        let glued = || {
            let after = rest.strip_prefix("de").unwrap_or(rest);
            after.starts_with([' ', '\n', '\u{a0}']) || offices::office_at(after).is_some()
        };
        let whole = next.is_none_or(|c| !c.is_alphanumeric() && c != '-') || glued();
        (whole && !follows_word(text, start)).then(|| start..start + "aan".len())
    })
}

/// The first word from `from` on that introduces the subject.
///
/// Among the addressees no word but the introduction holds the letters "over" in lower case. There they are found even
/// where both spaces were lost (`Sportover het`, `overhet`, `overbruggen`); among members they must stand alone.
fn find_about(text: &str, from: usize, among_offices: bool) -> Option<Range<usize>> {
    let over = find_over(text, from, among_offices);
    // Of the others only one that stands before it matters.
    let before = slice(text, from..over.as_ref().map_or(text.len(), |over| over.start));
    let others = ABOUT.iter().skip(1).filter_map(|word| {
        let first = *word.as_bytes().first()?;
        memchr::memchr_iter(first, before.as_bytes()).find_map(|at| {
            let start = from + at;
            let length = letters_at(tail(text, start), word)?;
            let ends = !tail(text, start + length).starts_with(char::is_alphabetic);
            (ends && !follows_word(text, start)).then(|| start..start + length)
        })
    });
    others.min_by_key(|range| range.start).or(over)
}

fn find_over(text: &str, from: usize, among_offices: bool) -> Option<Range<usize>> {
    const OVER: &str = "over";
    memchr::memmem::find_iter(tail(text, from).as_bytes(), OVER).find_map(|at| {
        let range = from + at..from + at + OVER.len();
        let glued_before = follows_word(text, range.start);
        let rest = tail(text, range.end);
        let ends = |rest: &str| !rest.starts_with(char::is_lowercase);
        let stands = ends(rest) || AFTER_OVER.iter().any(|word| rest.strip_prefix(word).is_some_and(ends));
        let found = match (glued_before, stands) {
            (false, true) => true,
            (true, true) => among_offices,
            // "van Defensie overbruggen in het zuiden": only a known portfolio before it tells
            (false, false) => among_offices && offices::ends_with_known(slice(text, from..range.start)),
            (true, false) => false,
        };
        found.then_some(range)
    })
}

/// On one line, and without the marks that belong to the sentence around it.
pub(crate) fn subject_of(text: &str) -> Option<String> {
    let line = one_line(text);
    let subject = line.trim_start_matches([' ', ':', ',']);
    let subject = subject.trim_end_matches([' ', ':', ',', ';']);
    let subject = if subject.ends_with("c.s.") { subject } else { subject.trim_end_matches(['.', ' ', ':']) };
    (!subject.is_empty()).then(|| subject.to_owned())
}

/// Reads who answers from `from` to the end of `text`, and behind "namens" for whom as well.
fn read_answerers(text: &str, from: usize, issues: &mut Vec<Issue>) -> (Vec<Answerer>, Vec<Addressee>) {
    let behalf = find_behalf(text, from);
    let end = behalf.as_ref().map_or(text.len(), |behalf| behalf.start);
    let (answerers, found) = offices::parse_answerers(slice(text, from..end));
    issues.extend(shifted(found, from));
    let Some(behalf) = behalf else { return (answerers, Vec::new()) };
    let (addressees, found) = offices::parse_addressees(tail(text, behalf.end));
    issues.extend(shifted(found, behalf.end));
    (answerers, addressees)
}

/// The first "namens"; the article may be glued to it.
fn find_behalf(text: &str, from: usize) -> Option<Range<usize>> {
    const BEHALF: &str = "namens";
    memchr::memmem::find_iter(tail(text, from).as_bytes(), BEHALF).find_map(|at| {
        let range = from + at..from + at + BEHALF.len();
        let rest = tail(text, range.end);
        (!rest.starts_with(char::is_lowercase) || offices::office_at(rest).is_some()).then_some(range)
    })
}
