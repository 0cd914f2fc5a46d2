//! The text of a page -> its tree, in time and space that grow with the text.
//!
//! html5ever looks through all elements that are open for many a tag, opens formatting that is never closed again in
//! each paragraph, and compares the attributes of a tag with each other. Pages of people nest some thirty elements; one
//! made to take long nests a hundred thousand. So it is stopped where the tree grows too deep or faster than its text.

use ego_tree::Tree;
use ego_tree::iter::Edge;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use html5gum::Tokenizer;

use super::names::{self, Classes, Tag};
use super::sink::Sink;
use super::tokens::{Bytes, MOST_ATTRIBUTES, Tokens};
use crate::model::Span;
use crate::{Error, ErrorKind};

/// What a page is made of.
pub(super) enum Node {
    Words(StrTendril),
    Element(Element),
    /// The page itself, a comment, the inside of a template.
    Other,
}

pub(super) type NodeRef<'p> = ego_tree::NodeRef<'p, Node>;

pub(super) struct Element {
    pub(super) qualified: QualName,
    pub(super) tag: Tag,
    pub(super) classes: Classes,
    attributes: Vec<Attribute>,
}

impl Node {
    pub(super) const fn as_element(&self) -> Option<&Element> {
        if let Self::Element(element) = self { Some(element) } else { None }
    }

    pub(super) fn as_words(&self) -> Option<&str> {
        if let Self::Words(words) = self { Some(words) } else { None }
    }

    pub(super) const fn is_element(&self) -> bool {
        matches!(self, Self::Element(_))
    }
}

impl Element {
    pub(super) fn new(qualified: QualName, attributes: Vec<Attribute>) -> Self {
        let tag = names::tag(&qualified.local);
        let mut element = Self { qualified, tag, classes: Classes::default(), attributes: Vec::new() };
        element.add_missing(attributes);
        element
    }

    /// Adds the attributes of which it has none of the same name.
    pub(super) fn add_missing(&mut self, attributes: Vec<Attribute>) {
        if self.attributes.is_empty() {
            self.attributes = attributes;
        } else {
            for attribute in attributes {
                if self.attributes.iter().all(|known| known.name != attribute.name) {
                    self.attributes.push(attribute);
                }
            }
        }
        self.classes = self.attribute(&local_name!("class")).map_or_else(Classes::default, Classes::of);
    }

    pub(super) const fn name(&self) -> &LocalName {
        &self.qualified.local
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &LocalName) -> Option<&str> {
        let is_wanted = |attribute: &&Attribute| attribute.name.local == *name && attribute.name.ns == ns!();
        Some(&self.attributes.iter().find(is_wanted)?.value)
    }
}

const NESTED: &str = "elements inside each other";

/// How many bytes are read before the tree is looked at again.
const STRETCH: usize = 1_024;

/// How many bytes of a page make a node of its tree, and for how many at most there is room from the start.
const BYTES_OF_A_NODE: usize = 16;
const FIRST_NODES: usize = 10_000;

/// How many nodes a tree may have besides one for each byte of its text.
const SPARE_NODES: usize = 10_000;

/// Parses a page from `start` on, of which no more than `deepest` elements may stand inside each other.
///
/// # Errors
///
/// [`ErrorKind::TooDeep`], mostly with the place of the tag at which it shows.
pub(super) fn parse(text: &str, start: usize, deepest: usize) -> Result<Tree<Node>, Error> {
    let room = (text.len() / BYTES_OF_A_NODE).min(FIRST_NODES);
    let builder = TreeBuilder::new(Sink::with_room(room), TreeBuilderOpts::default());
    let tokens = Tokens::new(&builder, Limits { deepest, next: STRETCH, nodes: 0 });
    let page = &text[start..];
    if let Some(error) = Tokenizer::new_with_emitter(Bytes::of(page), tokens).find_map(Result::ok) {
        let place = |span: Span| page.floor_char_boundary(span.start) + start;
        let span = error.span.map(|span| Span::new(place(span), place(span)));
        return Err(Error { span, ..error });
    }
    let page = builder.sink.finish();
    let mut depth = 0;
    for edge in page.root().traverse() {
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

/// What a tree may grow to.
pub(super) struct Limits {
    deepest: usize,
    /// Up to where the page is read before the tree is looked at again.
    next: usize,
    /// How many nodes there were then.
    nodes: usize,
}

impl Limits {
    /// What is too much after the tag at `tag`, the page being read up to `at`.
    pub(super) fn exceeded(
        &mut self,
        tree: &Tree<Node>,
        attributes: usize,
        tag: usize,
        at: usize,
    ) -> Option<Error> {
        if attributes > MOST_ATTRIBUTES {
            return Some(too_deep("attributes in a tag", MOST_ATTRIBUTES, tag));
        }
        if at < self.next {
            return None;
        }
        self.next = at + STRETCH;
        let nodes = tree.nodes();
        let count = nodes.len();
        let new = count - std::mem::replace(&mut self.nodes, count);
        // The last element stands at least as deep as those that are open.
        let last = nodes.rev().take(new).find(|node| node.value().is_element());
        let depth = last.map_or(0, |last| last.ancestors().take(self.deepest + 1).count());
        (depth > self.deepest || count > at + SPARE_NODES).then(|| too_deep(NESTED, self.deepest, tag))
    }
}

fn too_deep(what: &'static str, limit: usize, at: usize) -> Error {
    Error { span: Some(Span::new(at, at)), ..ErrorKind::TooDeep { what, limit }.into() }
}

#[cfg(test)]
mod tests {
    use html5ever::tendril::TendrilSink;
    use proptest::prelude::*;

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
        // No number of them overflows the stack.
        let page = format!("<p{}>", " a=\"\"".repeat(1_000_000));
        assert!(error(&page).is_some());
        // Behind a comment or a script nothing is a tag.
        for before in ["<!-- <p", "<script><p"] {
            assert_eq!(error(&format!("{before}{many}>")), None, "{before}");
        }
    }

    /// What stands in a tree, in its order; comments part words.
    fn written(tree: &Tree<Node>) -> String {
        let write = |edge| match edge {
            Edge::Open(node) => match node.value() {
                Node::Words(words) => format!("{:?}", &**words),
                Node::Element(element) => {
                    let attributes = element.attributes.iter();
                    let attributes = attributes.map(|a| format!(" {}={:?}", &*a.name.local, &*a.value));
                    format!("<{}{}>", &**element.name(), attributes.collect::<String>())
                }
                Node::Other => "<!>".to_owned(),
            },
            Edge::Close(_) => "/".to_owned(),
        };
        tree.root().traverse().map(write).collect()
    }

    /// Pieces of pages, among them what is mostly wrong.
    const PIECES: [&str; 77] = [
        "<p>",
        "</p>",
        "<p class=a id='b' class=\"c\">",
        "<b>",
        "</b>",
        "<a href=\"?a=1&amp;b=2&copy=3&lt\">",
        "</a>",
        "\" a=\"",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<tbody>",
        "<caption>",
        "<ul>",
        "<li>",
        "</ul>",
        "<br>",
        "<BR/>",
        "</br>",
        "<h1>",
        "</h1>",
        "<title>",
        "</title>",
        "</TITLE >",
        "<script>",
        "</script>",
        "</scr",
        "<!--<script>",
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<pre>",
        "<plaintext>",
        "<noscript>",
        "<select>",
        "<option>",
        "</select>",
        "<svg>",
        "</svg>",
        "<math>",
        "<mi>",
        "<![CDATA[",
        "]]>",
        "]",
        "<!--",
        "--!>",
        "-->",
        "-",
        "<!",
        "<?a>",
        "<!DOCTYPE html>",
        "<!doctype a PUBLIC 'b' \"c\">",
        "<template>",
        "</template>",
        "<form>",
        "<input type=hidden>",
        "<frameset>",
        "<body a=b>",
        "<html c=d>",
        "<head>",
        "&amp;",
        "&notin",
        "&#128;&#xD800;&#0;",
        "&",
        "a",
        " ",
        "\r\n",
        "\r",
        "\0",
        "é",
        "<",
        "</",
        "=",
        ">",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ok_the_tree_is_that_of_html5ever_alone(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
            let page: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
            let tree = parse(&page, 0, 512).unwrap();
            let alone = html5ever::parse_document(Sink::with_room(0), html5ever::ParseOpts::default()).one(page.as_str());
            prop_assert_eq!(written(&tree), written(&alone), "{}", page);
        }
    }
}
