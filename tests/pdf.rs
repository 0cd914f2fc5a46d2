//! The printed pages of real publications, of which nobody labelled the parts.
//!
//! They stand beside the project (`../shared/corpus/more`), not in it. Where they are absent, the test passes and says so
//! on standard error. What is held: the numbers of the questions and answers as a person read them off the pages, that
//! marks and notes find each other, and that nothing of the layout stands in the text.
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use kamervragen::{Document, Options, parse_bytes, source_text};
use kamervragen_tests::promises;

/// A publication: its id, the numbers of its questions (its answers have the same), and how many notes it has.
type Publication = (&'static str, &'static [&'static [u32]], usize);

const PUBLICATIONS: [Publication; 4] = [
    ("ah-tk-20142015-698", &[&[1], &[2, 3], &[4], &[5], &[6]], 4),
    ("ah-tk-20232024-1178", &[&[1], &[2], &[3], &[4], &[5], &[6], &[7], &[8], &[9]], 15),
    ("ah-tk-20232024-1292", &[&[1], &[2], &[3], &[4], &[5], &[6], &[7], &[8], &[9], &[10]], 1),
    ("ah-tk-20232024-1771", &[&[1], &[2], &[3], &[4], &[5], &[6]], 8),
];

#[test]
fn ok_unlabelled_publications_are_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/more");
    if !folder.exists() {
        // Written past the test runner, which shows what is printed only when a test fails.
        writeln!(io::stderr(), "SKIPPED: ../shared/corpus is not here, so no printed publication was read")
            .unwrap();
        return;
    }
    let mut wrong = Vec::new();
    let mut found = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "pdf") {
            continue;
        }
        found += 1;
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some((id, numbers, notes)) = PUBLICATIONS.iter().find(|(id, ..)| name == format!("{id}.pdf"))
        else {
            wrong.push(format!("{name}: its questions are not listed in this test"));
            continue;
        };
        let bytes = fs::read(&path).unwrap();
        let options = Options::default().with_name("a.pdf").with_segments(true);
        let document = parse_bytes(&bytes, &options).unwrap_or_else(|error| panic!("{id}: {error}"));
        let text = source_text(&bytes, &options).unwrap();
        wrong.extend(promises::check(&document, &text).err().map(|found| format!("{id}: {found}")));
        wrong.extend(misread(&document, numbers, *notes).into_iter().map(|found| format!("{id}: {found}")));
        if document.metadata.publication_id.as_deref() != Some(id) {
            wrong.push(format!("{id}: has the id {:?}", document.metadata.publication_id));
        }
    }
    assert_eq!(found, PUBLICATIONS.len(), "PDFs in {}", folder.display());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What of a document is not as it is printed.
fn misread(document: &Document, numbers: &[&[u32]], notes: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    let asked: Vec<&[u32]> = document.questions.iter().map(|question| question.numbers.as_slice()).collect();
    let answered: Vec<&[u32]> = document.answers.iter().map(|answer| answer.numbers.as_slice()).collect();
    if asked != numbers || answered != numbers {
        wrong.push(format!("expected {numbers:?}, found questions {asked:?} and answers {answered:?}"));
    }
    let printed: Vec<String> = (1..=notes).map(|note| note.to_string()).collect();
    let found: Vec<&str> = document.footnotes.iter().map(|note| note.number.as_str()).collect();
    if found != printed {
        wrong.push(format!("expected notes 1 to {notes}, found {found:?}"));
    }
    let without = document.footnotes.iter().filter(|note| note.marks.len() != 1);
    wrong.extend(without.map(|note| format!("note {} has {} marks", note.number, note.marks.len())));
    let marked = document.questions.iter().map(|question| &question.notes);
    let mut marked: Vec<&str> = marked
        .chain(document.answers.iter().map(|answer| &answer.notes))
        .flatten()
        .map(String::as_str)
        .collect();
    marked.sort_by_key(|number| number.parse::<usize>().unwrap_or(0));
    if marked != printed {
        wrong.push(format!("expected a mark of each note, found {marked:?}"));
    }
    let parts = document.questions.iter().map(|question| question.text.as_str());
    let parts = parts.chain(document.answers.iter().map(|answer| answer.text.as_str()));
    let parts = parts.chain(document.footnotes.iter().map(|note| note.text.as_str()));
    for text in parts.chain(document.remarks.iter().map(|remark| remark.text.as_str())) {
        wrong.extend(furniture_in(text).map(|line| format!("`{line}` stands in `{text:.60}`")));
        if text.is_empty() {
            wrong.push("a part without text".to_owned());
        }
    }
    wrong.extend(document.unplaced.iter().map(|unplaced| format!("`{}` has no place", unplaced.text)));
    wrong.extend(
        document.diagnostics.iter().map(|found| format!("{}: {}", found.code.as_str(), found.message)),
    );
    wrong
}

/// The lines of a text that the layout added: `Tweede Kamer, vergaderjaar 2031–2032, Aanhangsel 2`, the id, the place.
fn furniture_in(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| {
        let foot = line.find("Tweede Kamer, vergaderjaar").is_some_and(|at| {
            let rest = line[at..].trim_end_matches(|sign: char| sign.is_ascii_digit());
            rest.trim_end().ends_with("Aanhangsel")
        });
        let id = line.split_whitespace().any(|word| word.starts_with("ah-tk-") || word.starts_with("kv-tk-"));
        let place =
            line.find("’s-Gravenhage 20").is_some_and(|at| line.len() - at < "’s-Gravenhage 2031 ".len() + 2);
        foot || place || line.contains("ISSN") || id && line.split_whitespace().count() == 1
    })
}
