//! The annotated source as a page, as a browser reads it.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::HashSet;

use kamervragen::render::annotated_html;
use kamervragen::{Document, Options, parse_bytes, source_text};
use kamervragen_tests::cases::cases;
use scraper::{Html, Selector};

/// The fixtures that give a document: their names, the document and its text.
fn documents() -> Vec<(String, Document, String)> {
    let mut documents = Vec::new();
    for case in ["documents", "recovered"].into_iter().flat_map(|folder| cases(folder, "json")) {
        let options = Options::default().with_name(&case.file).with_segments(true);
        let document = parse_bytes(&case.bytes, &options).unwrap();
        let text = source_text(&case.bytes, &options).unwrap().into_owned();
        documents.push((case.name, document, text));
    }
    assert!(documents.len() > 100, "{}", documents.len());
    documents
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn ok_a_browser_reads_the_page_without_a_complaint_and_finds_the_text_in_it() {
    for (name, document, text) in documents() {
        let page = Html::parse_document(&annotated_html(&document, &text));
        assert_eq!(page.errors, Vec::<&str>::new(), "{name}");
        let [source] = select(&page, "#source")[..] else { panic!("{name}: one text") };
        let shown: String = source.text().collect();
        // A browser makes one line end of both; a page end and a NUL are shown as signs.
        let wanted = text.replace("\r\n", "\n").replace('\r', "\n");
        let wanted = wanted.replace('\u{c}', "␌").replace('\0', "␀");
        assert_eq!(shown, wanted, "{name}");
    }
}

#[test]
fn ok_each_segment_is_a_stretch_that_tells_role_numbers_and_place() {
    for (name, document, text) in documents() {
        let page = Html::parse_document(&annotated_html(&document, &text));
        let stretches = select(&page, "#source span");
        let segments = document.segments.unwrap();
        assert_eq!(stretches.len(), segments.len(), "{name}");
        for (stretch, segment) in stretches.into_iter().zip(segments) {
            let element = stretch.value();
            assert_eq!(element.attr("class"), Some(segment.role.as_str()), "{name}");
            let title = element.attr("title").unwrap();
            assert!(title.starts_with(segment.role.as_str()), "{name}: {title}");
            let line = text[..segment.span.start].matches('\n').count() + 1;
            let place = format!("· line {line} · bytes {}–{}", segment.span.start, segment.span.end);
            assert!(title.ends_with(&place), "{name}: {title}, not {place}");
        }
    }
}

#[test]
fn ok_the_lists_lead_to_every_part_and_finding() {
    for (name, document, text) in documents() {
        let page = Html::parse_document(&annotated_html(&document, &text));
        let ids = select(&page, "#source a").into_iter().map(|anchor| anchor.value().attr("id").unwrap());
        let ids: Vec<_> = ids.collect();
        let unique: HashSet<_> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{name}");
        let links = select(&page, "aside a").into_iter();
        let links: HashSet<_> = links.map(|link| &link.value().attr("href").unwrap()[1..]).collect();
        assert_eq!(links, unique, "{name}");
        let copied = |copy: &kamervragen::Translation| copy.questions.len() + copy.footnotes.len();
        let parts = document.questions.len()
            + document.answers.len()
            + document.footnotes.len()
            + document.remarks.len()
            + document.translations.iter().map(copied).sum::<usize>()
            + document.unplaced.len();
        let placed = document.diagnostics.iter().filter(|finding| finding.span.is_some()).count();
        assert_eq!(ids.len(), parts + placed, "{name}");
        let entries = select(&page, "aside li.finding").len();
        assert_eq!(entries, document.diagnostics.len(), "{name}");
    }
}

#[test]
fn ok_a_link_leads_to_the_place_where_its_part_begins() {
    let text = "Vraag 1\nKent u de dijk?\nAntwoord 1\nJa.\n";
    let options = Options::default().with_segments(true);
    let document = parse_bytes(text.as_bytes(), &options).unwrap();
    let page = annotated_html(&document, text);
    for (link, words) in [("question-0", "Vraag 1"), ("answer-0", "Antwoord 1")] {
        let anchor = format!("<a id=\"{link}\"></a><span class=\"label\"");
        let (_, after) = page.split_once(&anchor).unwrap_or_else(|| panic!("no {anchor} in {page}"));
        assert!(after.split_once('>').unwrap().1.starts_with(words), "{after}");
        assert!(page.contains(&format!("<a href=\"#{link}\"><b>{words}</b>")), "{page}");
    }
}

#[test]
fn ok_nothing_is_fetched_and_nothing_runs() {
    for (name, document, text) in documents() {
        let page = Html::parse_document(&annotated_html(&document, &text));
        assert!(select(&page, "script, link, img, iframe, object, [src], [style]").is_empty(), "{name}");
        let [style] = select(&page, "style")[..] else { panic!("{name}: one style") };
        let style: String = style.text().collect();
        assert!(!style.contains("url(") && !style.contains("@import"), "{name}");
        for link in select(&page, "[href]") {
            assert!(link.value().attr("href").unwrap().starts_with('#'), "{name}");
        }
    }
}
