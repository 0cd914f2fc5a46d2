//! What the attributes of an element say.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use crate::block::Style;
use crate::fields::identifiers::{dossier_url, publication_url};
use crate::model::Span;
use crate::read::entities::decoded;
use crate::record::Entry;

/// The value of an attribute, with its entities resolved.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, key: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == key)?;
    Some(match decoded(&found.value) {
        Cow::Borrowed(_) => found.value,
        Cow::Owned(value) => Cow::Owned(value),
    })
}

pub(super) fn entry<'s>(tag: &BytesStart<'s>, at: usize, end: usize) -> Option<Entry<'s>> {
    let value = |key: &str| attribute(tag, key).map(|value| Cow::Owned(value.into_owned()));
    Some(Entry {
        name: value("name")?,
        scheme: value("scheme").unwrap_or_default(),
        content: value("content").unwrap_or_default(),
        span: Some(Span::new(at, end)),
    })
}

/// How words of that `type` are set: `vet`, `vetcur`.
pub(super) fn emphasis(kind: &str) -> Style {
    Style {
        strong: kind.contains("vet"),
        italic: kind.contains("cur"),
        underlined: kind.contains("ondlijn"),
        ..Style::default()
    }
}

/// Where a link leads: `<extref soort="document" doc="kst-39999-XII-18">`, `<dossierref dossier="36600">`.
pub(super) fn address(tag: &BytesStart<'_>) -> Option<String> {
    if let Some(dossier) = attribute(tag, "dossier") {
        return Some(dossier_url(dossier.trim()));
    }
    let target = attribute(tag, "doc")?;
    let target = target.trim();
    if target.is_empty() || target.starts_with('#') {
        return None;
    }
    let is_document = attribute(tag, "soort").is_some_and(|kind| kind.eq_ignore_ascii_case("document"));
    Some(match target.strip_prefix("dossier/") {
        Some(dossier) if is_document => dossier_url(dossier),
        None if is_document => publication_url(target),
        _ => target.to_owned(),
    })
}
