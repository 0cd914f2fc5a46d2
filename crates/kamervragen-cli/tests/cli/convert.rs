//! `kamervragen convert`.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::place::{ONE_ANSWER_SHORT, PRESS, Place, QUESTIONS, TOOL};
use serde_json::{Value, json};

/// Two hundred documents, some short and some long, so that threads overtake each other.
fn two_hundred() -> Place {
    let place = Place::new();
    for number in 0..200 {
        let text = format!("Vraag 1\nNummer {number}?\n{}", "En waarom?\n".repeat(number * 37 % 101 * 10));
        place.write(format!("letters/{}/{number:03}.md", number % 3), text);
    }
    place
}

#[test]
fn ok_json_is_a_file_a_document_in_the_same_folders() {
    let place = Place::with(&[
        ("letters/b.md", QUESTIONS),
        ("letters/b.txt", ONE_ANSWER_SHORT),
        ("letters/2031/mei/a.md", QUESTIONS),
        ("letters/2031/metadata.xml", "<metadata/>"),
        ("letters/.hidden/a.md", QUESTIONS),
    ]);
    let ran = place.run(&["convert", "letters", "--out", "data/json"]).ends_with(0);
    assert_eq!(place.files("data/json"), ["2031/mei/a.md.json", "b.md.json", "b.txt.json"]);
    assert_eq!(place.json("data/json/2031/mei/a.md.json")["source"]["name"], "2031/mei/a.md");
    assert_eq!(place.json("data/json/b.txt.json")["answers"][0]["text"], "Ja.");
    assert_eq!(ran.text(), "");
    ran.says("3 documents in ").says("0 failed").says("kinds        questions 2, answers 1");
    ran.says("passed over  1: ");
}

#[test]
fn ok_a_hidden_folder_that_is_asked_for_is_read() {
    let place = Place::with(&[(".archive/a.md", QUESTIONS), (".archive/.git/b.md", QUESTIONS)]);
    place.run(&["convert", ".archive", "--out", "data"]).ends_with(0);
    assert_eq!(place.files("data"), ["a.md.json"]);
}

#[test]
fn ok_what_convert_writes_is_what_parse_prints() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT)]);
    let printed = place.run(&["parse", "a.md"]).ends_with(0);
    place.run(&["convert", "a.md", "--out", "data"]).ends_with(0);
    place.run(&["convert", "a.md", "--out", "all.jsonl"]).ends_with(0);
    assert_eq!(place.read("data/a.md.json"), printed.text());
    assert_eq!(place.read("all.jsonl"), printed.text());
}

#[test]
fn ok_pages_stand_in_their_list_in_the_order_of_the_inputs() {
    let place = Place::with(&[
        ("letters/b#1.txt", ONE_ANSWER_SHORT),
        ("letters/a/c.md", QUESTIONS),
        ("letters/d.txt", PRESS),
    ]);
    place.run(&["convert", "letters", "--to", "html", "--out", "data"]).ends_with(1);
    assert_eq!(place.files("data"), ["a/c.md.html", "b#1.txt.html", "index.html"]);
    let list = place.read("data/index.html");
    let addresses: Vec<_> =
        list.split("<li><a href=\"").skip(1).filter_map(|entry| Some(entry.split_once('"')?.0)).collect();
    assert_eq!(addresses, ["a/c.md.html", "b%231.txt.html"]);
    assert!(place.read("data/b#1.txt.html").contains("Ja."));
}

#[test]
fn ok_markdown_of_an_earlier_run_is_left_when_resumed() {
    let place = Place::with(&[("letters/a.txt", ONE_ANSWER_SHORT)]);
    let run =
        || place.run(&["convert", "letters", "--to", "markdown", "--out", "data", "--resume"]).ends_with(0);
    run();
    let written = place.read("data/a.txt.md");
    run().says("done by an earlier run");
    place.write("data/a.txt.md", "spoilt");
    run();
    assert_eq!(place.read("data/a.txt.md"), written);
}

#[test]
fn ok_markdown_is_a_file_a_document_that_reads_back() {
    let place = Place::with(&[("letters/a.txt", ONE_ANSWER_SHORT)]);
    place.run(&["convert", "letters", "--to", "markdown", "--out", "data"]).ends_with(0);
    // The hidden file is the list by which a later run goes on.
    assert_eq!(place.files("data"), [".kamervragen-done.md.jsonl", "a.txt.md"]);
    place.run(&["convert", "letters/a.txt", "--out", "before.jsonl"]).ends_with(0);
    place.run(&["convert", "data/a.txt.md", "--out", "after.jsonl"]).ends_with(0);
    let (before, after) = (&place.lines("before.jsonl")[0], &place.lines("after.jsonl")[0]);
    for part in ["kind", "metadata", "exchanges"] {
        assert_eq!(after[part], before[part]);
    }
    assert_eq!(after["answers"][0]["blocks"], before["answers"][0]["blocks"]);
    assert_eq!(after["source"]["format"], "markdown");
}

#[test]
fn ok_lines_stand_in_the_order_of_the_inputs() {
    let place = two_hundred();
    place.run(&["convert", "letters", "--out", "all.jsonl", "--jobs", "8"]).ends_with(0);
    let documents = place.lines("all.jsonl");
    let wanted: Vec<_> = (0..3)
        .flat_map(|folder| (0..200).filter(move |number| number % 3 == folder))
        .map(|number| (format!("{}/{number:03}.md", number % 3), format!("Nummer {number}?")))
        .collect();
    assert_eq!(wanted.len(), 200);
    assert_eq!(documents.len(), 200);
    for (document, (name, text)) in documents.iter().zip(&wanted) {
        assert_eq!(document["source"]["name"], name.as_str());
        assert!(document["questions"][0]["text"].as_str().unwrap().starts_with(text), "{name}");
    }
    place.run(&["convert", "letters", "--out", "one.jsonl", "--jobs", "1"]).ends_with(0);
    assert!(place.read("one.jsonl") == place.read("all.jsonl"), "the number of threads shows in the output");
}

#[test]
fn ok_paths_are_read_in_the_order_of_the_command_line() {
    let place = Place::with(&[("z.md", QUESTIONS), ("letters/b.md", QUESTIONS), ("letters/a.md", QUESTIONS)]);
    place.run(&["convert", "z.md", "letters", "--out", "all.jsonl"]).ends_with(0);
    let names: Vec<_> = place.lines("all.jsonl").iter().map(|line| line["source"]["name"].clone()).collect();
    assert_eq!(names, ["z.md", "a.md", "b.md"]);
}

#[test]
fn err_a_bad_file_stops_nothing_and_gives_nothing() {
    let place = Place::with(&[
        ("letters/1.md", QUESTIONS),
        ("letters/2.txt", PRESS),
        ("letters/3.txt", " \n"),
        ("letters/4.md", QUESTIONS),
    ]);
    let ran = place.run(&["convert", "letters", "--out", "data"]).ends_with(1);
    assert_eq!(place.files("data"), ["1.md.json", "4.md.json"]);
    ran.says("letters/2.txt: error[no-questions] expected questions, answers,");
    ran.says("letters/3.txt: error[empty] ");
    ran.says("4 documents in ").says("2 failed").says("failures     empty 1, no-questions 1");

    let ran = place.run(&["convert", "letters", "--to", "jsonl", "--out", "all.jsonl"]).ends_with(1);
    ran.says("letters/2.txt: error[no-questions] ");
    let names: Vec<_> = place.lines("all.jsonl").iter().map(|line| line["source"]["name"].clone()).collect();
    assert_eq!(names, ["1.md", "4.md"]);
}

#[test]
fn err_a_document_that_fails_now_loses_its_old_output() {
    let place = Place::with(&[("a.md", QUESTIONS), ("b.md", QUESTIONS)]);
    place.run(&["convert", "a.md", "b.md", "--out", "data"]).ends_with(0);
    place.write("a.md", PRESS);
    place.run(&["convert", "a.md", "b.md", "--out", "data"]).ends_with(1);
    assert_eq!(place.files("data"), ["b.md.json"]);
}

#[test]
fn ok_the_report_has_a_line_a_document() {
    let place = Place::with(&[("a.md", ONE_ANSWER_SHORT), ("b.txt", PRESS)]);
    place.run(&["convert", "a.md", "b.txt", "--out", "data", "--report", "report.jsonl"]).ends_with(1);
    let lines = place.lines("report.jsonl");
    assert_eq!(lines.len(), 2);
    let with = |severity: &str| {
        let diagnostics = place.json("data/a.md.json")["diagnostics"].clone();
        diagnostics.as_array().unwrap().iter().filter(|found| found["severity"] == severity).count()
    };
    assert!(with("warning") > 0);
    assert_eq!(
        lines[0],
        json!({
            "path": "a.md", "outcome": "ok", "output": "data/a.md.json", "format": "markdown", "kind": "answers",
            "counts": {
                "questions": 2, "answers": 1, "footnotes": 0,
                "diagnostics": {"info": with("info"), "warning": with("warning"), "error": 0},
            },
            "error": null,
        })
    );
    assert_eq!(
        lines[1],
        json!({
            "path": "b.txt", "outcome": "failed", "output": null, "format": null, "kind": null, "counts": null,
            "error": {
                "code": "no-questions", "line": null, "column": null,
                "message": "expected questions, answers, a postponement or a head sentence, but found none of them",
            },
        })
    );
}

#[test]
fn ok_quiet_tells_failures_only() {
    let place = Place::with(&[("a.md", QUESTIONS), ("press.txt", PRESS)]);
    assert_eq!(place.run(&["convert", "a.md", "--out", "data", "--quiet"]).ends_with(0).stderr, "");
    let ran = place.run(&["convert", "a.md", "press.txt", "--out", "data", "--quiet"]).ends_with(1);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    ran.says("press.txt: error[no-questions] ");
}

#[test]
fn ok_no_progress_where_there_is_no_terminal() {
    let ran = two_hundred().run(&["convert", "letters", "--out", "data"]).ends_with(0);
    assert!(!ran.stderr.contains(['\r', '\u{1b}']), "{:?}", ran.stderr);
}

#[test]
fn err_names_that_collide_never_overwrite_each_other() {
    let place = Place::with(&[
        ("x/a.md", "Vraag 1\nEerste?\n"),
        ("y/a.md", "Vraag 1\nTweede?\n"),
        ("y/b.md", QUESTIONS),
    ]);
    for _ in 0..2 {
        let ran = place.run(&["convert", "x", "y", "--out", "data", "--report", "report.jsonl"]).ends_with(1);
        ran.says("y/a.md: error[output-collision] an earlier input already gives `data/a.md.json`");
        assert_eq!(place.files("data"), ["a.md.json", "b.md.json"]);
        assert_eq!(place.json("data/a.md.json")["questions"][0]["text"], "Eerste?");
        let outcomes: Vec<_> =
            place.lines("report.jsonl").iter().map(|line| line["outcome"].clone()).collect();
        assert_eq!(outcomes, ["ok", "failed", "ok"]);
    }
    // Lines do not overwrite each other.
    place.run(&["convert", "x", "y", "--out", "all.jsonl"]).ends_with(0);
    assert_eq!(place.lines("all.jsonl").len(), 3);
}

#[test]
fn err_nothing_to_convert_writes_nothing() {
    let place = Place::with(&[("letters/notes.rtf", QUESTIONS), ("letters/metadata.xml", "<metadata/>")]);
    for out in ["data", "all.jsonl"] {
        let ran = place.run(&["convert", "letters", "--out", out]).ends_with(2);
        ran.says("found no documents (2 files passed over): in a folder, documents end in .md, ");
        assert!(!place.path(out).exists());
    }
}

#[test]
fn err_a_path_that_does_not_exist_comes_before_any_work() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    place.run(&["convert", "a.md", "gone.md", "--out", "data"]).ends_with(2).says("cannot find `gone.md`");
    assert!(!place.path("data").exists());
}

#[test]
fn err_an_output_that_cannot_be_comes_before_any_work() {
    let place = Place::with(&[("a.md", QUESTIONS), ("file", "x")]);
    fs::create_dir(place.path("folder")).unwrap();
    for (arguments, told) in [
        (&["--out", "file/data"][..], "cannot make the folder `file/data`"),
        (&["--out", "file", "--to", "json"], "cannot make the folder `file`"),
        (&["--out", "gone/all.jsonl"], "cannot write `gone/all.jsonl`"),
        (&["--out", "folder", "--to", "jsonl"], "cannot write `folder`"),
        (&["--out", "folder", "--report", "gone/report.jsonl"], "cannot write `gone/report.jsonl`"),
        (&["--out", "a.json"], "`a.json` looks like a file"),
        (&["--out", "-", "--to", "json"], "standard output can take jsonl"),
        (&["--out", "-", "--to", "markdown"], "standard output can take jsonl"),
        (&["--out", "data", "--to", "html", "--resume"], "--resume works with json, jsonl and markdown"),
        (&["--out", "all.jsonl", "--report", "all.jsonl"], "name the same file"),
        (&["--out", "-", "--resume"], "`-` keeps nothing"),
        (&["--out", "data", "--to", "xlsx"], "[possible values: json, jsonl, markdown, html, parquet, csv]"),
    ] {
        let ran = place.run(&[&["convert", "a.md"], arguments].concat()).ends_with(2);
        ran.says(told);
        assert_eq!(place.files("."), ["a.md", "file"], "{arguments:?}");
    }
}

#[test]
fn err_pages_and_markdown_among_the_documents_that_are_read() {
    let place = Place::with(&[("letters/a.md", QUESTIONS), ("other/b.md", QUESTIONS)]);
    for (paths, out) in [
        (&["letters"][..], "letters"),
        (&["letters"], "letters/site/new"),
        (&["other", "letters"], "./letters/../letters"),
        (&["."], "site"),
    ] {
        for to in ["html", "markdown"] {
            let arguments = [&["convert"], paths, &["--to", to, "--out", out]].concat();
            place.run(&arguments).ends_with(2).says("name a folder outside it");
        }
        assert_eq!(place.files("."), ["letters/a.md", "other/b.md"], "{out}");
    }
    // A file that is named leads to no others, and JSON is not read.
    place.run(&["convert", "letters/a.md", "--to", "html", "--out", "letters"]).ends_with(0);
    place.run(&["convert", "other", "--to", "json", "--out", "other"]).ends_with(0);
    assert_eq!(place.files("other"), ["b.md", "b.md.json"]);
}

#[test]
fn err_an_output_that_cannot_be_written_is_a_failed_document() {
    let place = Place::with(&[("a.md", QUESTIONS), ("b.md", QUESTIONS)]);
    // A folder where the file should go, which no rename can replace.
    fs::create_dir_all(place.path("data/a.md.json/taken")).unwrap();
    let ran = place.run(&["convert", "a.md", "b.md", "--out", "data"]).ends_with(1);
    ran.says("a.md: error[write-failed] cannot write `data/a.md.json`: ");
    assert_eq!(place.files("data"), ["b.md.json"]);
}

#[cfg(unix)]
#[test]
fn err_a_file_that_cannot_be_read_is_a_failed_document() {
    let place = Place::with(&[("b.md", QUESTIONS)]);
    // A socket cannot be opened, not even by root.
    let _socket = std::os::unix::net::UnixListener::bind(place.path("a.md")).unwrap();
    let ran = place.run(&["convert", "a.md", "b.md", "--out", "data"]).ends_with(1);
    ran.says("a.md: error[read-failed] ");
    assert_eq!(place.files("data"), ["b.md.json"]);
}

#[test]
fn ok_lines_can_go_to_standard_output() {
    let place = Place::with(&[("a.md", QUESTIONS), ("b.txt", PRESS)]);
    let ran = place.run(&["convert", ".", "--out", "-"]).ends_with(1);
    assert_eq!(ran.lines().len(), 1);
    ran.says("./b.txt: error[no-questions] ");
    assert_eq!(place.files("."), ["a.md", "b.txt"]);
}

#[test]
fn ok_the_report_can_go_to_standard_output() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    let ran = place.run(&["convert", "a.md", "--out", "data", "--report", "-"]).ends_with(0);
    assert_eq!(ran.lines()[0]["output"], "data/a.md.json");
    assert_eq!(place.files("."), ["a.md", "data/a.md.json"]);
}

#[test]
fn ok_a_broken_pipe_ends_quietly() {
    let place = two_hundred();
    let mut tool = Command::new(TOOL)
        .args(["convert", "letters", "--out", "-", "--quiet", "--jobs", "4"])
        .current_dir(place.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The documents are many times what a pipe holds, so the tool is still writing.
    drop(tool.stdout.take());
    let output = tool.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn ok_file_names_that_are_not_unicode_keep_their_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let place = Place::new();
    let name = OsStr::from_bytes(b"vraag-\xff.md");
    place.write(Path::new("letters").join(name), QUESTIONS);
    place.run(&["convert", "letters", "--out", "data", "--report", "report.jsonl"]).ends_with(0);
    let output = fs::read(place.path("data").join(OsStr::from_bytes(b"vraag-\xff.md.json"))).unwrap();
    let document: Value = serde_json::from_slice(&output).unwrap();
    assert_eq!(document["source"]["name"], "vraag-\u{fffd}.md");
    assert_eq!(place.lines("report.jsonl")[0]["path"], "letters/vraag-\u{fffd}.md");
}

#[test]
fn ok_resume_leaves_out_what_is_done() {
    let place = Place::with(&[("l/a.md", QUESTIONS), ("l/b.md", QUESTIONS), ("l/c.md", PRESS)]);
    let arguments = ["convert", "l", "--out", "data", "--resume", "--report", "report.jsonl"];
    place.run(&arguments).ends_with(1);
    // As long as before, so that only its sum tells that it is another.
    place.write("l/b.md", QUESTIONS.replace("sluizen", "bruggen"));
    place.write("l/c.md", ONE_ANSWER_SHORT);
    let before = fs::metadata(place.path("data/a.md.json")).unwrap().modified().unwrap();

    let ran = place.run(&arguments).ends_with(0);
    ran.says("3 documents in ").says("skipped      1, done by an earlier run");
    let lines = place.lines("report.jsonl");
    let outcomes: Vec<_> = lines.iter().map(|line| line["outcome"].clone()).collect();
    assert_eq!(outcomes, ["skipped", "ok", "ok"]);
    assert_eq!(lines[0]["output"], "data/a.md.json");
    assert_eq!(lines[0]["kind"], "questions");
    assert_eq!(lines[0]["counts"]["questions"], 1);
    assert_eq!(fs::metadata(place.path("data/a.md.json")).unwrap().modified().unwrap(), before);
    assert_eq!(place.json("data/b.md.json")["metadata"]["subject"], "bruggen");
}

#[test]
fn ok_resume_does_a_damaged_output_again() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    let arguments = ["convert", "a.md", "--out", "data", "--resume", "--report", "report.jsonl"];
    place.run(&arguments).ends_with(0);
    let whole = place.read("data/a.md.json");
    place.write("data/a.md.json", &whole[..whole.len() / 2]);
    place.run(&arguments).ends_with(0);
    assert_eq!(place.lines("report.jsonl")[0]["outcome"], "ok");
    assert_eq!(place.read("data/a.md.json"), whole);
}

#[test]
fn err_a_document_with_an_error_among_its_diagnostics_counts_when_skipped_too() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    let arguments = ["convert", "a.md", "--out", "data", "--resume", "--report", "report.jsonl"];
    place.run(&arguments).ends_with(0);
    let mut document = place.json("data/a.md.json");
    document["diagnostics"] = json!([{
        "code": "lost-text", "severity": "error", "message": "made for this test",
        "span": null, "line": null, "column": null,
    }]);
    place.write("data/a.md.json", document.to_string());
    place.run(&arguments).ends_with(1).says("skipped      1");
    assert_eq!(place.lines("report.jsonl")[0]["counts"]["diagnostics"]["error"], 1);
}

#[test]
fn ok_resume_takes_over_the_lines_of_what_is_unchanged() {
    for out in ["all.jsonl", "all.jsonl.gz", "all.jsonl.zst"] {
        let place =
            Place::with(&[("l/a.md", QUESTIONS), ("l/b.md", QUESTIONS), ("l/d.md", ONE_ANSWER_SHORT)]);
        let arguments = ["convert", "l", "--out", out, "--resume", "--report", "report.jsonl"];
        place.run(&arguments).ends_with(0);
        place.write("l/b.md", QUESTIONS.replace("sluizen", "bruggen"));
        place.write("l/c.md", QUESTIONS);
        fs::remove_file(place.path("l/d.md")).unwrap();
        place.run(&arguments).ends_with(0).says("skipped      1, done by an earlier run");
        let outcomes: Vec<_> =
            place.lines("report.jsonl").iter().map(|line| line["outcome"].clone()).collect();
        assert_eq!(outcomes, ["skipped", "ok", "ok"]);
        let resumed = fs::read(place.path(out)).unwrap();
        place.run(&["convert", "l", "--out", out]).ends_with(0);
        assert!(resumed == fs::read(place.path(out)).unwrap(), "{out} differs from that of one run");
        assert_eq!(place.files("."), [out, "l/a.md", "l/b.md", "l/c.md", "report.jsonl"]);
    }
}

#[test]
fn ok_lines_are_packed_by_the_ending_of_the_file() {
    let place = two_hundred();
    place.run(&["convert", "letters", "--out", "all.jsonl"]).ends_with(0);
    place.run(&["convert", "letters", "--out", "all.jsonl.gz"]).ends_with(0);
    place.run(&["convert", "letters", "--out", "all.jsonl.zst", "--report", "report.jsonl.zst"]).ends_with(0);
    let open = |name: &str| fs::File::open(place.path(name)).unwrap();
    let (mut gz, mut zst) = (String::new(), String::new());
    flate2::read::GzDecoder::new(open("all.jsonl.gz")).read_to_string(&mut gz).unwrap();
    zstd::Decoder::new(open("all.jsonl.zst")).unwrap().single_frame().read_to_string(&mut zst).unwrap();
    let plain = place.read("all.jsonl");
    assert!(gz == plain && zst == plain);
    let report = zstd::decode_all(open("report.jsonl.zst")).unwrap();
    assert_eq!(String::from_utf8(report).unwrap().lines().count(), 200);
}

#[test]
fn ok_tables_are_files_of_a_folder_with_failures_as_rows() {
    let place = Place::with(&[
        ("letters/a.md", ONE_ANSWER_SHORT),
        ("letters/b.md", PRESS),
        ("letters/c.md", QUESTIONS),
    ]);
    place.run(&["convert", "letters", "--to", "csv", "--out", "data/csv"]).ends_with(1);
    let names = [
        "answers",
        "diagnostics",
        "documents",
        "exchanges",
        "footnotes",
        "people",
        "questions",
        "references",
    ];
    assert_eq!(place.files("data/csv"), names.map(|name| format!("{name}.csv")));
    let people = "document,role,person,name,party,office,portfolio\n\
                  letters/c.md,asker,0,Jansen,ABC,,\n\
                  letters/c.md,addressee,0,,,minister,Financiën\n";
    assert_eq!(place.read("data/csv/people.csv"), people);
    let documents = place.read("data/csv/documents.csv");
    let outcomes: Vec<_> =
        documents.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()).collect();
    let told: Vec<_> = outcomes.iter().map(|row| (row[0], row[1], row[2])).collect();
    let expected =
        [("letters/a.md", "ok", ""), ("letters/b.md", "failed", "no-questions"), ("letters/c.md", "ok", "")];
    assert_eq!(told, expected);
    place.run(&["convert", "letters", "--to", "parquet", "--out", "data/parquet"]).ends_with(1);
    assert_eq!(place.files("data/parquet"), names.map(|name| format!("{name}.parquet")));
}

#[test]
fn ok_tables_are_the_same_on_any_number_of_threads() {
    let place = two_hundred();
    for jobs in ["1", "4"] {
        place.run(&["convert", "letters", "--to", "parquet", "--jobs", jobs, "--out", jobs]).ends_with(0);
    }
    for table in ["documents", "exchanges"] {
        let bytes = |jobs: &str| fs::read(place.path(format!("{jobs}/{table}.parquet"))).unwrap();
        assert!(bytes("1") == bytes("4"), "{table}");
    }
}

#[test]
fn err_tables_need_a_folder_and_are_not_resumed() {
    let place = Place::with(&[("a.md", QUESTIONS)]);
    place.run(&["convert", "a.md", "--to", "parquet", "--out", "-"]).ends_with(2).says("one file a table");
    place
        .run(&["convert", "a.md", "--to", "csv", "--out", "data", "--resume"])
        .ends_with(2)
        .says("csv is written as a whole");
    place
        .run(&["convert", "a.md", "--to", "csv", "--out", "a.md"])
        .ends_with(2)
        .says("cannot make the folder");
}
