//! Whole runs of the tool on PDFs, next to whole runs of poppler's `pdftotext -raw` on the same files: pages and MB a
//! second.
//!
//! `cargo bench --bench pdf` prints the medians. The files are the printed publications of `../shared/corpus`, and where
//! that is absent the PDFs of the fixtures. Without `--bench` each program runs once and the figures mean nothing.
#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use std::{env, fs};

use kamervragen_tests::cases::root;

/// A PDF, how large it is, and how many pages it has.
struct Input {
    path: PathBuf,
    bytes: usize,
    pages: usize,
}

/// A program by its name, and the run of it on an input.
type Program<'p> = (&'p str, &'p dyn Fn(&Input) -> Command);

/// Set for the runs in which this program is the tool: a bench has no other program built beside it.
const AS_TOOL: &str = "KAMERVRAGEN_BENCH_AS_TOOL";

fn main() -> ExitCode {
    if env::var_os(AS_TOOL).is_some() {
        return ExitCode::from(kamervragen_cli::run(env::args_os()));
    }
    let runs = if env::args().any(|argument| argument == "--bench") { 7 } else { 1 };
    let inputs = inputs();
    let pages: usize = inputs.iter().map(|input| input.pages).sum();
    let bytes: usize = inputs.iter().map(|input| input.bytes).sum();
    println!("{} files, {pages} pages, {:.2} MB, a process a file", inputs.len(), to_float(bytes) / 1e6);
    println!("{:<28}{:>12}{:>12}{:>12}", "", "ms a file", "pages/s", "MB/s");
    let tool = env::current_exe().unwrap();
    let parse = |input: &Input| {
        let mut command = Command::new(&tool);
        command.env(AS_TOOL, "1").args(["parse".as_ref(), input.path.as_os_str()]);
        command
    };
    let pdftotext = |input: &Input| {
        let mut command = Command::new("pdftotext");
        command.args(["-raw".as_ref(), input.path.as_os_str(), "-".as_ref()]);
        command
    };
    let here = Command::new("pdftotext").arg("-v").stderr(Stdio::null()).status().is_ok();
    let mut programs: Vec<Program<'_>> = vec![("kamervragen parse", &parse)];
    if here {
        programs.push(("pdftotext -raw", &pdftotext));
    } else {
        println!("SKIPPED: pdftotext is not on this machine");
    }
    for (name, command) in programs {
        let mut seconds: Vec<f64> = (0..runs).map(|_| time(&inputs, command)).collect();
        seconds.sort_by(f64::total_cmp);
        let median = seconds[seconds.len() / 2];
        println!(
            "{name:<28}{:>12.2}{:>12.0}{:>12.2}",
            1e3 * median / to_float(inputs.len()),
            to_float(pages) / median,
            to_float(bytes) / 1e6 / median
        );
    }
    ExitCode::SUCCESS
}

/// The seconds that a program takes for all inputs, one process after another.
fn time(inputs: &[Input], command: &dyn Fn(&Input) -> Command) -> f64 {
    let start = Instant::now();
    for input in inputs {
        let output = command(input).output().unwrap();
        assert!(output.status.success(), "{}: {output:?}", input.path.display());
        assert!(!output.stdout.is_empty(), "{}", input.path.display());
    }
    start.elapsed().as_secs_f64()
}

fn inputs() -> Vec<Input> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let folders = [corpus.join("dev/src"), corpus.join("more")];
    let mut paths: Vec<PathBuf> = if corpus.exists() {
        folders.iter().flat_map(pdfs).collect()
    } else {
        println!("SKIPPED: ../shared/corpus is not here; the PDFs of the fixtures are read instead");
        pdfs(&root().join("documents/pdf")).collect()
    };
    paths.sort();
    assert!(!paths.is_empty(), "there is no PDF");
    let input = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        let pages = lopdf::Document::load_mem(&bytes).unwrap().page_iter().count();
        Input { bytes: bytes.len(), pages, path }
    };
    paths.into_iter().map(input).collect()
}

fn pdfs(folder: &PathBuf) -> impl Iterator<Item = PathBuf> + use<> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
}

fn to_float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}
