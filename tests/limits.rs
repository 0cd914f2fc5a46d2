//! The limits on what is read: each has its own error or diagnostic, holds in every form it speaks of, and cuts at the
//! same place every time.
#![expect(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;

use kamervragen::{Document, Error, Options, parse_bytes};
use kamervragen_tests::{cases::root, office_writer, promises};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(root().join(name)).unwrap()
}

/// Reads an input and checks every promise besides.
fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    promises::kept(bytes, options).unwrap();
    parse_bytes(bytes, options)
}

fn told(error: &Error) -> String {
    format!("{}: {}", error.code(), error.kind)
}

fn codes(document: &Document) -> Vec<&str> {
    document.diagnostics.iter().map(|found| found.code.as_str()).collect()
}

#[test]
fn err_more_questions_or_answers_than_the_limit() {
    let limit = |most| Options::default().with_max_questions(most);
    for (text, count, what) in [
        ("Vraag 1\nJa?\nVraag 2\nNee?\nVraag 3\nMisschien?\n", 3, "questions"),
        ("Vraag 1 t/m 3\nJa?\n", 3, "questions"),
        ("1. Is het zo?\n2. Of niet?\n3. Of wel?\n", 3, "questions"),
        ("<html><body><p>Vraag 1 en 2</p><p>Ja?</p><p>Vraag 3</p><p>Nee?</p></body></html>", 3, "questions"),
        (
            "<officiele-publicatie><kamervragen><vraag><nr>Vraag 1 t/m 3</nr><al>Ja?</al></vraag></kamervragen>\
             </officiele-publicatie>",
            3,
            "questions",
        ),
        ("Vraag 1\nJa?\nAntwoord 1\nJa.\nAntwoord 2\nNee.\n", 2, "answers"),
        ("Antwoord 1 en 2\nJa.\n", 2, "answers"),
    ] {
        let expected = format!("too-many: expected at most {} {what}, but found more", count - 1);
        assert_eq!(told(&read(text.as_bytes(), &limit(count - 1)).unwrap_err()), expected, "{text}");
        let document = read(text.as_bytes(), &limit(count)).unwrap();
        assert!(document.questions.len() + document.answers.len() > 0, "{text}");
    }
}

/// A line of thirteen bytes names five hundred questions; a small file must not fill the memory with their numbers.
#[test]
fn err_numbers_that_a_small_file_multiplies() {
    let text = "Vraag 1 t/m 500\nJa?\n".repeat(201);
    let error = parse_bytes(text.as_bytes(), &Options::default()).unwrap_err();
    assert_eq!(told(&error), "too-many: expected at most 100000 questions, but found more");
}

#[test]
fn err_more_notes_than_the_limit() {
    let text =
        "Vraag 1\nIs het <sup>1</sup> zo?<sup>2</sup>\n\n<sup>1</sup> De Krant.\n\n<sup>2</sup> De Bode.\n";
    let limit = |most| Options::default().with_name("a.md").with_max_notes(most);
    let error = read(text.as_bytes(), &limit(1)).unwrap_err();
    assert_eq!(told(&error), "too-many: expected at most 1 footnotes, but found more");
    assert_eq!(read(text.as_bytes(), &limit(2)).unwrap().footnotes.len(), 2);
}

#[test]
fn err_elements_deeper_than_the_limit() {
    let expected =
        |most| format!("too-deep: expected at most {most} elements inside each other, but found more");
    let word = |depth: usize| {
        // `w:document` and `w:body` stand around.
        let (open, close) = ("<w:ins>".repeat(depth - 5), "</w:ins>".repeat(depth - 5));
        let body = format!("<w:p>{open}<w:r><w:t>Vraag 1</w:t></w:r>{close}</w:p>");
        office_writer::packed(&[(
            "word/document.xml",
            format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes(),
        )])
    };
    let xml = |depth: usize| {
        let (open, close) = ("<al-groep>".repeat(depth - 3), "</al-groep>".repeat(depth - 3));
        format!("<officiele-publicatie><vraag>{open}<al>Ja?</al>{close}</vraag></officiele-publicatie>")
            .into_bytes()
    };
    let page = |depth: usize| {
        // `html` and `body` stand around.
        let (open, close) = ("<div>".repeat(depth - 3), "</div>".repeat(depth - 3));
        format!("<!DOCTYPE html><html><body>{open}<p>Vraag 1</p><p>Ja?</p>{close}</body></html>").into_bytes()
    };
    let forms: [&dyn Fn(usize) -> Vec<u8>; 3] = [&word, &xml, &page];
    for make in forms {
        for most in [8, 40, 512] {
            let options = Options::default().with_max_depth(most);
            assert!(read(&make(most), &options).is_ok(), "{most}");
            assert_eq!(told(&read(&make(most + 1), &options).unwrap_err()), expected(most));
        }
        // It can be lowered, not raised.
        let options = Options::default().with_max_depth(usize::MAX);
        assert_eq!(told(&read(&make(513), &options).unwrap_err()), expected(512));
    }
}

#[test]
fn err_bytes_beyond_the_limit_packed_and_unpacked() {
    let word = fixture("documents/docx/word_questions.docx");
    let error = read(&word, &Options::default().with_max_bytes(100)).unwrap_err();
    assert_eq!(told(&error), format!("too-large: expected at most 100 bytes, but found {}", word.len()));
    let error = read(&word, &Options::default().with_max_unpacked_bytes(1000)).unwrap_err();
    assert_eq!(error.code(), "too-large");
}

/// What a PDF may cost is counted, not timed: the same part of it is read on every machine.
#[test]
fn ok_a_pdf_is_read_up_to_the_limit_and_what_is_left_out_is_told() {
    let pdf = fixture("same/ah.pdf");
    let whole = read(&pdf, &Options::default()).unwrap();
    assert!(!codes(&whole).contains(&"limit-reached"), "{:?}", codes(&whole));

    let words = |document: &Document| -> usize {
        document
            .questions
            .iter()
            .map(|part| &part.text)
            .chain(document.answers.iter().map(|part| &part.text))
            .map(String::len)
            .sum()
    };
    for options in
        [Options::default().with_max_pdf_operations(100), Options::default().with_max_unpacked_bytes(2_000)]
    {
        let part = read(&pdf, &options).unwrap();
        let found = part.diagnostics.iter().find(|found| found.code.as_str() == "limit-reached").unwrap();
        assert!(found.message.starts_with("expected at most "), "{found}");
        assert!(words(&part) < words(&whole), "nothing is left out");
    }
    let none = read(&pdf, &Options::default().with_max_pdf_operations(0)).unwrap_err();
    assert_eq!(none.code(), "broken-container");
}

/// The table of the README tells the limits as they are.
#[test]
fn ok_the_documented_defaults_are_those_of_the_library() {
    let readme = fs::read_to_string(root().join("../README.md")).unwrap();
    let section = readme.split("## Limits\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        Some((
            cells.next()?.trim_end_matches('`').to_owned(),
            cells.next()?.replace(',', "").parse().unwrap(),
        ))
    });
    let options = Options::default();
    let expected = [
        ("max_bytes", options.max_bytes()),
        ("max_unpacked_bytes", options.max_unpacked_bytes()),
        ("max_depth", options.max_depth()),
        ("max_questions", options.max_questions()),
        ("max_notes", options.max_notes()),
        ("max_pdf_operations", options.max_pdf_operations()),
    ];
    assert_eq!(rows.collect::<Vec<_>>(), expected.map(|(name, most)| (name.to_owned(), most)));
}
