//! A part of the container as a tree of elements.
//!
//! Names are those without their prefix: both kinds of document use prefixes by habit, and no two elements that are asked
//! for differ by their prefix alone.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::read::entities::{decoded, entity};
use crate::{Error, ErrorKind};

/// How many elements and texts a part may have: some hundred times as many as the longest report.
const MOST_NODES: usize = 4_000_000;

/// The place of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Id(u32);

pub(super) struct Tree<'t> {
    nodes: Vec<Node<'t>>,
}

struct Node<'t> {
    content: Content<'t>,
    parent: u32,
    child: u32,
    next: u32,
}

enum Content<'t> {
    Element(BytesStart<'t>),
    Text(Cow<'t, str>),
}

/// No node.
const NONE: u32 = u32::MAX;

impl<'t> Tree<'t> {
    /// The tree of a part, of which no more than `deepest` elements may stand inside each other; `name` is told where it
    /// is not well formed.
    pub(super) fn parse(text: &'t str, name: &str, deepest: usize) -> Result<Self, Error> {
        let malformed = |reason: String| -> Error {
            ErrorKind::MalformedXml { reason: format!("in the part `{name}`, {reason}") }.into()
        };
        let mut xml = Reader::from_str(text);
        xml.config_mut().check_end_names = true;
        let mut tree = Self { nodes: Vec::new() };
        // The open elements, each with its last child.
        let mut open: Vec<(u32, u32)> = Vec::new();
        loop {
            let event = xml.read_event().map_err(|error| malformed(error.to_string()))?;
            let content = match event {
                Event::Start(tag) => {
                    if open.len() >= deepest {
                        let what = "elements inside each other";
                        return Err(ErrorKind::TooDeep { what, limit: deepest }.into());
                    }
                    let id = tree.add(Content::Element(tag), &mut open)?;
                    open.push((id, NONE));
                    continue;
                }
                Event::Empty(tag) => Content::Element(tag),
                Event::End(_) => {
                    open.pop();
                    continue;
                }
                Event::Text(words) => Content::Text(words.into_inner()),
                Event::CData(words) => Content::Text(words.into_inner()),
                Event::GeneralRef(name) => {
                    let words = entity(&name).unwrap_or_else(|| format!("&{};", &*name).into());
                    Content::Text(words)
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            if !open.is_empty() || matches!(content, Content::Element(_)) {
                tree.add(content, &mut open)?;
            }
        }
        if tree.nodes.is_empty() || !open.is_empty() {
            return Err(malformed("the root element is not closed before the end".to_owned()));
        }
        Ok(tree)
    }

    fn add(&mut self, content: Content<'t>, open: &mut [(u32, u32)]) -> Result<u32, Error> {
        if self.nodes.len() == MOST_NODES {
            return Err(ErrorKind::TooDeep { what: "elements in a part", limit: MOST_NODES }.into());
        }
        let id = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        let mut parent = NONE;
        if let Some((around, last)) = open.last_mut() {
            parent = *around;
            let before = std::mem::replace(last, id);
            match self.nodes.get_mut(before as usize) {
                Some(before) => before.next = id,
                None => self.nodes[parent as usize].child = id,
            }
        }
        self.nodes.push(Node { content, parent, child: NONE, next: NONE });
        Ok(id)
    }

    pub(super) const fn root() -> Id {
        Id(0)
    }

    /// The name of an element; none of a text.
    pub(super) fn name(&self, id: Id) -> &str {
        let name = self.qualified(id);
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The name of an element with its prefix.
    pub(super) fn qualified(&self, id: Id) -> &str {
        match &self.nodes[id.0 as usize].content {
            Content::Element(tag) => {
                let name: &str = tag.as_ref();
                name.split(|sign: char| sign.is_ascii_whitespace() || sign == '/').next().unwrap_or_default()
            }
            Content::Text(_) => "",
        }
    }

    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match &self.nodes[id.0 as usize].content {
            Content::Text(words) => Some(words),
            Content::Element(_) => None,
        }
    }

    /// The value of an attribute, by its name without a prefix.
    pub(super) fn attribute(&self, id: Id, key: &str) -> Option<Cow<'_, str>> {
        let Content::Element(tag) = &self.nodes[id.0 as usize].content else { return None };
        let found = tag
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == key)?;
        Some(match decoded(&found.value) {
            Cow::Borrowed(_) => found.value,
            Cow::Owned(value) => Cow::Owned(value),
        })
    }

    /// The number that an attribute holds.
    pub(super) fn number(&self, id: Id, key: &str) -> Option<u32> {
        self.attribute(id, key)?.trim().parse().ok()
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut next = self.nodes[id.0 as usize].child;
        std::iter::from_fn(move || {
            let node = self.nodes.get(next as usize)?;
            Some(Id(std::mem::replace(&mut next, node.next)))
        })
    }

    /// What stands beside an element, after it.
    pub(super) fn after(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut next = self.nodes[id.0 as usize].next;
        std::iter::from_fn(move || {
            let node = self.nodes.get(next as usize)?;
            Some(Id(std::mem::replace(&mut next, node.next)))
        })
    }

    /// The first child of that name.
    pub(super) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.children(id).find(|child| self.name(*child) == name)
    }

    /// The attribute `val` of the first child of that name: `<w:pStyle w:val="Kop1"/>`.
    pub(super) fn value(&self, id: Id, name: &str) -> Option<Cow<'_, str>> {
        self.attribute(self.child(id, name)?, "val")
    }

    /// A walk through what stands in an element, in order, without recursion.
    pub(super) fn walk(&self, id: Id) -> Walk<'_, 't> {
        Walk { tree: self, root: id, next: Some(Edge::Open(id)) }
    }

    /// The elements and texts in an element, and it itself.
    pub(super) fn descendants(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.walk(id).filter_map(|edge| match edge {
            Edge::Open(id) => Some(id),
            Edge::Close(_) => None,
        })
    }

    /// The words in an element, on one line.
    pub(super) fn words(&self, id: Id) -> String {
        self.descendants(id).filter_map(|id| self.text(id)).collect()
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Edge {
    Open(Id),
    Close(Id),
}

pub(super) struct Walk<'a, 't> {
    tree: &'a Tree<'t>,
    root: Id,
    next: Option<Edge>,
}

impl Walk<'_, '_> {
    /// Passes over what stands in the element that was opened last, and over its end.
    pub(super) fn pass_over(&mut self) {
        self.next = match self.next {
            Some(Edge::Open(child)) => self.after(Id(self.tree.nodes[child.0 as usize].parent)),
            Some(Edge::Close(id)) => self.after(id),
            None => None,
        };
    }

    fn after(&self, id: Id) -> Option<Edge> {
        if id == self.root {
            return None;
        }
        let node = &self.tree.nodes[id.0 as usize];
        Some(if node.next == NONE { Edge::Close(Id(node.parent)) } else { Edge::Open(Id(node.next)) })
    }
}

impl Iterator for Walk<'_, '_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        let edge = self.next?;
        self.next = match edge {
            Edge::Open(id) => {
                let child = self.tree.nodes[id.0 as usize].child;
                Some(if child == NONE { Edge::Close(id) } else { Edge::Open(Id(child)) })
            }
            Edge::Close(id) => self.after(id),
        };
        Some(edge)
    }
}
