//! All lines of a document in one sequence.

use std::ops::Range;

use crate::block::{Block, BlockKind, Fact, Line, Spread, Stated};
use crate::model::Span;
use crate::stretches::{any_of, double_space, is, may_be_odd_space, within};

/// A line, or the part of a line that has one role: page furniture glued to text makes two rows of one line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    line: &'a Line<'a>,
    /// The words of the row: those of the line, or a stretch of them.
    text: &'a str,
    /// Where the words begin in those of the line.
    from: usize,
    block: &'a Block<'a>,
    /// What stands on the line.
    pub(crate) signs: Signs,
    /// Whether the row is the first of its block: white space or markup stands before it.
    pub(crate) opens: bool,
    /// The page it stands on, as far as the document shows pages.
    pub(crate) page: usize,
    pub(crate) furniture: bool,
}

/// What stands on a line, told by one look at its bytes: who asks for one of these finds none on most lines, and need not
/// look for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Signs {
    pub(crate) digits: bool,
    /// `[` or `(`
    pub(crate) brackets: bool,
    /// What is or may be white space other than one plain space between two words, or NUL.
    pub(crate) odd: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let [digits, brackets, odd] = any_of(text.as_bytes(), |here, next| {
            let odd = may_be_odd_space(here) | double_space(here, next);
            [within(here, b'0', b'9'), is(here, b'[') | is(here, b'('), odd]
        });
        Self { digits, brackets, odd }
    }
}

/// A stretch of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) row: usize,
    pub(crate) at: Range<usize>,
}

impl<'a> Row<'a> {
    fn new(line: &'a Line<'a>, block: &'a Block<'a>, opens: bool) -> Self {
        let signs = Signs::of(&line.text);
        Self { line, text: &line.text, from: 0, block, signs, opens, page: 0, furniture: false }
    }

    pub(crate) fn kind(&self) -> &'a BlockKind<'a> {
        &self.block.kind
    }

    /// What the form says that the row is.
    pub(crate) fn stated(&self) -> Option<Stated> {
        self.block.stated
    }

    /// What the form says of single words of the block that the row opens.
    pub(crate) fn facts(&self) -> &'a [Fact] {
        if self.opens { &self.block.facts } else { &[] }
    }

    /// Over how many columns and rows each cell of a table row reaches; empty where each fills one place.
    pub(crate) fn spreads(&self) -> &'a [Spread] {
        &self.line.spreads
    }

    /// The row as text of the document, on a page.
    pub(crate) fn into_text(self, page: usize) -> Self {
        Self { page, furniture: false, ..self }
    }

    /// The words of the row.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The place in the source of a stretch of the row's words.
    pub(crate) fn span_of(&self, at: Range<usize>) -> Span {
        self.line.source_span(self.from + at.start..self.from + at.end)
    }

    /// The place in the source of the whole row, with the markup around it where the row is a whole line.
    pub(crate) fn span(&self) -> Span {
        if self.text.len() == self.line.text.len() {
            self.line.span
        } else {
            self.span_of(0..self.text.len())
        }
    }

    /// The pieces that make up a stretch of the row's words, each cut to it, with their stretch of the row.
    pub(crate) fn pieces(
        &self,
        at: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, &'a crate::block::Piece)> {
        let (offset, range) = (self.from, self.from + at.start..self.from + at.end);
        let line = self.line;
        let first = line.pieces.partition_point(|piece| piece.at.end <= range.start);
        line.pieces[first..]
            .iter()
            .take_while({
                let end = range.end;
                move |piece| piece.at.start < end
            })
            .map(move |piece| {
                let start = piece.at.start.max(range.start);
                let end = piece.at.end.min(range.end);
                (start - offset..end - offset, piece)
            })
    }

    /// Whether most of its words are set in bold type.
    pub(crate) fn is_strong(&self) -> bool {
        self.is_strong_from(0)
    }

    /// Whether most of its words from `start` on are set in bold type.
    pub(crate) fn is_strong_from(&self, start: usize) -> bool {
        let at = start..self.text().len();
        let strong = self.pieces(at.clone()).filter(|(_, piece)| piece.style.strong).map(|(at, _)| at.len());
        2 * strong.sum::<usize>() > at.len()
    }

    /// Whether it looks like a row of a table as an extractor prints it: its last two words are numbers.
    pub(crate) fn is_tabular(&self) -> bool {
        // `(Kamerstukken II 2029/30, 19` and `in 2030, 35 309,` stand in a sentence.
        let number = |word: &str| {
            word.starts_with(|sign: char| sign.is_ascii_digit()) && !word.ends_with([',', ';', ':', '.'])
        };
        if !self.signs.digits {
            return false;
        }
        let text = self.text();
        // Next to all lines end in a word that is no number.
        let len = text.bytes().rev().take_while(u8::is_ascii_graphic).count();
        let (before, last) = text.as_bytes().split_at(text.len() - len);
        if before.ends_with(b" ") && last.first().is_some_and(|sign| !sign.is_ascii_digit()) {
            return false;
        }
        let mut words = text.split_whitespace().rev();
        words.next().is_some_and(number) && words.next().is_some_and(number)
    }

    /// Whether a page ends just before the row, as the form states it.
    pub(crate) fn page_break(&self) -> bool {
        self.line.page_break && self.from == 0
    }

    /// This row cut in two at `offset` of its words; white space around the cut belongs to neither.
    pub(crate) fn split_at(&self, offset: usize) -> (Self, Self) {
        let (head, rest) = self.text.split_at(offset);
        let words = rest.trim_start();
        let first = Self { text: head.trim_end(), ..*self };
        let from = self.from + self.text.len() - words.len();
        (first, Self { text: words, from, opens: false, ..*self })
    }

    /// The whole row as a slice.
    pub(crate) fn slice(&self, index: usize) -> Slice {
        Slice { row: index, at: 0..self.text.len() }
    }
}

/// Lays the lines of all blocks in one sequence.
pub(crate) fn lay_out<'a>(blocks: &'a [Block<'a>]) -> Vec<Row<'a>> {
    let count = blocks.iter().map(|block| block.lines.len()).sum();
    let mut rows = Vec::with_capacity(count);
    for block in blocks {
        for (index, line) in block.lines.iter().enumerate() {
            rows.push(Row::new(line, block, index == 0 && !block.goes_on));
        }
    }
    rows
}
