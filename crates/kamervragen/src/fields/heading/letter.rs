//! Heads of letters and titles, in which ministries and pages say the same in other words.
//!
//! ```text
//! Beantwoording van Kamervragen van het lid Oosterbaan (PvdW) aan de minister van Defensie over kazernes
//! Antwoorden van de Minister van Defensie, mede namens de Minister van Financiën, op vragen van het lid Oosterbaan (PvdW) over kazernes
//! Op 3 mei jl. heeft het lid Oosterbaan (PvdW) schriftelijke vragen gesteld aan de minister van Defensie over kazernes.
//! … deel ik u mede dat de vragen van het lid Oosterbaan (PvdW) over kazernes worden beantwoord zoals aangegeven in de bijlage.
//! ```
//!
//! The subject line and the title are read by [`parse_letter_head`], the sentences by [`parse_mention`].

use super::clause::Clause;
use super::{QuestionHead, questions_of, read_answerers, read_questions, read_questions_sent};
use crate::Date;
use crate::fields::date::{parse_date_prefix, parse_recent_date_prefix};
use crate::fields::identifiers::parse_case_number;
use crate::fields::scan::{Cursor, find_phrase, follows_word, is_space, letters_at, phrase_at, slice, tail};
use crate::fields::{Issue, offices, people};
use crate::model::{Addressee, Answerer, DiagnosticCode};

/// What the subject line of a letter, or a title, says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct LetterHead {
    /// Whether it announces a postponement ("Uitstel beantwoording Kamervragen …").
    pub postponement: bool,
    /// What it says of the questions.
    pub questions: QuestionHead,
    /// Who answers; offices without names.
    pub answerers: Vec<Answerer>,
    /// For whom the answer is given as well.
    pub on_behalf_of: Vec<Addressee>,
    /// What was understood only in part of the answering side.
    pub issues: Vec<Issue>,
}

/// Words that a letter's head begins with.
const OPENERS: [&str; 9] = [
    "beantwoording",
    "antwoorden",
    "antwoord",
    "reactie",
    "uitstelbrief",
    "uitstelbericht",
    "uitstel",
    "nadere beantwoording",
    "aanvullende beantwoording",
];

/// Words between the opener and "vragen", apart from who answers.
const BETWEEN: [&str; 15] = [
    "beantwoording",
    "van",
    "op",
    "de",
    "het",
    "uw",
    "tweede",
    "kamer",
    "schriftelijke",
    "mondelinge",
    "aanvullende",
    "nadere",
    "feitelijke",
    "inzake",
    "set",
];

/// Where the subject ends in a sentence that goes on after it.
const SENTENCE_GOES_ON: [&str; 11] = [
    "worden beantwoord",
    "worden hierbij",
    "zoals aangegeven in",
    "kunnen niet binnen",
    "niet binnen de",
    "meer tijd vraagt",
    "meer tijd vergt",
    "meer tijd kost",
    "met kenmerk",
    "(kenmerk",
    "(vraagnummer",
];

/// Tells whether a line begins like the subject line of a letter or a title; cheap enough to ask of every line.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::letter::is_letter_head;
///
/// assert!(is_letter_head("Beantwoording Kamervragen van de leden Oosterbaan en El Amrani (beiden NV) over kazernes"));
/// assert!(!is_letter_head("Antwoord op vraag 3"));
/// ```
#[must_use]
pub fn is_letter_head(line: &str) -> bool {
    opening(line).is_some()
}

/// Reads the subject line of a letter, its heading above the answers, or a title; `None` when `text` is none.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::letter::parse_letter_head;
///
/// let head = parse_letter_head(
///     "Antwoorden van de Minister van Defensie op de vragen van het lid Oosterbaan (PvdW) over kazernes",
/// )
/// .unwrap();
/// assert_eq!(head.answerers[0].portfolio.as_deref(), Some("Defensie"));
/// assert_eq!(head.questions.askers[0].name, "Oosterbaan");
/// assert_eq!(head.questions.subject.as_deref(), Some("kazernes"));
/// ```
#[must_use]
pub fn parse_letter_head(text: &str) -> Option<LetterHead> {
    let opening = opening(text)?;
    let mut head = LetterHead { postponement: opening.postponement, ..LetterHead::default() };
    if let Some(answering) = opening.answering {
        (head.answerers, head.on_behalf_of) =
            read_answerers(slice(text, 0..answering.end), answering.start, &mut head.issues);
    }
    read_questions(text, opening.end, &mut head.questions);
    cut_origin(&mut head.questions);
    Some(head)
}

/// Reads what a sentence of a letter says of the questions: "Op 3 mei jl. heeft het lid … schriftelijke vragen gesteld
/// aan … over …" or "… dat de vragen van het lid … over … worden beantwoord …".
///
/// A day without a year ("3 mei jl.") is the last one before `today`, the date of the letter; without that it is left
/// out.
///
/// # Examples
///
/// ```
/// use kamervragen::Date;
/// use kamervragen::fields::heading::letter::parse_mention;
///
/// let text = "Op 3 mei jl. heeft het lid Oosterbaan (PvdW) vragen gesteld aan de minister van Defensie over kazernes.";
/// let head = parse_mention(text, Date::new(2031, 5, 24).ok()).unwrap();
/// assert_eq!(head.subject.as_deref(), Some("kazernes"));
/// assert_eq!(head.submitted.unwrap().to_string(), "2031-05-03");
/// ```
#[must_use]
pub fn parse_mention(text: &str, today: Option<Date>) -> Option<QuestionHead> {
    asked_sentence(text, today).or_else(|| answered_sentence(text))
}

/// Who signs a letter, and for whom as well.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Signature {
    /// Who signs.
    pub answerers: Vec<Answerer>,
    /// "Mede namens …"
    pub on_behalf_of: Vec<Addressee>,
}

/// Tells whether a line belongs to the end of a letter: "Hoogachtend,", "Mede namens …", "De minister van Defensie,".
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::letter::is_signature;
///
/// assert!(is_signature("De Minister van Defensie,"));
/// assert!(!is_signature("De Minister van Defensie heeft dit gemeld."));
/// ```
#[must_use]
pub fn is_signature(line: &str) -> bool {
    const CLOSINGS: [&str; 3] = ["hoogachtend", "met vriendelijke groet", "mede namens"];
    let closes = CLOSINGS.iter().any(|closing| phrase_at(line, closing).is_some());
    let line = line.trim_end_matches(is_space);
    line.len() <= LONGEST_SIGNATURE && !line.ends_with('.') && (closes || signing_office(line).is_some())
}

/// How long a line of a signature may be.
const LONGEST_SIGNATURE: usize = 160;

/// Reads the lines at the end of a letter: each office, and the name that stands below it.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::letter::parse_signature;
///
/// let signature = parse_signature(&["Mede namens de Minister van Financiën,", "de Minister van Defensie,", "J. de Rijk"]);
/// assert_eq!(signature.answerers[0].name.as_deref(), Some("J. de Rijk"));
/// assert_eq!(signature.answerers[0].portfolio.as_deref(), Some("Defensie"));
/// assert_eq!(signature.on_behalf_of[0].portfolio.as_deref(), Some("Financiën"));
/// ```
#[must_use]
pub fn parse_signature(lines: &[&str]) -> Signature {
    let mut signature = Signature::default();
    for entry in entries(lines) {
        match entry {
            Entry::Behalf(text) => signature.on_behalf_of.extend(offices::parse_addressees(&text).0),
            Entry::Office(text) => {
                let holders = offices::parse_addressees(&text).0.into_iter();
                signature.answerers.extend(holders.map(|holder| Answerer {
                    office: holder.office,
                    name: None,
                    portfolio: holder.portfolio,
                }));
            }
            Entry::Name(name) => {
                if let Some(last) = signature.answerers.last_mut().filter(|last| last.name.is_none()) {
                    last.name = Some(name);
                }
            }
        }
    }
    signature
}

/// What a line of a signature says, with those that go on with it.
enum Entry {
    Behalf(String),
    Office(String),
    Name(String),
}

fn entries(lines: &[&str]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines.iter().map(|line| line.trim_matches(is_space)) {
        // "Mede namens de minister van Financiën, de minister van Defensie,"
        if let Some(length) = phrase_at(line, "mede namens").or_else(|| phrase_at(line, "namens")) {
            entries.push(Entry::Behalf(tail(line, length).to_owned()));
            continue;
        }
        if signing_office(line).is_some() {
            entries.push(Entry::Office(line.to_owned()));
            continue;
        }
        let cut = |text: &str| ["en", "van", "voor", ","].iter().any(|end| text.ends_with(end));
        match entries.last_mut() {
            Some(Entry::Behalf(text) | Entry::Office(text))
                if cut(text) && !is_name(line) || is_rest(text, line) =>
            {
                text.push(' ');
                text.push_str(line);
            }
            _ if is_name(line) => entries.push(Entry::Name(line.trim_end_matches(',').to_owned())),
            _ => {}
        }
    }
    entries
}

/// Whether an office goes on with a line: its portfolio was cut before.
fn is_rest(office: &str, line: &str) -> bool {
    let before = office.trim_end_matches(is_space);
    [" en", " van", " voor"].iter().any(|end| before.ends_with(end)) && !line.is_empty()
}

/// "De Minister van Defensie": the length of article and office.
fn signing_office(line: &str) -> Option<usize> {
    let mut cursor = Cursor::new(line, 0);
    cursor.skip_space();
    let _ = cursor.eat_phrase("de");
    let office = offices::office_at(cursor.rest())?;
    let rest = tail(cursor.rest(), office).trim_start_matches(is_space);
    let goes_on = rest.is_empty()
        || rest.starts_with(',')
        || ["van", "voor"].iter().any(|word| phrase_at(rest, word).is_some());
    goes_on.then(|| cursor.at() + office)
}

/// "D. Yıldız-de Rijk", "drs. A.B. van der Sluis": initials, a surname and the words before it.
fn is_name(line: &str) -> bool {
    const BETWEEN: [&str; 16] = [
        "van", "de", "der", "den", "ten", "ter", "te", "het", "el", "op", "in", "aan", "bij", "von", "le",
        "–",
    ];
    let words: Vec<&str> = line.trim_end_matches(',').split_whitespace().take(9).collect();
    // `d’Ancona`, `in ’t Veldt`, `Faber – van de Klinkert`
    let plain = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || word.ends_with('.')
            || BETWEEN.contains(word)
            || word.starts_with(['\'', '’'])
            || ["d’", "d'"].iter().any(|article| word.starts_with(article))
    };
    (2..=8).contains(&words.len())
        && words.iter().all(plain)
        && words.last().is_some_and(|word| word.contains(char::is_uppercase) && !word.ends_with('.'))
        && !line.contains(|sign: char| sign.is_ascii_digit())
}

struct Opening {
    postponement: bool,
    /// The place of who answers.
    answering: Option<std::ops::Range<usize>>,
    /// The place after "vragen van".
    end: usize,
}

fn opening(text: &str) -> Option<Opening> {
    let mut cursor = Cursor::new(text, 0);
    cursor.skip_space();
    if !matches!(cursor.rest().as_bytes().first(), Some(b'A' | b'B' | b'N' | b'R' | b'U')) {
        return None;
    }
    let opener = OPENERS.iter().find(|opener| cursor.eat_phrase(opener))?;
    let postponement = opener.starts_with("uitstel");
    let mut ahead = cursor;
    let _ = ahead.eat_phrase("van");
    let answering = offices::office_at(ahead.rest()).and_then(|_| {
        let end = words_at(tail(text, ahead.at()), "op").next()? + ahead.at();
        cursor = Cursor::new(text, end);
        Some(ahead.at()..end)
    });
    loop {
        cursor.skip_space();
        if let Some(length) = questions_of(cursor.rest()) {
            let end = cursor.at() + length;
            return Some(Opening { postponement, answering, end });
        }
        BETWEEN.iter().find(|word| cursor.eat_phrase(word) || eat_first_half(&mut cursor, word))?;
    }
}

/// "Kamervragen": reads "Kamer".
fn eat_first_half(cursor: &mut Cursor<'_>, word: &str) -> bool {
    let half = letters_at(cursor.rest(), word)
        .filter(|&length| letters_at(tail(cursor.rest(), length), "vra").is_some());
    half.inspect(|&length| cursor.advance(length)).is_some()
}

/// The places from `from` on where `word` stands alone, in either case.
fn words_at(text: &str, word: &str) -> impl Iterator<Item = usize> {
    let first = word.as_bytes().first().copied().unwrap_or_default();
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes()).filter(move |&at| {
        let length = phrase_at(tail(text, at), word);
        !follows_word(text, at)
            && length.is_some_and(|end| !tail(text, at + end).starts_with(char::is_alphanumeric))
    })
}

/// "Op 3 mei jl. heeft het lid Oosterbaan (LB) schriftelijke vragen gesteld aan … over …."
fn asked_sentence(text: &str, today: Option<Date>) -> Option<QuestionHead> {
    let asked = find_phrase(text, 0, "vragen gesteld")?;
    let before = slice(text, 0..asked.start);
    let has = ["hebben", "heeft"].iter().find_map(|has| {
        let at = words_at(before, has).next()?;
        Some(at..at + has.len())
    })?;
    // "heeft het lid Oosterbaan (LB) op 3 mei vragen gesteld", or "Het lid Oosterbaan (LB) heeft op 3 mei vragen gesteld"
    let members = [strip_sorts(tail(before, has.end)), slice(before, 0..has.start)]
        .into_iter()
        .find(|members| people::title_length(members).is_some())?;
    let members = members.rfind(')').map_or(members, |last| slice(members, 0..last + 1));
    let mut head = QuestionHead::default();
    read_questions(slice(text, 0..end_of_sentence(text, asked.end)), asked.end, &mut head);
    (head.askers, _) = people::parse_members(members);
    cut_origin(&mut head);
    let days = words_at(text, "op").map(|at| tail(text, at + "op".len()));
    head.submitted = days.take(8).find_map(|day| {
        let dated = parse_date_prefix(day).or_else(|| parse_recent_date_prefix(day, today?));
        dated.map(|(date, _)| date)
    });
    Some(head)
}

/// Takes what stands in parentheses behind a subject: "kazernes (2031Z00417, ingezonden op 3 mei 2031)".
fn cut_origin(head: &mut QuestionHead) {
    let Some(subject) = head.subject.as_deref() else { return };
    let inner = subject.strip_suffix(')').and_then(|subject| subject.rsplit_once('('));
    let Some((before, inner)) = inner else { return };
    let mut submitted = None;
    let mut parts = inner.split(',').map(|part| part.trim_matches(is_space));
    let understood = parts.all(|part| {
        let day = sent_on(part);
        submitted = submitted.or(day);
        day.is_some() || names_case(part)
    });
    if understood {
        head.subject = Some(before.trim_end_matches(is_space).to_owned());
        head.submitted = head.submitted.or(submitted);
    }
}

/// "ingezonden op 3 mei 2031", and nothing behind it.
fn sent_on(text: &str) -> Option<Date> {
    let clause = Clause::last(text, 0, "ingezonden").filter(|clause| clause.start == 0)?;
    (clause.end == text.len()).then_some(clause.date)?
}

/// "2031Z00417", "kenmerk 2031Z00417".
fn names_case(text: &str) -> bool {
    let mut cursor = Cursor::new(text, 0);
    let _ = cursor.eat_one_of(["kenmerk", "nr.", "vraagnummer", "zaaknummer"]);
    parse_case_number(cursor.rest().trim_matches(is_space)).is_some()
}

/// "… dat de vragen van het lid Oosterbaan (LB) over kazernes worden beantwoord …"
fn answered_sentence(text: &str) -> Option<QuestionHead> {
    let from = memchr::memmem::find_iter(text.as_bytes(), "vragen").find_map(|at| {
        let from = at + questions_of(tail(text, at)).or_else(|| asked_by(tail(text, at)))?;
        people::title_length(tail(text, from)).map(|_| from)
    })?;
    let goes_on =
        SENTENCE_GOES_ON.iter().filter_map(|words| find_phrase(text, from, words)).map(|found| found.start);
    let end = goes_on.min().unwrap_or_else(|| end_of_sentence(text, from));
    let mut head = QuestionHead::default();
    read_questions_sent(slice(text, 0..end), from, &mut head);
    // A text that only mentions earlier questions: "zoals gemeld in antwoord op vragen van het lid Oosterbaan".
    let understood = head.issues.iter().all(|found| found.code != DiagnosticCode::UnparsedPerson);
    (understood && head.subject.is_some()).then_some(head)
}

/// The length of "vragen gesteld door", "vragen die zijn gesteld door" at the start of `text`.
fn asked_by(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text, 0);
    cursor.eat_phrase("vragen");
    let _ = cursor.eat_phrase("die");
    let _ = cursor.eat_phrase("zijn") || cursor.eat_phrase("werden");
    (cursor.eat_phrase("gesteld") && cursor.eat_phrase("door")).then(|| cursor.at())
}

/// For whom a letter answers as well, as its sentence says: "Hierbij zend ik u, mede namens de minister van Financiën, de
/// antwoorden op …".
///
/// # Examples
///
/// ```
/// use kamervragen::fields::heading::letter::parse_behalf;
///
/// let text = "Hierbij zend ik u, mede namens de Minister van Financiën, de antwoorden op de vragen van het lid …";
/// assert_eq!(parse_behalf(text)[0].portfolio.as_deref(), Some("Financiën"));
/// ```
#[must_use]
pub fn parse_behalf(text: &str) -> Vec<Addressee> {
    const GOES_ON: [&str; 8] =
        ["de antwoord", "de beantwoording", "deel ik", "u de", "uw", "hierbij", "antwoord", "mijn"];
    let Some(behalf) = find_phrase(text, 0, "mede namens") else { return Vec::new() };
    let end =
        memchr::memchr_iter(b',', tail(text, behalf.end).as_bytes()).map(|at| behalf.end + at).find(|&at| {
            let rest = tail(text, at + 1).trim_start_matches(is_space);
            GOES_ON.iter().any(|words| letters_at(rest, words).is_some())
        });
    end.map(|end| offices::parse_addressees(slice(text, behalf.end..end)).0).unwrap_or_default()
}

/// `text` without "schriftelijke" and the like at its end.
fn strip_sorts(text: &str) -> &str {
    let text = text.trim_end_matches(is_space);
    let last = text.rfind(is_space).map_or(0, |at| at + 1);
    let sort = ["schriftelijke", "mondelinge", "aanvullende", "nadere", "kamer"]
        .iter()
        .any(|sort| phrase_at(tail(text, last), sort).is_some());
    if sort { slice(text, 0..last) } else { text }
}

/// The end of the sentence that goes on at `from`: a full stop with a capital after it.
fn end_of_sentence(text: &str, from: usize) -> usize {
    memchr::memchr_iter(b'.', tail(text, from).as_bytes())
        .map(|at| from + at)
        .find(|&at| {
            let rest = tail(text, at + 1);
            rest.starts_with(is_space) && rest.trim_start_matches(is_space).starts_with(char::is_uppercase)
        })
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_number_and_day_behind_a_subject() {
        for (origin, submitted) in [
            ("(2031Z00417)", None),
            ("(2031Z00417, ingezonden op 3 mei 2031)", Some("2031-05-03")),
            ("(ingezonden 3 mei 2031, kenmerk 2031Z00417)", Some("2031-05-03")),
        ] {
            let text = format!("Antwoorden op Kamervragen van het lid De Rijk (LB) over kazernes {origin}");
            let head = parse_letter_head(&text).unwrap().questions;
            assert_eq!(head.subject.as_deref(), Some("kazernes"), "{origin}");
            assert_eq!(head.submitted.map(|day| day.to_string()).as_deref(), submitted, "{origin}");
        }
    }

    #[test]
    fn ok_other_words_in_parentheses_belong_to_the_subject() {
        for subject in ["de motie (ingezonden door burgers)", "kazernes (2031Z00417 en andere)"] {
            let text = format!("Antwoorden op Kamervragen van het lid De Rijk (LB) over {subject}");
            let head = parse_letter_head(&text).unwrap().questions;
            assert_eq!(head.subject.as_deref(), Some(subject));
            assert_eq!(head.submitted, None);
        }
    }

    #[test]
    fn ok_subject_ends_before_the_sentence_goes_on() {
        for rest in ["meer tijd vraagt dan drie weken", "niet binnen de termijn lukt", "worden beantwoord"] {
            let text = format!(
                "Hierbij meld ik dat de beantwoording van de vragen van het lid De Rijk (LB) over kazernes {rest}."
            );
            let head = parse_mention(&text, None).unwrap();
            assert_eq!(head.subject.as_deref(), Some("kazernes"), "{rest}");
        }
    }

    #[test]
    fn ok_names_that_sign() {
        for name in [
            "M. op den Dijk",
            "I. in ’t Veldt",
            "N. d’Ancona",
            "R. von Martels",
            "E. Faber – van de Klinkert",
        ] {
            let signature = parse_signature(&["De Minister van Defensie,", name]);
            assert_eq!(signature.answerers[0].name.as_deref(), Some(name));
        }
    }
}
