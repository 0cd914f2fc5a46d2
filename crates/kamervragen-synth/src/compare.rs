//! A document that was read beside what it should be.

use std::fmt;

use kamervragen::Document;
use serde_json::Value;

use crate::form::Form;
use crate::found::found_in;
use crate::truth::Truth;

/// A place where a document differs from the truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// What differs: `metadata.subject`, `questions[2].text`.
    pub place: String,
    /// What should be there, as JSON.
    pub expected: String,
    /// What is there.
    pub found: String,
}

impl fmt::Display for Miss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (expected, found) = (&self.expected, &self.found);
        let same = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
        let place = &self.place;
        write!(formatter, "{place}: expected {}, found {}", around(expected, same), around(found, same))
    }
}

/// A text around the letter at which it differs from another: long ones differ in a word or two.
fn around(text: &str, at: usize) -> String {
    const BEFORE: usize = 60;
    const AFTER: usize = 100;
    let from = at.saturating_sub(BEFORE);
    let (begins, ends) = (from > 0, text.chars().count() > at + AFTER);
    let shown: String = text.chars().skip(from).take(at - from + AFTER).collect();
    format!("{}{shown}{}", if begins { "…" } else { "" }, if ends { "…" } else { "" })
}

/// Where a document differs from the truth, but for what its form loses: see [`Form::losses`].
#[must_use]
pub fn misses(document: &Document, truth: &Truth, form: Form) -> Vec<Miss> {
    let found = found_in(document, truth);
    let (Ok(mut expected), Ok(mut found)) = (serde_json::to_value(truth), serde_json::to_value(found)) else {
        unreachable!("both are made of strings, numbers and lists")
    };
    for loss in form.losses() {
        loss.apply(truth, &mut expected, &mut found);
    }
    let mut misses = Vec::new();
    compare(String::new(), &expected, &found, &mut misses);
    misses
}

fn compare(place: String, expected: &Value, found: &Value, misses: &mut Vec<Miss>) {
    match (expected, found) {
        (Value::Object(one), Value::Object(other)) => {
            for (key, value) in one {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                compare(place, value, other.get(key).unwrap_or(&Value::Null), misses);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (value, other)) in one.iter().zip(other).enumerate() {
                compare(format!("{place}[{index}]"), value, other, misses);
            }
        }
        _ if expected == found => {}
        _ => misses.push(Miss { place, expected: expected.to_string(), found: found.to_string() }),
    }
}
