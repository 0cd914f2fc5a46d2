//! Lines -> running text: joins what the page cut, and parts what it parted.
//!
//! The rules for words at a line end (`vergun-` / `ning`) are those that lose nothing: a hyphen goes only where a
//! line ends in it and the next begins with a small letter, and it stays after capitals (`EU-` / `landen`), in an
//! address, and before "en" and "of" (`zorg-` / `en welzijn`). A hyphen inside a line always stays.

use crate::block::{BlockKind, CELL, Style};
use crate::model::{Block, EmphasisStyle, Inline, ListItem, Span, text_of};
use crate::recognise::marks::Mark;
use crate::recognise::rows::{Row, Slice};

/// Running text with its form, and how it lies over the source.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) blocks: Vec<Block>,
    /// The words: what `text_of` makes of the blocks.
    pub(crate) words: String,
    /// The numbers of the marks in it.
    pub(crate) notes: Vec<String>,
    runs: Vec<Run>,
}

/// A stretch of words that comes from one place.
#[derive(Debug, Clone, Copy)]
struct Run {
    len: usize,
    source: usize,
    /// Whether a separator of blocks, items or cells stands before it in the text.
    parted: bool,
}

impl Text {
    /// The place in the source of a stretch of the text. Stretches must be asked for in rising order of their start.
    pub(crate) fn places(&self) -> Places<'_> {
        Places { text: self, run: 0, at: 0, started: false }
    }

    /// The text on one line: what a head sentence wants.
    pub(crate) fn one_line(&self) -> String {
        self.words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Walks along the runs of a text.
pub(crate) struct Places<'t> {
    text: &'t Text,
    run: usize,
    /// Where the current run starts in the text.
    at: usize,
    started: bool,
}

impl Places<'_> {
    /// The place in the source of a stretch of the text that starts no earlier than the last one asked for.
    pub(crate) fn find(&mut self, span: Span) -> Span {
        let start = self.seek(span.start).unwrap_or_default();
        let (run, at, started) = (self.run, self.at, self.started);
        let end = self.seek(span.end.saturating_sub(1)).map_or(start, |last| last + 1);
        (self.run, self.at, self.started) = (run, at, started);
        Span::new(start, end.max(start))
    }

    fn seek(&mut self, offset: usize) -> Option<usize> {
        if !self.started {
            self.started = true;
            self.skip_separator();
        }
        while let Some(run) = self.text.runs.get(self.run) {
            if offset < self.at + run.len {
                return Some(run.source + offset.saturating_sub(self.at));
            }
            self.at += run.len;
            self.run += 1;
            self.skip_separator();
        }
        self.text.runs.last().map(|run| run.source + run.len)
    }

    fn skip_separator(&mut self) {
        if self.text.runs.get(self.run).is_some_and(|run| run.parted) {
            let rest = &self.text.words[self.at..];
            self.at += rest.len() - rest.trim_start_matches(['\n', ' ', '|']).len();
        }
    }
}

/// How wide the lines of a document are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// The usual length of a line that goes on in the next; missing where no line does.
    width: Option<usize>,
    /// Whether the form gives line ends no meaning, as Markdown does.
    soft: bool,
}

impl Measure {
    /// Measures the lines that are followed by one that begins with a small letter.
    pub(crate) fn of(rows: &[Row<'_>], soft: bool) -> Self {
        let mut lengths: Vec<usize> = rows
            .windows(2)
            .filter(|pair| {
                let goes_on = !pair[1].opens && !pair[0].furniture && !pair[1].furniture;
                goes_on && pair[1].text().starts_with(char::is_lowercase)
            })
            .map(|pair| pair[0].text().len())
            .collect();
        let middle = lengths.len() / 2;
        let width = (!lengths.is_empty()).then(|| *lengths.select_nth_unstable(middle).1);
        Self { width, soft }
    }

    /// For text that is laid out on one line anyway.
    pub(crate) const fn unknown() -> Self {
        Self { width: None, soft: true }
    }

    /// Whether a line that ends a sentence ends its paragraph too: it stops short of the width, or is a whole
    /// paragraph on a line.
    fn ends_paragraph(self, line: &str) -> bool {
        match self.width {
            Some(width) => line.len() * 5 < width * 4 || line.len() * 2 > width * 3,
            None => !self.soft,
        }
    }
}

/// Lays slices out as running text, with the marks taken out of the words.
///
/// `marks` are those that stand in the slices, in order.
pub(crate) fn lay_out(rows: &[Row<'_>], slices: &[Slice], marks: &[Mark], measure: Measure) -> Text {
    let mut flow = Flow::new(measure);
    let mut marks = marks.iter().peekable();
    let mut before: Option<Slice> = None;
    for (index, slice) in slices.iter().enumerate() {
        let row = &rows[slice.row];
        let mut at = slice.at.start;
        // Marks at the start of a line belong to the line above.
        while let Some(mark) =
            marks.next_if(|mark| mark.at.row < slice.row || begins_with(mark, row, slice, at))
        {
            if mark.at.row == slice.row {
                flow.mark(&mark.number);
                at = mark.cut.end;
            }
        }
        let rest = Slice { row: slice.row, at: at..slice.at.end.max(at) };
        if at > slice.at.start && row.text()[rest.at.clone()].trim().is_empty() {
            continue;
        }
        let known = (at > slice.at.start && before.is_some()).then_some(Joint::Space);
        flow.join(rows, before.as_ref(), &rest, known, in_table(rows, slices, index));
        while let Some(mark) = marks.next_if(|mark| in_slice(mark, slice)) {
            if mark.cut.start >= at {
                flow.words(row, at..mark.cut.start);
                flow.mark(&mark.number);
                at = mark.cut.end;
            }
        }
        flow.words(row, at..slice.at.end.max(at));
        before = Some(rest);
    }
    flow.finish()
}

/// Whether a mark stands at the start of a slice, or of what is left of it at `at`.
fn begins_with(mark: &Mark, row: &Row<'_>, slice: &Slice, at: usize) -> bool {
    in_slice(mark, slice) && row.text()[at..mark.cut.start.max(at)].trim().is_empty()
}

/// Whether a slice is a row of a table that the form does not tell from text: it looks like one, and so does the row
/// above or below it.
fn in_table(rows: &[Row<'_>], slices: &[Slice], index: usize) -> bool {
    let row = slices[index].row;
    let tabular = |step: isize| {
        let at = index.checked_add_signed(step).and_then(|at| slices.get(at));
        at.is_some_and(|slice| {
            Some(slice.row) == row.checked_add_signed(step) && rows[slice.row].is_tabular()
        })
    };
    if rows[row].is_tabular() {
        [-2, -1, 1, 2].into_iter().any(tabular)
    } else {
        // The head of a row, parted from its numbers by a note mark.
        tabular(-1) && tabular(1) && rows[row].text().split_whitespace().count() <= 3
    }
}

/// Finds white space that is not one plain space between words.
fn odd_space() -> impl FnMut(char) -> bool {
    let mut spaced = false;
    move |sign: char| {
        let odd = sign.is_whitespace() && (sign != ' ' || spaced);
        spaced = sign == ' ';
        odd
    }
}

fn in_slice(mark: &Mark, slice: &Slice) -> bool {
    mark.at.row == slice.row && mark.at.at.start < slice.at.end
}

/// What stands between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A line end inside a paragraph.
    Space,
    /// A word that goes on.
    Nothing,
    /// A word that goes on, without the hyphen at the line end.
    DropHyphen,
    Paragraph,
}

struct Flow {
    measure: Measure,
    blocks: Vec<Block>,
    /// The words of the paragraph, item or cell that is being laid.
    inlines: Vec<Inline>,
    /// The mark of the list item that is being laid.
    item: Option<String>,
    /// The cells of the table row that is being laid.
    cells: Option<Vec<Vec<Inline>>>,
    space: bool,
    parted: bool,
    notes: Vec<String>,
    runs: Vec<Run>,
}

impl Flow {
    fn new(measure: Measure) -> Self {
        Self {
            measure,
            blocks: Vec::new(),
            inlines: Vec::new(),
            item: None,
            cells: None,
            space: false,
            parted: true,
            notes: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Joins or parts what stands before and the slice that comes; `known` where it is clear how.
    fn join(
        &mut self,
        rows: &[Row<'_>],
        before: Option<&Slice>,
        slice: &Slice,
        known: Option<Joint>,
        tabular: bool,
    ) {
        let row = &rows[slice.row];
        if let Some(before) = before {
            let known = if tabular || self.cells.is_some() { Some(Joint::Paragraph) } else { known };
            match known.unwrap_or_else(|| self.joint(rows, before, slice)) {
                Joint::Space => self.space = true,
                Joint::Nothing => {}
                Joint::DropHyphen => self.drop_hyphen(),
                Joint::Paragraph => self.close(),
            }
        }
        if tabular || *row.kind == BlockKind::Table {
            self.close();
            self.cells = Some(Vec::new());
        }
        if let BlockKind::Image { source } = row.kind {
            self.close();
            let description = row.text()[slice.at.clone()].to_owned();
            self.blocks.push(Block::Image { source: source.clone(), description });
        }
    }

    fn joint(&self, rows: &[Row<'_>], before: &Slice, slice: &Slice) -> Joint {
        let (above, below) = (&rows[before.row], &rows[slice.row]);
        let tabular = |row: &Row<'_>| matches!(row.kind, BlockKind::Table | BlockKind::Image { .. });
        let line = above.text()[before.at.clone()].trim_end();
        let next = &below.text()[slice.at.clone()];
        if tabular(above)
            || tabular(below)
            || item_mark(next).is_some_and(|mark| self.begins_item(mark, line, below.opens))
        {
            return Joint::Paragraph;
        }
        let small = next.starts_with(char::is_lowercase);
        let sentence = ends_sentence(line);
        let interrupted = slice.row > before.row + 1;
        // White space parts paragraphs, unless notes or a page end stand in it: those cut paragraphs too.
        let spaced = below.opens && !interrupted && above.page == below.page;
        let parted = spaced || sentence && !small && self.measure.ends_paragraph(line);
        if parted { Joint::Paragraph } else { line_end(line, next) }
    }

    /// Whether a mark at the start of a line opens an item: always for a dash or bullet, and for a letter or number
    /// where a sentence or line ends above it.
    fn begins_item(&self, mark: &str, line: &str, opens: bool) -> bool {
        let sign = !mark.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-');
        let follows = self.item.as_deref().is_some_and(|last| is_next(last, mark) || ends_clause(line));
        sign || opens || follows || line.ends_with([':', ';'])
    }

    /// Adds words of a row.
    fn words(&mut self, row: &Row<'_>, at: std::ops::Range<usize>) {
        if matches!(row.kind, BlockKind::Image { .. }) {
            return;
        }
        let mut at = at;
        if self.inlines.is_empty() && self.cells.is_none() && self.item.is_none() {
            let text = &row.text()[at.clone()];
            at.start += text.len() - text.trim_start().len();
            if let Some(mark) = item_mark(&row.text()[at.clone()]) {
                self.run(row, at.start..at.start + mark.len());
                self.item = Some(mark.to_owned());
                self.parted = true;
                at.start += mark.len();
            }
        }
        if self.cells.is_some() {
            return self.table_row(row, at);
        }
        self.styled(row, at);
    }

    fn styled(&mut self, row: &Row<'_>, at: std::ops::Range<usize>) {
        if !row.is_styled() {
            return self.push(row, at, Style::default(), None);
        }
        let mut from = at.start;
        for (stretch, piece) in row.pieces(at.clone()) {
            self.push(row, from..stretch.start, Style::default(), None);
            from = stretch.end;
            self.push(row, stretch, piece.style, piece.link.as_deref());
        }
        self.push(row, from..at.end.max(from), Style::default(), None);
    }

    fn table_row(&mut self, row: &Row<'_>, at: std::ops::Range<usize>) {
        let mut from = at.start;
        for (index, cell) in row.text()[at].split(CELL).enumerate() {
            if index > 0 {
                self.close_cell();
            }
            let words = cell.trim();
            let start = from + (cell.len() - cell.trim_start().len());
            self.styled(row, start..start + words.len());
            from += cell.len() + 1;
        }
    }

    fn close_cell(&mut self) {
        self.parted = true;
        let cell = std::mem::take(&mut self.inlines);
        if let Some(cells) = &mut self.cells {
            cells.push(cell);
        }
    }

    fn push(&mut self, row: &Row<'_>, at: std::ops::Range<usize>, style: Style, link: Option<&str>) {
        let mut words = &row.text()[at.clone()];
        let mut start = at.start;
        if self.inlines.is_empty() {
            let trimmed = words.trim_start();
            start += words.len() - trimmed.len();
            words = trimmed;
        }
        if words.is_empty() {
            return;
        }
        // A mark at the start of a line was the end of the line above: `naar de Kamer` / `4, zal ik`.
        let space =
            std::mem::take(&mut self.space) && !words.starts_with([',', '.', ';', ':', '?', '!', ')', '»']);
        let source = row.span_of(start..at.end).start;
        if space && !words.starts_with(char::is_whitespace) && !self.inlines.is_empty() {
            self.runs.push(Run { len: 1, source, parted: false });
            place_words(&mut self.inlines, " ", style, link, true);
        }
        self.clean_words(row, start, words, style, link);
    }

    /// Adds words with every stretch of white space made one plain space: extractors leave hard and double ones.
    fn clean_words(&mut self, row: &Row<'_>, start: usize, words: &str, style: Style, link: Option<&str>) {
        let mut from = 0;
        while from < words.len() {
            let rest = &words[from..];
            let clean = rest.find(odd_space()).map_or(rest.len(), |odd| rest[..odd].trim_end().len());
            if clean > 0 {
                self.run(row, start + from..start + from + clean);
                place_words(&mut self.inlines, &rest[..clean], style, link, false);
            }
            let space = rest[clean..].len() - rest[clean..].trim_start().len();
            if space > 0 {
                let source = row.span_of(start + from + clean..start + from + clean + space).start;
                self.runs.push(Run { len: 1, source, parted: std::mem::take(&mut self.parted) });
                place_words(&mut self.inlines, " ", style, link, false);
            }
            from += clean + space;
        }
    }

    fn run(&mut self, row: &Row<'_>, at: std::ops::Range<usize>) {
        let source = row.span_of(at.clone()).start;
        self.runs.push(Run { len: at.len(), source, parted: std::mem::take(&mut self.parted) });
    }

    fn mark(&mut self, number: &str) {
        self.notes.push(number.to_owned());
        self.inlines.push(Inline::NoteMark { number: number.to_owned() });
    }

    /// Takes the hyphen at the end of the words so far.
    fn drop_hyphen(&mut self) {
        fn drop(inlines: &mut [Inline]) -> usize {
            match inlines.last_mut() {
                Some(Inline::Text { text }) => text.pop().map_or(0, char::len_utf8),
                Some(Inline::Emphasis { inlines, .. } | Inline::Link { inlines, .. }) => drop(inlines),
                _ => 0,
            }
        }
        let len = drop(&mut self.inlines);
        if let Some(run) = self.runs.last_mut() {
            run.len = run.len.saturating_sub(len);
        }
    }

    /// Ends the paragraph, item or table row.
    fn close(&mut self) {
        self.space = false;
        self.parted = true;
        if self.cells.is_some() {
            self.close_cell();
        }
        let mut inlines = std::mem::take(&mut self.inlines);
        if let Some(cells) = self.cells.take() {
            match self.blocks.last_mut() {
                Some(Block::Table { rows }) => rows.push(cells),
                _ => self.blocks.push(Block::Table { rows: vec![cells] }),
            }
            return;
        }
        let lost = trim_end(&mut inlines);
        if let Some(run) = self.runs.last_mut() {
            run.len = run.len.saturating_sub(lost);
        }
        let item = self.item.take();
        if inlines.is_empty() && item.is_none() {
            return;
        }
        let paragraph = Block::Paragraph { inlines };
        match item {
            None => self.blocks.push(paragraph),
            Some(mark) => {
                let item = ListItem { mark, blocks: vec![paragraph] };
                match self.blocks.last_mut() {
                    Some(Block::List { items }) => items.push(item),
                    _ => self.blocks.push(Block::List { items: vec![item] }),
                }
            }
        }
    }

    fn finish(mut self) -> Text {
        self.close();
        let words = text_of(&self.blocks);
        Text { blocks: self.blocks, words, notes: self.notes, runs: self.runs }
    }
}

/// Adds words to inlines, inside the emphasis and link that they are set in. With `joins`, the words are the space
/// between two lines and go inside only where the same emphasis or link goes on.
fn place_words(inlines: &mut Vec<Inline>, words: &str, style: Style, link: Option<&str>, joins: bool) {
    if let Some(url) = link {
        if let Some(Inline::Link { url: last, inlines: inner }) = inlines.last_mut()
            && last == url
        {
            return place_words(inner, words, style, None, joins);
        }
        if !joins {
            let mut inner = Vec::new();
            place_words(&mut inner, words, style, None, false);
            inlines.push(Inline::Link { url: url.to_owned(), inlines: inner });
            return;
        }
    }
    let emphasis: Vec<EmphasisStyle> =
        if link.is_some() && joins { Vec::new() } else { style.emphasis().collect() };
    place_emphasis(inlines, words, &emphasis, joins);
}

fn place_emphasis(inlines: &mut Vec<Inline>, words: &str, emphasis: &[EmphasisStyle], joins: bool) {
    if let [outer, rest @ ..] = emphasis {
        if let Some(Inline::Emphasis { style, inlines: inner }) = inlines.last_mut()
            && style == outer
        {
            return place_emphasis(inner, words, rest, joins);
        }
        if !joins {
            let mut inner = Vec::new();
            place_emphasis(&mut inner, words, rest, false);
            inlines.push(Inline::Emphasis { style: *outer, inlines: inner });
            return;
        }
    }
    match inlines.last_mut() {
        Some(Inline::Text { text }) => text.push_str(words),
        _ => inlines.push(Inline::Text { text: words.to_owned() }),
    }
}

/// Takes white space off the end; gives the number of bytes taken.
fn trim_end(inlines: &mut Vec<Inline>) -> usize {
    match inlines.last_mut() {
        Some(Inline::Text { text }) => {
            let len = text.trim_end().len();
            let lost = text.len() - len;
            text.truncate(len);
            if text.is_empty() {
                inlines.pop();
            }
            lost
        }
        _ => 0,
    }
}

/// How a line joins the next one of its paragraph.
fn line_end(line: &str, next: &str) -> Joint {
    let token = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let continued = next.split_whitespace().next().unwrap_or_default();
    if is_address(token) && goes_on_as_address(token, continued) {
        return Joint::Nothing;
    }
    let Some(word) = token.strip_suffix(['-', '‐', '\u{AD}']) else { return Joint::Space };
    let letter = word.ends_with(char::is_alphanumeric);
    if !letter || !next.starts_with(|sign: char| sign.is_lowercase()) {
        return if letter && next.starts_with(char::is_alphanumeric) { Joint::Nothing } else { Joint::Space };
    }
    if matches!(continued.trim_end_matches([',', '.']), "en" | "of" | "en/of" | "tot") {
        return Joint::Space;
    }
    let last = word.rsplit(['-', '/', '(', '«', '‘', '“']).next().unwrap_or_default();
    let keeps = last.chars().all(|sign| !sign.is_lowercase());
    if keeps { Joint::Nothing } else { Joint::DropHyphen }
}

fn is_address(token: &str) -> bool {
    token.contains("://") || token.contains("www.")
}

/// `(https://` / `nos.nl/artikel/2541672)`, `…-rutte-vier-` / `hopeloos-uit-het-zicht`
fn goes_on_as_address(token: &str, next: &str) -> bool {
    !token.ends_with([')', ',', ';', '.', '»', '>'])
        && (token.ends_with(['/', '-', '_', '=', '&', '%', '?'])
            || next.contains(['/', '_', '=', '%'])
            || next.trim_end_matches([')', '.', ',']).contains(['-', '.'])
            || next.ends_with(").")
            || next.ends_with(')') && token.contains('('))
}

/// Whether one mark comes after another: `a.` and `b.`, `1)` and `2)`.
fn is_next(last: &str, mark: &str) -> bool {
    let split = |mark: &str| {
        let sign = mark.chars().next_back()?;
        let inner = mark.strip_suffix(sign)?;
        let letter = inner.bytes().next().filter(|letter| inner.len() == 1 && letter.is_ascii_lowercase());
        Some((sign, inner.parse().ok().or(letter.map(u32::from))?))
    };
    matches!((split(last), split(mark)), (Some((sign, last)), Some((same, next))) if sign == same && next == last + 1)
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(|sign: char| {
        sign.is_ascii_digit() || matches!(sign, ')' | '»' | '”' | '"' | '’' | ' ')
    });
    line.ends_with(['.', '?', '!', ':', ';'])
}

fn ends_clause(line: &str) -> bool {
    ends_sentence(line) || line.ends_with([',', ')'])
}

/// The mark of a list item at the start of a line: `–`, `•`, `a.`, `2.`, `iv)`.
pub(crate) fn item_mark(line: &str) -> Option<&str> {
    let end = line.find(char::is_whitespace)?;
    let mark = &line[..end];
    let is_sign = matches!(mark, "–" | "—" | "•" | "-" | "*" | "▪" | "·" | "●" | "○" | "o" | "✓");
    is_sign.then_some(mark).or_else(|| {
        let inner = mark.strip_suffix(['.', ')', '°'])?;
        let letter = inner.len() == 1 && inner.starts_with(|sign: char| sign.is_ascii_lowercase());
        let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
        let roman =
            (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
        (letter || number || roman).then_some(mark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::rows;

    fn laid(text: &str) -> String {
        let blocks = crate::read::plain::read(text);
        let rows = rows::lay_out(&blocks);
        let slices: Vec<Slice> = rows.iter().enumerate().map(|(index, row)| row.slice(index)).collect();
        lay_out(&rows, &slices, &[], Measure::of(&rows, false)).words
    }

    #[test]
    fn ok_words_cut_at_a_line_end_are_joined() {
        assert_eq!(laid("Er is een vergun-\nning nodig."), "Er is een vergunning nodig.");
        assert_eq!(laid("de afspraken van de EU-\nlanden"), "de afspraken van de EU-landen");
        assert_eq!(laid("de sectoren zorg-\nen welzijn zijn"), "de sectoren zorg- en welzijn zijn");
        assert_eq!(laid("de motie-\nVan Dam is"), "de motie-Van Dam is");
        assert_eq!(laid("een dual-use goed vacatu-res"), "een dual-use goed vacatu-res");
        assert_eq!(laid("mensenhandel en\n-smokkel is"), "mensenhandel en -smokkel is");
    }

    #[test]
    fn ok_addresses_are_joined() {
        assert_eq!(laid("Zie (https://\nsluis.example/a-b)"), "Zie (https://sluis.example/a-b)");
        assert_eq!(
            laid("https://sluis.example/dubbele-\ndiensten"),
            "https://sluis.example/dubbele-diensten"
        );
        assert_eq!(laid("zie www.sluis.example\nvoor meer"), "zie www.sluis.example voor meer");
    }

    #[test]
    fn ok_a_short_line_ends_its_paragraph() {
        let text = "De sluizen in het noorden zijn al enige tijd niet meer\nbemand en dat blijft zo.\nDe sluizen in het zuiden worden wel weer bemand en ook\ndat blijft zo.";
        assert_eq!(
            laid(text),
            "De sluizen in het noorden zijn al enige tijd niet meer bemand en dat blijft zo.\n\nDe sluizen in het zuiden worden wel weer bemand en ook dat blijft zo."
        );
    }

    #[test]
    fn ok_list_items_keep_their_marks_and_lines() {
        let text = "Het gaat om:\n– een sluis die al jaren\nniet draait;\n– een brug.\n\na. eerst\nb. daarna";
        assert_eq!(
            laid(text),
            "Het gaat om:\n\n– een sluis die al jaren niet draait;\n– een brug.\na. eerst\nb. daarna"
        );
    }

    #[test]
    fn ok_places_lead_back_to_the_source() {
        let source = "Het gaat om de vergun-\nning en:\n– een sluis;\n– een brug.";
        let blocks = crate::read::plain::read(source);
        let rows = rows::lay_out(&blocks);
        let slices: Vec<Slice> = rows.iter().enumerate().map(|(index, row)| row.slice(index)).collect();
        let text = lay_out(&rows, &slices, &[], Measure::of(&rows, false));
        let mut places = text.places();
        for word in ["gaat", "ning en", "sluis", "brug"] {
            let at = text.words.find(word).unwrap();
            assert_eq!(places.find(Span::new(at, at + word.len())).of(source), Some(word));
        }
    }
}
