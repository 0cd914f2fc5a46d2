//! What a user sees at a terminal while a run goes on.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

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
        let template = "{bar:24} {human_pos}/{human_len} documents, {rate}/s, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.with_key("rate", |state: &ProgressState, out: &mut dyn fmt::Write| {
                // Nothing is lost where the bar cannot be drawn.
                let _ = write!(out, "{:.0}", state.per_sec());
            }));
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
    pub(crate) fn say(&self, line: impl fmt::Display) {
        // Nothing is left to tell where standard error is closed.
        self.bar.suspend(|| drop(writeln!(io::stderr(), "{line}")));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
