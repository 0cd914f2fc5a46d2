//! The documents in `fixtures/` give what their expectations say.
//!
//! Each text is run with both line ends. `UPDATE_FIXTURES=1` rewrites the expectations, except for what they show;
//! read the diff before keeping it.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Write;
use std::{env, fs};

use kamervragen::{Document, Options, Severity, parse_bytes, source_text};
use kamervragen_tests::cases::{Case, cases, root};
use kamervragen_tests::promises;
use serde_json::Value;

#[path = "support/differences.rs"]
mod differences;
#[path = "support/digest.rs"]
mod digest;

/// The differences shown for a case; the rest follows from the first ones as a rule.
const MOST_DIFFERENCES: usize = 12;

/// Collects what is wrong with each case, so that one run shows all of it.
#[derive(Default)]
struct Report {
    failed: usize,
    text: String,
}

impl Report {
    /// Adds what `find` finds in a case, and in the case with other line ends where that is something else.
    fn add(&mut self, case: &Case, find: impl Fn(&Case) -> Vec<String>) {
        let found = find(case);
        self.push(case, &found);
        for variant in ["\n", "\r\n", "\r"].into_iter().filter_map(|ends| case.with_line_ends(ends)) {
            let other = find(&variant);
            if other != found {
                self.push(&variant, &other);
            }
        }
    }

    fn push(&mut self, case: &Case, found: &[String]) {
        if !found.is_empty() {
            self.failed += 1;
            let _ = write!(self.text, "\n{}\n    {}", case.name, found.join("\n    "));
        }
    }

    fn finish(self) {
        assert!(self.failed == 0, "{} cases fail:\n{}\n", self.failed, self.text);
    }
}

fn compare(folder: &str, severity_fits: fn(Option<Severity>) -> bool) {
    let update = env::var_os("UPDATE_FIXTURES").is_some();
    let mut report = Report::default();
    for case in cases(folder, "json") {
        let beside = case.path.with_extension("json");
        let expected: Value = serde_json::from_str(&fs::read_to_string(&beside).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let shows = expected["shows"].as_str().unwrap_or_default();
        let read = |case: &Case| {
            let options = Options::default().with_name(&case.file).with_segments(true);
            parse_bytes(&case.bytes, &options).map_err(|error| format!("error {}: {error}", error.code()))
        };
        if update {
            let document = read(&case).unwrap_or_else(|error| panic!("{}: {error}", case.name));
            fs::write(&beside, digest::written(&digest::digest(&document, shows))).unwrap();
            continue;
        }
        report.add(&case, |case| {
            let document = match read(case) {
                Ok(document) => document,
                Err(error) => return vec![error],
            };
            let mut found = Vec::new();
            differences::differences("", &expected, &digest::digest(&document, shows), &mut found);
            found.truncate(MOST_DIFFERENCES);
            if !severity_fits(document.severity()) {
                found.push(format!("a document with {:?} belongs in another folder", document.severity()));
            }
            found.extend(promises(&document, case).err());
            found
        });
    }
    report.finish();
}

/// What holds for every document, and that every span fits the text to which it refers.
fn promises(document: &Document, case: &Case) -> Result<(), String> {
    let json = serde_json::to_string(document).unwrap();
    let again: Document =
        serde_json::from_str(&json).map_err(|error| format!("cannot be read back: {error}"))?;
    if again != *document {
        return Err("is another document when read back from its JSON".into());
    }
    let source = source_text(&case.bytes, &Options::default().with_name(&case.file));
    promises::check(document, &source.map_err(|error| format!("no text: {error}"))?)
}

#[test]
fn ok_documents_give_what_is_expected_without_a_warning() {
    compare("documents", |severity| severity.is_none_or(|found| found == Severity::Info));
}

#[test]
fn ok_imperfect_documents_give_what_is_expected_with_a_warning() {
    compare("recovered", |severity| severity.is_some_and(|found| found >= Severity::Warning));
}

#[test]
fn err_other_inputs_give_their_error() {
    let mut report = Report::default();
    for case in cases("invalid", "error") {
        let expected = fs::read_to_string(case.path.with_extension("error")).unwrap();
        report.add(&case, |case| match parse_bytes(&case.bytes, &Options::default().with_name(&case.file)) {
            Ok(document) => vec![format!("gave a document of kind {:?}", document.kind)],
            Err(error) if error.code() == expected.trim() => Vec::new(),
            Err(error) => vec![format!("expected {}, found {}: {error}", expected.trim(), error.code())],
        });
    }
    report.finish();
}

#[test]
fn err_input_above_the_limit() {
    let options = Options::default().with_max_bytes(20);
    assert_eq!(parse_bytes(b"Vraag 1\nKent u het bericht?\n", &options).unwrap_err().code(), "too-large");
}

#[test]
fn ok_expectations_stand_as_an_update_would_write_them() {
    for folder in ["documents", "recovered"] {
        for case in cases(folder, "json") {
            let expectation = fs::read_to_string(case.path.with_extension("json")).unwrap();
            let value: Value = serde_json::from_str(&expectation).unwrap();
            assert_eq!(digest::written(&value), expectation, "{}", case.name);
        }
    }
}

#[test]
fn ok_every_case_has_its_line_in_the_list() {
    let list = fs::read_to_string(root().join("README.md")).unwrap();
    for (folder, expectation) in [("documents", "json"), ("recovered", "json"), ("invalid", "error")] {
        for case in cases(folder, expectation) {
            assert!(
                list.contains(&format!("| `{}` |", case.file)),
                "fixtures/README.md does not list {}",
                case.name
            );
        }
    }
}
