//! Many documents, and matters of several: what there is at a glance, each to be opened.

use super::content::Notes;
use super::{FACT, FACTS, FRAME, PARAGRAPH, QUIET, SECTION, TITLE};
use crate::model::{Document, DocumentKind, Dossier, Link, Question};
use crate::render::markup::Html;
use crate::render::words::{addressee, join, kind_name, member};

/// How many documents, and how many failures, are shown one by one.
const SHOWN: usize = 20;

/// Many documents as a piece of HTML: how many there are of which kind and from when, why some are missing, and the
/// first of them, each with its questions to be opened.
///
/// `failures` are lines that say why there is no document.
///
/// # Examples
///
/// ```
/// let document = kamervragen::parse("Vraag 1\nKent u de dijk?\n")?;
/// let html = kamervragen::render::html_documents(&[&document], &["b.md: error[empty] expected text".into()]);
/// assert!(html.contains("1 document") && html.contains("1 failure"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_documents(documents: &[&Document], failures: &[String]) -> String {
    let mut html = Html::default();
    html.open("div", FRAME);
    html.element("div", TITLE, &counted(documents.len(), "document"));
    html.kinds(documents);
    for document in documents.iter().take(SHOWN) {
        html.one_of_many(document);
    }
    html.rest(documents.len());
    if !failures.is_empty() {
        html.open_details(&counted(failures.len(), "failure"));
        for failure in failures.iter().take(SHOWN) {
            html.element("div", MONOSPACE, failure);
        }
        html.rest(failures.len());
        html.close("details");
    }
    html.close("div");
    html.out
}

/// A matter as a piece of HTML: how far it is, its documents, why they stand together, and the questions as they were
/// asked beside the answers to them.
///
/// # Examples
///
/// ```
/// let document = kamervragen::parse("Vraag 1\nKent u de dijk?\n")?;
/// let matters = kamervragen::dossier::dossiers(&[document]);
/// let html = kamervragen::render::html_dossier(&matters[0]);
/// assert!(html.contains("open") && html.contains("Kent u de dijk?"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_dossier(dossier: &Dossier) -> String {
    let mut html = Html::default();
    html.open("div", FRAME);
    if let Some(subject) = &dossier.subject {
        html.element("div", TITLE, subject);
    }
    let count = counted(dossier.documents.len(), "document");
    html.element("div", QUIET, &format!("{} · {count}", dossier.state));
    let day = |day: Option<jiff::civil::Date>, days: Option<i32>| match (day, days) {
        (Some(day), Some(days)) => format!("{day}, after {}", counted(days, "day")),
        (day, _) => day.map(|day| day.to_string()).unwrap_or_default(),
    };
    html.pairs(&[
        ("Asked by", join(&dossier.askers, member)),
        ("Asked of", join(&dossier.addressees, addressee)),
        ("Submitted", day(dossier.submitted, None)),
        ("Postponed", day(dossier.postponed, dossier.days_to_postponement)),
        ("Answered", day(dossier.answered, dossier.days_to_answer)),
        ("Case", dossier.case_numbers.join(", ")),
    ]);
    html.element("div", SECTION, "Documents");
    for document in &dossier.documents {
        let name = document.publication_id.as_ref().or(document.name.as_ref());
        let parts =
            [document.date.map(|day| day.to_string()), Some(kind_name(document.kind).into()), name.cloned()];
        let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        html.element("div", FACT, &line);
    }
    if !dossier.links.is_empty() {
        html.open_details("Why they stand together");
        for link in &dossier.links {
            html.element("div", FACT, &link_in_words(link));
        }
        html.close("details");
    }
    if let Some(document) = &dossier.document {
        html.exchanges(document, &Notes::new(&document.footnotes, None));
    }
    html.close("div");
    html.out
}

const MONOSPACE: &str = "font-family:monospace;font-size:.9em";

impl Html {
    /// How many there are of which kind, and from when.
    fn kinds(&mut self, documents: &[&Document]) {
        let count = |kind: DocumentKind| documents.iter().filter(|document| document.kind == kind).count();
        let counts =
            DocumentKind::ALL.iter().map(|&kind| (kind, count(kind))).filter(|(_, count)| *count > 0);
        let mut facts: Vec<_> =
            counts.map(|(kind, count)| format!("{} {}", kind_name(kind), grouped(count))).collect();
        let days = || documents.iter().filter_map(|document| document.metadata.submitted);
        if let (Some(first), Some(last)) = (days().min(), days().max()) {
            let last = if first == last { String::new() } else { format!(" to {last}") };
            facts.push(format!("submitted {first}{last}"));
        }
        if !facts.is_empty() {
            self.element("div", QUIET, &facts.join(" · "));
        }
    }

    /// One document of many: a line, and behind it its facts and questions.
    fn one_of_many(&mut self, document: &Document) {
        let metadata = &document.metadata;
        let name = metadata.publication_id.as_ref().or(document.source.name.as_ref());
        let subject = metadata.subject.as_ref().or(metadata.title.as_ref());
        let parts = [name.map(String::as_str), Some(kind_name(document.kind)), subject.map(String::as_str)];
        self.open_details(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        self.open("div", "margin:0 0 .6em 1.2em");
        self.facts(metadata);
        for question in &document.questions {
            self.element("p", PARAGRAPH, &beginning(question));
        }
        self.close("div");
        self.close("details");
    }

    /// How many more there are than are shown.
    fn rest(&mut self, count: usize) {
        if count > SHOWN {
            self.element("div", QUIET, &format!("… and {} more", grouped(count - SHOWN)));
        }
    }

    /// Names, each with what it stands for; those without are left out.
    pub(super) fn pairs(&mut self, facts: &[(&str, String)]) {
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
}

/// `2 -> 1: case-number 2031Z00417`.
fn link_in_words(link: &Link) -> String {
    let to = link.to.map_or_else(|| "?".to_owned(), |to| (to + 1).to_string());
    let doubt = if link.doubtful { " (doubtful)" } else { "" };
    format!("{} → {to}: {} {}{doubt}", link.from + 1, link.by, link.value)
}

/// A question with its label, cut short.
fn beginning(question: &Question) -> String {
    const LONGEST: usize = 240;
    let text = &question.text;
    let cut = text.char_indices().nth(LONGEST).map_or(text.as_str(), |(cut, _)| &text[..cut]);
    let ellipsis = if cut.len() < text.len() { "…" } else { "" };
    let label = if question.label.is_empty() { String::new() } else { format!("{}: ", question.label) };
    [&label, cut, ellipsis].concat()
}

/// `1 document`, `1,234 documents`.
fn counted(count: impl TryInto<usize>, noun: &str) -> String {
    let count = count.try_into().unwrap_or_default();
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// `1,234`.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_numbers_are_grouped() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(counted(1, "day"), "1 day");
        assert_eq!(counted(0, "day"), "0 days");
    }

    #[test]
    fn ok_a_few_are_shown_of_many() {
        let document = crate::parse("Vraag 1\nKent u <b>de</b> dijk?\n").unwrap();
        let html =
            html_documents(&vec![&document; 1_030], &vec!["a.md: error[empty] expected text".into(); 21]);
        assert!(html.contains("1,030 documents") && html.contains("questions 1,030"));
        assert_eq!(html.matches("Kent u &lt;b&gt;de&lt;/b&gt; dijk?").count(), SHOWN);
        assert_eq!(html.matches("error[empty]").count(), SHOWN);
        assert!(html.contains("… and 1,010 more") && html.contains("… and 1 more"));
        assert_eq!(html.matches("<details>").count(), html.matches("</details>").count());
    }

    #[test]
    fn ok_no_documents_are_told_as_none() {
        assert!(html_documents(&[], &[]).contains("0 documents"));
    }

    #[test]
    fn ok_a_matter_shows_what_ties_its_documents() {
        let head = "2031Z00417\nVragen van het lid Oudekerk (SV) aan de Minister van Financiën over sluizen \
            (ingezonden 3 mei 2031).\n";
        let asked = crate::parse(&format!("{head}Vraag 1\nKent u het bericht?\n")).unwrap();
        let answer = "Antwoord van Minister Bonnema (Financiën) (ontvangen 24 mei 2031).\n\
            Vraag 1\nKent u het bericht?\nAntwoord 1\nJa.\n";
        let answered = crate::parse(&format!("{head}{answer}")).unwrap();
        let html = html_dossier(&crate::dossier::dossiers(&[asked, answered])[0]);
        for words in
            ["answered · 2 documents", "2031-05-24, after 21 days", "2 → 1: case-number 2031Z00417", "Ja."]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}
