//! The characters behind `&eacute;`, `&#233;` and `&#xE9;`.
//!
//! Only names that XML and HTML themselves know: what a file defines is never expanded.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// The characters that a reference stands for, by what stands between `&` and `;`.
pub(super) fn entity(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(Cow::Borrowed);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let sign = code.ok().and_then(char::from_u32).filter(|sign| *sign != '\0')?;
    Some(Cow::Owned(sign.to_string()))
}

/// A text with its references resolved; what no one knows stays as it is.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let reference = &rest[at..];
        let end = reference.bytes().take(LONGEST).position(|byte| byte == b';');
        if let Some((end, sign)) = end.and_then(|end| Some((end, entity(&reference[1..end])?))) {
            decoded.push_str(&sign);
            rest = &reference[end + 1..];
        } else {
            decoded.push('&');
            rest = &reference[1..];
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The longest reference that is looked at: longer than any name of HTML.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_known_references_are_their_characters() {
        assert_eq!(decoded("a&amp;b &eacute;&#233;&#xE9; &ldquo;"), "a&b ééé “");
        assert_eq!(decoded("geen"), "geen");
    }

    #[test]
    fn ok_others_stay_as_they_are() {
        for text in ["&xxe;", "R&D", "&;", "&#0;", "&#99999999;", "a & b; &"] {
            assert_eq!(decoded(text), text);
        }
    }
}
