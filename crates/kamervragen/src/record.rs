//! The publisher's record: what every reader hands over besides blocks.
//!
//! The same entries stand in the file `metadata.xml` beside a publication, in the head of its web page and in its XML.
//! What they mean is said in `assemble/record.rs`.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::model::{RecordEntry, Span};

/// The entries of a record, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record<'s> {
    pub(crate) entries: Vec<Entry<'s>>,
}

/// `<meta name="OVERHEIDop.indiener" scheme="" content="P.J. Oosterbaan">`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'s> {
    pub(crate) name: Cow<'s, str>,
    /// Empty where the record names none.
    pub(crate) scheme: Cow<'s, str>,
    pub(crate) content: Cow<'s, str>,
    /// The place in the source text; `None` in a record beside the document.
    pub(crate) span: Option<Span>,
}

impl<'s> Record<'s> {
    /// Adds the entries of another record of the same document. Those that say the same again are left out.
    pub(crate) fn extend(&mut self, other: Record<'s>) {
        if self.entries.is_empty() {
            self.entries = other.entries;
            return;
        }
        let known: HashSet<(String, Cow<'s, str>)> = self
            .entries
            .iter()
            .map(|entry| (entry.name.to_ascii_lowercase(), entry.content.clone()))
            .collect();
        let is_new =
            |entry: &Entry<'s>| !known.contains(&(entry.name.to_ascii_lowercase(), entry.content.clone()));
        self.entries.extend(other.entries.into_iter().filter(is_new));
    }

    /// The entries of that name that hold something.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &Entry<'s>> {
        self.entries.iter().filter(move |entry| is_named(&entry.name, name) && !entry.value().is_empty())
    }

    /// The record as the document shows it.
    pub(crate) fn to_model(&self) -> Vec<RecordEntry> {
        let owned = |entry: &Entry<'s>| RecordEntry {
            name: entry.name.clone().into_owned(),
            scheme: (!entry.scheme.is_empty()).then(|| entry.scheme.clone().into_owned()),
            content: entry.content.clone().into_owned(),
        };
        self.entries.iter().map(owned).collect()
    }
}

impl Entry<'_> {
    /// The content without the white space around it.
    pub(crate) fn value(&self) -> &str {
        self.content.trim()
    }
}

/// Names are spelled in more ways than one: `DC.Type`, `vraagNummer`, `dcterms.identifier` for `DC.identifier`.
fn is_named(name: &str, wanted: &str) -> bool {
    let name = name.trim();
    let of_dublin_core = || Some((dublin_core(wanted)?, dublin_core(name)?));
    name.eq_ignore_ascii_case(wanted)
        || of_dublin_core().is_some_and(|(wanted, name)| name.eq_ignore_ascii_case(wanted))
}

/// What stands behind `DC.` or `dcterms.`
fn dublin_core(name: &str) -> Option<&str> {
    let after = |prefix: &&str| {
        let begins = name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        begins.then(|| &name[prefix.len()..])
    };
    ["DC.", "DCTERMS."].iter().find_map(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record<'s>(entries: &[(&'s str, &'s str)]) -> Record<'s> {
        let entry = |&(name, content): &(&'s str, &'s str)| Entry {
            name: name.into(),
            scheme: "".into(),
            content: content.into(),
            span: None,
        };
        Record { entries: entries.iter().map(entry).collect() }
    }

    #[test]
    fn ok_names_are_found_in_every_spelling() {
        let record =
            record(&[("dcterms.Identifier", "a"), ("OVERHEIDop.vraagNummer", "b"), ("DC.title", " ")]);
        let values = |name: &str| record.named(name).map(Entry::value).collect::<Vec<_>>();
        assert_eq!(values("DC.identifier"), ["a"]);
        assert_eq!(values("OVERHEIDop.vraagnummer"), ["b"]);
        assert!(values("DC.title").is_empty());
        assert!(values("OVERHEIDop.identifier").is_empty());
    }

    #[test]
    fn ok_what_a_second_record_says_again_is_left_out() {
        let mut first = record(&[("DC.type", "x"), ("DC.type", "x"), ("DC.title", "y")]);
        first.extend(record(&[("DC.Type", "x"), ("DC.title", "z")]));
        let contents: Vec<_> = first.entries.iter().map(Entry::value).collect();
        assert_eq!(contents, ["x", "x", "y", "z"]);
    }
}
