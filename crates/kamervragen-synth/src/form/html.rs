//! The publication page, made from the XML: classes tell the parts, notes stand in a list below them.

use std::fmt::Write as _;

use rand::RngExt;
use rand_xorshift::XorShiftRng;

use super::markup::{Layout, Markup, escaped, note_id};
use super::page::{head, label};
use super::{random, record};
use crate::paper::{Block, Item, Note, NoteRun, Paper, Part, PartRole, Reference, Run};
use crate::sentence::{self, words};

pub(super) fn render(paper: &Paper) -> String {
    let mut random = random(paper, "html");
    let layout =
        [Layout::Indented, Layout::Indented, Layout::Flat, Layout::Wrapped][random.random_range(0..4)];
    let mut page = Markup::new("<!DOCTYPE html>", layout);
    page.open("html lang=\"nl\"");
    page_head(&mut page, paper);
    page.open("body class=\"preview\"");
    menus(&mut page);
    page.open("main class=\"global-main\" id=\"content\"");
    facts(&mut page, paper);
    let has_long_ids = random.random_bool(0.5);
    let mut writer = Writer { paper, random, has_long_ids, places: 30 };
    writer.body(&mut page);
    writer.notes(&mut page);
    page.close();
    page.line("<p class=\"naar-boven\"><a href=\"#content\">Naar boven</a></p>");
    page.open("footer class=\"footer\"");
    page.element("h2", "Over deze site");
    page.open("ul");
    page.line("<li><a href=\"/contact\">Contact</a></li>");
    page.line("<li><a href=\"/vragen\">Veelgestelde vragen</a></li>");
    page.finish()
}

fn page_head(page: &mut Markup, paper: &Paper) {
    page.open("head");
    page.line("<meta charset=\"utf-8\">");
    let title = escaped(&sentence::title(paper));
    page.element("title", &format!("{title} | Overheid.nl &gt; Officiële bekendmakingen"));
    for (name, scheme, content) in record::entries(paper) {
        page.line(&format!("<meta name=\"{name}\" scheme=\"{scheme}\" content=\"{}\">", escaped(&content)));
    }
    page.line("<link rel=\"stylesheet\" href=\"/static/css/main.css?v=12\">");
    page.element("style", ".vraag > h2 { font-weight: bold; } /* Vraag 1 */");
    page.element("script", "var sjabloon = '<div class=\"vraag\"><h2>Vraag 99</h2></div>';");
    page.close();
}

fn menus(page: &mut Markup) {
    page.open("header class=\"header\"");
    page.open("nav aria-label=\"Hoofdmenu\"");
    page.open("ul");
    page.line("<li><a href=\"/zoeken\">Zoeken</a></li>");
    page.line("<li><a href=\"/kamervragen_zonder_antwoord\">Kamervragen</a></li>");
    page.line("<li><a href=\"/aanhangsel\">Antwoorden</a></li>");
    page.close();
    page.close();
    page.line(
        "<form action=\"/zoeken\" role=\"search\"><label for=\"q\">Zoek op trefwoord</label>\
         <input id=\"q\" name=\"q\"><button type=\"submit\">Zoek</button></form>",
    );
    page.close();
}

/// The small table above the text.
fn facts(page: &mut Markup, paper: &Paper) {
    let head = &paper.head;
    let (number, day) = match (&head.reply, head.appendix_number) {
        (Some(reply), Some(number)) => (
            ("Nummer", number.to_string()),
            ("Datum ontvangst", reply.answered.strftime("%d-%m-%Y").to_string()),
        ),
        _ => (
            ("Vraag", head.case_number.clone()),
            ("Datum indiening", head.submitted.strftime("%d-%m-%Y").to_string()),
        ),
    };
    let organisation = ("Organisatie", "Tweede Kamer der Staten-Generaal".to_owned());
    let year = ("Vergaderjaar", head.session_year.clone());
    page.open("div class=\"publicatie-gegevens\"");
    page.open("table");
    for (name, value) in [organisation, year, number, day] {
        page.line(&format!("<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>"));
    }
    page.close();
    page.close();
}

struct Writer<'p> {
    paper: &'p Paper,
    random: XorShiftRng,
    has_long_ids: bool,
    /// The number of the last place that a link may lead to.
    places: u32,
}

impl Writer<'_> {
    fn body(&mut self, page: &mut Markup) {
        page.open("div class=\"stuk broodtekst\"");
        let sentences: Vec<String> = head(self.paper).iter().map(|pieces| escaped(&words(pieces))).collect();
        // Both sentences stand in one heading, or each in its own.
        let is_one = self.random.random_bool(0.3);
        let headings = if is_one { vec![sentences.join(" ")] } else { sentences };
        for heading in headings {
            page.element("h1 class=\"kamervraagomschrijving_kop no-toc\"", &format!("{heading} "));
        }
        for part in &self.paper.parts {
            self.part(page, part);
        }
        page.close();
    }

    fn part(&mut self, page: &mut Markup, part: &Part) {
        let class = match part.role {
            PartRole::Question(_) => "vraag",
            PartRole::Answer(_) => "antwoord",
            PartRole::Postponement => "kamervraagopmerking",
            PartRole::Explanation => "toelicht",
        };
        page.open(&format!("div class=\"{class}\""));
        if matches!(part.role, PartRole::Question(_) | PartRole::Answer(_)) {
            self.places += 14;
            let place = format!("d16e{}", self.places);
            page.element(
                "h2 class=\"stuktitel no-toc\"",
                &format!("<a id=\"{place}\" name=\"{place}\"></a>{} ", label(&part.role)),
            );
        } else {
            page.element("p", &label(&part.role));
        }
        for block in &part.blocks {
            match block {
                Block::Paragraph(runs) => {
                    let text = self.runs(runs);
                    page.element("p", &text);
                }
                Block::List(items) => self.list(page, items),
                Block::Table(rows) => table(page, rows),
            }
        }
        page.close();
    }

    fn list(&mut self, page: &mut Markup, items: &[Item]) {
        page.open("ul class=\"expliciet\"");
        for item in items {
            page.open("li class=\"li\"");
            let text = self.runs(&item.runs);
            page.line(&format!(
                "<p class=\"labeled\"><span class=\"ol\">{} </span>{text}</p>",
                escaped(&item.mark)
            ));
            if !item.inner.is_empty() {
                self.list(page, &item.inner);
            }
            page.close();
        }
        page.close();
    }

    fn runs(&mut self, runs: &[Run]) -> String {
        let mut text = String::new();
        let mut is_mark = false;
        for run in runs {
            // Marks that stand side by side are parted by a space.
            let follows =
                std::mem::replace(&mut is_mark, matches!(run, Run::Note(_) | Run::NoteAgain { .. }));
            let _ = match run {
                Run::Text(words) => write!(text, "{}", escaped(words)),
                Run::Italic(words) => write!(text, "<em>{}</em>", escaped(words)),
                Run::Reference(reference) => write!(text, "{}", self.reference(reference)),
                Run::Note(Note { number, .. }) | Run::NoteAgain { number, .. } => {
                    let id = note_id(self.paper, *number, self.has_long_ids);
                    let space = if follows { " " } else { "" };
                    write!(
                        text,
                        "{space}<a class=\"nootnum supernote-click-{id}\" href=\"#{id}\">{number}</a>"
                    )
                }
            };
        }
        text
    }

    fn reference(&mut self, reference: &Reference) -> String {
        let words = escaped(&reference.text);
        let is_paper = ["kst-", "ah-", "h-"].iter().any(|kind| reference.id.starts_with(kind));
        if !is_paper || self.random.random_bool(0.4) {
            return words;
        }
        // Links have no host, and a part of them an ending.
        let ending = if self.random.random_bool(0.5) { ".html" } else { "" };
        format!("<a href=\"{}{ending}\">{words}</a>", reference.id)
    }

    fn notes(&mut self, page: &mut Markup) {
        let notes = self.paper.notes();
        if notes.is_empty() {
            return;
        }
        page.open("div id=\"noten\"");
        page.line("<hr>");
        for note in notes {
            let id = note_id(self.paper, note.number, self.has_long_ids);
            page.open(&format!(
                "div class=\"voet noot snp-mouseoffset snb-pinned notedefault\" id=\"supernote-note-{id}\""
            ));
            page.element(
                "h5 class=\"note-close\"",
                &format!("<a class=\"note-close\" href=\"#close-{id}\">X</a> Noot "),
            );
            let number = note.number;
            let mut text = format!(
                "<sup><span class=\"nootnum\"><a id=\"{id}\" name=\"{id}\"></a>{number}</span></sup>"
            );
            for paragraph in &note.paragraphs {
                let words: String = paragraph.iter().map(|run| self.note_run(run)).collect();
                let _ = write!(text, "<p>{words}</p>");
            }
            page.line(&text);
            page.close();
        }
        page.close();
    }

    fn note_run(&mut self, run: &NoteRun) -> String {
        match run {
            NoteRun::Text(words) => escaped(words),
            NoteRun::Url(url) => {
                let url = escaped(url);
                format!("<a href=\"{url}\" title=\"link naar {url}\" class=\"externe_link\">{url}</a>")
            }
            NoteRun::Reference(reference) => self.reference(reference),
        }
    }
}

fn table(page: &mut Markup, rows: &[Vec<String>]) {
    page.open("div class=\"tabel\"");
    page.open("table class=\"table\" cellspacing=\"0\"");
    for (index, row) in rows.iter().enumerate() {
        if index < 2 {
            page.open(["thead", "tbody"][index]);
        }
        let cell = if index == 0 { "th" } else { "td" };
        let cells: Vec<String> =
            row.iter().map(|words| format!("<{cell}><p>{}</p></{cell}>", escaped(words))).collect();
        page.element("tr", &cells.concat());
        if index == 0 {
            page.close();
        }
    }
    if rows.len() > 1 {
        page.close();
    }
    page.close();
    page.close();
}
