//! What is to be known of a whole page before its first word is read: where its text stands, which tables and lists are
//! there for the looks, against which address its links are read, and the record in its head.

use std::collections::HashSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, Tree};
use html5ever::local_name;

use super::address::Base;
use super::names::{self, Class, Root, Tag};
use super::tree::{Element, Node, NodeRef};
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
    pub(super) fn of(page: &Tree<Node>) -> Self {
        let mut plan = Self::default();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut addresses = Addresses::default();
        let mut articles = 0;
        let mut parts = 0;
        for edge in page.root().traverse() {
            let (Edge::Open(node) | Edge::Close(node)) = edge;
            let Some(element) = node.value().as_element() else { continue };
            let part = element.classes.part.is_some();
            if matches!(edge, Edge::Close(_)) {
                parts -= usize::from(part);
                candidates.pop_if(|candidate| candidate.id == node.id());
                continue;
            }
            parts += usize::from(part);
            plan.publication |= element.classes.are_of_publication();
            let root = names::root(element);
            articles += usize::from(root == Some(Root::Article));
            plan.root = plan.root.into_iter().chain(root).min();
            addresses.add(element);
            plan.record.entries.extend(entry(element).filter(|_| is_in_head(node)));
            let tag = element.tag;
            let mut frame = |framed: &dyn Fn(&Candidate) -> bool| {
                let found = candidates.extract_if(.., |candidate| framed(candidate));
                plan.frames.extend(found.map(|candidate| candidate.id));
            };
            match tag {
                _ if part || tag == Tag::Heading => frame(&|_| true),
                Tag::Table => frame(&|around| matches!(around.tag, Tag::Table | Tag::Terms)),
                Tag::List => frame(&|around| around.tag == Tag::Terms),
                Tag::Block if *element.name() == local_name!("p") => {
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
                let is_form = *element.name() == local_name!("form");
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

    pub(super) fn is_frame(&self, node: NodeRef<'_>) -> bool {
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
        let (place, address) = match &**element.name() {
            "base" => (&mut self.base, local_name!("href")),
            "link" if element.attribute(&local_name!("rel")) == Some("canonical") => {
                (&mut self.canonical, local_name!("href"))
            }
            "meta"
                if [element.attribute(&local_name!("property")), element.attribute(&local_name!("name"))]
                    .contains(&Some("og:url")) =>
            {
                (&mut self.shared, local_name!("content"))
            }
            _ => return,
        };
        *place = place.or(element.attribute(&address));
    }
}

/// `<meta name="DC.title" scheme="" content="…">`: a name of a vocabulary, as those of browsers and search engines are not.
fn entry(element: &Element) -> Option<Entry<'static>> {
    if *element.name() != local_name!("meta") {
        return None;
    }
    let name = element.attribute(&local_name!("name")).filter(|name| name.contains('.'))?;
    Some(Entry {
        name: name.to_owned().into(),
        scheme: element.attribute(&local_name!("scheme")).unwrap_or_default().to_owned().into(),
        content: element.attribute(&local_name!("content"))?.to_owned().into(),
        span: None,
    })
}

fn is_in_head(node: NodeRef<'_>) -> bool {
    let parent = node.parent().and_then(|parent| parent.value().as_element());
    parent.is_some_and(|parent| *parent.name() == local_name!("head"))
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
pub(super) fn rows_of(table: NodeRef<'_>, stated: bool) -> Rows {
    if stated {
        return Rows::Data;
    }
    let (mut pairs, mut columns) = (true, 0);
    for row in table.descendants().filter(|node| names::tag_of(*node) == Some(Tag::Row)) {
        let cells =
            || row.children().filter_map(|child| child.value().as_element()).map(|cell| &**cell.name());
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
pub(super) fn is_pair(node: NodeRef<'_>, element: &Element) -> bool {
    let inline = |node: NodeRef<'_>| names::tag_of(node).is_none_or(Tag::is_inline);
    let of_words = |child: NodeRef<'_>| match child.value() {
        Node::Element(_) => child.descendants().skip(1).all(inline),
        Node::Words(words) => words.trim().is_empty(),
        Node::Other => true,
    };
    element.classes.has(Class::Row)
        && node.children().filter(|child| child.value().is_element()).take(3).count() == 2
        && node.children().all(of_words)
}
