//! What the benches measure on an input: the pass of a parser that knows nothing of parliament, and ours.
#![expect(clippy::unwrap_used, reason = "a bench fails by a panic")]

use std::hint::black_box;

use kamervragen::{Document, Options, parse_bytes};
use mimalloc::MiMalloc;

/// That of the tool.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// An input and what must come of it.
pub(crate) struct Sample {
    pub(crate) bytes: Vec<u8>,
    pub(crate) options: Options,
    pub(crate) questions: usize,
}

impl Sample {
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.bytes).unwrap()
    }
}

/// What the Markdown reader asks of pulldown-cmark, and nothing else.
pub(crate) fn events(sample: &Sample) {
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    let events = pulldown_cmark::Parser::new_ext(sample.text(), options).into_offset_iter();
    events.for_each(|event| drop(black_box(event)));
}

pub(crate) fn xml_events(sample: &Sample) {
    let mut reader = quick_xml::Reader::from_str(sample.text());
    while !matches!(black_box(reader.read_event().unwrap()), quick_xml::events::Event::Eof) {}
}

pub(crate) fn tree(sample: &Sample) {
    black_box(scraper::Html::parse_document(sample.text()));
}

pub(crate) fn objects(sample: &Sample) {
    black_box(lopdf::Document::load_mem(&sample.bytes).unwrap());
}

pub(crate) fn document(sample: &Sample) {
    black_box(parsed(sample));
}

pub(crate) fn json(sample: &Sample) {
    black_box(parsed(sample).to_json().unwrap());
}

fn parsed(sample: &Sample) -> Document {
    let document = parse_bytes(&sample.bytes, &sample.options).unwrap();
    assert_eq!(document.questions.len(), sample.questions, "questions in {:?}", document.source.name);
    document
}
