//! Web pages -> blocks, by the tree that a browser makes of them.
//!
//! ```html
//! <div class="vraag">
//!   <h2 class="stuktitel">Vraag 1</h2>
//!   <p>Kent u dit?<a class="nootnum" href="#n1">1</a></p>
//! </div>
//! ```
//!
//! The page of a publication says by its classes what its parts are; of any other page the blocks are handed over, and
//! what they are is found as in a text. All places refer to the text that is taken out of the page: what someone sees
//! who reads it. Not handled: style sheets, so what they hide is read and what they set side by side is not; scripts.

mod address;
mod names;
mod plan;
mod sink;
mod tokens;
mod tree;

use std::rc::Rc;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use html5ever::{LocalName, local_name};

use self::names::{Class, Tag};
use self::plan::{Plan, Rows, rows_of};
use self::tree::{Element, Node, NodeRef};
use super::builder::Builder;
use super::line::collapsed;
use super::list_mark::ListMark;
use super::{Reading, taken};
use crate::Error;
use crate::block::{BlockKind, Place, Spread, Stated, Style};

/// Reads a page from `start` on.
///
/// # Errors
///
/// [`ErrorKind::TooDeep`](crate::ErrorKind::TooDeep), with the place.
pub(crate) fn read(text: &str, start: usize, deepest: usize) -> Result<Reading<'static>, Error> {
    let page = tree::parse(text, start, deepest)?;
    let plan = Plan::of(&page);
    let mut walk = Walk::new(&plan);
    let mut skipped = None;
    for edge in page.root().traverse() {
        match edge {
            Edge::Open(_) if skipped.is_some() => {}
            Edge::Open(node) => match node.value() {
                Node::Words(words) => walk.text(words),
                Node::Element(element) => skipped = (!walk.start(node, element)).then(|| node.id()),
                Node::Other => {}
            },
            Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
            Edge::Close(node) if skipped.is_none() && node.value().is_element() => walk.end(),
            Edge::Close(_) => {}
        }
    }
    let mut blocks = walk.blocks.finish(walk.at);
    let text = taken::write(&mut blocks);
    Ok(Reading { blocks, record: plan.record, text: Some(text), diagnostics: Vec::new() })
}

/// What is done where an element ends, and what held before it.
struct Open {
    end: End,
    stated: Option<Stated>,
    style: Style,
    link: Option<Rc<str>>,
}

/// What is done where an element ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Nothing,
    /// Ends the block.
    Block,
    Preformatted,
    List,
    Item,
    /// The mark of an item, the number of a note.
    Mark,
    Table,
    Row,
    /// One of two on a line.
    Half,
    Note,
}

/// A walk through the elements, in the order of the page.
struct Walk<'p> {
    plan: &'p Plan,
    blocks: Builder<'static>,
    open: Vec<Open>,
    /// How many parts there are so far.
    parts: usize,
    /// Whether the part that is open has a label or a text already.
    begun: bool,
    /// The marks that the lists around give their items; `None` for a list that is a frame or prints them.
    lists: Vec<Option<ListMark>>,
    tables: Vec<Rows>,
    /// The last row of two halves that is no row of a table.
    pair: Option<NodeId>,
    /// How many elements are open that are one half of a line.
    halves: usize,
    /// How many elements are open that keep their line ends.
    preformatted: usize,
    /// How many bytes of words there are so far.
    at: usize,
}

/// What holds of a block around the text of the page.
const OUTSIDE: Stated = Stated { place: Place::Outside, part: usize::MAX, label: false };

impl<'p> Walk<'p> {
    fn new(plan: &'p Plan) -> Self {
        let mut blocks = Builder::new(None);
        blocks.stated = plan.begins_outside().then_some(OUTSIDE);
        Self {
            plan,
            blocks,
            open: Vec::new(),
            parts: 0,
            begun: false,
            lists: Vec::new(),
            tables: Vec::new(),
            pair: None,
            halves: 0,
            preformatted: 0,
            at: 0,
        }
    }

    /// Begins an element; `false` when nothing in it is read.
    fn start(&mut self, node: NodeRef<'_>, element: &Element) -> bool {
        let (stated, style, link) = (self.blocks.stated, self.blocks.style, self.blocks.link.clone());
        let end = match element.tag {
            Tag::Hidden => return false,
            Tag::Link if element.classes.has(Class::Nootnum) && !self.blocks.in_note() => {
                self.mark(node, element);
                return false;
            }
            Tag::Inline if element.classes.has(Class::Nootnum) && self.blocks.awaits_number() => {
                self.blocks.begin_mark(self.at);
                End::Mark
            }
            Tag::Inline if element.classes.has(Class::Ol) && self.is_in_item() => {
                self.blocks.begin_mark(self.at);
                End::Mark
            }
            _ if element.classes.has(Class::Noot) && self.begin_note(node) => End::Note,
            tag => {
                self.tell_place(node, element);
                self.start_tag(tag, node, element)
            }
        };
        self.open.push(Open { end, stated, style, link });
        true
    }

    fn end(&mut self) {
        let Some(Open { end, stated, style, link }) = self.open.pop() else { return };
        match end {
            End::Nothing => {}
            End::Block => self.divide(),
            End::Preformatted => {
                self.preformatted -= 1;
                self.divide();
            }
            End::List => {
                self.close();
                self.blocks.end_list();
                self.lists.pop();
            }
            End::Item => self.close(),
            End::Mark => self.blocks.end_mark(),
            End::Table => {
                self.close();
                self.tables.pop();
            }
            End::Row => self.blocks.end_row(self.at),
            End::Half => self.halves -= 1,
            End::Note => drop(self.blocks.end_note(self.at..self.at)),
        }
        self.blocks.stated = stated;
        self.blocks.style = style;
        self.blocks.link = link;
    }

    /// What the place of an element in the page says of the blocks in it.
    fn tell_place(&mut self, node: NodeRef<'_>, element: &Element) {
        let part = element.classes.part.filter(|_| self.plan.publication);
        let outside = self.blocks.stated.is_some_and(|stated| stated.place == Place::Outside);
        let around = names::is_menu(element)
            || names::may_be_menu(element) && !self.plan.is_frame(node)
            || element.classes.has(Class::NoteClose);
        if let Some(place) = part {
            self.divide();
            self.blocks.stated = Some(Stated { place, part: self.parts, label: false });
            self.parts += 1;
            self.begun = false;
        } else if outside
            && (self.plan.is_root(element) || element.attribute(&local_name!("id")) == Some("noten"))
        {
            self.blocks.stated = None;
        } else if around && !outside {
            self.divide();
            self.blocks.stated = Some(OUTSIDE);
            if self.blocks.in_note() {
                // No paragraph of the note.
                self.blocks.begin(BlockKind::Paragraph, self.at);
            }
        }
    }

    fn start_tag(&mut self, tag: Tag, node: NodeRef<'_>, element: &Element) -> End {
        if self.is_half(node, tag) {
            return self.half(node);
        }
        match tag {
            Tag::Heading => self.heading(),
            Tag::Block if element.classes.has(Class::Nummer) && self.heads_part() => self.heading(),
            Tag::Preformatted => {
                self.divide();
                self.preformatted += 1;
                End::Preformatted
            }
            Tag::LineBreak => {
                if self.halves > 0 {
                    self.blocks.space();
                } else {
                    self.blocks.break_line_or_block(self.at);
                }
                End::Nothing
            }
            Tag::List if !self.plan.is_frame(node) && !self.is_in_line() => {
                self.divide();
                self.blocks.begin_list();
                self.lists.push(list_mark(element));
                End::List
            }
            Tag::Item if self.is_in_list(node) => {
                self.close();
                let list = self.lists.last_mut().and_then(Option::as_mut);
                self.blocks.begin_item(list.map(|list| item_mark(list, element)));
                End::Item
            }
            Tag::Table => {
                self.divide();
                let stated = self.blocks.stated.is_some_and(|stated| stated.place.is_body());
                let frame = self.plan.is_frame(node) || self.is_in_line();
                self.tables.push(if frame { Rows::Frame } else { rows_of(node, stated) });
                End::Table
            }
            Tag::Row if self.tables.last() == Some(&Rows::Data) => {
                self.blocks.begin_row(self.at);
                End::Row
            }
            Tag::Cell if self.tables.last() == Some(&Rows::Data) => {
                self.blocks.begin_cell(spread(element), self.at);
                End::Nothing
            }
            Tag::Picture => {
                self.picture(element);
                End::Nothing
            }
            Tag::Link => {
                if let Some(address) =
                    element.attribute(&local_name!("href")).and_then(|link| self.plan.base.resolve(link))
                {
                    self.blocks.link = Some(address.into());
                }
                End::Nothing
            }
            Tag::Styled(style) => {
                self.blocks.style = self.blocks.style.with(style);
                End::Nothing
            }
            Tag::Inline | Tag::Hidden => End::Nothing,
            Tag::Row if self.tables.last() == Some(&Rows::Pairs) => End::Nothing,
            Tag::Block
            | Tag::List
            | Tag::Item
            | Tag::Terms
            | Tag::Term
            | Tag::Description
            | Tag::Row
            | Tag::Cell => {
                self.divide();
                if plan::is_pair(node, element) {
                    self.pair = Some(node.id());
                }
                End::Block
            }
        }
    }

    /// Whether a heading or number that begins here is the label of its part.
    fn heads_part(&self) -> bool {
        !self.begun && self.blocks.stated.is_some_and(|stated| stated.place.is_body()) && !self.is_in_line()
    }

    fn heading(&mut self) -> End {
        if self.is_in_line() {
            self.divide();
            return End::Nothing;
        }
        if let Some(stated) = self.blocks.stated.filter(|_| self.heads_part()) {
            self.begun = true;
            self.blocks.stated = Some(Stated { label: true, ..stated });
        }
        self.blocks.begin(BlockKind::Heading, self.at);
        End::Block
    }

    /// Whether what comes next can be nothing but a part of the line.
    fn is_in_line(&self) -> bool {
        self.halves > 0 || self.blocks.in_cell()
    }

    fn is_in_item(&self) -> bool {
        !self.lists.is_empty() && !self.blocks.in_note()
    }

    /// Whether an item stands in a list that is read as one.
    fn is_in_list(&self, item: NodeRef<'_>) -> bool {
        let frame = item.parent().is_some_and(|list| self.plan.is_frame(list));
        !self.lists.is_empty() && !frame && !self.is_in_line()
    }

    /// Whether an element is one half of a line: a label or its value.
    fn is_half(&self, node: NodeRef<'_>, tag: Tag) -> bool {
        let stated = self.blocks.stated.is_some_and(|stated| stated.place.is_body());
        if stated || self.is_in_line() {
            return false;
        }
        match tag {
            Tag::Cell => self.tables.last() == Some(&Rows::Pairs),
            Tag::Term | Tag::Description => {
                let list = node.ancestors().take(2).find(|around| names::tag_of(*around) == Some(Tag::Terms));
                list.is_some_and(|list| !self.plan.is_frame(list))
            }
            _ => node.parent().is_some_and(|row| self.pair == Some(row.id())),
        }
    }

    /// Begins a half: the first on a new line, the second behind it.
    fn half(&mut self, node: NodeRef<'_>) -> End {
        let follows = node.prev_siblings().any(|before| before.value().is_element());
        let label = names::tag_of(node) == Some(Tag::Term) || !follows;
        if label {
            self.blocks.break_line(self.at..self.at);
        } else {
            self.blocks.column();
        }
        self.halves += 1;
        End::Half
    }

    /// `<a class="nootnum" href="#n1">1</a>`
    fn mark(&mut self, node: NodeRef<'_>, element: &Element) {
        let number = words_of(node);
        if number.is_empty() {
            return;
        }
        let id = element
            .attribute(&local_name!("href"))
            .and_then(|link| link.split_once('#'))
            .map(|(_, id)| Rc::from(id));
        let range = self.at..self.at + number.len();
        self.at = range.end;
        self.begun = true;
        self.blocks.mark(&number, range, id);
    }

    /// `<div class="noot"><sup><span class="nootnum"><a id="n1"></a>1</span></sup><p>…</p></div>`; `false` for what has
    /// no number.
    fn begin_note(&mut self, node: NodeRef<'_>) -> bool {
        let numbered = |node: &NodeRef<'_>| {
            node.value().as_element().is_some_and(|element| element.classes.has(Class::Nootnum))
        };
        let Some(number) = node.descendants().take(NOTE_HEAD).find(numbered) else { return false };
        if self.blocks.in_note() {
            return false;
        }
        let name = |node: NodeRef<'_>| {
            let element = node.value().as_element()?;
            element.attribute(&local_name!("id")).or(element.attribute(&local_name!("name"))).map(Rc::from)
        };
        let id = number.descendants().take(NOTE_HEAD).find_map(name);
        self.divide();
        if self.blocks.stated == Some(OUTSIDE) {
            self.blocks.stated = None;
        }
        self.blocks.begin_note(words_of(number), id);
        true
    }

    fn picture(&mut self, element: &Element) {
        let description =
            collapsed(element.attribute(&local_name!("alt")).unwrap_or_default()).trim().to_owned();
        let address = element.attribute(&local_name!("src")).and_then(|link| self.plan.base.resolve(link));
        let stated = self.blocks.stated.is_some_and(|stated| stated.place.is_body());
        // Outside of a publication a picture without words is there for the looks.
        if let Some(address) = address.filter(|_| self.halves == 0 && (stated || !description.is_empty())) {
            let range = self.at..self.at + description.len();
            self.at = range.end;
            self.begun = true;
            self.blocks.image(address, &description, range);
        }
    }

    fn text(&mut self, words: &str) {
        if self.preformatted == 0 {
            return self.line(words);
        }
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                self.blocks.break_line_or_block(self.at);
            }
            self.line(line);
        }
    }

    fn line(&mut self, words: &str) {
        // Most of what stands between elements parts their lines in the file.
        if !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.blocks.text(" ", self.at..self.at + 1);
            self.at += 1;
            return;
        }
        let words = collapsed(words);
        self.begun |= !words.trim().is_empty();
        // One space stands for all white space, in whichever elements.
        let space = usize::from(words.starts_with(' '));
        for words in [&words[..space], &words[space..]] {
            self.blocks.text(words, self.at..self.at + words.len());
            self.at += words.len();
        }
    }

    /// Ends what is open, so that something else begins.
    fn divide(&mut self) {
        if self.halves > 0 {
            self.blocks.space();
        } else {
            self.blocks.divide(self.at);
        }
    }

    fn close(&mut self) {
        if !self.is_in_line() {
            self.blocks.close(self.at);
        }
    }
}

/// How many nodes of a note are looked at for its number.
const NOTE_HEAD: usize = 32;

/// How many nodes are looked at for the words of a mark.
const MARK: usize = 16;

/// The words of a mark or number.
fn words_of(node: NodeRef<'_>) -> String {
    let texts = node.descendants().take(MARK).filter_map(|node| node.value().as_words());
    collapsed(&texts.collect::<String>()).trim().to_owned()
}

/// The marks that a list gives its items; `None` where they print theirs, as `expliciet` tells.
fn list_mark(list: &Element) -> Option<ListMark> {
    let start =
        list.attribute(&local_name!("start")).and_then(|start| start.trim().parse().ok()).unwrap_or(1);
    match (&**list.name(), list.attribute(&local_name!("type"))) {
        _ if list.classes.has(Class::Expliciet) => None,
        ("ol", Some("a")) => Some(ListMark::Letter(start)),
        ("ol", Some("A")) => Some(ListMark::Capital(start)),
        ("ol", _) => Some(ListMark::Number(start)),
        _ => Some(ListMark::Sign("•")),
    }
}

/// The mark of an item, which may set the number itself.
fn item_mark(list: &mut ListMark, item: &Element) -> String {
    if let ListMark::Number(next) | ListMark::Letter(next) | ListMark::Capital(next) = list
        && let Some(value) = item.attribute(&local_name!("value")).and_then(|value| value.trim().parse().ok())
    {
        *next = value;
    }
    list.next()
}

/// Over how many columns and rows a cell reaches.
fn spread(cell: &Element) -> Spread {
    let over = |key: LocalName| {
        let count = cell.attribute(&key).and_then(|count| count.trim().parse::<u16>().ok());
        count.map_or(1, |count| u32::from(count.max(1)))
    };
    Spread { columns: over(local_name!("colspan")), rows: over(local_name!("rowspan")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Block;

    fn read_page(page: &str) -> (Vec<Block<'static>>, String) {
        let reading = read(page, 0, 512).unwrap();
        let text = reading.text.unwrap();
        for line in reading.blocks.iter().flat_map(|block| &block.lines) {
            assert_eq!(line.span.of(&text), Some(line.text.as_ref()), "{page}");
        }
        (reading.blocks, text)
    }

    fn text(page: &str) -> String {
        read_page(page).1
    }

    /// The place, whether it is a label, and the words of each block.
    fn stated(page: &str) -> Vec<(Option<Place>, bool, String)> {
        let words = |block: &Block<'_>| {
            block.lines.iter().map(|line| line.text.as_ref()).collect::<Vec<_>>().join("|")
        };
        let place = |block: &Block<'_>| block.stated.map(|stated| stated.place);
        let label = |block: &Block<'_>| block.stated.is_some_and(|stated| stated.label);
        read_page(page).0.iter().map(|block| (place(block), label(block), words(block))).collect()
    }

    #[test]
    fn ok_the_text_is_what_a_reader_sees() {
        for (page, seen) in [
            ("<p>Kent  u\n dit?</p>\n<p>En <b> dit</b> ?", "Kent u dit?\n\nEn dit ?\n"),
            ("<p>Een<br>twee<br />\n<br>drie<br>", "Een\ntwee\n\ndrie\n"),
            ("<script>Vraag 1</script><p>Ja<!-- nee --><style>a</style><noscript>a</noscript>.", "Ja.\n"),
            ("<p>wa&shy;ter&shy;schap &amp;&nbsp;kade", "waterschap & kade\n"),
            ("<div>Een<div>twee</div>drie</div>", "Een\n\ntwee\n\ndrie\n"),
            ("<pre>Vraag 1\nKent u  dit?\n\nVraag 2</pre>", "Vraag 1\nKent u dit?\n\nVraag 2\n"),
            ("<table><tr><td>a<td><p>b</p><p>c</p><td>d<tr><td>e<td><td>f</table>", "a\tb c\td\ne\t\tf\n"),
            ("<head><title>Vraag 1</title></head>", ""),
        ] {
            assert_eq!(text(page), seen, "{page}");
        }
    }

    #[test]
    fn ok_items_bear_the_marks_they_show() {
        for (page, seen) in [
            ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "• a\n• b\n• c\n\nd\n"),
            ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n7. b\n8. c\n"),
            ("<ol type=a><li><p>a</p><p>b</p><li>c</ol>", "a. a\nb\nb. c\n"),
            (
                "<ul class=expliciet><li><p><span class=ol>a. </span>b</p><li><span class=ol>–</span><p>c</p></ul>",
                "a. b\n– c\n",
            ),
            ("<ul><li><h5>Vraag 1</h5>Ja?</ul>", "Vraag 1\n\nJa?\n"),
        ] {
            assert_eq!(text(page), seen, "{page}");
        }
        let (blocks, _) = read_page("<ul><li>a<ol><li>b</ol></ul>");
        let kinds: Vec<_> = blocks.into_iter().map(|block| block.kind).collect();
        let item = |level, mark| BlockKind::Item { level, mark: Some(mark) };
        assert_eq!(kinds, [item(0, "•".len()), item(1, 2)]);
    }

    #[test]
    fn ok_a_label_and_its_value_stand_on_one_line() {
        let seen = "Ingediend\t3 mei 2031\nVraag\t2031Z00417\n";
        for page in [
            "<table><tr><th>Ingediend<td>3 mei 2031<tr><th>Vraag<td><a href=a>2031Z00417</a></table>",
            "<dl><dt>Ingediend</dt> <dd>3 mei 2031</dd><dt>Vraag<dd>2031Z00417</dl>",
            "<dl><div><dt>Ingediend<dd>3 mei 2031</div><div><dt>Vraag<dd>2031Z00417</div></dl>",
        ] {
            assert_eq!(text(page).replace("\n\n", "\n"), seen, "{page}");
        }
        let row = "<div class=row><div>Ingediend</div> <div><b>3 mei</b> 2031</div></div><p>Ja";
        assert_eq!(text(row), "Ingediend\t3 mei 2031\n\nJa\n");
    }

    #[test]
    fn ok_tables_for_the_looks_are_no_tables() {
        for (page, seen) in [
            ("<table><tr><td><h2>Vraag 1</h2><p>Ja?<td><ul><li>a</ul></table>", "Vraag 1\n\nJa?\n\n• a\n"),
            ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "a\n\nb\tc\n"),
            ("<table><tr><td>Vraag 1<tr><td>Ja?</table>", "Vraag 1\n\nJa?\n"),
            ("<table><tr><td>a<td><ul><li><p>b</ul></table>", "a\n\n• b\n"),
        ] {
            assert_eq!(text(page), seen, "{page}");
        }
    }

    #[test]
    fn ok_classes_of_a_publication_tell_its_parts() {
        let page = "<nav>Home</nav><div class='tekst stuk'><h1 class=kamervraagomschrijving_kop>Vragen van</h1>\
                    <div class='vraag a'><h2><a name=b></a>Vraag 1</h2><p>Ja?</p><h3>Kop</h3></div>\
                    <section class=antwoord><p class=nummer>1</p>Ja.<aside>Deel</aside></section>\
                    <div class=kamervraagopmerking><p>Mededeling</p></div><div class=toelicht>Toelichting: b</div>\
                    <p>los</p></div><footer>Help</footer>";
        let part = |place, label, words: &str| (Some(place), label, words.to_owned());
        assert_eq!(
            stated(page),
            [
                part(Place::Outside, false, "Home"),
                part(Place::Head, false, "Vragen van"),
                part(Place::Question, true, "Vraag 1"),
                part(Place::Question, false, "Ja?"),
                part(Place::Question, false, "Kop"),
                part(Place::Answer, true, "1"),
                part(Place::Answer, false, "Ja."),
                part(Place::Outside, false, "Deel"),
                part(Place::Postponement, false, "Mededeling"),
                part(Place::Explanation, false, "Toelichting: b"),
                (None, false, "los".to_owned()),
                part(Place::Outside, false, "Help"),
            ]
        );
    }

    #[test]
    fn ok_such_classes_on_other_pages_tell_nothing() {
        let page =
            "<div class=vraag><h2>Hoe vraag ik een paspoort aan?</h2></div><div class=antwoord>Zo.</div>";
        assert!(stated(page).iter().all(|(place, ..)| place.is_none()));
    }

    #[test]
    fn ok_menus_are_outside_wherever_the_text_stands() {
        let places = |page: &str| stated(page).into_iter().map(|(place, ..)| place).collect::<Vec<_>>();
        let outside = Some(Place::Outside);
        assert_eq!(places("<p>a</p><main><p>b<nav>c</nav></main><p>d"), [outside, None, outside, outside]);
        assert_eq!(places("<div role=navigation>a</div><p>b<footer>c"), [outside, None, outside]);
        assert_eq!(places("<header>a</header><form><p>b</p></form><form>c"), [outside, None, outside]);
        assert_eq!(places("<header><h1>a</h1></header>b"), [None, None]);
        assert_eq!(places("<article>a</article><article>b</article>c"), [None, None, None]);
        assert_eq!(places("<article>a</article>b"), [None, outside]);
    }

    #[test]
    fn ok_marks_and_notes() {
        let page = "<div class=stuk><div class=vraag><p>Ja?<a class=nootnum href='b.html#n1'>1</a></p></div></div>\
                    <div id=noten><div class='voet noot'><h5 class=note-close><a class=note-close href=#>X</a> Noot</h5>\
                    <sup><span class=nootnum><a id=n1></a>1</span></sup><p>De <i>Krant</i>.</p><p>En meer.</p></div></div>";
        let (blocks, text) = read_page(page);
        assert_eq!(text, "Ja?1\n\nX Noot\n\n1 De Krant.\n\nEn meer.\n");
        let mark = blocks[0].lines[0].pieces.last().unwrap();
        assert_eq!(
            (mark.style.mark, mark.link.as_deref(), mark.span.of(&text)),
            (true, Some("n1"), Some("1"))
        );
        assert_eq!(blocks[1].stated, Some(OUTSIDE));
        let note =
            |mark, goes_on| BlockKind::Note { number: "1".into(), id: Some("n1".into()), mark, goes_on };
        assert_eq!([&blocks[2].kind, &blocks[3].kind], [&note(1, false), &note(0, true)]);
        assert!(blocks[2].stated.is_none());
    }

    #[test]
    fn ok_words_keep_how_they_are_set_and_where_they_lead() {
        let page = "<base href='https://a.example/b/'><p>Een <strong>sterk <em>woord</em></strong>, CO<sub>2</sub> en \
                    <a href=c>een <u>link</u></a> <a href='#d'>hier</a>.</p><img src=e.png alt='Een  kaart'>";
        let (blocks, text) = read_page(page);
        assert_eq!(text, "Een sterk woord, CO2 en een link hier.\n\nEen kaart\n");
        let set: Vec<_> = blocks[0].lines[0]
            .pieces
            .iter()
            .filter(|piece| piece.style != Style::default() || piece.link.is_some())
            .map(|piece| {
                (piece.span.of(&text).unwrap(), piece.style.emphasis().count(), piece.link.as_deref())
            })
            .collect();
        let address = Some("https://a.example/b/c");
        let expected = [
            ("sterk ", 1, None),
            ("woord", 2, None),
            ("2", 1, None),
            ("een ", 0, address),
            ("link", 1, address),
        ];
        assert_eq!(set, expected);
        assert_eq!(blocks[1].kind, BlockKind::Image { source: "https://a.example/b/e.png".into() });
    }

    #[test]
    fn ok_cells_reach_over_columns_and_rows() {
        let page = "<div class=stuk><div class=antwoord><table><tr><th colspan=2>a<td rowspan=3>b</table></div></div>";
        let (blocks, _) = read_page(page);
        let spreads = [Spread { columns: 2, rows: 1 }, Spread { columns: 1, rows: 3 }];
        assert_eq!((&blocks[0].kind, &*blocks[0].lines[0].spreads), (&BlockKind::Table, &spreads[..]));
    }

    #[test]
    fn ok_the_record_stands_in_the_head() {
        let page = "<meta name=viewport content=a><meta content=' b ' NAME=DC.title scheme=c><body><meta name=DC.d content=e>";
        let record = read(page, 0, 512).unwrap().record.entries;
        let entries: Vec<_> =
            record.iter().map(|entry| [&*entry.name, &*entry.scheme, &*entry.content]).collect();
        assert_eq!(entries, [["DC.title", "c", " b "]]);
        assert!(record.iter().all(|entry| entry.span.is_none()));
    }
}
