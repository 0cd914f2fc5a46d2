//! The official XML of today: notes at their marks, each part an element.

use rand::RngExt;
use rand_xorshift::XorShiftRng;

use super::markup::{Layout, Markup, escaped, note_id};
use super::page::head;
use super::random;
use crate::paper::{Block, Item, Label, Note, NoteRun, Paper, Part, PartRole, Reference, Run};
use crate::sentence::Piece;

pub(super) fn render(paper: &Paper) -> String {
    let mut random = random(paper, "op-xml");
    let layout =
        [Layout::Indented, Layout::Indented, Layout::Flat, Layout::Wrapped][random.random_range(0..4)];
    let mut markup = Markup::new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", layout);
    markup.open(
        "officiele-publicatie xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:noNamespaceSchemaLocation=\"http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-2\"",
    );
    markup.open("metadata");
    markup.line(&format!(
        "<meta name=\"OVERHEIDop.externMetadataRecord\" scheme=\"\" \
         content=\"https://zoek.officielebekendmakingen.nl/{}/metadata.xml\"/>",
        paper.id
    ));
    markup.close();
    markup.open("kamervragen");
    masthead(&mut markup, paper);
    for (sentence, kind) in head(paper).iter().zip(["vraag", "antwoord"]) {
        let words: String = sentence.iter().map(piece).collect();
        markup.element(&format!("kamervraagomschrijving type=\"{kind}\""), &words);
    }
    let has_long_ids = random.random_bool(0.5);
    let is_official = random.random_bool(0.7);
    let mut writer = Writer { paper, random, has_long_ids };
    for part in &paper.parts {
        writer.part(&mut markup, part, is_official);
    }
    markup.finish()
}

fn masthead(markup: &mut Markup, paper: &Paper) {
    markup.open("kamervraagkop");
    markup.element("tekstregel inhoud=\"kameraanduiding\"", "Tweede Kamer der Staten-Generaal");
    markup
        .element("tekstregel inhoud=\"vergaderjaar\"", &format!("Vergaderjaar {}", paper.head.session_year));
    let kinds: &[&str] = if paper.is_reply() {
        &[
            "Aanhangsel van de Handelingen",
            "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden",
        ]
    } else {
        &["Vragen gesteld door de leden der Kamer"]
    };
    for kind in kinds {
        markup.element("tekstregel inhoud=\"documenttype\"", kind);
    }
    markup.close();
    let number = paper.head.appendix_number;
    let number = number.map_or_else(|| paper.head.case_number.clone(), |number| number.to_string());
    markup.element("kamervraagnummer", &number);
}

fn piece(piece: &Piece) -> String {
    let words = escaped(&crate::sentence::words(std::slice::from_ref(piece)));
    match piece {
        Piece::Text(_) => words,
        Piece::Name(_) => format!("<naam><achternaam>{words}</achternaam></naam>"),
        Piece::Subject(_) => format!("<kamervraagonderwerp>{words}</kamervraagonderwerp>"),
        Piece::Day(day) => format!("<datum isodatum=\"{day}\">{words}</datum>"),
    }
}

/// Writes parts, each with its notes.
struct Writer<'p> {
    paper: &'p Paper,
    random: XorShiftRng,
    has_long_ids: bool,
}

impl Writer<'_> {
    fn part(&mut self, markup: &mut Markup, part: &Part, is_official: bool) {
        let (name, word, label) = match &part.role {
            PartRole::Question(label) => ("vraag", "Vraag", Some(label)),
            PartRole::Answer(label) => ("antwoord", "Antwoord", Some(label)),
            PartRole::Postponement => ("kamervraagopmerking", "Mededeling", None),
            PartRole::Explanation => ("toelicht", "Toelichting:", None),
        };
        markup.open(name);
        match label {
            Some(label) => {
                let number = if is_official { "nr status=\"officieel\"" } else { "nr" };
                markup.element(number, &self.label(word, label));
            }
            None if self.random.random_bool(0.5) => {
                markup.element("al", &format!("<nadruk type=\"vet\">{word}</nadruk>"));
            }
            None => markup.element("al", word),
        }
        let is_group = part.blocks.len() > 1 && self.random.random_bool(0.1);
        if is_group {
            markup.open("al-groep");
        }
        for block in &part.blocks {
            self.block(markup, block);
        }
        if is_group {
            markup.close();
        }
        markup.close();
    }

    /// "Vraag 4 en 5", now and then "Vraag 4, 5" or "Antwoorden 4 en 5".
    fn label(&mut self, word: &str, label: &Label) -> String {
        let printed = if label.numbers.len() > 1 && self.random.random_bool(0.1) {
            label.numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        } else {
            label.printed.clone()
        };
        let is_plural = label.numbers.len() > 1 && word == "Antwoord" && self.random.random_bool(0.1);
        format!("{word}{} {printed}", if is_plural { "en" } else { "" })
    }

    fn block(&mut self, markup: &mut Markup, block: &Block) {
        match block {
            Block::Paragraph(runs) => markup.element("al", &self.runs(runs)),
            Block::List(items) => self.list(markup, items),
            Block::Table(rows) => table(markup, rows),
        }
    }

    fn list(&mut self, markup: &mut Markup, items: &[Item]) {
        let kind = if items.iter().all(|item| item.mark == "–") { "ndash" } else { "expliciet" };
        markup.open(&format!("lijst type=\"{kind}\""));
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

    fn runs(&mut self, runs: &[Run]) -> String {
        runs.iter()
            .map(|run| match run {
                Run::Text(words) => escaped(words),
                Run::Italic(words) => format!("<nadruk type=\"cur\">{}</nadruk>", escaped(words)),
                Run::Reference(reference) => self.reference(reference),
                Run::Note(note) => self.note(note),
                Run::NoteAgain { number, .. } => {
                    let id = note_id(self.paper, *number, self.has_long_ids);
                    format!("<nootref refid=\"{id}\">{number}</nootref>")
                }
            })
            .collect()
    }

    fn note(&mut self, note: &Note) -> String {
        let mut paragraphs = String::new();
        for runs in &note.paragraphs {
            paragraphs += "<noot.al>";
            paragraphs.extend(runs.iter().map(|run| self.note_run(run)));
            paragraphs += "</noot.al>";
        }
        let id = note_id(self.paper, note.number, self.has_long_ids);
        format!("<noot id=\"{id}\" type=\"voet\"><noot.nr>{}</noot.nr>{paragraphs}</noot>", note.number)
    }

    fn note_run(&mut self, run: &NoteRun) -> String {
        match run {
            NoteRun::Text(words) => escaped(words),
            NoteRun::Url(url) if self.random.random_bool(0.8) => {
                let url = escaped(url);
                format!("<extref soort=\"URL\" doc=\"{url}\">{url}</extref>")
            }
            NoteRun::Url(url) => escaped(url),
            NoteRun::Reference(reference) => self.reference(reference),
        }
    }

    /// A reference as words, or as a link on all of them or on those behind "Kamerstuk".
    fn reference(&mut self, reference: &Reference) -> String {
        let words = escaped(&reference.text);
        let is_paper = ["kst-", "ah-", "h-"].iter().any(|kind| reference.id.starts_with(kind));
        if !is_paper || self.random.random_bool(0.4) {
            return words;
        }
        let (lead, linked) = match words.strip_prefix("Kamerstuk ") {
            Some(rest) if self.random.random_bool(0.5) => ("Kamerstuk ", rest),
            _ => ("", words.as_str()),
        };
        format!(
            "{lead}<extref soort=\"document\" doc=\"{}\" status=\"actief\">{linked}</extref>",
            reference.id
        )
    }
}

/// A table in the way of CALS; its first row is the head.
pub(super) fn table(markup: &mut Markup, rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    markup.open("table");
    markup.open(&format!("tgroup cols=\"{columns}\""));
    for column in 1..=columns {
        markup.line(&format!("<colspec colnum=\"{column}\" colname=\"c{column}\"/>"));
    }
    for (index, row) in rows.iter().enumerate() {
        if index < 2 {
            markup.open(["thead", "tbody"][index]);
        }
        markup.open("row");
        for (cell, column) in row.iter().zip(1..) {
            markup.element(&format!("entry colname=\"c{column}\""), &format!("<al>{}</al>", escaped(cell)));
        }
        markup.close();
        if index == 0 {
            markup.close();
        }
    }
    if rows.len() > 1 {
        markup.close();
    }
    markup.close();
    markup.close();
}
