//! The documents in `fixtures/records/`, each with its record beside it, give what their expectations say.
//!
//! `UPDATE_FIXTURES=1` rewrites the expectations, except for what they show; read the diff before keeping it.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::{env, fs};

use kamervragen::{Document, Options, parse_bytes, read_record};
use kamervragen_tests::cases::{cases, root};
use kamervragen_tests::promises;
use serde_json::Value;

#[path = "support/differences.rs"]
mod differences;
#[path = "support/digest.rs"]
mod digest;

#[test]
fn ok_documents_with_a_record_give_what_is_expected() {
    let mut found = Vec::new();
    for case in cases("records", "json") {
        let beside = case.path.with_extension("json");
        let expectation = fs::read_to_string(&beside).unwrap();
        let expected: Value = serde_json::from_str(&expectation).unwrap();
        let record =
            case.record.as_ref().unwrap_or_else(|| panic!("{}: has no metadata.xml beside it", case.name));
        let options =
            Options::default().with_name(&case.file).with_segments(true).with_metadata_xml(record.as_slice());
        let document = parse_bytes(&case.bytes, &options).unwrap();
        let digest = digest::digest(&document, expected["shows"].as_str().unwrap_or_default());
        if env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&beside, digest::written(&digest)).unwrap();
            continue;
        }
        differences::differences(&case.name, &expected, &digest, &mut found);
        assert_eq!(
            digest::written(&expected),
            expectation,
            "{}: is not as an update would write it",
            case.name
        );
        promises::check(&document, str::from_utf8(&case.bytes).unwrap()).unwrap();
        let again: Document = serde_json::from_str(&serde_json::to_string(&document).unwrap()).unwrap();
        assert_eq!(again, document, "{}", case.name);
        // The record of the document is that of the file, as it stands there.
        assert_eq!(read_record(record).unwrap_or_default(), document.metadata.record, "{}", case.name);
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn ok_every_case_has_its_line_in_the_list() {
    let list = fs::read_to_string(root().join("README.md")).unwrap();
    for case in cases("records", "json") {
        let name = case.name.trim_start_matches("records/");
        assert!(list.contains(&format!("| `{name}` |")), "fixtures/README.md does not list {}", case.name);
    }
}
