//! A document as a piece of HTML: the questions beside their answers.
//!
//! The piece stands on its own inside any page: no scripts, no style sheet, nothing fetched. Colours are those of the
//! page around it (only lines and shades of grey are added), so it reads on light and on dark. All text of the
//! document is escaped, and only web and mail addresses become links.

use std::collections::HashMap;

use super::nearest;
use crate::model::{
    Addressee, Answer, Answerer, Block, Diagnostic, Document, DocumentKind, EmphasisStyle, Footnote, Inline,
    Member, Metadata, Office, Question, Remark, RemarkKind, Span, TableCell, Translation, Unplaced,
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
const LIST: &str = "list-style:none;margin:0 0 .5em;padding:0 0 0 .6em";
const ITEM: &str = "display:flex;gap:.5em;margin:0";
const INNER_TABLE: &str =
    "width:100%;table-layout:fixed;border-collapse:collapse;margin:.2em 0 .7em;font-size:inherit";
const INNER_CELL: &str = "text-align:left;vertical-align:top;padding:.15em .6em;white-space:normal;\
    border:1px solid rgba(128,128,128,.3);background:transparent";
const SECTION: &str = "font-weight:600;margin:1.1em 0 .3em";
const NOTE: &str = "display:flex;gap:.6em;margin:0 0 .2em;overflow-wrap:anywhere;font-size:.92em";
const NOTE_NUMBER: &str = "min-width:1.6em;text-align:right;font-weight:600";
const LINK: &str = "color:inherit;text-decoration:underline";
const MARK: &str = "color:inherit;text-decoration:none";
const RAISED: &str = "line-height:0;font-weight:600;margin-left:.15em";
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
    let with_answers = !document.answers.is_empty() || document.kind == DocumentKind::Answers;
    if !document.exchanges.is_empty() {
        html.table_head(with_answers);
        for exchange in document.exchanges() {
            html.exchange(&exchange.questions, exchange.answer, with_answers, &notes);
        }
        html.close("table");
    }
    html.footnotes(&document.footnotes, Some(&anchor));
    html.remarks(&after);
    for translation in &document.translations {
        html.translation(translation);
    }
    html.unplaced(&document.unplaced);
    html.diagnostics(&document.diagnostics);
    html.close("div");
    html.0
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
    html.0
}

/// The start of the ids in this piece, which must differ from those of other documents on the page.
fn anchor(sha256: &str) -> String {
    let sum: String = sha256.chars().filter(char::is_ascii_hexdigit).take(12).collect();
    format!("kv-{sum}-note")
}

/// The notes that marks lead to.
struct Notes<'a> {
    by_number: HashMap<&'a str, Vec<(usize, &'a Footnote)>>,
    /// The start of the ids of the notes; `None` when the notes are not shown.
    anchor: Option<&'a str>,
}

impl<'a> Notes<'a> {
    fn new(notes: &'a [Footnote], anchor: Option<&'a str>) -> Self {
        let mut by_number: HashMap<_, Vec<_>> = HashMap::new();
        for (index, note) in notes.iter().enumerate() {
            by_number.entry(note.number.as_str()).or_default().push((index, note));
        }
        Self { by_number, anchor }
    }
}

/// The notes, as seen from the text at `place`.
struct Marks<'a> {
    notes: &'a Notes<'a>,
    place: Span,
}

impl Marks<'_> {
    fn find(&self, number: &str) -> Option<(usize, &Footnote)> {
        nearest(self.notes.by_number.get(number)?.iter().copied(), self.place)
    }
}

/// The page under construction.
#[derive(Default)]
struct Html(String);

impl Html {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn open(&mut self, element: &str, style: &str) {
        self.raw("<");
        self.raw(element);
        if !style.is_empty() {
            for piece in [" style=\"", style, "\""] {
                self.raw(piece);
            }
        }
        self.raw(">");
    }

    fn open_cell(&mut self, cell: &TableCell) {
        let columns = spread("colspan", cell.columns);
        let rows = spread("rowspan", cell.rows);
        for piece in ["<td style=\"", INNER_CELL, "\"", &columns, &rows, ">"] {
            self.raw(piece);
        }
    }

    fn close(&mut self, element: &str) {
        for piece in ["</", element, ">"] {
            self.raw(piece);
        }
    }

    /// Text of the document, or a value of an attribute: no character of it can act as markup.
    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                other => self.0.push(other),
            }
        }
    }

    fn element(&mut self, element: &str, style: &str, text: &str) {
        self.open(element, style);
        self.text(text);
        self.close(element);
    }

    /// Opens a link and tells whether there is one: an address that could run something (`javascript:`) gives none.
    fn open_link(&mut self, url: &str) -> bool {
        let harmless = ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        if harmless {
            self.raw(&format!("<a rel=\"noopener noreferrer\" style=\"{LINK}\" href=\""));
            self.text(url);
            self.raw("\">");
        }
        harmless
    }

    fn link(&mut self, url: &str) {
        let linked = self.open_link(url);
        self.text(url);
        if linked {
            self.raw("</a>");
        }
    }

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
        if facts.iter().all(|(_, value)| value.is_empty()) {
            return;
        }
        self.open("div", FACTS);
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            self.element("span", &[FACT, ";", QUIET].concat(), name);
            self.element("span", FACT, value);
        }
        self.close("div");
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

    fn question(&mut self, question: &Question, notes: &Notes<'_>) {
        self.label(&question.label, &question.numbers);
        self.blocks(&question.blocks, &Marks { notes, place: question.span });
    }

    fn answer(&mut self, answer: &Answer, notes: &Notes<'_>) {
        self.label(&answer.label, &answer.numbers);
        self.blocks(&answer.blocks, &Marks { notes, place: answer.span });
    }

    /// The label as printed, or the numbers where none is.
    fn label(&mut self, label: &str, numbers: &[u32]) {
        if label.is_empty() {
            self.element("div", &[LABEL, ";", QUIET].concat(), &join(numbers, u32::to_string));
        } else {
            self.element("div", LABEL, label);
        }
    }

    fn blocks(&mut self, blocks: &[Block], marks: &Marks<'_>) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => {
                    self.open("p", PARAGRAPH);
                    self.inlines(inlines, marks);
                    self.close("p");
                }
                Block::List { items } => {
                    self.open("ul", LIST);
                    for item in items {
                        self.open("li", ITEM);
                        self.element("span", "", &item.mark);
                        self.open("div", "");
                        match item.blocks.as_slice() {
                            [Block::Paragraph { inlines }] => self.inlines(inlines, marks),
                            blocks => self.blocks(blocks, marks),
                        }
                        self.close("div");
                        self.close("li");
                    }
                    self.close("ul");
                }
                Block::Table { rows } => {
                    self.open("table", INNER_TABLE);
                    for row in rows {
                        self.open("tr", ROW);
                        for cell in row {
                            self.open_cell(cell);
                            self.inlines(&cell.inlines, marks);
                            self.close("td");
                        }
                        self.close("tr");
                    }
                    self.close("table");
                }
                // Nothing is fetched, so the picture is named and not shown.
                Block::Image { source, description } => {
                    let name = if description.is_empty() { source } else { description };
                    self.element("p", &[PARAGRAPH, ";", QUIET].concat(), &format!("[{name}]"));
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline], marks: &Marks<'_>) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.text(text),
                Inline::Emphasis { style, inlines } => {
                    let element = match style {
                        EmphasisStyle::Strong => "strong",
                        EmphasisStyle::Italic => "em",
                        EmphasisStyle::Superscript => "sup",
                        EmphasisStyle::Subscript => "sub",
                        EmphasisStyle::Underline => "u",
                    };
                    self.open(element, "");
                    self.inlines(inlines, marks);
                    self.close(element);
                }
                Inline::Link { url, inlines } => {
                    let linked = self.open_link(url);
                    self.inlines(inlines, marks);
                    if linked {
                        self.raw("</a>");
                    }
                }
                Inline::NoteMark { number } => self.mark(number, marks),
            }
        }
    }

    /// The number of a note. Pointing at it shows how the note begins; following it leads to the note.
    fn mark(&mut self, number: &str, marks: &Marks<'_>) {
        const SHOWN: usize = 300;
        let Some((index, note)) = marks.find(number) else {
            return self.element("sup", RAISED, number);
        };
        self.raw(&format!("<sup style=\"{RAISED}\" title=\""));
        match note.text.char_indices().nth(SHOWN) {
            Some((end, _)) => self.text(&[&note.text[..end], "…"].concat()),
            None => self.text(&note.text),
        }
        self.raw("\">");
        match marks.notes.anchor {
            Some(anchor) => {
                self.raw(&format!("<a style=\"{MARK}\" href=\"#{anchor}-{index}\">"));
                self.text(number);
                self.raw("</a>");
            }
            None => self.text(number),
        }
        self.raw("</sup>");
    }

    /// The notes as a list; with an anchor, marks can lead to them.
    fn footnotes(&mut self, footnotes: &[Footnote], anchor: Option<&str>) {
        if footnotes.is_empty() {
            return;
        }
        self.element("div", SECTION, "Notes");
        for (index, note) in footnotes.iter().enumerate() {
            match anchor {
                Some(anchor) => self.raw(&format!("<div id=\"{anchor}-{index}\" style=\"{NOTE}\">")),
                None => self.open("div", NOTE),
            }
            self.element("span", NOTE_NUMBER, &note.number);
            self.open("span", "");
            self.with_links(&note.text, &note.urls);
            self.close("span");
            self.close("div");
        }
    }

    /// A text in which the addresses `urls` are links; those that it does not hold letter by letter (the page broke
    /// them) follow it.
    fn with_links(&mut self, text: &str, urls: &[String]) {
        let mut rest = text;
        let mut broken = Vec::new();
        for url in urls.iter().filter(|url| !url.is_empty()) {
            match rest.split_once(url.as_str()) {
                Some((before, after)) => {
                    self.text(before);
                    self.link(url);
                    rest = after;
                }
                None => broken.push(url),
            }
        }
        self.text(rest);
        for url in broken {
            self.raw(" ");
            self.link(url);
        }
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

    fn open_details(&mut self, summary: &str) {
        self.raw("<details>");
        self.element("summary", SUMMARY, summary);
    }
}

/// The items, as `show` writes them, with commas between.
fn join<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}

/// `De Rijk (SV)`.
fn member(member: &Member) -> String {
    match &member.party {
        Some(party) => format!("{} ({party})", member.name),
        None => member.name.clone(),
    }
}

/// `Minister (Justitie en Veiligheid)`.
fn addressee(addressee: &Addressee) -> String {
    match &addressee.portfolio {
        Some(portfolio) => format!("{} ({portfolio})", office_name(addressee.office)),
        None => office_name(addressee.office).to_owned(),
    }
}

/// `Minister De Wringer (Financiën)`.
fn answerer(answerer: &Answerer) -> String {
    let name = answerer.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
    let portfolio =
        answerer.portfolio.as_ref().map(|portfolio| format!(" ({portfolio})")).unwrap_or_default();
    [office_name(answerer.office), &name, &portfolio].concat()
}

/// `2021-04-09, after 84 days`.
fn answered(metadata: &Metadata) -> String {
    match (metadata.answered, metadata.days_to_answer) {
        (Some(date), Some(1)) => format!("{date}, after 1 day"),
        (Some(date), Some(days)) => format!("{date}, after {days} days"),
        (Some(date), None) => date.to_string(),
        (None, _) => String::new(),
    }
}

const fn office_name(office: Office) -> &'static str {
    match office {
        Office::Minister => "Minister",
        Office::Staatssecretaris => "Staatssecretaris",
        Office::MinisterPresident => "Minister-President",
    }
}

const fn kind_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Questions => "questions",
        DocumentKind::Answers => "answers",
        DocumentKind::Postponement => "postponement",
        DocumentKind::OralQuestions => "oral questions",
        DocumentKind::Combined => "questions and answers",
    }
}

const fn remark_name(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Postponement => "Postponement",
        RemarkKind::Explanation => "Explanation",
        RemarkKind::Introduction => "Introduction",
        RemarkKind::Signature => "Signature",
    }
}

/// ` colspan="2"`, and nothing for a cell that fills one place.
fn spread(attribute: &str, count: u32) -> String {
    if count == 1 { String::new() } else { format!(" {attribute}=\"{count}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Exchange, Format, ListItem, SCHEMA_VERSION, SourceInfo};

    fn document() -> Document {
        Document {
            schema_version: SCHEMA_VERSION,
            source: SourceInfo {
                name: None,
                format: Format::Plain,
                bytes: 9,
                sha256: "00aa11bb22cc33dd".into(),
            },
            kind: DocumentKind::Answers,
            language: "nl".into(),
            metadata: Metadata::default(),
            questions: Vec::new(),
            answers: Vec::new(),
            exchanges: Vec::new(),
            footnotes: Vec::new(),
            remarks: Vec::new(),
            references: Vec::new(),
            translations: Vec::new(),
            unplaced: Vec::new(),
            diagnostics: Vec::new(),
            segments: None,
        }
    }

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.into() }
    }

    fn paragraph(words: &str) -> Block {
        Block::Paragraph { inlines: vec![text(words)] }
    }

    fn question(number: u32, blocks: Vec<Block>) -> Question {
        Question { numbers: vec![number], label: format!("Vraag {number}"), blocks, ..Question::default() }
    }

    fn answer(number: u32, words: &str) -> Answer {
        let label = format!("Antwoord {number}");
        Answer { numbers: vec![number], label, blocks: vec![paragraph(words)], ..Answer::default() }
    }

    /// The cells of the table of exchanges, row by row, without their markup.
    fn rows(html: &str) -> Vec<Vec<String>> {
        let table = html.split_once("<table").unwrap().1.split_once("</table>").unwrap().0;
        let rows = table.split("<tr").skip(2);
        rows.map(|row| row.split("<td").skip(1).map(|cell| words(&["<td", cell].concat())).collect())
            .collect()
    }

    fn words(html: &str) -> String {
        let mut words = String::new();
        for piece in html.split('<').skip(1) {
            words.push_str(piece.split_once('>').unwrap_or((piece, "")).1);
            words.push(' ');
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ok_every_question_stands_beside_its_own_answer() {
        let mut document = document();
        for (number, asked) in [(1, "Klopt het?"), (2, "Hoe lang?"), (3, "Waarom?"), (4, "Wanneer?")] {
            document.questions.push(question(number, vec![paragraph(asked)]));
        }
        // Printed out of order, one for two questions, one for a question that is not printed.
        document.answers = vec![answer(3, "Vorst."), answer(1, "Ja."), answer(9, "Nee.")];
        let exchange = |questions: &[usize], answer| Exchange {
            questions: questions.into(),
            answer,
            ..Exchange::default()
        };
        document.exchanges = vec![
            exchange(&[0], Some(1)),
            exchange(&[1, 2], Some(0)),
            exchange(&[3], None),
            exchange(&[], Some(2)),
        ];

        assert_eq!(
            rows(&html_fragment(&document)),
            [
                ["Vraag 1 Klopt het?", "Antwoord 1 Ja."],
                ["Vraag 2 Hoe lang? Vraag 3 Waarom?", "Antwoord 3 Vorst."],
                ["Vraag 4 Wanneer?", "no answer"],
                ["not printed in this document", "Antwoord 9 Nee."],
            ]
        );
    }

    #[test]
    fn ok_questions_without_answers_stand_in_one_column() {
        let mut document = document();
        document.kind = DocumentKind::Questions;
        document.questions = vec![question(1, vec![paragraph("Klopt het?")])];
        document.exchanges = vec![Exchange { questions: vec![0], ..Exchange::default() }];
        assert_eq!(rows(&html_fragment(&document)), [["Vraag 1 Klopt het?"]]);
    }

    #[test]
    fn ok_all_text_is_escaped() {
        const EVIL: &str = "<script>x('\"&')</script>";
        let mut document = document();
        document.source.name = Some(EVIL.into());
        // The start of an id: nothing but hexadecimal digits may pass.
        document.source.sha256 = "\"><script>".into();
        let metadata = &mut document.metadata;
        for field in [&mut metadata.subject, &mut metadata.publication_id, &mut metadata.session_year] {
            *field = Some(EVIL.into());
        }
        for list in [&mut metadata.see_also, &mut metadata.case_numbers, &mut metadata.topics] {
            list.push(EVIL.into());
        }
        metadata.askers.push(Member { name: EVIL.into(), party: Some(EVIL.into()) });
        let portfolio = Some(EVIL.to_owned());
        metadata.addressees.push(Addressee { office: Office::Minister, portfolio: portfolio.clone() });
        metadata.answerers.push(Answerer { office: Office::Minister, name: portfolio.clone(), portfolio });
        let inlines = vec![
            text(EVIL),
            Inline::Emphasis { style: EmphasisStyle::Strong, inlines: vec![text(EVIL)] },
            Inline::Link { url: ["https://x.example/", EVIL].concat(), inlines: vec![text(EVIL)] },
            Inline::NoteMark { number: EVIL.into() },
            Inline::NoteMark { number: "2".into() },
        ];
        let blocks = vec![
            Block::Paragraph { inlines: inlines.clone() },
            Block::List { items: vec![ListItem { mark: EVIL.into(), blocks: vec![paragraph(EVIL)] }] },
            Block::Table { rows: vec![vec![TableCell { inlines, columns: 2, rows: 1 }]] },
            Block::Image { source: EVIL.into(), description: String::new() },
        ];
        document.questions = vec![Question { label: EVIL.into(), ..question(1, blocks.clone()) }];
        document.answers = vec![answer(1, EVIL)];
        document.exchanges = vec![Exchange { questions: vec![0], answer: Some(0), ..Exchange::default() }];
        let note = |number: &str| Footnote {
            number: number.into(),
            text: EVIL.into(),
            urls: vec![["https://x.example/", EVIL].concat(), "javascript:x()".into()],
            ..Footnote::default()
        };
        document.footnotes = vec![note(EVIL), note("2")];
        document.remarks = [RemarkKind::Introduction, RemarkKind::Explanation]
            .map(|kind| Remark { kind, text: EVIL.into(), references: Vec::new(), span: Span::default() })
            .into();
        document.translations = vec![Translation {
            language: EVIL.into(),
            questions: vec![question(1, blocks)],
            footnotes: vec![note("2")],
        }];
        document.unplaced = vec![Unplaced { text: EVIL.into(), span: Span::default() }];
        document.diagnostics = vec![Diagnostic::new(crate::model::DiagnosticCode::UnplacedText, None, EVIL)];

        let html = html_fragment(&document);
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("('"), "{html}");
        assert!(
            html.matches("&lt;script&gt;x(&#39;&quot;&amp;&#39;)&lt;/script&gt;").count() >= 30,
            "{html}"
        );
        assert!(!html.contains("href=\"javascript"), "{html}");
    }

    #[test]
    fn ok_a_mark_leads_to_the_note_of_its_own_text() {
        let mut document = document();
        let mark =
            |at| Footnote { number: "1".into(), marks: vec![Span::new(at, at + 1)], ..Footnote::default() };
        document.footnotes = vec![mark(10), mark(50)];
        let blocks = vec![Block::Paragraph { inlines: vec![Inline::NoteMark { number: "1".into() }] }];
        document.questions = vec![Question { span: Span::new(40, 60), ..question(1, blocks) }];
        document.exchanges = vec![Exchange { questions: vec![0], ..Exchange::default() }];

        let html = html_fragment(&document);
        assert!(html.contains("href=\"#kv-00aa11bb22cc-note-1\""), "{html}");
        assert!(html.contains("id=\"kv-00aa11bb22cc-note-1\""), "{html}");
        assert!(!html.contains("href=\"#kv-00aa11bb22cc-note-0\""), "{html}");
    }

    #[test]
    fn ok_only_web_and_mail_addresses_become_links() {
        for (url, linked) in [
            ("https://dijk.example", true),
            ("HTTP://dijk.example", true),
            ("mailto:sluis@dijk.example", true),
            ("javascript:alert(1)", false),
            ("//dijk.example", false),
            ("ééé", false),
        ] {
            let mut html = Html::default();
            html.link(url);
            assert_eq!(html.0.contains("href"), linked, "{url}");
        }
    }

    #[test]
    fn ok_an_address_that_the_page_broke_follows_its_note() {
        let mut html = Html::default();
        html.with_links(
            "Zie https://a.example/x en https://b.example/ y.",
            &["https://a.example/x".into(), "https://b.example/y".into()],
        );
        assert_eq!(
            words(&["<p>", &html.0].concat()),
            "Zie https://a.example/x en https://b.example/ y. https://b.example/y"
        );
        assert_eq!(html.0.matches("<a ").count(), 2);
    }

    #[test]
    fn ok_long_notes_are_cut_in_the_hint_only() {
        let note = Footnote { number: "1".into(), text: "é".repeat(1000), ..Footnote::default() };
        let notes = Notes::new(std::slice::from_ref(&note), None);
        let mut html = Html::default();
        html.mark("1", &Marks { notes: &notes, place: Span::default() });
        assert!(html.0.contains(&["é".repeat(300), "…".into()].concat()));
        assert!(!html.0.contains(&"é".repeat(301)));
    }
}
