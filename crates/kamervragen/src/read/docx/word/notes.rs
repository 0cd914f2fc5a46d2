//! The numbers of notes, counted in the order of their marks.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::numeral::Numeral;
use super::super::tree::{Id, Tree};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// A note that is marked in the text.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) number: String,
    /// By what its marks refer to it.
    pub(super) id: Rc<str>,
    /// How many were marked before.
    pub(super) place: usize,
}

/// How the notes of one kind are counted.
#[derive(Debug, Clone, Copy)]
struct Count {
    numeral: Numeral,
    next: u32,
}

#[derive(Debug)]
pub(super) struct Notes {
    feet: Count,
    ends: Count,
    marked: HashMap<(NoteKind, String), Note>,
}

impl Notes {
    /// The notes of a document before any is marked; its last section tells how they are counted, else its settings.
    pub(super) fn of(document: &Tree<'_>, settings: Option<&Tree<'_>>) -> Self {
        let section = document
            .child(Tree::root(), "body")
            .and_then(|body| document.children(body).filter(|id| document.name(*id) == "sectPr").last());
        let count = |name: &str, numeral: Numeral| {
            let stated =
                [section.map(|section| (document, section)), settings.map(|tree| (tree, Tree::root()))];
            let mut count = Count { numeral, next: 1 };
            for (tree, id) in stated.into_iter().flatten().rev() {
                if let Some(properties) = tree.child(id, name) {
                    count.read(tree, properties);
                }
            }
            count
        };
        Self {
            feet: count("footnotePr", Numeral::Decimal),
            ends: count("endnotePr", Numeral::Roman),
            marked: HashMap::new(),
        }
    }

    /// The note with an id, counted where this is its first mark; `typed` is a number that is not counted.
    pub(super) fn number(&mut self, kind: NoteKind, id: &str, typed: Option<&str>) -> &Note {
        let place = self.marked.len();
        let (count, prefix) = match kind {
            NoteKind::Foot => (&mut self.feet, "footnote"),
            NoteKind::End => (&mut self.ends, "endnote"),
        };
        self.marked.entry((kind, id.to_owned())).or_insert_with(|| {
            let number = typed.map_or_else(|| count.counted(), str::to_owned);
            Note { number, id: format!("{prefix} {id}").into(), place }
        })
    }

    pub(super) fn marked(&self, kind: NoteKind, id: &str) -> Option<&Note> {
        self.marked.get(&(kind, id.to_owned()))
    }
}

impl Count {
    fn read(&mut self, tree: &Tree<'_>, properties: Id) {
        if let Some(format) = tree.value(properties, "numFmt") {
            self.numeral = Numeral::of_word(&format);
        }
        if let Some(start) = tree.value(properties, "numStart").and_then(|start| start.trim().parse().ok()) {
            self.next = start;
        }
    }

    fn counted(&mut self) -> String {
        let number = self.numeral.write(self.next);
        self.next = self.next.saturating_add(1);
        number
    }
}
