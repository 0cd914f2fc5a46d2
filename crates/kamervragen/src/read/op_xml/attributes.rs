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
    let [value] = attributes(tag, [key]);
    value
}

/// The values of several attributes; of those with the same name the first one counts.
pub(super) fn attributes<'t, const N: usize>(
    tag: &'t BytesStart<'_>,
    keys: [&str; N],
) -> [Option<Cow<'t, str>>; N] {
    let mut values = [const { None }; N];
    for attribute in tag.attributes().with_checks(false).flatten() {
        let Some(place) = keys.iter().position(|key| *key == attribute.key.as_ref()) else { continue };
        if values[place].is_none() {
            values[place] = Some(match decoded(&attribute.value) {
                Cow::Borrowed(_) => attribute.value,
                Cow::Owned(value) => Cow::Owned(value),
            });
            if values.iter().all(Option::is_some) {
                break;
            }
        }
    }
    values
}

pub(super) fn entry<'s>(tag: &BytesStart<'s>, at: usize, end: usize) -> Option<Entry<'s>> {
    let owned = |value: Option<Cow<'_, str>>| value.map(|value| Cow::Owned(value.into_owned()));
    let [name, scheme, content] = attributes(tag, ["name", "scheme", "content"]).map(owned);
    Some(Entry {
        name: name?,
        scheme: scheme.unwrap_or_default(),
        content: content.unwrap_or_default(),
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
    let [dossier, document, kind] = attributes(tag, ["dossier", "doc", "soort"]);
    if let Some(dossier) = dossier {
        return Some(dossier_url(dossier.trim()));
    }
    let target = document?;
    let target = target.trim();
    if target.is_empty() || target.starts_with('#') {
        return None;
    }
    let is_document = kind.is_some_and(|kind| kind.eq_ignore_ascii_case("document"));
    Some(match target.strip_prefix("dossier/") {
        Some(dossier) if is_document => dossier_url(dossier),
        None if is_document => publication_url(target),
        _ => target.to_owned(),
    })
}
