//! What became of each input: the lines of `convert --report`.

use kamervragen::{DiagnosticCode, DocumentKind, Format, Severity};
use serde::Serialize;

use crate::outline::Outline;
use crate::reading::Failure;

/// What became of one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Record {
    /// The input, as the user would write it.
    pub(crate) path: String,
    pub(crate) outcome: Outcome,
    /// The file that holds the document; missing when it failed.
    pub(crate) output: Option<String>,
    pub(crate) format: Option<Format>,
    pub(crate) kind: Option<DocumentKind>,
    pub(crate) counts: Option<Counts>,
    pub(crate) error: Option<Failure>,
    /// The size of the input; not known of one that failed.
    #[serde(skip)]
    pub(crate) bytes: usize,
    /// The code of each diagnostic.
    #[serde(skip)]
    pub(crate) codes: Vec<DiagnosticCode>,
}

/// The fate of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    /// There is a document; it may have diagnostics.
    Ok,
    /// There is no document.
    Failed,
    /// An earlier run made the document.
    Skipped,
}

/// How much a document holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    questions: usize,
    answers: usize,
    footnotes: usize,
    diagnostics: Severities,
}

/// Diagnostics by severity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Severities {
    info: usize,
    warning: usize,
    error: usize,
}

impl Record {
    /// An input that gave a document, now or in an earlier run.
    pub(crate) fn of_document(path: String, outcome: Outcome, document: &Outline) -> Self {
        Self {
            path,
            outcome,
            output: None,
            format: Some(document.source.format),
            kind: Some(document.kind),
            counts: Some(Counts::of(document)),
            error: None,
            bytes: document.source.bytes,
            codes: document.diagnostics.iter().map(|diagnostic| diagnostic.code).collect(),
        }
    }

    /// An input that gave none.
    pub(crate) fn of_failure(path: String, failure: Failure) -> Self {
        Self {
            path,
            outcome: Outcome::Failed,
            output: None,
            format: None,
            kind: None,
            counts: None,
            error: Some(failure),
            bytes: 0,
            codes: Vec::new(),
        }
    }

    /// The same with the file that holds the document.
    pub(crate) fn with_output(mut self, output: String) -> Self {
        self.output = Some(output);
        self
    }

    /// Whether the run must end with 1 for it: failed, or with a diagnostic of severity error.
    pub(crate) fn is_flawed(&self) -> bool {
        self.error.is_some() || self.counts.as_ref().is_some_and(|counts| counts.diagnostics.error > 0)
    }
}

impl Counts {
    fn of(document: &Outline) -> Self {
        let with = |severity| document.diagnostics.iter().filter(|found| found.severity == severity).count();
        Self {
            questions: document.questions.0,
            answers: document.answers.0,
            footnotes: document.footnotes.0,
            diagnostics: Severities {
                info: with(Severity::Info),
                warning: with(Severity::Warning),
                error: with(Severity::Error),
            },
        }
    }
}
