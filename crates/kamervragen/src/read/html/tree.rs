//! The text of a page -> its tree, in time and space that grow with the text.
//!
//! html5ever looks through all elements that are open for many a tag, opens formatting that is never closed again in
//! each paragraph, and compares the attributes of a tag with each other. Pages of people nest some thirty elements; one
//! made to take long nests a hundred thousand. So the parser is fed by the stretch, and stopped where the tree grows
//! too deep or faster than its text.

use ego_tree::iter::Edge;
use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use crate::model::Span;
use crate::{Error, ErrorKind};

const NESTED: &str = "elements inside each other";

/// How many attributes a tag may have.
const MOST_ATTRIBUTES: usize = 1_000;

/// How many bytes the parser is fed before the tree is looked at.
const STRETCH: usize = 1_024;

/// How many nodes a tree may have besides one for each byte of its text.
const SPARE_NODES: usize = 10_000;

/// Parses a page from `start` on, of which no more than `deepest` elements may stand inside each other.
///
/// # Errors
///
/// [`ErrorKind::TooDeep`], mostly with the place of the tag at which it shows.
pub(super) fn parse(text: &str, start: usize, deepest: usize) -> Result<Html, Error> {
    if let Some(at) = tag_with_too_many_attributes(&text[start..]) {
        return Err(too_deep("attributes in a tag", MOST_ATTRIBUTES, start + at));
    }
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let (mut at, mut seen) = (start, 1);
    while at < text.len() {
        let end = text.ceil_char_boundary(at + STRETCH).min(text.len());
        parser.process(StrTendril::from_slice(&text[at..end]));
        let html = parser.tokenizer.sink.sink.0.borrow();
        let count = html.tree.nodes().len();
        // The last element stands at least as deep as those that are open.
        let last = html.tree.nodes().rev().take(count - seen).find(|node| node.value().is_element());
        let depth = last.map_or(0, |last| last.ancestors().take(deepest + 1).count());
        if depth > deepest || count > end - start + SPARE_NODES {
            let tag = text[at..end].rfind('<').map_or(at, |tag| at + tag);
            return Err(too_deep(NESTED, deepest, tag));
        }
        (at, seen) = (end, count);
    }
    let page = parser.finish();
    let mut depth = 0;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) if node.value().is_element() => depth += 1,
            Edge::Close(node) if node.value().is_element() => depth -= 1,
            Edge::Open(_) | Edge::Close(_) => {}
        }
        if depth > deepest {
            // The tree does not tell where its elements stand in the page.
            return Err(ErrorKind::TooDeep { what: NESTED, limit: deepest }.into());
        }
    }
    Ok(page)
}

fn too_deep(what: &'static str, limit: usize, at: usize) -> Error {
    Error { span: Some(Span::new(at, at)), ..ErrorKind::TooDeep { what, limit }.into() }
}

/// Where a tag begins that has more attributes than one may have.
///
/// Comments, scripts and styles hold signs that look like tags. They are passed over, except where they may be something
/// else: the words of a drawing, or tags that the parser ignores there.
fn tag_with_too_many_attributes(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    // How many elements are open in which scripts, styles and comments may be something else.
    let mut odd = 0_usize;
    while let Some(tag) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        if bytes[tag..].starts_with(b"<!--") && odd == 0 {
            at = comment_end(bytes, tag + 4);
            continue;
        }
        let closes = bytes.get(tag + 1) == Some(&b'/');
        let name = tag + 1 + usize::from(closes);
        if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            at = tag + 1;
            continue;
        }
        let (end, attributes) = attributes(bytes, name);
        if attributes > MOST_ATTRIBUTES {
            return Some(tag);
        }
        let is = |wanted: &[u8]| is_named(&bytes[name..], wanted);
        at = end;
        if is(b"svg") || is(b"math") || is(b"select") || is(b"frameset") {
            odd = if closes {
                odd.saturating_sub(1)
            } else {
                odd + usize::from(bytes[..end - 1].last() != Some(&b'/'))
            };
        } else if !closes && odd == 0 && (is(b"script") || is(b"style")) {
            let wanted: &[u8] = if is(b"script") { b"script" } else { b"style" };
            at = raw_end(bytes, end, wanted);
        }
    }
    None
}

/// Whether a tag begins with a name.
fn is_named(tag: &[u8], name: &[u8]) -> bool {
    tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && tag.get(name.len()).is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
}

/// Where a comment ends whose words begin at `at`.
fn comment_end(bytes: &[u8], at: usize) -> usize {
    if bytes[at..].starts_with(b">") || bytes[at..].starts_with(b"->") {
        return at;
    }
    let ends = |from: &usize| {
        let after = &bytes[from + 2..];
        after.starts_with(b">") || after.starts_with(b"!>")
    };
    memchr::memmem::find_iter(&bytes[at..], b"--").map(|found| at + found).find(ends).unwrap_or(bytes.len())
}

/// Where the end tag of a script or style stands whose words begin at `at`.
fn raw_end(bytes: &[u8], at: usize, name: &[u8]) -> usize {
    let ends = |from: &usize| is_named(&bytes[from + 2..], name);
    memchr::memmem::find_iter(&bytes[at..], b"</").map(|found| at + found).find(ends).unwrap_or(bytes.len())
}

/// Where the tag ends whose name begins at `at`, and how many attributes it has.
fn attributes(bytes: &[u8], at: usize) -> (usize, usize) {
    let (mut at, mut count, mut between) = (at, 0, false);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => return (at, count),
            b'=' if !between => at = value_end(bytes, at),
            _ if byte.is_ascii_whitespace() || byte == b'/' => between = true,
            // `a = "1"`: the value of the attribute before.
            b'=' => {
                between = false;
                at = value_end(bytes, at);
            }
            _ => count += usize::from(std::mem::take(&mut between)),
        }
    }
    (bytes.len(), count)
}

/// Where the value of an attribute ends that begins at `at`, after its `=`.
fn value_end(bytes: &[u8], at: usize) -> usize {
    let spaces = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let at = at + spaces;
    let end = match bytes.get(at) {
        Some(quote @ (b'"' | b'\'')) => memchr::memchr(*quote, &bytes[at + 1..]).map(|end| at + end + 2),
        _ => bytes[at..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || *byte == b'>')
            .map(|end| at + end),
    };
    end.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> Option<(ErrorKind, usize)> {
        parse(text, 0, 512).err().map(|error| (error.kind, error.span.map_or(0, |span| span.start)))
    }

    fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
        (0..n).map(piece).collect::<Vec<_>>().concat()
    }

    #[test]
    fn ok_pages_of_people_are_parsed() {
        let attributes = "<p a=1 b='2' c = \"<d e f>\" g>ja</p>".repeat(400);
        let script = format!("<script>if (a <b) {{ {} }}</script>", "woord ".repeat(2_000));
        for page in [
            "<p>ja".repeat(100_000),
            "<ul>".to_owned() + &"<li>ja".repeat(100_000),
            "<table>".to_owned() + &"<tr><td>ja<td>nee".repeat(50_000),
            "<dl>".to_owned() + &"<dt>ja<dd>nee".repeat(50_000),
            "<br><img src=a>".repeat(50_000),
            "<div>".repeat(500) + &"<p>ja</p>".repeat(1_000),
            format!("<p title='{}'>", "<div>".repeat(1_000)),
            format!("<!-- {} {} -->", "<div>".repeat(1_000), "<a b c>".repeat(1_000)),
            format!("<textarea>{}</textarea>", "<div>".repeat(1_000)),
            format!("<p {}", "<!-- -- ".repeat(300)),
            "<p><b>ja</p>".repeat(10_000),
            attributes,
            script,
        ] {
            assert_eq!(error(&page), None, "{}", &page[..page.floor_char_boundary(60)]);
        }
    }

    #[test]
    fn err_elements_too_deep_are_told_with_their_place() {
        for (tags, before) in
            [("<div>", ""), ("<b>", "<p>ja</p>\n"), ("<table><tr><td>", ""), ("<dd><li>", "")]
        {
            let page = before.to_owned() + &tags.repeat(200_000);
            let (kind, at) = error(&page).unwrap();
            assert_eq!(kind, ErrorKind::TooDeep { what: "elements inside each other", limit: 512 });
            assert!(page[at..].starts_with('<') && at < 4 * STRETCH, "{tags} at {at}");
        }
    }

    #[test]
    fn err_formatting_that_is_opened_again_in_each_paragraph() {
        let open = numbered(400, |id| format!("<b id={id}>"));
        assert!(error(&format!("<p>{open}</p>{}", "<p>ja".repeat(10_000))).is_some());
    }

    #[test]
    fn err_too_many_attributes() {
        let many = numbered(2_000, |n| format!(" a{n}='<'"));
        for before in ["", "<p>ja</p>", "<!--><p>", "<svg><style>", "<script>ja</script>", "<!-- a --!>"] {
            for tag in ["<p", "</p"] {
                let page = format!("{before}{tag}{many}>");
                let expected = ErrorKind::TooDeep { what: "attributes in a tag", limit: MOST_ATTRIBUTES };
                assert_eq!(error(&page), Some((expected, before.len())), "{before}{tag}");
            }
        }
        // Behind a comment or a script nothing is a tag.
        for before in ["<!-- <p", "<script><p"] {
            assert_eq!(error(&format!("{before}{many}>")), None, "{before}");
        }
    }
}
