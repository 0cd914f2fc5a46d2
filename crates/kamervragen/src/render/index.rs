//! A web page that lists the pages of a folder and finds among them.
//!
//! All entries stand in the page as a list, so it can be read without its script; the script hides those in which a word
//! that is looked for does not stand. The page is written entry by entry: nothing of a folder need be held together.

use super::markup::Html;
use super::page::head::{day, kind, title};
use super::page::{GENERATOR, matter, open_page};
use super::words::{addressee, answerer, join, member};
use crate::Date;
use crate::model::{Document, Dossier, Metadata};

const SHEET: &str = include_str!("index/sheet.css");
const SCRIPT: &str = include_str!("index/search.js");

/// The start of a page that lists documents or matters; [`html_index_entry`] or [`html_index_dossier`] gives what
/// follows, [`html_index_end`] ends it.
///
/// # Examples
///
/// ```
/// use kamervragen::render::{html_index_end, html_index_entry, html_index_start};
///
/// let document = kamervragen::parse("Vraag 1\nKent u de dijk?\n")?;
/// let page = html_index_start() + &html_index_entry(&document, "2031/kv.html") + &html_index_end();
/// assert!(page.contains("href=\"2031/kv.html\""));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_index_start() -> String {
    let mut html = Html::with_sheet();
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    open_page(&mut html, "Kamervragen", SHEET, policy);
    html.raw("<a class=\"skip\" href=\"#lijst\">Naar de lijst</a>\n<header>\n<h1>Kamervragen</h1>\n");
    html.raw("<search hidden><label for=\"zoek\">Zoek op onderwerp, naam, fractie, nummer of jaar</label>\n");
    html.raw("<input type=\"search\" id=\"zoek\" autocomplete=\"off\" spellcheck=\"false\" aria-controls=\"lijst\">\n");
    html.raw("<output for=\"zoek\" aria-live=\"polite\"></output></search>\n</header>\n");
    html.raw("<main>\n<ol id=\"lijst\" tabindex=\"-1\">\n");
    html.out
}

/// The entry of a document whose page stands at `address`, as seen from the list.
#[must_use]
pub fn html_index_entry(document: &Document, address: &str) -> String {
    let Metadata {
        publication_id,
        case_numbers,
        askers,
        addressees,
        answerers,
        submitted,
        answered,
        topics,
        ..
    } = &document.metadata;
    let facts = [
        kind(document.kind).to_owned(),
        join(askers, member),
        if answerers.is_empty() { join(addressees, addressee) } else { join(answerers, answerer) },
        days(&[("ingezonden", *submitted), ("beantwoord", *answered)]),
        publication_id.clone().unwrap_or_default(),
        case_numbers.join(", "),
        topics.join(", "),
    ];
    entry(&title(document), address, &facts)
}

/// The entry of a matter whose page stands at `address`, as seen from the list.
///
/// # Examples
///
/// ```
/// let asked = kamervragen::parse("2031Z00417\nVraag 1\nKent u de dijk?\n")?;
/// let matters = kamervragen::dossier::dossiers(&[asked]);
/// let entry = kamervragen::render::html_index_dossier(&matters[0], "2031Z00417.html");
/// assert!(entry.contains("Onbeantwoord"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn html_index_dossier(dossier: &Dossier, address: &str) -> String {
    let Dossier { case_numbers, publication_ids, askers, addressees, submitted, postponed, answered, .. } =
        dossier;
    let facts = [
        matter::state(dossier.state).to_owned(),
        join(askers, member),
        join(addressees, addressee),
        days(&[("ingezonden", *submitted), ("uitgesteld", *postponed), ("beantwoord", *answered)]),
        publication_ids.join(", "),
        case_numbers.join(", "),
    ];
    entry(&matter::title(dossier), address, &facts)
}

/// `ingezonden 3 mei 2031, beantwoord 24 mei 2031`
fn days(days: &[(&str, Option<Date>)]) -> String {
    let known = days.iter().filter_map(|(what, date)| Some([what, " ", &day((*date)?)].concat()));
    known.collect::<Vec<_>>().join(", ")
}

fn entry(title: &str, address: &str, facts: &[String]) -> String {
    let mut html = Html::with_sheet();
    html.raw("<li>");
    html.open_with("a", &[("href", address)]);
    html.text(title);
    html.raw("</a><p>");
    let facts: Vec<_> = facts.iter().filter(|fact| !fact.is_empty()).map(String::as_str).collect();
    html.text(&facts.join(" · "));
    html.raw("</p></li>\n");
    html.out
}

/// The end of the page.
#[must_use]
pub fn html_index_end() -> String {
    format!(
        "</ol>\n</main>\n<footer><p>Gemaakt door {GENERATOR}.</p></footer>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}
