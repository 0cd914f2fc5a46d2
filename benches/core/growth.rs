//! How the time to read a document grows with its size, for documents as they are and for shapes that a reader may fear:
//! many notes, many labels, long lines, much that looks like a mark, an address or a list.
//!
//! `cargo bench --bench growth` prints the processor time of each size and the slope to the one before: 1.0 is linear,
//! 2.0 quadratic. It fails where the slope to the largest size is above [`STEEPEST`]. `-- --largest 100000000` goes up to
//! 100 MB, which takes some gigabytes of memory. Without `--bench` the smallest sizes are read, and nothing is said of them.
#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

use std::env;
use std::fmt::Write as _;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ProcessTime;
use kamervragen::{Options, parse_bytes};

/// What the slope may be: caches get smaller beside larger documents.
const STEEPEST: f64 = 1.35;

/// How long a size is read again and again.
const AT_LEAST: Duration = Duration::from_millis(200);

/// A shape: the name of its file, what it begins with, and its part of a number.
type Shape = (&'static str, &'static str, fn(&mut String, usize));

const HEAD: &str = "Vragen van het lid Oudekerk (SV) aan de Minister van Financiën over sluizen (ingezonden 3 mei 2031).\n\
                    Antwoord van Minister De Wringer (Financiën) (ontvangen 24 mei 2031).\n";

const SHAPES: [Shape; 12] = [
    ("questions.txt", HEAD, |text, n| {
        let _ = write!(
            text,
            "Vraag {n}\nKent u het bericht over de sluis?{}\nAntwoord {n}\nJa, zie Kamerstuk 36 200, nr. {n}.\n",
            n % 60 + 1
        );
    }),
    ("questions.md", HEAD, |text, n| {
        let _ = write!(
            text,
            "**Vraag {n}**\n\nKent u het *bericht*?<sup>{n}</sup>\n\n**Antwoord {n}**\n\nJa.\n\n"
        );
    }),
    ("questions.xml", "<kamervragen>", |text, n| {
        let _ =
            write!(text, "<vraag><nr>Vraag {n}</nr><al>Kent u het <nadruk>bericht</nadruk>?</al></vraag>");
    }),
    ("questions.html", "<html><body><h1>Vragen</h1>", |text, n| {
        let _ = write!(text, "<div class=\"vraag\"><h2>Vraag {n}</h2><p>Kent u <em>dit</em>?</p></div>");
    }),
    ("notes.txt", "Vraag 1\nKent u dit?1\nAntwoord 1\nJa.\n", |text, n| {
        let _ = writeln!(text, "{n}De Krant, {n} mei 2031");
    }),
    ("marks.txt", "Vraag 1\nKent u dit?1\nAntwoord 1\nJa.\n1De Krant\n", |text, n| {
        let _ = write!(text, "De sluis{n} is dicht.{n} ");
    }),
    ("numbers.txt", "Vraag 1\nKent u dit?\n", |text, n| {
        let _ = writeln!(text, "{n}");
    }),
    ("labels.txt", "", |text, _| text.push_str("Vraag 1\n")),
    ("one-line.txt", "Vraag 1\n", |text, _| {
        text.push_str("Kent u de sluizen van het noorden en  het zuiden? ");
    }),
    ("addresses.txt", "Vraag 1\n", |text, n| {
        let _ = write!(text, "https://sluis.example/a-{n}- ");
    }),
    ("leads.txt", "Vraag 1\n", |text, _| {
        text.push_str("Kamerstukken II 2030/31, Aanhangsel van de Handelingen ");
    }),
    ("stars.md", "**Vraag 1**\n\n", |text, _| text.push_str("**a *b _c [d](")),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    let full = arguments.iter().any(|argument| argument == "--bench");
    let largest = arguments.iter().position(|argument| argument == "--largest");
    let largest = largest.map_or(4_000_000, |at| arguments[at + 1].parse().unwrap());
    let sizes: Vec<usize> = if full { sizes(largest) } else { vec![1_000, 10_000] };
    print!("{:<16}", "ms (slope)");
    for size in &sizes {
        print!("{:>18}", format!("{} kB", size / 1_000));
    }
    println!();
    let mut steep = false;
    for (name, head, part) in SHAPES {
        print!("{name:<16}");
        let mut before: Option<(f64, f64)> = None;
        for &size in &sizes {
            let text = shape(head, part, size);
            let (bytes, seconds) = (to_float(text.len()), seconds(text.as_bytes(), name, full));
            let slope = before.map(|(small, fast)| (seconds / fast).ln() / (bytes / small).ln());
            let shown = slope.map_or(String::new(), |slope| format!(" ({slope:.2})"));
            print!("{:>18}", format!("{:.2}{shown}", 1e3 * seconds));
            steep |= full && size == largest && slope.is_some_and(|slope| slope > STEEPEST);
            before = Some((bytes, seconds));
        }
        println!();
    }
    if steep {
        println!("a slope to the largest size is above {STEEPEST}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// From 1 kB on, each ten times the one before; the last is `largest`.
fn sizes(largest: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = std::iter::successors(Some(1_000), |size| Some(10 * size))
        .take_while(|size| *size < largest)
        .collect();
    sizes.push(largest);
    sizes
}

fn shape(head: &str, part: fn(&mut String, usize), size: usize) -> String {
    let mut text = head.to_owned();
    let mut number = 1;
    while text.len() < size {
        part(&mut text, number);
        number += 1;
    }
    if head.starts_with("<kamervragen>") {
        text.push_str("</kamervragen>");
    }
    text
}

/// The processor time of one reading to JSON.
fn seconds(bytes: &[u8], name: &str, full: bool) -> f64 {
    let options =
        Options::default().with_name(name).with_max_questions(usize::MAX).with_max_notes(usize::MAX);
    let start = ProcessTime::now();
    let mut times = 0;
    loop {
        let json = parse_bytes(bytes, &options).map(|document| document.to_json().unwrap());
        black_box(json).unwrap();
        times += 1;
        if !full || start.elapsed() > AT_LEAST {
            return start.elapsed().as_secs_f64() / f64::from(times);
        }
    }
}

fn to_float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}
