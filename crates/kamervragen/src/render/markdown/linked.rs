//! Texts of which a document keeps no blocks, but what their words lead to: notes and remarks.
//!
//! Most references are read from the words. Those of a link are not, so the link is set on its words again.

use std::collections::{HashMap, VecDeque};

use crate::assemble::references_of;
use crate::fields::item_mark;
use crate::model::{Block, Inline, ListItem, Reference, TableCell};

/// The blocks of a text whose words lead to `references`.
pub(super) fn blocks(text: &str, references: &[&Reference]) -> Vec<Block> {
    let links = links(text, references);
    let mut blocks = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        blocks.push(block(paragraph, at, &links));
        at += paragraph.len() + "\n\n".len();
    }
    blocks
}

/// Words that lead somewhere, by their place in the text.
struct Link<'d> {
    start: usize,
    end: usize,
    url: &'d str,
}

/// The references that the words alone do not tell, as links on their words.
fn links<'d>(text: &str, references: &[&'d Reference]) -> Vec<Link<'d>> {
    let read = references_of(text);
    let mut by_words: HashMap<&str, VecDeque<&Reference>> = HashMap::new();
    for reference in &read {
        by_words.entry(&reference.text).or_default().push_back(reference);
    }
    let mut links: Vec<Link<'d>> = Vec::new();
    for reference in references {
        let facts = |reference: &'_ Reference| (reference.kind, reference.id.clone(), reference.url.clone());
        let read = by_words.get_mut(reference.text.as_str()).and_then(VecDeque::pop_front);
        if read.is_some_and(|read| facts(read) == facts(reference)) {
            continue;
        }
        let from = links.last().map_or(0, |link| link.end);
        let place = text[from..].find(&reference.text).filter(|_| !reference.text.is_empty());
        if let (Some(at), Some(url)) = (place, &reference.url) {
            let start = from + at;
            links.push(Link { start, end: start + reference.text.len(), url });
        }
    }
    links
}

/// A paragraph; a text of several lines is a list or a table.
fn block(text: &str, at: usize, links: &[Link<'_>]) -> Block {
    if !text.contains('\n') {
        return Block::Paragraph { inlines: inlines(text, at, links) };
    }
    let mut from = at;
    let placed: Vec<(usize, &str)> = text
        .split('\n')
        .map(|line| {
            let start = from;
            from += line.len() + "\n".len();
            (start, line)
        })
        .collect();
    let cells = |line: &str| line.split(CELLS).count();
    let columns = cells(placed[0].1);
    if columns > 1 && placed.iter().all(|(_, line)| cells(line) == columns) {
        let rows = placed.iter().map(|(start, line)| {
            let mut from = *start;
            line.split(CELLS)
                .map(|cell| {
                    let start = from;
                    from += cell.len() + CELLS.len();
                    TableCell { inlines: inlines(cell, start, links), columns: 1, rows: 1 }
                })
                .collect()
        });
        return Block::Table { rows: rows.collect() };
    }
    let items = placed.iter().map(|(start, line)| {
        let mark = item_mark(line).unwrap_or_default();
        let words = line[mark.len()..].trim_start();
        let inlines = inlines(words, start + line.len() - words.len(), links);
        ListItem { mark: mark.to_owned(), blocks: vec![Block::Paragraph { inlines }] }
    });
    Block::List { items: items.collect() }
}

/// What stands between the cells of a row in a text.
const CELLS: &str = " | ";

/// The words of a stretch that begins at `at` of the text, with its links.
fn inlines(words: &str, at: usize, links: &[Link<'_>]) -> Vec<Inline> {
    let text = |text: &str| Inline::Text { text: text.to_owned() };
    let mut inlines = Vec::new();
    let mut done = 0;
    let first = links.partition_point(|link| link.start < at);
    for link in links[first..].iter().take_while(|link| link.end <= at + words.len()) {
        let (start, end) = (link.start - at, link.end - at);
        if start > done {
            inlines.push(text(&words[done..start]));
        }
        inlines.push(Inline::Link { url: link.url.to_owned(), inlines: vec![text(&words[start..end])] });
        done = end;
    }
    if done < words.len() {
        inlines.push(text(&words[done..]));
    }
    inlines
}
