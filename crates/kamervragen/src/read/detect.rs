//! Which form an input has, from its bytes; the ending of its name decides only where the bytes leave it open.

use crate::model::Format;

/// How many bytes of a text are looked at.
const SAMPLE: usize = 1 << 16;

/// The form of a container or of markup that starts in a known way; `None` for anything that may be text.
pub(crate) fn by_signature(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"%PDF-") {
        return Some(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(Format::Docx);
    }
    None
}

/// The form of a text, and whether its content speaks against the ending of its name.
pub(crate) fn of_text(text: &str, name: Option<&str>) -> (Format, bool) {
    if let Some(format) = markup(text) {
        return (format, false);
    }
    let content = if is_markdown(text) { Format::Markdown } else { Format::Plain };
    match (content, ending(name)) {
        // A Markdown file without any markup reads the same either way.
        (Format::Plain, Some(Format::Markdown)) => (Format::Markdown, false),
        (Format::Markdown, Some(Format::Plain)) => (Format::Markdown, true),
        (content, _) => (content, false),
    }
}

/// XML and HTML begin with a tag.
fn markup(text: &str) -> Option<Format> {
    let start = text.trim_start();
    if !start.starts_with('<') {
        return None;
    }
    let head = &start[..start.floor_char_boundary(4096)];
    let has = |tag: &str| {
        head.as_bytes().windows(tag.len()).any(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if has("<!doctype html") || has("<html") {
        Some(Format::Html)
    } else if head.starts_with("<?xml") || has("<officiele-publicatie") || has("<vraagdoc") {
        Some(Format::OpXml)
    } else if has("<head") || has("<body") || has("<div") || has("<table") {
        Some(Format::Html)
    } else {
        None
    }
}

fn ending(name: Option<&str>) -> Option<Format> {
    let (_, ending) = name?.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Plain),
        _ => None,
    }
}

/// Whether a text holds signs that only Markdown gives a meaning: a heading, raised type, a label in bold, a link.
fn is_markdown(text: &str) -> bool {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let bytes = sample.as_bytes();
    let at_line_start = |at: usize| at == 0 || bytes[at - 1] == b'\n';
    memchr::memchr3_iter(b'#', b'<', b'*', bytes).any(|at| match bytes[at] {
        b'#' => at_line_start(at) && is_heading(&sample[at..]),
        b'<' => sample[at..].starts_with("<sup>"),
        _ => at_line_start(at) && is_bold_line(&sample[at..]),
    }) || sample.contains("](http")
}

/// `### Vraag 3`
fn is_heading(line: &str) -> bool {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    level <= 6 && line[level..].starts_with(' ')
}

/// `**Vraag 1**`
fn is_bold_line(line: &str) -> bool {
    let line = line.lines().next().unwrap_or_default().trim_end();
    line.len() > 4 && line.starts_with("**") && line.ends_with("**")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_content_tells_the_form() {
        let cases = [
            ("## 2290\n\nVragen van", None, Format::Markdown),
            ("Vraag 1\nKent u dit?<sup>1</sup>", Some("a.txt"), Format::Markdown),
            ("**Vraag 1**\n\nKent u dit?", None, Format::Markdown),
            ("Vraag 1\nKent u dit?", None, Format::Plain),
            ("Vraag 1\nKent u dit?", Some("a.md"), Format::Markdown),
            ("# 3 van de 4 is geen kop\nom 5 * 3 en <b", Some("a.txt"), Format::Markdown),
            ("#politiek 5 * 3 * 4", Some("a.txt"), Format::Plain),
            ("<?xml version=\"1.0\"?><officiele-publicatie/>", None, Format::OpXml),
            ("\n<!DOCTYPE html><html>", Some("a.xml"), Format::Html),
        ];
        for (text, name, format) in cases {
            assert_eq!(of_text(text, name).0, format, "{text}");
        }
    }

    #[test]
    fn ok_a_contradiction_with_the_name_is_told() {
        assert!(of_text("### Vraag 1", Some("a.txt")).1);
        assert!(!of_text("### Vraag 1", Some("a.md")).1);
    }
}
