//! Which form an input has, from its bytes; the ending of its name decides only where the bytes leave it open.

use super::markdown::front_matter;
use crate::model::Format;

/// How many bytes of a text are looked at.
const SAMPLE: usize = 1 << 16;

/// Zip archives, an empty one too, and the compound files that Word wrote before and still makes of what it encrypts.
const OFFICE: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// The form of a container or of markup that starts in a known way; `None` for anything that may be text.
pub(crate) fn by_signature(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"%PDF-") {
        return Some(Format::Pdf);
    }
    OFFICE.iter().any(|start| bytes.starts_with(start)).then_some(Format::Docx)
}

/// The form of a text, and whether its content speaks against the ending of its name.
pub(crate) fn of_text(text: &str, name: Option<&str>) -> (Format, bool) {
    let ending = ending(name);
    match markup(text) {
        Markup::Is(format) => return (format, false),
        // Markdown may begin with a tag of HTML, too.
        Markup::MayBe(Format::Html) if ending != Some(Format::Markdown) => return (Format::Html, false),
        Markup::Unknown if matches!(ending, Some(Format::Html | Format::OpXml)) => {
            return (ending.unwrap_or(Format::Html), false);
        }
        Markup::MayBe(_) | Markup::Unknown | Markup::None => {}
    }
    let content = if is_markdown(text) { Format::Markdown } else { Format::Plain };
    match (content, ending) {
        // A Markdown file without any markup reads the same either way.
        (Format::Plain, Some(Format::Markdown)) => (Format::Markdown, false),
        (Format::Markdown, Some(Format::Plain)) => (Format::Markdown, true),
        (content, _) => (content, false),
    }
}

/// What the first tag of a text tells.
enum Markup {
    Is(Format),
    MayBe(Format),
    /// It begins with a tag that tells nothing, or has some further on.
    Unknown,
    None,
}

/// XML and HTML begin with a tag; its name tells which of both it is.
fn markup(text: &str) -> Markup {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    let declared = starts_with(rest, "<?xml");
    loop {
        let end = if rest.starts_with("<!--") {
            // `<!-- saved from url=(0064)https://… -->`
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else if starts_with(rest, "<!doctype") {
            let name = rest["<!doctype".len()..].trim_start();
            if is_named(name, "html") {
                return Markup::Is(Format::Html);
            }
            doctype_end(rest)
        } else {
            break;
        };
        match end {
            Some(end) => rest = rest[end..].trim_start(),
            None => break,
        }
    }
    let tag = rest.strip_prefix('<').filter(|tag| tag.starts_with(|sign: char| sign.is_ascii_alphabetic()));
    let is_one_of = |names: &[&str]| tag.is_some_and(|tag| names.iter().any(|name| is_named(tag, name)));
    if is_one_of(&PAGES) {
        Markup::Is(Format::Html)
    } else if declared || is_one_of(&PUBLICATIONS) {
        Markup::Is(Format::OpXml)
    } else if is_one_of(&FRAGMENTS) {
        Markup::MayBe(Format::Html)
    } else if tag.is_some() || has(&text.as_bytes()[..text.len().min(SAMPLE)], "</") {
        Markup::Unknown
    } else {
        Markup::None
    }
}

/// The elements with which a page begins, whatever stands before them.
const PAGES: [&str; 3] = ["html", "head", "body"];

/// The elements with which a publication begins that does not declare itself to be XML.
const PUBLICATIONS: [&str; 3] = ["officiele-publicatie", "vraagdoc", "kamervragen"];

/// The elements with which a part of a page begins.
const FRAGMENTS: [&str; 20] = [
    "article", "base", "div", "dl", "form", "h1", "h2", "h3", "header", "link", "main", "meta", "nav", "ol",
    "p", "section", "table", "title", "ul", "script",
];

fn has(text: &[u8], sign: &str) -> bool {
    memchr::memmem::find(text, sign.as_bytes()).is_some()
}

/// Whether markup begins with words in any case.
fn starts_with(text: &str, words: &str) -> bool {
    text.as_bytes().get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether a tag has a name, from its first letter on.
fn is_named(tag: &str, name: &str) -> bool {
    let after = tag.as_bytes().get(name.len());
    starts_with(tag, name)
        && after.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// Where a document type ends, which may hold declarations of its own: `<!DOCTYPE a [<!ENTITY b "c">]>`.
fn doctype_end(text: &str) -> Option<usize> {
    let end = text.find(['>', '['])?;
    if text[end..].starts_with('>') {
        return Some(end + 1);
    }
    let close = end + text[end..].find(']')?;
    text[close..].find('>').map(|end| close + end + 1)
}

fn ending(name: Option<&str>) -> Option<Format> {
    let (_, ending) = name?.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" | "text" => Some(Format::Plain),
        "htm" | "html" | "xhtml" => Some(Format::Html),
        "xml" => Some(Format::OpXml),
        _ => None,
    }
}

/// Whether a text holds signs that only Markdown gives a meaning: facts at its top, a heading, raised type, a label in
/// bold, a link.
fn is_markdown(text: &str) -> bool {
    if front_matter::find(text, 0).is_some() {
        return true;
    }
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let bytes = sample.as_bytes();
    let at_line_start = |at: usize| at == 0 || bytes[at - 1] == b'\n';
    memchr::memchr3_iter(b'#', b'<', b'*', bytes).any(|at| match bytes[at] {
        b'#' => at_line_start(at) && is_heading(&sample[at..]),
        b'<' => sample[at..].starts_with("<sup>"),
        _ => at_line_start(at) && is_bold_line(&sample[at..]),
    }) || has(bytes, "](http")
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
            ("---\nkamervragen: 1\n---\n\nVraag 1\nKent u dit?", None, Format::Markdown),
            ("Vraag 1\nKent u dit?", None, Format::Plain),
            ("Vraag 1\nKent u dit?", Some("a.md"), Format::Markdown),
            ("# 3 van de 4 is geen kop\nom 5 * 3 en <b", Some("a.txt"), Format::Markdown),
            ("#politiek 5 * 3 * 4", Some("a.txt"), Format::Plain),
            ("<?xml version=\"1.0\"?><officiele-publicatie/>", None, Format::OpXml),
            ("\n<!DOCTYPE html><html>", Some("a.xml"), Format::Html),
            ("<!-- saved from url=(0026)https://a.example/b.html -->\n<HTML>", None, Format::Html),
            ("<?xml version=\"1.0\"?>\n<!-- a --><!doctype HTML PUBLIC \"b\"><html>", None, Format::Html),
            ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", None, Format::Html),
            ("<?xml version=\"1.0\"?><div/>", Some("a.html"), Format::OpXml),
            ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"<html>\">]><a/>", None, Format::OpXml),
            ("<officiele-publicatie><html/>", Some("a.txt"), Format::OpXml),
            ("\u{FEFF}<body>", None, Format::Html),
            ("<div class=\"vraag\">", None, Format::Html),
            ("<table><tr><td># Vraag 1", Some("a.txt"), Format::Html),
            ("<p align=center>\n\n## Vraag 1", Some("a.md"), Format::Markdown),
            ("<main>", Some("a.xml"), Format::Html),
            ("<b>Vraag 1</b>", Some("a.htm"), Format::Html),
            ("Vraag <b>1</b>", Some("a.html"), Format::Html),
            ("Vraag 1 <3", Some("a.html"), Format::Plain),
            ("<stuk/>", Some("a.xml"), Format::OpXml),
            ("<<De Krant>> meldt", Some("a.txt"), Format::Plain),
            ("<https://a.example>", None, Format::Plain),
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
