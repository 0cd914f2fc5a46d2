//! The grammars, each fed with any text.

use kamervragen::fields::heading::{self, letter};
use kamervragen::fields::{
    Issue, date, identifiers, numbers, offices, people, pointer, references, session_year,
};
use kamervragen::{Addressee, Answerer, Date, Member, ReferenceKind, Span};

/// The day from which days without a year are counted.
fn today() -> Date {
    Date::new(2031, 2, 3).expect("a day")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a grammar read from the start of a text ends on a character, and holds something.
fn read_of(text: &str, length: usize) -> &str {
    assert!(length > 0, "nothing read");
    text.get(..length).unwrap_or_else(|| panic!("{length} bytes read of {}", text.len()))
}

fn lies_in(text: &str, span: Span) -> &str {
    assert!(span.start <= span.end, "{span:?}");
    span.of(text).unwrap_or_else(|| panic!("{span:?} does not fit a text of {} bytes", text.len()))
}

fn issues_lie_in(text: &str, issues: &[Issue]) {
    for issue in issues {
        lies_in(text, issue.span);
        assert!(!issue.message.is_empty() && !issue.message.ends_with('.'), "{}", issue.message);
    }
}

/// A value holds no more than was written: its letters and digits, in their order, whatever stands between them. Letters
/// with accents are left out, since a loose accent joins its letter.
fn is_written(value: &str, text: &str) {
    let signs =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let (value, text) = (signs(value), signs(text));
    let mut left = text.chars();
    assert!(value.chars().all(|sign| left.any(|found| found == sign)), "{value:?} is not in {text:?}");
}

fn named<'v>(text: &str, value: impl Into<Option<&'v String>>) {
    if let Some(value) = value.into() {
        assert!(!value.trim().is_empty(), "an empty value");
        assert_eq!(value.trim(), value, "spaces around a value");
        is_written(value, text);
    }
}

fn members_are_written(text: &str, members: &[Member]) {
    for member in members {
        named(text, &member.name);
        named(text, member.party.as_ref());
    }
}

fn addressees_are_written(text: &str, addressees: &[Addressee]) {
    for addressee in addressees {
        named(text, addressee.portfolio.as_ref());
    }
}

fn answerers_are_written(text: &str, answerers: &[Answerer]) {
    for answerer in answerers {
        named(text, answerer.name.as_ref());
        named(text, answerer.portfolio.as_ref());
    }
}

pub(super) fn date(bytes: &[u8]) {
    let text = text(bytes);
    if let Some((found, length)) = date::parse_date_prefix(&text) {
        let read = read_of(&text, length);
        assert_eq!(date::parse_date_prefix(read), Some((found, length)), "the same from what was read alone");
    }
    if let Some(found) = date::parse_date(&text) {
        // The ISO form and back.
        assert_eq!(date::parse_date(&found.to_string()), Some(found));
    }
    if let Some((found, length)) = date::parse_recent_date_prefix(&text, today()) {
        read_of(&text, length);
        assert!(found <= today() && found.year() >= 2030, "{found}");
    }
}

pub(super) fn numbers(bytes: &[u8]) {
    let text = text(bytes);
    let prefix = numbers::parse_numbers_prefix(&text);
    if let Some((found, length)) = &prefix {
        let read = read_of(&text, *length);
        assert_eq!(numbers::parse_numbers_prefix(read).as_ref(), prefix.as_ref(), "the same from {read:?}");
        assert!(!found.numbers.is_empty());
        let mut seen = found.numbers.clone();
        seen.sort_unstable();
        assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "{:?}: a number twice", found.numbers);
        assert!(seen.iter().all(|number| (1..=numbers::MAX_NUMBER).contains(number)), "{seen:?}");
    }
    if let Some(whole) = numbers::parse_numbers(&text) {
        assert_eq!(numbers::parse_numbers_prefix(text.trim()), Some((whole, text.trim().len())));
    }
}

pub(super) fn people(bytes: &[u8]) {
    let text = text(bytes);
    let (members, issues) = people::parse_members(&text);
    members_are_written(&text, &members);
    issues_lie_in(&text, &issues);
    let joined = people::join_accents(&text);
    assert_eq!(people::join_accents(&joined), joined, "accents are joined at once");
}

pub(super) fn offices(bytes: &[u8]) {
    let text = text(bytes);
    let (addressees, issues) = offices::parse_addressees(&text);
    addressees_are_written(&text, &addressees);
    issues_lie_in(&text, &issues);
    for (answerers, issues) in [offices::parse_answerers(&text), offices::parse_page_answerers(&text)] {
        answerers_are_written(&text, &answerers);
        issues_lie_in(&text, &issues);
    }
    if let Some((_, portfolio)) = offices::parse_function(&text) {
        named(&text, portfolio.as_ref());
    }
}

fn question_head_is_written(text: &str, head: &heading::QuestionHead) {
    members_are_written(text, &head.askers);
    addressees_are_written(text, &head.addressees);
    named(text, head.subject.as_ref());
    issues_lie_in(text, &head.issues);
}

pub(super) fn heading(bytes: &[u8]) {
    let text = text(bytes);
    let kind = heading::head_kind(&text);
    let _ = heading::english_head(&text);
    if let Some(head) = heading::parse_question_head(&text) {
        question_head_is_written(&text, &head);
    }
    if let Some(head) = heading::parse_answer_head(&text) {
        answerers_are_written(&text, &head.answerers);
        addressees_are_written(&text, &head.on_behalf_of);
        issues_lie_in(&text, &head.issues);
    }
    if kind == Some(heading::HeadKind::Question) {
        assert!(heading::parse_question_head(&text).is_some(), "a head that opens is read");
    }
    if let Some(at) = heading::find_answer_head(&text) {
        let answer = text.get(at..).expect("a place on a character");
        assert_eq!(heading::head_kind(answer), Some(heading::HeadKind::Answer), "{answer:?}");
    }
    issues_lie_in(&text, &heading::parse_submitted(&text).1);
    ids_are_canonical(&heading::parse_see_also(&text));
}

fn ids_are_canonical(ids: &[String]) {
    for id in ids {
        assert_eq!(
            identifiers::parse_publication_id(id).as_ref(),
            Some(id),
            "the same from the canonical form"
        );
    }
}

pub(super) fn letter(bytes: &[u8]) {
    let text = text(bytes);
    let head = letter::parse_letter_head(&text);
    assert_eq!(head.is_some(), letter::is_letter_head(&text));
    if let Some(head) = head {
        question_head_is_written(&text, &head.questions);
        answerers_are_written(&text, &head.answerers);
        addressees_are_written(&text, &head.on_behalf_of);
        issues_lie_in(&text, &head.issues);
    }
    for today in [None, Some(today())] {
        if let Some(head) = letter::parse_mention(&text, today) {
            question_head_is_written(&text, &head);
        }
    }
    let _ = letter::is_signature(&text);
    let signature = letter::parse_signature(&text.lines().collect::<Vec<_>>());
    answerers_are_written(&text, &signature.answerers);
    addressees_are_written(&text, &signature.on_behalf_of);
    addressees_are_written(&text, &letter::parse_behalf(&text));
}

pub(super) fn pointer(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(found) = pointer::parse_pointer(&text) {
        assert!(!found.is_empty());
        assert!(found.iter().all(|number| (1..=numbers::MAX_NUMBER).contains(number)), "{found:?}");
    }
}

pub(super) fn identifiers(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(known) = identifiers::parse_publication(&text) {
        is_written(&known.id, &text);
        assert_eq!(
            identifiers::parse_publication(&known.id).as_ref(),
            Some(&known),
            "the same from the canonical form"
        );
    }
    ids_are_canonical(&identifiers::parse_damaged_id(&text).into_iter().collect::<Vec<_>>());
    for read in
        [identifiers::parse_case_number, identifiers::parse_document_number, identifiers::parse_old_number]
    {
        if let Some(number) = read(&text) {
            assert_eq!(read(&number).as_ref(), Some(&number), "the same from the canonical form");
            is_written(&number, &text);
        }
    }
}

/// Places stand in order, without overlap, each in one paragraph.
fn places(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(!lies_in(text, span).trim().is_empty(), "{span:?} is empty");
        assert!(span.start >= end, "{span:?} begins before {end}");
        end = span.end;
    }
}

pub(super) fn references(bytes: &[u8]) {
    let text = text(bytes);
    let found = references::find_references(&text);
    places(&text, found.iter().map(|reference| reference.span));
    for reference in &found {
        assert!(reference.kind != ReferenceKind::Url || reference.url.is_some(), "{reference:?}");
        for value in [&reference.id, &reference.url].into_iter().flatten() {
            assert!(!value.contains(char::is_whitespace) && !value.is_empty(), "{reference:?}");
        }
    }
}

pub(super) fn urls(bytes: &[u8]) {
    let text = text(bytes);
    let found = references::find_urls(&text);
    places(&text, found.iter().map(|address| address.span));
    for address in &found {
        assert!(!address.url.contains(char::is_whitespace), "{address:?}");
        let url = address.url.to_ascii_lowercase();
        let bare = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        is_written(bare.expect("a scheme"), lies_in(&text, address.span));
        let _ = references::parse_url(&address.url);
    }
    let _ = references::parse_url(&text);
}

pub(super) fn session_year(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(year) = session_year::parse_session_year(&text) {
        let (first, second) = year.split_once('-').expect("two years");
        let (first, second): (i16, i16) = (first.parse().expect("a year"), second.parse().expect("a year"));
        assert_eq!(first + 1, second);
        assert_eq!(session_year::parse_session_year(&year).as_ref(), Some(&year));
        let digits = session_year::session_year_digits(&text).expect("digits of a year");
        assert_eq!(session_year::parse_session_year(&digits).as_ref(), Some(&year));
    }
    if let Some((year, length)) = session_year::parse_session_year_prefix(&text) {
        assert_eq!(session_year::parse_session_year(read_of(&text, length)), Some(year));
    }
    if let Ok(day) = text.trim().parse::<Date>() {
        let year = session_year::session_year_of(day);
        if (1_816..2_199).contains(&day.year()) {
            assert_eq!(session_year::parse_session_year(&year), Some(year));
        }
    }
}
