//! What is set in a form and read again is the same, but for what the form loses; the truth is not what was read.
//!
//! `cargo run --release -p kamervragen-synth --example round_trip -- 10000` does the same for more papers, and counts.

use std::collections::BTreeSet;

use kamervragen::{Document, Error, Options, parse_bytes};
use kamervragen_synth::form::Left;
use kamervragen_synth::{File, Form, Paper, PaperKind, misses, papers};

/// How many papers of each form are read.
const COUNT: usize = 200;

fn read(file: &File) -> Result<Document, Error> {
    let mut options = Options::default().with_name(&file.name);
    if let Some(record) = &file.metadata_xml {
        options = options.with_metadata_xml(record.clone());
    }
    parse_bytes(&file.bytes, &options)
}

/// Reads the first papers that stand in a form; tells each miss.
fn round_trip(form: Form) {
    let mut told = Vec::new();
    for paper in papers(0).filter(|paper| form.shows(paper)).take(COUNT) {
        let file = form.render(&paper);
        let document = read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.name));
        let truth = form.truth(&paper);
        told.extend(misses(&document, &truth, form).iter().map(|miss| format!("{}: {miss}", file.name)));
    }
    assert!(told.is_empty(), "{} misses:\n{}", told.len(), told.join("\n"));
}

/// A test a form, so that they run side by side and each says its name.
macro_rules! forms {
    ($($test:ident: $form:ident,)*) => {
        $(
            #[test]
            fn $test() {
                round_trip(Form::$form);
            }
        )*

        #[test]
        fn ok_every_form_has_its_test() {
            assert_eq!([$(Form::$form),*], Form::ALL);
        }
    };
}

forms! {
    ok_markdown: Markdown,
    ok_pymupdf: Pymupdf,
    ok_pypdf: Pypdf,
    ok_pypdf2: Pypdf2,
    ok_pdftotext: Pdftotext,
    ok_op_xml: OpXml,
    ok_old_xml: OldXml,
    ok_html: Html,
    ok_openkamer_html: OpenkamerHtml,
    ok_openkamer: Openkamer,
    ok_docx: Docx,
    ok_odt: Odt,
    ok_docx_text: DocxText,
    ok_letter: Letter,
    ok_letter_text: LetterText,
    ok_pdf: Pdf,
}

/// The papers hold all that papers may hold, so that no test is right for want of matter.
#[test]
fn ok_papers_hold_what_they_should() {
    let papers: Vec<Paper> = papers(0).take(COUNT).collect();
    let truths: Vec<_> = papers.iter().map(|paper| Form::OpXml.truth(paper)).collect();
    for kind in [PaperKind::Questions, PaperKind::Answers, PaperKind::Postponement] {
        assert!(papers.iter().filter(|paper| paper.kind == kind).count() > COUNT / 12, "{kind:?}");
    }
    let has = |what: &str, holds: &dyn Fn(&kamervragen_synth::Truth) -> bool| {
        let count = truths.iter().filter(|truth| holds(truth)).count();
        assert!(count > 3, "{what}: {count}");
    };
    has("several numbers", &|truth| truth.questions.iter().any(|part| part.numbers.len() > 2));
    has("numbers apart", &|truth| {
        truth.questions.iter().any(|part| part.numbers.windows(2).any(|pair| pair[1] > pair[0] + 1))
    });
    has("a pointer", &|truth| truth.answers.iter().any(|part| !part.see.is_empty()));
    has("a second mark", &|truth| truth.footnotes.iter().any(|note| note.marks > 1));
    has("an address in a note", &|truth| truth.footnotes.iter().any(|note| !note.urls.is_empty()));
    has("an explanation", &|truth| truth.remarks.iter().any(|remark| remark.kind == "explanation"));
    has("a table", &|truth| truth.answers.iter().any(|part| part.text.contains(" | ")));
    has("a list", &|truth| truth.questions.iter().any(|part| part.text.contains("\nb. ")));
    has("an earlier reply", &|truth| !truth.metadata.see_also.is_empty());
    let kinds: BTreeSet<&str> =
        truths.iter().flat_map(|truth| &truth.references).map(|one| one.kind.as_str()).collect();
    assert!(kinds.len() >= 7, "{kinds:?}");
}

/// What is wrong in a document is told, so that a test can fail.
#[test]
fn err_a_document_of_another_paper_misses() {
    let mut papers = papers(0).filter(|paper| paper.kind == PaperKind::Answers);
    let (one, other) = (papers.next().unwrap(), papers.next().unwrap());
    let changed = |change: &dyn Fn(&mut Document)| {
        let mut document = read(&Form::OpXml.render(&one)).unwrap();
        change(&mut document);
        let found = misses(&document, &Form::OpXml.truth(&one), Form::OpXml);
        found.into_iter().map(|miss| miss.place).collect::<Vec<_>>()
    };
    assert!(changed(&|_| {}).is_empty());
    assert_eq!(changed(&|document| document.questions[1].text.push('x')), ["questions[1].text"]);
    assert_eq!(changed(&|document| document.metadata.appendix_number = None), ["metadata.appendix_number"]);
    assert_eq!(changed(&|document| drop(document.answers.pop())), ["answers"]);
    for form in Form::ALL {
        let document = read(&form.render(&other)).unwrap();
        assert!(!misses(&document, &form.truth(&one), *form).is_empty(), "{}", form.name());
    }
}

/// Nothing that a form shows is left out of the test: each loss has its reason, and most facts have none.
#[test]
fn ok_losses_have_reasons() {
    for form in Form::ALL {
        for loss in form.losses() {
            assert!(loss.reason.len() > 20, "{}: {} has no reason", form.name(), loss.place);
            let is_text = loss.place.ends_with("].text");
            assert!(
                !(is_text && loss.left == Left::Nothing),
                "{}: {} is lost whole",
                form.name(),
                loss.place
            );
        }
        assert!(form.losses().len() < 14, "{}", form.name());
    }
}

#[test]
fn ok_same_number_gives_the_same_bytes() {
    for form in Form::ALL {
        let paper = papers(3).find(|paper| form.shows(paper)).unwrap();
        assert_eq!(form.render(&paper), form.render(&paper), "{}", form.name());
    }
}
