//! Questions, answers and notes: their words with emphasis, links and marks.

use std::collections::HashMap;

use super::super::markup::Html;
use super::super::nearest;
use super::super::words::join;
use super::{LABEL, PARAGRAPH, QUIET, ROW, SECTION};
use crate::model::{Answer, Block, EmphasisStyle, Footnote, Inline, Question, Span, TableCell};

const LIST: &str = "list-style:none;margin:0 0 .5em;padding:0 0 0 .6em";
const ITEM: &str = "display:flex;gap:.5em;margin:0";
const INNER_TABLE: &str =
    "width:100%;table-layout:fixed;border-collapse:collapse;margin:.2em 0 .7em;font-size:inherit";
const INNER_CELL: &str = "text-align:left;vertical-align:top;padding:.15em .6em;white-space:normal;\
    border:1px solid rgba(128,128,128,.3);background:transparent";
const NOTE: &str = "display:flex;gap:.6em;margin:0 0 .2em;overflow-wrap:anywhere;font-size:.92em";
const NOTE_NUMBER: &str = "min-width:1.6em;text-align:right;font-weight:600";
const MARK: &str = "color:inherit;text-decoration:none";
const RAISED: &str = "line-height:0;font-weight:600;margin-left:.15em";

/// The notes that marks lead to.
pub(super) struct Notes<'a> {
    by_number: HashMap<&'a str, Vec<(usize, &'a Footnote)>>,
    /// The start of the ids of the notes; `None` when the notes are not shown.
    anchor: Option<&'a str>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(notes: &'a [Footnote], anchor: Option<&'a str>) -> Self {
        let mut by_number: HashMap<_, Vec<_>> = HashMap::new();
        for (index, note) in notes.iter().enumerate() {
            by_number.entry(note.number.as_str()).or_default().push((index, note));
        }
        Self { by_number, anchor }
    }
}

/// The notes, as seen from the text at `place`.
struct Marks<'a> {
    notes: &'a Notes<'a>,
    place: Span,
}

impl Marks<'_> {
    fn find(&self, number: &str) -> Option<(usize, &Footnote)> {
        nearest(self.notes.by_number.get(number)?.iter().copied(), self.place)
    }
}

impl Html {
    pub(super) fn question(&mut self, question: &Question, notes: &Notes<'_>) {
        self.label(&question.label, &question.numbers);
        self.blocks(&question.blocks, &Marks { notes, place: question.span });
    }

    pub(super) fn answer(&mut self, answer: &Answer, notes: &Notes<'_>) {
        self.label(&answer.label, &answer.numbers);
        self.blocks(&answer.blocks, &Marks { notes, place: answer.span });
    }

    /// The label as printed, or the numbers where none is.
    fn label(&mut self, label: &str, numbers: &[u32]) {
        if label.is_empty() {
            self.element("div", &[LABEL, ";", QUIET].concat(), &join(numbers, u32::to_string));
        } else {
            self.element("div", LABEL, label);
        }
    }

    fn blocks(&mut self, blocks: &[Block], marks: &Marks<'_>) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => {
                    self.open("p", PARAGRAPH);
                    self.inlines(inlines, marks);
                    self.close("p");
                }
                Block::List { items } => {
                    self.open("ul", LIST);
                    for item in items {
                        self.open("li", ITEM);
                        self.element("span", "", &item.mark);
                        self.open("div", "");
                        match item.blocks.as_slice() {
                            [Block::Paragraph { inlines }] => self.inlines(inlines, marks),
                            blocks => self.blocks(blocks, marks),
                        }
                        self.close("div");
                        self.close("li");
                    }
                    self.close("ul");
                }
                Block::Table { rows } => {
                    self.open("table", INNER_TABLE);
                    for row in rows {
                        self.open("tr", ROW);
                        for cell in row {
                            self.open_cell(cell);
                            self.inlines(&cell.inlines, marks);
                            self.close("td");
                        }
                        self.close("tr");
                    }
                    self.close("table");
                }
                // Nothing is fetched, so the picture is named and not shown.
                Block::Image { source, description } => {
                    let name = if description.is_empty() { source } else { description };
                    self.element("p", &[PARAGRAPH, ";", QUIET].concat(), &format!("[{name}]"));
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline], marks: &Marks<'_>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.text(text),
                Inline::Emphasis { style, inlines } => {
                    let element = match style {
                        EmphasisStyle::Strong => "strong",
                        EmphasisStyle::Italic => "em",
                        EmphasisStyle::Superscript => "sup",
                        EmphasisStyle::Subscript => "sub",
                        EmphasisStyle::Underline => "u",
                    };
                    self.open(element, "");
                    self.inlines(inlines, marks);
                    self.close(element);
                }
                Inline::Link { url, inlines } => {
                    let linked = self.open_link(url);
                    self.inlines(inlines, marks);
                    if linked {
                        self.raw("</a>");
                    }
                }
                Inline::NoteMark { number } => self.mark(number, marks),
            }
        }
    }

    /// The number of a note. Pointing at it shows how the note begins; following it leads to the note.
    fn mark(&mut self, number: &str, marks: &Marks<'_>) {
        const SHOWN: usize = 300;
        let Some((index, note)) = marks.find(number) else {
            return self.element("sup", RAISED, number);
        };
        self.raw(&format!("<sup style=\"{RAISED}\" title=\""));
        match note.text.char_indices().nth(SHOWN) {
            Some((end, _)) => self.text(&[&note.text[..end], "…"].concat()),
            None => self.text(&note.text),
        }
        self.raw("\">");
        match marks.notes.anchor {
            Some(anchor) => {
                self.raw(&format!("<a style=\"{MARK}\" href=\"#{anchor}-{index}\">"));
                self.text(number);
                self.raw("</a>");
            }
            None => self.text(number),
        }
        self.raw("</sup>");
    }

    /// The notes as a list; with an anchor, marks can lead to them.
    pub(super) fn footnotes(&mut self, footnotes: &[Footnote], anchor: Option<&str>) {
        if footnotes.is_empty() {
            return;
        }
        self.element("div", SECTION, "Notes");
        for (index, note) in footnotes.iter().enumerate() {
            match anchor {
                Some(anchor) => self.raw(&format!("<div id=\"{anchor}-{index}\" style=\"{NOTE}\">")),
                None => self.open("div", NOTE),
            }
            self.element("span", NOTE_NUMBER, &note.number);
            self.open("span", "");
            self.with_links(&note.text, &note.urls);
            self.close("span");
            self.close("div");
        }
    }

    /// A text in which the addresses `urls` are links; those that it does not hold letter by letter (the page broke
    /// them) follow it.
    pub(super) fn with_links(&mut self, text: &str, urls: &[String]) {
        let mut rest = text;
        let mut broken = Vec::new();
        for url in urls.iter().filter(|url| !url.is_empty()) {
            match rest.split_once(url.as_str()) {
                Some((before, after)) => {
                    self.text(before);
                    self.link(url);
                    rest = after;
                }
                None => broken.push(url),
            }
        }
        self.text(rest);
        for url in broken {
            self.raw(" ");
            self.link(url);
        }
    }

    fn open_cell(&mut self, cell: &TableCell) {
        let columns = spread("colspan", cell.columns);
        let rows = spread("rowspan", cell.rows);
        for piece in ["<td style=\"", INNER_CELL, "\"", &columns, &rows, ">"] {
            self.raw(piece);
        }
    }
}

/// ` colspan="2"`, and nothing for a cell that fills one place.
fn spread(attribute: &str, count: u32) -> String {
    if count == 1 { String::new() } else { format!(" {attribute}=\"{count}\"") }
}

#[cfg(test)]
mod tests {
    use super::super::tests::words;
    use super::*;

    #[test]
    fn ok_an_address_that_the_page_broke_follows_its_note() {
        let mut html = Html::default();
        html.with_links(
            "Zie https://a.example/x en https://b.example/ y.",
            &["https://a.example/x".into(), "https://b.example/y".into()],
        );
        assert_eq!(
            words(&["<p>", &html.0].concat()),
            "Zie https://a.example/x en https://b.example/ y. https://b.example/y"
        );
        assert_eq!(html.0.matches("<a ").count(), 2);
    }

    #[test]
    fn ok_long_notes_are_cut_in_the_hint_only() {
        let note = Footnote { number: "1".into(), text: "é".repeat(1000), ..Footnote::default() };
        let notes = Notes::new(std::slice::from_ref(&note), None);
        let mut html = Html::default();
        html.mark("1", &Marks { notes: &notes, place: Span::default() });
        assert!(html.0.contains(&["é".repeat(300), "…".into()].concat()));
        assert!(!html.0.contains(&"é".repeat(301)));
    }
}
