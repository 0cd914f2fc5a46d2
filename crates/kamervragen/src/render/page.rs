//! A document as a web page of its own: each question beside its answer, each note beside the text that bears its mark.
//!
//! The page needs nothing but itself: its style sheet is in it, there is no script, and a rule in its head forbids that
//! anything is fetched. It is in Dutch, as the documents are. The page of a matter ([`matter`]) differs in head and foot.

pub(super) mod head;
pub(super) mod matter;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::html::content::{Leads, Notes};
use super::markup::Html;
use super::words::join;
use super::{ReferencesByPlace, numbers_of};
use crate::fields::numbers::Numbers;
use crate::model::{
    Answer, Document, DocumentKind, Footnote, Question, Reference, Remark, RemarkKind, Span, Translation,
};
use crate::recognise::part_label::{self, PartKind};

const SHEET: &str = include_str!("page/sheet.css");

/// The start of the id of each note.
const NOTE: &str = "noot";

/// The document as a whole web page that needs nothing but itself.
///
/// Questions stand beside their answers and notes beside the text that bears their marks, as far as the window is wide
/// enough. References are links. The page is light or dark as the reader's system is, can be printed, and is made for
/// keyboard and screen reader: landmarks, headings, a link past the head. It holds no script and fetches nothing.
///
/// # Examples
///
/// ```
/// let document = kamervragen::parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n")?;
/// let page = kamervragen::render::html_page(&document);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.find("Kent u de dijk?") < page.find("Ja."));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_page(document: &Document) -> String {
    let mut html = Html::with_sheet();
    open_reading_page(&mut html, &head::title(document), true);
    html.page_head(document);
    Body::write(&mut html, document);
    html.page_foot(document);
    html.raw("</body>\n</html>\n");
    html.out
}

/// The start of a page for reading; where a text is to come, with a way to it past the head.
fn open_reading_page(html: &mut Html, title: &str, has_text: bool) {
    open_page(html, title, SHEET, "default-src 'none'; style-src 'unsafe-inline'");
    if has_text {
        html.raw("<a class=\"skip\" href=\"#tekst\">Naar de tekst</a>\n");
    }
}

/// The start of a page up to its body, with a style sheet and what may be loaded besides.
pub(super) fn open_page(html: &mut Html, title: &str, sheet: &str, policy: &str) {
    html.raw("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    for facts in [
        [("name", "viewport"), ("content", "width=device-width, initial-scale=1")],
        [("http-equiv", "Content-Security-Policy"), ("content", policy)],
        [("name", "generator"), ("content", GENERATOR)],
    ] {
        html.empty("meta", &facts);
        html.raw("\n");
    }
    html.element("title", "", title);
    html.raw("\n<style>\n");
    html.raw(sheet);
    html.raw("</style>\n</head>\n<body>\n");
}

pub(super) const GENERATOR: &str = concat!("kamervragen ", env!("CARGO_PKG_VERSION"));

/// What stands between the head and the foot of a page: all that the document says.
struct Body<'d, 'h> {
    html: &'h mut Html,
    document: &'d Document,
    notes: Notes<'d>,
    references: ReferencesByPlace<'d>,
    /// How often each id was asked for: a question that is printed twice needs another.
    ids: HashMap<String, usize>,
    /// Which notes stand beside a text already.
    placed: Vec<bool>,
}

impl<'d, 'h> Body<'d, 'h> {
    fn write(html: &'h mut Html, document: &'d Document) {
        let notes = Notes::new(&document.footnotes, Some(NOTE));
        let references = ReferencesByPlace::new(&document.references);
        let placed = vec![false; document.footnotes.len()];
        Self { html, document, notes, references, ids: HashMap::new(), placed }.whole();
    }

    fn whole(&mut self) {
        let document = self.document;
        let questions = self.question_ids();
        self.navigation(&questions);
        self.html.raw("<main id=\"tekst\" tabindex=\"-1\">\n");
        let (before, after): (Vec<_>, Vec<_>) =
            document.remarks.iter().partition(|remark| remark.kind == RemarkKind::Introduction);
        for remark in before {
            self.remark(remark);
        }
        self.exchanges(&questions);
        self.other_notes();
        for remark in after {
            self.remark(remark);
        }
        for (index, copy) in document.translations.iter().enumerate() {
            self.translation(index, copy);
        }
        self.unplaced();
        self.html.raw("</main>\n");
    }

    fn question_ids(&mut self) -> Vec<String> {
        let questions = self.document.questions.iter();
        questions.map(|question| take_id(&mut self.ids, "vraag", &question.numbers)).collect()
    }

    /// Links to all questions.
    fn navigation(&mut self, ids: &[String]) {
        if ids.len() < 2 {
            return;
        }
        self.html.raw("<nav aria-label=\"Vragen\"><ul>");
        for (question, id) in self.document.questions.iter().zip(ids) {
            self.html.raw("<li>");
            self.link_to(question, id);
            self.html.raw("</li>");
        }
        self.html.raw("</ul></nav>\n");
    }

    fn link_to(&mut self, question: &Question, id: &str) {
        self.html.open_with("a", &[("href", &["#", id].concat())]);
        self.html.text(&label_of_question(question));
        self.html.close("a");
    }

    fn exchanges(&mut self, ids: &[String]) {
        let document = self.document;
        let has_answers = !document.answers.is_empty() || document.kind == DocumentKind::Answers;
        let mut shown = vec![false; ids.len()];
        for exchange in &document.exchanges {
            let answer = exchange.answer.and_then(|index| document.answers.get(index));
            let answer = answer.map(|answer| (answer, take_id(&mut self.ids, "antwoord", &answer.numbers)));
            let name = exchange.questions.first().and_then(|&index| ids.get(index));
            let name = name.or(answer.as_ref().map(|(_, id)| id)).map_or("", String::as_str);
            let class = if has_answers { "beurt beantwoord" } else { "beurt" };
            self.html.open_with("section", &[("class", class), ("aria-labelledby", name)]);
            self.html.raw("\n<div class=\"vraag\">\n");
            let mut notes = Vec::new();
            for &index in &exchange.questions {
                let (Some(question), Some(id)) = (document.questions.get(index), ids.get(index)) else {
                    continue;
                };
                if std::mem::replace(&mut shown[index], true) {
                    self.html.raw("<p class=\"stil\">Zie ");
                    self.link_to(question, id);
                    self.html.raw(" hierboven.</p>\n");
                } else {
                    self.question(question, id);
                    self.place_notes(&question.notes, question.span, &mut notes);
                }
            }
            if exchange.questions.is_empty() {
                self.html.raw("<p class=\"stil\">De vraag staat niet in dit document.</p>\n");
            }
            self.html.raw("</div>\n");
            if let Some((answer, id)) = answer {
                let level = if exchange.questions.is_empty() { "h2" } else { "h3" };
                self.answer(answer, level, &id);
                self.place_notes(&answer.notes, answer.span, &mut notes);
            } else if has_answers {
                self.html.raw("<div class=\"antwoord\"><p class=\"stil\">Geen antwoord.</p></div>\n");
            }
            self.notes_beside(&notes, &exchange.numbers);
            self.html.raw("</section>\n");
        }
    }

    fn question(&mut self, question: &Question, id: &str) {
        let Question { numbers, blocks, span, .. } = question;
        self.heading("h2", id, &label_of_question(question));
        let references = self.references.take(&place_of("question", numbers), *span);
        self.html.blocks(blocks, &mut Leads::new(&self.notes, *span, references));
    }

    fn answer(&mut self, answer: &Answer, level: &str, id: &str) {
        let Answer { label, numbers, part, blocks, span, .. } = answer;
        self.html.raw("<div class=\"antwoord\">\n");
        let label = part_label::write(label, &PartKind::Answer, &numbers_of(numbers, part.as_ref()));
        self.heading(level, id, &label);
        let references = self.references.take(&place_of("answer", numbers), *span);
        self.html.blocks(blocks, &mut Leads::new(&self.notes, *span, references));
        self.html.raw("</div>\n");
    }

    fn heading(&mut self, level: &str, id: &str, words: &str) {
        self.html.open_with(level, &[("id", id)]);
        self.html.text(words);
        self.html.close(level);
        self.html.raw("\n");
    }

    /// Adds the notes whose marks stand in a text, each where it is met first.
    fn place_notes(&mut self, numbers: &[String], place: Span, notes: &mut Vec<(usize, &'d Footnote)>) {
        for (index, note) in numbers.iter().filter_map(|number| self.notes.find(number, place)) {
            if !std::mem::replace(&mut self.placed[index], true) {
                notes.push((index, note));
            }
        }
    }

    fn notes_beside(&mut self, notes: &[(usize, &'d Footnote)], numbers: &[u32]) {
        if notes.is_empty() {
            return;
        }
        let name = format!("Noten bij vraag {}", join(numbers, u32::to_string));
        self.html.open_with("aside", &[("class", "noten"), ("aria-label", &name)]);
        for (index, note) in notes {
            self.note(*index, note);
        }
        self.html.raw("</aside>\n");
    }

    /// The notes that no question or answer has a mark of.
    fn other_notes(&mut self) {
        let left: Vec<_> =
            self.document.footnotes.iter().enumerate().filter(|(index, _)| !self.placed[*index]).collect();
        if left.is_empty() {
            return;
        }
        self.html.raw("<section class=\"noten\" aria-labelledby=\"noten\">\n");
        self.heading("h2", "noten", "Andere noten");
        for (index, note) in left {
            self.note(index, note);
        }
        self.html.raw("</section>\n");
    }

    fn note(&mut self, index: usize, note: &Footnote) {
        let Footnote { number, text, urls, span, .. } = note;
        let references = self.references.take(&format!("footnote {number}"), *span);
        let id = format!("{NOTE}-{index}");
        self.html.open_with("div", &[("class", "noot"), ("id", &id), ("role", "doc-footnote")]);
        self.html.element("span", "", number);
        self.html.raw("<div>");
        self.paragraphs(text, &references, *span);
        // An address that stands in the text in pieces follows it whole.
        let known: HashSet<_> = references.iter().filter_map(|reference| reference.url.as_ref()).collect();
        for url in urls.iter().filter(|url| !known.contains(url)) {
            self.html.raw("<p>");
            self.html.link(url);
            self.html.raw("</p>");
        }
        self.html.raw("</div></div>\n");
    }

    /// A text whose paragraphs are parted by blank lines.
    fn paragraphs(&mut self, text: &str, references: &[&Reference], place: Span) {
        let mut leads = Leads::new(&self.notes, place, references.iter().copied());
        for paragraph in text.split("\n\n") {
            self.html.raw("<p>");
            self.html.words(paragraph, &mut leads);
            self.html.raw("</p>\n");
        }
    }

    fn remark(&mut self, remark: &Remark) {
        let Remark { kind, text, references, span } = remark;
        let id = take_id(&mut self.ids, "tekst", &[]);
        self.html.open_with("section", &[("class", "opmerking"), ("aria-labelledby", &id)]);
        self.heading("h2", &id, &part_label::write("", &PartKind::Remark(*kind), &Numbers::default()));
        self.paragraphs(text, &references.iter().collect::<Vec<_>>(), *span);
        self.html.raw("</section>\n");
    }

    /// The copy of the questions in another language, with its own notes.
    fn translation(&mut self, index: usize, translation: &Translation) {
        let Translation { language, questions, footnotes } = translation;
        let id = take_id(&mut self.ids, "vertaling", &[]);
        self.html.open_with("section", &[("class", "vertaling"), ("aria-labelledby", &id)]);
        self.heading("h2", &id, &format!("De vragen in een andere taal ({language})"));
        self.html.open_with("div", &[("lang", language)]);
        let anchor = format!("{id}-{NOTE}-{index}");
        let notes = Notes::new(footnotes, Some(&anchor));
        for question in questions {
            self.html.element("h3", "", &label_of_question(question));
            self.html.blocks(&question.blocks, &mut Leads::new(&notes, question.span, []));
        }
        for (index, note) in footnotes.iter().enumerate() {
            let id = format!("{anchor}-{index}");
            self.html.open_with("div", &[("class", "noot"), ("id", &id), ("role", "doc-footnote")]);
            self.html.element("span", "", &note.number);
            self.html.raw("<div><p>");
            self.html.with_links(&note.text, &note.urls);
            self.html.raw("</p></div></div>\n");
        }
        self.html.raw("</div></section>\n");
    }

    fn unplaced(&mut self) {
        if self.document.unplaced.is_empty() {
            return;
        }
        self.html.raw("<section class=\"opmerking\" aria-labelledby=\"niet-geplaatst\">\n");
        self.heading("h2", "niet-geplaatst", "Niet geplaatst");
        for unplaced in &self.document.unplaced {
            self.paragraphs(&unplaced.text, &[], unplaced.span);
        }
        self.html.raw("</section>\n");
    }
}

/// An id that no other part has: `vraag-4`, for a question that is printed again `vraag-4-2`.
fn take_id(ids: &mut HashMap<String, usize>, part: &str, numbers: &[u32]) -> String {
    let id = numbers.first().map_or_else(|| part.to_owned(), |number| format!("{part}-{number}"));
    let count = ids.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 && !numbers.is_empty() { id } else { format!("{id}-{count}") }
}

fn label_of_question(question: &Question) -> String {
    let Question { label, numbers, part, .. } = question;
    part_label::write(label, &PartKind::Question, &numbers_of(numbers, part.as_ref()))
}

/// Where a reference stands, as [`Reference::in_`] has it.
fn place_of(part: &str, numbers: &[u32]) -> String {
    numbers.first().map_or_else(|| part.to_owned(), |number| format!("{part} {number}"))
}
