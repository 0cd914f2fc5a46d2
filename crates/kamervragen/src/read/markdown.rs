//! Markdown -> blocks, by pulldown-cmark's events with their byte offsets.
//!
//! Markdown gives meaning to signs that Dutch text uses freely, so some of its meaning is taken back here: a list
//! item is running text that begins with its mark as printed (`1984. Was …` is not item 1984 of a list, and items
//! `1.` and `3.` keep their numbers), and code is running text (indented lines of an extraction). Of HTML inside
//! Markdown only raised type and line breaks are understood; other tags are read through.
//!
//! That is Markdown as converters make it. A text that says at its top how it is written is read by [`labelled`], and
//! means what its markup says.

pub(crate) mod front_matter;
pub(crate) mod labelled;
pub(crate) mod note_label;
mod plain_blocks;
mod raised_letters;

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::plain_blocks::PlainBlocks;
use super::line::{LineBuilder, trimmed};
use crate::block::{Block, BlockKind, CELL, Line, Style};
use crate::fields::item_mark;

/// Reads Markdown from `start` on.
pub(crate) fn read(text: &str, start: usize) -> Vec<Block<'_>> {
    if let Some(front) = front_matter::find(text, start) {
        return labelled::read(text, front);
    }
    let found = plain_blocks::find(text, start);
    read_beside(found, text, start)
        .or_else(|| read_beside(PlainBlocks::default(), text, start))
        .unwrap_or_default()
}

/// Reads what stands beside the plain blocks of a text, and puts them in; `None` when one of them is none after all.
fn read_beside<'s>(plain: PlainBlocks<'s>, text: &'s str, start: usize) -> Option<Vec<Block<'s>>> {
    let shortened = plain.left_out_of(text, start);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut events = Parser::new_ext(&shortened, options).into_offset_iter();
    let mut reader = Reader::new(text);
    reader.blocks.reserve(2 * plain.blocks.len());
    let (mut blocks, mut runs) = (plain.blocks.into_iter(), plain.runs.into_iter().peekable());
    // By how much a place in the text is behind the same place in the shortened one.
    let mut shift = start;
    while let Some((event, range)) = events.next() {
        let range = range.start + shift..range.end + shift;
        let Some(run) = runs.next_if(|run| run.place.start < range.end) else {
            reader.event(event, range);
            continue;
        };
        let is_paragraph = matches!(event, Event::Start(Tag::Paragraph)) && range.start == run.place.start;
        // Raised type that is still open would go on in them.
        if !is_paragraph || reader.style != Style::default() {
            return None;
        }
        // The letter, and the end of its paragraph.
        events.nth(1);
        reader.blocks.extend(blocks.by_ref().take(run.count));
        shift += run.place.len() - plain_blocks::LETTER.len_utf8();
    }
    if runs.next().is_some() {
        return None;
    }
    reader.close(text.len());
    Some(reader.blocks)
}

struct Reader<'s> {
    source: &'s str,
    blocks: Vec<Block<'s>>,
    /// The block that is being read.
    kind: BlockKind<'s>,
    lines: Vec<Line<'s>>,
    /// Where the words of the line stand as long as they are the source as it is, set in no way: most lines stay so.
    plain: Range<usize>,
    /// The line without the words in `plain`, which are asked for by [`Reader::line`].
    line: LineBuilder,
    /// How the words of the current event are set.
    style: Style,
    link: Option<Rc<str>>,
    /// The number of the note that is being defined, and whether it has a paragraph already.
    note: Option<(&'s str, bool)>,
    /// Whether the line holds only the mark of a list item, so that a paragraph goes on in it.
    after_marker: bool,
    /// Where `<sup>` begins whose words are to come in this block: they take their tags into their place.
    raised_from: Option<usize>,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            kind: BlockKind::Paragraph,
            lines: Vec::new(),
            plain: 0..0,
            line: LineBuilder::default(),
            style: Style::default(),
            link: None,
            note: None,
            after_marker: false,
            raised_from: None,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text, range);
            }
            Event::Html(html) => {
                self.raw_html(&html, range.start);
                self.end_line(range.end, range.end);
            }
            Event::InlineHtml(tag) => self.inline_tag(&tag, &range),
            Event::FootnoteReference(number) => {
                self.after_marker = false;
                let style = Style { mark: true, ..self.style };
                self.line().push(&number, range, style, None);
            }
            Event::SoftBreak | Event::HardBreak => self.end_line(range.start, range.end),
            Event::Rule => {
                self.close(range.start);
                let span = trimmed(self.source, range);
                let lines = vec![Line::plain(&self.source[span.start..span.end], span)];
                self.blocks.push(Block::new(BlockKind::Rule, lines));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph if self.after_marker => {}
            Tag::Paragraph | Tag::HtmlBlock | Tag::CodeBlock(_) => {
                let kind = self.note_paragraph().unwrap_or(BlockKind::Paragraph);
                self.begin(kind, range.start);
            }
            Tag::Heading { .. } => self.begin(BlockKind::Heading, range.start),
            Tag::Table(_) => self.begin(BlockKind::Table, range.start),
            Tag::TableHead | Tag::TableRow => self.line.start = range.start,
            Tag::Item => {
                self.begin(BlockKind::Paragraph, range.start);
                let item = &self.source[range];
                let (mark, words) = item.split_once(char::is_whitespace).unwrap_or((item, ""));
                // `- a. hoeveel boten`: the item has its own mark, and the dash is markup.
                if item_mark(words.trim_start()).is_none() {
                    let at = self.line.start;
                    self.line.push(mark, at..at + mark.len(), Style::default(), None);
                    self.line.text.push(' ');
                }
                self.after_marker = true;
            }
            Tag::FootnoteDefinition(_) => {
                self.close(range.start);
                // `[^1]: …`: the number is cut from the source, since the event's text need not borrow from it.
                let label = self.source[range].strip_prefix("[^").unwrap_or_default();
                self.note = label.split(']').next().map(|number| (number, false));
            }
            Tag::Image { dest_url, .. } => {
                self.begin(BlockKind::Image { source: dest_url.to_string() }, range.start);
            }
            Tag::Emphasis => self.style.italic = true,
            Tag::Strong => self.style.strong = true,
            Tag::Link { dest_url, .. } => self.link = Some(Rc::from(dest_url.as_ref())),
            _ => {}
        }
    }

    /// The next paragraph of the note that is being defined.
    fn note_paragraph(&mut self) -> Option<BlockKind<'s>> {
        let (number, goes_on) = self.note.as_mut()?;
        let goes_on = std::mem::replace(goes_on, true);
        Some(BlockKind::Note { number: Cow::Borrowed(*number), id: None, mark: 0, goes_on })
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Item
            | TagEnd::Table => self.close(range.end),
            TagEnd::FootnoteDefinition => {
                self.close(range.end);
                self.note = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.line().drop_last_cell_mark();
                self.end_line(range.end, range.end);
            }
            TagEnd::TableCell => self.line().text.push(CELL),
            TagEnd::Image => {
                self.line.keep_empty = true;
                self.close(range.end);
                self.begin(BlockKind::Paragraph, range.end);
            }
            TagEnd::Emphasis => self.style.italic = false,
            TagEnd::Strong => self.style.strong = false,
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.after_marker = false;
        if matches!(self.kind, BlockKind::Table) && text.contains(CELL) {
            return self.words(&text.replace(CELL, " "), range);
        }
        // Code comes with its line ends inside; running text does not.
        let range = self.raised_from.take().unwrap_or(range.start)..range.end;
        if memchr::memchr(b'\n', text.as_bytes()).is_none() {
            return self.words(text, range);
        }
        let mut at = range.start;
        let mut parts = text.split('\n').peekable();
        while let Some(part) = parts.next() {
            let end = if parts.peek().is_some() { (at + part.len()).min(range.end) } else { range.end };
            self.words(part, at..end);
            at = end;
            if parts.peek().is_some() {
                self.end_line(at, at + 1);
                at += 1;
            }
        }
    }

    /// Puts words on the line that are set as the current event is.
    fn words(&mut self, words: &str, range: Range<usize>) {
        let goes_on =
            if self.plain.is_empty() { self.line.is_empty() } else { self.plain.end == range.start };
        let is_plain = goes_on
            && self.style == Style::default()
            && self.link.is_none()
            && self.source.get(range.clone()) == Some(words);
        if is_plain {
            let start = if self.plain.is_empty() { range.start } else { self.plain.start };
            self.plain = start..range.end;
        } else {
            let (style, link) = (self.style, self.link.clone());
            self.line().push(words, range, style, link);
        }
    }

    /// The line with all its words in it.
    fn line(&mut self) -> &mut LineBuilder {
        let plain = std::mem::take(&mut self.plain);
        if !plain.is_empty() {
            self.line.push(&self.source[plain.clone()], plain, Style::default(), None);
        }
        &mut self.line
    }

    /// The words of a line of raw HTML, without its tags.
    fn raw_html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            let words = rest.find('<').unwrap_or(rest.len());
            if words > 0 {
                self.words(&rest[..words], start + at..start + at + words);
                at += words;
            } else {
                let tag = rest.find('>').map_or(rest.len(), |end| end + 1);
                self.inline_tag(&rest[..tag], &(start + at..start + at + tag));
                at += tag;
            }
        }
    }

    fn inline_tag(&mut self, tag: &str, range: &Range<usize>) {
        let is = |name: &str| tag.eq_ignore_ascii_case(name);
        if is("<sup>") {
            self.style.superscript = true;
            self.raised_from = Some(range.start);
        } else if is("</sup>") {
            self.style.superscript = false;
            self.raised_from = None;
            self.line().extend_raised(range.end);
        } else if is("<br>") || is("<br/>") || is("<br />") {
            self.end_line(range.start, range.end);
        }
    }

    fn begin(&mut self, kind: BlockKind<'s>, start: usize) {
        self.close(start);
        self.kind = kind;
        self.raised_from = None;
        self.line.start = start;
    }

    /// Ends the line at `end`; the next one starts at `next`.
    fn end_line(&mut self, end: usize, next: usize) {
        if !self.plain.is_empty() || !self.line.is_empty() || self.line.keep_empty {
            let source = self.source;
            if let Some(mut line) = self.plain_line(end).or_else(|| self.line().finish(Some(source), end)) {
                raised_letters::raise(&mut line);
                self.lines.push(line);
            }
        }
        self.line.start = next;
        self.after_marker = false;
    }

    /// The line that ends at `end`, if the source holds nothing there but words.
    fn plain_line(&mut self, end: usize) -> Option<Line<'s>> {
        if self.plain.is_empty() || self.line.keep_empty {
            return None;
        }
        let words = trimmed(self.source, self.plain.clone());
        let line = self.line.start.min(end)..end;
        // Of the white space at the end of a line, the border of a cell stays.
        let has_cell = self.source[words.end..self.plain.end].contains(CELL);
        if words.is_empty() || has_cell || line != self.plain && words != trimmed(self.source, line) {
            return None;
        }
        self.plain = 0..0;
        Some(Line::plain(&self.source[words.start..words.end], words))
    }

    fn close(&mut self, end: usize) {
        self.end_line(end, end);
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        if !self.lines.is_empty() {
            let is_rule = matches!(kind, BlockKind::Paragraph)
                && self.lines.len() == 1
                && super::plain::is_rule(&self.lines[0].text);
            let kind = if is_rule { BlockKind::Rule } else { kind };
            self.blocks.push(Block::of_collected(kind, &mut self.lines));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        read(text, 0).iter().flat_map(|block| block.lines.iter().map(|line| line.text.to_string())).collect()
    }

    #[test]
    fn ok_marks_and_links_are_pieces_with_their_places() {
        let source = "Kent u dit?<sup>1</sup> Zie [de brief](https://a.example/b\\_c).\n";
        let blocks = read(source, 0);
        let line = &blocks[0].lines[0];
        assert_eq!(line.text, "Kent u dit?1 Zie de brief.");
        let mark = line.pieces.iter().find(|piece| piece.style.superscript).unwrap();
        assert_eq!((mark.span.of(source), &line.text[mark.at.clone()]), (Some("<sup>1</sup>"), "1"));
        let url = line.pieces.iter().find_map(|piece| piece.link.as_deref()).unwrap();
        assert_eq!(url, "https://a.example/b_c");
        assert_eq!(line.span.of(source), Some(source.trim_end()));
    }

    #[test]
    fn ok_list_items_keep_their_marks() {
        assert_eq!(
            lines("1. Een\n3. Drie\n\n- punt\n\n1984. Was dat zo?"),
            ["1. Een", "3. Drie", "- punt", "1984. Was dat zo?"]
        );
        assert_eq!(lines("- een\n\n  twee\n  - drie\n"), ["- een", "twee", "- drie"]);
    }

    #[test]
    fn ok_plain_lines_borrow() {
        let blocks = read("Vraag 1\nKent u dit?\n\n    ingesprongen\n", 0);
        assert!(
            blocks.iter().flat_map(|block| &block.lines).all(|line| matches!(line.text, Cow::Borrowed(_)))
        );
        assert_eq!(
            lines("Vraag 1\nKent u dit?\n\n    ingesprongen\n"),
            ["Vraag 1", "Kent u dit?", "ingesprongen"]
        );
    }

    #[test]
    fn ok_tables_have_rows_and_cells() {
        let blocks = read("| Jaar | Aantal |\n|---|---|\n| 2030 | **84** |\n", 0);
        assert_eq!(blocks[0].kind, BlockKind::Table);
        assert_eq!(lines("| Jaar | Aantal |\n|---|---|\n| 2030 | **84** |\n"), ["Jaar\tAantal", "2030\t84"]);
    }

    #[test]
    fn ok_notes_of_markdown_state_their_number() {
        let blocks = read("Kent u dit?[^1]\n\n[^1]: De Krant.\n", 0);
        assert!(blocks[0].lines[0].pieces.iter().any(|piece| piece.style.mark));
        let number = Cow::Borrowed("1");
        assert_eq!(blocks[1].kind, BlockKind::Note { number, id: None, mark: 0, goes_on: false });
        assert_eq!(blocks[1].lines[0].text, "De Krant.");
    }

    #[test]
    fn ok_places_of_escaped_text() {
        let source = "R&amp;D \\* **vet**";
        let blocks = read(source, 0);
        let line = &blocks[0].lines[0];
        assert_eq!(line.text, "R&D * vet");
        assert_eq!(line.source_span(0..3).of(source), Some("R&amp;D"));
        assert_eq!(line.source_span(6..9).of(source), Some("vet"));
    }

    #[test]
    fn ok_hard_spaces_are_plain_ones() {
        let source = "Vraag\u{A0}1 **en\u{A0}2**";
        let line = &read(source, 0)[0].lines[0];
        assert_eq!(line.text, "Vraag 1 en 2");
        assert_eq!(line.source_span(6..7).of(source), Some("1"));
        assert_eq!(line.source_span(11..12).of(source), Some("2"));
    }

    #[test]
    fn ok_a_tag_of_raised_type_is_in_the_place_of_words_of_its_own_block() {
        let source = "<div>\n<sup>é\n\n    verder\n";
        let blocks = read(source, 0);
        let places: Vec<_> = blocks.iter().map(|block| block.lines[0].span.of(source)).collect();
        assert_eq!(places, [Some("<sup>é"), Some("verder")]);
    }

    #[test]
    fn ok_html_is_read_through() {
        assert_eq!(lines("<div class=\"x\">\n<b>Vraag 1</b>\n</div>\n"), ["Vraag 1"]);
    }
}
