//! Lines -> blocks: which lines are one paragraph, what stands on every page, what is a table.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::content::MarkKind;
use super::lines::{PageLine, coarse};
use crate::block::{Block, BlockKind, CELL, Line, Place, Stated, Style};
use crate::read::line::LineBuilder;

/// What holds of a line that the layout adds to its page.
const OUTSIDE: Stated = Stated { place: Place::Outside, part: usize::MAX, label: false };

/// The blocks of all pages.
pub(super) fn blocks(pages: &[Vec<PageLine>]) -> Vec<Block<'static>> {
    let repeated = Repeated::of(pages);
    let mut layout = Layout::default();
    for (number, lines) in pages.iter().enumerate() {
        let columns = Columns::of(lines);
        let furniture = repeated.on(lines, number, pages.len());
        let mut before: Option<&PageLine> = None;
        for (index, line) in lines.iter().enumerate() {
            let outside = line.mark.kind == MarkKind::Artifact || furniture.contains(&index);
            let page_break = before.is_none() && number > 0;
            let border = if outside { Border::Outside } else { border(line, before, &columns) };
            layout.add(line, border, &columns, page_break);
            before = Some(line);
        }
        layout.end_page();
    }
    layout.finish()
}

/// What stands between a line and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    /// Nothing: it goes on with the paragraph.
    None,
    /// It begins something.
    Paragraph,
    /// It is a row of a table.
    Row,
    /// It stands around the text.
    Outside,
}

/// What stands between a line and the one before it on its page.
fn border(line: &PageLine, before: Option<&PageLine>, columns: &Columns) -> Border {
    let row = matches!(line.mark.kind, MarkKind::Cell | MarkKind::Row)
        || !line.gaps.is_empty() && line.mark.kind == MarkKind::Unmarked;
    if row {
        return Border::Row;
    }
    let Some(before) = before.filter(|before| is_same_type(before, line)) else {
        return Border::Paragraph;
    };
    let leading = before.base - line.base;
    // Small type may stand on the lines of larger.
    let wide = leading > 1.75 * line.size && leading > 1.1 * columns.leading(line);
    let apart = wide || leading < 0.2 * line.size;
    let marked = line.mark.begins_after(before.mark);
    let note = line.pieces.first().is_some_and(|piece| piece.raised);
    let moved = (line.start - before.start).abs() > 12.0 * line.size;
    let begins = apart || marked || moved || columns.stops_short(before, line) || note && line.size < 8.0;
    if begins { Border::Paragraph } else { Border::None }
}

/// The columns of a page, by their left edge and their type.
#[derive(Default)]
struct Columns {
    /// The right edge of the longest line.
    edges: HashMap<(i64, i64), f64>,
    /// The least distance between two lines.
    leadings: HashMap<(i64, i64), f64>,
}

impl Columns {
    fn of(lines: &[PageLine]) -> Self {
        let mut columns = Self::default();
        let mut before: Option<&PageLine> = None;
        for line in lines.iter().filter(|line| line.gaps.is_empty()) {
            let key = Self::key(line);
            let edge = columns.edges.entry(key).or_insert(line.end);
            *edge = edge.max(line.end);
            let distance =
                before.filter(|before| Self::key(before) == key).map(|before| before.base - line.base);
            if let Some(distance) = distance.filter(|distance| *distance > 0.2 * line.size) {
                let leading = columns.leadings.entry(key).or_insert(distance);
                *leading = leading.min(distance);
            }
            before = Some(line);
        }
        columns
    }

    /// The least distance between two lines of the column in which a line stands.
    fn leading(&self, line: &PageLine) -> f64 {
        self.leadings.get(&Self::key(line)).copied().unwrap_or_default()
    }

    #[expect(clippy::cast_possible_truncation, reason = "a place on a page is a small number")]
    fn key(line: &PageLine) -> (i64, i64) {
        ((line.start / 40.0).floor() as i64, (line.size * 2.0).round() as i64)
    }

    /// The right edge of the column in which a line stands.
    fn edge(&self, line: &PageLine) -> f64 {
        self.edges.get(&Self::key(line)).copied().unwrap_or(line.end)
    }

    /// Whether a line stops although the next word would still fit: what follows begins anew. In the middle of a
    /// sentence a word may be kept with the next (`11 april`), so there a line must stop well before the edge.
    fn stops_short(&self, line: &PageLine, next: &PageLine) -> bool {
        let edge = self.edge(line);
        let left = edge - line.end;
        // The width of a word is an estimate, and within marked content one paragraph is the rule.
        let doubt = if line.mark.number != 0 && line.mark == next.mark { 1.3 } else { 1.0 };
        let fits = line.end + doubt * next.first_word() < edge - 0.3 * line.size;
        let begins = !next.text().trim_start().starts_with(char::is_lowercase);
        fits && (line.ends_sentence() || begins && left > 0.4 * (edge - line.start))
    }
}

/// A note among the blocks.
struct NoteBlock {
    block: usize,
    edges: Edges,
}

/// Where the first and the last line of a note begin, from the left of the page.
#[derive(Clone, Copy)]
struct Edges {
    first: f64,
    last: Option<f64>,
}

impl Edges {
    /// Whether a line begins where the lines of the note do; behind the number, where it has only one.
    fn fit(self, line: &PageLine) -> bool {
        self.last.map_or(line.start > self.first + 1.0, |last| (line.start - last).abs() < 1.0)
    }
}

/// The last line of a column on its page.
struct LastLine {
    end: f64,
    /// The right edge of the column.
    edge: f64,
    /// Whether it ends what it belongs to by its words.
    closed: bool,
}

#[derive(Default)]
struct Layout {
    blocks: Vec<Block<'static>>,
    lines: Vec<Line<'static>>,
    kind: Option<BlockKind<'static>>,
    stated: Option<Stated>,
    goes_on: bool,
    /// The height of the type of the block that is being written.
    size: i64,
    /// Where the lines of that block begin, if it begins with a raised number, as a note does.
    note: Option<Edges>,
    /// The block of a note that the lines being written go on with: its end stands at the foot of the next page.
    onto: Option<usize>,
    /// For each height of type, the last block that was set in it, if that was a note.
    notes: HashMap<i64, NoteBlock>,
    /// For each column and type of the page before, the line that ends its last paragraph.
    last: HashMap<(i64, i64), LastLine>,
    /// The same of this page, so far.
    ends: HashMap<(i64, i64), LastLine>,
    /// The line that ends the paragraph that is being written.
    end: Option<((i64, i64), LastLine)>,
    /// The columns and types that the page has so far.
    seen: HashSet<(i64, i64)>,
    at: usize,
}

impl Layout {
    fn add(&mut self, line: &PageLine, border: Border, columns: &Columns, page_break: bool) {
        let (kind, stated) = match border {
            Border::Row => (BlockKind::Table, None),
            Border::Outside => (BlockKind::Paragraph, Some(OUTSIDE)),
            Border::None | Border::Paragraph => (BlockKind::Paragraph, None),
        };
        let same = self.kind.as_ref() == Some(&kind) && self.stated == stated;
        let goes_on = same && matches!(border, Border::None | Border::Row);
        if !goes_on {
            self.close();
            self.goes_on = border == Border::Paragraph && self.goes_on_from_before(line, columns);
            self.size = coarse(line.size);
            let raised = line.pieces.first().is_some_and(|piece| piece.raised);
            self.note = raised.then_some(Edges { first: line.start, last: None });
            // Notes stand below the text.
            let below = self.goes_on && !raised && !self.seen.is_empty();
            let note = self.notes.get(&self.size).filter(|note| below && note.edges.fit(line));
            self.onto = note.map(|note| note.block);
        } else if let Some(edges) = &mut self.note {
            edges.last = Some(line.start);
        }
        (self.kind, self.stated) = (Some(kind), stated);
        if border != Border::Outside {
            self.seen.insert(Columns::key(line));
            // Many a note ends without a full stop.
            let closed = (self.note.is_some() || self.onto.is_some()) && line.ends_sentence();
            let last = LastLine { end: line.end, edge: columns.edge(line), closed };
            self.end = Some((Columns::key(line), last));
        }
        let written = self.write(line, border == Border::Row);
        self.lines.extend(written.map(|written| Line { page_break, ..written }));
    }

    /// Whether a line, the first in its type on the page, goes on with what the page before left off.
    fn goes_on_from_before(&self, line: &PageLine, columns: &Columns) -> bool {
        let column = Columns::key(line);
        let Some(last) = self.last.get(&column).filter(|_| !self.seen.contains(&column)) else {
            return false;
        };
        let small = line.text().trim_start().starts_with(char::is_lowercase);
        // Few words are so long that they would not have fitted.
        let full = last.end > last.edge.max(columns.edge(line)) - 6.0 * line.size;
        small || full && !last.closed
    }

    /// Keeps the last lines of the page for the next.
    fn end_page(&mut self) {
        self.close();
        self.last = std::mem::take(&mut self.ends);
        self.seen.clear();
    }

    /// Writes the words of a line, with the cells of a row parted.
    fn write(&mut self, line: &PageLine, row: bool) -> Option<Line<'static>> {
        let mut builder = LineBuilder::at(self.at);
        let mut gaps = line.gaps.iter().copied().peekable();
        let mut len = 0;
        for piece in &line.pieces {
            let style = Style {
                strong: piece.bold,
                italic: piece.italic,
                superscript: piece.raised,
                subscript: piece.lowered,
                ..Style::default()
            };
            let mut from = 0;
            while let Some(gap) = gaps.next_if(|gap| *gap < len + piece.text.len()) {
                let at = gap.saturating_sub(len);
                self.push(&mut builder, &piece.text[from..at], style);
                if row {
                    let words = builder.text.trim_end().len();
                    builder.text.truncate(words);
                    builder.text.push(CELL);
                } else if !builder.text.ends_with(' ') {
                    self.push(&mut builder, " ", Style::default());
                }
                from = at;
            }
            self.push(&mut builder, &piece.text[from..], style);
            len += piece.text.len();
        }
        builder.finish(None, self.at)
    }

    fn push(&mut self, builder: &mut LineBuilder, words: &str, style: Style) {
        let range = self.at..self.at + words.len();
        self.at = range.end;
        builder.push(words, range, style, None);
    }

    fn close(&mut self) {
        let Some(mut kind) = self.kind.take() else { return };
        self.ends.extend(self.end.take());
        let lines = std::mem::take(&mut self.lines);
        if kind == BlockKind::Table && !is_table(&lines) {
            kind = BlockKind::Paragraph;
        }
        if let Some(note) = self.onto.take().and_then(|index| self.blocks.get_mut(index)) {
            note.lines.extend(lines);
        } else if !lines.is_empty() {
            match self.note.filter(|_| kind == BlockKind::Paragraph) {
                Some(edges) => self.notes.insert(self.size, NoteBlock { block: self.blocks.len(), edges }),
                None => self.notes.remove(&self.size),
            };
            let stated = self.stated.take();
            self.blocks.push(Block { stated, goes_on: self.goes_on, ..Block::new(kind, lines) });
        }
        self.goes_on = false;
    }

    fn finish(mut self) -> Vec<Block<'static>> {
        self.close();
        self.blocks
    }
}

/// Whether lines with wide gaps are a table: more than one, each with its cells.
fn is_table(lines: &[Line<'_>]) -> bool {
    lines.len() > 1
}

fn is_same_type(one: &PageLine, other: &PageLine) -> bool {
    (one.size - other.size).abs() < 0.05 * one.size.max(other.size)
}

/// Lines that stand on many pages at the same height, but for the number of the page: running heads and feet.
struct Repeated {
    /// On how many pages.
    found: HashMap<Key, usize>,
    /// The levels between which stands what is neither head nor foot.
    between: (f64, f64),
}

/// The level of a line, its words, and how they are to be counted.
type Key = (i64, String, Numbering);

/// What of a line changes from page to page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Numbering {
    Nothing,
    /// A number that goes up with the pages, and no word stands beside it: `- 2 -`.
    Bare,
    /// A number that goes up with the pages: `Pagina 2 van 3`. So may the labels of questions.
    Words,
}

/// How many lines the head or the foot of a page has at most, where they stand above or below all text.
const MOST_BORDER_LINES: usize = 4;

/// How much of the height of a page may be its head and its foot, which may stand beside the text as well: the column
/// with the sender of a letter.
const HEAD: f64 = 0.2;
const FOOT: f64 = 0.12;

impl Repeated {
    fn of(pages: &[Vec<PageLine>]) -> Self {
        let mut found: HashMap<Key, usize> = HashMap::new();
        for (number, lines) in pages.iter().enumerate() {
            let keys: HashSet<Key> = lines.iter().flat_map(|line| keys(line, number)).collect();
            for key in keys {
                *found.entry(key).or_default() += 1;
            }
        }
        let levels = pages.iter().flatten().map(|line| line.base);
        let (low, high) = levels.fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let height = high - low;
        Self { found, between: (low + FOOT * height, high - HEAD * height) }
    }

    /// The lines of a page that the layout adds: from its border on, up to the first that the page has alone.
    fn on(&self, lines: &[PageLine], page: usize, pages: usize) -> HashSet<usize> {
        let levels = levels(lines);
        let held: Vec<bool> = lines.iter().map(|line| self.holds(line, page, pages)).collect();
        let mut repeated = held.clone();
        for pair in levels.windows(2) {
            // A sentence may begin two pages: what the layout adds does not go on in a line of the text.
            if let ([one], [other]) = (&pair[0][..], &pair[1][..])
                && held[*one] != held[*other]
                && is_in_one_text(&lines[*one], &lines[*other])
            {
                repeated[*one] = false;
                repeated[*other] = false;
            }
        }
        let (low, high) = self.between;
        let at_border = |line: &PageLine| line.base < low || line.base > high;
        let mut furniture: HashSet<usize> =
            (0..lines.len()).filter(|&line| at_border(&lines[line]) && repeated[line]).collect();
        let mut look = |levels: &mut dyn Iterator<Item = &Vec<usize>>| {
            for level in levels.take(MOST_BORDER_LINES) {
                let (added, alone): (Vec<usize>, Vec<usize>) =
                    level.iter().partition(|&&line| repeated[line]);
                furniture.extend(&added);
                if added.is_empty() && !alone.is_empty() {
                    break;
                }
            }
        };
        look(&mut levels.iter());
        look(&mut levels.iter().rev());
        furniture
    }

    /// Whether a line of that page stands on most of them.
    fn holds(&self, line: &PageLine, page: usize, pages: usize) -> bool {
        keys(line, page).any(|key| {
            let count = self.found.get(&key).copied().unwrap_or(0);
            match key.2 {
                Numbering::Nothing | Numbering::Bare => count > 1 && count * 2 > pages,
                Numbering::Words => count > 2 && count + 1 >= pages,
            }
        })
    }
}

/// Whether two lines stand below each other as those of a paragraph do: in one type, as near, and from the same margin.
fn is_in_one_text(one: &PageLine, other: &PageLine) -> bool {
    is_same_type(one, other)
        && (one.base - other.base).abs() < 1.4 * one.size
        && (one.start - other.start).abs() < 0.5 * one.size
}

/// A line as it is, and with its first or last number as far as it is ahead of that of the page.
fn keys(line: &PageLine, page: usize) -> impl Iterator<Item = Key> {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page is a small number")]
    let level = (line.base / 2.0).round() as i64;
    let text = line.text();
    let digits = |sign: char| sign.is_ascii_digit();
    let first = text.find(digits);
    let first = first.map(|start| start..text.len() - text[start..].trim_start_matches(digits).len());
    let last = text.rfind(digits).map(|end| text[..end].trim_end_matches(digits).len()..end + 1);
    let numbering = if text.contains(char::is_alphabetic) { Numbering::Words } else { Numbering::Bare };
    let ahead = |at: Range<usize>| {
        let number = text[at.clone()].parse::<i64>().ok()?.checked_sub(i64::try_from(page).ok()?)?;
        Some((format!("{}{number:+}{}", &text[..at.start], &text[at.end..]), numbering))
    };
    let numbered = [first.and_then(ahead), last.and_then(ahead)];
    let words = numbered.into_iter().flatten().chain([(text, Numbering::Nothing)]);
    words.map(move |(words, numbering)| (level, words, numbering))
}

/// The lines of a page by their level, from the lowest up; what stands beside each other is on one.
fn levels(lines: &[PageLine]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&one, &other| lines[one].base.total_cmp(&lines[other].base));
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for line in order {
        match levels
            .last_mut()
            .filter(|level| lines[line].base - lines[level[0]].base < 0.3 * lines[line].size)
        {
            Some(level) => level.push(line),
            None => levels.push(vec![line]),
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::super::content::Mark;
    use super::super::lines::LinePiece;
    use super::*;

    fn line(text: &str, base: f64) -> PageLine {
        let piece =
            LinePiece { text: text.into(), bold: false, italic: false, raised: false, lowered: false };
        PageLine {
            pieces: vec![piece],
            start: 100.0,
            end: 400.0,
            base,
            size: 9.0,
            mark: Mark::default(),
            gaps: Vec::new(),
        }
    }

    #[test]
    fn ok_small_type_on_wide_lines_is_one_paragraph() {
        let small = |text: &str, base: f64| PageLine { size: 6.0, ..line(text, base) };
        let note = [
            small("Zie de brief van 3 mei 2031 over het onderhoud van de", 104.0),
            small("sluizen in het noorden en", 91.7),
            small("van de bruggen daarbij.", 79.7),
        ];
        let [block] = &blocks(&[note.to_vec()])[..] else { panic!("expected one block") };
        assert_eq!(block.lines.len(), 3);
        // What stands further apart than the others is a paragraph of its own.
        let below = small("en wat daarbij hoort", 60.0);
        let blocks = blocks(&[[note.to_vec(), vec![below]].concat()]);
        assert_eq!(blocks.iter().map(|block| block.lines.len()).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn ok_a_sentence_that_begins_two_pages_is_no_running_head() {
        let page = |words: &str| {
            vec![
                line("Tweede Kamer", 800.0),
                line("De sluis is dicht, en dat blijft voorlopig zo, want", 770.0),
                line(words, 759.0),
            ]
        };
        let pages = [page("het water is te hoog."), page("er is geen geld.")];
        let repeated = Repeated::of(&pages);
        for (number, lines) in pages.iter().enumerate() {
            let furniture = repeated.on(lines, number, pages.len());
            assert_eq!(furniture, HashSet::from([0]), "of page {number}");
        }
    }
}
