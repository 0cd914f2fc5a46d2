//! What the words of a text lead to: references that are read, and links that the form states.
//!
//! ```text
//! Kamerstuk <extref soort="document" doc="kst-39999-XII-18">39 999 XII, nr. 18</extref>
//! ```
//!
//! Where both tell the same they are one reference. A link whose words read otherwise is a reference of its own beside
//! what is read: neither is thrown away.

use std::collections::HashSet;

use crate::fields::identifiers::publication_url;
use crate::fields::references::{FoundReference, FoundUrl, find_references, find_urls, parse_url};
use crate::flow::{Link, Text};
use crate::model::{Reference, ReferenceKind, Span};

/// Adds the references of a text, which stands at `place`.
pub(super) fn add_references(text: &Text, place: impl FnOnce() -> String, references: &mut Vec<Reference>) {
    let mut found = find_references(&text.words);
    let read = found.len();
    for link in text.links.iter().filter(|link| is_web(&link.url) && !link.at.is_empty()) {
        let (kind, id) = parse_url(&link.url);
        let first = found[..read].partition_point(|reference| reference.span.end <= link.at.start);
        let covered =
            found[first..read].iter_mut().take_while(|reference| reference.span.start < link.at.end);
        let mut told = false;
        for reference in covered {
            if is_address(reference, &text.words) {
                reference.kind = kind;
                reference.id.clone_from(&id);
                reference.url = Some(link.url.clone());
                told = true;
            } else {
                told |= id.is_some() && reference.id == id;
            }
        }
        if !told {
            found.push(FoundReference { kind, id, url: Some(link.url.clone()), span: link.at });
        }
    }
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|reference| reference.span.start);
    let place = place();
    for found in found {
        let page = || found.id.as_deref().filter(|_| is_published(found.kind)).map(publication_url);
        references.push(Reference {
            kind: found.kind,
            text: found.span.of(&text.words).unwrap_or_default().to_owned(),
            url: found.url.clone().or_else(page),
            span: text.place(found.span),
            id: found.id,
            in_: place.clone(),
        });
    }
}

/// The addresses in a note, each once: those that its links lead to, and those that are only printed.
///
/// A link on the words "36 200, nr. 12" leads to a publication, which is a reference and no address in the note.
pub(super) fn addresses(text: &Text) -> Vec<String> {
    let printed = find_urls(&text.words);
    let leads_out =
        |link: &&Link| parse_url(&link.url).1.is_none() || overlaps(&printed, |found| found.span, link.at);
    let linked = text.links.iter().filter(leads_out).map(|link| &link.url);
    let unlinked = |found: &&FoundUrl| !overlaps(&text.links, |link| link.at, found.span);
    let only_printed = printed.iter().filter(unlinked).map(|found| &found.url);
    let mut seen = HashSet::new();
    linked.chain(only_printed).filter(|url| seen.insert(url.as_str())).cloned().collect()
}

/// Whether one of the items, which stand in order, has a place in common with `span`.
fn overlaps<T>(items: &[T], place: impl Fn(&T) -> Span, span: Span) -> bool {
    let first = items.partition_point(|item| place(item).end <= span.start);
    items.get(first).is_some_and(|item| place(item).start < span.end)
}

fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Whether what is read is an address that is printed, not the name of a publication.
fn is_address(reference: &FoundReference, words: &str) -> bool {
    reference.span.of(words).is_some_and(|printed| printed.contains('/') && printed.contains('.'))
}

fn is_published(kind: ReferenceKind) -> bool {
    matches!(kind, ReferenceKind::Kamerstuk | ReferenceKind::Aanhangsel | ReferenceKind::Handelingen)
}
