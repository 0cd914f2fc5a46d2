//! Markdown that says how it is written -> blocks.
//!
//! Other than what converters make of a page, such a text means what its markup says: a list is a list, a note is a
//! note, and a word that could be taken for markup is escaped. What Markdown has no markup for stands in tags of HTML
//! (`<sub>`, cells that reach over several columns). What a part is, the heading above it tells; a heading of the first
//! level is the title.
//!
//! | Markdown | mark of the item |
//! |---|---|
//! | `- tekst` | `–` |
//! | `* tekst` | `•` |
//! | `3. tekst` | `3.` |
//! | `+ a. tekst` | `a.`: the first word, whatever it is |
//! | `+ <wbr>tekst` | none |

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{front_matter, note_label};
use crate::block::{Block, BlockKind, Place, Spread, Stated, Style};
use crate::read::builder::Builder;

/// Reads the Markdown below the facts in `front`.
pub(super) fn read(text: &str, front: Range<usize>) -> Vec<Block<'_>> {
    let start = front.end;
    let mut reader = Reader {
        source: text,
        blocks: Builder::new(Some(text)),
        depth: 0,
        mark: ItemMark::None,
        picture: None,
        is_mark: false,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(&text[start..], options)
        .into_offset_iter()
        .map(|(event, range)| (event, range.start + start..range.end + start));
    for (event, range) in events {
        reader.event(event, range);
    }
    let mut blocks = vec![front_matter::block(text, front)];
    blocks.extend(reader.blocks.finish(text.len()));
    blocks
}

struct Reader<'s> {
    source: &'s str,
    blocks: Builder<'s>,
    /// How many lists and notes are open.
    depth: usize,
    mark: ItemMark,
    /// The picture that is open: its address, the words shown instead, and where it begins.
    picture: Option<(String, String, usize)>,
    /// Whether the words are the number of a note that is nowhere: `<sup class="noot">3</sup>`.
    is_mark: bool,
}

/// How far the mark of a list item is read that stands in its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ItemMark {
    None,
    Awaited,
    Begun,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                self.words(&words, range);
            }
            Event::Html(html) => self.html(&html, range.start),
            Event::InlineHtml(tag) => self.inline_tag(&tag, &range),
            Event::FootnoteReference(label) => {
                self.end_item_mark(range.start);
                self.blocks.mark(&label, range, Some(Rc::from(label.as_ref())));
            }
            Event::SoftBreak | Event::HardBreak => self.words(" ", range),
            Event::Rule => {
                self.blocks.stated = None;
                self.blocks.begin(BlockKind::Rule, range.start);
                let line = self.source[range.clone()].trim_end();
                self.blocks.text(line, range.start..range.start + line.len());
                self.blocks.close(range.end);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.state(false);
        match tag {
            Tag::Paragraph | Tag::CodeBlock(_) if self.mark == ItemMark::Awaited => {}
            Tag::Paragraph | Tag::CodeBlock(_) => self.blocks.paragraph(range.start),
            Tag::Heading { level, .. } => {
                self.state(self.depth == 0 && level > HeadingLevel::H1);
                self.blocks.begin(BlockKind::Heading, range.start);
            }
            Tag::List(_) => {
                self.depth += 1;
                self.end_item_mark(range.start);
                self.blocks.begin_list();
            }
            Tag::Item => self.item(range),
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.blocks.close(range.start);
                self.blocks.begin_note(note_label::number(&label), Some(Rc::from(label.as_ref())));
            }
            Tag::TableHead | Tag::TableRow => self.blocks.begin_row(range.start),
            Tag::TableCell => self.blocks.begin_cell(Spread::ONE, range.start),
            Tag::Emphasis => self.blocks.style.italic = true,
            Tag::Strong => self.blocks.style.strong = true,
            Tag::Link { dest_url, .. } => self.blocks.link = Some(Rc::from(dest_url.as_ref())),
            Tag::Image { dest_url, .. } => {
                self.picture = Some((dest_url.into_string(), String::new(), range.start));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Heading(_) => {
                self.blocks.divide(range.end);
            }
            TagEnd::Item => {
                self.end_item_mark(range.end);
                self.blocks.close(range.end);
            }
            TagEnd::List(_) => {
                self.depth -= 1;
                self.blocks.end_list();
            }
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.blocks.end_note(range);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.blocks.end_row(range.end),
            TagEnd::Table => self.blocks.close(range.end),
            TagEnd::Emphasis => self.blocks.style.italic = false,
            TagEnd::Strong => self.blocks.style.strong = false,
            TagEnd::Link => self.blocks.link = None,
            TagEnd::Image => {
                if let Some((address, description, start)) = self.picture.take() {
                    self.blocks.image(address, description.trim(), start..range.end);
                }
            }
            _ => {}
        }
    }

    /// Says of the block to come whether it may be a label: none is in a list or a note.
    fn state(&mut self, label: bool) {
        self.blocks.stated = Some(Stated { place: Place::Labelled, part: 0, label });
    }

    /// Begins an item with the mark that its bullet or number stands for.
    fn item(&mut self, range: Range<usize>) {
        self.blocks.begin_item(None);
        let item = &self.source[range.clone()];
        let bullet = item.len() - item.trim_start().len();
        let digits = item[bullet..].bytes().take_while(u8::is_ascii_digit).count();
        let bullet = bullet..(bullet + digits + 1).min(item.len());
        let place = range.start + bullet.start..range.start + bullet.end;
        let mark = match item.get(bullet).unwrap_or_default() {
            "-" => "–",
            "*" => "•",
            "+" => "",
            number => number,
        };
        if self.blocks.in_note() {
            // A note has paragraphs only.
            self.blocks.paragraph(place.start);
            self.blocks.text(mark, place);
            self.blocks.space();
        } else if mark.is_empty() {
            self.mark = ItemMark::Awaited;
        } else {
            self.blocks.begin_mark(place.start);
            self.blocks.text(mark, place);
            self.blocks.end_mark();
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if let Some((_, description, _)) = &mut self.picture {
            return description.push_str(words);
        }
        let mark = self.item_mark(words, &range);
        let (words, range) = (&words[mark..], range.start + mark.min(range.len())..range.end);
        if words.is_empty() {
        } else if self.is_mark {
            self.blocks.mark(words, range, None);
        } else {
            self.blocks.text(words, range);
        }
    }

    /// Reads the mark of an item, where it is the first word; gives how many bytes are part of it.
    fn item_mark(&mut self, words: &str, range: &Range<usize>) -> usize {
        if self.mark == ItemMark::None {
            return 0;
        }
        if self.mark == ItemMark::Awaited {
            self.blocks.begin_mark(range.start);
            self.mark = ItemMark::Begun;
        }
        let len = words.find(' ').unwrap_or(words.len());
        // Words that are written in another way have a place as a whole only.
        let place = if words.len() == range.len() { range.start..range.start + len } else { range.clone() };
        self.blocks.text(&words[..len], place);
        if len < words.len() {
            self.end_item_mark(range.start + len);
        }
        len
    }

    fn end_item_mark(&mut self, at: usize) {
        if self.mark == ItemMark::Awaited {
            self.blocks.begin_mark(at);
        }
        if std::mem::replace(&mut self.mark, ItemMark::None) != ItemMark::None {
            self.blocks.end_mark();
        }
    }

    /// Lines of HTML: the rows and cells of a table, and the words between tags.
    fn html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            let tag = rest.starts_with('<');
            let len = if tag { rest.find('>').map(|end| end + 1) } else { rest.find('<') };
            let len = len.unwrap_or(rest.len());
            let range = start + at..start + at + len;
            if tag {
                self.block_tag(&rest[..len], &range);
            } else {
                self.words(&rest[..len], range);
            }
            at += len;
        }
    }

    fn block_tag(&mut self, tag: &str, range: &Range<usize>) {
        let name = tag.trim_start_matches('<').split([' ', '>']).next().unwrap_or_default();
        match name {
            "table" | "/table" => self.blocks.close(range.start),
            "tr" => {
                self.state(false);
                self.blocks.begin_row(range.start);
            }
            "td" | "th" => {
                let spread = Spread { columns: attribute(tag, "colspan"), rows: attribute(tag, "rowspan") };
                self.blocks.begin_cell(spread, range.start);
            }
            "/tr" => self.blocks.end_row(range.end),
            _ => self.inline_tag(tag, range),
        }
    }

    fn inline_tag(&mut self, tag: &str, range: &Range<usize>) {
        match tag {
            NO_MARK => return self.end_item_mark(range.start),
            MARK_WITHOUT_NOTE => {
                self.end_item_mark(range.start);
                self.is_mark = true;
                return;
            }
            _ => {}
        }
        let style: fn(&mut Style) -> &mut bool = match tag.trim_start_matches(['<', '/']) {
            "strong>" | "b>" => |style| &mut style.strong,
            "em>" | "i>" => |style| &mut style.italic,
            "u>" => |style| &mut style.underlined,
            "sup>" => {
                self.is_mark = false;
                |style| &mut style.superscript
            }
            "sub>" => |style| &mut style.subscript,
            "br>" | "br/>" | "br />" => return self.words(" ", range.clone()),
            _ => return,
        };
        *style(&mut self.blocks.style) = !tag.starts_with("</");
    }
}

/// Stands before the number in a mark of which there is no note.
pub(crate) const MARK_WITHOUT_NOTE: &str = "<sup class=\"noot\">";

/// Stands where the mark of an item would, of an item that has none.
pub(crate) const NO_MARK: &str = "<wbr>";

/// `colspan="2"`
fn attribute(tag: &str, name: &str) -> u32 {
    let value = tag.split_once(name).and_then(|(_, rest)| rest.strip_prefix("=\"")?.split_once('"'));
    value.and_then(|(value, _)| value.parse().ok()).filter(|number| *number > 0).unwrap_or(1)
}
