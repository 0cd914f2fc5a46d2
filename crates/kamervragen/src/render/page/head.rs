//! The head of a page: what the document is about, who asks whom, when; and its foot: where it comes from.

use super::super::markup::Html;
use super::super::words::{addressee, answerer, join, member};
use super::GENERATOR;
use crate::Date;
use crate::fields::date::month_name;
use crate::fields::identifiers::{parse_publication, publication_url};
use crate::model::{Diagnostic, Document, DocumentKind, Metadata, RecordEntry};

/// What a page is called: the subject, or what else names the document.
pub(in crate::render) fn title(document: &Document) -> String {
    let Metadata { subject, title, publication_id, .. } = &document.metadata;
    let name = subject.as_ref().or(title.as_ref()).or(publication_id.as_ref());
    name.or(document.source.name.as_ref()).map_or_else(|| kind(document.kind).to_owned(), Clone::clone)
}

/// `Antwoorden`
pub(in crate::render) const fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Questions => "Vragen",
        DocumentKind::Answers => "Antwoorden",
        DocumentKind::Postponement => "Mededeling over uitstel",
        DocumentKind::OralQuestions => "Mondelinge vragen",
        DocumentKind::Combined => "Vragen en antwoorden",
    }
}

/// `4 februari 2031`
pub(in crate::render) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()).unwrap_or_default(), date.year())
}

impl Html {
    pub(super) fn page_head(&mut self, document: &Document) {
        let metadata = &document.metadata;
        self.raw("<header>\n<p class=\"soort\">");
        self.text(kind(document.kind));
        if let Some(id) = &metadata.publication_id {
            self.raw(" · ");
            self.publication(id);
            self.worked_out(metadata, "publication_id");
        }
        if let Some(year) = &metadata.session_year {
            self.raw(" · vergaderjaar ");
            self.text(year);
            self.worked_out(metadata, "session_year");
        }
        self.raw("</p>\n");
        self.element("h1", "", &title(document));
        self.raw("\n");
        if metadata.subject.is_some()
            && let Some(title) = metadata.title.as_ref()
        {
            self.element("p", "", title);
            self.raw("\n");
        }
        self.facts_of_page(metadata);
        self.record(&metadata.record);
        self.raw("</header>\n");
    }

    fn facts_of_page(&mut self, metadata: &Metadata) {
        self.raw("<dl>\n");
        self.fact("Gesteld door", &join(&metadata.askers, member));
        self.fact("Aan", &join(&metadata.addressees, addressee));
        self.fact("Beantwoord door", &join(&metadata.answerers, answerer));
        self.fact("Mede namens", &join(&metadata.on_behalf_of, addressee));
        for (name, date, field) in
            [("Ingezonden", metadata.submitted, "submitted"), ("Beantwoord", metadata.answered, "answered")]
        {
            if let Some(date) = date {
                self.open_fact(name);
                self.date(date);
                self.worked_out(metadata, field);
                self.close_fact();
            }
        }
        if let Some(days) = metadata.days_to_answer {
            self.open_fact("Dagen tot het antwoord");
            self.text(&days.to_string());
            self.worked_out(metadata, "days_to_answer");
            self.close_fact();
        }
        self.fact("Zaaknummer", &metadata.case_numbers.join(", "));
        let number = metadata.appendix_number.map(|number| number.to_string());
        self.fact("Aanhangselnummer", &number.unwrap_or_default());
        if !metadata.see_also.is_empty() {
            self.open_fact("Zie ook");
            for (index, id) in metadata.see_also.iter().enumerate() {
                self.raw(if index > 0 { ", " } else { "" });
                self.publication(id);
            }
            self.close_fact();
        }
        self.fact("Onderwerpen", &metadata.topics.join(", "));
        for url in &metadata.urls {
            self.open_fact("Adres");
            self.link(url);
            self.close_fact();
        }
        self.raw("</dl>\n");
    }

    /// A fact; nothing for one that is missing.
    pub(super) fn fact(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.open_fact(name);
            self.text(value);
            self.close_fact();
        }
    }

    pub(super) fn date(&mut self, date: Date) {
        self.open_with("time", &[("datetime", &date.to_string())]);
        self.text(&day(date));
        self.close("time");
    }

    pub(super) fn open_fact(&mut self, name: &str) {
        self.raw("<div>");
        self.element("dt", "", name);
        self.raw("<dd>");
    }

    pub(super) fn close_fact(&mut self) {
        self.raw("</dd></div>\n");
    }

    /// Says of a fact that it was worked out rather than read.
    fn worked_out(&mut self, metadata: &Metadata, field: &str) {
        if metadata.derived.iter().any(|name| name == field) {
            self.raw(" <small title=\"niet gelezen, maar uit andere gegevens afgeleid\">(afgeleid)</small>");
        }
    }

    /// The id of a publication, with a link to it where there is such a publication.
    pub(super) fn publication(&mut self, id: &str) {
        let linked = parse_publication(id).is_some() && self.open_link(&publication_url(id));
        self.text(id);
        if linked {
            self.close("a");
        }
    }

    /// The publisher's record as it stands.
    fn record(&mut self, record: &[RecordEntry]) {
        if record.is_empty() {
            return;
        }
        self.open_details(&format!("Gegevens van de uitgever ({})", record.len()));
        self.raw("<table>\n");
        for RecordEntry { name, scheme, content } in record {
            self.raw("<tr><th scope=\"row\">");
            self.text(name);
            self.raw("</th><td>");
            self.text(scheme.as_deref().unwrap_or_default());
            self.raw("</td><td>");
            self.text(content);
            self.raw("</td></tr>\n");
        }
        self.raw("</table></details>\n");
    }

    pub(super) fn page_foot(&mut self, document: &Document) {
        let source = &document.source;
        self.raw("<footer>\n");
        self.findings(&document.diagnostics);
        self.raw("<p>Gelezen uit ");
        if let Some(name) = &source.name {
            self.text(name);
            self.raw(", ");
        }
        self.text(&format!("{}, {} bytes, SHA-256 ", source.format.as_str(), source.bytes));
        self.element("code", "", &source.sha256);
        self.text(&format!(", door {GENERATOR}."));
        self.raw("</p>\n</footer>\n");
    }

    pub(super) fn findings(&mut self, diagnostics: &[Diagnostic]) {
        if diagnostics.is_empty() {
            return;
        }
        self.open_details(&format!("Meldingen bij het lezen ({})", diagnostics.len()));
        self.raw("<ul lang=\"en\">\n");
        for diagnostic in diagnostics {
            self.element("li", "", &diagnostic.to_string());
            self.raw("\n");
        }
        self.raw("</ul></details>\n");
    }
}
