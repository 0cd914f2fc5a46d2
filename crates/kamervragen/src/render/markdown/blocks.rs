//! Paragraphs, lists and tables as lines of Markdown.

use super::inlines::{self, NoteLabels};
use crate::model::{Block, Inline, ListItem, TableCell};
use crate::read::markdown::labelled::NO_MARK;

/// The lines of blocks, with a blank line between two of them.
pub(super) fn lines(blocks: &[Block], labels: NoteLabels<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        add(block, labels, &mut lines);
    }
    lines
}

/// Lines behind signs that hold them together: the mark of an item, the label of a note. What goes on with it stands
/// `indent` to the right.
pub(super) fn hung(signs: &str, indent: usize, lines: &[String]) -> Vec<String> {
    let indent = " ".repeat(indent);
    let behind = |(index, line): (usize, &String)| {
        let before = if index == 0 { signs } else { &indent };
        [before, line].concat().trim_end_matches(' ').to_owned()
    };
    lines.iter().enumerate().map(behind).collect()
}

fn add(block: &Block, labels: NoteLabels<'_>, lines: &mut Vec<String>) {
    match block {
        Block::Paragraph { inlines } => lines.push(inlines::paragraph(inlines, labels)),
        Block::List { items } => items.iter().for_each(|item| add_item(item, labels, lines)),
        Block::Table { rows } if is_plain(rows) => add_table(rows, labels, lines),
        Block::Table { rows } => add_wide_table(rows, labels, lines),
        Block::Image { source, description } => {
            let words = vec![Inline::Text { text: description.clone() }];
            let link = Inline::Link { url: source.clone(), inlines: words };
            lines.push(["!", &inlines::paragraph(&[link], labels)].concat());
        }
    }
}

fn add_item(ListItem { mark, blocks }: &ListItem, labels: NoteLabels<'_>, lines: &mut Vec<String>) {
    let (sign, mark) = signs_of(mark);
    let (first, mut rest) = match blocks.as_slice() {
        [Block::Paragraph { inlines }, rest @ ..] => (inlines::paragraph(inlines, labels), rest),
        rest => (String::new(), rest),
    };
    let space = if mark.is_empty() || mark == NO_MARK { "" } else { " " };
    let mut inner = vec![[&mark, space, &first].concat()];
    // A list stands directly below the words of its item.
    while let [list @ Block::List { .. }, further @ ..] = rest {
        add(list, labels, &mut inner);
        rest = further;
    }
    if !rest.is_empty() {
        inner.push(String::new());
        inner.extend(self::lines(rest, labels));
    }
    lines.extend(hung(&[&sign, " "].concat(), sign.len() + 1, &inner));
}

/// The sign that makes an item of Markdown, and what stands behind it for the mark.
fn signs_of(mark: &str) -> (String, String) {
    let digits = mark.strip_suffix(['.', ')']).unwrap_or_default();
    match mark {
        "–" => ("-".to_owned(), String::new()),
        "•" => ("*".to_owned(), String::new()),
        "" => ("+".to_owned(), NO_MARK.to_owned()),
        number if inlines::is_item_number(digits) => (number.to_owned(), String::new()),
        other => {
            let words = inlines::paragraph(&[Inline::Text { text: other.to_owned() }], &|_| None);
            // White space ends the mark.
            ("+".to_owned(), words.replace(' ', "&nbsp;"))
        }
    }
}

/// Whether Markdown has signs for a table: each row has as many cells, and each cell one place.
fn is_plain(rows: &[Vec<TableCell>]) -> bool {
    let columns = rows.first().map_or(0, Vec::len);
    columns > 0
        && rows.iter().all(|row| row.len() == columns)
        && rows.iter().flatten().all(|cell| (cell.columns, cell.rows) == (1, 1))
}

fn add_table(rows: &[Vec<TableCell>], labels: NoteLabels<'_>, lines: &mut Vec<String>) {
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<_> = row.iter().map(|cell| inlines::cell(&cell.inlines, labels)).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if index == 0 {
            lines.push(["|", &"---|".repeat(row.len())].concat());
        }
    }
}

/// A table in tags of HTML; the words in it are Markdown, since blank lines part them from the tags.
fn add_wide_table(rows: &[Vec<TableCell>], labels: NoteLabels<'_>, lines: &mut Vec<String>) {
    lines.push("<table>".to_owned());
    for row in rows {
        lines.push("<tr>".to_owned());
        for TableCell { inlines, columns, rows } in row {
            let reach = |name: &str, count: u32| match count {
                1 => String::new(),
                count => format!(" {name}=\"{count}\""),
            };
            lines.push(format!("<td{}{}>", reach("colspan", *columns), reach("rowspan", *rows)));
            if !inlines.is_empty() {
                lines.extend([String::new(), inlines::paragraph(inlines, labels), String::new()]);
            }
            lines.push("</td>".to_owned());
        }
        lines.push("</tr>".to_owned());
    }
    lines.push("</table>".to_owned());
}
