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

/// The classes that mean something to a reader.
#[derive(Debug, Clone, Copy)]
pub(super) enum Class {
    Antwoord,
    Expliciet,
    GlobalMain,
    KamervraagomschrijvingKop,
    Kamervraagopmerking,
    Navbar,
    Noot,
    Nootnum,
    NoteClose,
    Nummer,
    Ol,
    Row,
    Stuk,
    Stuktitel,
    Toelicht,
    Vraag,
}

impl Class {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "antwoord" => Self::Antwoord,
            "expliciet" => Self::Expliciet,
            "global-main" => Self::GlobalMain,
            "kamervraagomschrijving_kop" => Self::KamervraagomschrijvingKop,
            "kamervraagopmerking" => Self::Kamervraagopmerking,
            "navbar" => Self::Navbar,
            "noot" => Self::Noot,
            "nootnum" => Self::Nootnum,
            "note-close" => Self::NoteClose,
            "nummer" => Self::Nummer,
            "ol" => Self::Ol,
            "row" => Self::Row,
            "stuk" => Self::Stuk,
            "stuktitel" => Self::Stuktitel,
            "toelicht" => Self::Toelicht,
            "vraag" => Self::Vraag,
            _ => return None,
        })
    }

    /// The part of a document that a publication page makes of an element by its class.
    const fn part(self) -> Option<Place> {
        match self {
            Self::KamervraagomschrijvingKop => Some(Place::Head),
            Self::Vraag => Some(Place::Question),
            Self::Antwoord => Some(Place::Answer),
            Self::Kamervraagopmerking => Some(Place::Postponement),
            Self::Toelicht => Some(Place::Explanation),
            _ => None,
        }
    }
}

/// The classes of an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes {
    /// A bit for each.
    known: u32,
    /// The part of a document that the first of them makes of it which makes it one.
    pub(super) part: Option<Place>,
}

impl Classes {
    /// The classes in an attribute.
    pub(super) fn of(words: &str) -> Self {
        let mut classes = Self::default();
        for class in words.split_ascii_whitespace().filter_map(Class::of) {
            classes.known |= 1 << class as u32;
            classes.part = classes.part.or(class.part());
        }
        classes
    }

    pub(super) const fn has(self, class: Class) -> bool {
        self.known & (1 << class as u32) != 0
    }

    /// Whether they show that the page is one of a publication. Pages of other sites have classes like `vraag`, too.
    pub(super) fn are_of_publication(self) -> bool {
        [
            Class::KamervraagomschrijvingKop,
            Class::Kamervraagopmerking,
            Class::Stuk,
            Class::Stuktitel,
            Class::Nummer,
            Class::Nootnum,
        ]
        .into_iter()
        .any(|class| self.has(class))
    }
}

/// Whether an element stands around the text of a page: its menus, its foot.
pub(super) fn is_menu(element: &Element) -> bool {
    let role = element.attribute(&local_name!("role")).unwrap_or_default();
    matches!(&**element.name(), "nav" | "footer" | "aside" | "button")
        || matches!(role, "navigation" | "contentinfo" | "search" | "complementary")
        || element.classes.has(Class::Navbar)
}

/// Whether an element stands around the text as a rule, but may hold it as well: some sites put the whole page into a
/// form, and the title of a text stands in its header.
pub(super) fn may_be_menu(element: &Element) -> bool {
    *element.name() == local_name!("form") || *element.name() == local_name!("header")
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
    if element.classes.has(Class::Stuk) {
        Some(Root::Publication)
    } else if *element.name() == local_name!("main") || element.classes.has(Class::GlobalMain) {
        Some(Root::Main)
    } else if element.attribute(&local_name!("id")) == Some("main-column") {
        Some(Root::MainColumn)
    } else {
        (*element.name() == local_name!("article")).then_some(Root::Article)
    }
}
