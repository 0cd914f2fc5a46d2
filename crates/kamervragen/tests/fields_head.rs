//! The grammars of the head of a document, against the tables in `fixtures/fields/`, and against arbitrary text.
//!
//! A case is `{"of": grammar, "input": text, "expected": value, "issues": [codes]}`; persons are written as lists of
//! their fields in order. Every case is read a second time with CRLF at its line ends.

#![expect(clippy::unwrap_used, reason = "a table that cannot be read fails the test")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kamervragen::fields::{Issue, date, heading, offices, people, session_year};
use kamervragen::{Addressee, Answerer, Date, Member};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    of: String,
    input: String,
    expected: Value,
    #[serde(default)]
    issues: Vec<String>,
}

/// What a grammar made of an input, in the form of the tables.
type Reading = (Value, Vec<Issue>);

#[test]
fn dates_are_read_as_the_table_says() {
    check("dates", |of, input| match of {
        "whole" => (json!(date::parse_date(input)), Vec::new()),
        "start" => (with_rest(input, date::parse_date_prefix(input)), Vec::new()),
        "recent" => (with_rest(input, date::parse_recent_date_prefix(input, today())), Vec::new()),
        _ => panic!("no grammar {of}"),
    });
}

#[test]
fn session_years_are_read_as_the_table_says() {
    check("session_years", |of, input| match of {
        "whole" => (json!(session_year::parse_session_year(input)), Vec::new()),
        "start" => (with_rest(input, session_year::parse_session_year_prefix(input)), Vec::new()),
        "digits" => (json!(session_year::session_year_digits(input)), Vec::new()),
        "date" => (json!(session_year::session_year_of(input.parse().unwrap())), Vec::new()),
        _ => panic!("no grammar {of}"),
    });
}

#[test]
fn people_are_read_as_the_table_says() {
    check("people", |_, input| {
        let (members, issues) = people::parse_members(input);
        (json!(members.iter().map(member).collect::<Vec<_>>()), issues)
    });
}

#[test]
fn offices_are_read_as_the_table_says() {
    check("offices", |of, input| match of {
        "addressees" => {
            let (addressees, issues) = offices::parse_addressees(input);
            (json!(addressees.iter().map(addressee).collect::<Vec<_>>()), issues)
        }
        "answerers" | "page" => {
            let (answerers, issues) = if of == "page" {
                offices::parse_page_answerers(input)
            } else {
                offices::parse_answerers(input)
            };
            (json!(answerers.iter().map(answerer).collect::<Vec<_>>()), issues)
        }
        "function" => (json!(offices::parse_function(input)), Vec::new()),
        _ => panic!("no grammar {of}"),
    });
}

#[test]
fn headings_are_read_as_the_table_says() {
    check("headings", |of, input| match of {
        "kind" => (json!(heading::head_kind(input).map(kind_name)), Vec::new()),
        "english" => (json!(heading::english_head(input)), Vec::new()),
        "question" => heading::parse_question_head(input).map_or(nothing(), question),
        "answer" => heading::parse_answer_head(input).map_or(nothing(), answer),
        "answer-place" => (json!(heading::find_answer_head(input).map(|at| &input[at..])), Vec::new()),
        "submitted" => {
            let (date, issues) = heading::parse_submitted(input);
            (json!(date), issues)
        }
        "see-also" => (json!(heading::parse_see_also(input)), Vec::new()),
        "letter" => heading::letter::parse_letter_head(input).map_or(nothing(), letter),
        "mention" => heading::letter::parse_mention(input, Some(today())).map_or(nothing(), question),
        _ => panic!("no grammar {of}"),
    });
}

/// Runs a table and reports every case that differs.
fn check(table: &str, read: impl Fn(&str, &str) -> Reading) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/fields")
        .join(table)
        .with_extension("json");
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert!(!cases.is_empty(), "{} holds no case", path.display());
    let mut differences = String::new();
    for case in &cases {
        for input in [case.input.clone(), case.input.replace('\n', "\r\n")] {
            let (value, issues) = read(&case.of, &input);
            let codes: Vec<&str> = issues.iter().map(|issue| issue.code.as_str()).collect();
            let expected = unix_line_ends(&value) == case.expected && codes == case.issues;
            if !expected {
                writeln!(differences, "{} {input:?}", case.of).unwrap();
                writeln!(differences, "  want {} {:?}", case.expected, case.issues).unwrap();
                writeln!(differences, "  got  {value} {issues:?}").unwrap();
            }
            for issue in &issues {
                assert!(issue.span.of(&input).is_some(), "{issue:?} does not fit {input:?}");
                assert!(issue.span.end > issue.span.start, "{issue:?} has no place in {input:?}");
            }
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}

fn unix_line_ends(value: &Value) -> Value {
    serde_json::from_str(&value.to_string().replace("\\r\\n", "\\n")).unwrap()
}

fn today() -> Date {
    Date::new(2031, 5, 24).unwrap()
}

fn nothing() -> Reading {
    (Value::Null, Vec::new())
}

fn with_rest<T: serde::Serialize>(input: &str, read: Option<(T, usize)>) -> Value {
    json!(read.map(|(value, length)| json!([value, &input[length..]])))
}

fn member(member: &Member) -> Value {
    json!([member.name, member.party])
}

fn addressee(addressee: &Addressee) -> Value {
    json!([addressee.office, addressee.portfolio])
}

fn answerer(answerer: &Answerer) -> Value {
    json!([answerer.office, answerer.name, answerer.portfolio])
}

fn kind_name(kind: heading::HeadKind) -> &'static str {
    match kind {
        heading::HeadKind::Question => "question",
        heading::HeadKind::Answer => "answer",
        heading::HeadKind::SeeAlso => "see-also",
        heading::HeadKind::Submitted => "submitted",
        _ => "another",
    }
}

/// The fields that say something.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    let says_something = |value: &Value| {
        !(value.is_null() || *value == json!(false) || value.as_array().is_some_and(Vec::is_empty))
    };
    fields
        .into_iter()
        .filter(|(_, value)| says_something(value))
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn question(head: heading::QuestionHead) -> Reading {
    let fields = object([
        ("oral", json!(head.oral)),
        ("askers", head.askers.iter().map(member).collect()),
        ("addressees", head.addressees.iter().map(addressee).collect()),
        ("subject", json!(head.subject)),
        ("submitted", json!(head.submitted)),
    ]);
    (Value::Object(fields), head.issues)
}

fn answer(head: heading::AnswerHead) -> Reading {
    let fields = object([
        ("postponement", json!(head.postponement)),
        ("answerers", head.answerers.iter().map(answerer).collect()),
        ("on_behalf_of", head.on_behalf_of.iter().map(addressee).collect()),
        ("answered", json!(head.answered)),
        ("see_also", json!(head.see_also)),
    ]);
    (Value::Object(fields), head.issues)
}

fn letter(head: heading::letter::LetterHead) -> Reading {
    let mut fields = object([
        ("postponement", json!(head.postponement)),
        ("answerers", head.answerers.iter().map(answerer).collect()),
        ("on_behalf_of", head.on_behalf_of.iter().map(addressee).collect()),
    ]);
    let (questions, issues) = question(head.questions);
    fields.extend(questions.as_object().cloned().unwrap_or_default());
    (Value::Object(fields), [head.issues, issues].concat())
}

/// Asks every public function; what it gives must fit the text.
fn read_everything(text: &str) {
    let _ = heading::head_kind(text);
    let _ = heading::english_head(text);
    let _ = heading::letter::is_letter_head(text);
    let _ = heading::parse_see_also(text);
    let _ = date::parse_date(text);
    let _ = session_year::parse_session_year(text);
    let _ = session_year::session_year_digits(text);
    let _ = offices::parse_function(text);
    let _ = people::join_accents(text);
    let places = [
        date::parse_date_prefix(text).map(|(_, length)| length),
        date::parse_recent_date_prefix(text, today()).map(|(_, length)| length),
        session_year::parse_session_year_prefix(text).map(|(_, length)| length),
        heading::find_answer_head(text),
    ];
    for place in places.into_iter().flatten() {
        assert!(text.is_char_boundary(place), "{place} is no place in {text:?}");
    }
    let issues = [
        people::parse_members(text).1,
        offices::parse_addressees(text).1,
        offices::parse_answerers(text).1,
        offices::parse_page_answerers(text).1,
        heading::parse_submitted(text).1,
        heading::parse_question_head(text).map(|head| head.issues).unwrap_or_default(),
        heading::parse_answer_head(text).map(|head| head.issues).unwrap_or_default(),
        heading::letter::parse_letter_head(text)
            .map(|head| [head.issues, head.questions.issues].concat())
            .unwrap_or_default(),
        heading::letter::parse_mention(text, Some(today())).map(|head| head.issues).unwrap_or_default(),
    ];
    for issue in issues.iter().flatten() {
        assert!(issue.span.of(text).is_some(), "{issue:?} does not fit {text:?}");
    }
}

/// Pieces of head sentences, and what spoils them.
const PIECES: [&str; 47] = [
    "Vragen van",
    "Mondelinge vragen van",
    " het lid",
    " de leden",
    " Oosterbaan",
    " Van der Sluis",
    " d’Albret",
    "(PvdW)",
    " (beiden NV",
    ")",
    "(",
    "((",
    " aan",
    " de",
    " Minister",
    "Minister-President",
    " Staatssecretarissen",
    " van",
    " voor",
    " en",
    "en",
    ", ",
    " Financiën",
    " Volksgezondheid, Welzijn en Sport",
    " bij afwezigheid van",
    " zonder portefeuille",
    " over",
    "over",
    " inzake",
    " «Eén bericht»",
    " (ingezonden",
    "(ontvangen",
    " 3 mei 2031",
    " 31 februari 2031",
    ").",
    "Antwoord van",
    "Mededeling van",
    ", mede namens",
    " Zie ook Aanhangsel Handelingen",
    ", vergaderjaar 2030–2031",
    ", nr. 733",
    "\n",
    "\u{a0}",
    "´",
    "-\n",
    "\u{ad}",
    " vragen gesteld",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ok_any_text_is_survived(text in "\\PC{0,200}") {
        read_everything(&text);
    }

    #[test]
    fn ok_any_mixture_of_head_words_is_survived(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        read_everything(&pieces.concat());
        read_everything(&format!("Vragen van het lid {}", pieces.concat()));
        read_everything(&format!("Antwoord van Minister {}", pieces.concat()));
    }

    #[test]
    fn ok_a_damaged_head_is_survived(at in 0_usize..200, cut in 0_usize..12, put in "\\PC{0,3}") {
        let head = "Vragen van de leden Oosterbaan, Van der Sluis (beiden PvdW) en Petrović (NV) aan de Ministers van \
            Financiën en voor Klimaat en Energie over «Sluizen» (ingezonden 14 januari 2031). Antwoord van Minister \
            De Rijk (Financiën), mede namens de Minister van Defensie (ontvangen 5 maart 2031). Zie ook Aanhangsel \
            Handelingen, vergaderjaar 2030–2031, nr. 733.";
        for text in [head, &head[head.find("Antwoord").unwrap()..]] {
            let kept = text.chars().take(at).chain(put.chars()).chain(text.chars().skip(at + cut));
            read_everything(&kept.collect::<String>());
        }
    }
}

/// Each of these takes about 0.05 s; a run that is quadratic in the text takes several seconds.
#[test]
fn ok_long_repetitions_are_read_in_linear_time() {
    let lists = [
        "a ",
        " - ",
        "Aanhangsel 2030–2031, nr. 1, 2 en 3",
        "Aanhangsel 1 ",
        "(ingezonden ",
        " Oosterbaan,",
        " Sporten van",
    ];
    for piece in PIECES.iter().copied().chain(lists) {
        for opening in ["Vragen van het lid ", "Antwoord van Minister "] {
            let text = format!("{opening}{}", piece.repeat(25_000 / piece.len()));
            let start = Instant::now();
            read_everything(&text);
            assert!(start.elapsed() < Duration::from_secs(3), "{opening:?} and many {piece:?} take too long");
        }
    }
}
