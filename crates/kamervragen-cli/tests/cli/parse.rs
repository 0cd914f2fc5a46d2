//! `kamervragen parse`, `kamervragen schema`, and what every command shares.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::place::{ONE_ANSWER_SHORT, PRESS, Place, QUESTIONS, TOOL};

#[test]
fn ok_a_document_is_one_line_of_json() {
    let place = Place::with(&[("b/letter.md", QUESTIONS)]);
    let ran = place.run(&["parse", "b/letter.md"]).ends_with(0);
    assert_eq!(ran.text().lines().count(), 1);
    assert!(ran.text().ends_with("}\n"));
    let document = ran.json();
    assert_eq!(document["schema_version"], 1);
    assert_eq!(document["source"]["name"], "letter.md");
    assert_eq!(document["source"]["bytes"], QUESTIONS.len());
    assert_eq!(document["kind"], "questions");
    assert_eq!(document["questions"][0]["text"], "Kent u het bericht?");
    assert!(document.get("segments").is_none());
    assert_eq!(ran.stderr, "");
}

#[test]
fn ok_pretty_is_the_same_document_on_many_lines() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    let pretty = place.run(&["parse", "a.md", "--pretty"]).ends_with(0);
    assert!(pretty.text().starts_with("{\n  \"schema_version\": 1,\n"));
    assert_eq!(pretty.json(), place.run(&["parse", "a.md"]).json());
}

#[test]
fn ok_segments_are_added_when_asked_for() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    let document = place.run(&["parse", "a.md", "--segments"]).ends_with(0).json();
    assert!(document["segments"].is_array());
}

#[test]
fn ok_text_is_what_the_spans_refer_to() {
    let place = Place::with(&[]);
    place.write("a.txt", b"Vraag 1\nKent u Cura\xE7ao?\n");
    let text = place.run(&["parse", "a.txt", "--text"]).ends_with(0);
    assert_eq!(text.text(), "Vraag 1\nKent u Curaçao?\n");
    let span = place.run(&["parse", "a.txt"]).ends_with(0).json()["questions"][0]["span"].clone();
    assert_eq!(span, serde_json::json!([0, 24]));
    place.run(&["parse", "a.txt", "--text", "--segments"]).ends_with(2);
}

#[test]
fn ok_a_dash_reads_standard_input() {
    let ran = Place::new().run_with(&["parse", "-"], QUESTIONS.as_bytes()).ends_with(0);
    let document = ran.json();
    assert_eq!(document["source"]["name"], serde_json::Value::Null);
    assert_eq!(document["questions"][0]["numbers"], serde_json::json!([1]));
}

#[test]
fn ok_a_form_can_be_insisted_on() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    let document = place.run(&["parse", "a.md", "--format", "plain"]).ends_with(0).json();
    assert_eq!(document["source"]["format"], "plain");
}

#[test]
fn ok_warnings_do_not_make_a_document_fail() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT)]);
    let ran = place.run(&["parse", "a.md"]).ends_with(0);
    let codes: Vec<_> =
        ran.json()["diagnostics"].as_array().unwrap().iter().map(|d| d["code"].clone()).collect();
    assert!(codes.contains(&"missing-answer".into()), "{codes:?}");
    assert_eq!(ran.stderr, "");
}

#[test]
fn ok_windows_1252_is_read_and_the_guess_is_told() {
    let place = Place::new();
    // `Curaçao` with the ç of Windows-1252, which is not UTF-8.
    place.write("a.txt", b"Vraag 1\nKent u het bericht over Cura\xe7ao?\n");
    let document = place.run(&["parse", "a.txt"]).ends_with(0).json();
    assert_eq!(document["questions"][0]["text"], "Kent u het bericht over Curaçao?");
    assert!(document["diagnostics"].to_string().contains("guessed-charset"), "{}", document["diagnostics"]);
}

#[test]
fn err_a_press_article_is_no_document() {
    let place = Place::with(&[("press.txt", PRESS)]);
    let ran = place.run(&["parse", "press.txt"]).ends_with(1);
    assert_eq!(ran.text(), "");
    ran.says("press.txt: error[no-questions] ");
}

#[test]
fn err_nothing_on_standard_input() {
    let ran = Place::new().run(&["parse", "-"]).ends_with(1);
    assert_eq!(ran.text(), "");
    ran.says("-: error[empty] ");
}

#[test]
fn err_a_file_that_does_not_exist() {
    let ran = Place::new().run(&["parse", "gone.md"]).ends_with(2);
    assert_eq!(ran.text(), "");
    ran.says("kamervragen: cannot find `gone.md`");
}

#[test]
fn err_a_folder_is_no_file() {
    let place = Place::with(&[("letters/a.md", QUESTIONS)]);
    place.run(&["parse", "letters"]).ends_with(2).says("`letters` is a folder");
}

#[test]
fn err_unknown_options_and_forms_show_what_there_is() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    place
        .run(&["parse", "a.md", "--format", "word"])
        .ends_with(2)
        .says("markdown, plain, op-xml, html, docx, pdf");
    place.run(&["parse", "a.md", "--fast"]).ends_with(2).says("--fast");
    place.run(&[]).ends_with(2).says("Usage: kamervragen <COMMAND>");
}

#[test]
fn ok_the_schema_describes_what_is_printed() {
    let ran = Place::new().run(&["schema"]).ends_with(0);
    assert!(ran.text().starts_with("{\n  \""), "{}", &ran.text()[..40]);
    let schema = ran.json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["title"], "Document");
    let document = Place::with(&[("a.md", QUESTIONS)]).run(&["parse", "a.md", "--segments"]).json();
    for key in document.as_object().unwrap().keys() {
        assert!(schema["properties"].get(key).is_some(), "the schema does not know `{key}`");
    }
}

#[test]
fn ok_help_and_version_go_to_standard_output() {
    let place = Place::new();
    let version = place.run(&["--version"]).ends_with(0);
    assert_eq!(version.text(), concat!("kamervragen ", env!("CARGO_PKG_VERSION"), "\n"));
    for command in ["convert", "parse", "check", "inspect", "schema"] {
        let help = place.run(&[command, "--help"]).ends_with(0);
        assert!(help.text().contains("Exit codes:"), "{command}");
        assert_eq!(help.stderr, "");
    }
}

#[test]
fn ok_a_broken_pipe_ends_quietly() {
    let mut tool = Command::new(TOOL)
        .args(["parse", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The reader is gone before the tool has anything to read, so before it can write.
    drop(tool.stdout.take());
    tool.stdin.take().unwrap().write_all(QUESTIONS.as_bytes()).unwrap();
    let output = tool.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn err_a_full_disk_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(TOOL).arg("schema").stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("kamervragen: cannot write `standard output`: "), "{told}");
}

/// A printed publication of the fixtures.
fn printed() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/documents/pdf/questions.pdf");
    std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn ok_a_pdf_is_read_and_its_text_is_what_the_spans_refer_to() {
    let place = Place::new();
    place.write("a.pdf", printed());
    let document = place.run(&["parse", "a.pdf"]).ends_with(0).json();
    assert_eq!(document["source"]["format"], "pdf");
    assert_eq!(document["source"]["bytes"], printed().len());
    let ran = place.run(&["parse", "a.pdf", "--text"]).ends_with(0);
    let note = &document["footnotes"][1]["span"];
    let place_in = |end: usize| usize::try_from(note[end].as_u64().unwrap()).unwrap();
    assert_eq!(
        ran.text()[place_in(0)..place_in(1)].trim(),
        "2 Aanhangsel Handelingen, vergaderjaar 2029–2030, nr. 877"
    );
    assert_eq!(
        Place::new().run_with(&["parse", "-"], &printed()).ends_with(0).json()["questions"],
        document["questions"]
    );
}

#[test]
fn ok_a_pdf_is_converted_beside_a_broken_one() {
    let place = Place::new();
    place.write("in/a.pdf", printed());
    place.write("in/b.pdf", &printed()[..200]);
    place.run(&["convert", "in", "--out", "all.jsonl"]).ends_with(1).says("broken-container");
    let lines = place.lines("all.jsonl");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["metadata"]["publication_id"], "kv-tk-2032Z00713");
}

#[test]
fn err_each_command_keeps_the_limits() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT)]);
    let limit = ["--max-questions", "1"];
    let told = "a.md: error[too-many] expected at most 1 questions, but found more";
    place.run(&[&["parse", "a.md"], &limit[..]].concat()).ends_with(1).says(told);
    let checked = place.run(&[&["check", "a.md"], &limit[..]].concat()).ends_with(1);
    assert_eq!(checked.text().trim_end(), told);
    place.run(&[&["convert", "a.md", "--out", "data"], &limit[..]].concat()).ends_with(1).says(told);

    place
        .run(&["parse", "a.md", "--max-bytes", "5"])
        .ends_with(1)
        .says("error[too-large] expected at most 5 bytes");
    let ran = place.run_with(&["parse", "-", "--max-bytes", "5"], ONE_ANSWER_SHORT.as_bytes()).ends_with(1);
    ran.says("error[too-large] expected at most 5 bytes");
    place.run(&["parse", "a.md", "--max-bytes", "many"]).ends_with(2);
}
