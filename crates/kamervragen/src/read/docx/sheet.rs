//! What a document has on its pages, as both kinds of document tell it.

use std::borrow::Cow;
use std::rc::Rc;

use super::symbol;
use super::tables::{Cell, FrameRow, Rows, frame_row, rows_of};
use crate::block::{Block, BlockKind, Place, Stated, Style};
use crate::read::builder::Builder;
use crate::read::line::collapsed;

/// What holds of a block at the head or the foot of each page.
const OUTSIDE: Stated = Stated { place: Place::Outside, part: usize::MAX, label: false };

/// The blocks so far, and the tables that are open.
pub(super) struct Sheet {
    blocks: Builder<'static>,
    tables: Vec<Table>,
    /// How many bytes of words there are so far.
    at: usize,
}

struct Table {
    rows: Rows,
    cells: Vec<Vec<Cell>>,
    /// How many rows have begun, and how many cells of the last.
    row: usize,
    cell: usize,
    /// How the row that is open is read, in a frame.
    line: bool,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self { blocks: Builder::new(None), tables: Vec::new(), at: 0 }
    }

    /// What stands at the head and the foot of the pages.
    pub(super) fn outside() -> Self {
        let mut sheet = Self::new();
        sheet.blocks.stated = Some(OUTSIDE);
        sheet
    }

    /// A note, which opens with its number.
    pub(super) fn note(number: &str, id: Rc<str>) -> Self {
        let mut sheet = Self::new();
        sheet.blocks.begin_note(number.to_owned(), Some(id));
        sheet.blocks.paragraph(0);
        sheet.words(number);
        sheet.blocks.end_mark();
        sheet
    }

    pub(super) fn finish(mut self) -> Vec<Block<'static>> {
        if self.blocks.in_note() {
            self.blocks.end_note(self.at..self.at);
        }
        self.blocks.finish(self.at)
    }

    /// How the words that follow are set.
    pub(super) fn set_style(&mut self, style: Style) -> Style {
        std::mem::replace(&mut self.blocks.style, style)
    }

    /// Where the words that follow lead.
    pub(super) fn set_link(&mut self, link: Option<Rc<str>>) -> Option<Rc<str>> {
        std::mem::replace(&mut self.blocks.link, link)
    }

    /// Whether paragraphs are no blocks of their own: those of a cell.
    fn is_in_line(&self) -> bool {
        self.blocks.in_cell() || self.tables.last().is_some_and(|table| table.line)
    }

    pub(super) fn begin_paragraph(&mut self) {
        if self.is_in_line() { self.blocks.space() } else { self.blocks.paragraph(self.at) }
    }

    pub(super) fn begin_heading(&mut self) {
        if self.is_in_line() || self.blocks.in_note() {
            self.begin_paragraph();
        } else {
            self.blocks.heading(self.at);
        }
    }

    /// Begins a paragraph with the mark that its list gives it.
    pub(super) fn begin_item(&mut self, level: usize, mark: &str) {
        if mark.is_empty() {
            return self.begin_paragraph();
        }
        if self.is_in_line() || self.blocks.in_note() {
            self.begin_paragraph();
            self.words(mark);
            return self.blocks.space();
        }
        self.blocks.item(level, self.at);
        self.words(mark);
        self.blocks.end_mark();
    }

    /// Begins a further paragraph of a list item.
    pub(super) fn begin_rest_of_item(&mut self, level: usize) {
        if self.is_in_line() || self.blocks.in_note() {
            self.begin_paragraph();
        } else {
            self.blocks.rest_of_item(level, self.at);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        if !self.is_in_line() {
            self.blocks.divide(self.at);
        }
    }

    pub(super) fn break_line(&mut self) {
        if self.is_in_line() { self.blocks.space() } else { self.blocks.break_line(self.at..self.at) }
    }

    pub(super) fn words(&mut self, words: &str) {
        let words = collapsed(words);
        let words = plain(&words);
        // The line under a link is that of all links.
        let underlined = self.blocks.style.underlined;
        self.blocks.style.underlined &= self.blocks.link.is_none();
        // One space stands for all white space, in whichever runs.
        let space = usize::from(words.starts_with(' '));
        for words in [&words[..space], &words[space..]] {
            self.blocks.text(words, self.at..self.at + words.len());
            self.at += words.len();
        }
        self.blocks.style.underlined = underlined;
    }

    /// The mark of a note; it is set raised, which says nothing more.
    pub(super) fn mark(&mut self, number: &str, id: Rc<str>) {
        let style = self.set_style(Style::default());
        let range = self.at..self.at + number.len();
        self.at = range.end;
        self.blocks.mark(number, range, Some(id));
        self.set_style(style);
    }

    /// Begins what is set apart from the paragraph in which it stands: a box of text.
    pub(super) fn begin_aside(&mut self) {
        self.blocks.begin_aside();
        // The table around is not its own.
        self.tables.push(Table { rows: Rows::Frame, cells: Vec::new(), row: 0, cell: 0, line: false });
    }

    pub(super) fn end_aside(&mut self) {
        self.tables.pop();
        self.blocks.end_aside(self.at);
    }

    /// Begins a table; `cells` are missing where another table stands inside, or where it stands in a note.
    pub(super) fn begin_table(&mut self, cells: Option<Vec<Vec<Cell>>>) {
        let inside = self.is_in_line() || self.blocks.in_note();
        let cells = cells.filter(|_| !inside).unwrap_or_default();
        let rows = rows_of(&cells);
        if !self.is_in_line() {
            self.blocks.divide(self.at);
        }
        let line = self.tables.last().is_some_and(|table| table.line);
        self.tables.push(Table { rows, cells, row: 0, cell: 0, line });
    }

    pub(super) fn end_table(&mut self) {
        let table = self.tables.pop();
        if table.is_some_and(|table| table.rows == Rows::Data) {
            self.blocks.close(self.at);
        }
    }

    pub(super) fn begin_row(&mut self) {
        let at = self.at;
        let around = self.tables.iter().rev().nth(1).is_some_and(|table| table.line) || self.blocks.in_cell();
        let Some(table) = self.tables.last_mut() else { return };
        let row = table.cells.get(table.row).map(Vec::as_slice).unwrap_or_default();
        table.row += 1;
        table.cell = 0;
        if table.rows == Rows::Data {
            self.blocks.begin_row(at);
        } else if frame_row(row) == FrameRow::Line && !around {
            table.line = true;
            self.blocks.begin(BlockKind::Paragraph, at);
        }
    }

    pub(super) fn end_row(&mut self) {
        let at = self.at;
        let around = self.tables.iter().rev().nth(1).is_some_and(|table| table.line);
        let Some(table) = self.tables.last_mut() else { return };
        if table.rows == Rows::Data {
            self.blocks.end_row(at);
        } else if table.line && !around {
            table.line = false;
            self.blocks.close(at);
        }
    }

    /// Begins a cell; `false` when it goes on with the cell above.
    pub(super) fn begin_cell(&mut self) -> bool {
        let Some(table) = self.tables.last_mut() else { return true };
        let row = table.row.checked_sub(1).and_then(|row| table.cells.get(row));
        let cell = row.and_then(|row| row.get(table.cell)).copied().unwrap_or_default();
        table.cell += 1;
        if table.rows == Rows::Data {
            if cell.goes_on {
                return false;
            }
            self.blocks.begin_cell(cell.spread, self.at);
        } else if table.line {
            self.blocks.column();
        }
        true
    }
}

/// Words with signs that are not those of other forms: a hyphen at which no line may end, arrows of a font.
fn plain(words: &str) -> Cow<'_, str> {
    let of = |sign: char| if sign == '\u{2011}' { Some('-') } else { symbol(sign) };
    if words.is_ascii() || !words.contains(|sign| of(sign).is_some()) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(|sign| of(sign).unwrap_or(sign)).collect())
}
