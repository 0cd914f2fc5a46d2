//! The facts at the top of a Markdown file, between two lines of dashes.
//!
//! ```text
//! ---
//! kamervragen: 1
//! kind: "answers"
//! ---
//! ```
//!
//! Many tools write such lines. Those that hold [`KEY`] say besides how the text below them is written: every part has
//! its label above it as a heading, and what else the markup says is meant, too.

use std::ops::Range;

use crate::block::{Block, BlockKind, Line, Place, Stated};
use crate::model::Span;

/// The key that says how the text is written; its value is the version of the JSON contract.
pub(crate) const KEY: &str = "kamervragen";

const BORDER: &str = "---";

/// The place of the lines of facts, borders included, where they say how the text below is written.
pub(crate) fn find(text: &str, start: usize) -> Option<Range<usize>> {
    let mut lines = lines(text, start);
    if lines.next()?.1 != BORDER {
        return None;
    }
    let mut ours = false;
    for (at, line) in lines {
        if line == BORDER {
            return ours.then_some(start..at + line.len());
        }
        ours |= line.strip_prefix(KEY).is_some_and(|rest| rest.trim_start().starts_with(':'));
    }
    None
}

/// The facts as a block: a line each.
pub(super) fn block(text: &str, range: Range<usize>) -> Block<'_> {
    let lines = lines(&text[..range.end], range.start)
        .map(|(at, line)| {
            let words = line.trim();
            let start = at + (line.len() - line.trim_start().len());
            Line::plain(words, Span::new(start, start + words.len()))
        })
        .filter(|line| !line.text.is_empty())
        .collect();
    let stated = Stated { place: Place::FrontMatter, part: 0, label: false };
    Block { stated: Some(stated), ..Block::new(BlockKind::Paragraph, lines) }
}

/// The lines from `start` on, without white space at their ends, each with its place.
fn lines(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let from = at;
        at += line.len();
        (from, line.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_facts_of_ours_are_found() {
        let text = "\u{FEFF}---\r\ntitle: a\r\nkamervragen: 1\r\n---\r\n\r\n**Vraag 1**\r\n";
        let range = find(text, 3).unwrap();
        assert_eq!(&text[range.clone()], "---\r\ntitle: a\r\nkamervragen: 1\r\n---");
        let lines: Vec<_> = block(text, range).lines.iter().map(|line| line.text.to_string()).collect();
        assert_eq!(lines, ["---", "title: a", "kamervragen: 1", "---"]);
    }

    #[test]
    fn err_other_tops_are_text() {
        for text in [
            "---\ntitle: a\n---\nkamervragen: 1\n",
            "---\nkamervragen: 1\n",
            "----\nkamervragen: 1\n----\n",
            "kamervragen: 1\n---\n",
            "---\nkamervragen zijn vragen\n---\n",
            "",
        ] {
            assert_eq!(find(text, 0), None, "{text}");
        }
    }
}
