//! `kamervragen check`.

use crate::place::{ONE_ANSWER_SHORT, PRESS, Place, QUESTIONS};
use serde_json::Value;

#[test]
fn ok_each_finding_is_a_line_with_its_place() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT)]);
    let document = place.run(&["parse", "a.md"]).json();
    let wanted: Vec<_> = document["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            let text = |key: &str| found[key].as_str().unwrap().to_owned();
            let place = match (&found["line"], &found["column"]) {
                (Value::Null, Value::Null) => String::new(),
                (line, column) => format!(":{line}:{column}"),
            };
            format!("a.md{place}: {}[{}] {}", text("severity"), text("code"), text("message"))
        })
        .collect();
    let ran = place.run(&["check", "a.md"]).ends_with(0);
    assert_eq!(ran.text().lines().collect::<Vec<_>>(), wanted);
    assert!(ran.text().contains(": warning[missing-answer] "), "{}", ran.text());
}

#[test]
fn ok_json_has_an_object_a_finding() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT), ("press.txt", PRESS)]);
    let findings = place.run(&["check", ".", "--format", "json"]).ends_with(1).lines();
    let of = |path: &str| findings.iter().filter(|found| found["path"] == path).collect::<Vec<_>>();
    let mut wanted = place.run(&["parse", "a.md"]).json()["diagnostics"].clone();
    for (found, wanted) in of("./a.md").iter().zip(wanted.as_array_mut().unwrap()) {
        wanted["path"] = "./a.md".into();
        assert_eq!(*found, wanted);
    }
    let [failure] = of("./press.txt")[..] else { panic!("{findings:?}") };
    assert_eq!(
        *failure,
        serde_json::json!({
            "path": "./press.txt", "line": null, "column": null, "severity": "error", "code": "no-questions",
            "message": "expected questions, answers, a postponement or a head sentence, but found none of them",
            "span": null,
        })
    );
}

#[test]
fn err_a_file_that_fails_is_a_finding_and_stops_nothing() {
    let place =
        Place::with(&[("letters/1.txt", ""), ("letters/2.txt", PRESS), ("letters/3.md", ONE_ANSWER_SHORT)]);
    let ran = place.run(&["check", "letters", "--jobs", "4"]).ends_with(1);
    let lines: Vec<_> = ran.text().lines().collect();
    assert!(lines[0].starts_with("letters/1.txt: error[empty] "), "{lines:?}");
    assert!(lines[1].starts_with("letters/2.txt: error[no-questions] "), "{lines:?}");
    assert!(lines[2..].iter().any(|line| line.starts_with("letters/3.md:")), "{lines:?}");
    ran.says("3 documents in ").says("failures     empty 1, no-questions 1");
}

#[test]
fn ok_quiet_says_nothing_but_the_findings() {
    let place = Place::with(&[("a.md", QUESTIONS), ("press.txt", PRESS)]);
    assert_eq!(place.run(&["check", "a.md", "--quiet"]).ends_with(0).stderr, "");
    let ran = place.run(&["check", "press.txt", "-q"]).ends_with(1);
    assert_eq!(ran.stderr, "");
    assert!(ran.text().contains("no-questions"));
}

#[test]
fn err_a_path_that_does_not_exist_comes_before_any_work() {
    let place = Place::with(&[("press.txt", PRESS)]);
    let ran = place.run(&["check", "press.txt", "gone"]).ends_with(2);
    assert_eq!(ran.text(), "");
    ran.says("cannot find `gone`");
}

#[test]
fn err_a_folder_without_documents() {
    let place = Place::with(&[("letters/a.rtf", QUESTIONS)]);
    place.run(&["check", "letters"]).ends_with(2).says("found no documents (1 file passed over)");
}
