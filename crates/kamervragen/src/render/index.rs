//! A web page that lists the pages of a folder and finds among them.
//!
//! All entries stand in the page as a list, so it can be read without its script; the script hides those in which a word
//! that is looked for does not stand. The page is written entry by entry: nothing of a folder need be held together.

use super::markup::Html;
use super::page::head::{day, kind, title};
use super::page::{GENERATOR, open_page};
use super::words::{addressee, answerer, join, member};
use crate::model::{Document, Metadata};

const SHEET: &str = include_str!("index/sheet.css");
const SCRIPT: &str = include_str!("index/search.js");

/// The start of a page that lists documents; [`html_index_entry`] gives what follows, [`html_index_end`] ends it.
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
    let mut html = Html::with_sheet();
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
    html.raw("<li>");
    html.open_with("a", &[("href", address)]);
    html.text(&title(document));
    html.raw("</a><p>");
    let dates = [("ingezonden ", submitted), ("beantwoord ", answered)];
    let dates = dates.map(|(what, date)| date.map(|date| [what, &day(date)].concat()).unwrap_or_default());
    let facts = [
        kind(document.kind).to_owned(),
        join(askers, member),
        if answerers.is_empty() { join(addressees, addressee) } else { join(answerers, answerer) },
        dates.into_iter().filter(|date| !date.is_empty()).collect::<Vec<_>>().join(", "),
        publication_id.clone().unwrap_or_default(),
        case_numbers.join(", "),
        topics.join(", "),
    ];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
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
