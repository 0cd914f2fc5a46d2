//! `kamervragen convert`: files and folders of documents to data files.
//!
//! What becomes of a document is up to the output ([`crate::outputs`]); here is what all outputs share: reading and
//! parsing, leaving out what an earlier run has done, the report.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use clap::ValueEnum;

use crate::Status;
use crate::args::{ConvertArgs, LimitArgs, To};
#[cfg(feature = "tables")]
use crate::batch;
use crate::finding::Finding;
use crate::inputs::{Found, Input};
use crate::interrupt;
use crate::outline::Outline;
use crate::outputs::encoding::Encoding;
use crate::outputs::files::{Files, Nothing, Paper};
#[cfg(feature = "tables")]
use crate::outputs::tables;
use crate::outputs::whole::{Output, STANDARD};
use crate::outputs::{Maker, Original, Sink, lines, pages, refuse_among_inputs};
use crate::reading::{self, Failure};
use crate::report::{Outcome, Record};
use crate::run::Run;

/// Converts the documents.
pub(crate) fn run(args: &ConvertArgs) -> Result<Status> {
    let to = target(args)?;
    let is_to_files =
        [Some(&args.out), args.report.as_ref()].iter().flatten().all(|&path| path != Path::new(STANDARD));
    // Before anything is written: there may be nothing to convert.
    let run = Run::start(&args.paths, &args.run, is_to_files)?;
    let report = args.report.as_deref().map(Output::create).transpose()?;
    let done = match to {
        To::Json => go(run, report, &Files::open(&args.out, Paper::Json, args.resume)?, Nothing),
        To::Markdown => go(run, report, &Files::open(&args.out, Paper::Markdown, args.resume)?, Nothing),
        To::Html => {
            let (maker, sink) = pages::open(&args.out)?;
            go(run, report, &maker, sink)
        }
        To::Jsonl => {
            let (maker, sink) = lines::open(&args.out, args.resume)?;
            go(run, report, &maker, sink)
        }
        #[cfg(feature = "tables")]
        To::Parquet | To::Csv => {
            let form = if to == To::Csv { tables::Form::Csv } else { tables::Form::Parquet };
            let (maker, sink) = tables::open(&args.out, form, batch::threads(args.run.jobs))?;
            go(run, report, &maker, sink)
        }
    };
    match done {
        Err(error) if interrupt::is_wanted() && goes_on(to) && is_resumable(&args.out) => {
            Err(anyhow!("{error:#}: --resume goes on from here"))
        }
        done => done,
    }
}

/// Whether a later run can leave out what an earlier one has done: not where all documents make one thing together.
fn goes_on(to: To) -> bool {
    to != To::Html && !to.is_tables()
}

/// Whether a later run can find what this one has done: not at standard output, a pipe or a device.
fn is_resumable(out: &Path) -> bool {
    out != Path::new(STANDARD) && fs::metadata(out).map_or(true, |there| there.is_dir() || there.is_file())
}

/// Converts the documents of the run to one output.
fn go<M: Maker, S: Sink<Piece = M::Piece>>(
    mut run: Run<'_>,
    mut report: Option<Output>,
    maker: &M,
    mut sink: S,
) -> Result<Status> {
    run.go(
        |found, limits| convert(found, limits, maker),
        |Converted { record, piece }, progress| {
            if let Some(piece) = piece {
                sink.add(&record.path, piece)?;
            }
            if let Some(failure) = &record.error {
                sink.fail(&record.path, failure)?;
                progress.say(Finding::of_failure(&record.path, failure));
            }
            if let Some(report) = &mut report {
                let mut line = serde_json::to_vec(&record)?;
                line.push(b'\n');
                report.write(&line)?;
            }
            Ok(record)
        },
    )?;
    sink.finish()?;
    if let Some(report) = report {
        report.finish()?;
    }
    Ok(run.close())
}

/// What to write, with what the command line cannot say in its own terms.
fn target(args: &ConvertArgs) -> Result<To> {
    let out = &args.out;
    let ending = Encoding::inner(out).extension().unwrap_or_default().to_ascii_lowercase();
    let to = match args.to {
        Some(to) => to,
        None if ending == "jsonl" || out == Path::new(STANDARD) => To::Jsonl,
        // `convert letter.md --out letter.json` wants a file, and must not get a folder of that name.
        None if ending == "json" && !out.is_dir() => bail!(
            "`{}` looks like a file, but json is written as one file a document into a folder: name a folder, a \
             file that ends in .jsonl, or use `parse` for one document",
            out.display()
        ),
        None => To::Json,
    };
    if to != To::Jsonl && out == Path::new(STANDARD) {
        let file = if to.is_tables() { "table" } else { "document" };
        bail!("{} is written as one file a {file} into a folder: standard output can take jsonl", name(to));
    }
    if args.resume && !goes_on(to) {
        bail!("--resume works with json, jsonl and markdown: {} is written as a whole, every time", name(to));
    }
    if args.resume && !is_resumable(out) {
        bail!(
            "--resume goes on with a file or folder that an earlier run wrote: `{}` keeps nothing",
            out.display()
        );
    }
    if matches!(to, To::Markdown | To::Html) {
        refuse_among_inputs(out, &args.paths)?;
    }
    if args.report.as_ref() == Some(out) {
        bail!("--report and --out name the same file `{}`", out.display());
    }
    Ok(to)
}

/// The word by which an output is asked for.
fn name(to: To) -> String {
    to.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// One input that has been dealt with.
struct Converted<P> {
    record: Record,
    /// What it leaves for the output; nothing when it failed.
    piece: Option<P>,
}

fn convert<M: Maker>(found: Found, limits: LimitArgs, maker: &M) -> Converted<M::Piece> {
    let (path, done) = match found {
        Ok(mut input) => (shown(&input.path), place_and_make(&mut input, limits, maker)),
        Err(unreachable) => (shown(&unreachable.path), Err(unreachable.failure)),
    };
    match done {
        Ok(Done { outcome, outline, piece, place }) => {
            let record = Record::of_document(path, outcome, &outline).with_output(place);
            Converted { record, piece: Some(piece) }
        }
        Err(failure) => Converted { record: Record::of_failure(path, failure), piece: None },
    }
}

/// A document that has its place.
struct Done<P> {
    outcome: Outcome,
    outline: Outline,
    piece: P,
    place: String,
}

fn place_and_make<M: Maker>(
    input: &mut Input,
    limits: LimitArgs,
    maker: &M,
) -> Result<Done<M::Piece>, Failure> {
    let place = maker.place(input)?;
    match make(input, limits, maker, &place) {
        Ok((outcome, outline, piece)) => Ok(Done { outcome, outline, piece, place: shown(&place) }),
        Err(failure) => {
            maker.fail(&place);
            Err(failure)
        }
    }
}

fn make<M: Maker>(
    input: &mut Input,
    limits: LimitArgs,
    maker: &M,
    place: &Path,
) -> Result<(Outcome, Outline, M::Piece), Failure> {
    let (bytes, options) = input.read(limits)?;
    let original = Original { bytes: &bytes, options: &options };
    if let Some((outline, piece)) = maker.earlier(&original, place) {
        return Ok((Outcome::Skipped, outline, piece));
    }
    let document = reading::document_of(&bytes, &options)?;
    let outline = Outline::from(&document);
    Ok((Outcome::Ok, outline, maker.make(document, place)?))
}

/// A path as text: what is not Unicode in it becomes `�`.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
