//! What the pieces of HTML show, and that nothing in them can act.

use super::*;
use crate::model::{
    Addressee, Answer, Answerer, Block, Diagnostic, DiagnosticCode, EmphasisStyle, Exchange, Footnote,
    Format, Inline, ListItem, Member, Metadata, Office, Question, Remark, RemarkKind, SCHEMA_VERSION,
    SourceInfo, Span, TableCell, Translation, Unplaced,
};

pub(in crate::render) fn document() -> Document {
    Document {
        schema_version: SCHEMA_VERSION,
        source: SourceInfo { name: None, format: Format::Plain, bytes: 9, sha256: "00aa11bb22cc33dd".into() },
        kind: DocumentKind::Answers,
        language: "nl".into(),
        metadata: Metadata::default(),
        questions: Vec::new(),
        answers: Vec::new(),
        exchanges: Vec::new(),
        footnotes: Vec::new(),
        remarks: Vec::new(),
        references: Vec::new(),
        translations: Vec::new(),
        unplaced: Vec::new(),
        diagnostics: Vec::new(),
        segments: None,
    }
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.into() }
}

pub(in crate::render) fn paragraph(words: &str) -> Block {
    Block::Paragraph { inlines: vec![text(words)] }
}

pub(in crate::render) fn question(number: u32, blocks: Vec<Block>) -> Question {
    Question { numbers: vec![number], label: format!("Vraag {number}"), blocks, ..Question::default() }
}

pub(in crate::render) fn answer(number: u32, words: &str) -> Answer {
    let label = format!("Antwoord {number}");
    Answer { numbers: vec![number], label, blocks: vec![paragraph(words)], ..Answer::default() }
}

/// The cells of the table of exchanges, row by row, without their markup.
fn rows(html: &str) -> Vec<Vec<String>> {
    let table = html.split_once("<table").unwrap().1.split_once("</table>").unwrap().0;
    let rows = table.split("<tr").skip(2);
    rows.map(|row| row.split("<td").skip(1).map(|cell| words(&["<td", cell].concat())).collect()).collect()
}

pub(super) fn words(html: &str) -> String {
    let mut words = String::new();
    for piece in html.split('<').skip(1) {
        words.push_str(piece.split_once('>').unwrap_or((piece, "")).1);
        words.push(' ');
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn ok_every_question_stands_beside_its_own_answer() {
    let mut document = document();
    for (number, asked) in [(1, "Klopt het?"), (2, "Hoe lang?"), (3, "Waarom?"), (4, "Wanneer?")] {
        document.questions.push(question(number, vec![paragraph(asked)]));
    }
    // Printed out of order, one for two questions, one for a question that is not printed.
    document.answers = vec![answer(3, "Vorst."), answer(1, "Ja."), answer(9, "Nee.")];
    let exchange =
        |questions: &[usize], answer| Exchange { questions: questions.into(), answer, ..Exchange::default() };
    document.exchanges = vec![
        exchange(&[0], Some(1)),
        exchange(&[1, 2], Some(0)),
        exchange(&[3], None),
        exchange(&[], Some(2)),
    ];

    assert_eq!(
        rows(&html_fragment(&document)),
        [
            ["Vraag 1 Klopt het?", "Antwoord 1 Ja."],
            ["Vraag 2 Hoe lang? Vraag 3 Waarom?", "Antwoord 3 Vorst."],
            ["Vraag 4 Wanneer?", "no answer"],
            ["not printed in this document", "Antwoord 9 Nee."],
        ]
    );
}

#[test]
fn ok_questions_without_answers_stand_in_one_column() {
    let mut document = document();
    document.kind = DocumentKind::Questions;
    document.questions = vec![question(1, vec![paragraph("Klopt het?")])];
    document.exchanges = vec![Exchange { questions: vec![0], ..Exchange::default() }];
    assert_eq!(rows(&html_fragment(&document)), [["Vraag 1 Klopt het?"]]);
}

/// Words that act where they are taken for markup.
const EVIL: &str = "<script>x('\"&')</script>";

/// A document with such words in every place.
pub(in crate::render) fn evil_document() -> Document {
    let mut document = document();
    document.source.name = Some(EVIL.into());
    // The start of an id: nothing but hexadecimal digits may pass.
    document.source.sha256 = "\"><script>".into();
    let metadata = &mut document.metadata;
    for field in [&mut metadata.subject, &mut metadata.publication_id, &mut metadata.session_year] {
        *field = Some(EVIL.into());
    }
    for list in [&mut metadata.see_also, &mut metadata.case_numbers, &mut metadata.topics] {
        list.push(EVIL.into());
    }
    metadata.askers.push(Member { name: EVIL.into(), party: Some(EVIL.into()) });
    let portfolio = Some(EVIL.to_owned());
    metadata.addressees.push(Addressee { office: Office::Minister, portfolio: portfolio.clone() });
    metadata.answerers.push(Answerer { office: Office::Minister, name: portfolio.clone(), portfolio });
    let inlines = vec![
        text(EVIL),
        Inline::Emphasis { style: EmphasisStyle::Strong, inlines: vec![text(EVIL)] },
        Inline::Link { url: ["https://x.example/", EVIL].concat(), inlines: vec![text(EVIL)] },
        Inline::NoteMark { number: EVIL.into() },
        Inline::NoteMark { number: "2".into() },
    ];
    let blocks = vec![
        Block::Paragraph { inlines: inlines.clone() },
        Block::List { items: vec![ListItem { mark: EVIL.into(), blocks: vec![paragraph(EVIL)] }] },
        Block::Table { rows: vec![vec![TableCell { inlines, columns: 2, rows: 1 }]] },
        Block::Image { source: EVIL.into(), description: String::new() },
    ];
    document.questions = vec![Question { label: EVIL.into(), ..question(1, blocks.clone()) }];
    document.answers = vec![answer(1, EVIL)];
    document.exchanges = vec![Exchange { questions: vec![0], answer: Some(0), ..Exchange::default() }];
    let note = |number: &str| Footnote {
        number: number.into(),
        text: EVIL.into(),
        urls: vec![["https://x.example/", EVIL].concat(), "javascript:x()".into()],
        ..Footnote::default()
    };
    document.footnotes = vec![note(EVIL), note("2")];
    document.remarks = [RemarkKind::Introduction, RemarkKind::Explanation]
        .map(|kind| Remark { kind, text: EVIL.into(), references: Vec::new(), span: Span::default() })
        .into();
    document.translations = vec![Translation {
        language: EVIL.into(),
        questions: vec![question(1, blocks)],
        footnotes: vec![note("2")],
    }];
    document.unplaced = vec![Unplaced { text: EVIL.into(), span: Span::default() }];
    document.diagnostics = vec![Diagnostic::new(DiagnosticCode::UnplacedText, None, EVIL)];
    document
}

/// Fails where any of these words could act.
pub(in crate::render) fn assert_harmless(html: &str) {
    assert!(!html.contains("<script"), "{html}");
    assert!(!html.contains("('"), "{html}");
    assert!(html.matches("&lt;script&gt;x(&#39;&quot;&amp;&#39;)&lt;/script&gt;").count() >= 30, "{html}");
    assert!(!html.contains("href=\"javascript"), "{html}");
}

#[test]
fn ok_all_text_is_escaped() {
    assert_harmless(&html_fragment(&evil_document()));
}

#[test]
fn ok_a_mark_leads_to_the_note_of_its_own_text() {
    let mut document = document();
    let mark =
        |at| Footnote { number: "1".into(), marks: vec![Span::new(at, at + 1)], ..Footnote::default() };
    document.footnotes = vec![mark(10), mark(50)];
    let blocks = vec![Block::Paragraph { inlines: vec![Inline::NoteMark { number: "1".into() }] }];
    document.questions = vec![Question { span: Span::new(40, 60), ..question(1, blocks) }];
    document.exchanges = vec![Exchange { questions: vec![0], ..Exchange::default() }];

    let html = html_fragment(&document);
    assert!(html.contains("href=\"#kv-00aa11bb22cc-note-1\""), "{html}");
    assert!(html.contains("id=\"kv-00aa11bb22cc-note-1\""), "{html}");
    assert!(!html.contains("href=\"#kv-00aa11bb22cc-note-0\""), "{html}");
}
