//! The command of the package: the same tool as the Rust program.

use std::ffi::OsString;
use std::io::{self, Write};

use pyo3::prelude::*;

/// Runs the tool as its command line says, from the name of the program on, and gives its exit code.
#[pyfunction]
pub(crate) fn main(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| {
        let code = kamervragen_cli::run(args);
        // A Rust program does this when it ends; Python does not know of this output.
        let _ = io::stdout().flush();
        code
    })
}
