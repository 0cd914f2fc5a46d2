//! Plain text -> blocks: lines, parted by blank lines.
//!
//! It knows text taken from PDFs, Word documents and web pages alike: they differ in what stands on the lines, and
//! that is not a matter of form.

use super::line::trimmed;
use crate::block::{Block, BlockKind, Line, has_hard_space};

/// Reads plain text from `start` on.
pub(crate) fn read(text: &str, start: usize) -> Vec<Block<'_>> {
    let bytes = text.as_bytes();
    let mut blocks = Vec::new();
    // The lines of one block after another stand here until it is closed.
    let mut lines = Vec::with_capacity(memchr::memchr_iter(b'\n', bytes).count().min(MOST_AT_ONCE));
    let mut page_break = false;
    let mut start = start;
    let ends = memchr::memchr2_iter(b'\n', b'\x0C', bytes).chain(std::iter::once(bytes.len()));
    let plain = if has_hard_space(text) { Line::plain } else { Line::borrowed };
    for end in ends {
        let span = trimmed(text, start..end);
        let line = plain(&text[span.start..span.end], span);
        if line.span.is_empty() {
            close(&mut lines, &mut blocks);
        } else if is_rule(&line.text) {
            close(&mut lines, &mut blocks);
            blocks.push(Block::new(BlockKind::Rule, vec![Line { page_break, ..line }]));
            page_break = false;
        } else {
            lines.push(Line { page_break, ..line });
            page_break = false;
        }
        if bytes.get(end) == Some(&b'\x0C') {
            page_break = true;
        }
        start = end + 1;
    }
    close(&mut lines, &mut blocks);
    blocks
}

fn close<'s>(lines: &mut Vec<Line<'s>>, blocks: &mut Vec<Block<'s>>) {
    if !lines.is_empty() {
        blocks.push(Block::of_collected(BlockKind::Paragraph, lines));
    }
}

/// For how many lines there is room from the start.
const MOST_AT_ONCE: usize = 1_000;

/// A row of one sign: "__________", "-----", "=====".
pub(super) fn is_rule(line: &str) -> bool {
    let Some(sign @ (b'_' | b'-' | b'=' | b'*')) = line.bytes().next() else { return false };
    line.len() >= 3 && line.bytes().all(|byte| byte == sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn ok_blank_lines_part_blocks_and_pages_are_marked() {
        let blocks = read("Vraag 1\r\nKent u dit?\r\n \r\nAntwoord 1\n\u{C}Ja.\n-----\n", 0);
        let lines: Vec<Vec<&str>> =
            blocks.iter().map(|block| block.lines.iter().map(|line| line.text.as_ref()).collect()).collect();
        assert_eq!(lines, [vec!["Vraag 1", "Kent u dit?"], vec!["Antwoord 1"], vec!["Ja."], vec!["-----"]]);
        assert!(blocks[2].lines[0].page_break && !blocks[3].lines[0].page_break);
        assert_eq!(blocks[3].kind, BlockKind::Rule);
        assert_eq!(blocks[1].lines[0].span, Span::new(25, 35));
    }

    #[test]
    fn ok_hard_spaces_are_plain_ones_with_their_places() {
        let source = "Tweede\u{A0}Kamer, nr.\u{202F}2";
        let line = &read(source, 0)[0].lines[0];
        assert_eq!(line.text, "Tweede Kamer, nr. 2");
        assert_eq!(line.source_span(7..12).of(source), Some("Kamer"));
        assert_eq!(line.source_span(18..19).of(source), Some("2"));
        assert_eq!(line.source_span(6..7).of(source), Some("\u{A0}"));
    }
}
