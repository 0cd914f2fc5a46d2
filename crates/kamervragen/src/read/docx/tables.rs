//! Which tables hold data, and which only set text side by side.

use crate::block::Spread;

/// A cell of a table, as far as that is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) spread: Spread,
    /// Whether it is one with the cell above.
    pub(super) goes_on: bool,
    /// How many of its paragraphs hold words.
    pub(super) paragraphs: usize,
}

impl Default for Cell {
    fn default() -> Self {
        Self { spread: Spread::ONE, goes_on: false, paragraphs: 0 }
    }
}

/// How the rows of a table are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Data,
    /// Not rows at all: a letterhead, or a border around a text.
    Frame,
}

/// How a row of a frame is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameRow {
    /// Words beside each other on one line: `Datum | 3 mei 2031`.
    Line,
    /// One cell after the other.
    Blocks,
}

/// How many paragraphs a cell of a table of data may have.
const MOST_PARAGRAPHS: usize = 10;

/// How a table is read that has no other table inside.
pub(super) fn rows_of(rows: &[Vec<Cell>]) -> Rows {
    let (mut several, mut single) = (0, 0);
    for row in rows {
        match filled(row) {
            0 => {}
            1 => single += 1,
            _ => several += 1,
        }
    }
    let short = rows.iter().flatten().all(|cell| cell.paragraphs <= MOST_PARAGRAPHS);
    if several >= 2 && several > single && short { Rows::Data } else { Rows::Frame }
}

pub(super) fn frame_row(row: &[Cell]) -> FrameRow {
    if filled(row) >= 2 && row.iter().all(|cell| cell.paragraphs <= 1) {
        FrameRow::Line
    } else {
        FrameRow::Blocks
    }
}

fn filled(row: &[Cell]) -> usize {
    row.iter().filter(|cell| cell.paragraphs > 0).count()
}
