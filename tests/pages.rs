//! A document as a web page: well-formed, complete, and nothing that leads nowhere or loads anything.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::fmt::Write;

use ego_tree::NodeRef;
use kamervragen::{Document, Options, parse_bytes, render};
use kamervragen_synth::{Form, papers};
use kamervragen_tests::cases::cases;
use quick_xml::events::Event;
use scraper::{ElementRef, Html, Node, Selector};

/// The papers of the generator that are tried in each form.
const PAPERS: usize = 20;

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The words without white space and the borders of cells, which are the page's.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '|').collect()
}

/// The words in an element without the marks of notes, which are no part of the text.
fn words(element: ElementRef<'_>) -> String {
    let is_mark = |node: &NodeRef<'_, Node>| {
        node.value().as_element().is_some_and(|element| element.attr("class") == Some("merk"))
    };
    let texts = element.descendants().filter(|node| !node.ancestors().any(|outer| is_mark(&outer)));
    texts.filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect()
}

/// What is wrong with the page of a document.
fn flaws(document: &Document) -> Vec<String> {
    let source = render::html_page(document);
    let mut flaws = Vec::new();
    if let Err(error) = well_formed(&source) {
        flaws.push(error);
    }
    let page = Html::parse_document(&source);
    lead_nowhere(&page, &mut flaws);
    reach_out(&source, &page, &mut flaws);
    leave_out(document, &page, &mut flaws);
    lack_structure(&page, &mut flaws);
    flaws
}

/// Every element is closed, and in its turn: stricter than a browser is.
fn well_formed(source: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(source);
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|error| format!("not well-formed: {error}"))? {
            Event::Start(tag) => {
                open += 1;
                if let Some(Err(error)) = tag.attributes().find(Result::is_err) {
                    return Err(format!("not well-formed: {error}"));
                }
            }
            Event::End(_) => open -= 1,
            Event::Eof if open == 0 => return Ok(()),
            Event::Eof => return Err(format!("{open} elements stay open")),
            _ => {}
        }
    }
}

fn lead_nowhere(page: &Html, flaws: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for element in select(page, "[id]") {
        let id = element.attr("id").unwrap_or_default();
        if !ids.insert(id) {
            flaws.push(format!("two elements have the id {id}"));
        }
    }
    for element in select(page, "[href^='#'], [aria-labelledby]") {
        let id = element.attr("href").map_or_else(|| element.attr("aria-labelledby"), |href| href.get(1..));
        if !ids.contains(id.unwrap_or_default()) {
            flaws.push(format!("no element has the id {id:?}"));
        }
    }
}

fn reach_out(source: &str, page: &Html, flaws: &mut Vec<String>) {
    let loading = select(page, "script, link, img, iframe, object, [src], [onclick], [style]");
    flaws.extend(loading.iter().map(|element| format!("{} may act or load", element.html())));
    flaws.extend(["url(", "@import"].into_iter().filter(|word| source.contains(word)).map(str::to_owned));
}

/// All texts stand in the page, each in one piece.
fn leave_out(document: &Document, page: &Html, flaws: &mut Vec<String>) {
    let main = letters(&select(page, "main").into_iter().map(words).collect::<String>());
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(document.questions.iter().map(|question| question.text.as_str()));
    texts.extend(document.answers.iter().map(|answer| answer.text.as_str()));
    texts.extend(document.remarks.iter().map(|remark| remark.text.as_str()));
    texts.extend(document.unplaced.iter().map(|unplaced| unplaced.text.as_str()));
    texts.extend(document.footnotes.iter().map(|note| note.text.as_str()));
    for translation in &document.translations {
        texts.extend(translation.questions.iter().map(|question| question.text.as_str()));
        texts.extend(translation.footnotes.iter().map(|note| note.text.as_str()));
    }
    for text in texts {
        if !main.contains(&letters(text)) {
            flaws.push(format!("the page leaves out {text:?}"));
        }
    }
    let questions = select(page, ".vraag > h2").len();
    if questions != document.questions.len() {
        flaws.push(format!("{questions} questions, not {}", document.questions.len()));
    }
    let notes = select(page, "main > section:not(.vertaling) .noot").len();
    if notes != document.footnotes.len() {
        flaws.push(format!("{notes} notes, not {}", document.footnotes.len()));
    }
}

fn lack_structure(page: &Html, flaws: &mut Vec<String>) {
    for (selector, count) in
        [("main", 1), ("header", 1), ("footer", 1), ("h1", 1), ("html[lang]", 1), ("title", 1)]
    {
        let found = select(page, selector).len();
        if found != count {
            flaws.push(format!("{found} of {selector}"));
        }
    }
    let mut before = 0;
    for heading in select(page, "h1, h2, h3") {
        let level = heading.value().name()[1..].parse().unwrap_or(0);
        if level > before + 1 {
            flaws.push(format!("a heading of level {level} below one of level {before}"));
        }
        before = level;
    }
}

fn assert_flawless(documents: impl Iterator<Item = (String, Document)>) {
    let (mut report, mut count) = (String::new(), 0);
    for (name, document) in documents {
        count += 1;
        let flaws = flaws(&document);
        if !flaws.is_empty() {
            let _ = write!(report, "\n{name}\n    {}", flaws.join("\n    "));
        }
    }
    assert!(report.is_empty(), "pages have flaws:\n{report}");
    assert!(count > 100);
}

#[test]
fn ok_the_page_of_every_fixture_is_whole() {
    let cases = ["documents", "recovered", "records"].into_iter().flat_map(|folder| cases(folder, "json"));
    assert_flawless(cases.map(|case| {
        let mut options = Options::default().with_name(&case.file);
        if let Some(record) = &case.record {
            options = options.with_metadata_xml(record.as_slice());
        }
        (case.name, parse_bytes(&case.bytes, &options).unwrap())
    }));
}

#[test]
fn ok_the_page_of_every_made_paper_is_whole() {
    assert_flawless(Form::ALL.iter().flat_map(|form| {
        papers(0).take(PAPERS).map(|paper| {
            let file = form.render(&paper);
            let mut options = Options::default().with_name(&file.name);
            if let Some(record) = file.metadata_xml {
                options = options.with_metadata_xml(record);
            }
            (format!("{}: {}", form.name(), file.name), parse_bytes(&file.bytes, &options).unwrap())
        })
    }));
}

#[test]
fn ok_a_note_stands_beside_the_text_that_bears_its_mark_and_references_are_links() {
    let text = "## Vraag 1\n\nKent u Kamerstuk 35 925 VI, nr. 88?[^1]\n\n\
                ## Vraag 2\n\nEn de sluis?[^2] Zie ook de krant.[^1]\n\n\
                ## Antwoord 1\n\nJa.\n\n## Antwoord 2\n\nZie https://dijk.example/a.\n\n\
                [^1]: De Krant, 3 mei 2031\n\n[^2]: Sluiswijzer, 4 mei 2031\n";
    let document = parse_bytes(text.as_bytes(), &Options::default().with_name("a.md")).unwrap();
    assert_eq!(document.questions[1].notes, ["2", "1"]);
    let page = Html::parse_document(&render::html_page(&document));
    let beside: Vec<Vec<String>> = select(&page, ".beurt")
        .iter()
        .map(|turn| {
            let notes = Selector::parse("aside .noot > div").unwrap();
            turn.select(&notes).map(|note| note.text().collect::<String>().trim().to_owned()).collect()
        })
        .collect();
    assert_eq!(beside, [vec!["De Krant, 3 mei 2031"], vec!["Sluiswijzer, 4 mei 2031"]]);
    let links: Vec<_> = select(&page, ".beurt a[href^=http]")
        .iter()
        .map(|link| (link.text().collect::<String>(), link.attr("href").unwrap_or_default().to_owned()))
        .collect();
    let link = |words: &str, url: &str| (words.to_owned(), url.to_owned());
    assert_eq!(
        links,
        [
            link(
                "Kamerstuk 35 925 VI, nr. 88",
                "https://zoek.officielebekendmakingen.nl/kst-35925-VI-88.html"
            ),
            link("https://dijk.example/a", "https://dijk.example/a"),
        ]
    );
}

#[test]
fn ok_the_list_of_pages_holds_an_entry_for_each() {
    let mut list = render::html_index_start();
    for (index, paper) in papers(0).take(20).enumerate() {
        let file = Form::OpXml.render(&paper);
        let document = parse_bytes(&file.bytes, &Options::default().with_name(&file.name)).unwrap();
        list += &render::html_index_entry(&document, &format!("{index}/%22a%22.html"));
    }
    list += &render::html_index_end();
    let page = Html::parse_document(&list);
    let entries = select(&page, "#lijst > li > a[href]");
    assert_eq!(entries.len(), 20);
    assert_eq!(entries[3].attr("href"), Some("3/%22a%22.html"));
    assert!(entries.iter().all(|entry| !entry.text().collect::<String>().is_empty()));
    assert_eq!(select(&page, "[src], link, [href^=http]").len(), 0);
    assert_eq!(select(&page, "script").len(), 1);
}
