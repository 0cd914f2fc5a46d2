//! The page of a matter: its documents, what ties them and how far it is, above the questions with their answers.

use super::super::markup::Html;
use super::super::words::{addressee, answerer, join, member};
use super::head::kind;
use super::{Body, GENERATOR, open_reading_page};
use crate::Date;
use crate::model::{Dossier, DossierDocument, DossierState, Evidence, Link};

/// The matter as a whole web page that needs nothing but itself, in the manner of [`html_page`](super::html_page).
///
/// Its head tells how far the matter is and lists its documents, with what ties each to another; a link that can be
/// wrong is marked. Below stand the questions as they were asked, beside the answers to them, where the dossier holds
/// them.
///
/// # Examples
///
/// ```
/// let asked = kamervragen::parse("2031Z00417\nVraag 1\nKent u de dijk?\n")?;
/// let matters = kamervragen::dossier::dossiers(&[asked]);
/// let page = kamervragen::render::html_dossier_page(&matters[0]);
/// assert!(page.contains("Onbeantwoord") && page.contains("Kent u de dijk?"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_dossier_page(dossier: &Dossier) -> String {
    let mut html = Html::with_sheet();
    open_reading_page(&mut html, &title(dossier), dossier.document.is_some());
    html.matter_head(dossier);
    if let Some(document) = &dossier.document {
        Body::write(&mut html, document);
    }
    html.matter_foot(dossier);
    html.raw("</body>\n</html>\n");
    html.out
}

/// What the page of a matter is called: the subject, or what else names it.
pub(in crate::render) fn title(dossier: &Dossier) -> String {
    dossier.subject.as_deref().or(dossier.id()).unwrap_or("Zaak").to_owned()
}

/// `Beantwoord`
pub(in crate::render) const fn state(state: DossierState) -> &'static str {
    match state {
        DossierState::Open => "Onbeantwoord",
        DossierState::Postponed => "Uitgesteld",
        DossierState::Answered => "Beantwoord",
        DossierState::Oral => "Mondeling",
    }
}

/// What two documents have in common: `hetzelfde zaaknummer`.
const fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Publication => "dezelfde publicatie",
        Evidence::CaseNumber => "hetzelfde zaaknummer",
        Evidence::SeeAlso => "verwijzing",
        Evidence::Questions => "dezelfde vragen",
        Evidence::Head => "dezelfde indieners, dag en onderwerp",
    }
}

impl Html {
    fn matter_head(&mut self, dossier: &Dossier) {
        self.raw("<header>\n<p class=\"soort\">Zaak");
        for number in &dossier.case_numbers {
            self.raw(" ");
            self.text(number);
        }
        self.raw(" · ");
        self.element("strong", "", state(dossier.state));
        self.raw("</p>\n");
        self.element("h1", "", &title(dossier));
        self.raw("\n<dl>\n");
        self.fact("Gesteld door", &join(&dossier.askers, member));
        self.fact("Aan", &join(&dossier.addressees, addressee));
        if let Some(document) = &dossier.document {
            self.fact("Beantwoord door", &join(&document.metadata.answerers, answerer));
        }
        self.step("Ingezonden", dossier.submitted, None);
        self.step("Uitgesteld", dossier.postponed, dossier.days_to_postponement);
        self.step("Beantwoord", dossier.answered, dossier.days_to_answer);
        if let Some(document) = &dossier.document {
            self.fact("Onderwerpen", &document.metadata.topics.join(", "));
        }
        self.raw("</dl>\n");
        self.documents(dossier);
        self.raw("</header>\n");
    }

    /// `24 mei 2031 (na 21 dagen)`
    fn step(&mut self, name: &str, date: Option<Date>, days: Option<i32>) {
        let Some(date) = date else { return };
        self.open_fact(name);
        self.date(date);
        match days {
            Some(1) => self.text(" (na 1 dag)"),
            Some(days) => self.text(&format!(" (na {days} dagen)")),
            None => {}
        }
        self.close_fact();
    }

    /// The documents, numbered, so that a link can name them.
    fn documents(&mut self, dossier: &Dossier) {
        self.raw("<ol class=\"stukken\" aria-label=\"Documenten\">\n");
        for (index, document) in dossier.documents.iter().enumerate() {
            self.raw("<li>");
            self.document(document);
            for (is_so, words) in [
                (dossier.questions_from == Some(index), "vragen hieruit"),
                (dossier.answers_from.contains(&index), "antwoorden hieruit"),
            ] {
                if is_so && dossier.documents.len() > 1 {
                    self.raw(" · ");
                    self.text(words);
                }
            }
            for link in dossier.links.iter().filter(|link| link.from == index) {
                self.tie(link);
            }
            self.raw("</li>\n");
        }
        self.raw("</ol>\n");
    }

    /// `24 mei 2031 · Antwoorden · ah-tk-20302031-812 · dijk.md (markdown)`
    fn document(&mut self, document: &DossierDocument) {
        let DossierDocument { name, publication_id, kind: what, format, date } = document;
        if let Some(date) = date {
            self.date(*date);
            self.raw(" · ");
        }
        self.text(kind(*what));
        if let Some(id) = publication_id {
            self.raw(" · ");
            self.publication(id);
        }
        self.raw(" · ");
        match name {
            Some(name) => self.text(&format!("{name} ({format})")),
            None => self.text(format.as_str()),
        }
    }

    /// `Bij 1: hetzelfde zaaknummer, 2031Z00417`
    fn tie(&mut self, link: &Link) {
        let Link { to, by, value, doubtful, .. } = link;
        self.raw("<br/><small>");
        let to = to.map_or_else(|| "een ander document".to_owned(), |to| (to + 1).to_string());
        self.text(&format!("Bij {to}: {}", evidence(*by)));
        // Of heads it only says again, in English, what they have in common.
        if *by != Evidence::Head {
            self.raw(", ");
            // `87 % of the words`; numbers and ids are of no language.
            self.open_with("span", &[("lang", "en")]);
            self.text(value);
            self.close("span");
        }
        self.raw(if *doubtful { " <strong>(onzeker)</strong>" } else { "" });
        self.raw("</small>");
    }

    fn matter_foot(&mut self, dossier: &Dossier) {
        self.raw("<footer>\n");
        if let Some(document) = &dossier.document {
            self.findings(&document.diagnostics);
        }
        self.element("p", "", &format!("Samengevoegd door {GENERATOR}."));
        self.raw("\n</footer>\n");
    }
}
