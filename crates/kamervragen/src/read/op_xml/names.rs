//! The elements of the official XML, with their names of today and of before 2010.

use crate::block::Place;
use crate::read::list_mark::ListMark;

/// What an element is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// An entry of the record: `<meta name="DC.title" content="…">`.
    Record,
    /// A line of its own with a place in the document.
    Line(Place),
    /// A head sentence; its `type` or the list in which it stands tells which.
    Head,
    /// All questions, all answers: `vragen`, `reactie`.
    Whole(Place),
    Part(Place),
    /// The number of a part or of a note.
    Number,
    Title,
    Paragraph,
    Subheading,
    LineBreak,
    List,
    Item,
    ItemMark,
    /// What holds blocks and is none itself.
    Group,
    Table,
    Columns,
    Column,
    /// The rows of the head, the body or the foot of a table.
    Rows,
    TableRow,
    Cell,
    Picture,
    Emphasis,
    Superscript,
    Subscript,
    Link,
    Note,
    NoteNumber,
    NoteReference,
    Name,
    Subject,
    Day,
    Unknown,
}

/// The element of that name, with the prefix of a namespace or without.
pub(super) fn element(name: &str) -> Element {
    match local(name) {
        Element::Unknown => name.split_once(':').map_or(Element::Unknown, |(_, name)| local(name)),
        element => element,
    }
}

fn local(name: &str) -> Element {
    match name {
        "meta" => Element::Record,
        "tekstregel" | "vergjaar" => Element::Line(Place::Masthead),
        "kamervraagnummer" | "vraagnummer" => Element::Line(Place::Number),
        "kamervraagomschrijving" | "omschr" => Element::Head,
        "vragen" => Element::Whole(Place::Question),
        "reactie" => Element::Whole(Place::Answer),
        "vraag" => Element::Part(Place::Question),
        "antwoord" => Element::Part(Place::Answer),
        "kamervraagopmerking" => Element::Part(Place::Postponement),
        "toelicht" => Element::Part(Place::Explanation),
        "ondertekening" => Element::Part(Place::Signature),
        "nr" | "nummer" => Element::Number,
        "titel" => Element::Title,
        "al" | "noot.al" | "title" | "term" | "definitie" | "functie" => Element::Paragraph,
        "tussenkop" | "tuskop" => Element::Subheading,
        "br" => Element::LineBreak,
        "lijst" | "noot.lijst" => Element::List,
        "li" | "noot.li" => Element::Item,
        "li.nr" | "noot.li.nr" => Element::ItemMark,
        "metadata"
        | "al-groep"
        | "officiele-publicatie"
        | "vraagdoc"
        | "kamervragen"
        | "kamervraagkop"
        | "divisie"
        | "kop"
        | "box"
        | "definitielijst"
        | "definitie-item"
        | "plaatje"
        | "kamervraagbijlage"
        | "frontm"
        | "backm" => Element::Group,
        "table" => Element::Table,
        "tgroup" => Element::Columns,
        "colspec" => Element::Column,
        "thead" | "tbody" | "tfoot" => Element::Rows,
        "row" => Element::TableRow,
        "entry" => Element::Cell,
        "illustratie" => Element::Picture,
        "nadruk" => Element::Emphasis,
        "sup" => Element::Superscript,
        "inf" => Element::Subscript,
        "extref" | "intref" | "dossierref" => Element::Link,
        "noot" | "voetnoot" => Element::Note,
        "noot.nr" => Element::NoteNumber,
        "nootref" | "voetref" => Element::NoteReference,
        "naam" => Element::Name,
        "kamervraagonderwerp" | "ondw" => Element::Subject,
        "datum" => Element::Day,
        _ => Element::Unknown,
    }
}

/// What the `type` and `start` of a list say of its marks; `None` where the items print them.
pub(super) fn list_mark(kind: &str, start: Option<u32>) -> Option<ListMark> {
    let start = start.unwrap_or(1);
    match kind {
        "ndash" | "streepje" => Some(ListMark::Sign("–")),
        "bullet" | "bolletje" => Some(ListMark::Sign("•")),
        "1" => Some(ListMark::Number(start)),
        "a" => Some(ListMark::Letter(start)),
        "A" => Some(ListMark::Capital(start)),
        _ => None,
    }
}
