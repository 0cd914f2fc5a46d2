//! Writes blocks and their text side by side, and keeps how the text lies over the source.

use std::borrow::Cow;
use std::ops::Range;

use crate::block::{CELL, Spread, Style};
use crate::fields::item_mark;
use crate::model::{Block, EmphasisStyle, Inline, ListItem, Span, TableCell};
use crate::recognise::rows::Row;
use crate::stretches::{any_pair, double_space, is, may_be_odd_space, position};

/// Running text with its form, and how it lies over the source.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) blocks: Vec<Block>,
    /// The words: what [`text_of`](crate::text_of) makes of the blocks.
    pub(crate) words: String,
    /// The numbers of the marks in it.
    pub(crate) notes: Vec<String>,
    /// In the order of the words; separators lie between.
    runs: Vec<Run>,
    /// The words that lead somewhere, in order.
    pub(crate) links: Vec<Link>,
}

/// Words that lead somewhere.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// The stretch of [`Text::words`].
    pub(crate) at: Span,
    pub(crate) url: String,
}

/// A stretch of words that comes from one place.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    len: usize,
    /// As long as the words, unless the source writes them in another way (`&amp;`): then only its ends are exact.
    source: Span,
}

impl Run {
    fn is_exact(self) -> bool {
        self.len == self.source.len()
    }
}

impl Text {
    /// Words that come from no source.
    pub(crate) fn of_words(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }

    /// The place in the source of a stretch of the words.
    pub(crate) fn place(&self, span: Span) -> Span {
        let run_at = |offset: usize| {
            let index = self.runs.partition_point(|run| run.at + run.len <= offset);
            self.runs.get(index).or(self.runs.last()).copied()
        };
        let (Some(first), Some(last)) = (run_at(span.start), run_at(span.end.saturating_sub(1))) else {
            return Span::default();
        };
        let inside = |run: Run, offset: usize| run.source.start + offset.saturating_sub(run.at).min(run.len);
        let start = if first.is_exact() { inside(first, span.start) } else { first.source.start };
        let end = if last.is_exact() { inside(last, span.end) } else { last.source.end };
        Span::new(start, end.max(start))
    }

    /// The text on one line: what a head sentence wants.
    pub(crate) fn one_line(&self) -> Cow<'_, str> {
        let words = self.words.as_str();
        // As a rule it stands on one. The writer left no other white space than plain spaces and line feeds.
        let parts = |ones, others| is(others, b'\n') | double_space(ones, others);
        if !any_pair(words.as_bytes(), parts) && words.trim_ascii().len() == words.len() {
            return Cow::Borrowed(words);
        }
        let mut line = String::with_capacity(self.words.len());
        for word in self.words.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        Cow::Owned(line)
    }

    /// The place in the source of a stretch of [`Text::one_line`].
    pub(crate) fn place_on_line(&self, span: Span) -> Span {
        let (mut start, mut end) = (None, self.words.len());
        let (mut on_line, mut spaced) = (0, true);
        for (at, sign) in self.words.char_indices() {
            if sign.is_whitespace() {
                on_line += usize::from(!spaced);
                spaced = true;
                continue;
            }
            spaced = false;
            if on_line >= span.start {
                start.get_or_insert(at);
            }
            on_line += sign.len_utf8();
            if on_line >= span.end {
                end = at + sign.len_utf8();
                break;
            }
        }
        self.place(Span::new(start.unwrap_or(end).min(end), end))
    }
}

/// Writes running text.
#[derive(Default)]
pub(super) struct Writer {
    blocks: Vec<Block>,
    words: String,
    notes: Vec<String>,
    runs: Vec<Run>,
    links: Vec<Link>,
    /// The words of the paragraph, item or cell that is being written, but for the plain ones at their end.
    inlines: Vec<Inline>,
    /// Where in the words the plain ones at the end begin: they become an inline when all of them are written.
    plain: Option<usize>,
    /// The mark of the list item that is being written.
    item: Option<String>,
    /// Where the form puts the item or paragraph of an item that is being written.
    place: Option<ItemPlace>,
    /// The cells of the table row that is being written.
    cells: Option<Vec<TableCell>>,
    /// Over how many columns and rows they reach.
    spreads: Vec<Spread>,
    /// Whether that row is the first of its table.
    first_row: bool,
    /// Whether what parts the paragraph, item or row from the block before it is written.
    opened: bool,
}

/// The place of an item in the lists around it, as the form tells it.
#[derive(Debug, Clone, Copy)]
struct ItemPlace {
    level: usize,
    /// How many bytes of the words to come are its mark; missing where a paragraph goes on with its item.
    mark: Option<usize>,
}

impl Writer {
    /// A writer of a number of rows, with so many bytes.
    pub(super) fn with_capacity(rows: usize, bytes: usize) -> Self {
        // Two line ends part paragraphs.
        let words = String::with_capacity(bytes + 2 * rows);
        Self { words, runs: Vec::with_capacity(rows), ..Self::default() }
    }

    /// The mark of the list item that is being written.
    pub(super) fn item(&self) -> Option<&str> {
        self.item.as_deref()
    }

    pub(super) fn in_table(&self) -> bool {
        self.cells.is_some()
    }

    /// Begins a row of a table, which may be the first.
    pub(super) fn begin_row(&mut self, first: bool, spreads: &[Spread]) {
        self.close();
        self.first_row = first;
        self.open(if first { |_| false } else { |block| matches!(block, Block::Table { .. }) });
        self.cells = Some(Vec::new());
        self.spreads = spreads.to_vec();
    }

    /// Begins a list item as the form tells it, or a paragraph that goes on with it.
    pub(super) fn begin_item(&mut self, level: usize, mark: Option<usize>) {
        self.close();
        self.place = Some(ItemPlace { level, mark });
    }

    /// Adds a picture.
    pub(super) fn image(&mut self, source: &str, row: &Row<'_>, at: Range<usize>) {
        self.close();
        let description = row.text()[at.clone()].to_owned();
        if !description.is_empty() {
            self.open(|_| false);
            self.write(row, at, &description);
        }
        self.blocks.push(Block::Image { source: source.to_owned(), description });
        self.opened = false;
    }

    /// Adds a stretch of a row, `spaced` from the words before it. A mark at its start opens a list item where nothing
    /// is written yet.
    pub(super) fn add(&mut self, row: &Row<'_>, mut at: Range<usize>, spaced: bool) {
        if self.is_blank() && self.cells.is_none() && self.item.is_none() {
            let text = &row.text()[at.clone()];
            at.start += text.len() - text.trim_start().len();
            let words = &row.text()[at.clone()];
            let mark = match self.place {
                Some(ItemPlace { mark, .. }) => mark.map(|len| words.get(..len).unwrap_or_default()),
                None => item_mark(words),
            };
            if self.place.is_some() {
                self.open(|block| matches!(block, Block::List { .. }));
            }
            if let Some(mark) = mark {
                self.open(|block| matches!(block, Block::List { .. }));
                if !mark.is_empty() {
                    self.write(row, at.start..at.start + mark.len(), mark);
                    self.words.push(' ');
                }
                self.item = Some(mark.to_owned());
                at.start += mark.len();
            }
        }
        if self.cells.is_some() {
            self.add_cells(row, at, spaced);
        } else {
            self.add_styled(row, at, spaced);
        }
    }

    fn add_cells(&mut self, row: &Row<'_>, at: Range<usize>, spaced: bool) {
        let mut from = at.start;
        for (index, cell) in row.text()[at].split(CELL).enumerate() {
            if index > 0 {
                self.close_cell();
                self.words.push_str(" | ");
            }
            // Behind a mark in the cell stands what parts it from the next word.
            let goes_on = index == 0 && !self.is_blank();
            let lead = if goes_on { 0 } else { cell.len() - cell.trim_start().len() };
            let end = from + cell.trim_end().len().max(lead);
            self.add_styled(row, from + lead..end, spaced && index == 0);
            from += cell.len() + CELL.len_utf8();
        }
    }

    #[inline]
    fn add_styled(&mut self, row: &Row<'_>, at: Range<usize>, mut spaced: bool) {
        let mut from = at.start;
        for (stretch, piece) in row.pieces(at.clone()) {
            self.push(row, from..stretch.start, Style::default(), None, &mut spaced);
            from = stretch.end;
            self.push(row, stretch, piece.style, piece.link.as_deref(), &mut spaced);
        }
        self.push(row, from..at.end.max(from), Style::default(), None, &mut spaced);
    }

    #[inline]
    fn push(
        &mut self,
        row: &Row<'_>,
        mut at: Range<usize>,
        style: Style,
        link: Option<&str>,
        spaced: &mut bool,
    ) {
        let mut words = &row.text()[at.clone()];
        // A hard space and a plain one beside it are two pieces of the line, and one space.
        if self.is_blank() || self.words.ends_with(' ') {
            let trimmed = words.trim_start();
            at.start += words.len() - trimmed.len();
            words = trimmed;
        }
        if words.is_empty() {
            return;
        }
        self.open(|_| false);
        // A mark at the start of a line was the end of the line above: `naar de Kamer` / `4, zal ik`.
        let closes = || words.starts_with([',', '.', ';', ':', '?', '!', ')', '»']);
        if std::mem::take(spaced)
            && !closes()
            && !words.starts_with(char::is_whitespace)
            && !self.is_blank()
            && !self.words.ends_with(' ')
        {
            let is_plain = self.plain.is_some() || style == Style::default() && link.is_none();
            if is_plain {
                self.plain.get_or_insert(self.words.len());
            } else {
                place_words(&mut self.inlines, " ", style, link, true);
            }
            self.write(row, at.start..at.start, " ");
        }
        let start = self.words.len();
        self.clean_words(row, at.start, words, style, link);
        if let Some(url) = link {
            self.link(start, url);
        }
    }

    /// Tells that the words from `start` on lead to `url`: one link, also where a line ends in it.
    fn link(&mut self, start: usize, url: &str) {
        let end = self.words.len();
        match self.links.last_mut() {
            Some(last) if last.url == url && last.at.end + " ".len() >= start => last.at.end = end,
            _ => self.links.push(Link { at: Span::new(start, end), url: url.to_owned() }),
        }
    }

    /// Adds words with every stretch of white space made one plain space: extractors leave hard and double ones.
    #[inline]
    fn clean_words(&mut self, row: &Row<'_>, start: usize, words: &str, style: Style, link: Option<&str>) {
        let is_plain = style == Style::default() && link.is_none();
        if is_plain {
            self.plain.get_or_insert(self.words.len());
        } else {
            self.settle();
        }
        let mut put = |at: Range<usize>, shown: &str| {
            self.write(row, at, shown);
            if !is_plain {
                place_words(&mut self.inlines, shown, style, link, false);
            }
        };
        if !row.signs.odd {
            return put(start..start + words.len(), words);
        }
        let mut from = 0;
        while from < words.len() {
            let rest = &words[from..];
            let clean = odd_sign(rest).map_or(rest.len(), |odd| rest[..odd].trim_end().len());
            let space = rest[clean..].len() - rest[clean..].trim_start().len();
            let nul = usize::from(rest[clean + space..].starts_with('\0'));
            let parts = [(clean, &rest[..clean]), (space, " "), (nul, NUL_SHOWN)];
            for (len, shown) in parts.into_iter().filter(|(len, _)| *len > 0) {
                put(start + from..start + from + len, shown);
                from += len;
            }
        }
    }

    /// Writes words that stand for a stretch of a row.
    #[inline]
    fn write(&mut self, row: &Row<'_>, at: Range<usize>, words: &str) {
        self.runs.push(Run { at: self.words.len(), len: words.len(), source: row.span_of(at) });
        self.words.push_str(words);
    }

    /// Whether nothing of the paragraph, item or cell is written yet.
    fn is_blank(&self) -> bool {
        self.inlines.is_empty() && self.plain.is_none()
    }

    /// Makes an inline of the plain words at the end.
    fn settle(&mut self) {
        if let Some(from) = self.plain.take() {
            self.inlines.push(Inline::Text { text: self.words[from..].to_owned() });
        }
    }

    /// Adds the mark of a note.
    pub(super) fn mark(&mut self, number: &str) {
        self.settle();
        self.notes.push(number.to_owned());
        self.inlines.push(Inline::NoteMark { number: number.to_owned() });
    }

    /// Takes the hyphen at the end of the words so far.
    pub(super) fn drop_hyphen(&mut self) {
        fn drop(inlines: &mut [Inline]) -> usize {
            match inlines.last_mut() {
                Some(Inline::Text { text }) => text.pop().map_or(0, char::len_utf8),
                Some(Inline::Emphasis { inlines, .. } | Inline::Link { inlines, .. }) => drop(inlines),
                _ => 0,
            }
        }
        let len = match self.plain {
            Some(from) => self.words[from..].chars().next_back().map_or(0, char::len_utf8),
            None => drop(&mut self.inlines),
        };
        self.shorten(len);
    }

    /// Takes bytes off the end of the words.
    fn shorten(&mut self, len: usize) {
        self.words.truncate(self.words.len() - len.min(self.words.len()));
        while let Some(run) = self.runs.last_mut() {
            let over = (run.at + run.len).saturating_sub(self.words.len());
            if run.is_exact() {
                run.source.end -= over.min(run.len);
            }
            run.len = run.len.saturating_sub(over);
            if run.len > 0 {
                break;
            }
            self.runs.pop();
        }
    }

    /// Writes what parts the paragraph, item or row from the block before it: less where it goes on with that block.
    fn open(&mut self, goes_on: fn(&Block) -> bool) {
        if std::mem::replace(&mut self.opened, true) {
            return;
        }
        match self.blocks.iter().rfind(|block| !block.is_silent()) {
            None => {}
            // A picture without words ends a list or table, too.
            Some(_) if self.blocks.last().is_some_and(goes_on) => self.words.push('\n'),
            Some(_) => self.words.push_str("\n\n"),
        }
    }

    fn close_cell(&mut self) {
        let inlines = self.take_inlines();
        if let Some(cells) = &mut self.cells {
            let Spread { columns, rows } = self.spreads.get(cells.len()).copied().unwrap_or(Spread::ONE);
            cells.push(TableCell { inlines, columns, rows });
        }
    }

    /// The words written so far, without white space at their end.
    fn take_inlines(&mut self) -> Vec<Inline> {
        if let Some(from) = self.plain {
            let written = &self.words[from..];
            let lost = written.len() - written.trim_end().len();
            self.shorten(lost);
            self.plain = self.plain.filter(|&from| from < self.words.len());
        }
        self.settle();
        std::mem::take(&mut self.inlines)
    }

    /// Ends the paragraph, item or table row.
    pub(super) fn close(&mut self) {
        if self.cells.is_some() {
            self.close_cell();
            self.close_row();
        } else {
            let inlines = self.take_inlines();
            let place = self.place.take();
            match self.item.take() {
                None if inlines.is_empty() => {}
                None => {
                    // A paragraph of nothing but a mark has no words, but it is a paragraph.
                    self.open(|_| false);
                    let paragraph = Block::Paragraph { inlines };
                    match place {
                        Some(place) => add_paragraph(&mut self.blocks, place.level, paragraph),
                        None => self.blocks.push(paragraph),
                    }
                }
                Some(mark) => {
                    let item = ListItem { mark, blocks: vec![Block::Paragraph { inlines }] };
                    add_item(&mut self.blocks, place.map_or(0, |place| place.level), item);
                }
            }
        }
        self.opened = false;
    }

    fn close_row(&mut self) {
        let cells = self.cells.take().unwrap_or_default();
        match self.blocks.last_mut() {
            Some(Block::Table { rows }) if !self.first_row => rows.push(cells),
            _ => self.blocks.push(Block::Table { rows: vec![cells] }),
        }
    }

    pub(super) fn finish(mut self) -> Text {
        self.close();
        for link in &mut self.links {
            // White space at the end of a paragraph was taken off after all.
            link.at.end = link.at.end.min(self.words.len());
        }
        let Self { blocks, words, notes, runs, links, .. } = self;
        Text { blocks, words, notes, runs, links }
    }
}

/// Adds an item to the list at `level`, as far as there are lists around it.
fn add_item(blocks: &mut Vec<Block>, level: usize, item: ListItem) {
    match blocks.last_mut() {
        Some(Block::List { items }) => match items.last_mut() {
            Some(outer) if level > 0 => add_item(&mut outer.blocks, level - 1, item),
            _ => items.push(item),
        },
        _ => blocks.push(Block::List { items: vec![item] }),
    }
}

/// Adds a paragraph to the last item of the list at `level`; outside of any list it stands by itself.
fn add_paragraph(blocks: &mut Vec<Block>, level: usize, paragraph: Block) {
    match blocks.last_mut() {
        Some(Block::List { items }) => match items.last_mut() {
            Some(item) if level > 0 && matches!(item.blocks.last(), Some(Block::List { .. })) => {
                add_paragraph(&mut item.blocks, level - 1, paragraph);
            }
            Some(item) => item.blocks.push(paragraph),
            None => blocks.push(paragraph),
        },
        _ => blocks.push(paragraph),
    }
}

/// What stands in texts for a NUL character of a damaged source.
const NUL_SHOWN: &str = "\u{FFFD}";

/// The place of the first white space that is not one plain space between words, or of NUL.
///
/// Every word of a document passes here, so it looks at bytes: a character is read only where it may be white space.
fn odd_sign(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    // Next to no line holds any of it.
    let begins = bytes.first().is_some_and(|first| !(b' '..0xC2).contains(first));
    if !begins && !any_pair(bytes, |ones, others| may_be_odd_space(others) | double_space(ones, others)) {
        return None;
    }
    let is_odd = |at: &usize| match bytes[*at] {
        0 | b'\t'..=b'\r' => true,
        // The first bytes of white space beyond ASCII: U+0085, U+00A0, U+1680, U+2000 and on, U+3000.
        0xC2 | 0xE1..=0xE3 => words[*at..].starts_with(char::is_whitespace),
        _ => false,
    };
    // By the piece, so that what follows an odd sign is not looked through again for each.
    (0..bytes.len()).step_by(LOOKED_AT).find_map(|start| {
        let end = bytes.len().min(start + LOOKED_AT);
        let mut from = start;
        let odd = std::iter::from_fn(|| {
            let at = from + position(&bytes[from..end], may_be_odd_space)?;
            from = at + 1;
            Some(at)
        });
        let odd = odd.into_iter().find(is_odd);
        let plain = &bytes[start..bytes.len().min(odd.unwrap_or(end) + 1)];
        let pair = any_pair(plain, double_space).then(|| plain.windows(2).position(|pair| pair == b"  "));
        pair.flatten().map(|at| start + at).or(odd)
    })
}

/// How many bytes [`odd_sign`] looks at together.
const LOOKED_AT: usize = 256;

/// Adds words to inlines, inside the emphasis and link that they are set in. With `joins`, the words are the space
/// between two lines and go inside only where the same emphasis or link goes on.
fn place_words(inlines: &mut Vec<Inline>, words: &str, style: Style, link: Option<&str>, joins: bool) {
    if link.is_none() && style == Style::default() {
        return place_emphasis(inlines, words, &[], joins);
    }
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
