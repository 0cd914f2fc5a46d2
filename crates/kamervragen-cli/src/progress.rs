//! What a user sees at a terminal while a run goes on.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error; nothing where that is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Whether there is anyone to show progress to.
    pub(crate) fn is_wanted(quiet: bool) -> bool {
        !quiet && io::stderr().is_terminal()
    }

    /// A bar for that many documents.
    pub(crate) fn shown(total: usize) -> Self {
        let bar = ProgressBar::new(total as u64);
        let template = "{bar:30} {human_pos}/{human_len} documents  {per_sec:>14}  {eta} left  {msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// No bar.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// One document more.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Prints a line on standard error, above the bar.
    pub(crate) fn say(&self, line: impl std::fmt::Display) {
        // Nothing is left to tell where standard error is closed.
        self.bar.suspend(|| drop(writeln!(io::stderr(), "{line}")));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
