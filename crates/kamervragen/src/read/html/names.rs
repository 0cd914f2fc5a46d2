//! The elements and classes of web pages: what each is to a reader.

use html5ever::{LocalName, local_name};

use super::tree::{Element, NodeRef};
use crate::block::{Place, Style};

/// What an element is by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Not shown, or nothing that is read.
    Hidden,
    /// What stands on lines of its own.
    Block,
    Heading,
    Preformatted,
    LineBreak,
    List,
    Item,
    /// Terms with what is said of each: `dl`.
    Terms,
    Term,
    Description,
    Table,
    Row,
    Cell,
    Picture,
    Link,
    Styled(Style),
    /// A part of the line that it stands in.
    Inline,
}

const PLAIN: Style = Style {
    strong: false,
    italic: false,
    underlined: false,
    superscript: false,
    subscript: false,
    mark: false,
};

/// What an element is by its name.
pub(super) fn tag(name: &LocalName) -> Tag {
    match &**name {
        "head" | "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "object" | "audio"
        | "video" | "canvas" | "select" | "textarea" | "datalist" | "noframes" | "title" => Tag::Hidden,
        "address" | "article" | "aside" | "blockquote" | "body" | "button" | "caption" | "center"
        | "details" | "dialog" | "dir" | "div" | "fieldset" | "figcaption" | "figure" | "footer" | "form"
        | "header" | "hgroup" | "hr" | "html" | "legend" | "main" | "menu" | "nav" | "p" | "search"
        | "section" | "summary" => Tag::Block,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
        "pre" | "listing" | "xmp" | "plaintext" => Tag::Preformatted,
        "br" => Tag::LineBreak,
        "ul" | "ol" => Tag::List,
        "li" => Tag::Item,
        "dl" => Tag::Terms,
        "dt" => Tag::Term,
        "dd" => Tag::Description,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "img" => Tag::Picture,
        "a" => Tag::Link,
        "b" | "strong" => Tag::Styled(Style { strong: true, ..PLAIN }),
        "i" | "em" => Tag::Styled(Style { italic: true, ..PLAIN }),
        "u" => Tag::Styled(Style { underlined: true, ..PLAIN }),
        "sup" => Tag::Styled(Style { superscript: true, ..PLAIN }),
        "sub" => Tag::Styled(Style { subscript: true, ..PLAIN }),
        _ => Tag::Inline,
    }
}

/// What a node is, where it is an element.
pub(super) fn tag_of(node: NodeRef<'_>) -> Option<Tag> {
    Some(node.value().as_element()?.tag)
}

impl Tag {
    /// Whether it stands in a line.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Inline | Self::Link | Self::Styled(_) | Self::LineBreak | Self::Picture | Self::Hidden
        )
    }
}

/// Whether an element has a class, among others.
pub(super) fn has_class(element: &Element, wanted: &str) -> bool {
    classes(element).any(|class| class == wanted)
}

fn classes(element: &Element) -> impl Iterator<Item = &str> {
    element.attribute(&local_name!("class")).unwrap_or_default().split_ascii_whitespace()
}

/// The part of a document that a publication page makes of an element by its class.
pub(super) fn part(element: &Element) -> Option<Place> {
    classes(element).find_map(|class| match class {
        "kamervraagomschrijving_kop" => Some(Place::Head),
        "vraag" => Some(Place::Question),
        "antwoord" => Some(Place::Answer),
        "kamervraagopmerking" => Some(Place::Postponement),
        "toelicht" => Some(Place::Explanation),
        _ => None,
    })
}

/// Whether an element shows that the page is one of a publication. Pages of other sites have classes like `vraag`, too.
pub(super) fn is_of_publication(element: &Element) -> bool {
    classes(element).any(|class| {
        matches!(
            class,
            "kamervraagomschrijving_kop"
                | "kamervraagopmerking"
                | "stuk"
                | "stuktitel"
                | "nummer"
                | "nootnum"
        )
    })
}

/// Whether an element stands around the text of a page: its menus, its foot.
pub(super) fn is_menu(element: &Element) -> bool {
    let role = element.attribute(&local_name!("role")).unwrap_or_default();
    matches!(&**element.name(), "nav" | "footer" | "aside" | "button")
        || matches!(role, "navigation" | "contentinfo" | "search" | "complementary")
        || has_class(element, "navbar")
}

/// Whether an element stands around the text as a rule, but may hold it as well: some sites put the whole page into a
/// form, and the title of a text stands in its header.
pub(super) fn may_be_menu(element: &Element) -> bool {
    [local_name!("form"), local_name!("header")].contains(element.name())
}

/// What holds the text of a page, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Root {
    Publication,
    Main,
    /// The older site of the publications.
    MainColumn,
    Article,
}

/// Whether an element holds the text of its page.
pub(super) fn root(element: &Element) -> Option<Root> {
    if has_class(element, "stuk") {
        Some(Root::Publication)
    } else if *element.name() == local_name!("main") || has_class(element, "global-main") {
        Some(Root::Main)
    } else if element.attribute(&local_name!("id")) == Some("main-column") {
        Some(Root::MainColumn)
    } else {
        (*element.name() == local_name!("article")).then_some(Root::Article)
    }
}
