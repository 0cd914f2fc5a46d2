//! The targets of the fuzzer, each tried for a bounded time with its seeds, the words of its dictionary, and random
//! changes of both.
//!
//! `TARGET_SECONDS` says for how long each is tried; the figures are printed with `--nocapture`.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]
#![expect(clippy::print_stdout, reason = "the figures are a result of the test")]

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use kamervragen_tests::fuzzed::{Mutator, TARGETS};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

/// For how long a target is tried beyond its seeds.
fn time() -> Duration {
    let seconds = env::var("TARGET_SECONDS").map_or(0.5, |seconds| seconds.parse().unwrap());
    Duration::from_secs_f64(seconds)
}

#[test]
fn ok_no_target_finds_a_broken_promise() {
    for target in TARGETS {
        let mut tried = 0_usize;
        let mut run = |bytes: &[u8]| {
            tried += 1;
            let held = catch_unwind(|| (target.run)(bytes));
            assert!(held.is_ok(), "{}: \"{}\"", target.name, bytes.escape_ascii());
        };
        let (seeds, words) = (target.seeds(), target.words());
        run(b"");
        seeds.iter().chain(&words).for_each(|bytes| run(bytes));
        let mut mutator = Mutator::new(seeds, words);
        let start = Instant::now();
        while start.elapsed() < time() {
            run(&mutator.input());
        }
        println!("{:<14}{tried:>8} inputs", target.name);
    }
}

/// A program of its own for each target, as `cargo fuzz` wants it.
#[test]
fn ok_each_target_has_its_program() {
    let names: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(names.len(), TARGETS.len(), "a name stands twice");

    let programs = fs::read_dir(folder().join("fuzz_targets")).unwrap().map(|entry| entry.unwrap().path());
    let mut found = BTreeSet::new();
    for program in programs {
        let name = program.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&program).unwrap();
        assert!(text.contains(&format!("run(\"{name}\", bytes)")), "{name}: {text}");
        found.insert(name);
    }
    assert_eq!(found, names, "fuzz/fuzz_targets");

    let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    let listed = manifest.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    let listed: BTreeSet<String> =
        listed.filter(|name| *name != "kamervragen-fuzz").map(str::to_owned).collect();
    assert_eq!(listed, names, "fuzz/Cargo.toml");
}
