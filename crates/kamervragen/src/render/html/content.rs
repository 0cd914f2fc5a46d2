//! Questions, answers and notes: their words with emphasis, links and marks.

use std::collections::VecDeque;

use super::super::NotesByNumber;
use super::super::markup::Html;
use super::super::words::join;
use super::{LABEL, PARAGRAPH, QUIET, ROW, SECTION};
use crate::model::{
    Answer, Block, EmphasisStyle, Footnote, Inline, Question, Reference, Span, TableCell, text_of,
};

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
pub(in crate::render) struct Notes<'a> {
    by_number: NotesByNumber<'a>,
    /// The start of the ids of the notes; `None` when the notes are not shown.
    anchor: Option<&'a str>,
}

impl<'a> Notes<'a> {
    pub(in crate::render) fn new(notes: &'a [Footnote], anchor: Option<&'a str>) -> Self {
        Self { by_number: NotesByNumber::new(notes), anchor }
    }

    /// The note to which a mark leads that stands in the text at `place`, and its index.
    pub(in crate::render) fn find(&self, number: &str, place: Span) -> Option<(usize, &'a Footnote)> {
        self.by_number.find(number, place)
    }
}

/// What the words of a text lead to: the notes, as seen from its place, and other publications.
pub(in crate::render) struct Leads<'a> {
    notes: &'a Notes<'a>,
    place: Span,
    /// Those that are still to come, in the order of the text.
    references: VecDeque<&'a Reference>,
}

/// How many references are looked for ahead: the words of one can be set in two ways, and then they are not found.
const AHEAD: usize = 4;

impl<'a> Leads<'a> {
    /// What a text at `place` leads to; its words become links to `references`, which stand in their order.
    pub(in crate::render) fn new(
        notes: &'a Notes<'a>,
        place: Span,
        references: impl IntoIterator<Item = &'a Reference>,
    ) -> Self {
        let named = |reference: &&Reference| reference.url.is_some() && !reference.text.is_empty();
        Self { notes, place, references: references.into_iter().filter(named).collect() }
    }

    fn note(&self, number: &str) -> Option<(usize, &'a Footnote)> {
        self.notes.find(number, self.place)
    }

    /// Takes off those of which the words are links already.
    fn pass_over(&mut self, linked: &[Inline]) {
        let words = text_of(&[Block::Paragraph { inlines: linked.to_vec() }]);
        let mut rest = words.as_str();
        while self.next_in(rest).is_some_and(|(at, reference)| {
            rest = &rest[at + reference.text.len()..];
            true
        }) {}
    }

    /// The next reference whose words stand in `text`, and where.
    fn next_in(&mut self, text: &str) -> Option<(usize, &'a Reference)> {
        let ahead = self.references.iter().take(AHEAD).enumerate();
        let (index, at) =
            ahead.into_iter().find_map(|(index, reference)| Some((index, text.find(&reference.text)?)))?;
        self.references.drain(..=index).next_back().map(|reference| (at, reference))
    }
}

impl Html {
    pub(super) fn question(&mut self, question: &Question, notes: &Notes<'_>) {
        self.label(&question.label, &question.numbers);
        self.blocks(&question.blocks, &mut Leads::new(notes, question.span, []));
    }

    pub(super) fn answer(&mut self, answer: &Answer, notes: &Notes<'_>) {
        self.label(&answer.label, &answer.numbers);
        self.blocks(&answer.blocks, &mut Leads::new(notes, answer.span, []));
    }

    /// The label as printed, or the numbers where none is.
    fn label(&mut self, label: &str, numbers: &[u32]) {
        if label.is_empty() {
            self.element("div", &[LABEL, ";", QUIET].concat(), &join(numbers, u32::to_string));
        } else {
            self.element("div", LABEL, label);
        }
    }

    pub(in crate::render) fn blocks(&mut self, blocks: &[Block], leads: &mut Leads<'_>) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => {
                    self.open("p", PARAGRAPH);
                    self.inlines(inlines, leads);
                    self.close("p");
                }
                Block::List { items } => {
                    self.open("ul", LIST);
                    for item in items {
                        self.open("li", ITEM);
                        self.element("span", "", &item.mark);
                        self.open("div", "");
                        match item.blocks.as_slice() {
                            [Block::Paragraph { inlines }] => self.inlines(inlines, leads),
                            blocks => self.blocks(blocks, leads),
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
                            self.inlines(&cell.inlines, leads);
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

    fn inlines(&mut self, inlines: &[Inline], leads: &mut Leads<'_>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.words(text, leads),
                Inline::Emphasis { style, inlines } => {
                    let element = match style {
                        EmphasisStyle::Strong => "strong",
                        EmphasisStyle::Italic => "em",
                        EmphasisStyle::Superscript => "sup",
                        EmphasisStyle::Subscript => "sub",
                        EmphasisStyle::Underline => "u",
                    };
                    self.open(element, "");
                    self.inlines(inlines, leads);
                    self.close(element);
                }
                Inline::Link { url, inlines } => {
                    let linked = self.open_link(url);
                    leads.pass_over(inlines);
                    let outer = std::mem::take(&mut leads.references);
                    self.inlines(inlines, leads);
                    leads.references = outer;
                    if linked {
                        self.raw("</a>");
                    }
                }
                Inline::NoteMark { number } => self.mark(number, leads),
            }
        }
    }

    /// The number of a note. Pointing at it shows how the note begins; following it leads to the note.
    fn mark(&mut self, number: &str, leads: &Leads<'_>) {
        const SHOWN: usize = 300;
        let Some((index, note)) = leads.note(number) else {
            self.open_with("sup", &[self.style(RAISED), ("class", self.class("merk"))]);
            self.text(number);
            return self.close("sup");
        };
        let hint = match note.text.char_indices().nth(SHOWN) {
            Some((end, _)) => &[&note.text[..end], "…"].concat(),
            None => &note.text,
        };
        self.open_with("sup", &[self.style(RAISED), ("class", self.class("merk")), ("title", hint)]);
        match leads.notes.anchor {
            Some(anchor) => {
                let address = format!("#{anchor}-{index}");
                self.open_with("a", &[self.style(MARK), ("role", "doc-noteref"), ("href", &address)]);
                self.text(number);
                self.close("a");
            }
            None => self.text(number),
        }
        self.close("sup");
    }

    /// Words, with links where they refer to something.
    pub(in crate::render) fn words(&mut self, text: &str, leads: &mut Leads<'_>) {
        let mut rest = text;
        while let Some((at, reference)) = leads.next_in(rest) {
            self.text(&rest[..at]);
            let linked = reference.url.as_deref().is_some_and(|url| self.open_link(url));
            self.text(&reference.text);
            if linked {
                self.close("a");
            }
            rest = &rest[at + reference.text.len()..];
        }
        self.text(rest);
    }

    /// The notes as a list; with an anchor, marks can lead to them.
    pub(super) fn footnotes(&mut self, footnotes: &[Footnote], anchor: Option<&str>) {
        if footnotes.is_empty() {
            return;
        }
        self.element("div", SECTION, "Notes");
        for (index, note) in footnotes.iter().enumerate() {
            let id = anchor.map(|anchor| format!("{anchor}-{index}")).unwrap_or_default();
            self.open_with("div", &[self.style(NOTE), ("id", &id)]);
            self.element("span", NOTE_NUMBER, &note.number);
            self.open("span", "");
            self.with_links(&note.text, &note.urls);
            self.close("span");
            self.close("div");
        }
    }

    /// A text in which the addresses `urls` are links; those that it does not hold letter by letter (the page broke
    /// them) follow it.
    pub(in crate::render) fn with_links(&mut self, text: &str, urls: &[String]) {
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
        let spread = |count: u32| if count == 1 { String::new() } else { count.to_string() };
        let (columns, rows) = (spread(cell.columns), spread(cell.rows));
        self.open_with("td", &[self.style(INNER_CELL), ("colspan", &columns), ("rowspan", &rows)]);
    }
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
            words(&["<p>", &html.out].concat()),
            "Zie https://a.example/x en https://b.example/ y. https://b.example/y"
        );
        assert_eq!(html.out.matches("<a ").count(), 2);
    }

    #[test]
    fn ok_long_notes_are_cut_in_the_hint_only() {
        let note = Footnote { number: "1".into(), text: "é".repeat(1000), ..Footnote::default() };
        let notes = Notes::new(std::slice::from_ref(&note), None);
        let mut html = Html::default();
        html.mark("1", &Leads::new(&notes, Span::default(), []));
        assert!(html.out.contains(&["é".repeat(300), "…".into()].concat()));
        assert!(!html.out.contains(&"é".repeat(301)));
    }
}
