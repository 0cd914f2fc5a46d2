//! The grammars of ids and references, against the tables in `fixtures/fields`.
#![expect(clippy::unwrap_used, reason = "what goes wrong while a test reads its table is a failed test")]

use std::fs;
use std::path::Path;

use kamervragen::fields::identifiers::{
    PublicationFamily, parse_case_number, parse_damaged_id, parse_document_number, parse_publication,
    parse_publication_id,
};
use kamervragen::fields::references::{FoundReference, find_references, find_urls};
use proptest::prelude::*;
use serde_json::{Value, json};

fn table(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/fields").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// Runs `check` on the input and the expectation of each row, and fails if there is none.
fn for_each_row(rows: &Value, mut check: impl FnMut(&str, &Value)) {
    let rows = rows.as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        check(row["input"].as_str().unwrap(), row);
    }
}

/// Kind, words and id of what is found, as the table writes them.
fn shown(text: &str, found: &[FoundReference]) -> Value {
    found.iter().map(|reference| json!([reference.kind, reference.span.of(text), reference.id])).collect()
}

#[test]
fn ok_publication_ids_tell_what_they_name() {
    for_each_row(&table("identifiers.json")["publications"], |input, row| {
        let known = parse_publication(input);
        assert_eq!(known.as_ref().map(|known| known.id.clone()), parse_publication_id(input), "{input:?}");
        let shown = known.map(|known| {
            let family = if known.id.starts_with("ah-") {
                PublicationFamily::Appendix
            } else {
                PublicationFamily::Questions
            };
            assert_eq!(known.family, family, "{input:?}");
            let mut facts = json!({"id": known.id});
            let told = [
                ("chamber", json!(known.chamber)),
                ("session_year", json!(known.session_year)),
                ("appendix_number", json!(known.appendix_number)),
                ("case_number", json!(known.case_number)),
                ("version", json!(known.version)),
            ];
            for (name, fact) in told.into_iter().filter(|(_, fact)| !fact.is_null()) {
                facts[name] = fact;
            }
            facts
        });
        assert_eq!(json!(shown), row["expected"], "{input:?}");
    });
}

#[test]
fn ok_canonical_ids_stay_as_they_are() {
    for_each_row(&table("identifiers.json")["publications"], |_, row| {
        if let Some(id) = row["expected"]["id"].as_str() {
            assert_eq!(parse_publication_id(id).as_deref(), Some(id));
        }
    });
}

#[test]
fn ok_damaged_ids_are_mended() {
    for_each_row(&table("identifiers.json")["damaged"], |input, row| {
        assert_eq!(json!(parse_damaged_id(input)), row["expected"], "{input:?}");
    });
}

#[test]
fn ok_case_numbers() {
    for_each_row(&table("identifiers.json")["cases"], |input, row| {
        assert_eq!(json!(parse_case_number(input)), row["expected"], "{input:?}");
    });
}

#[test]
fn ok_document_numbers() {
    for_each_row(&table("identifiers.json")["documents"], |input, row| {
        assert_eq!(json!(parse_document_number(input)), row["expected"], "{input:?}");
    });
}

#[test]
fn ok_references_in_running_text() {
    for_each_row(&table("references.json"), |input, row| {
        let found = find_references(input);
        assert_eq!(shown(input, &found), row["expected"], "{input:?}");
        if let Some(url) = row.get("url") {
            assert_eq!(json!(found[0].url), *url, "{input:?}");
        }
    });
}

#[test]
fn ok_references_are_found_with_line_ends_of_windows() {
    for_each_row(&table("references.json"), |input, row| {
        let ids: Vec<Value> =
            row["expected"].as_array().unwrap().iter().map(|found| found[2].clone()).collect();
        let found: Vec<Value> =
            find_references(&input.replace('\n', "\r\n")).into_iter().map(|found| json!(found.id)).collect();
        assert_eq!(found, ids, "{input:?}");
    });
}

#[test]
fn ok_references_are_found_in_the_middle_of_a_text() {
    for_each_row(&table("references.json"), |input, row| {
        let text = format!("Wij lazen (niet eerder)\n\n{input}\n\nen ook dat.");
        assert_eq!(shown(&text, &find_references(&text)), row["expected"], "{input:?}");
    });
}

#[test]
fn ok_a_reference_tells_where_it_can_be_read() {
    let urls = |text: &str| find_references(text).into_iter().map(|found| found.url).collect::<Vec<_>>();
    assert_eq!(
        urls("Kamerstuk 37 112, nr. 5, Aanhangsel Handelingen 2030/31, nr. 6, Stb. 2031, 7"),
        [
            Some("https://zoek.officielebekendmakingen.nl/kst-37112-5.html".to_owned()),
            Some("https://zoek.officielebekendmakingen.nl/ah-tk-20302031-6.html".to_owned()),
            Some("https://zoek.officielebekendmakingen.nl/stb-2031-7.html".to_owned()),
        ]
    );
    assert_eq!(
        urls("Kamerstuk 37 600 VI"),
        [Some("https://zoek.officielebekendmakingen.nl/dossier/37600-VI".to_owned())]
    );
    assert_eq!(urls("2031Z00417; Handelingen II 2030/31, nr. 8"), [None, None]);
}

#[test]
fn ok_addresses_on_the_web() {
    for_each_row(&table("urls.json"), |input, row| {
        let found = find_urls(input);
        let urls: Vec<&str> = found.iter().map(|found| found.url.as_str()).collect();
        assert_eq!(json!(urls), row["expected"], "{input:?}");
        let references: Vec<_> =
            find_references(input).into_iter().map(|found| (found.span, found.url)).collect();
        for url in found {
            assert!(references.contains(&(url.span, Some(url.url.clone()))), "{input:?}: {}", url.url);
        }
    });
}

/// Time must grow with the text, not with its square: these would take minutes.
#[test]
fn ok_long_runs_of_almost_references() {
    let almost =
        "II |37 |37 112 |Kamerstuk |37 112/|nr. 5, |h|www.|a.nl/|http://|http://a.b-\n|\n |(|-|1|k- |ECLI:";
    for piece in almost.split('|') {
        let text = piece.repeat(400_000 / piece.len());
        let end = text.len();
        assert!(find_references(&text).iter().all(|found| found.span.end <= end));
        assert!(find_urls(&text).iter().all(|found| found.span.end <= end));
    }
}

/// Text that is nearly a reference: pieces of the table's rows in any order, with signs put in.
fn mutated() -> impl Strategy<Value = String> {
    let mut rows = Vec::new();
    for name in ["references.json", "urls.json"] {
        for_each_row(&table(name), |input, _| rows.push(input.to_owned()));
    }
    let piece =
        (prop::sample::select(rows), any::<prop::sample::Index>(), any::<prop::sample::Index>(), "\\PC{0,2}");
    prop::collection::vec(piece, 1..4).prop_map(|pieces| {
        let mut text = String::new();
        for (row, from, to, noise) in pieces {
            let characters: Vec<char> = row.chars().collect();
            let (from, to) = (from.index(characters.len() + 1), to.index(characters.len() + 1));
            text.extend(&characters[from.min(to)..from.max(to)]);
            text += &noise;
        }
        text
    })
}

fn assert_sound(text: &str) {
    let mut free_from = 0;
    for found in find_references(text) {
        assert!(found.span.start >= free_from && !found.span.is_empty());
        assert!(found.span.of(text).is_some());
        free_from = found.span.end;
    }
    let mut free_from = 0;
    for found in find_urls(text) {
        assert!(found.span.start >= free_from && !found.span.is_empty());
        assert!(found.span.of(text).is_some());
        assert!(found.url.contains("://") && !found.url.contains(char::is_whitespace));
        free_from = found.span.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ok_any_text_gives_sound_spans(text in "\\PC*") {
        assert_sound(&text);
    }

    #[test]
    fn ok_mutated_references_give_sound_spans(text in mutated()) {
        assert_sound(&text);
    }

    #[test]
    fn ok_any_text_is_an_id_or_not(text in "(ah|kv|h|v)?[- –]?(tk|ek)?[- –]?\\PC{0,12}") {
        if let Some(id) = parse_publication_id(&text) {
            prop_assert_eq!(parse_publication_id(&id), Some(id));
        }
        let _ = (parse_damaged_id(&text), parse_case_number(&text), parse_document_number(&text));
    }
}
