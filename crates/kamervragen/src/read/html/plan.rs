//! What is to be known of a whole page before its first word is read: where its text stands, which tables and lists are
//! there for the looks, against which address its links are read, and the record in its head.

use std::collections::HashSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::address::Base;
use super::names::{self, Root, Tag, attribute};
use crate::record::{Entry, Record};

/// What a first pass over a page finds.
#[derive(Default)]
pub(super) struct Plan {
    /// Whether it is the page of a publication, whose classes say what its parts are.
    pub(super) publication: bool,
    /// What holds the text; missing where nothing tells.
    root: Option<Root>,
    /// Elements that only frame what stands in them: tables, lists and forms that hold headings or whole parts.
    frames: HashSet<NodeId>,
    pub(super) base: Base,
    pub(super) record: Record<'static>,
}

/// An element that may turn out to be a frame.
struct Candidate {
    id: NodeId,
    tag: Tag,
    is_form: bool,
}

impl Plan {
    pub(super) fn of(page: &Html) -> Self {
        let mut plan = Self::default();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut addresses = Addresses::default();
        let mut articles = 0;
        let mut parts = 0;
        for edge in page.tree.root().traverse() {
            let (Edge::Open(node) | Edge::Close(node)) = edge;
            let Some(element) = node.value().as_element() else { continue };
            let part = names::part(element).is_some();
            if matches!(edge, Edge::Close(_)) {
                parts -= usize::from(part);
                candidates.pop_if(|candidate| candidate.id == node.id());
                continue;
            }
            parts += usize::from(part);
            plan.publication |= names::is_of_publication(element);
            let root = names::root(element);
            articles += usize::from(root == Some(Root::Article));
            plan.root = plan.root.into_iter().chain(root).min();
            addresses.add(element);
            plan.record.entries.extend(entry(element).filter(|_| is_in_head(node)));
            let tag = names::tag(element);
            let mut frame = |framed: &dyn Fn(&Candidate) -> bool| {
                let found = candidates.extract_if(.., |candidate| framed(candidate));
                plan.frames.extend(found.map(|candidate| candidate.id));
            };
            match tag {
                _ if part || tag == Tag::Heading => frame(&|_| true),
                Tag::Table => frame(&|around| matches!(around.tag, Tag::Table | Tag::Terms)),
                Tag::List => frame(&|around| around.tag == Tag::Terms),
                Tag::Block if element.name() == "p" => {
                    let in_list =
                        node.parent().is_some_and(|parent| names::tag_of(parent) == Some(Tag::Item))
                            && parts == 0;
                    frame(&|around| match around.tag {
                        Tag::Table => in_list,
                        tag => tag == Tag::Terms || around.is_form,
                    });
                }
                _ => {}
            }
            if matches!(tag, Tag::Table | Tag::List | Tag::Terms) || names::may_be_menu(element) {
                let is_form = element.name() == "form";
                candidates.push(Candidate { id: node.id(), tag, is_form });
            }
        }
        if articles > 1 {
            // A list of articles is no text.
            plan.root = plan.root.filter(|root| *root != Root::Article);
        }
        plan.base =
            Base::first(addresses.base.into_iter().chain(addresses.canonical).chain(addresses.shared));
        plan
    }

    /// Whether blocks that stand in nothing else are the text of the page.
    pub(super) fn begins_outside(&self) -> bool {
        self.root.is_some()
    }

    pub(super) fn is_root(&self, element: &Element) -> bool {
        self.root.is_some() && names::root(element) == self.root
    }

    pub(super) fn is_frame(&self, node: NodeRef<'_, Node>) -> bool {
        self.frames.contains(&node.id())
    }
}

/// Where a page says that it stands itself.
#[derive(Default)]
struct Addresses<'p> {
    base: Option<&'p str>,
    canonical: Option<&'p str>,
    shared: Option<&'p str>,
}

impl<'p> Addresses<'p> {
    fn add(&mut self, element: &'p Element) {
        let (place, address) = match element.name() {
            "base" => (&mut self.base, "href"),
            "link" if attribute(element, "rel") == Some("canonical") => (&mut self.canonical, "href"),
            "meta"
                if [attribute(element, "property"), attribute(element, "name")].contains(&Some("og:url")) =>
            {
                (&mut self.shared, "content")
            }
            _ => return,
        };
        *place = place.or(attribute(element, address));
    }
}

/// `<meta name="DC.title" scheme="" content="…">`: a name of a vocabulary, as those of browsers and search engines are not.
fn entry(element: &Element) -> Option<Entry<'static>> {
    let name = attribute(element, "name").filter(|name| element.name() == "meta" && name.contains('.'))?;
    Some(Entry {
        name: name.to_owned().into(),
        scheme: attribute(element, "scheme").unwrap_or_default().to_owned().into(),
        content: attribute(element, "content")?.to_owned().into(),
        span: None,
    })
}

fn is_in_head(node: NodeRef<'_, Node>) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    parent.is_some_and(|parent| parent.name() == "head")
}

/// How the rows of a table are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Data,
    /// A label and its value each, on one line: `<tr><th>Ingediend</th><td>14 januari 2031</td></tr>`.
    Pairs,
    /// Not rows at all.
    Frame,
}

/// How the rows of a table that is no frame are read; `stated` tells whether it stands in a part of a publication.
pub(super) fn rows_of(table: NodeRef<'_, Node>, stated: bool) -> Rows {
    if stated {
        return Rows::Data;
    }
    let (mut pairs, mut columns) = (true, 0);
    for row in table.descendants().filter(|node| names::tag_of(*node) == Some(Tag::Row)) {
        let cells = || row.children().filter_map(|child| child.value().as_element()).map(Element::name);
        pairs &= cells().eq(["th", "td"]);
        columns = columns.max(cells().count());
    }
    match columns {
        2 if pairs => Rows::Pairs,
        0 | 1 => Rows::Frame,
        _ => Rows::Data,
    }
}

/// Whether an element is a row of a label and its value: `<div class="row"><div>Ingediend</div><div>14 januari 2031</div></div>`.
pub(super) fn is_pair(node: NodeRef<'_, Node>, element: &Element) -> bool {
    let inline = |node: NodeRef<'_, Node>| names::tag_of(node).is_none_or(Tag::is_inline);
    let of_words = |child: NodeRef<'_, Node>| match child.value() {
        Node::Element(_) => child.descendants().skip(1).all(inline),
        Node::Text(words) => words.trim().is_empty(),
        _ => true,
    };
    names::has_class(element, "row")
        && node.children().filter(|child| child.value().is_element()).take(3).count() == 2
        && node.children().all(of_words)
}
