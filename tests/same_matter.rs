//! The same matter gives the same document in every form.
//!
//! `fixtures/same` holds questions (`kv`) and their answers (`ah`), each as official XML, as publication page, as PDF, as
//! marker makes Markdown of the PDF, and as pypdf makes text of it. The XML states most, so the others are held against it. What
//! a form cannot say is listed here; a difference that is not listed fails, and so does one that is listed and gone.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;

use kamervragen::{Options, parse_bytes};
use kamervragen_tests::cases::root;
use serde_json::{Value, json};

#[path = "support/differences.rs"]
mod differences;

const FORMS: [&str; 4] = ["html", "pdf", "md", "txt"];

/// A difference that a form forces: the form, the place in the document, and why.
type Forced = (&'static str, &'static str, &'static str);

const QUESTIONS: &[Forced] = &[
    ("pdf", "metadata.title", "print has no title"),
    ("pdf", "metadata.topics", "print has no topics"),
    ("pdf", "metadata.record", "print has no record"),
    ("pdf", "metadata.see_also", "what came of the questions stands in the record only"),
    ("pdf", "questions[2].blocks", "print shows no links"),
    ("md", "metadata.title", "print has no title"),
    ("md", "metadata.topics", "print has no topics"),
    ("md", "metadata.record", "print has no record"),
    ("md", "metadata.see_also", "what came of the questions stands in the record only"),
    ("md", "metadata.chamber", "marker drops the head of the first page"),
    ("md", "metadata.derived", "marker drops the foot with the id and the year: they are worked out"),
    ("md", "questions[2].blocks", "print shows no links"),
    ("txt", "metadata.title", "print has no title"),
    ("txt", "metadata.topics", "print has no topics"),
    ("txt", "metadata.record", "print has no record"),
    ("txt", "metadata.see_also", "what came of the questions stands in the record only"),
    ("txt", "questions[2].blocks", "plain text shows no links"),
    ("txt", "questions[3].blocks", "plain text shows no italic type"),
];

const ANSWERS: &[Forced] = &[
    ("pdf", "metadata.case_numbers", "a typeset answer does not print the case number"),
    ("pdf", "metadata.title", "print has no title"),
    ("pdf", "metadata.topics", "print has no topics"),
    ("pdf", "metadata.record", "print has no record"),
    ("pdf", "questions[2].blocks", "print shows no links"),
    ("md", "metadata.case_numbers", "a typeset answer does not print the case number"),
    ("md", "metadata.title", "print has no title"),
    ("md", "metadata.topics", "print has no topics"),
    ("md", "metadata.record", "print has no record"),
    ("md", "metadata.chamber", "marker drops the head of the first page"),
    ("md", "metadata.derived", "marker drops the foot with the id and the year: they are worked out"),
    ("md", "questions[2].blocks", "print shows no links"),
    ("txt", "metadata.case_numbers", "a typeset answer does not print the case number"),
    ("txt", "metadata.title", "print has no title"),
    ("txt", "metadata.topics", "print has no topics"),
    ("txt", "metadata.record", "print has no record"),
    ("txt", "questions[2].blocks", "plain text shows no links"),
    ("txt", "questions[3].blocks", "plain text shows no italic type"),
    ("txt", "answers[1].text", "plain text has no cells"),
    ("txt", "answers[1].blocks", "plain text has no cells"),
];

#[test]
fn ok_questions_are_the_same_in_every_form() {
    same_in_every_form("kv", QUESTIONS);
}

#[test]
fn ok_answers_are_the_same_in_every_form() {
    same_in_every_form("ah", ANSWERS);
}

fn same_in_every_form(matter: &str, forced: &[Forced]) {
    let of_xml = matter_of(&format!("{matter}.xml"));
    let mut wrong = Vec::new();
    for form in FORMS {
        let name = format!("{matter}.{form}");
        let mut found = Vec::new();
        differences::differences("", &of_xml, &matter_of(&name), &mut found);
        let expected = forced.iter().filter(|(of, ..)| *of == form);
        for (_, place, why) in expected.clone() {
            if !found.iter().any(|difference| stands_at(difference, place)) {
                wrong.push(format!("{name}: {place} is as in the XML, although it is listed ({why})"));
            }
        }
        let unlisted =
            |difference: &&String| !expected.clone().any(|(_, place, _)| stands_at(difference, place));
        wrong.extend(found.iter().filter(unlisted).map(|difference| format!("{name}: {difference}")));
    }
    assert!(wrong.is_empty(), "{} differences:\n{}\n", wrong.len(), wrong.join("\n"));
}

/// Whether a difference, which begins with its path, stands at a place or inside it.
fn stands_at(difference: &str, place: &str) -> bool {
    let path = difference.lines().next().unwrap_or_default().trim_start_matches('.');
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The document in a file, without what tells where and in what it stands.
fn matter_of(name: &str) -> Value {
    let bytes = fs::read(root().join("same").join(name)).unwrap();
    let document = parse_bytes(&bytes, &Options::default().with_name(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut value = serde_json::to_value(document).unwrap();
    value.as_object_mut().unwrap().remove("source");
    for note in value["footnotes"].as_array_mut().unwrap() {
        note["marks"] = json!(note["marks"].as_array().unwrap().len());
    }
    // The head names the document itself, in the words of its form.
    value["references"].as_array_mut().unwrap().retain(|reference| reference["in"] != "header");
    without_places(&mut value);
    value
}

fn without_places(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for place in ["span", "line", "column"] {
                object.remove(place);
            }
            object.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        _ => {}
    }
}
