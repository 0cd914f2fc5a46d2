//! Word's documents.
//!
//! ```xml
//! <w:p>
//!   <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>
//!   <w:r><w:rPr><w:b/></w:rPr><w:t>Kent u dit?</w:t><w:footnoteReference w:id="2"/></w:r>
//! </w:p>
//! ```
//!
//! Words stand in `t` alone; an element that is not known is read through. What was deleted, what is hidden and the
//! instructions of fields are no part of the text.

mod fields;
mod notes;
mod numbering;
mod parts;
mod styles;

use std::collections::HashMap;
use std::rc::Rc;

use self::fields::{Fields, address_in};
use self::notes::{NoteKind, Notes};
use self::numbering::Numbering;
use self::parts::{Part, Parts};
use self::styles::{ParagraphStyle, Styles};
use super::package::Package;
use super::sheet::Sheet;
use super::tables::Cell;
use super::tree::{Edge, Id, Tree};
use crate::Error;
use crate::block::{Block, Spread, Style};

/// Reads the document in a container.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Block<'static>>, Error> {
    let parts = Parts::load(package)?;
    let document = parts.document.tree()?;
    let styles = tree(parts.styles.as_ref())?;
    let numbering = tree(parts.numbering.as_ref())?;
    let settings = tree(parts.settings.as_ref())?;
    let mut story = Story {
        numbering: numbering.as_ref().map(|tree| Numbering::read(tree, styles.as_ref())).unwrap_or_default(),
        styles: styles.as_ref().map(Styles::read).unwrap_or_default(),
        notes: Notes::of(&document, settings.as_ref()),
    };
    let mut blocks = story.read(&document, Tree::root(), &parts.document, Sheet::new());
    for (kind, part) in [(NoteKind::Foot, &parts.footnotes), (NoteKind::End, &parts.endnotes)] {
        if let Some(part) = part {
            blocks.append(&mut story.read_notes(kind, part)?);
        }
    }
    for part in parts.around(&document, settings.as_ref()) {
        blocks.append(&mut story.read(&part.tree()?, Tree::root(), part, Sheet::outside()));
    }
    Ok(blocks)
}

fn tree(part: Option<&Part>) -> Result<Option<Tree<'_>>, Error> {
    part.map(Part::tree).transpose()
}

/// What holds for all parts of a document, and is counted through them.
struct Story {
    styles: Styles,
    numbering: Numbering,
    notes: Notes,
}

impl Story {
    /// Reads what stands in an element of a part.
    fn read(&mut self, tree: &Tree<'_>, root: Id, part: &Part, sheet: Sheet) -> Vec<Block<'static>> {
        let mut writer = Writer {
            story: self,
            tree,
            links: &part.links,
            sheet,
            open: Vec::new(),
            paragraph: ParagraphStyle::default(),
            fields: Fields::of(tree, root),
            ways: Vec::new(),
        };
        let mut walk = tree.walk(root);
        while let Some(edge) = walk.next() {
            match edge {
                Edge::Open(id) => {
                    if !writer.start(id) {
                        walk.pass_over();
                    }
                }
                Edge::Close(_) => writer.end(),
            }
        }
        writer.sheet.finish()
    }

    /// Reads the notes that are marked in the text, in the order of their marks.
    fn read_notes(&mut self, kind: NoteKind, part: &Part) -> Result<Vec<Block<'static>>, Error> {
        let tree = part.tree()?;
        let mut notes = Vec::new();
        for id in tree.children(Tree::root()) {
            let name = tree.attribute(id, "id").unwrap_or_default();
            let Some(note) = self.notes.marked(kind, name.trim()) else { continue };
            let sheet = Sheet::note(&note.number, note.id.clone());
            notes.push((note.place, self.read(&tree, id, part, sheet)));
        }
        notes.sort_by_key(|(place, _)| *place);
        Ok(notes.into_iter().flat_map(|(_, blocks)| blocks).collect())
    }
}

/// What is done where an element ends.
enum End {
    Nothing,
    Paragraph(ParagraphStyle),
    Run(Style),
    Link(Option<Rc<str>>),
    Aside(ParagraphStyle, Fields),
    Table,
    Row,
    Ways,
}

/// Writes what stands in a part, in its order.
struct Writer<'a, 't> {
    story: &'a mut Story,
    tree: &'a Tree<'t>,
    /// Where the links of the part lead, by their ids.
    links: &'a HashMap<String, Rc<str>>,
    sheet: Sheet,
    open: Vec<End>,
    /// The style of the paragraph that is read.
    paragraph: ParagraphStyle,
    fields: Fields,
    /// Which way is read of each choice between ways to show something.
    ways: Vec<Option<Id>>,
}

impl Writer<'_, '_> {
    /// Begins an element; `false` when nothing in it is read.
    fn start(&mut self, id: Id) -> bool {
        let name = self.tree.name(id);
        let end = match name {
            "p" => {
                let before = self.paragraph;
                self.begin_paragraph(id);
                End::Paragraph(before)
            }
            "r" => {
                let (style, hidden) = self.story.styles.run(self.tree, id, &self.paragraph);
                if hidden {
                    return false;
                }
                End::Run(self.sheet.set_style(style))
            }
            "hyperlink" => {
                let link = self.tree.attribute(id, "id").and_then(|id| self.links.get(id.as_ref()).cloned());
                End::Link(self.sheet.set_link(link))
            }
            "fldSimple" => {
                let link = self.tree.attribute(id, "instr").and_then(|words| address_in(&words));
                End::Link(self.sheet.set_link(link))
            }
            "txbxContent" => {
                self.sheet.begin_aside();
                End::Aside(self.paragraph, std::mem::take(&mut self.fields))
            }
            "tbl" => {
                self.sheet.begin_table(cells_of(self.tree, id));
                End::Table
            }
            "tr" => {
                let deleted = self.tree.child(id, "trPr").and_then(|row| self.tree.child(row, "del"));
                if deleted.is_some() {
                    return false;
                }
                self.sheet.begin_row();
                End::Row
            }
            "tc" => {
                if !self.sheet.begin_cell() {
                    return false;
                }
                End::Nothing
            }
            "AlternateContent" => {
                // Of the ways to show something the first counts; the fallback is for programs that know none.
                let way = self.tree.child(id, "Choice").or_else(|| self.tree.child(id, "Fallback"));
                self.ways.push(way);
                End::Ways
            }
            "Choice" | "Fallback" => {
                if self.ways.last().is_some_and(|way| *way != Some(id)) {
                    return false;
                }
                End::Nothing
            }
            name if is_left_out(name) => return false,
            _ => {
                if !self.inside(id, name) {
                    return false;
                }
                End::Nothing
            }
        };
        self.open.push(end);
        true
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(End::Paragraph(before)) => {
                self.sheet.end_paragraph();
                self.paragraph = before;
            }
            Some(End::Run(before)) => drop(self.sheet.set_style(before)),
            Some(End::Link(before)) => drop(self.sheet.set_link(before)),
            Some(End::Aside(before, fields)) => {
                self.sheet.end_aside();
                self.paragraph = before;
                self.fields = fields;
            }
            Some(End::Table) => self.sheet.end_table(),
            Some(End::Row) => self.sheet.end_row(),
            Some(End::Ways) => drop(self.ways.pop()),
            Some(End::Nothing) | None => {}
        }
    }

    fn begin_paragraph(&mut self, id: Id) {
        let properties = self.tree.child(id, "pPr");
        self.paragraph = self.story.styles.paragraph(self.tree, properties);
        let style = properties.and_then(|properties| self.tree.value(properties, "pStyle"));
        let numbered = self.story.numbering.next(self.paragraph.numbered, style.as_deref());
        match numbered {
            Some((level, mark)) => self.sheet.begin_item(level, &mark),
            None if self.paragraph.heading => self.sheet.begin_heading(),
            None => self.sheet.begin_paragraph(),
        }
    }

    /// What stands in a run; `false` when nothing in it is to be read.
    fn inside(&mut self, id: Id, name: &str) -> bool {
        match name {
            "fldChar" => {
                let kind = self.tree.attribute(id, "fldCharType").unwrap_or_default();
                self.fields.sign(&kind, &mut self.sheet);
            }
            "instrText" => self.fields.instruction(&self.tree.words(id)),
            _ if !self.fields.shown() => return true,
            "t" => {
                for words in self.tree.descendants(id).filter_map(|id| self.tree.text(id)) {
                    self.sheet.words(words);
                }
            }
            "tab" | "ptab" => self.sheet.words(" "),
            "br" | "cr" => self.sheet.break_line(),
            "noBreakHyphen" => self.sheet.words("-"),
            "sym" => {
                let sign = self.tree.attribute(id, "char");
                let sign = sign.and_then(|code| u32::from_str_radix(&code, 16).ok()).and_then(char::from_u32);
                if let Some(sign) = sign {
                    self.sheet.words(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if name == "footnoteReference" { NoteKind::Foot } else { NoteKind::End };
                self.mark(id, kind);
            }
            // Texts stand in `t` alone: `<wp:posOffset>914400</wp:posOffset>` is none.
            _ => return true,
        }
        false
    }

    fn mark(&mut self, id: Id, kind: NoteKind) {
        let Some(name) = self.tree.attribute(id, "id") else { return };
        let own = self.tree.attribute(id, "customMarkFollows").is_some_and(|on| styles::is_on(&on));
        if own {
            // The mark is typed behind: `*`.
            let typed = self.tree.after(id).next().map(|next| self.tree.words(next)).unwrap_or_default();
            self.story.notes.number(kind, name.trim(), Some(typed.trim()));
            return;
        }
        let note = self.story.notes.number(kind, name.trim(), None);
        self.sheet.mark(&note.number, note.id.clone());
    }
}

/// Properties, and what is not shown.
fn is_left_out(name: &str) -> bool {
    const LEFT_OUT: [&str; 20] = [
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "tblPrEx",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "rt",
        "annotationRef",
        "commentReference",
        "footnoteRef",
        "endnoteRef",
        "binData",
    ];
    LEFT_OUT.contains(&name)
}

/// How many columns Word allows.
const MOST_COLUMNS: u32 = 63;

/// How a cell stands in its table.
fn cell_of(tree: &Tree<'_>, id: Id) -> (u32, Merge) {
    let Some(properties) = tree.child(id, "tcPr") else { return (1, Merge::None) };
    let columns = tree.value(properties, "gridSpan").and_then(|span| span.trim().parse().ok());
    let merge = tree.child(properties, "vMerge").map_or(Merge::None, |merge| {
        let begins = tree.attribute(merge, "val").is_some_and(|kind| kind == "restart");
        if begins { Merge::Begins } else { Merge::GoesOn }
    });
    (columns.unwrap_or(1).clamp(1, MOST_COLUMNS), merge)
}

/// Whether a cell is one with those below or above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

/// The cells of a table, as far as that is asked; `None` where another table stands inside.
fn cells_of(tree: &Tree<'_>, table: Id) -> Option<Vec<Vec<Cell>>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    // The cells that may go on in the next row, by their columns.
    let mut merged: HashMap<u32, (usize, usize)> = HashMap::new();
    let (mut empty, mut column) = (true, 0);
    let mut walk = tree.walk(table);
    while let Some(edge) = walk.next() {
        let Edge::Open(id) = edge else { continue };
        match tree.name(id) {
            "tbl" if id != table => return None,
            "tr" => {
                rows.push(Vec::new());
                column = 0;
            }
            "tc" => {
                let (columns, merge) = cell_of(tree, id);
                let above = if merge == Merge::GoesOn { merged.get(&column).copied() } else { None };
                if let Some((row, at)) = above {
                    rows[row][at].spread.rows += 1;
                } else {
                    merged.remove(&column);
                }
                if merge == Merge::Begins && !rows.is_empty() {
                    let row = rows.len() - 1;
                    merged.insert(column, (row, rows[row].len()));
                }
                if let Some(row) = rows.last_mut() {
                    let spread = Spread { columns, rows: 1 };
                    row.push(Cell { spread, goes_on: above.is_some(), ..Cell::default() });
                }
                column += columns;
            }
            "p" => empty = true,
            "txbxContent" => walk.pass_over(),
            name if is_left_out(name) => walk.pass_over(),
            "t" | "sym" | "footnoteReference" | "endnoteReference" if empty => {
                let blank = tree.name(id) == "t" && tree.words(id).trim().is_empty();
                if !blank && let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.paragraphs += 1;
                    empty = false;
                }
            }
            _ => {}
        }
    }
    Some(rows)
}
