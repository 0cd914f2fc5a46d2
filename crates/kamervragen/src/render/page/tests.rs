//! What a page shows of documents that are out of the ordinary.

use super::*;
use crate::model::{Evidence, Exchange, Link, Metadata};
use crate::render::html::tests::{answer, assert_harmless, document, evil_document, paragraph, question};

#[test]
fn ok_all_text_is_escaped() {
    let mut document = evil_document();
    document.metadata.urls = vec!["javascript:x()".into()];
    assert_harmless(&html_page(&document));
}

#[test]
fn ok_a_question_that_is_answered_in_parts_is_shown_once() {
    let mut document = document();
    document.questions = vec![question(4, vec![paragraph("Klopt het?")])];
    document.answers = vec![answer(4, "Ja."), answer(4, "Nee.")];
    let exchange = |answer| Exchange { numbers: vec![4], questions: vec![0], answer: Some(answer) };
    document.exchanges = vec![exchange(0), exchange(1)];
    let page = html_page(&document);
    assert_eq!(page.matches("Klopt het?").count(), 1, "{page}");
    assert!(page.contains("Zie <a href=\"#vraag-4\">Vraag 4</a> hierboven."), "{page}");
    for id in ["id=\"vraag-4\"", "id=\"antwoord-4\"", "id=\"antwoord-4-2\""] {
        assert_eq!(page.matches(id).count(), 1, "{id} in {page}");
    }
}

#[test]
fn ok_a_page_says_what_is_missing_and_what_was_worked_out() {
    let mut document = document();
    document.metadata = Metadata {
        session_year: Some("2030-2031".into()),
        derived: vec!["session_year".into()],
        ..Metadata::default()
    };
    document.questions = vec![question(1, vec![paragraph("Klopt het?")])];
    document.answers = vec![answer(9, "Nee.")];
    document.exchanges = vec![
        Exchange { numbers: vec![1], questions: vec![0], answer: None },
        Exchange { numbers: vec![9], questions: Vec::new(), answer: Some(0) },
    ];
    let page = html_page(&document);
    for words in ["2030-2031 <small", "(afgeleid)", "Geen antwoord.", "De vraag staat niet in dit document."]
    {
        assert!(page.contains(words), "{words} in {page}");
    }
}

#[test]
fn ok_a_matter_tells_what_ties_its_documents_with_all_text_escaped() {
    let mut evil = evil_document();
    evil.metadata.case_numbers = vec!["<b>2031</b>".into()];
    let mut matter = crate::dossier::dossiers(&[evil]).remove(0);
    matter.links =
        vec![Link { from: 0, to: None, by: Evidence::SeeAlso, value: "<i>".into(), doubtful: true }];
    let page = matter::html_dossier_page(&matter);
    assert_harmless(&page);
    let told =
        "Bij een ander document: verwijzing, <span lang=\"en\">&lt;i&gt;</span> <strong>(onzeker)</strong>";
    assert!(page.contains(told), "{page}");
    matter.document = None;
    let brief = matter::html_dossier_page(&matter);
    assert!(brief.contains(told) && !brief.contains("<main"), "{brief}");
    assert!(!brief.contains("#tekst"), "a link past the head that leads nowhere: {brief}");
}
