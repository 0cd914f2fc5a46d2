//! The tool against real documents whose parts were labelled by hand.
//!
//! They stand beside the project (`../shared/corpus`), not in it. Where they are absent, the test passes and says so on
//! standard error. Others (`.xml`, `.docx`) are left out.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// How many of a hundred must be right at least.
const FLOORS: [(&str, u64); 11] = [
    ("questions", 100),
    ("questions text", 98),
    ("answers", 100),
    ("answers text", 98),
    ("footnotes", 100),
    ("footnotes text", 96),
    ("note marks", 96),
    ("header", 97),
    ("references", 90),
    ("remarks", 100),
    ("translations", 100),
];

/// Of what there may not be one too many.
const NONE_TOO_MANY: [&str; 3] = ["questions", "answers", "footnotes"];

/// How many documents must be without a miss at least.
const PERFECT: u64 = 35;

#[test]
fn ok_labelled_documents_score_above_the_floors() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.exists() {
        // Written past the test runner, which shows what is printed only when a test fails.
        writeln!(io::stderr(), "SKIPPED: ../shared/corpus is not here, so nothing was scored").unwrap();
        return;
    }
    let set = tempfile::tempdir().unwrap();
    let documents = copy_texts(&corpus.join("dev"), set.path());
    let totals: Value = serde_json::from_str(&score(&corpus, set.path(), "--json")).unwrap();
    let wrong = shortfalls(&totals, documents);
    assert!(wrong.is_empty(), "{}\n\n{}", wrong.join("\n"), score(&corpus, set.path(), "--verbose"));
}

/// Copies the labelled documents that are text or print into a set of their own; gives their number.
fn copy_texts(from: &Path, to: &Path) -> u64 {
    for folder in ["src", "tagged", "meta"] {
        fs::create_dir(to.join(folder)).unwrap();
    }
    let mut copied = 0;
    for entry in fs::read_dir(from.join("tagged")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !matches!(name.rsplit('.').next(), Some("md" | "txt" | "pdf")) {
            continue;
        }
        for file in [format!("src/{name}"), format!("tagged/{name}"), format!("meta/{name}.json")] {
            fs::copy(from.join(&file), to.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        }
        copied += 1;
    }
    copied
}

fn score(corpus: &Path, set: &Path, form: &str) -> String {
    let tool = env!("CARGO_BIN_EXE_kamervragen-under-test");
    let run = Command::new("python3")
        .arg(corpus.join("score.py"))
        .arg(set)
        .args(["--cli", tool, form])
        .output()
        .unwrap_or_else(|error| panic!("python3: {error}"));
    assert!(run.status.success(), "score.py: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// What is below its floor, in words.
fn shortfalls(score: &Value, documents: u64) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |holds: bool, otherwise: String| {
        if !holds {
            wrong.push(otherwise);
        }
    };
    for (what, floor) in FLOORS {
        let [right, all, _] = tally(score, what);
        hold(all > 0 && 100 * right >= floor * all, format!("{what}: {right} of {all}, below {floor} %"));
    }
    for what in NONE_TOO_MANY {
        let [_, _, extra] = tally(score, what);
        hold(extra == 0, format!("{what}: {extra} too many"));
    }
    let count = |key: &str| score[key].as_u64().unwrap();
    hold(count("documents") == documents, format!("{} of {documents} documents scored", count("documents")));
    hold(
        count("perfect") >= PERFECT,
        format!("{} documents without a miss, below {PERFECT}", count("perfect")),
    );
    wrong
}

/// How many were right, how many there were, and how many were too many.
fn tally(score: &Value, what: &str) -> [u64; 3] {
    serde_json::from_value(score["totals"][what].clone()).unwrap_or_else(|error| panic!("{what}: {error}"))
}
