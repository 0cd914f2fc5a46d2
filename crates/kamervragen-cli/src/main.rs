//! `kamervragen`: Dutch parliamentary questions and answers, from files to data.
//!
//! Data goes to standard output or to files, everything else to standard error. The tool ends with 0 when all is
//! well, 1 when some document failed or has errors, and 2 when it could not run. What a document is, and what is
//! wrong with one, the library says; this crate only finds files, shares the work among threads, and writes.
//!
//! | file | subject |
//! |---|---|
//! | `args` | the command line |
//! | `commands` | one file a subcommand |
//! | `inputs` | paths and folders to files, in order |
//! | `reading` | a file to a document, or to the reason why not |
//! | `batch` | many documents on several threads, in order |
//! | `output` | files that appear whole or not at all; standard output |
//! | `run` | a run over many documents, from the first file to the closing summary |
//! | `finding`, `report`, `summary`, `progress` | what is told about a run |

mod args;
mod batch;
mod commands;
mod finding;
mod inputs;
mod output;
mod progress;
mod reading;
mod report;
mod run;
mod summary;

use std::io::{self, Write};
use std::process::ExitCode;

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

fn main() -> ExitCode {
    let args = Args::parse();
    let result = match args.command {
        Command::Convert(args) => commands::convert::run(&args),
        Command::Parse(args) => commands::parse::run(&args),
        Command::Check(args) => commands::check::run(&args),
        Command::Schema => commands::schema::run(),
    };
    match result {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Flawed) => ExitCode::from(1),
        // The reader has seen enough (`kamervragen check . | head`): no fault of the run.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to tell where standard error is closed as well.
            let _ = writeln!(io::stderr(), "kamervragen: {error:#}");
            ExitCode::from(2)
        }
    }
}
