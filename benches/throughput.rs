//! How fast a text becomes a document and its JSON, next to pulldown-cmark's own pass over the same bytes.
//!
//! `cargo bench` prints the medians. Without `--bench`, as `cargo test --bench throughput` runs it, little is read and
//! the figures mean nothing: that run shows that each input still gives what it should.
#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

use std::hint::black_box;
use std::time::Instant;
use std::{env, fs};

use kamervragen::{Document, Options, parse_bytes};
use kamervragen_tests::cases::cases;
use serde_json::Value;

/// An input and what must come of it.
struct Sample {
    text: String,
    options: Options,
    questions: usize,
}

/// The ways to go through a text.
const PASSES: [fn(&Sample); 3] = [events, document, json];

/// How many bytes are read in a run, and how many runs there are.
struct Effort {
    bytes: usize,
    runs: usize,
}

fn main() {
    let full = env::args().any(|argument| argument == "--bench");
    let effort = if full { Effort { bytes: 20_000_000, runs: 5 } } else { Effort { bytes: 1, runs: 1 } };
    println!("{:<36}{:>22}{:>22}{:>22}", "MB/s", "pulldown-cmark", "to a document", "to JSON");
    for form in ["markdown", "plain"] {
        let samples = samples(form);
        measure(&format!("{form}, {} fixtures", samples.len()), &samples, &effort);

        let longest = samples.iter().max_by_key(|sample| sample.text.len()).unwrap();
        for (what, bytes) in [("small", 0), ("typical", 12_000), ("large", 250_000)] {
            let sample = longest.grown_to(bytes);
            measure(&format!("{form}, {what}, {} bytes", sample.text.len()), &[sample], &effort);
        }

        let sizes = if full { [1_000_000, 4_000_000, 16_000_000] } else { [1_000, 4_000, 16_000] };
        let to_json = sizes.map(|bytes| {
            let sample = longest.grown_to(bytes);
            measure(&format!("{form}, one of {} bytes", sample.text.len()), &[sample], &effort)[2]
        });
        // In quadratic time it would be a sixteenth; caches and other work on the machine cost less than two thirds.
        assert!(!full || to_json[2] > to_json[0] / 3.0, "{form}: large documents are read slowly");
    }
}

/// The documents of a form in the fixtures; the number of their questions is that of the expectations.
fn samples(form: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    for case in cases(&format!("documents/{form}"), "json") {
        // One is in UTF-16, which pulldown-cmark does not read.
        let Ok(text) = String::from_utf8(case.bytes) else { continue };
        let expected = fs::read(case.path.with_extension("json")).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        let questions = expected["questions"].as_array().unwrap().len();
        samples.push(Sample { text, options: Options::default().with_name(case.file), questions });
    }
    samples
}

impl Sample {
    /// The document with all from the label of its first question on repeated up to a size.
    fn grown_to(&self, bytes: usize) -> Self {
        let label = self.text.find("Vraag 1").unwrap();
        let line = self.text[..label].rfind('\n').map_or(0, |end| end + 1);
        let (head, body) = self.text.split_at(line);
        let copies = (bytes.saturating_sub(head.len()) / body.len()).max(1);
        let text = format!("{head}{}", body.repeat(copies));
        Self { text, options: self.options.clone(), questions: self.questions * copies }
    }
}

/// What the Markdown reader asks of pulldown-cmark, and nothing else.
fn events(sample: &Sample) {
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    let events = pulldown_cmark::Parser::new_ext(&sample.text, options).into_offset_iter();
    events.for_each(|event| drop(black_box(event)));
}

fn document(sample: &Sample) {
    black_box(parsed(sample));
}

fn json(sample: &Sample) {
    black_box(serde_json::to_vec(&parsed(sample)).unwrap());
}

fn parsed(sample: &Sample) -> Document {
    let document = parse_bytes(sample.text.as_bytes(), &sample.options).unwrap();
    assert_eq!(document.questions.len(), sample.questions, "questions in {:?}", document.source.name);
    document
}

/// Prints the line of an input and gives its speeds in MB/s, one a pass.
fn measure(what: &str, samples: &[Sample], effort: &Effort) -> [f64; 3] {
    let speeds = PASSES.map(|pass| speed(samples, pass, effort));
    print!("{what:<36}");
    for speed in speeds {
        print!("{speed:>14.1} ({:>3.0} %)", 100.0 * speed / speeds[0]);
    }
    println!();
    speeds
}

/// The median of the speeds of some runs, in MB/s.
fn speed(samples: &[Sample], pass: fn(&Sample), effort: &Effort) -> f64 {
    let bytes: usize = samples.iter().map(|sample| sample.text.len()).sum();
    let rounds = effort.bytes.div_ceil(bytes);
    let mut seconds: Vec<f64> = (0..effort.runs)
        .map(|_| {
            let start = Instant::now();
            (0..rounds).flat_map(|_| samples).for_each(pass);
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let megabytes = f64::from(u32::try_from(rounds * bytes).unwrap()) / 1e6;
    megabytes / seconds[seconds.len() / 2]
}
