//! A manuscript as text: what programs that take text out of Word documents give, and people who copy it.

use std::fmt::Write as _;

use rand::RngExt;

use super::manuscript::Sheet;
use super::random;
use crate::paper::{Note, Paper, Run};
use crate::truth::note_words;

/// How marks and numbers of notes are written.
#[derive(Debug, Clone, Copy)]
enum NoteMark {
    /// `1)`
    Bracket,
    /// `[1]`
    Brackets,
}

impl NoteMark {
    fn of(self, number: u32) -> String {
        match self {
            Self::Bracket => format!("{number})"),
            Self::Brackets => format!("[{number}]"),
        }
    }
}

pub(super) fn render(paper: &Paper, sheets: &[Sheet]) -> String {
    let mut random = random(paper, "word-text");
    let mark = if random.random_bool(0.5) { NoteMark::Bracket } else { NoteMark::Brackets };
    let has_rule = random.random_bool(0.5);
    let mut text = String::new();
    let mut is_item = false;
    for sheet in sheets {
        // Items follow each other without a blank line.
        let follows_item = std::mem::replace(&mut is_item, false);
        match sheet {
            Sheet::Paragraph(runs) => {
                part(&mut text);
                text.push_str(&words(runs, mark));
            }
            Sheet::Label(label) => {
                part(&mut text);
                // The text stands right below its label.
                text.push_str(label);
                text.push('\n');
                continue;
            }
            Sheet::Item { list, level, mark: item, runs } => {
                is_item = list.number > 0;
                if !(is_item && follows_item) {
                    part(&mut text);
                }
                let _ = write!(text, "{}{item} {}", "   ".repeat(*level), words(runs, mark));
            }
            Sheet::Table(rows) => {
                part(&mut text);
                text.push_str(&rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"));
            }
        }
        text.push('\n');
    }
    let notes = notes(sheets);
    if has_rule && !notes.is_empty() {
        text.push_str("\n__________________________\n");
    }
    for note in notes {
        let paragraphs: Vec<String> = note.paragraphs.iter().map(|runs| note_words(runs)).collect();
        let _ = write!(text, "\n{} {}\n", mark.of(note.number), paragraphs.join("\n"));
    }
    text
}

/// A blank line, but for the first paragraph and below a label.
fn part(text: &mut String) {
    let below_label = text
        .lines()
        .next_back()
        .is_some_and(|last| last.starts_with("Vraag ") || last.starts_with("Antwoord"))
        && text.ends_with('\n');
    if !text.is_empty() && !below_label {
        text.push('\n');
    }
}

fn words(runs: &[Run], mark: NoteMark) -> String {
    let mut text = String::new();
    for run in runs {
        let _ = match run {
            Run::Text(words) | Run::Italic(words) => write!(text, "{words}"),
            Run::Reference(reference) => write!(text, "{}", reference.text),
            Run::Note(Note { number, .. }) | Run::NoteAgain { number, .. } => {
                write!(text, " {}", mark.of(*number))
            }
        };
    }
    text
}

fn notes(sheets: &[Sheet]) -> Vec<&Note> {
    let runs = sheets.iter().flat_map(|sheet| match sheet {
        Sheet::Paragraph(runs) | Sheet::Item { runs, .. } => runs.as_slice(),
        Sheet::Label(_) | Sheet::Table(_) => &[],
    });
    runs.filter_map(|run| match run {
        Run::Note(note) => Some(note),
        _ => None,
    })
    .collect()
}
