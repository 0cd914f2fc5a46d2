//! Writes down the text that a reader takes out of a form which is no text itself: a web page, a Word document.

use crate::block::{Block, BlockKind, Line, Piece, Style};
use crate::model::Span;

/// Writes the lines of the blocks, each once and in their order, and gives each its place in what is written.
///
/// Blocks are parted by a blank line, but for the items of a list; the cells of a table row by a tab.
pub(super) fn write(blocks: &mut [Block<'_>]) -> String {
    let mut text = String::new();
    let mut before_item = false;
    for block in blocks {
        let item = matches!(block.kind, BlockKind::Item { .. });
        let mut border = if item && before_item { "\n" } else { "\n\n" };
        for line in &mut block.lines {
            // A picture may have no words.
            if !line.text.is_empty() {
                text.push_str(if text.is_empty() { "" } else { border });
                border = "\n";
            }
            let start = text.len();
            text.push_str(&line.text);
            place(line, start);
        }
        before_item = item;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Moves a line to `start`.
fn place(line: &mut Line<'_>, start: usize) {
    line.span = Span::new(start, start + line.text.len());
    for piece in &mut line.pieces {
        piece.span = Span::from(piece.at.clone()).shifted(start);
    }
    line.pieces.dedup_by(|piece, before| {
        let goes_on =
            before.at.end == piece.at.start && before.style == piece.style && before.link == piece.link;
        if goes_on {
            before.at.end = piece.at.end;
            before.span.end = piece.span.end;
        }
        goes_on
    });
    let bare = |piece: &Piece| piece.style == Style::default() && piece.link.is_none();
    if line.pieces.iter().all(bare) {
        line.pieces.clear();
    }
}
