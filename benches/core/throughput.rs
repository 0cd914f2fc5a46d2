//! How fast a text becomes a document and its JSON, next to the pass of a parser that knows nothing of parliament over
//! the same bytes: pulldown-cmark for Markdown and plain text, quick-xml for the official XML, scraper for web pages,
//! lopdf's loading of the objects for PDFs.
//!
//! A typical document is an invented one with as many questions and notes as its length asks for; small ones are
//! fixtures, and large ones have the questions of a fixture over and over, which takes more repair than any real one.
//!
//! `cargo bench` prints the medians, by processor time: other work on the machine counts for less. Without `--bench`, as
//! `cargo test --bench throughput` runs it, little is read and the figures mean nothing: that run shows that each input
//! still gives what it should.
#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

mod passes;

use std::{env, fs};

use cpu_time::ProcessTime;
use kamervragen::{Options, parse_bytes};
use kamervragen_synth::{Form as Invented, papers};
use kamervragen_tests::cases::cases;
use serde_json::Value;

use passes::{Sample, document, events, json, objects, tree, xml_events};

/// A form of which there are fixtures.
struct Form {
    name: &'static str,
    /// The pass of the parser alone.
    parser: fn(&Sample),
    repeated: Repeated,
    /// The form of its invented documents.
    invented: Invented,
}

/// What of a document can be repeated to make a longer one.
#[derive(Clone, Copy)]
enum Repeated {
    /// All from the first label on.
    Text,
    /// All between two places that begin like this: in markup, what is repeated must be whole.
    Markup(&'static str),
    /// Nothing.
    Nothing,
}

const FORMS: [Form; 5] = [
    Form { name: "markdown", parser: events, repeated: Repeated::Text, invented: Invented::Pymupdf },
    Form { name: "plain", parser: events, repeated: Repeated::Text, invented: Invented::Pypdf },
    Form {
        name: "op-xml",
        parser: xml_events,
        repeated: Repeated::Markup("<vraag>"),
        invented: Invented::OpXml,
    },
    Form {
        name: "html",
        parser: tree,
        repeated: Repeated::Markup("<div class=\"vraag\">"),
        invented: Invented::Html,
    },
    Form { name: "pdf", parser: objects, repeated: Repeated::Nothing, invented: Invented::Pdf },
];

/// How many bytes a typical document has at least.
const TYPICAL: usize = 9_000;

/// How many bytes are read in a run, and how many runs there are.
struct Effort {
    bytes: usize,
    runs: usize,
}

fn main() {
    let full = env::args().any(|argument| argument == "--bench");
    let effort = if full { Effort { bytes: 20_000_000, runs: 5 } } else { Effort { bytes: 1, runs: 1 } };
    println!("{:<36}{:>22}{:>22}{:>22}", "MB/s", "its parser alone", "to a document", "to JSON");
    for form in &FORMS {
        let name = form.name;
        let measure =
            |what: &str, samples: &[Sample]| measure(form, &format!("{name}, {what}"), samples, &effort);
        let samples = samples(form);
        measure(&format!("{} fixtures", samples.len()), &samples);

        if matches!(form.repeated, Repeated::Nothing) {
            continue;
        }
        let longest = samples.iter().max_by_key(|sample| sample.bytes.len()).unwrap();
        for (what, sample) in [
            ("small", longest.grown_to(0, form)),
            ("typical", typical(form)),
            ("large", longest.grown_to(250_000, form)),
        ] {
            measure(&format!("{what}, {} bytes", sample.bytes.len()), &[sample]);
        }

        let sizes = if full { [1_000_000, 4_000_000, 16_000_000] } else { [1_000, 4_000, 16_000] };
        let to_json = sizes.map(|bytes| {
            let sample = longest.grown_to(bytes, form);
            measure(&format!("one of {} bytes", sample.bytes.len()), &[sample])[2]
        });
        // In quadratic time it would be a sixteenth; caches and other work on the machine cost less than two thirds.
        assert!(!full || to_json[2] > to_json[0] / 3.0, "{name}: large documents are read slowly");
    }
}

/// The documents of a form in the fixtures; the number of their questions is that of the expectations.
fn samples(form: &Form) -> Vec<Sample> {
    let mut samples = Vec::new();
    for case in cases(&format!("documents/{}", form.name), "json") {
        // Some are in other character sets, which the parsers do not read.
        if form.name != "pdf" && str::from_utf8(&case.bytes).is_err() {
            continue;
        }
        let expected = fs::read(case.path.with_extension("json")).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        let questions = expected["questions"].as_array().unwrap().len();
        let options = Options::default().with_name(case.file);
        samples.push(Sample { bytes: case.bytes, options, questions });
    }
    samples
}

/// An invented document of a typical length.
fn typical(form: &Form) -> Sample {
    let file =
        papers(0).map(|paper| form.invented.render(&paper)).find(|file| file.bytes.len() >= TYPICAL).unwrap();
    let questions = parse_bytes(&file.bytes, &Options::default()).unwrap().questions.len();
    Sample { bytes: file.bytes, options: Options::default().with_name(file.name), questions }
}

impl Sample {
    /// The document with its questions and what belongs to them repeated up to a size.
    fn grown_to(&self, bytes: usize, form: &Form) -> Self {
        let text = self.text();
        let (start, end, left) = match form.repeated {
            Repeated::Markup(question) => {
                // All but the last question, which ends with the markup around them all.
                (text.find(question).unwrap(), text.rfind(question).unwrap(), 1)
            }
            Repeated::Text => {
                let label = text.find("Vraag 1").unwrap();
                (text[..label].rfind('\n').map_or(0, |end| end + 1), text.len(), 0)
            }
            Repeated::Nothing => (text.len(), text.len(), 0),
        };
        let body = &text[start..end];
        let around = text.len() - body.len();
        let copies = (bytes.saturating_sub(around) / body.len()).max(1);
        let bytes = [&text[..start], &body.repeat(copies), &text[end..]].concat().into_bytes();
        Self { bytes, options: self.options.clone(), questions: (self.questions - left) * copies + left }
    }
}

/// Prints the line of an input and gives its speeds in MB/s, one a pass.
fn measure(form: &Form, what: &str, samples: &[Sample], effort: &Effort) -> [f64; 3] {
    let speeds = [form.parser, document, json].map(|pass| speed(samples, pass, effort));
    print!("{what:<36}");
    for speed in speeds {
        print!("{speed:>14.1} ({:>3.0} %)", 100.0 * speed / speeds[0]);
    }
    println!();
    speeds
}

/// The median of the speeds of some runs, in MB/s.
fn speed(samples: &[Sample], pass: fn(&Sample), effort: &Effort) -> f64 {
    let bytes: usize = samples.iter().map(|sample| sample.bytes.len()).sum();
    let rounds = effort.bytes.div_ceil(bytes);
    let mut seconds: Vec<f64> = (0..effort.runs)
        .map(|_| {
            let start = ProcessTime::now();
            (0..rounds).flat_map(|_| samples).for_each(pass);
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let megabytes = f64::from(u32::try_from(rounds * bytes).unwrap()) / 1e6;
    megabytes / seconds[seconds.len() / 2]
}
