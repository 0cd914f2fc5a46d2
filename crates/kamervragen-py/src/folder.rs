//! Many documents: folders and archives, read by the tool's threads without the interpreter's lock.

#![expect(clippy::needless_pass_by_value, reason = "arguments are made from Python objects for the call")]

use std::fs;
use std::io;
use std::mem;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use kamervragen_cli::{Failure, Gathered};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::document::PyDocument;
use crate::functions::{Limits, os_error};

/// A document, or why there is none.
#[derive(IntoPyObject)]
pub(crate) enum Outcome {
    Document(PyDocument),
    Failure(FailureParts),
}

/// Code, message, line and column.
pub(crate) type FailureParts = (&'static str, String, Option<usize>, Option<usize>);

pub(crate) fn parts(failure: Failure) -> FailureParts {
    (failure.code, failure.message, failure.line, failure.column)
}

/// Reads the documents at paths, in folders and in archives, on several threads.
///
/// Gives, in order, the path of each input and its document, or code, message, line and column of the reason why there
/// is none; and how many files were passed over. `step` is called now and then with the number of inputs done since.
#[pyfunction]
pub(crate) fn read_paths(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    jobs: u16,
    segments: bool,
    limits: Limits,
    step: Option<Py<PyAny>>,
) -> PyResult<(Vec<(String, Outcome)>, usize)> {
    are_there(py, &paths)?;
    let options = limits.0.with_segments(segments);
    let mut outcomes = Vec::new();
    let mut pulse = Pulse { step, done: 0, last: Instant::now() };
    let passed_over = py.detach(|| {
        let passed_over =
            kamervragen_cli::read_paths(&paths, &options, jobs, |Gathered { path, document }| {
                outcomes.push((
                    path,
                    match document {
                        Ok(document) => Outcome::Document(PyDocument::new(*document)),
                        Err(failure) => Outcome::Failure(parts(failure)),
                    },
                ));
                Ok(pulse.one_more()?)
            })?;
        pulse.tell()?;
        Ok(passed_over)
    });
    Ok((outcomes, passed_over.map_err(python_error)?))
}

/// How many documents there are at paths.
#[pyfunction]
pub(crate) fn count_paths(py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<usize> {
    are_there(py, &paths)?;
    py.detach(|| kamervragen_cli::count_paths(&paths)).map_err(python_error)
}

/// Fails as Python's own `open` would when one of the paths does not exist.
fn are_there(py: Python<'_>, paths: &[PathBuf]) -> PyResult<()> {
    for path in paths {
        fs::metadata(path).map_err(|error| os_error(py, &error, path))?;
    }
    Ok(())
}

/// The exception that went through the tool's own error, or the nearest to that error.
fn python_error(error: anyhow::Error) -> PyErr {
    match error.downcast::<PyErr>() {
        Ok(exception) => exception,
        Err(error) if error.is::<io::Error>() => PyOSError::new_err(format!("{error:#}")),
        Err(error) => pyo3::exceptions::PyRuntimeError::new_err(format!("{error:#}")),
    }
}

/// Looks up to Python now and then: who pressed Ctrl-C is heard, and who watches sees how far it is.
struct Pulse {
    step: Option<Py<PyAny>>,
    done: usize,
    last: Instant,
}

impl Pulse {
    const PAUSE: Duration = Duration::from_millis(50);

    fn one_more(&mut self) -> PyResult<()> {
        self.done += 1;
        if self.last.elapsed() < Self::PAUSE {
            return Ok(());
        }
        self.last = Instant::now();
        self.tell()
    }

    fn tell(&mut self) -> PyResult<()> {
        let done = mem::take(&mut self.done);
        Python::attach(|py| {
            py.check_signals()?;
            if let Some(step) = &self.step {
                step.call1(py, (done,))?;
            }
            Ok(())
        })
    }
}
