//! `kamervragen`: Dutch parliamentary questions and answers, from files to data.
//!
//! Data goes to standard output or to files, everything else to standard error. The tool ends with 0 when all is
//! well, 1 when some document failed or has errors, and 2 when it could not run or was interrupted. What a document is, and what is
//! wrong with one, the library says; this crate only finds files, shares the work among threads, and writes.
//!
//! | file | subject |
//! |---|---|
//! | `args` | the command line |
//! | `commands` | one file a subcommand |
//! | `input` | the one document that a command line names |
//! | `inputs` | paths, folders and archives to documents, in order |
//! | `reading` | a file and the record beside it to a document, or to the reason why not |
//! | `batch` | many documents on several threads, in order |
//! | `outputs` | where documents go: a file each, or one file for all; files that appear whole or not at all |
//! | `outline` | what is told of a document, and from which input it was made |
//! | `spill` | documents set aside on disk |
//! | `run` | a run over many documents, from the first file to the closing summary |
//! | `interrupt` | Ctrl-C |
//! | `finding`, `report`, `summary`, `progress` | what is told about a run |

mod args;
mod batch;
mod commands;
mod finding;
mod input;
mod inputs;
mod interrupt;
mod outline;
mod outputs;
mod progress;
mod reading;
mod record;
mod report;
mod run;
mod spill;
mod summary;

pub use record::with_record_beside;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser;

use args::{Args, Command};

/// How a run went that could be done at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// All well: exit code 0.
    Clean,
    /// Some document failed or has errors: exit code 1.
    Flawed,
}

/// Runs the tool as its command line says, and gives its exit code: 0 when all is well, 1 when some document failed
/// or has errors, 2 when the tool could not run.
///
/// `args` begin with the name of the program. The Rust program and the command of the Python package both come here.
///
/// # Examples
///
/// ```
/// assert_eq!(kamervragen_cli::run(["kamervragen", "--version"].map(Into::into)), 0);
/// assert_eq!(kamervragen_cli::run(["kamervragen", "--no-such-option"].map(Into::into)), 2);
/// ```
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help and version come this way too. Nothing is left to tell where the output is closed.
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let result = match args.command {
        Command::Convert(args) => commands::convert::run(&args),
        Command::Parse(args) => commands::parse::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Inspect(args) => commands::inspect::run(&args),
        Command::Link(args) => commands::link::run(&args),
        Command::Schema(args) => commands::schema::run(&args),
    };
    match result {
        Ok(Status::Clean) => 0,
        Ok(Status::Flawed) => 1,
        // The reader has seen enough (`kamervragen check . | head`): no fault of the run.
        Err(error) if outputs::whole::is_broken_pipe(&error) => 0,
        Err(error) => {
            // Nothing is left to tell where standard error is closed as well.
            let _ = writeln!(io::stderr(), "kamervragen: {error:#}");
            2
        }
    }
}
