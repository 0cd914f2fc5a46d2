//! The JSON of every fixture keeps the contract: the keys and their order as written down here by hand, and the
//! schema that `kamervragen schema` prints.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;

use kamervragen::{DiagnosticCode, Options, SCHEMA_VERSION, json_schema, parse_bytes, source_text};
use kamervragen_tests::cases::cases;
use serde_json::Value;

#[path = "support/schema.rs"]
mod schema;

/// The objects of the contract: where they stand, and their keys in order.
const OBJECTS: &[(&str, &str)] = &[
    (
        "",
        "schema_version source kind language metadata questions answers exchanges footnotes remarks references \
         translations unplaced diagnostics",
    ),
    ("source", "name format bytes sha256"),
    (
        "metadata",
        "publication_id case_numbers appendix_number session_year chamber title subject askers addressees answerers \
         on_behalf_of submitted answered days_to_answer see_also topics urls record derived",
    ),
    ("metadata.record[]", "name scheme content"),
    ("metadata.askers[]", "name party"),
    ("metadata.addressees[]", "office portfolio"),
    ("metadata.answerers[]", "office name portfolio"),
    ("metadata.on_behalf_of[]", "office portfolio"),
    ("questions[]", "numbers part label text blocks notes span"),
    ("answers[]", "numbers part label text blocks notes see span"),
    ("exchanges[]", "numbers questions answer"),
    ("footnotes[]", "number text urls span marks"),
    ("remarks[]", "kind text references span"),
    ("remarks[].references[]", "kind text id url in span"),
    ("references[]", "kind text id url in span"),
    ("translations[]", "language questions footnotes"),
    ("translations[].questions[]", "numbers part label text blocks notes span"),
    ("translations[].footnotes[]", "number text urls span marks"),
    ("unplaced[]", "text span"),
    ("diagnostics[]", "code severity message span line column"),
    ("segments[]", "role numbers span"),
];

/// The words that the contract allows in a place.
const WORDS: &[(&str, &str)] = &[
    ("source.format", "markdown plain op-xml html docx pdf"),
    ("kind", "questions answers postponement oral-questions combined"),
    ("metadata.chamber", "tweede-kamer eerste-kamer"),
    ("metadata.addressees[].office", "minister staatssecretaris minister-president"),
    ("metadata.answerers[].office", "minister staatssecretaris minister-president"),
    ("metadata.on_behalf_of[].office", "minister staatssecretaris minister-president"),
    ("remarks[].kind", "postponement explanation introduction signature"),
    (
        "references[].kind",
        "kamerstuk aanhangsel handelingen case document url ecli celex bwb staatsblad staatscourant",
    ),
    ("diagnostics[].severity", "info warning error"),
    ("segments[].role", "header label question answer footnote mark furniture remark translation unplaced"),
];

/// The JSON of every fixture that gives a document, with and without segments.
fn documents() -> Vec<(String, Value)> {
    let mut documents = Vec::new();
    for case in ["documents", "recovered", "records"].into_iter().flat_map(|folder| cases(folder, "json")) {
        for segments in [false, true] {
            let mut options = Options::default().with_name(&case.file).with_segments(segments);
            if let Some(record) = &case.record {
                options = options.with_metadata_xml(record.as_slice());
            }
            let Ok(document) = parse_bytes(&case.bytes, &options) else {
                panic!("{}: gives no document", case.name)
            };
            let json = serde_json::to_string(&document).unwrap();
            documents.push((case.name.clone(), serde_json::from_str(&json).unwrap()));
        }
    }
    documents
}

/// Calls `visit` with each value and its place, in which an item of a list is `[]`.
fn walk(place: &str, value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    visit(place, value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(&format!("{place}[]"), item, visit)),
        Value::Object(object) => {
            for (key, value) in object {
                let dot = if place.is_empty() { "" } else { "." };
                walk(&format!("{place}{dot}{key}"), value, visit);
            }
        }
        _ => {}
    }
}

#[test]
fn ok_keys_and_their_order_are_those_of_the_contract() {
    let mut met = BTreeSet::new();
    for (name, document) in documents() {
        walk("", &document, &mut |place, value| {
            let Some(object) = value.as_object() else { return };
            if place.contains("blocks[]") {
                return;
            }
            let wanted = OBJECTS.iter().find(|(at, _)| *at == place);
            let (at, keys) = wanted.unwrap_or_else(|| panic!("{name}: no object is expected at {place:?}"));
            let found =
                object.keys().map(String::as_str).filter(|key| *key != "segments").collect::<Vec<_>>();
            assert_eq!(found.join(" "), *keys, "{name}: at {place:?}");
            met.insert(*at);
        });
    }
    let never: Vec<_> = OBJECTS.iter().map(|(at, _)| *at).filter(|at| !met.contains(at)).collect();
    assert!(never.is_empty(), "no fixture holds {never:?}");
}

#[test]
fn ok_segments_come_last_and_only_when_asked_for() {
    for (index, (name, document)) in documents().into_iter().enumerate() {
        let last = document.as_object().and_then(|object| object.keys().next_back().cloned());
        let wanted = if index % 2 == 0 { "diagnostics" } else { "segments" };
        assert_eq!(last.as_deref(), Some(wanted), "{name}");
    }
}

#[test]
fn ok_words_are_those_of_the_contract() {
    for (name, document) in documents() {
        assert_eq!(document["schema_version"], SCHEMA_VERSION, "{name}");
        walk("", &document, &mut |place, value| {
            let (Some((_, words)), Some(word)) = (WORDS.iter().find(|(at, _)| *at == place), value.as_str())
            else {
                return;
            };
            assert!(words.split(' ').any(|allowed| allowed == word), "{name}: {word:?} at {place}");
        });
        let codes = document["diagnostics"].as_array().into_iter().flatten();
        for code in codes.map(|diagnostic| diagnostic["code"].as_str().unwrap_or_default()) {
            assert!(DiagnosticCode::ALL.iter().any(|known| known.as_str() == code), "{name}: {code}");
        }
    }
}

#[test]
fn ok_dates_spans_and_sums_have_the_form_of_the_contract() {
    for (name, document) in documents() {
        walk("", &document, &mut |place, value| {
            if place.ends_with("span") || place.ends_with("footnotes[].marks[]") {
                let numbers =
                    value.as_array().is_some_and(|ends| ends.len() == 2 && ends.iter().all(Value::is_u64));
                assert!(numbers || value.is_null(), "{name}: {value} at {place}");
            }
        });
        for field in ["submitted", "answered"] {
            if let Some(date) = document["metadata"][field].as_str() {
                let form: String = date.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
                assert_eq!(form, "9999-99-99", "{name}: {field}");
            }
        }
        let sum = document["source"]["sha256"].as_str().unwrap_or_default();
        assert!(
            sum.len() == 64 && sum.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')),
            "{name}: {sum:?}"
        );
    }
}

/// "expected a date, but found `feb. 2028`" points at those words, also where a line ends between them.
#[test]
fn ok_a_diagnostic_points_at_the_words_that_it_quotes() {
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let mut met = BTreeSet::new();
    for case in cases("recovered", "json") {
        let document = parse_bytes(&case.bytes, &Options::default().with_name(&case.file)).unwrap();
        let text = source_text(&case.bytes, &Options::default().with_name(&case.file)).unwrap();
        for diagnostic in &document.diagnostics {
            let quoted = diagnostic.message.split_once("found `").and_then(|(_, rest)| rest.split_once('`'));
            if let (Some((quoted, _)), Some(span)) = (quoted, diagnostic.span) {
                let found = &text[span.start..span.end];
                assert_eq!(letters(found), letters(quoted), "{}: {}", case.name, diagnostic.message);
                met.insert(diagnostic.code.as_str());
            }
        }
    }
    let wanted = ["unparsed-date", "unparsed-label", "unparsed-person"];
    assert!(wanted.iter().all(|code| met.contains(code)), "only {met:?} quote what was found");
}

#[test]
fn ok_the_schema_fits_every_fixture() {
    let schema = json_schema();
    for (name, document) in documents() {
        if let Err(broken) = schema::check(&schema, &schema, &document, "") {
            panic!("{name}: {broken}");
        }
    }
}

#[test]
fn err_the_schema_refuses_what_breaks_the_contract() {
    let schema = json_schema();
    let (_, document) = documents().swap_remove(0);
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut changed = document.clone();
        change(&mut changed);
        schema::check(&schema, &schema, &changed, "").is_err()
    };
    assert!(!refused(&|_| {}));
    assert!(refused(&|changed| changed["kind"] = "letter".into()));
    assert!(refused(&|changed| changed["questions"] = Value::Null));
    assert!(refused(&|changed| changed["questions"][0]["numbers"] = "1".into()));
    assert!(refused(&|changed| changed["questions"][0]["span"] = vec![1, 2, 3].into()));
    assert!(refused(&|changed| drop(changed.as_object_mut().map(|object| object.remove("metadata")))));
}
