//! How many instructions a byte takes on the way to a document and to its JSON: a figure that other work on the machine
//! does not move.
//!
//! `cargo bench --bench instructions` counts them under valgrind, on papers that `kamervragen-synth` makes, and fails
//! where a form takes [`MOST`] more of [`OURS`] than `instructions.json` says; `-- --update` writes that file. Counts of another
//! compiler or machine are shown and not compared. The sum SHA-256 of the source is left out: valgrind knows none of the
//! instructions that processors have for it, and without them it takes 55 a byte.
//!
//! Without `--bench`, as `cargo test` runs it, each paper is read once and nothing is counted.
#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

mod passes;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use kamervragen::Options;
use kamervragen_synth::{Form, papers};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use passes::{Sample, document, events, json, objects, tree, xml_events};

/// By how much a count may grow.
const MOST: f64 = 0.03;

/// The passes that may not grow. A parser alone is a library's work, which changes with the seed of its tables: lopdf
/// took 85 instructions a byte in one run and 90 in the next.
const OURS: [&str; 2] = ["to a document", "to JSON"];

/// How many papers of each form are read.
const PAPERS: usize = 60;

/// Set for the runs under valgrind: the form and the pass.
const COUNTED: &str = "KAMERVRAGEN_BENCH_COUNTED";

/// What was counted, and with what.
#[derive(Serialize, Deserialize)]
struct Record {
    compiler: String,
    machine: String,
    forms: BTreeMap<String, Counts>,
}

/// The bytes of a form, and how many instructions each pass takes for one.
#[derive(Serialize, Deserialize)]
struct Counts {
    bytes: usize,
    parser: f64,
    document: f64,
    json: f64,
}

fn main() -> ExitCode {
    if let Ok(counted) = env::var(COUNTED) {
        let (form, pass) = counted.split_once(' ').unwrap();
        let form = Form::ALL.iter().copied().find(|known| known.name() == form).unwrap();
        measured(pass_of(form, pass), &samples(form));
        return ExitCode::SUCCESS;
    }
    let argument = |wanted: &str| env::args().any(|argument| argument == wanted);
    if !argument("--bench") {
        for &form in Form::ALL {
            measured(json, &samples(form));
        }
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("SKIPPED: valgrind is not on this machine");
        return ExitCode::SUCCESS;
    }
    let found = count();
    if argument("--update") {
        fs::write(path(), serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        return ExitCode::SUCCESS;
    }
    let known: Record = serde_json::from_slice(&fs::read(path()).unwrap()).unwrap();
    compare(&found, &known)
}

/// The function whose instructions are counted.
#[inline(never)]
fn measured(pass: fn(&Sample), samples: &[Sample]) {
    samples.iter().for_each(pass);
}

fn pass_of(form: Form, pass: &str) -> fn(&Sample) {
    match (pass, form) {
        ("document", _) => document,
        ("json", _) => json,
        ("sha256", _) => sum,
        (_, Form::OpXml | Form::OldXml) => xml_events,
        (_, Form::Html | Form::OpenkamerHtml) => tree,
        (_, Form::Pdf) => objects,
        // No parser makes anything of a Word document that is like what is made here.
        (_, Form::Docx | Form::Odt | Form::Letter) => |_| (),
        _ => events,
    }
}

fn sum(sample: &Sample) {
    black_box(Sha256::digest(&sample.bytes));
}

fn samples(form: Form) -> Vec<Sample> {
    let sample = |paper| {
        let file = form.render(&paper);
        let questions = kamervragen::parse_bytes(&file.bytes, &Options::default()).unwrap().questions.len();
        Sample { bytes: file.bytes, options: Options::default().with_name(file.name), questions }
    };
    papers(0).take(PAPERS).map(sample).collect()
}

/// Counts the instructions of each pass over each form, and prints them.
fn count() -> Record {
    let mut forms = BTreeMap::new();
    println!(
        "{:<12}{:>10}{:>16}{:>16}{:>16}",
        "instructions", "bytes", "parser alone", "to a document", "to JSON"
    );
    for &form in Form::ALL {
        let bytes: usize = samples(form).iter().map(|sample| sample.bytes.len()).sum();
        let [parser, sum, document, json] =
            ["parser", "sha256", "document", "json"].map(|pass| instructions(form, pass));
        let per_byte = |count: u32| (10.0 * f64::from(count) / to_float(bytes)).round() / 10.0;
        let counts = [parser, document - sum, json - sum].map(per_byte);
        let [parser, document, json] = counts;
        println!("{:<12}{bytes:>10}{parser:>16.1}{document:>16.1}{json:>16.1}", form.name());
        forms.insert(form.name().to_owned(), Counts { bytes, parser, document, json });
    }
    let compiler = Command::new("rustc").arg("--version").output().unwrap().stdout;
    let compiler = String::from_utf8(compiler).unwrap().trim().to_owned();
    Record { compiler, machine: format!("{} {}", env::consts::ARCH, env::consts::OS), forms }
}

/// How many instructions a pass takes.
fn instructions(form: Form, pass: &str) -> u32 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*::measured*"])
        .arg(env::current_exe().unwrap())
        .env(COUNTED, format!("{} {pass}", form.name()))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected : ")).unwrap().1;
    let collected = collected.trim().parse().unwrap();
    assert!(collected > 0, "what is counted was not found: {told}");
    collected
}

/// Says which counts changed; fails where one of [`OURS`] grew by more than [`MOST`].
fn compare(found: &Record, known: &Record) -> ExitCode {
    if (&found.compiler, &found.machine) != (&known.compiler, &known.machine) {
        println!("SKIPPED: the counts in instructions.json are of {} on {}", known.compiler, known.machine);
        return ExitCode::SUCCESS;
    }
    let mut grown = false;
    for (form, counts) in &found.forms {
        let Some(before) = known.forms.get(form).filter(|before| before.bytes == counts.bytes) else {
            println!("{form}: other papers than those in instructions.json: run with `-- --update`");
            grown = true;
            continue;
        };
        for (pass, now, before) in [
            ("parser alone", counts.parser, before.parser),
            (OURS[0], counts.document, before.document),
            (OURS[1], counts.json, before.json),
        ] {
            let change = now / before - 1.0;
            if change.abs() > MOST {
                let name = format!("{form}, {pass}");
                println!("{name:<30}{before:>8.1} -> {now:.1} instructions a byte: {:+.1} %", 100.0 * change);
                grown |= change > 0.0 && OURS.contains(&pass);
            }
        }
    }
    if grown { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn to_float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instructions.json")
}
