//! Runs that are broken off, by `kill -9` and by Ctrl-C, and resumed.
//!
//! The last document of each is a named pipe into which nobody writes: the run cannot end before it is to.

#![cfg(unix)]

use std::fs::{self, File, OpenOptions};
use std::io::{Cursor, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;

use crate::place::{PRESS, Place, QUESTIONS, TOOL};

/// Folders, an archive, a document that fails, and one more document at the end.
fn letters() -> Place {
    let place = Place::new();
    let text = |number: usize| {
        format!("{QUESTIONS}Vraag 2\nNummer {number}?\n{}", "En waarom?\n".repeat(number * 37 % 101 * 3))
    };
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..60 {
        place.write(format!("letters/{}/{number:03}.md", number % 3), text(number));
        archive.start_file(format!("{number:03}.txt"), SimpleFileOptions::default()).unwrap();
        archive.write_all(text(number + 60).as_bytes()).unwrap();
    }
    place.write("letters/2.zip", archive.finish().unwrap().into_inner());
    place.write("letters/1/press.md", PRESS);
    place.write("last.md", QUESTIONS);
    place
}

fn set_pipe(place: &Place, name: &str) {
    let path = place.path(name);
    let _ = fs::remove_file(&path);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
}

fn started(place: &Place, arguments: &[&str]) -> Child {
    Command::new(TOOL)
        .args(arguments)
        .current_dir(place.path("."))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// All files below a folder that have a name of their own, with their bytes.
fn whole_files(place: &Place, folder: &str) -> Vec<(String, Vec<u8>)> {
    let is_hidden = |name: &String| name.split('/').any(|part| part.starts_with('.'));
    let names = place.files(folder).into_iter().filter(|name| !is_hidden(name));
    names.map(|name| (name.clone(), fs::read(place.path(folder).join(name)).unwrap())).collect()
}

#[test]
fn ok_killed_at_ten_moments_and_resumed_gives_what_one_run_gives() {
    for out in ["out/data", "out/all.jsonl", "out/all.jsonl.gz", "out/all.jsonl.zst"] {
        let place = letters();
        let arguments =
            ["convert", "letters", "last.md", "--out", out, "--report", "out/report.jsonl", "--resume"];
        fs::create_dir(place.path("out")).unwrap();
        let start = Instant::now();
        place.run(&arguments).ends_with(1).says("122 documents in ").says("1 failed");
        let time = start.elapsed();
        fs::remove_file(place.path("out/report.jsonl")).unwrap();
        let wanted = whole_files(&place, "out");
        fs::remove_dir_all(place.path("out")).unwrap();
        fs::create_dir(place.path("out")).unwrap();

        set_pipe(&place, "last.md");
        let mut random: u32 = 20_310_503;
        for _ in 0..10 {
            let mut tool = started(&place, &arguments);
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            thread::sleep(time.mul_f64(f64::from(random >> 16) / 65_536.0));
            assert_eq!(tool.try_wait().unwrap(), None, "{out}: the run ended before it was killed");
            tool.kill().unwrap();
            tool.wait().unwrap();
            for file in whole_files(&place, "out") {
                assert!(wanted.contains(&file), "{out}: `{}` is not whole", file.0);
            }
        }
        fs::remove_file(place.path("last.md")).unwrap();
        place.write("last.md", QUESTIONS);
        let ran = place.run(&arguments).ends_with(1);
        ran.says("1 failed");
        // So little is packed at once that none of it may have come to the disk.
        if !out.ends_with("gz") && !out.ends_with("zst") {
            ran.says("skipped ");
        }
        assert_eq!(place.lines("out/report.jsonl").len(), 122);
        fs::remove_file(place.path("out/report.jsonl")).unwrap();
        assert!(whole_files(&place, "out") == wanted, "{out} differs from that of one run");
        assert_eq!(place.files("out").len(), wanted.len(), "{out}: left behind {:?}", place.files("out"));
    }
}

fn interrupt(tool: &Child) {
    assert!(Command::new("kill").args(["-INT", &tool.id().to_string()]).status().unwrap().success());
    // Until the tool has heard of it.
    thread::sleep(Duration::from_millis(500));
}

/// The other end of a pipe, when the tool has come to it.
fn writer(place: &Place, name: &str) -> File {
    OpenOptions::new().write(true).open(place.path(name)).unwrap()
}

#[test]
fn err_ctrl_c_completes_what_is_begun_and_begins_no_more() {
    for out in ["data", "all.jsonl"] {
        let place = Place::with(&[("a.md", QUESTIONS), ("z.md", QUESTIONS)]);
        set_pipe(&place, "b.md");
        let arguments = ["convert", "a.md", "b.md", "z.md", "--out", out, "--jobs", "1"];
        let tool = started(&place, &arguments);
        let mut pipe = writer(&place, "b.md");
        interrupt(&tool);
        pipe.write_all(QUESTIONS.as_bytes()).unwrap();
        drop(pipe);
        let output = tool.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told, "kamervragen: interrupted after 2 documents: --resume goes on from here\n");
        assert_eq!(output.status.code(), Some(2));
        let files = ["a.md.json", "b.md.json"];
        if out == "data" {
            assert_eq!(place.files(out), files);
        } else {
            assert!(!place.path(out).exists());
        }
        fs::remove_file(place.path("b.md")).unwrap();
        place.write("b.md", QUESTIONS);
        place.run(&[&arguments[..], &["--resume"]].concat()).ends_with(0).says("skipped      2,");
    }
}

#[test]
fn err_a_second_ctrl_c_ends_at_once() {
    let place = Place::new();
    set_pipe(&place, "a.md");
    let tool = started(&place, &["convert", "a.md", "--out", "data"]);
    let pipe = writer(&place, "a.md");
    interrupt(&tool);
    interrupt(&tool);
    let output = tool.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    drop(pipe);
}

#[test]
fn err_two_runs_for_one_file() {
    let place = Place::with(&[("b.md", QUESTIONS)]);
    set_pipe(&place, "a.md");
    let mut tool = started(&place, &["convert", "a.md", "--out", "all.jsonl"]);
    let pipe = writer(&place, "a.md");
    let ran = place.run(&["convert", "b.md", "--out", "all.jsonl"]).ends_with(2);
    ran.says("kamervragen: cannot write `all.jsonl`: another run is writing it");
    (&pipe).write_all(QUESTIONS.as_bytes()).unwrap();
    drop(pipe);
    assert!(tool.wait().unwrap().success());
    assert_eq!(place.lines("all.jsonl")[0]["source"]["name"], "a.md");
}
