//! The publisher's record beside a document, with every command.

use std::fs;

use serde_json::json;

use crate::place::{Place, QUESTIONS};

/// A record that names the publication, and nothing else.
fn record_of(id: &str) -> String {
    format!(
        "<metadata_gegevens><metadata name='DC.identifier' scheme='' content='{id}'/></metadata_gegevens>"
    )
}

const ID: &str = "kv-tk-2031Z00417";

/// The id that `parse` finds, with what was odd.
fn id_of(place: &Place, file: &str) -> (serde_json::Value, String) {
    let document = place.run(&["parse", file]).ends_with(0).json();
    (document["metadata"]["publication_id"].clone(), document["diagnostics"].to_string())
}

#[test]
fn ok_a_record_of_the_same_name_is_taken() {
    for file in ["a.md", "a.assembled.md", "b/a.md", "a"] {
        let place = Place::with(&[(file, QUESTIONS), ("other.md", QUESTIONS)]);
        let record = if file.starts_with("b/") { "b/a.metadata.xml" } else { "a.metadata.xml" };
        place.write(record, record_of(ID));
        place.write("metadata.xml", record_of("kv-tk-2031Z99999"));
        assert_eq!(id_of(&place, file).0, ID, "{file}");
    }
    let place = Place::with(&[("a.b.md", QUESTIONS), ("a.metadata.xml", &record_of("kv-tk-2031Z99999"))]);
    place.write("a.b.metadata.xml", record_of(ID));
    assert_eq!(id_of(&place, "a.b.md").0, ID);
}

#[test]
fn ok_the_record_of_the_folder_is_taken_where_it_can_only_be_that_of_the_document() {
    let place = Place::with(&[("metadata.xml", &record_of(ID))]);
    place.write("kv-tk-2031Z00417.md", QUESTIONS);
    assert_eq!(id_of(&place, "kv-tk-2031Z00417.md").0, ID);
    place.write("kv-tk-2031Z00418.md", QUESTIONS);
    assert_eq!(id_of(&place, "kv-tk-2031Z00418.md").0, json!(null));
    // Longer, so that the id of the record stands at its start.
    place.write("kv-tk-2031Z004170.md", QUESTIONS);
    assert_eq!(id_of(&place, "kv-tk-2031Z004170.md").0, json!(null));

    let place =
        Place::with(&[("metadata.xml", &record_of(ID)), ("letter.md", QUESTIONS), ("letter.txt", QUESTIONS)]);
    assert_eq!(id_of(&place, "letter.md").0, ID);
    place.write("notes.json", "{}");
    assert_eq!(id_of(&place, "letter.md").0, ID);
    place.write("another.md", QUESTIONS);
    assert_eq!(id_of(&place, "letter.md").0, json!(null));
}

#[test]
fn ok_a_record_can_be_named_and_is_not_looked_for_on_standard_input() {
    let place = Place::with(&[("a.md", QUESTIONS), ("a.metadata.xml", &record_of("kv-tk-2031Z99999"))]);
    place.write("records/one.xml", record_of(ID));
    let named = place.run(&["parse", "a.md", "--metadata", "records/one.xml"]).ends_with(0).json();
    assert_eq!(named["metadata"]["publication_id"], ID);
    let input =
        place.run_with(&["parse", "-", "--metadata", "records/one.xml"], QUESTIONS.as_bytes()).ends_with(0);
    assert_eq!(input.json()["metadata"]["publication_id"], ID);
    place.write("metadata.xml", record_of(ID));
    let input = place.run_with(&["parse", "-"], QUESTIONS.as_bytes()).ends_with(0);
    assert_eq!(input.json()["metadata"]["record"], json!([]));
    place.run(&["parse", "a.md", "--metadata", "gone.xml"]).ends_with(2).says("cannot read `gone.xml`");
}

#[test]
fn ok_a_record_that_cannot_be_read_is_a_finding_of_the_document() {
    let place = Place::with(&[("a.md", QUESTIONS), ("a.metadata.xml", "<html>Not found</html>")]);
    let found = place.run(&["check", "a.md", "--quiet"]).ends_with(0);
    assert!(
        found.text().contains(
            "a.md: warning[unreadable-record] the record was left out: expected `metadata_gegevens`, but found the \
             element `html`\n"
        ),
        "{}",
        found.text()
    );
    let large = fs::File::create(place.path("a.metadata.xml")).unwrap();
    // A sparse file: it takes no room on the disk.
    large.set_len(kamervragen::Options::DEFAULT_MAX_BYTES as u64 + 5).unwrap();
    assert!(id_of(&place, "a.md").1.contains("unreadable-record"));
}

#[test]
fn ok_convert_takes_the_records_of_a_folder() {
    let place = Place::with(&[
        ("l/a.md", QUESTIONS),
        ("l/a.metadata.xml", &record_of(ID)),
        ("l/b.md", QUESTIONS),
        ("l/c/doc.md", QUESTIONS),
        ("l/c/metadata.xml", &record_of("kv-tk-2031Z00418")),
    ]);
    place.run(&["convert", "l", "--out", "all.jsonl"]).ends_with(0);
    let ids: Vec<_> =
        place.lines("all.jsonl").iter().map(|line| line["metadata"]["publication_id"].clone()).collect();
    assert_eq!(ids, [json!(ID), json!(null), json!("kv-tk-2031Z00418")]);
}

#[test]
fn ok_resume_sees_a_record_that_came_changed_or_went() {
    let place = Place::with(&[("l/a.md", QUESTIONS), ("l/b.md", QUESTIONS)]);
    let arguments = ["convert", "l", "--out", "data", "--resume", "--report", "report.jsonl"];
    let outcomes = || {
        place.run(&arguments).ends_with(0);
        let lines = place.lines("report.jsonl");
        lines.iter().map(|line| line["outcome"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(outcomes(), ["ok", "ok"]);
    for record in [record_of(ID), record_of("kv-tk-2031Z00418"), "<html>".to_owned()] {
        place.write("l/a.metadata.xml", record);
        assert_eq!(outcomes(), ["ok", "skipped"]);
        assert_eq!(outcomes(), ["skipped", "skipped"]);
    }
    fs::remove_file(place.path("l/a.metadata.xml")).unwrap();
    assert_eq!(outcomes(), ["ok", "skipped"]);
}
