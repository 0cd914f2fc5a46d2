//! A document as a piece of HTML: the questions beside their answers.
//!
//! The piece stands on its own inside any page: no scripts, no style sheet, nothing fetched. Colours are those of the
//! page around it (only lines and shades of grey are added), so it reads on light and on dark. All text of the
//! document is escaped, and only web and mail addresses become links.

pub(super) mod content;
mod many;
#[cfg(test)]
pub(super) mod tests;

use self::content::Notes;
pub use self::many::{html_documents, html_dossier};
use super::markup::Html;
use super::words::{addressee, answered, answerer, join, kind_name, member, remark_name};
use crate::model::{
    Answer, Diagnostic, Document, DocumentKind, Footnote, Metadata, Question, Remark, RemarkKind,
    Translation, Unplaced,
};

const FRAME: &str = "max-width:80em;line-height:1.5;text-align:left";
const TITLE: &str = "font-size:1.25em;font-weight:600;line-height:1.3;margin:0 0 .15em";
const QUIET: &str = "opacity:.7";
const FACTS: &str = "display:grid;grid-template-columns:max-content 1fr;gap:.1em 1.2em;margin:.7em 0 1em";
const FACT: &str = "margin:0;padding:0;text-align:left;font-weight:normal";
const TABLE: &str =
    "width:100%;table-layout:fixed;border-collapse:collapse;border:0;margin:0;font-size:inherit";
const ROW: &str = "background:transparent;border:0";
const HEADING: &str = "text-align:left;vertical-align:bottom;padding:.35em .8em;font-weight:600;\
    border:0;border-bottom:2px solid rgba(128,128,128,.5);background:transparent";
const CELL: &str = "text-align:left;vertical-align:top;padding:.6em .8em;white-space:normal;overflow-wrap:anywhere;\
    border:0;border-bottom:1px solid rgba(128,128,128,.3);background:transparent";
const LABEL: &str = "font-weight:600;margin:0 0 .2em";
const PARAGRAPH: &str = "margin:0 0 .5em";
const SECTION: &str = "font-weight:600;margin:1.1em 0 .3em";
const SUMMARY: &str = "cursor:pointer;margin:.8em 0 .2em";

/// The document as a piece of HTML: the facts of its head, the questions beside their answers, its notes, and what
/// else it holds.
///
/// It is what a notebook shows for a document in Python, and can be put into any page: it brings its own style and
/// no script, and takes the colours of the page.
///
/// # Examples
///
/// ```
/// let document = kamervragen::parse("Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n")?;
/// let html = kamervragen::render::html_fragment(&document);
/// assert!(html.find("Kent u de dijk?") < html.find("Ja."));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_fragment(document: &Document) -> String {
    let mut html = Html::default();
    let anchor = anchor(&document.source.sha256);
    html.open("div", FRAME);
    html.head(document);
    let (before, after): (Vec<_>, Vec<_>) =
        document.remarks.iter().partition(|remark| remark.kind == RemarkKind::Introduction);
    html.remarks(&before);
    let notes = Notes::new(&document.footnotes, Some(&anchor));
    html.exchanges(document, &notes);
    html.footnotes(&document.footnotes, Some(&anchor));
    html.remarks(&after);
    for translation in &document.translations {
        html.translation(translation);
    }
    html.unplaced(&document.unplaced);
    html.diagnostics(&document.diagnostics);
    html.close("div");
    html.out
}

/// Questions beside their answer as a piece of HTML. `notes` are those that the marks in the texts lead to; they show
/// when a mark is pointed at.
///
/// # Examples
///
/// ```
/// let html = kamervragen::render::html_exchange(&[&kamervragen::Question::default()], None, &[]);
/// assert!(html.starts_with("<div"));
/// ```
#[must_use]
pub fn html_exchange(questions: &[&Question], answer: Option<&Answer>, notes: &[Footnote]) -> String {
    let mut html = Html::default();
    html.open("div", FRAME);
    html.table_head(answer.is_some());
    html.exchange(questions, answer, answer.is_some(), &Notes::new(notes, None));
    html.close("table");
    html.close("div");
    html.out
}

/// The start of the ids in this piece, which must differ from those of other documents on the page.
fn anchor(sha256: &str) -> String {
    let sum: String = sha256.chars().filter(char::is_ascii_hexdigit).take(12).collect();
    format!("kv-{sum}-note")
}

impl Html {
    fn head(&mut self, document: &Document) {
        let Metadata { title, subject, publication_id, session_year, .. } = &document.metadata;
        let name = publication_id.as_ref().or(document.source.name.as_ref());
        let heading = subject.as_ref().or(title.as_ref()).or(name);
        if let Some(heading) = heading {
            self.element("div", TITLE, heading);
        }
        let facts = [name.map(String::as_str), Some(kind_name(document.kind)), session_year.as_deref()];
        self.element("div", QUIET, &facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        self.facts(&document.metadata);
    }

    fn facts(&mut self, metadata: &Metadata) {
        let facts = [
            ("Asked by", join(&metadata.askers, member)),
            ("Asked of", join(&metadata.addressees, addressee)),
            ("Answered by", join(&metadata.answerers, answerer)),
            ("On behalf of", join(&metadata.on_behalf_of, addressee)),
            ("Submitted", metadata.submitted.map(|date| date.to_string()).unwrap_or_default()),
            ("Answered", answered(metadata)),
            ("See also", metadata.see_also.join(", ")),
            ("Case", metadata.case_numbers.join(", ")),
            ("Topics", metadata.topics.join(", ")),
        ];
        self.pairs(&facts);
    }

    /// The questions beside their answers, to be folded.
    fn exchanges(&mut self, document: &Document, notes: &Notes<'_>) {
        let with_answers = !document.answers.is_empty() || document.kind == DocumentKind::Answers;
        if document.exchanges.is_empty() {
            return;
        }
        let (questions, answers) = (document.questions.len(), document.answers.len());
        self.raw("<details open>");
        self.element("summary", SUMMARY, &format!("Questions ({questions}) and answers ({answers})"));
        self.table_head(with_answers);
        for exchange in document.exchanges() {
            self.exchange(&exchange.questions, exchange.answer, with_answers, notes);
        }
        self.close("table");
        self.close("details");
    }

    fn table_head(&mut self, with_answers: bool) {
        self.open("table", TABLE);
        self.open("tr", ROW);
        if with_answers {
            self.element("th", &["width:42%;", HEADING].concat(), "Question");
            self.element("th", HEADING, "Answer");
        } else {
            self.element("th", HEADING, "Question");
        }
        self.close("tr");
    }

    /// A row of the table; a single cell when nothing is answered in the whole table.
    fn exchange(
        &mut self,
        questions: &[&Question],
        answer: Option<&Answer>,
        with_answers: bool,
        notes: &Notes<'_>,
    ) {
        self.open("tr", ROW);
        self.open("td", CELL);
        for question in questions {
            self.question(question, notes);
        }
        if questions.is_empty() {
            self.element("div", QUIET, "not printed in this document");
        }
        self.close("td");
        if with_answers {
            self.open("td", CELL);
            match answer {
                Some(answer) => self.answer(answer, notes),
                None => self.element("div", QUIET, "no answer"),
            }
            self.close("td");
        }
        self.close("tr");
    }

    fn remarks(&mut self, remarks: &[&Remark]) {
        for remark in remarks {
            self.element("div", SECTION, remark_name(remark.kind));
            self.paragraphs(&remark.text);
        }
    }

    /// A text whose paragraphs are parted by blank lines.
    fn paragraphs(&mut self, text: &str) {
        for paragraph in text.split("\n\n") {
            self.element("p", &[PARAGRAPH, ";white-space:pre-line"].concat(), paragraph);
        }
    }

    fn translation(&mut self, translation: &Translation) {
        let notes = Notes::new(&translation.footnotes, None);
        self.open_details(&format!("The questions in another language ({})", translation.language));
        for question in &translation.questions {
            self.question(question, &notes);
        }
        self.footnotes(&translation.footnotes, None);
        self.close("details");
    }

    fn unplaced(&mut self, unplaced: &[Unplaced]) {
        if unplaced.is_empty() {
            return;
        }
        self.open_details(&format!("Text without a place ({})", unplaced.len()));
        for text in unplaced {
            self.paragraphs(&text.text);
        }
        self.close("details");
    }

    fn diagnostics(&mut self, diagnostics: &[Diagnostic]) {
        if diagnostics.is_empty() {
            return;
        }
        self.open_details(&format!("Findings ({})", diagnostics.len()));
        for diagnostic in diagnostics {
            self.element("div", "font-family:monospace;font-size:.9em", &diagnostic.to_string());
        }
        self.close("details");
    }

    pub(in crate::render) fn open_details(&mut self, summary: &str) {
        self.raw("<details>");
        self.element("summary", SUMMARY, summary);
    }
}
