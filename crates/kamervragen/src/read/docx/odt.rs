//! OpenDocument texts.
//!
//! ```xml
//! <text:list text:style-name="L1"><text:list-item>
//!   <text:p>Kent u dit?<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
//!     <text:note-body><text:p>De Krant</text:p></text:note-body></text:note></text:p>
//! </text:list-item></text:list>
//! ```
//!
//! Words stand in paragraphs and headings alone; an element that is not known is read through. The numbers of notes stand
//! in the file, those of lists do not.

mod styles;

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use self::styles::{LEVELS, Styles, TextStyle, mark};
use super::broken;
use super::package::Package;
use super::sheet::Sheet;
use super::tables::Cell;
use super::tree::{Edge, Id, Tree};
use crate::Error;
use crate::block::{Block, Spread};

/// Reads the document in a container.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Block<'static>>, Error> {
    let content = package.part("content.xml")?.ok_or_else(|| broken("the zip archive holds no text"))?;
    let content = Tree::parse(&content, "content.xml", package.deepest)?;
    let around = package.part("styles.xml")?;
    let around =
        around.as_deref().map(|text| Tree::parse(text, "styles.xml", package.deepest)).transpose()?;
    let mut styles = Styles::default();
    if let Some(around) = &around {
        styles.add(around);
    }
    styles.add(&content);
    let body = content.child(Tree::root(), "body").and_then(|body| content.child(body, "text"));
    let body = body.ok_or_else(|| broken("its part `content.xml` is no text document"))?;
    let mut writer = Writer::new(&content, &styles, Sheet::new());
    writer.read(body);
    let Writer { sheet, footnotes, endnotes, .. } = writer;
    let mut blocks = sheet.finish();
    blocks.extend(footnotes);
    blocks.extend(endnotes);
    if let Some(around) = &around {
        let pages = around.child(Tree::root(), "master-styles");
        for page in pages.into_iter().flat_map(|pages| around.children(pages)) {
            let shown = |id: &Id| around.attribute(*id, "display").is_none_or(|display| display != "false");
            for id in around.children(page).filter(shown) {
                let mut writer = Writer::new(around, &styles, Sheet::outside());
                writer.read(id);
                blocks.extend(writer.sheet.finish());
            }
        }
    }
    Ok(blocks)
}

/// What is done where an element ends.
enum End {
    Nothing,
    Paragraph(TextStyle),
    Span(TextStyle),
    Link(Option<Rc<str>>),
    Aside(TextStyle, Vec<List>),
    /// The sheet on which the note has its mark, and whether it comes last of all.
    Note {
        sheet: Box<Sheet>,
        style: TextStyle,
        lists: Vec<List>,
        last: bool,
    },
    List,
    Table,
    Row,
}

/// A list that is open.
struct List {
    style: Option<String>,
    /// How far each level is counted, in the list that stands around all.
    counts: Vec<u32>,
    /// The name by which a later list may go on with it.
    name: Option<String>,
    /// The mark of the item, until its first paragraph has it.
    mark: Option<String>,
}

struct Writer<'a, 't> {
    tree: &'a Tree<'t>,
    styles: &'a Styles,
    sheet: Sheet,
    open: Vec<End>,
    style: TextStyle,
    lists: Vec<List>,
    /// How far the lists are counted that have ended, by their names.
    ended: HashMap<String, Vec<u32>>,
    /// The style of the list that ended last on each level, and how far it is counted.
    last: HashMap<usize, (Option<String>, Vec<u32>)>,
    footnotes: Vec<Block<'static>>,
    endnotes: Vec<Block<'static>>,
    notes: usize,
}

impl<'a, 't> Writer<'a, 't> {
    fn new(tree: &'a Tree<'t>, styles: &'a Styles, sheet: Sheet) -> Self {
        Self {
            tree,
            styles,
            sheet,
            open: Vec::new(),
            style: TextStyle::default(),
            lists: Vec::new(),
            ended: HashMap::new(),
            last: HashMap::new(),
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            notes: 0,
        }
    }

    fn read(&mut self, root: Id) {
        let mut walk = self.tree.walk(root);
        let mut paragraphs = 0;
        while let Some(edge) = walk.next() {
            match edge {
                Edge::Open(id) => {
                    if let Some(words) = self.tree.text(id) {
                        if paragraphs > 0 && !self.style.is_hidden() {
                            self.sheet.words(words);
                        }
                        walk.pass_over();
                        continue;
                    }
                    match self.start(id) {
                        Some(end) => {
                            paragraphs += usize::from(matches!(end, End::Paragraph(_)));
                            self.open.push(end);
                        }
                        None => walk.pass_over(),
                    }
                }
                Edge::Close(_) => {
                    if let Some(end) = self.open.pop() {
                        paragraphs -= usize::from(matches!(end, End::Paragraph(_)));
                        self.end(end);
                    }
                }
            }
        }
    }

    fn attribute(&self, id: Id, key: &str) -> Option<Cow<'a, str>> {
        self.tree.attribute(id, key)
    }

    /// Begins an element; `None` when nothing in it is read.
    fn start(&mut self, id: Id) -> Option<End> {
        let tree = self.tree;
        Some(match tree.name(id) {
            "p" | "h" => {
                let before = self.style;
                let name = self.attribute(id, "style-name").unwrap_or_default();
                self.style = self.styles.text("paragraph", &name);
                self.begin_paragraph(tree.name(id) == "h");
                self.sheet.set_style(self.style.style());
                End::Paragraph(before)
            }
            "span" => {
                let before = self.style;
                let name = self.attribute(id, "style-name").unwrap_or_default();
                self.style = before.over_by(self.styles.text("text", &name));
                self.sheet.set_style(self.style.style());
                End::Span(before)
            }
            "a" => {
                let link =
                    self.attribute(id, "href").filter(|link| !link.is_empty() && !link.starts_with('#'));
                End::Link(self.sheet.set_link(link.map(|link| Rc::from(link.as_ref()))))
            }
            "s" | "tab" => {
                self.sheet.words(" ");
                return None;
            }
            "line-break" => {
                self.sheet.break_line();
                return None;
            }
            "note" => self.note(id),
            "list" => {
                self.begin_list(id);
                End::List
            }
            "list-item" => {
                self.begin_item(tree.number(id, "start-value"));
                End::Nothing
            }
            "text-box" => {
                self.sheet.begin_aside();
                let lists = std::mem::take(&mut self.lists);
                End::Aside(std::mem::take(&mut self.style), lists)
            }
            "table" => {
                self.sheet.begin_table(cells_of(tree, id));
                End::Table
            }
            "table-row" => {
                self.sheet.begin_row();
                End::Row
            }
            "table-cell" => {
                self.sheet.begin_cell();
                End::Nothing
            }
            name if is_left_out(name, tree.qualified(id)) => return None,
            _ => End::Nothing,
        })
    }

    fn end(&mut self, end: End) {
        match end {
            End::Nothing => {}
            End::Paragraph(before) => {
                self.sheet.end_paragraph();
                self.style = before;
                self.sheet.set_style(before.style());
            }
            End::Span(before) => {
                self.style = before;
                self.sheet.set_style(before.style());
            }
            End::Link(before) => drop(self.sheet.set_link(before)),
            End::Aside(before, lists) => {
                self.sheet.end_aside();
                self.style = before;
                self.sheet.set_style(before.style());
                self.lists = lists;
            }
            End::Note { sheet, style, lists, last } => {
                let note = std::mem::replace(&mut self.sheet, *sheet).finish();
                let notes = if last { &mut self.endnotes } else { &mut self.footnotes };
                notes.extend(note);
                self.style = style;
                self.lists = lists;
            }
            End::List => self.end_list(),
            End::Table => self.sheet.end_table(),
            End::Row => self.sheet.end_row(),
        }
    }

    fn begin_paragraph(&mut self, heading: bool) {
        let level = self.lists.len().saturating_sub(1);
        match self.lists.last_mut().map(|list| list.mark.take()) {
            Some(Some(mark)) => self.sheet.begin_item(level, &mark),
            Some(None) if !heading => self.sheet.begin_rest_of_item(level),
            _ if heading => self.sheet.begin_heading(),
            _ => self.sheet.begin_paragraph(),
        }
    }

    /// Begins a note: its mark stands here, and it comes behind the text.
    fn note(&mut self, id: Id) -> End {
        let tree = self.tree;
        let number = tree.child(id, "note-citation").map(|citation| tree.words(citation)).unwrap_or_default();
        let last = self.attribute(id, "note-class").is_some_and(|class| class == "endnote");
        self.notes += 1;
        let name: Rc<str> = format!("note {}", self.notes).into();
        self.sheet.mark(number.trim(), name.clone());
        let sheet = std::mem::replace(&mut self.sheet, Sheet::note(number.trim(), name));
        let (style, lists) = (std::mem::take(&mut self.style), std::mem::take(&mut self.lists));
        End::Note { sheet: Box::new(sheet), style, lists, last }
    }

    fn begin_list(&mut self, id: Id) {
        let own = self.attribute(id, "style-name").map(Cow::into_owned);
        let (style, counts) = match self.lists.last_mut() {
            Some(around) => (own.or_else(|| around.style.clone()), std::mem::take(&mut around.counts)),
            None => (own, Vec::new()),
        };
        let name = self.attribute(id, "id").map(Cow::into_owned);
        let mut list = List { style, counts, name, mark: None };
        let level = self.lists.len();
        list.counts.truncate(level);
        let goes_on = self.attribute(id, "continue-numbering").is_some_and(|on| on == "true");
        let named = self.attribute(id, "continue-list").and_then(|name| self.ended.get(name.as_ref()));
        let before = named.or_else(|| {
            let ended = self.last.get(&level).filter(|(style, _)| goes_on && *style == list.style);
            ended.map(|(_, counts)| counts)
        });
        if let Some(counted) = before.filter(|_| level < LEVELS) {
            list.counts.extend(counted.iter().skip(level));
        }
        self.lists.push(list);
    }

    fn end_list(&mut self) {
        let Some(list) = self.lists.pop() else { return };
        let level = self.lists.len();
        if let Some(name) = &list.name {
            self.ended.insert(name.clone(), list.counts.clone());
        }
        if level < LEVELS {
            self.last.insert(level, (list.style.clone(), list.counts.clone()));
        }
        if let Some(around) = self.lists.last_mut() {
            around.counts = list.counts;
            around.counts.truncate(level);
        }
    }

    fn begin_item(&mut self, start: Option<u32>) {
        let level = self.lists.len().saturating_sub(1);
        let Some(list) = self.lists.last_mut() else { return };
        let levels = list.style.as_deref().and_then(|style| self.styles.list(style)).unwrap_or_default();
        if level >= LEVELS {
            list.mark = Some(String::new());
            return;
        }
        let first = levels.get(level).map_or(1, |level| level.start);
        let next = list.counts.get(level).map_or(first, |count| count.saturating_add(1));
        list.counts.resize(level + 1, 1);
        list.counts[level] = start.unwrap_or(next);
        list.mark = Some(mark(levels, level, &list.counts));
    }
}

/// What is not shown, or stands in the file for other programs.
fn is_left_out(name: &str, qualified: &str) -> bool {
    const LEFT_OUT: [&str; 17] = [
        "tracked-changes",
        "annotation",
        "note-citation",
        "number",
        "covered-table-cell",
        "forms",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "dde-connection-decls",
        "binary-data",
        "script",
        "ruby-text",
        "hidden-text",
        "hidden-paragraph",
        "event-listeners",
        "image-map",
    ];
    LEFT_OUT.contains(&name) || name.ends_with("-source") || matches!(qualified, "svg:title" | "svg:desc")
}

/// The cells of a table, as far as that is asked; `None` where another table stands inside.
fn cells_of(tree: &Tree<'_>, table: Id) -> Option<Vec<Vec<Cell>>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut empty = true;
    let mut walk = tree.walk(table);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        match tree.name(id) {
            "table" if id != table => return None,
            "table-row" => rows.push(Vec::new()),
            "table-cell" => {
                let over = |key: &str| tree.number(id, key).unwrap_or(1).clamp(1, MOST_OVER);
                let columns = over("number-columns-spanned");
                let spread = Spread { columns, rows: over("number-rows-spanned") };
                if let Some(row) = rows.last_mut() {
                    row.push(Cell { spread, ..Cell::default() });
                }
            }
            "p" | "h" => empty = true,
            "text-box" | "note" => walk.pass_over(),
            name if is_left_out(name, tree.qualified(id)) => walk.pass_over(),
            _ if empty && tree.text(id).is_some_and(|words| !words.trim().is_empty()) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.paragraphs += 1;
                    empty = false;
                }
            }
            _ => {}
        }
    }
    Some(rows)
}

/// Over how many columns or rows a cell may reach.
const MOST_OVER: u32 = 1 << 16;
