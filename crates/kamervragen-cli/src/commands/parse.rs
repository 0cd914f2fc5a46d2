//! `kamervragen parse`: one document as JSON on standard output.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use kamervragen::{Options, Severity};

use crate::Status;
use crate::args::ParseArgs;
use crate::finding::Finding;
use crate::outputs::whole::{Output, STANDARD};
use crate::reading::{self, Failure};
use crate::record;

/// Prints the document, or says why there is none.
pub(crate) fn run(args: &ParseArgs) -> Result<Status> {
    let path = args.file.to_string_lossy();
    if args.file != Path::new(STANDARD) {
        let there = fs::metadata(&args.file).with_context(|| format!("cannot find `{path}`"))?;
        if there.is_dir() {
            bail!("`{path}` is a folder: `parse` reads one document, `convert` reads folders");
        }
    }
    let fail = |failure: &Failure| {
        say(&Finding::of_failure(&path, failure));
        Ok(Status::Flawed)
    };
    let mut options = Options::default().with_segments(args.segments);
    if let Some(format) = args.format {
        options = options.with_format(format);
    }
    if args.file != Path::new(STANDARD) {
        if let Some(name) = args.file.file_name() {
            options = options.with_name(name.to_string_lossy());
        }
        options = record::with_record_beside(options, &args.file);
    }
    if let Some(record) = &args.metadata {
        let bytes = fs::read(record).with_context(|| format!("cannot read `{}`", record.display()))?;
        options = options.with_metadata_xml(bytes);
    }
    if args.text {
        return match read(args, &options, reading::text_of) {
            Ok(text) => print(text.as_bytes()).map(|()| Status::Clean),
            Err(failure) => fail(&failure),
        };
    }
    let document = match read(args, &options, reading::document_of) {
        Ok(document) => document,
        Err(failure) => return fail(&failure),
    };
    let mut json =
        if args.pretty { serde_json::to_vec_pretty(&document) } else { serde_json::to_vec(&document) }?;
    json.push(b'\n');
    print(&json)?;
    // The document holds all its diagnostics; those that make the exit code 1 are told aloud as well.
    let mut status = Status::Clean;
    for diagnostic in document.diagnostics.iter().filter(|found| found.severity == Severity::Error) {
        say(&Finding::of_diagnostic(&path, diagnostic));
        status = Status::Flawed;
    }
    Ok(status)
}

fn print(data: &[u8]) -> Result<()> {
    let mut output = Output::standard();
    output.write(data)?;
    output.finish()
}

/// Reads the input, and makes of its bytes what `make` makes of them.
fn read<T>(
    args: &ParseArgs,
    options: &Options,
    make: fn(&[u8], &Options) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if args.file == Path::new(STANDARD) {
        return make(&reading::read_all(io::stdin().lock(), 0)?, options);
    }
    make(&reading::read_file(&args.file)?, options)
}

fn say(finding: &Finding<'_>) {
    // Nothing is left to tell where standard error is closed.
    let _ = writeln!(io::stderr(), "{finding}");
}
