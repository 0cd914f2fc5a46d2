//! Markdown as marker makes it: paragraphs whole, notes raised, each below the part in which its page ends.

use std::fmt::Write as _;

use super::page::{head, label};
use crate::paper::{Block, Item, Note, NoteRun, Paper, Part, PartRole, Run};
use crate::sentence::Piece;
use crate::truth::note_words;

/// How many letters of text a page holds.
const PAGE: usize = 2600;

pub(super) fn render(paper: &Paper) -> String {
    let mut text = String::from("\n\n");
    if paper.is_reply() {
        text.push_str("**Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden**\n\n");
    }
    let number = paper
        .head
        .appendix_number
        .map_or_else(|| paper.head.case_number.clone(), |number| number.to_string());
    let _ = write!(text, "## {number}\n\n");
    for sentence in head(paper) {
        let words: String = sentence.iter().map(piece).collect();
        let _ = write!(text, "{words}\n\n");
    }
    let mut waiting: Vec<&Note> = Vec::new();
    let mut page_begins = 0;
    for (index, part) in paper.parts.iter().enumerate() {
        // The level of headings changes within one document.
        let heading = ["**", "### ", "#### "][index / 4 % 3];
        let printed = label(&part.role);
        if heading == "**" || part.role == PartRole::Explanation {
            let _ = write!(text, "**{printed}**\n\n");
        } else {
            let _ = write!(text, "{heading}{printed}\n\n");
        }
        push_part(&mut text, part);
        waiting.extend(part.notes());
        if text.len() - page_begins > PAGE {
            push_notes(&mut text, &mut waiting);
            page_begins = text.len();
        }
    }
    if !waiting.is_empty() {
        text.push_str("---\n\n");
        push_notes(&mut text, &mut waiting);
    }
    let _ = writeln!(text, "{}", paper.id);
    text
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Name(name) => format!("**{name}**"),
        Piece::Subject(subject) => format!("*{subject}*"),
        Piece::Text(_) | Piece::Day(_) => crate::sentence::words(std::slice::from_ref(piece)),
    }
}

fn push_part(text: &mut String, part: &Part) {
    for block in &part.blocks {
        match block {
            Block::Paragraph(runs) => {
                push_runs(text, runs);
                text.push_str("\n\n");
            }
            Block::List(items) => {
                push_items(text, items, 0);
                text.push('\n');
            }
            Block::Table(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    let _ = writeln!(text, "| {} |", row.join(" | "));
                    if index == 0 {
                        let _ = writeln!(text, "|{}", "---|".repeat(row.len()));
                    }
                }
                text.push('\n');
            }
        }
    }
}

fn push_items(text: &mut String, items: &[Item], depth: usize) {
    for item in items {
        let _ = write!(text, "{}- {} ", "  ".repeat(depth), item.mark);
        push_runs(text, &item.runs);
        text.push('\n');
        push_items(text, &item.inner, depth + 1);
    }
}

fn push_runs(text: &mut String, runs: &[Run]) {
    for run in runs {
        let _ = match run {
            Run::Text(words) => write!(text, "{words}"),
            Run::Italic(words) => write!(text, "*{words}*"),
            Run::Reference(reference) => write!(text, "{}", reference.text),
            Run::Note(Note { number, .. }) | Run::NoteAgain { number, .. } => {
                write!(text, "<sup>{number}</sup>")
            }
        };
    }
}

fn push_notes(text: &mut String, notes: &mut Vec<&Note>) {
    for note in notes.drain(..) {
        let _ = write!(text, "<sup>{}</sup> ", note.number);
        for (index, paragraph) in note.paragraphs.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            for run in paragraph {
                match run {
                    NoteRun::Url(url) => {
                        let _ = write!(text, "<{url}>");
                    }
                    NoteRun::Text(_) | NoteRun::Reference(_) => {
                        text.push_str(&note_words(std::slice::from_ref(run)));
                    }
                }
            }
        }
        text.push_str("\n\n");
    }
}
