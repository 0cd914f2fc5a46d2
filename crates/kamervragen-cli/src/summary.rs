//! The closing words of a run over many documents.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use kamervragen::DiagnosticCode;

use crate::Status;
use crate::inputs::counted;
use crate::report::{Outcome, Record};

/// What a run saw, in numbers; it grows with the kinds of things, not with their count.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    documents: usize,
    skipped: usize,
    bytes: usize,
    flawed: bool,
    kinds: BTreeMap<&'static str, usize>,
    forms: BTreeMap<&'static str, usize>,
    diagnostics: BTreeMap<DiagnosticCode, usize>,
    failures: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// Counts one input.
    pub(crate) fn add(&mut self, record: &Record) {
        self.documents += 1;
        self.skipped += usize::from(record.outcome == Outcome::Skipped);
        self.flawed |= record.is_flawed();
        if record.outcome == Outcome::Ok {
            self.bytes += record.bytes;
        }
        if let Some(kind) = record.kind {
            *self.kinds.entry(kind.as_str()).or_default() += 1;
        }
        if let Some(format) = record.format {
            *self.forms.entry(format.as_str()).or_default() += 1;
        }
        for &code in &record.codes {
            *self.diagnostics.entry(code).or_default() += 1;
        }
        if let Some(failure) = &record.error {
            *self.failures.entry(failure.code).or_default() += 1;
        }
    }

    /// How many inputs were counted.
    pub(crate) fn documents(&self) -> usize {
        self.documents
    }

    /// How the run went.
    pub(crate) fn status(&self) -> Status {
        if self.flawed { Status::Flawed } else { Status::Clean }
    }

    /// The numbers in words, each line with its end.
    pub(crate) fn told(&self, time: Duration, passed_over: usize) -> impl fmt::Display {
        Told { summary: self, time, passed_over }
    }
}

struct Told<'a> {
    summary: &'a Summary,
    time: Duration,
    passed_over: usize,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { summary, time, passed_over } = self;
        let failed: usize = summary.failures.values().sum();
        let done = summary.documents - summary.skipped;
        writeln!(
            f,
            "{} in {} ({} documents/s, {} MB/s), {failed} failed",
            counted(summary.documents, "document"),
            Seconds(*time),
            Rate(per_second(done, *time)),
            Rate(per_second(summary.bytes, *time) / 1e6),
        )?;
        row(f, "kinds", &listed(&summary.kinds))?;
        row(f, "forms", &listed(&summary.forms))?;
        row(f, "diagnostics", &listed(&summary.diagnostics))?;
        row(f, "failures", &listed(&summary.failures))?;
        if summary.skipped > 0 {
            row(f, "skipped", &format!("{}, done by an earlier run", summary.skipped))?;
        }
        if *passed_over > 0 {
            row(f, "passed over", &format!("{passed_over}: links, records and other endings"))?;
        }
        Ok(())
    }
}

/// A line under the first; none where there is nothing to tell.
fn row(f: &mut fmt::Formatter<'_>, title: &str, text: &str) -> fmt::Result {
    if text.is_empty() { Ok(()) } else { writeln!(f, "  {title:<11}  {text}") }
}

/// `answers 12, questions 9`: the most frequent first.
fn listed(counts: &BTreeMap<impl fmt::Display, usize>) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|&(_, &count)| Reverse(count));
    let parts: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
    parts.join(", ")
}

/// A duration as one tells it: `0.42 s`, `3 min 7 s`.
struct Seconds(Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(f, "{:.2} s", self.0.as_secs_f64())
        } else {
            write!(f, "{} min {} s", seconds / 60, seconds % 60)
        }
    }
}

/// A number with about three digits that mean something: `0.12`, `15.3`, `2220`.
struct Rate(f64);

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = if self.0 < 10.0 { 2 } else { usize::from(self.0 < 100.0) };
        write!(f, "{:.decimals$}", self.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a rate is shown with three digits")]
fn per_second(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64().max(1e-9)
}

#[cfg(test)]
mod tests {
    use kamervragen::{DocumentKind, Format};

    use super::*;
    use crate::reading::Failure;

    fn record(kind: DocumentKind, codes: Vec<DiagnosticCode>) -> Record {
        Record {
            outcome: Outcome::Ok,
            format: Some(Format::Markdown),
            kind: Some(kind),
            error: None,
            bytes: 2_000_000,
            codes,
            ..Record::of_failure("a.md".into(), Failure::new("empty", ""))
        }
    }

    #[test]
    fn ok_a_run_in_numbers() {
        let mut summary = Summary::default();
        for codes in [vec![DiagnosticCode::MissingAnswer; 2], vec![DiagnosticCode::Misprint]] {
            summary.add(&record(DocumentKind::Answers, codes));
        }
        summary.add(&record(DocumentKind::OralQuestions, vec![]));
        assert_eq!(summary.status(), Status::Clean);
        summary.add(&Record::of_failure("b.md".into(), Failure::new("no-questions", "")));
        assert_eq!(summary.status(), Status::Flawed);
        summary.add(&Record { outcome: Outcome::Skipped, ..record(DocumentKind::OralQuestions, vec![]) });
        assert_eq!(
            summary.told(Duration::from_millis(500), 1).to_string(),
            "5 documents in 0.50 s (8.00 documents/s, 12.0 MB/s), 1 failed\n\
             \x20 kinds        answers 2, oral-questions 2\n\
             \x20 forms        markdown 4\n\
             \x20 diagnostics  missing-answer 2, misprint 1\n\
             \x20 failures     no-questions 1\n\
             \x20 skipped      1, done by an earlier run\n\
             \x20 passed over  1: links, records and other endings\n"
        );
    }
}
