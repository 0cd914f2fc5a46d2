//! `kamervragen check`: what is odd, missing or guessed, and nothing else.
//!
//! The findings are what was asked for, so they go to standard output; those on files that failed go there too, or
//! a list of findings would be silent on the worst of them.

use std::io::{self, IsTerminal};

use anyhow::Result;

use crate::Status;
use crate::args::{CheckArgs, LimitArgs, Lines};
use crate::finding::Finding;
use crate::gather::{self, Gathered};
use crate::inputs::Found;
use crate::outline::Outline;
use crate::outputs::whole::Output;
use crate::report::{Outcome, Record};
use crate::run::Run;

/// Prints the findings.
pub(crate) fn run(args: &CheckArgs) -> Result<Status> {
    let is_watched = io::stdout().is_terminal();
    let mut run = Run::start(&args.paths, &args.run, false)?;
    let mut output = Output::standard()?;
    run.go(
        |found, limits| check(found, args.format, limits),
        |Checked { record, lines }, _| {
            output.write(lines.as_bytes())?;
            if is_watched {
                output.flush()?;
            }
            Ok(record)
        },
    )?;
    output.finish()?;
    Ok(run.close())
}

/// A document of which all is known that is to be told.
struct Checked {
    record: Record,
    /// Its findings, each with its line end.
    lines: String,
}

fn check(found: Found, format: Lines, limits: LimitArgs) -> Checked {
    let Gathered { path, document } = gather::read(found, limits, false);
    let mut lines = String::new();
    let record = match document {
        Ok(document) => {
            for diagnostic in &document.diagnostics {
                push(&mut lines, &Finding::of_diagnostic(&path, diagnostic), format);
            }
            Record::of_document(path, Outcome::Ok, &Outline::from(&*document))
        }
        Err(failure) => {
            push(&mut lines, &Finding::of_failure(&path, &failure), format);
            Record::of_failure(path, failure)
        }
    };
    Checked { record, lines }
}

fn push(lines: &mut String, finding: &Finding<'_>, format: Lines) {
    match format {
        Lines::Text => lines.push_str(&finding.to_string()),
        Lines::Json => lines.push_str(&serde_json::json!(finding).to_string()),
    }
    lines.push('\n');
}
