//! Collects blocks while a tree of markup is walked: the part that is the same for XML, web pages and Word.
//!
//! A reader tells what begins and ends; the builder keeps which block is open, puts its lines together, and sets a
//! note that stands inside a paragraph behind that paragraph.

use std::ops::Range;
use std::rc::Rc;

use wide::u8x16;

use super::line::LineBuilder;
use crate::block::{Block, BlockKind, CELL, Fact, Line, Spread, Stated, Style};
use crate::stretches::{is, position};

/// The blocks so far, and what is open.
#[derive(Default)]
pub(super) struct Builder<'s> {
    /// The text that the places refer to; missing where it is still being written.
    source: Option<&'s str>,
    blocks: Vec<Block<'s>>,
    open: Option<Open<'s>>,
    /// The line of the block before, whose room the next one takes.
    spare: LineBuilder,
    /// The block and the note that notes interrupt; `None` where one stands between blocks.
    interrupted: Vec<(Option<Open<'s>>, Option<Note>)>,
    /// The notes that come behind the block that they interrupt.
    notes: Vec<Block<'s>>,
    /// The note that is being read.
    note: Option<Note>,
    /// The lists and items around, from outside in.
    lists: Vec<List>,
    /// Where the tags begin that open the next block.
    tags: Option<usize>,
    /// What the form states of the blocks that are read.
    pub(super) stated: Option<Stated>,
    /// How the words that are read are set.
    pub(super) style: Style,
    /// Where the words that are read lead.
    pub(super) link: Option<Rc<str>>,
}

/// A block that is being read.
struct Open<'s> {
    kind: BlockKind<'s>,
    stated: Option<Stated>,
    facts: Vec<Fact>,
    lines: Vec<Line<'s>>,
    line: LineBuilder,
    /// The cells of the table row so far.
    cells: Vec<Spread>,
    /// Whether the line holds only the mark of a list item, so that a paragraph goes on in it.
    after_mark: bool,
}

struct Note {
    number: String,
    id: Option<Rc<str>>,
    /// Whether it has a paragraph already.
    begun: bool,
}

#[derive(Default)]
struct List {
    /// The mark of the next item, in a list that does not print its marks itself.
    mark: Option<String>,
    /// Whether the item has a paragraph already.
    begun: bool,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: Option<&'s str>) -> Self {
        Self { source, ..Self::default() }
    }

    /// The blocks, in the order of the text.
    pub(super) fn finish(mut self, end: usize) -> Vec<Block<'s>> {
        self.close(end);
        while let Some((open, note)) = self.interrupted.pop() {
            (self.open, self.note) = (open, note);
            self.close(end);
        }
        self.blocks.append(&mut self.notes);
        self.blocks
    }

    /// Whether a block is open, so that what comes next may stand in its line.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the cells of a table are being read.
    pub(super) fn in_cell(&self) -> bool {
        self.open.as_ref().is_some_and(|open| matches!(open.kind, BlockKind::Table) && !open.cells.is_empty())
    }

    /// Tells that a tag begins at `at` which opens the next block, if none did before.
    pub(super) fn tag(&mut self, at: usize) {
        self.tags.get_or_insert(at);
    }

    /// Tells that a part begins at `at`: tags before it do not belong to its first block.
    pub(super) fn begin_part(&mut self, at: usize) {
        self.tags = Some(at);
    }

    /// Begins a block at `at`, or with the tags just before it.
    pub(super) fn begin(&mut self, kind: BlockKind<'s>, at: usize) {
        self.close(at);
        let mut line = std::mem::take(&mut self.spare);
        line.start = self.tags.take().unwrap_or(at);
        self.open = Some(Open {
            kind,
            stated: self.stated,
            facts: Vec::new(),
            lines: Vec::new(),
            line,
            cells: Vec::new(),
            after_mark: false,
        });
    }

    /// Begins a paragraph of whatever is being read: a note, a list item, a cell, or the text itself.
    pub(super) fn paragraph(&mut self, at: usize) {
        if self.in_cell() {
            return self.space();
        }
        if self.open.as_ref().is_some_and(|open| open.after_mark) {
            return;
        }
        if let Some(note) = &mut self.note {
            let goes_on = std::mem::replace(&mut note.begun, true);
            let number = note.number.clone().into();
            let kind = BlockKind::Note { number, id: note.id.clone(), mark: 0, goes_on };
            return self.begin(kind, at);
        }
        let Some(level) = self.lists.len().checked_sub(1) else {
            return self.begin(BlockKind::Paragraph, at);
        };
        let list = &mut self.lists[level];
        let level = level.min(DEEPEST_LIST);
        if std::mem::replace(&mut list.begun, true) {
            return self.begin(BlockKind::Item { level, mark: None }, at);
        }
        let mark = list.mark.take();
        self.begin(BlockKind::Item { level, mark: Some(0) }, at);
        if let Some(mark) = mark {
            self.push(&mark, at..at);
            self.end_mark();
        }
    }

    /// Begins a heading; in a cell it is a part of the words.
    pub(super) fn heading(&mut self, at: usize) {
        if self.in_cell() { self.space() } else { self.begin(BlockKind::Heading, at) }
    }

    /// Ends the block at `at`.
    pub(super) fn close(&mut self, at: usize) {
        if self.in_cell() {
            self.end_row(at);
        }
        let Some(mut open) = self.open.take() else { return };
        open.end_line(self.source, at, at);
        let Open { kind, stated, facts, lines, line, .. } = open;
        self.spare = line;
        if lines.is_empty() {
            if self.interrupted.is_empty() {
                self.blocks.append(&mut self.notes);
            }
            return;
        }
        let block = Block { stated, facts, ..Block::new(kind, lines) };
        if self.interrupted.is_empty() {
            self.blocks.push(block);
            self.blocks.append(&mut self.notes);
        } else {
            self.notes.push(block);
        }
    }

    /// Ends the line at `range`; the next one stands in the same block.
    pub(super) fn break_line(&mut self, range: Range<usize>) {
        if self.in_cell() {
            return self.space();
        }
        if let Some(open) = &mut self.open {
            open.end_line(self.source, range.start, range.end);
        }
    }

    /// Parts what comes next from what is open: by a new block, in a cell by a space. The mark of an item or a note stays
    /// with its words.
    pub(super) fn divide(&mut self, at: usize) {
        if self.in_cell() {
            self.space();
        } else if !self.open.as_ref().is_some_and(|open| open.after_mark) {
            self.close(at);
        }
    }

    /// Ends the line at `at`; a second time in a row it ends the block, as a blank line does.
    pub(super) fn break_line_or_block(&mut self, at: usize) {
        let blank =
            self.open.as_ref().is_some_and(|open| open.line.text.is_empty() && !open.lines.is_empty());
        if blank && !self.in_cell() { self.close(at) } else { self.break_line(at..at) }
    }

    /// Adds words. `range` is their place; it has another length where the source writes them in another way.
    pub(super) fn text(&mut self, words: &str, range: Range<usize>) {
        if self.open.is_none() {
            if words.trim_ascii_start().chars().all(char::is_whitespace) {
                return;
            }
            self.paragraph(range.start);
        }
        if range.len() == words.len() { self.words(words, range.start) } else { self.push(words, range) }
    }

    /// Adds words that stand like that at `start`, with one space for each stretch of white space.
    fn words(&mut self, words: &str, start: usize) {
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let odd = position(rest.as_bytes(), is_odd_space).unwrap_or(rest.len());
            // The indent of the next element is white space too where a file stands on one line.
            let clean = rest[..odd].trim_end_matches(' ').len();
            self.push(&rest[..clean], start + at..start + at + clean);
            at += clean;
            let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
            let space = rest[clean..].bytes().take_while(is_space).count();
            if space > 0 {
                self.push(" ", start + at..start + at + space);
                at += space;
            }
        }
    }

    fn push(&mut self, words: &str, range: Range<usize>) {
        let Some(open) = &mut self.open else { return };
        if words.is_empty() || words == " " && open.line.text.ends_with([' ', CELL]) {
            return;
        }
        if words != " " {
            open.after_mark = false;
        }
        open.line.push(words, range, self.style, self.link.clone());
    }

    /// Parts what comes next from the words before it.
    pub(super) fn space(&mut self) {
        if let Some(open) = &mut self.open
            && !open.line.text.is_empty()
            && !open.line.text.ends_with([' ', CELL])
        {
            open.line.text.push(' ');
        }
    }

    /// Adds the mark of a note; `id` is that by which it refers to the note.
    pub(super) fn mark(&mut self, number: &str, range: Range<usize>, id: Option<Rc<str>>) {
        if self.open.is_none() {
            self.paragraph(range.start);
        }
        if let Some(open) = &mut self.open {
            open.after_mark = false;
            open.line.push(number, range, Style { mark: true, ..self.style }, id);
        }
    }

    /// Adds what the form says of words in the block.
    pub(super) fn fact(&mut self, fact: Fact) {
        if let Some(open) = &mut self.open {
            open.facts.push(fact);
        }
    }

    /// How long the line is so far.
    pub(super) fn line_len(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.line.text.len())
    }

    /// The words of the line from there on, without the marks of notes in it.
    pub(super) fn words_from(&self, from: usize) -> String {
        let Some(open) = &self.open else { return String::new() };
        let (text, mut at) = (&open.line.text, from);
        let mut words = String::new();
        let marks = open.line.pieces().iter().filter(|piece| piece.style.mark && piece.at.start >= from);
        for mark in marks {
            words.push_str(&text[at..mark.at.start]);
            at = mark.at.end;
        }
        words.push_str(text.get(at..).unwrap_or_default());
        words.trim().to_owned()
    }

    /// Begins a note; the block in which it stands goes on after it.
    pub(super) fn begin_note(&mut self, number: String, id: Option<Rc<str>>) {
        self.interrupted.push((self.open.take(), self.note.take()));
        self.note = Some(Note { number, id, begun: false });
    }

    /// Begins blocks that come behind the one in which they stand, as those of a box of text do.
    pub(super) fn begin_aside(&mut self) {
        self.interrupted.push((self.open.take(), self.note.take()));
    }

    pub(super) fn end_aside(&mut self, at: usize) {
        self.close(at);
        (self.open, self.note) = self.interrupted.pop().unwrap_or_default();
        if self.open.is_none() && self.interrupted.is_empty() {
            self.blocks.append(&mut self.notes);
        }
    }

    pub(super) fn in_note(&self) -> bool {
        self.note.is_some()
    }

    /// Whether a note is being read that has no words yet.
    pub(super) fn awaits_number(&self) -> bool {
        self.note.as_ref().is_some_and(|note| !note.begun)
    }

    /// Gives the note that is being read its number.
    pub(super) fn number_note(&mut self, number: &str) {
        if let Some(note) = &mut self.note {
            number.clone_into(&mut note.number);
        }
    }

    /// Ends the note at `range`; gives its number, and whether it interrupts a block.
    pub(super) fn end_note(&mut self, range: Range<usize>) -> (String, bool) {
        if self.note.as_ref().is_some_and(|note| !note.begun) {
            // A note without words is a note.
            self.paragraph(range.start);
            if let Some(open) = &mut self.open {
                open.line.keep_empty = true;
            }
        }
        self.close(range.end);
        let number = self.note.take().map(|note| note.number).unwrap_or_default();
        (self.open, self.note) = self.interrupted.pop().unwrap_or_default();
        if self.open.is_none() && self.interrupted.is_empty() {
            self.blocks.append(&mut self.notes);
        }
        (number, self.open.is_some())
    }

    /// Begins a list item in a form that has no lists around them; what follows up to [`end_mark`](Self::end_mark) is
    /// its mark.
    pub(super) fn item(&mut self, level: usize, at: usize) {
        self.begin(BlockKind::Item { level: level.min(DEEPEST_LIST), mark: Some(0) }, at);
    }

    /// Begins a further paragraph of such an item.
    pub(super) fn rest_of_item(&mut self, level: usize, at: usize) {
        self.begin(BlockKind::Item { level: level.min(DEEPEST_LIST), mark: None }, at);
    }

    pub(super) fn begin_list(&mut self) {
        self.lists.push(List::default());
    }

    /// Begins an item; `mark` is that which the list gives it without printing it.
    pub(super) fn begin_item(&mut self, mark: Option<String>) {
        if let Some(list) = self.lists.last_mut() {
            *list = List { mark, begun: false };
        }
    }

    pub(super) fn end_list(&mut self) {
        self.lists.pop();
    }

    /// Begins the mark of an item or the number of a note as the source prints it.
    pub(super) fn begin_mark(&mut self, at: usize) {
        if let Some(list) = self.lists.last_mut() {
            list.mark = None;
        }
        self.paragraph(at);
    }

    /// Ends the mark of an item or the number of a note.
    pub(super) fn end_mark(&mut self) {
        if let Some(open) = &mut self.open {
            if let BlockKind::Item { mark: Some(mark), .. } | BlockKind::Note { mark, goes_on: false, .. } =
                &mut open.kind
            {
                *mark = open.line.text.trim_end().len();
            }
            open.after_mark = true;
        }
        self.space();
    }

    pub(super) fn begin_row(&mut self, at: usize) {
        if let Some(open) = self.open.as_mut().filter(|open| matches!(open.kind, BlockKind::Table)) {
            open.line.start = at;
        } else {
            self.begin(BlockKind::Table, at);
        }
    }

    pub(super) fn begin_cell(&mut self, spread: Spread, at: usize) {
        if !self.open.as_ref().is_some_and(|open| matches!(open.kind, BlockKind::Table)) {
            self.begin_row(at);
        }
        if let Some(open) = &mut self.open {
            if !open.cells.is_empty() {
                open.begin_column();
            }
            open.cells.push(spread);
        }
    }

    /// Parts what comes next from the words before it as a column of its own.
    pub(super) fn column(&mut self) {
        if let Some(open) = self.open.as_mut().filter(|open| !open.line.text.is_empty()) {
            open.begin_column();
        }
    }

    pub(super) fn end_row(&mut self, at: usize) {
        if let Some(open) = &mut self.open {
            let cells = std::mem::take(&mut open.cells);
            let spreads = if cells.iter().all(|cell| *cell == Spread::ONE) { Vec::new() } else { cells };
            if open.end_line(self.source, at, at)
                && let Some(line) = open.lines.last_mut()
            {
                line.spreads = spreads;
            }
        }
    }

    /// Adds a picture.
    pub(super) fn image(&mut self, address: String, description: &str, range: Range<usize>) {
        if self.in_cell() || self.note.is_some() {
            return self.text(description, range);
        }
        let kind = BlockKind::Image { source: address };
        self.begin(kind, range.start);
        if let Some(open) = &mut self.open {
            open.line.keep_empty = true;
            open.line.push(description, range.clone(), Style::default(), None);
        }
        self.close(range.end);
    }
}

impl<'s> Open<'s> {
    /// Ends the line at `end`; the next one starts at `next`. Says whether there was one.
    fn end_line(&mut self, source: Option<&'s str>, end: usize, next: usize) -> bool {
        let line = self.line.finish(source, end);
        self.line.start = next;
        let found = line.is_some();
        if let Some(line) = line {
            // Most blocks have one.
            self.lines.reserve_exact(usize::from(self.lines.is_empty()));
            self.lines.push(line);
        }
        found
    }

    fn begin_column(&mut self) {
        self.line.trim_end();
        self.line.text.push(CELL);
    }
}

/// How many lists may stand around an item; those deeper inside stand beside each other.
const DEEPEST_LIST: usize = 31;

/// White space that is not one plain space between words.
fn is_odd_space(bytes: u8x16) -> u8x16 {
    is(bytes, b'\n') | is(bytes, b'\t') | is(bytes, b'\r')
}
