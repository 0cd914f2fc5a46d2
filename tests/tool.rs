//! The command-line tool, built beside the tests that start it: `CARGO_BIN_EXE_…` names no program of another package.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(kamervragen_cli::run(std::env::args_os()))
}
