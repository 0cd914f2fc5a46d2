//! The annotated source as a page.

use super::lists::{Entry, List, lists};
use super::{Piece, harmless, name_of, pieces, shares};
use crate::model::{Document, SegmentRole};
use crate::render::markup::Html;
use crate::render::words::kind_name;

const STYLE: &str = include_str!("page.css");

/// With the policy, nothing is fetched and nothing runs, whatever a document holds.
const META: &str = "<meta charset=\"utf-8\" />\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\
    <meta name=\"color-scheme\" content=\"light dark\" />\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />";

/// Control characters that stand for white space on a page.
const SPACES: [char; 3] = ['\t', '\n', '\r'];

/// The source text as a page of its own, with a colour for each role.
///
/// Beside the text stand a legend, with the share of each role, and lists that lead to the questions, answers, notes,
/// remarks, the text without a place, and the findings. Pointing at a stretch tells its role, numbers and place;
/// pointing at a role in the legend shows where it stands. The page is one file, in light and dark as the reader's system asks, without
/// a script, and fetches nothing.
///
/// # Examples
///
/// ```
/// use kamervragen::{Options, parse_str, render::annotated_html};
///
/// let text = "Vraag 1\nKent u de dijk?\n";
/// let document = parse_str(text, &Options::default().with_segments(true))?;
/// let page = annotated_html(&document, text);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("title=\"question 1 · line 2 · bytes 8–23\">Kent u de dijk?</span>"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn annotated_html(document: &Document, text: &str) -> String {
    let pieces = pieces(document, text);
    let lists = lists(document);
    let name = document.source.name.as_ref().or(document.metadata.publication_id.as_ref());
    let name = name.map_or("A document without a name", String::as_str);
    let mut page = Html::default();
    for piece in ["<!DOCTYPE html>\n<html lang=\"en\"><head>", META] {
        page.raw(piece);
    }
    page.element("title", "", &harmless(name, &[]));
    // Style stands as it is: there are no character references in it.
    for piece in ["<style>", STYLE, "</style></head>\n<body><aside>"] {
        page.raw(piece);
    }
    page.element("h1", "", &harmless(name, &[]));
    page.element("p", "", &format!("{}, read as {}", kind_name(document.kind), document.source.format));
    page.legend(&pieces, text);
    page.lists(&lists);
    page.raw("</aside>\n<main>");
    page.source(document, &pieces, &lists, text);
    page.raw("</main></body></html>\n");
    page.out
}

impl Html {
    /// The roles that occur, with their meaning and share.
    fn legend(&mut self, pieces: &[Piece<'_>], text: &str) {
        let shares = shares(pieces, text);
        let total = shares.iter().map(|(_, share)| share).sum::<usize>().max(1);
        self.open_with("ul", &[("class", "legend")]);
        for (role, share) in shares {
            self.open_with("li", &[("title", meaning(role))]);
            self.open_with("b", &[("class", role.as_str())]);
            self.text(role.as_str());
            self.raw("</b>");
            self.element("i", "", &format!("{share} characters"));
            self.element("i", "", &format!("{}.{} %", share * 100 / total, share * 1000 / total % 10));
            self.close("li");
        }
        self.close("ul");
    }

    fn lists(&mut self, lists: &[List<'_>]) {
        for list in lists {
            self.raw("<details open=\"\">");
            self.element("summary", "", &format!("{} ({})", list.heading, list.entries.len()));
            self.open("ol", "");
            for entry in &list.entries {
                self.entry(entry);
            }
            self.raw("</ol></details>");
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        match entry.severity {
            Some(severity) => self.open_with("li", &[("class", &format!("finding {severity}"))]),
            None => self.open("li", ""),
        }
        if entry.at.is_some() {
            self.open_with("a", &[("href", &format!("#{}", entry.id))]);
        }
        self.element("b", "", &harmless(&entry.name, &[]));
        // A finding is read whole; a part stands in the text.
        let shown = if entry.severity.is_some() { entry.words } else { beginning(entry.words) };
        self.text(&harmless(shown, &SPACES));
        if entry.at.is_some() {
            self.close("a");
        }
        self.close("li");
    }

    /// The text, with an anchor for each entry of the lists.
    fn source(&mut self, document: &Document, pieces: &[Piece<'_>], lists: &[List<'_>], text: &str) {
        let mut anchors: Vec<_> = lists
            .iter()
            .flat_map(|list| &list.entries)
            .filter_map(|entry| Some((text.floor_char_boundary(entry.at?), entry)))
            .collect();
        anchors.sort_by_key(|(at, _)| *at);
        let mut anchors = anchors.into_iter().peekable();
        let mut line = 1;
        self.open_with("pre", &[("id", "source"), ("lang", &document.language)]);
        // The first line end after the tag is no part of the text.
        self.raw("\n");
        for Piece { segment, span } in pieces {
            while let Some((_, entry)) = anchors.next_if(|(at, _)| *at <= span.start) {
                self.anchor(entry);
            }
            if let Some(segment) = segment {
                let place = format!("line {line} · bytes {}–{}", span.start, span.end);
                let title = format!("{} · {place}", name_of(segment));
                self.open_with("span", &[("class", segment.role.as_str()), ("title", &title)]);
            }
            let mut from = span.start;
            while let Some((at, entry)) = anchors.next_if(|(at, _)| *at < span.end) {
                self.text(&harmless(&text[from..at], &SPACES));
                self.anchor(entry);
                from = at;
            }
            self.text(&harmless(&text[from..span.end], &SPACES));
            if segment.is_some() {
                self.close("span");
            }
            line += text[span.start..span.end].matches('\n').count();
        }
        for (_, entry) in anchors {
            self.anchor(entry);
        }
        self.close("pre");
    }

    fn anchor(&mut self, entry: &Entry<'_>) {
        match entry.severity {
            Some(severity) => {
                let title = format!("{}: {}", entry.name, harmless(entry.words, &[]));
                let class = format!("finding {severity}");
                self.open_with("a", &[("id", &entry.id), ("class", &class), ("title", &title)]);
            }
            None => self.open_with("a", &[("id", &entry.id)]),
        }
        self.close("a");
    }
}

/// So much of a text that its part is known by it.
fn beginning(text: &str) -> &str {
    const SHOWN: usize = 80;
    text.char_indices().nth(SHOWN).map_or(text, |(end, _)| &text[..end])
}

const fn meaning(role: SegmentRole) -> &'static str {
    match role {
        SegmentRole::Header => "The head: masthead, numbers, head sentences, key and value lines of a page",
        SegmentRole::Label => "The label of a question or answer, or the mark that opens a note",
        SegmentRole::Question => "The text of a question",
        SegmentRole::Answer => "The text of an answer",
        SegmentRole::Footnote => "The text of a note",
        SegmentRole::Mark => "The mark of a note in the text",
        SegmentRole::Furniture => "Page furniture: running heads and feet, page numbers, separators",
        SegmentRole::Remark => "A remark: postponement, explanation, introduction, signature",
        SegmentRole::Translation => "A copy in another language",
        SegmentRole::Unplaced => "Text that no rule claims",
    }
}
