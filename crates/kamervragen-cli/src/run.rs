//! A run over many documents: finding them, sharing the work, progress on the way and a summary at the end.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::Status;
use crate::args::{LimitArgs, RunArgs};
use crate::batch;
use crate::inputs::{Found, Input, Inputs, counted};
use crate::interrupt;
use crate::progress::Progress;
use crate::report::Record;
use crate::summary::Summary;

/// A run over many documents.
pub(crate) struct Run<'a> {
    args: &'a RunArgs,
    started: Instant,
    first: Option<Found>,
    inputs: Inputs<'a>,
    progress: Progress,
    summary: Summary,
}

impl<'a> Run<'a> {
    /// Finds the first document at `paths`.
    ///
    /// `shows_progress` is for a run that writes to files: what goes to standard output ends on the same terminal
    /// (`kamervragen check . | less`), where a bar would only be in its way.
    ///
    /// # Errors
    ///
    /// When a path does not exist, and when there is no document at all: before anything is written.
    pub(crate) fn start(paths: &'a [PathBuf], args: &'a RunArgs, shows_progress: bool) -> Result<Self> {
        let started = Instant::now();
        let mut inputs = Inputs::new(paths)?;
        let first = Some(inputs.first()?);
        // The walk is lazy; only a bar needs to know its end beforehand.
        let progress = if shows_progress && Progress::is_wanted(args.quiet) {
            Progress::shown(Inputs::count(paths)?)
        } else {
            Progress::hidden()
        };
        Ok(Self { args, started, first, inputs, progress, summary: Summary::default() })
    }

    /// Does `work` on every input, on several threads, and hands the results to `take` in the order of the inputs;
    /// `take` gives back what is to be counted.
    ///
    /// # Errors
    ///
    /// The first error of `take`, which ends the run; and that the run was interrupted.
    pub(crate) fn go<T: Send>(
        &mut self,
        work: impl Fn(Found, LimitArgs) -> T + Sync,
        mut take: impl FnMut(T, &Progress) -> Result<Record>,
    ) -> Result<()> {
        let Self { args, first, inputs, progress, summary, .. } = self;
        interrupt::listen();
        let inputs = first.take().into_iter().chain(inputs).take_while(|_| !interrupt::is_wanted());
        let size = |found: &Found| found.as_ref().map_or(0, Input::size);
        // Some are taken together: those that are not begun yet are left.
        let work = |found| (!interrupt::is_wanted()).then(|| work(found, args.limits));
        batch::in_order(inputs, batch::threads(args.jobs), size, work, |result| {
            if let Some(result) = result {
                summary.add(&take(result, progress)?);
                progress.step();
            }
            Ok(())
        })?;
        if interrupt::is_wanted() {
            bail!("interrupted after {}", counted(summary.documents(), "document"));
        }
        Ok(())
    }

    /// Tells the closing summary, and how the run went.
    pub(crate) fn close(self) -> Status {
        drop(self.progress);
        if !self.args.quiet {
            // Nothing is left to tell where standard error is closed.
            let _ = write!(
                io::stderr(),
                "{}",
                self.summary.told(self.started.elapsed(), self.inputs.passed_over())
            );
        }
        self.summary.status()
    }
}
