//! How fast a text becomes a document and its JSON, next to the pass of a parser that knows nothing of parliament:
//! pulldown-cmark for Markdown, quick-xml for the official XML, scraper for web pages, lopdf's loading of the objects for
//! PDFs. Each reads the same bytes; next to plain text it is pulldown-cmark's pass over the same paper in Markdown.
//!
//! Small, typical and large documents are invented ones, with their matter as thinly spread as in real ones: the same in
//! all forms.
//!
//! Real ones are read too, from the folders that are named: `cargo bench … --bench throughput -- ../shared/corpus/dev/src`.
//! Their number of questions is that of the reading before; plain ones are read by pulldown-cmark as they are.
//!
//! `cargo bench` prints the medians, by processor time: other work on the machine counts for less. Without `--bench`, as
//! `cargo test --bench throughput` runs it, little is read and the figures mean nothing: that run shows that each input
//! still gives what it should.
#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

mod passes;

use std::path::Path;
use std::{env, fs};

use cpu_time::ProcessTime;
use kamervragen::{Options, parse_bytes};
use kamervragen_synth::paper::PartRole;
use kamervragen_synth::{File, Form as Invented, Paper, PaperKind, papers};
use kamervragen_tests::cases::cases;
use serde_json::Value;

use passes::{Sample, document, events, json, objects, tree, xml_events};

/// A form of which there are fixtures.
struct Form {
    name: &'static str,
    /// How the names of its files end.
    extension: &'static str,
    /// The pass of the parser alone.
    parser: fn(&Sample),
    /// The form of its invented documents.
    invented: Invented,
    /// The form that the parser reads.
    parsed: Invented,
}

impl Form {
    const fn new(
        name: &'static str,
        extension: &'static str,
        parser: fn(&Sample),
        invented: Invented,
    ) -> Self {
        Self { name, extension, parser, invented, parsed: invented }
    }
}

const FORMS: [Form; 5] = [
    Form::new("markdown", "md", events, Invented::Pymupdf),
    Form { parsed: Invented::Pymupdf, ..Form::new("plain", "txt", events, Invented::Pypdf) },
    Form::new("op-xml", "xml", xml_events, Invented::OpXml),
    Form::new("html", "html", tree, Invented::Html),
    Form::new("pdf", "pdf", objects, Invented::Pdf),
];

/// How many bytes the invented documents have as plain text. Of the real answers that we have as text, half have
/// more than 6 kB.
const SIZES: [(&str, usize); 3] = [("small", 2_000), ("typical", 7_000), ("large", 250_000)];

/// How many bytes are read in a run, and how many runs there are.
struct Effort {
    bytes: usize,
    runs: usize,
}

fn main() {
    let (flags, folders): (Vec<_>, Vec<_>) =
        env::args().skip(1).partition(|argument| argument.starts_with('-'));
    let full = flags.iter().any(|flag| flag == "--bench");
    let effort = if full { Effort { bytes: 20_000_000, runs: 5 } } else { Effort { bytes: 1, runs: 1 } };
    let papers = SIZES.map(|(what, bytes)| (what, paper(bytes)));
    println!("{:<36}{:>22}{:>22}{:>22}", "MB/s", "its parser alone", "to a document", "to JSON");
    for form in &FORMS {
        if form.invented == form.parsed {
            let fixtures = fixtures(form);
            print!("{:<36}", format!("{}, {} fixtures", form.name, fixtures.len()));
            measure(form.parser, &fixtures, &fixtures, &effort);
        }
        for (what, paper) in &papers {
            let sample = invented(paper, form.invented);
            print!("{:<36}", format!("{}, {what}, {} bytes", form.name, sample.bytes.len()));
            measure(form.parser, &[invented(paper, form.parsed)], &[sample], &effort);
        }
        for folder in &folders {
            let samples = files(form, Path::new(folder));
            if !samples.is_empty() {
                print!("{:<36}", format!("{}, {} files of yours", form.name, samples.len()));
                measure(form.parser, &samples, &samples, &effort);
            }
        }
    }
}

/// Whether the form's parser reads the bytes: some are in other character sets.
fn is_readable(form: &Form, bytes: &[u8]) -> bool {
    form.name == "pdf" || str::from_utf8(bytes).is_ok()
}

/// The documents of a form in the fixtures; the number of their questions is that of the expectations.
fn fixtures(form: &Form) -> Vec<Sample> {
    let mut samples = Vec::new();
    for case in cases(&format!("documents/{}", form.name), "json") {
        if !is_readable(form, &case.bytes) {
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

/// The files of a folder with the extension of a form.
fn files(form: &Form, folder: &Path) -> Vec<Sample> {
    let mut samples = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != form.extension) {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        if !is_readable(form, &bytes) {
            continue;
        }
        let options = Options::default().with_name(path.file_name().unwrap().to_string_lossy());
        let questions = parse_bytes(&bytes, &options).unwrap().questions.len();
        samples.push(Sample { bytes, options, questions });
    }
    samples
}

/// An invented answer of about so many bytes as plain text: as many short ones below each other as that takes.
fn paper(bytes: usize) -> Paper {
    let length = |paper: &Paper| Invented::Pypdf.render(paper).bytes.len();
    let mut answers = papers(0)
        .filter(|paper| paper.kind == PaperKind::Answers)
        .map(Paper::thinned)
        .filter(|paper| length(paper) <= bytes);
    let mut paper = answers.next().unwrap();
    while length(&paper) < bytes {
        paper = paper.followed_by(answers.next().unwrap());
    }
    paper
}

fn invented(paper: &Paper, form: Invented) -> Sample {
    let File { bytes, name, .. } = form.render(paper);
    let questions = paper.parts.iter().filter(|part| matches!(part.role, PartRole::Question(_))).count();
    Sample { bytes, options: Options::default().with_name(name), questions }
}

/// Prints the speeds in MB/s, one a pass.
fn measure(parser: fn(&Sample), parsed: &[Sample], samples: &[Sample], effort: &Effort) {
    let passes = [(parser, parsed), (document, samples), (json, samples)];
    let speeds = passes.map(|(pass, samples)| speed(samples, pass, effort));
    for speed in speeds {
        print!("{speed:>14.1} ({:>3.0} %)", 100.0 * speed / speeds[0]);
    }
    println!();
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
