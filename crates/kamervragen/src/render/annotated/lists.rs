//! What the lists beside the text lead to.

use crate::model::{Diagnostic, Document, Footnote, Question, Severity, Span};
use crate::render::words::{join, remark_name};

/// A list that leads to places in the text.
pub(super) struct List<'d> {
    pub(super) heading: String,
    pub(super) entries: Vec<Entry<'d>>,
}

/// A part or a finding.
pub(super) struct Entry<'d> {
    /// The id of its anchor in the text.
    pub(super) id: String,
    /// Where the anchor stands; missing for a finding without a place.
    pub(super) at: Option<usize>,
    pub(super) name: String,
    pub(super) words: &'d str,
    /// How much it matters; of a finding only.
    pub(super) severity: Option<Severity>,
}

/// The lists of a document, less those without entries.
pub(super) fn lists(document: &Document) -> Vec<List<'_>> {
    let question = |part: &'_ Question| label(&part.label, &part.numbers);
    let mut lists = vec![
        list("Questions", "question", &document.questions, |part| {
            part_of(question(part), &part.text, part.span)
        }),
        list("Answers", "answer", &document.answers, |part| {
            part_of(label(&part.label, &part.numbers), &part.text, part.span)
        }),
        list("Notes", "note", &document.footnotes, note),
        list("Remarks", "remark", &document.remarks, |part| {
            part_of(remark_name(part.kind).to_owned(), &part.text, part.span)
        }),
    ];
    for (index, copy) in document.translations.iter().enumerate() {
        let language = &copy.language;
        let key = |part| format!("copy-{index}-{part}");
        lists.push(list(&format!("Questions ({language})"), &key("question"), &copy.questions, |part| {
            part_of(question(part), &part.text, part.span)
        }));
        lists.push(list(&format!("Notes ({language})"), &key("note"), &copy.footnotes, note));
    }
    lists.push(list("Without a place", "unplaced", &document.unplaced, |part| {
        part_of(String::new(), &part.text, part.span)
    }));
    lists.push(list("Findings", "finding", &document.diagnostics, finding));
    lists.retain(|list| !list.entries.is_empty());
    lists
}

/// A list of parts, whose anchors are called after `key` and their index.
fn list<'d, T>(heading: &str, key: &str, parts: &'d [T], entry: impl Fn(&'d T) -> Entry<'d>) -> List<'d> {
    let entries = parts.iter().enumerate();
    let entries = entries.map(|(index, part)| Entry { id: format!("{key}-{index}"), ..entry(part) });
    List { heading: heading.to_owned(), entries: entries.collect() }
}

fn part_of(name: String, words: &str, span: Span) -> Entry<'_> {
    Entry { id: String::new(), at: Some(span.start), name, words, severity: None }
}

fn note(note: &Footnote) -> Entry<'_> {
    part_of(note.number.clone(), &note.text, note.span)
}

fn finding(finding: &Diagnostic) -> Entry<'_> {
    let at = finding.span.map(|span| span.start);
    let place = match (finding.line, finding.column) {
        (Some(line), Some(column)) => format!("{line}:{column} "),
        _ => String::new(),
    };
    let name = format!("{place}{}[{}]", finding.severity, finding.code);
    Entry { id: String::new(), at, name, words: &finding.message, severity: Some(finding.severity) }
}

/// The label as printed, or the numbers where none is.
fn label(label: &str, numbers: &[u32]) -> String {
    if label.is_empty() { join(numbers, u32::to_string) } else { label.to_owned() }
}
