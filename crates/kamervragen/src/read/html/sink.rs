//! Where html5ever builds the tree of a page: it keeps elements and words, and of all else only that it is there.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use ego_tree::{NodeId, NodeMut, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, expanded_name, local_name, ns};

use super::tree::{Element, Node};

/// The tree of a page while it is built.
pub(super) struct Sink(RefCell<Tree<Node>>);

impl Sink {
    pub(super) fn with_room(nodes: usize) -> Self {
        Self(RefCell::new(Tree::with_capacity(Node::Other, nodes)))
    }

    pub(super) fn tree(&self) -> Ref<'_, Tree<Node>> {
        self.0.borrow()
    }
}

/// The name of what is no element.
const NAMELESS: &QualName = &QualName { prefix: None, ns: ns!(), local: local_name!("") };

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree<Node>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree<Node> {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        self.tree().root().id()
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, id: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.tree(), |tree| {
            let element = tree.get(*id).and_then(|node| node.value().as_element());
            element.map_or(NAMELESS, |element| &element.qualified)
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        let is_template = name.expanded() == expanded_name!(html "template");
        let mut tree = self.0.borrow_mut();
        let mut node = tree.orphan(Node::Element(Element::new(name, attributes)));
        if is_template {
            node.append(Node::Other);
        }
        node.id()
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.0.borrow_mut().orphan(Node::Other).id()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.0.borrow_mut().orphan(Node::Other).id()
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.0.borrow_mut();
        let Some(mut parent) = tree.get_mut(*parent) else { return };
        match child {
            NodeOrText::AppendNode(id) => {
                parent.append_id(id);
            }
            NodeOrText::AppendText(words) => match parent.last_child().as_mut().map(NodeMut::value) {
                Some(Node::Words(before)) => before.push_tendril(&words),
                _ => drop(parent.append(Node::Words(words))),
            },
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        let mut tree = self.0.borrow_mut();
        if let NodeOrText::AppendNode(id) = new
            && let Some(mut new) = tree.get_mut(id)
        {
            new.detach();
        }
        let Some(mut sibling) = tree.get_mut(*sibling) else { return };
        if sibling.parent().is_none() {
            return;
        }
        match new {
            NodeOrText::AppendNode(id) => {
                sibling.insert_id_before(id);
            }
            NodeOrText::AppendText(words) => match sibling.prev_sibling().as_mut().map(NodeMut::value) {
                Some(Node::Words(before)) => before.push_tendril(&words),
                _ => drop(sibling.insert_before(Node::Words(words))),
            },
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.tree().get(*element).is_some_and(|element| element.parent().is_some());
        if has_parent { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn remove_from_parent(&self, id: &NodeId) {
        if let Some(mut node) = self.0.borrow_mut().get_mut(*id) {
            node.detach();
        }
    }

    fn reparent_children(&self, from: &NodeId, to: &NodeId) {
        if let Some(mut to) = self.0.borrow_mut().get_mut(*to) {
            to.reparent_from_id_append(*from);
        }
    }

    fn add_attrs_if_missing(&self, id: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.0.borrow_mut();
        if let Some(mut node) = tree.get_mut(*id)
            && let Node::Element(element) = node.value()
        {
            element.add_missing(attributes);
        }
    }

    fn get_template_contents(&self, id: &NodeId) -> NodeId {
        self.tree().get(*id).and_then(|template| template.first_child()).map_or(*id, |inside| inside.id())
    }
}
