//! One line on what was found in a document: `letters/b.md:12:5: warning[missing-answer] question 3 has no answer`.

use std::fmt;

use kamervragen::{Diagnostic, Severity, Span};
use serde::Serialize;

use crate::reading::Failure;

/// A diagnostic with its file, or the failure of the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Finding<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    severity: Severity,
    code: &'a str,
    message: &'a str,
    span: Option<Span>,
}

impl<'a> Finding<'a> {
    /// What the library says about the document at `path`.
    pub(crate) fn of_diagnostic(path: &'a str, diagnostic: &'a Diagnostic) -> Self {
        Self {
            path,
            line: diagnostic.line,
            column: diagnostic.column,
            severity: diagnostic.severity,
            code: diagnostic.code.as_str(),
            message: &diagnostic.message,
            span: diagnostic.span,
        }
    }

    /// Why the file at `path` gave no document.
    pub(crate) fn of_failure(path: &'a str, failure: &'a Failure) -> Self {
        Self {
            path,
            line: failure.line,
            column: failure.column,
            severity: Severity::Error,
            code: failure.code,
            message: &failure.message,
            span: None,
        }
    }
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}[{}] {}", self.severity, self.code, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_failure_with_and_without_a_place() {
        let mut failure = Failure::new("malformed-xml", "expected well-formed XML: no end");
        let line = Finding::of_failure("a.xml", &failure).to_string();
        assert_eq!(line, "a.xml: error[malformed-xml] expected well-formed XML: no end");
        (failure.line, failure.column) = (Some(3), Some(14));
        let line = Finding::of_failure("a.xml", &failure).to_string();
        assert_eq!(line, "a.xml:3:14: error[malformed-xml] expected well-formed XML: no end");
    }
}
