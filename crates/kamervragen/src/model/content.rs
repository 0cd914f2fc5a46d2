//! The matter of a document: questions, answers, notes and what stands around them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Reference, Span};

/// A piece of running text with its form: paragraph, list, table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Block {
    /// A paragraph (*alinea*).
    Paragraph {
        /// The words, with emphasis, links and note marks in place.
        inlines: Vec<Inline>,
    },
    /// A list (*opsomming*).
    List {
        /// The items in order.
        items: Vec<ListItem>,
    },
    /// A table (*tabel*).
    Table {
        /// The rows from top to bottom; each holds its cells from left to right.
        rows: Vec<Vec<TableCell>>,
    },
    /// A picture (*plaatje*).
    Image {
        /// The address of the picture: whole where the form tells the site, else as it stands in the source.
        source: String,
        /// The words shown where the picture cannot be; empty when the source has none.
        description: String,
    },
}

impl Block {
    /// Whether it has no part in the text: a picture without a description.
    pub(crate) fn is_silent(&self) -> bool {
        matches!(self, Self::Image { description, .. } if description.is_empty())
    }
}

/// A cell of a table (*tabelcel*).
///
/// A cell that reaches over several columns or rows stands once, where it begins; the rows below it hold fewer cells.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TableCell {
    /// The words.
    pub inlines: Vec<Inline>,
    /// Over how many columns it reaches: 1 unless the source says otherwise.
    pub columns: u32,
    /// Over how many rows it reaches: 1 unless the source says otherwise.
    pub rows: u32,
}

/// An item of a list (*lijstitem*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListItem {
    /// The mark as printed: `–`, `a.`, `1°`. Empty when the source shows none.
    pub mark: String,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// A piece of a line of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Inline {
    /// Words.
    Text {
        /// The words as a reader would copy them.
        text: String,
    },
    /// Words set apart by type: bold, italic, raised.
    Emphasis {
        /// How the words are set.
        style: EmphasisStyle,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// Words that lead somewhere.
    Link {
        /// The address.
        url: String,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// The mark of a footnote (*nootverwijzing*).
    NoteMark {
        /// The number of the footnote, as printed.
        number: String,
    },
}

/// How words are set apart by type (*nadruk*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EmphasisStyle {
    /// Bold (*vet*).
    Strong,
    /// Italic (*cursief*).
    Italic,
    /// Raised, where it is not a note mark: `11e`.
    Superscript,
    /// Lowered: `CO2`.
    Subscript,
    /// Underlined (*ondlijn*).
    Underline,
}

/// The text of blocks as a reader would copy it.
///
/// Paragraphs are parted by a blank line; list items stand each on a line with their mark, and a nested list
/// follows its item; table rows stand each on a line with their cells parted by ` | `; note marks and pictures without
/// a description are left out.
/// This is the one rule by which `text` follows from `blocks` everywhere in a document.
///
/// # Examples
///
/// ```
/// use kamervragen::{Block, Inline, text_of};
///
/// let words = |text: &str| Block::Paragraph { inlines: vec![Inline::Text { text: text.into() }] };
/// assert_eq!(text_of(&[words("Ja."), words("Zie vraag 2.")]), "Ja.\n\nZie vraag 2.");
/// ```
#[must_use]
pub fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (index, block) in blocks.iter().filter(|block| !block.is_silent()).enumerate() {
        if index > 0 {
            text.push_str("\n\n");
        }
        push_block(block, &mut text);
    }
    text
}

fn push_block(block: &Block, text: &mut String) {
    match block {
        Block::Paragraph { inlines } => push_inlines(inlines, text),
        Block::List { items } => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push('\n');
                }
                push_item(item, text);
            }
        }
        Block::Table { rows } => {
            for (index, row) in rows.iter().enumerate() {
                if index > 0 {
                    text.push('\n');
                }
                for (column, cell) in row.iter().enumerate() {
                    if column > 0 {
                        text.push_str(" | ");
                    }
                    push_inlines(&cell.inlines, text);
                }
            }
        }
        Block::Image { description, .. } => text.push_str(description),
    }
}

fn push_item(item: &ListItem, text: &mut String) {
    text.push_str(&item.mark);
    for (index, block) in item.blocks.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        } else if !item.mark.is_empty() {
            text.push(' ');
        }
        push_block(block, text);
    }
}

fn push_inlines(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text: words } => text.push_str(words),
            Inline::Emphasis { inlines, .. } | Inline::Link { inlines, .. } => push_inlines(inlines, text),
            Inline::NoteMark { .. } => {}
        }
    }
}

/// A question (*vraag*), or several that are printed under one label.
///
/// In a question document (`kv`) each label has one number; in an answer document (`ah`) questions that are
/// answered together often share one ("Vraag 4 en 5").
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Question {
    /// The numbers (*nummers*) in the label, expanded: `2 t/m 4` gives three. Worked out, with a diagnostic,
    /// where none is printed.
    pub numbers: Vec<u32>,
    /// The letter (*onderdeel*) of a lettered label: `l` in "Vraag 2l". Missing in most documents.
    pub part: Option<String>,
    /// The label as printed, without the markup around it: "Vraag 4 en 5". Empty when none is printed.
    pub label: String,
    /// What is asked, as a reader would copy it: see [`text_of`].
    pub text: String,
    /// What is asked, with its form.
    pub blocks: Vec<Block>,
    /// The numbers of the notes whose marks stand in the text, in order.
    pub notes: Vec<String>,
    /// The place, from the label to the last word; page furniture or notes may lie inside.
    pub span: Span,
}

/// An answer (*antwoord*), or one answer to several questions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Answer {
    /// The numbers (*nummers*) in the label, expanded. An answer without a printed number has those of the
    /// question it follows, with a diagnostic.
    pub numbers: Vec<u32>,
    /// The letter (*onderdeel*) of a lettered label: `l` in "Antwoord 2l". Missing in most documents.
    pub part: Option<String>,
    /// The label as printed: "Antwoorden 5 en 6". Empty when none is printed.
    pub label: String,
    /// What is answered, as a reader would copy it: see [`text_of`].
    pub text: String,
    /// What is answered, with its form.
    pub blocks: Vec<Block>,
    /// The numbers of the notes whose marks stand in the text, in order.
    pub notes: Vec<String>,
    /// The numbers that the answer points to when it is nothing but a pointer: "Zie antwoord vraag 4.".
    pub see: Vec<u32>,
    /// The place, from the label to the last word; page furniture or notes may lie inside.
    pub span: Span,
}

/// A footnote (*voetnoot*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Footnote {
    /// The number as printed. A text, since letters and repeated numbers occur.
    pub number: String,
    /// The words of the note, without its mark.
    pub text: String,
    /// The addresses in the note, whole, also where the page broke them.
    pub urls: Vec<String>,
    /// The place of the note, with its mark.
    pub span: Span,
    /// The places of its marks in the text, in order; empty when it has none (a diagnostic says so).
    pub marks: Vec<Span>,
}

/// What kind of text a [`Remark`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RemarkKind {
    /// Why there is no answer yet (*mededeling*, *uitstel*).
    Postponement,
    /// A remark after the last question or answer (*toelichting*).
    Explanation,
    /// Text between the head and the first question, or between questions (*inleiding*).
    Introduction,
    /// The names under a letter (*ondertekening*).
    Signature,
}

/// Running text that belongs to the document but is neither question, answer nor note.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Remark {
    /// What kind of text it is.
    pub kind: RemarkKind,
    /// The words, without the label.
    pub text: String,
    /// The references in it, in the order of the text: a postponement names letters, an explanation other questions.
    pub references: Vec<Reference>,
    /// The place, with the label.
    pub span: Span,
}

/// A copy of the questions in another language, as party pages print them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Translation {
    /// The language, as an ISO 639-1 code: `en`.
    pub language: String,
    /// The questions in that language.
    pub questions: Vec<Question>,
    /// The notes in that language.
    pub footnotes: Vec<Footnote>,
}

/// Text that no rule claims. It is kept and shown, never dropped.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Unplaced {
    /// The words.
    pub text: String,
    /// The place.
    pub span: Span,
}
