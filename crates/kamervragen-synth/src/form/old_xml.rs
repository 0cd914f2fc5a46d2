//! The official XML of before 2010: other names, all questions before all answers, notes apart from their marks.
//!
//! The names are real; how they nest is a reconstruction.

use std::fmt::Write as _;

use rand::RngExt;

use super::markup::{Layout, Markup, escaped, note_id};
use super::op_xml::table;
use super::page::head;
use super::{random, record};
use crate::paper::{Block, Item, Note, NoteRun, Paper, Part, PartRole, Run};
use crate::sentence::Piece;
use crate::truth::note_words;

/// Where the number of a note stands.
#[derive(Debug, Clone, Copy)]
enum Number {
    Attribute,
    Inside,
}

pub(super) fn render(paper: &Paper) -> String {
    let mut random = random(paper, "old-xml");
    let layout = if random.random_bool(0.3) { Layout::Flat } else { Layout::Indented };
    let number = if random.random_bool(0.5) { Number::Attribute } else { Number::Inside };
    let has_words = random.random_bool(0.5);
    let mut markup = Markup::new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", layout);
    markup.open("vraagdoc");
    for (name, _, content) in record::entries(paper) {
        let name = if name == "OVERHEIDop.vraagnummer" { "OVERHEIDop.vraagNummer" } else { name };
        markup.line(&format!("<meta name=\"{name}\" content=\"{}\"/>", escaped(&content)));
    }
    markup.open("frontm");
    markup.element("vergjaar", &format!("Vergaderjaar {}", paper.head.session_year));
    markup.close();
    let writer = Writer { paper, number, has_words };
    let heads = head(paper);
    let (questions, others): (Vec<&Part>, Vec<&Part>) =
        paper.parts.iter().partition(|part| matches!(part.role, PartRole::Question(_)));
    markup.open("vragen");
    let number = paper.head.appendix_number;
    let number = number.map_or_else(|| paper.head.case_number.clone(), |number| number.to_string());
    markup.element("vraagnummer", &number);
    markup.element("omschr", &sentence(&heads[0]));
    writer.parts(&mut markup, &questions);
    if heads.len() > 1 {
        markup.close();
        markup.open("reactie");
        markup.element("omschr", &sentence(&heads[1]));
    }
    writer.parts(&mut markup, &others);
    markup.finish()
}

/// "Vragen van het lid Ydema (SV) aan de minister van Financiën over sluizen. (Ingezonden 3 mei 2031)"
fn sentence(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let _ = match piece {
            Piece::Text(words) => {
                let words = words.strip_prefix(").").unwrap_or(words);
                let small =
                    words.replace("Minister", "minister").replace("Staatssecretaris", "staatssecretaris");
                match small.strip_suffix(" (ingezonden ").or(small.strip_suffix(" (ontvangen ")) {
                    Some(before) => write!(text, "{}. ", escaped(before)),
                    None => write!(text, "{}", escaped(&small)),
                }
            }
            Piece::Name(name) => write!(text, "<naam>{}</naam>", escaped(name)),
            Piece::Subject(subject) => write!(text, "<ondw>{}</ondw>", escaped(subject)),
            Piece::Day(_) => {
                let what = if text.starts_with("Vragen") || text.contains(" vragen van ") {
                    "Ingezonden"
                } else {
                    "Ontvangen"
                };
                let day = crate::sentence::words(std::slice::from_ref(piece));
                write!(text, "<datum>({what} {day})</datum>")
            }
        };
    }
    text
}

struct Writer<'p> {
    paper: &'p Paper,
    number: Number,
    /// Whether labels say "Vraag 1", not `1`.
    has_words: bool,
}

impl Writer<'_> {
    /// Parts, then the notes whose marks stand in them.
    fn parts(&self, markup: &mut Markup, parts: &[&Part]) {
        for part in parts {
            self.part(markup, part);
        }
        for note in parts.iter().flat_map(|part| part.notes()) {
            self.note(markup, note);
        }
    }

    fn part(&self, markup: &mut Markup, part: &Part) {
        let (name, word, label) = match &part.role {
            PartRole::Question(label) => ("vraag", "Vraag ", Some(label)),
            PartRole::Answer(label) => ("antwoord", "Antwoord ", Some(label)),
            PartRole::Postponement => ("kamervraagopmerking", "Mededeling", None),
            PartRole::Explanation => ("toelicht", "Toelichting:", None),
        };
        markup.open(name);
        match label {
            Some(label) => {
                let word = if self.has_words { word } else { "" };
                markup.element("nummer", &format!("{word}{}", label.printed));
            }
            None => markup.element("al", word),
        }
        for block in &part.blocks {
            match block {
                Block::Paragraph(runs) => markup.element("al", &self.runs(runs)),
                Block::List(items) => self.list(markup, items),
                Block::Table(rows) => table(markup, rows),
            }
        }
        markup.close();
    }

    fn list(&self, markup: &mut Markup, items: &[Item]) {
        markup.open("lijst");
        for item in items {
            markup.open("li");
            markup.element("li.nr", &escaped(&item.mark));
            markup.element("al", &self.runs(&item.runs));
            if !item.inner.is_empty() {
                self.list(markup, &item.inner);
            }
            markup.close();
        }
        markup.close();
    }

    fn runs(&self, runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run {
                Run::Text(words) => escaped(words),
                Run::Italic(words) => format!("<nadruk type=\"cur\">{}</nadruk>", escaped(words)),
                Run::Reference(reference) => escaped(&reference.text),
                Run::Note(Note { number, .. }) | Run::NoteAgain { number, .. } => {
                    format!("<nootref refid=\"{}\"/>", note_id(self.paper, *number, false))
                }
            })
            .collect()
    }

    fn note(&self, markup: &mut Markup, note: &Note) {
        let id = note_id(self.paper, note.number, false);
        match (self.number, &note.paragraphs[..]) {
            (Number::Attribute, [paragraph]) => {
                markup.element(&format!("noot id=\"{id}\" nr=\"{}\"", note.number), &note_text(paragraph));
            }
            (Number::Attribute, paragraphs) => {
                markup.open(&format!("noot id=\"{id}\" nr=\"{}\"", note.number));
                for paragraph in paragraphs {
                    markup.element("al", &note_text(paragraph));
                }
                markup.close();
            }
            (Number::Inside, paragraphs) => {
                markup.open(&format!("noot id=\"{id}\""));
                markup.element("noot.nr", &note.number.to_string());
                for paragraph in paragraphs {
                    markup.element("noot.al", &note_text(paragraph));
                }
                markup.close();
            }
        }
    }
}

fn note_text(runs: &[NoteRun]) -> String {
    escaped(&note_words(runs))
}
