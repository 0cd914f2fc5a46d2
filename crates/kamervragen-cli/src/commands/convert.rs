//! `kamervragen convert`: files and folders of documents to data files.
//!
//! What becomes of a document is up to the output ([`crate::outputs`]); here is what all outputs share: reading and
//! parsing, leaving out what an earlier run has done, the report.

use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;
use kamervragen::Options;

use crate::Status;
use crate::args::{ConvertArgs, To};
use crate::finding::Finding;
use crate::inputs::Input;
use crate::outline::Outline;
use crate::outputs::files::{Files, Nothing, Paper};
use crate::outputs::whole::{Output, STANDARD};
use crate::outputs::{Maker, Original, Sink, lines, pages};
use crate::reading::{self, Failure};
use crate::record;
use crate::report::{Outcome, Record};
use crate::run::{Found, Run};

/// Converts the documents.
pub(crate) fn run(args: &ConvertArgs) -> Result<Status> {
    let to = target(args)?;
    let is_to_files =
        [Some(&args.out), args.report.as_ref()].iter().flatten().all(|&path| path != Path::new(STANDARD));
    // Before anything is written: there may be nothing to convert.
    let run = Run::start(&args.paths, &args.run, is_to_files)?;
    match to {
        To::Json => go(run, args, &Files::open(&args.out, Paper::Json, args.resume)?, Nothing),
        To::Markdown => go(run, args, &Files::open(&args.out, Paper::Markdown, false)?, Nothing),
        To::Html => {
            let (maker, sink) = pages::open(&args.out)?;
            go(run, args, &maker, sink)
        }
        To::Jsonl => {
            let (maker, sink) = lines::open(&args.out)?;
            go(run, args, &maker, sink)
        }
    }
}

/// Converts the documents of the run to one output.
fn go<M: Maker, S: Sink<Piece = M::Piece>>(
    mut run: Run<'_>,
    args: &ConvertArgs,
    maker: &M,
    mut sink: S,
) -> Result<Status> {
    let mut report = args.report.as_deref().map(Output::create).transpose()?;
    run.go(
        |found| convert(found, maker),
        |Converted { record, piece }, progress| {
            if let Some(piece) = piece {
                sink.add(piece)?;
            }
            if let Some(failure) = &record.error {
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
    let ending = out.extension().unwrap_or_default().to_ascii_lowercase();
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
        bail!("{} is written as one file a document into a folder: standard output can take jsonl", name(to));
    }
    if to != To::Json && args.resume {
        bail!("--resume works with json only: {} does not tell from which bytes it was made", name(to));
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

fn convert<M: Maker>(found: Found, maker: &M) -> Converted<M::Piece> {
    let (path, done) = match found {
        Ok(input) => (shown(&input.path), place_and_make(&input, maker)),
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

fn place_and_make<M: Maker>(input: &Input, maker: &M) -> Result<Done<M::Piece>, Failure> {
    let place = maker.place(input)?;
    match make(input, maker, &place) {
        Ok((outcome, outline, piece)) => Ok(Done { outcome, outline, piece, place: shown(&place) }),
        Err(failure) => {
            maker.fail(&place);
            Err(failure)
        }
    }
}

fn make<M: Maker>(input: &Input, maker: &M, place: &Path) -> Result<(Outcome, Outline, M::Piece), Failure> {
    let bytes = reading::read_file(&input.path)?;
    let options = record::with_record_beside(Options::default().with_name(input.label()), &input.path);
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
