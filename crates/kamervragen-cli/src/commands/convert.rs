//! `kamervragen convert`: files and folders of documents to data files.
//!
//! A thread reads, parses and writes a document out as bytes. Where each document has a file of its own, the thread
//! also puts it in place; where all share one, the bytes go to the one place that sees the results in order. Another
//! form of output adds a value of `--to`, and says in [`Place::open`] which of the two it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use kamervragen::{Document, Options, SCHEMA_VERSION};
use sha2::{Digest, Sha256};

use crate::Status;
use crate::args::{ConvertArgs, To};
use crate::finding::Finding;
use crate::inputs::Input;
use crate::output::{self, Output, STANDARD};
use crate::reading::{self, Failure};
use crate::record;
use crate::report::{Outcome, Record};
use crate::run::{Found, Run};

/// Converts the documents.
pub(crate) fn run(args: &ConvertArgs) -> Result<Status> {
    let to = target(args)?;
    let is_to_files =
        [Some(&args.out), args.report.as_ref()].iter().flatten().all(|&path| path != Path::new(STANDARD));
    let mut run = Run::start(&args.paths, &args.run, is_to_files)?;
    let place = Place::open(args, to)?;
    let mut report = args.report.as_deref().map(Output::create).transpose()?;
    let mut lines = match &place {
        Place::Folder { .. } => None,
        Place::File(path) => Some(Output::create(path)?),
    };
    run.go(
        |found| convert(found, &place),
        |Converted { record, line }, progress| {
            if let Some(output) = &mut lines {
                output.write(&line)?;
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
    for output in [lines, report].into_iter().flatten() {
        output.finish()?;
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
    if to == To::Json && out == Path::new(STANDARD) {
        bail!("json is written as one file a document into a folder: standard output can take jsonl");
    }
    if to == To::Jsonl && args.resume {
        bail!("--resume works with json only: a jsonl file is written as a whole, every time");
    }
    if args.report.as_ref() == Some(out) {
        bail!("--report and --out name the same file `{}`", out.display());
    }
    Ok(to)
}

/// Where the documents go.
enum Place {
    /// A folder with a file for each of them.
    Folder { path: PathBuf, resume: bool },
    /// One file with a line for each of them.
    File(PathBuf),
}

impl Place {
    fn open(args: &ConvertArgs, to: To) -> Result<Self> {
        let path = args.out.clone();
        match to {
            To::Json => {
                fs::create_dir_all(&path)
                    .with_context(|| format!("cannot make the folder `{}`", path.display()))?;
                Ok(Self::Folder { path, resume: args.resume })
            }
            To::Jsonl => Ok(Self::File(path)),
        }
    }
}

/// One input that has been dealt with.
struct Converted {
    record: Record,
    /// What it adds to the one file that all share; empty where each has its own.
    line: Vec<u8>,
}

fn convert(found: Found, place: &Place) -> Converted {
    let mut line = Vec::new();
    let record = match found {
        Err(unreachable) => Record::of_failure(shown(&unreachable.path), unreachable.failure),
        Ok(input) => {
            let done = match place {
                Place::Folder { path, resume } => into_folder(&input, path, *resume),
                Place::File(path) => {
                    into_line(&input, &mut line).map(|document| (Outcome::Ok, document, path.clone()))
                }
            };
            match done {
                Ok((outcome, document, output)) => {
                    Record::of_document(shown(&input.path), outcome, &document).with_output(shown(&output))
                }
                Err(failure) => Record::of_failure(shown(&input.path), failure),
            }
        }
    };
    Converted { record, line }
}

fn into_line(input: &Input, line: &mut Vec<u8>) -> Result<Document, Failure> {
    let document = reading::document_of(&reading::read_file(&input.path)?, &options(input))?;
    *line = json_line(&document)?;
    Ok(document)
}

fn into_folder(input: &Input, folder: &Path, resume: bool) -> Result<(Outcome, Document, PathBuf), Failure> {
    let mut name = input.name.clone().into_os_string();
    name.push(".json");
    let output = folder.join(name);
    if input.is_namesake {
        let message = format!("an earlier input already gives `{}`", output.display());
        return Err(Failure::new("output-collision", message));
    }
    let done = into_file(input, &output, resume);
    if done.is_err() {
        // What an earlier run made of it would pass for the result of this one. Most often there is no such file.
        let _ = fs::remove_file(&output);
    }
    let (outcome, document) = done?;
    Ok((outcome, document, output))
}

fn into_file(input: &Input, output: &Path, resume: bool) -> Result<(Outcome, Document), Failure> {
    let bytes = reading::read_file(&input.path)?;
    let options = options(input);
    if resume && let Some(document) = made_from(&bytes, &options, output) {
        return Ok((Outcome::Skipped, document));
    }
    let document = reading::document_of(&bytes, &options)?;
    write(output, &json_line(&document)?).map_err(|error| {
        Failure::new("write-failed", format!("cannot write `{}`: {error}", output.display()))
    })?;
    Ok((Outcome::Ok, document))
}

/// The document that an earlier run made of these very bytes, and of the record that lies beside them now.
fn made_from(bytes: &[u8], options: &Options, output: &Path) -> Option<Document> {
    let document: Document = serde_json::from_slice(&fs::read(output).ok()?).ok()?;
    let is_same = document.schema_version == SCHEMA_VERSION
        && document.source.bytes == bytes.len()
        && document.source.sha256 == format!("{:x}", Sha256::digest(bytes))
        && record::has_that_record(&document, options);
    is_same.then_some(document)
}

fn options(input: &Input) -> Options {
    record::with_record_beside(Options::default().with_name(input.label()), &input.path)
}

fn json_line(document: &Document) -> Result<Vec<u8>, Failure> {
    let mut json = document.to_json().map_err(|error| Failure::new("internal", error.to_string()))?;
    json.push('\n');
    Ok(json.into_bytes())
}

/// Writes an output, and makes the folders above it when it is the first in them.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match output::write_whole(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            output::write_whole(path, bytes)
        }
        written => written,
    }
}

/// A path as text: what is not Unicode in it becomes `�`.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
