//! The official XML -> blocks, by quick-xml's events with their byte offsets.
//!
//! ```xml
//! <vraag>
//!   <nr>Vraag 1</nr>
//!   <al>Kent u dit?<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>De Krant.</noot.al></noot></al>
//! </vraag>
//! ```
//!
//! Both the names of today (`kamervragen`) and those of before 2010 (`vraagdoc`) are known: see [`names`]. An element
//! that is not known is read through: inside a paragraph it is a part of its line, elsewhere a block of its own. No
//! entity that the file defines is expanded, and nothing outside the file is read. Not handled: the schema, and
//! anything that only a namespace would tell.

mod attributes;
mod names;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use self::attributes::{address, attribute, attributes, emphasis, entry};
use self::names::{Element, list_mark};
use super::Reading;
use super::builder::Builder;
use super::entities::entity;
use super::list_mark::ListMark;
use crate::block::{BlockKind, Fact, FactKind, Place, Spread, Stated, Style};
use crate::fields::identifiers::file_url;
use crate::model::{Diagnostic, DiagnosticCode, Span};
use crate::record::Record;
use crate::{Error, ErrorKind};

/// Reads XML from `start` on.
///
/// # Errors
///
/// [`ErrorKind::MalformedXml`], and [`ErrorKind::TooDeep`] where more than `deepest` elements stand inside each other; both
/// with the place.
pub(crate) fn read(text: &str, start: usize, deepest: usize) -> Result<Reading<'_>, Error> {
    let mut xml = Reader::from_str(&text[start..]);
    xml.config_mut().check_end_names = true;
    let mut walk = Walk::new(text);
    let mut rooted = false;
    let mut end = start;
    loop {
        let at = end;
        let event = xml
            .read_event()
            .map_err(|error| malformed(&reason(&error), start + position(xml.error_position())))?;
        end = start + position(xml.buffer_position());
        rooted |= matches!(event, Event::Start(_) | Event::Empty(_));
        match event {
            Event::Start(_) if walk.open.len() >= deepest => {
                let kind = ErrorKind::TooDeep { what: "elements inside each other", limit: deepest };
                return Err(Error { span: Some(Span::new(at, at)), ..kind.into() });
            }
            Event::Start(tag) => {
                let action = walk.start(&tag, at, end);
                walk.open.push(Open { action, at });
            }
            Event::Empty(tag) => {
                let action = walk.start(&tag, at, end);
                walk.end(action, end);
            }
            Event::End(_) => {
                if let Some(open) = walk.open.pop() {
                    walk.end(open.action, end);
                }
            }
            Event::Text(words) if walk.open.is_empty() && !words.trim().is_empty() => {
                return Err(malformed("text outside of the root element", at));
            }
            Event::Text(words) => walk.text(&words, at..end),
            Event::CData(words) => {
                let from = at + "<![CDATA[".len();
                walk.text(&words, from..from + words.len());
            }
            Event::GeneralRef(name) => walk.reference(&name, at..end),
            Event::Eof if !rooted => return Err(malformed("no root element", end)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if let Some(open) = walk.open.last() {
        let tag = &text[open.at..];
        let name = tag.split(|sign: char| sign.is_whitespace() || sign == '>').next().unwrap_or_default();
        return Err(malformed(&format!("`{name}>` is not closed before the end"), open.at));
    }
    Ok(walk.finish())
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// What is wrong, without the kind of error that quick-xml puts before it.
fn reason(error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Syntax(error) => error.to_string(),
        quick_xml::Error::IllFormed(error) => error.to_string(),
        _ => error.to_string(),
    }
}

fn malformed(reason: &str, at: usize) -> Error {
    let kind = ErrorKind::MalformedXml { reason: reason.to_owned() };
    Error { span: Some(Span::new(at, at)), ..kind.into() }
}

/// An element that is open.
struct Open {
    action: Action,
    /// Where its tag begins.
    at: usize,
}

/// What is done where an element ends.
enum Action {
    Nothing,
    /// Ends the block.
    Close,
    /// Ends a part, or a line with a place of its own.
    Part {
        before: Option<Stated>,
    },
    Whole {
        before: Option<Place>,
    },
    List,
    ItemMark,
    Row,
    Table {
        before: Columns,
    },
    Style {
        before: Style,
    },
    Heading {
        before: Style,
    },
    Link {
        before: Option<Rc<str>>,
    },
    Note {
        at: usize,
        tag_end: usize,
        id: Option<Rc<str>>,
    },
    NoteNumber,
    NoteReference {
        at: usize,
        number: String,
        id: Option<Rc<str>>,
    },
    Fact {
        kind: FactKind,
        from: usize,
        at: usize,
    },
}

/// The places of the columns of a table, by their names.
type Columns = HashMap<String, usize>;

/// A walk through the elements, in the order of the file.
struct Walk<'s> {
    blocks: Builder<'s>,
    record: Record<'s>,
    open: Vec<Open>,
    /// How many parts there are so far.
    parts: usize,
    /// What the list of questions or answers is that is open.
    whole: Option<Place>,
    /// Whether the part that is open has a label or a text already.
    begun: bool,
    /// The marks that the lists around give their items.
    marks: Vec<Option<ListMark>>,
    /// The names of the columns of the table that is open.
    columns: Columns,
    /// The words of a number that is read apart from the text.
    apart: Option<String>,
    /// Where the number of the note ends.
    number_end: Option<usize>,
    /// References to entities that no one knows.
    unknown: Vec<Span>,
    text: &'s str,
}

impl<'s> Walk<'s> {
    fn new(text: &'s str) -> Self {
        Self {
            blocks: Builder::new(Some(text)),
            record: Record::default(),
            open: Vec::new(),
            parts: 0,
            whole: None,
            begun: false,
            marks: Vec::new(),
            columns: Columns::new(),
            apart: None,
            number_end: None,
            unknown: Vec::new(),
            text,
        }
    }

    fn finish(self) -> Reading<'s> {
        let mut diagnostics = Vec::new();
        if let [first, rest @ ..] = self.unknown.as_slice() {
            let name = first.of(self.text).unwrap_or_default();
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            let message =
                format!("expected an entity that XML or HTML knows, but found `{name}`{more}, kept as it is");
            diagnostics.push(Diagnostic::new(DiagnosticCode::DamagedText, *first, message));
        }
        let blocks = self.blocks.finish(self.text.len());
        Reading { blocks, record: self.record, text: None, diagnostics }
    }

    fn start(&mut self, tag: &BytesStart<'s>, at: usize, end: usize) -> Action {
        let element = names::element(tag.name().into_inner());
        if !self.blocks.is_open() && element != Element::NoteNumber {
            self.blocks.tag(at);
        }
        match element {
            Element::Record => {
                self.record.entries.extend(entry(tag, at, end));
                Action::Nothing
            }
            Element::Line(place) => {
                let action = self.begin_part(place, at);
                self.blocks.begin(BlockKind::Paragraph, at);
                action
            }
            Element::Head => {
                let place = match (attribute(tag, "type").as_deref(), self.whole) {
                    (Some("vraag"), _) | (None, Some(Place::Question)) => Place::QuestionHead,
                    (Some("antwoord"), _) | (None, Some(Place::Answer)) => Place::AnswerHead,
                    _ => Place::Head,
                };
                let action = self.begin_part(place, at);
                self.blocks.begin(BlockKind::Paragraph, at);
                action
            }
            Element::Whole(place) => Action::Whole { before: self.whole.replace(place) },
            Element::Part(place) => self.begin_part(place, at),
            Element::Number => self.number(at),
            Element::Title if self.blocks.stated.is_none() => {
                let action = self.begin_part(Place::Section, at);
                self.blocks.begin(BlockKind::Heading, at);
                action
            }
            Element::Paragraph => {
                self.begun = true;
                self.blocks.paragraph(at);
                Action::Close
            }
            Element::Title | Element::Subheading => {
                self.begun = true;
                self.blocks.heading(at);
                let style = emphasis(attribute(tag, "kopopmaak").as_deref().unwrap_or_default());
                let before = self.blocks.style;
                self.blocks.style = before.with(style);
                Action::Heading { before }
            }
            Element::LineBreak => {
                self.blocks.break_line(at..end);
                Action::Nothing
            }
            Element::Group => {
                self.close(at);
                self.blocks.tag(at);
                Action::Close
            }
            _ => self.start_inside(element, tag, at, end),
        }
    }

    /// What stands inside a part: lists, tables, notes, and words set apart.
    fn start_inside(&mut self, element: Element, tag: &BytesStart<'s>, at: usize, end: usize) -> Action {
        match element {
            Element::List => {
                let [start, kind] = attributes(tag, ["start", "type"]);
                let start = start.and_then(|start| start.parse().ok());
                self.marks.push(list_mark(&kind.unwrap_or_default(), start));
                self.close(at);
                self.blocks.tag(at);
                self.blocks.begin_list();
                Action::List
            }
            Element::Item => {
                let mark = self.marks.last_mut().and_then(Option::as_mut).map(ListMark::next);
                self.blocks.begin_item(mark);
                Action::Close
            }
            Element::ItemMark => {
                self.blocks.begin_mark(at);
                Action::ItemMark
            }
            Element::Rows => Action::Nothing,
            Element::Table | Element::Columns | Element::Column | Element::TableRow | Element::Cell => {
                self.table(element, tag, at)
            }
            Element::Picture => {
                let [name, description] = attributes(tag, ["naam", "alt"]);
                if let Some(name) = name {
                    self.blocks.image(file_url(&name), &description.unwrap_or_default(), at..end);
                }
                Action::Nothing
            }
            Element::Emphasis => self.styled(emphasis(attribute(tag, "type").as_deref().unwrap_or_default())),
            Element::Superscript => self.styled(Style { superscript: true, ..Style::default() }),
            Element::Subscript => self.styled(Style { subscript: true, ..Style::default() }),
            Element::Link => {
                let link = address(tag).map(Rc::from);
                Action::Link { before: std::mem::replace(&mut self.blocks.link, link) }
            }
            Element::Note => {
                let [number, id] = attributes(tag, ["nr", "id"]);
                let id = id.as_ref().or(number.as_ref()).map(|id| Rc::from(id.as_ref()));
                let number = number.unwrap_or_default().into_owned();
                self.number_end = None;
                self.blocks.begin_note(number, id.clone());
                Action::Note { at, tag_end: end, id }
            }
            Element::NoteNumber => {
                self.apart = Some(String::new());
                Action::NoteNumber
            }
            Element::NoteReference => {
                let [id, number] = attributes(tag, ["refid", "nr"]);
                self.apart = Some(String::new());
                Action::NoteReference {
                    at,
                    id: id.as_ref().or(number.as_ref()).map(|id| Rc::from(id.as_ref())),
                    number: number.or(id).unwrap_or_default().into_owned(),
                }
            }
            Element::Name => self.fact(FactKind::Name, at),
            Element::Subject => self.fact(FactKind::Subject, at),
            Element::Day => {
                if let Some(value) = attribute(tag, "isodatum") {
                    let place = self.text[at..end].find(value.as_ref()).map(|from| at + from);
                    let span = place.map_or(Span::new(at, end), |from| Span::new(from, from + value.len()));
                    self.blocks.fact(Fact { kind: FactKind::Day, value: value.into_owned(), span });
                }
                Action::Nothing
            }
            _ if self.blocks.is_open() => Action::Nothing,
            _ => Action::Close,
        }
    }

    fn end(&mut self, action: Action, end: usize) {
        match action {
            Action::Nothing => {}
            Action::Close => self.close(end),
            Action::Part { before } => {
                self.blocks.close(end);
                self.blocks.stated = before;
            }
            Action::Whole { before } => {
                self.blocks.close(end);
                self.whole = before;
            }
            Action::List => {
                self.close(end);
                self.blocks.end_list();
                self.marks.pop();
            }
            Action::ItemMark => self.blocks.end_mark(),
            Action::Row => self.blocks.end_row(end),
            Action::Table { before } => {
                self.blocks.close(end);
                self.columns = before;
            }
            Action::Style { before } => self.blocks.style = before,
            Action::Heading { before } => {
                self.close(end);
                self.blocks.style = before;
            }
            Action::Link { before } => self.blocks.link = before,
            Action::Note { at, tag_end, id } => {
                let (number, interrupts) = self.blocks.end_note(at..end);
                if interrupts {
                    let number_end = self.number_end.take().unwrap_or(tag_end);
                    self.blocks.mark(&number, at..number_end, id);
                }
            }
            Action::NoteNumber => {
                let number = self.apart.take().unwrap_or_default();
                self.blocks.number_note(number.trim());
                self.number_end = Some(end);
            }
            Action::NoteReference { at, number, id } => {
                let words = self.apart.take().unwrap_or_default();
                let shown = if words.trim().is_empty() { &number } else { words.trim() };
                self.blocks.mark(shown, at..end, id);
            }
            Action::Fact { kind, from, at } => {
                let value = self.blocks.words_from(from);
                self.blocks.fact(Fact { kind, value, span: Span::new(at, end) });
            }
        }
    }

    /// Ends a block; the cells of a row are ended by their row.
    fn close(&mut self, end: usize) {
        if !self.blocks.in_cell() {
            self.blocks.close(end);
        }
    }

    fn begin_part(&mut self, place: Place, at: usize) -> Action {
        self.blocks.close(at);
        self.blocks.begin_part(at);
        self.begun = false;
        let part = self.parts;
        self.parts += 1;
        Action::Part { before: self.blocks.stated.replace(Stated { place, part, label: false }) }
    }

    /// `<nr>Vraag 1</nr>`: the first thing in a part, however deep, is its label.
    fn number(&mut self, at: usize) -> Action {
        if self.blocks.in_note() {
            self.apart = Some(String::new());
            return Action::NoteNumber;
        }
        match self.blocks.stated {
            Some(stated) if stated.place.is_body() && !std::mem::replace(&mut self.begun, true) => {
                self.blocks.stated = Some(Stated { label: true, ..stated });
                self.blocks.begin(BlockKind::Heading, at);
                Action::Part { before: Some(stated) }
            }
            _ => {
                self.blocks.paragraph(at);
                Action::Close
            }
        }
    }

    fn styled(&mut self, style: Style) -> Action {
        let before = self.blocks.style;
        self.blocks.style = before.with(style);
        Action::Style { before }
    }

    fn fact(&self, kind: FactKind, at: usize) -> Action {
        Action::Fact { kind, from: self.blocks.line_len(), at }
    }

    fn table(&mut self, element: Element, tag: &BytesStart<'s>, at: usize) -> Action {
        match element {
            // A table in a cell is a part of its words.
            _ if self.blocks.in_cell() && element != Element::Cell => Action::Nothing,
            Element::Table => {
                self.begun = true;
                self.blocks.close(at);
                self.blocks.tag(at);
                Action::Table { before: std::mem::take(&mut self.columns) }
            }
            Element::Columns => {
                self.columns.clear();
                Action::Nothing
            }
            Element::Column => {
                let name = attribute(tag, "colname").unwrap_or_default().into_owned();
                let place = self.columns.len();
                self.columns.entry(name).or_insert(place);
                Action::Nothing
            }
            Element::TableRow => {
                self.blocks.begin_row(at);
                Action::Row
            }
            _ => {
                let [first, last, more] = attributes(tag, ["namest", "nameend", "morerows"]);
                let column = |name: Option<Cow<'_, str>>| self.columns.get(name?.as_ref()).copied();
                let columns = match (column(first), column(last)) {
                    (Some(first), Some(last)) if last >= first => last - first + 1,
                    _ => 1,
                };
                let more = more.and_then(|rows| rows.parse::<u16>().ok()).unwrap_or(0);
                let spread =
                    Spread { columns: u32::try_from(columns).unwrap_or(1), rows: u32::from(more) + 1 };
                self.blocks.begin_cell(spread, at);
                Action::Nothing
            }
        }
    }

    fn text(&mut self, words: &str, range: Range<usize>) {
        match &mut self.apart {
            Some(apart) => apart.push_str(words),
            None => self.blocks.text(words, range),
        }
    }

    /// `&eacute;`, `&#233;`; what no one knows stays as it is.
    fn reference(&mut self, name: &str, range: Range<usize>) {
        if let Some(words) = entity(name) {
            self.text(&words, range);
        } else {
            self.unknown.push(Span::from(range.clone()));
            let text = self.text;
            self.text(&text[range.clone()], range);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a publication that holds `content`, each as its kind, its place and its lines.
    fn blocks(content: &str) -> Vec<String> {
        let source =
            format!("<?xml version=\"1.0\"?>\n<officiele-publicatie>{content}</officiele-publicatie>");
        let reading = read(&source, 0, 512).unwrap();
        let place = |block: &crate::block::Block<'_>| {
            let label = |stated: Stated| if stated.label { " label" } else { "" };
            block.stated.map_or_else(String::new, |stated| format!("{:?}{} ", stated.place, label(stated)))
        };
        let lines = |block: &crate::block::Block<'_>| {
            block.lines.iter().map(|line| line.text.replace('\t', "|")).collect::<Vec<_>>().join("/")
        };
        reading
            .blocks
            .iter()
            .map(|block| format!("{}{:?}: {}", place(block), block.kind, lines(block)))
            .collect()
    }

    #[test]
    fn ok_parts_labels_and_notes_behind_their_paragraph() {
        let found = blocks(
            "<vraag><nr status=\"officieel\">Vraag\n  1</nr><al>Kent u dit?<noot id=\"n1\"><noot.nr>1</noot.nr>\
             <noot.al>De Krant.</noot.al><noot.al>Ook hier.</noot.al></noot> En dat?</al></vraag>",
        );
        assert_eq!(
            found,
            [
                "Question label Heading: Vraag 1",
                "Question Paragraph: Kent u dit?1 En dat?",
                "Question Note { number: \"1\", id: Some(\"n1\"), mark: 0, goes_on: false }: De Krant.",
                "Question Note { number: \"1\", id: Some(\"n1\"), mark: 0, goes_on: true }: Ook hier.",
            ]
        );
    }

    #[test]
    fn ok_lists_in_lists_and_items_of_two_paragraphs() {
        let found = blocks(
            "<antwoord><lijst><li><li.nr>a.</li.nr><al>een</al><lijst type=\"ndash\"><li><al>twee</al></li></lijst>\
             <al>drie</al></li></lijst></antwoord>",
        );
        assert_eq!(
            found,
            [
                "Answer Item { level: 0, mark: Some(2) }: a. een",
                "Answer Item { level: 1, mark: Some(3) }: – twee",
                "Answer Item { level: 0, mark: None }: drie",
            ]
        );
    }

    #[test]
    fn ok_an_indent_parts_alike_with_and_without_line_ends() {
        let lines = "<antwoord>\n  <lijst>\n    <li>\n      <li.nr>a.</li.nr>\n      <al>een</al>\n    </li>\n  </lijst>\n</antwoord>";
        assert_eq!(blocks(lines), ["Answer Item { level: 0, mark: Some(2) }: a. een"]);
        assert_eq!(blocks(&lines.replace('\n', " ")), blocks(lines));
    }

    #[test]
    fn ok_cells_reach_over_columns_and_rows() {
        let source = "<vraagdoc><antwoord><table><title>Tabel 1</title><tgroup><colspec colname=\"a\"/>\
            <colspec colname=\"b\"/><thead><row><entry namest=\"a\" nameend=\"b\"><al>Aantal</al></entry></row></thead>\
            <tbody><row><entry morerows=\"1\"><al>een</al><al>twee</al></entry><entry/></row></tbody></tgroup></table>\
            </antwoord></vraagdoc>";
        let reading = read(source, 0, 512).unwrap();
        assert_eq!(reading.blocks[0].lines[0].text, "Tabel 1");
        let rows = &reading.blocks[1].lines;
        assert_eq!((rows[0].text.as_ref(), rows[1].text.as_ref()), ("Aantal", "een twee\t"));
        assert_eq!(rows[0].spreads, [Spread { columns: 2, rows: 1 }]);
        assert_eq!(rows[1].spreads, [Spread { columns: 1, rows: 2 }, Spread::ONE]);
    }

    #[test]
    fn ok_unknown_elements_are_read_through() {
        let found = blocks(
            "<nieuw><al>Een <fraai>mooi</fraai> huis</al>los</nieuw><vraag>Kaal<fraai>!</fraai></vraag>",
        );
        assert_eq!(found, ["Paragraph: Een mooi huis", "Paragraph: los", "Question Paragraph: Kaal!"]);
    }

    #[test]
    fn ok_places_lead_into_the_file() {
        let source = "<vraagdoc><vraag><al>R&amp;D is <![CDATA[<wat>]]> caf&eacute;\r\n  en meer</al></vraag></vraagdoc>";
        let reading = read(source, 0, 512).unwrap();
        let line = &reading.blocks[0].lines[0];
        assert_eq!(line.text, "R&D is <wat> café en meer");
        for (words, place) in
            [("R", "R"), ("&", "&amp;"), ("<wat>", "<wat>"), ("é", "&eacute;"), ("meer", "meer")]
        {
            let at = line.text.find(words).unwrap();
            assert_eq!(line.source_span(at..at + words.len()).of(source), Some(place), "{words}");
        }
        assert_eq!(line.span.of(source).map(|span| &span[..11]), Some("<vraag><al>"));
    }

    #[test]
    fn ok_entities_of_the_file_stay_as_they_are() {
        let source = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><vraagdoc><vraag>&a;&b;</vraag></vraagdoc>";
        let reading = read(source, 0, 512).unwrap();
        assert_eq!(reading.blocks[0].lines[0].text, "&a;&b;");
        assert_eq!(reading.diagnostics[0].code, DiagnosticCode::DamagedText);
        assert!(
            reading.diagnostics[0].message.contains("`&a;` and 1 more"),
            "{}",
            reading.diagnostics[0].message
        );
    }

    #[test]
    fn err_what_is_not_well_formed_has_its_place() {
        let place = |source: &str| {
            let error = read(source, 0, 512).err().unwrap();
            assert_eq!(error.code(), "malformed-xml");
            (error.span.unwrap().start, error.to_string())
        };
        let (at, message) = place("<a><b>x</b>");
        assert_eq!(
            (at, message.as_str()),
            (0, "expected well-formed XML: `<a>` is not closed before the end")
        );
        assert_eq!(place("Vraag 1").1, "expected well-formed XML: text outside of the root element");
        assert_eq!(place("<?xml version=\"1.0\"?>\n").1, "expected well-formed XML: no root element");
        let (at, message) = place("<a>x</b>");
        assert_eq!(at, 4);
        assert!(message.contains("`</a>`"), "{message}");
    }
}
