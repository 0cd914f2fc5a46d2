//! The text of a paper before it is typeset, as the chamber and the ministries write it in a word processor.
//!
//! Questions are a list whose numbers the program counts. Answers begin with the number of the appendix and of the case, and
//! have no head sentence of the questions. A postponement is a letter without the questions.

use rand::RngExt;
use rand_xorshift::XorShiftRng;

use super::random;
use crate::make::in_dutch;
use crate::paper::{Block, Item, Label, Paper, PaperKind, Part, PartRole, Run};
use crate::sentence::{self, Piece};

/// A block of a text.
#[derive(Debug, Clone)]
pub(super) enum Sheet {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A line in bold type.
    Label(String),
    /// An item of a list. What it says may go on in paragraphs.
    Item {
        /// The list.
        list: List,
        /// How deep it stands.
        level: usize,
        /// The mark that the program counts.
        mark: String,
        /// The words.
        runs: Vec<Run>,
    },
    /// A table.
    Table(Vec<Vec<String>>),
}

/// A list: which one of the text, and how its items are marked on both levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    /// The first is that of the questions.
    pub(super) number: usize,
    /// How the items of its first level are marked. Those of the second bear dashes.
    pub(super) count: Count,
}

/// How items are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// `1.`
    Figures,
    /// `a.`
    Letters,
    /// `1°`
    Degrees,
    /// `–`
    Dashes,
}

/// The list of the questions.
const QUESTIONS: List = List { number: 0, count: Count::Figures };

/// The blocks of a paper with what stands above them.
pub(super) fn sheets(paper: &Paper) -> Vec<Sheet> {
    let mut writer = Writer { random: random(paper, "manuscript"), sheets: Vec::new(), lists: 0 };
    writer.head(paper);
    writer.parts(paper);
    writer.sheets
}

/// The blocks of a paper alone.
pub(super) fn body(paper: &Paper) -> Vec<Sheet> {
    let mut writer = Writer { random: random(paper, "manuscript"), sheets: Vec::new(), lists: 0 };
    writer.parts(paper);
    writer.sheets
}

/// A paragraph of words.
pub(super) fn line(words: impl Into<String>) -> Sheet {
    Sheet::Paragraph(vec![Run::Text(words.into())])
}

/// How many lists there are, without that of the questions, and how each is marked.
pub(super) fn lists(sheets: &[Sheet]) -> Vec<List> {
    let mut lists = vec![QUESTIONS];
    for sheet in sheets {
        if let Sheet::Item { list, .. } = sheet
            && !lists.contains(list)
        {
            lists.push(*list);
        }
    }
    lists
}

/// The sentence of the questions, with offices in small letters as manuscripts have them.
pub(super) fn question_sentence(paper: &Paper, has_day: bool) -> String {
    let mut words = String::new();
    for piece in sentence::questions(&paper.head) {
        match piece {
            Piece::Text(text) => words.push_str(&small(&text)),
            piece => words.push_str(&sentence::words(&[piece])),
        }
    }
    let has_no_day = || words.rfind(" (ingezonden ").map(|at| words[..at].to_owned());
    if has_day { words } else { has_no_day().unwrap_or(words) }
}

/// Offices in small letters.
pub(super) fn small(words: &str) -> String {
    words.replace("Minister", "minister").replace("Staatssecretaris", "staatssecretaris")
}

struct Writer {
    random: XorShiftRng,
    sheets: Vec<Sheet>,
    lists: usize,
}

impl Writer {
    fn head(&mut self, paper: &Paper) {
        let head = &paper.head;
        let Some(reply) = &head.reply else {
            self.sheets.extend([
                line(head.case_number.clone()),
                line(format!("(ingezonden {})", in_dutch(head.submitted))),
                line(question_sentence(paper, false)),
            ]);
            return;
        };
        let number = head.appendix_number.unwrap_or_default();
        self.sheets.extend([line(format!("AH {number}")), line(head.case_number.clone())]);
        let sentence = sentence::words(&sentence::reply(reply, paper.kind == PaperKind::Postponement));
        let (sentence, see_also) = match sentence.split_once(" Zie ook ") {
            Some((sentence, see_also)) => (sentence, Some(format!("Zie ook {}", see_also.replace('–', "-")))),
            None => (sentence.as_str(), None),
        };
        self.sheets.push(line(small(sentence.trim_end_matches('.'))));
        self.sheets.extend(see_also.map(|words| line(words.trim_end_matches('.'))));
    }

    fn parts(&mut self, paper: &Paper) {
        let is_counted = paper.kind == PaperKind::Questions;
        let way = self.random.random_range(0..4_u32);
        for part in &paper.parts {
            match &part.role {
                PartRole::Question(label) if is_counted => {
                    let from = self.sheets.len();
                    self.blocks(part);
                    if let Some(Sheet::Paragraph(runs)) = self.sheets.get_mut(from) {
                        let (runs, mark) = (std::mem::take(runs), format!("{}.", label.printed));
                        self.sheets[from] = Sheet::Item { list: QUESTIONS, level: 0, mark, runs };
                    }
                    continue;
                }
                PartRole::Question(label) => {
                    self.sheets.push(Sheet::Label(format!("Vraag {}", label.printed)));
                }
                PartRole::Answer(label) => self.sheets.push(Sheet::Label(answer_label(label, way))),
                PartRole::Postponement => {}
                PartRole::Explanation => self.sheets.push(line("Toelichting:")),
            }
            self.blocks(part);
        }
    }

    fn blocks(&mut self, part: &Part) {
        for block in &part.blocks {
            match block {
                Block::Paragraph(runs) => self.sheets.push(Sheet::Paragraph(runs.clone())),
                Block::List(items) => {
                    self.lists += 1;
                    let count = match items.first().map_or("", |item| &item.mark) {
                        "–" => Count::Dashes,
                        "a." => Count::Letters,
                        _ => Count::Degrees,
                    };
                    self.items(items, List { number: self.lists, count }, 0);
                }
                Block::Table(rows) => self.sheets.push(Sheet::Table(rows.clone())),
            }
        }
    }

    fn items(&mut self, items: &[Item], list: List, level: usize) {
        for item in items {
            let (mark, runs) = (item.mark.clone(), item.runs.clone());
            self.sheets.push(Sheet::Item { list, level, mark, runs });
            self.items(&item.inner, list, level + 1);
        }
    }
}

/// "Antwoord op vraag 3", "Antwoorden 4 en 5", "Antwoord vraag 4-6:", "Antwoord"
fn answer_label(label: &Label, way: u32) -> String {
    let (is_one, printed) = (label.numbers.len() == 1, &label.printed);
    match way {
        0 => format!("Antwoord {printed}"),
        1 if is_one => format!("Antwoord op vraag {printed}"),
        1 => format!("Antwoord op vragen {printed}:"),
        2 if is_one => "Antwoord".to_owned(),
        2 => format!("Antwoorden {printed}"),
        _ => format!("Antwoord vraag {}:", printed.replace(" t/m ", "-")),
    }
}
