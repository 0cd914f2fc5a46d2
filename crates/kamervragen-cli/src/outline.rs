//! What is told of a document, and what shows from which input it was made: much less than the document.
//!
//! A later run reads it back from the output of an earlier one. That skips over the texts, which are nearly all of an
//! output, so that finding out what is done costs little beside doing it.

use kamervragen::{
    Diagnostic, DiagnosticCode, Document, DocumentKind, RecordEntry, SCHEMA_VERSION, Severity, SourceInfo,
};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::outputs::Original;
use crate::record;

/// A document without its texts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Outline {
    schema_version: u32,
    pub(crate) source: SourceInfo,
    pub(crate) kind: DocumentKind,
    pub(crate) metadata: Recorded,
    pub(crate) questions: Parts,
    pub(crate) answers: Parts,
    pub(crate) footnotes: Parts,
    pub(crate) diagnostics: Vec<Noted>,
}

/// So many parts, of which nothing else is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<IgnoredAny>", into = "Vec<u8>")]
pub(crate) struct Parts(pub(crate) usize);

impl From<Vec<IgnoredAny>> for Parts {
    fn from(parts: Vec<IgnoredAny>) -> Self {
        Self(parts.len())
    }
}

impl From<Parts> for Vec<u8> {
    fn from(parts: Parts) -> Self {
        vec![0; parts.0]
    }
}

/// The publisher's record that a document was made with.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Recorded {
    pub(crate) record: Vec<RecordEntry>,
}

/// A diagnostic without its place.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Noted {
    pub(crate) code: DiagnosticCode,
    pub(crate) severity: Severity,
    pub(crate) message: String,
}

impl Outline {
    /// The outline of the document of which these are the JSON; none when they are anything else, or not whole.
    pub(crate) fn read(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }

    /// Whether the document was made from these very bytes, under this name, and with the record that they have now.
    pub(crate) fn is_of(&self, original: &Original<'_>) -> bool {
        self.schema_version == SCHEMA_VERSION
            && self.source.name.as_deref() == original.options.name()
            && self.source.bytes == original.bytes.len()
            && self.source.sha256 == sha256(original.bytes)
            && record::has_that_record(self, original.options)
    }
}

impl From<&Document> for Outline {
    fn from(document: &Document) -> Self {
        let noted = |found: &Diagnostic| Noted {
            code: found.code,
            severity: found.severity,
            message: found.message.clone(),
        };
        Self {
            schema_version: document.schema_version,
            source: document.source.clone(),
            kind: document.kind,
            metadata: Recorded { record: document.metadata.record.clone() },
            questions: Parts(document.questions.len()),
            answers: Parts(document.answers.len()),
            footnotes: Parts(document.footnotes.len()),
            diagnostics: document.diagnostics.iter().map(noted).collect(),
        }
    }
}

/// The hash of bytes, in hexadecimal digits as [`kamervragen::SourceInfo::sha256`] gives it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
