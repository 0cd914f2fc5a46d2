//! The facts that a document states at its top, with the keys and values of the JSON contract.
//!
//! ```text
//! kind: "answers"
//! session_year: "2030-2031"
//! askers:
//!   - {"name": "Oosterbaan", "party": "PvdW"}
//! ```
//!
//! A value is JSON, or a word as it stands. What is stated here wins from what is worked out, and from a record beside the
//! document. Keys of no meaning here belong to whoever put them there.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::{Diagnostic, DiagnosticCode, DocumentKind, Metadata, Reference, ReferenceKind, Span};
use crate::recognise::outline::{HeaderKind, Part, Role};
use crate::recognise::rows::Row;

/// The keys beside those of [`Metadata`].
pub(crate) const KIND: &str = "kind";
pub(crate) const LANGUAGE: &str = "language";
pub(crate) const REFERENCES: &str = "references";
/// The fields that were worked out: a fact that stands here is none of them, unless this key says so.
pub(crate) const DERIVED: &str = "derived";

/// The facts in their order; empty for a document that states none.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    facts: Vec<Fact>,
}

#[derive(Debug)]
struct Fact {
    key: String,
    value: Value,
    span: Span,
}

/// A reference of the head, as it is stated: it stands nowhere in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeadReference {
    pub(crate) kind: ReferenceKind,
    pub(crate) text: String,
    pub(crate) id: Option<String>,
    pub(crate) url: Option<String>,
}

impl HeadReference {
    /// Where it stands in a document.
    pub(crate) const PLACE: &str = "header";

    /// What a reference says, without its place.
    pub(crate) fn of(reference: &Reference) -> Self {
        let Reference { kind, text, id, url, .. } = reference;
        Self { kind: *kind, text: text.clone(), id: id.clone(), url: url.clone() }
    }
}

impl FrontMatter {
    pub(super) fn read(rows: &[Row<'_>], parts: &[Part]) -> Self {
        let mut front = Self::default();
        let of_facts = |part: &&Part| part.role == Role::Header(HeaderKind::FrontMatter);
        for slice in parts.iter().filter(of_facts).flat_map(|part| &part.slices) {
            front.line(rows[slice.row].text(), rows[slice.row].span());
        }
        front
    }

    fn line(&mut self, line: &str, span: Span) {
        if let Some(item) = line.strip_prefix("- ") {
            if let Some(last) = self.facts.last_mut() {
                let item = value_of(item);
                match &mut last.value {
                    Value::Array(items) => items.push(item),
                    value => *value = Value::Array(vec![item]),
                }
            }
        } else if let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with('#')) {
            self.facts.push(Fact { key: key.trim().to_owned(), value: value_of(value), span });
        }
    }

    /// What kind of document it is said to be.
    pub(super) fn kind(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<DocumentKind> {
        self.stated(KIND, diagnostics)
    }

    /// In which language the questions are said to be.
    pub(super) fn language(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
        self.stated(LANGUAGE, diagnostics)
    }

    /// Puts the references that are stated in the place of those that were found in the head.
    pub(super) fn put_references(&self, references: &mut Vec<Reference>, diagnostics: &mut Vec<Diagnostic>) {
        if self.facts.is_empty() {
            return;
        }
        let stated: Vec<HeadReference> = self.stated(REFERENCES, diagnostics).unwrap_or_default();
        let span = self.fact(REFERENCES).map_or_else(Span::default, |fact| fact.span);
        references.retain(|reference| reference.in_ != HeadReference::PLACE);
        let in_ = || HeadReference::PLACE.to_owned();
        let stated = stated.into_iter().map(|HeadReference { kind, text, id, url }| Reference {
            kind,
            text,
            id,
            url,
            in_: in_(),
            span,
        });
        references.splice(..0, stated);
    }

    /// Puts the facts that are stated in the place of those that were read or worked out.
    pub(super) fn put_facts(&self, metadata: &mut Metadata, diagnostics: &mut Vec<Diagnostic>) {
        if self.facts.is_empty() {
            return;
        }
        // What was worked out is said of the other facts, and so comes last.
        let others = fields_of(metadata).into_iter().map(|(key, _)| key).filter(|key| key != DERIVED);
        for key in others.chain([DERIVED.to_owned()]) {
            let Some(fact) = self.fact(&key) else { continue };
            let mut fields = fields_of(metadata);
            fields.insert(key, fact.value.clone());
            match serde_json::from_value::<Metadata>(Value::Object(fields)) {
                Ok(with_fact) => *metadata = with_fact,
                Err(_) => diagnostics.push(unfit(fact)),
            }
            metadata.derived.retain(|name| *name != fact.key);
        }
    }

    fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().rfind(|fact| fact.key == key)
    }

    fn stated<T: DeserializeOwned>(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
        let fact = self.fact(key)?;
        let value = serde_json::from_value(fact.value.clone());
        value.map_err(|_| diagnostics.push(unfit(fact))).ok()
    }
}

/// The metadata as the contract has them.
fn fields_of(metadata: &Metadata) -> Map<String, Value> {
    match serde_json::to_value(metadata) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn value_of(text: &str) -> Value {
    let text = text.trim();
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn unfit(fact: &Fact) -> Diagnostic {
    let message = format!("expected a value of `{}`, but found `{}`", fact.key, fact.value);
    Diagnostic::new(DiagnosticCode::UnparsedHead, fact.span, message)
}
