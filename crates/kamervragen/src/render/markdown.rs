//! A document as Markdown that people like to read, and that is read back to the same document.
//!
//! ```text
//! ---
//! kamervragen: 1
//! kind: "questions"
//! subject: "sluizen"
//! ---
//!
//! # sluizen
//!
//! ## Vraag 1
//!
//! Kent u het bericht?[^1]
//!
//! [^1]: De Krant, 2 mei 2031
//! ```
//!
//! How it is read is told in `read/markdown/labelled.rs`: there stands what each sign means.

mod blocks;
mod head;
mod inlines;
mod linked;

use std::collections::VecDeque;

use super::{NotesByNumber, ReferencesByPlace, numbers_of};
use crate::fields::numbers::Numbers;
use crate::model::{
    Answer, Block, Document, Footnote, Inline, Question, Reference, Remark, Span, Translation, Unplaced,
};
use crate::read::markdown::note_label::Labels;
use crate::recognise::part_label::{self, PartKind};

/// The document as Markdown: facts, questions, answers, notes, and what else it holds, in the order of the source.
///
/// Above the text stand the facts as YAML, with the keys of the JSON. Each part has a heading: its label as printed, and
/// in brackets what that does not tell (`## [Antwoord 3]` above an answer without a label). Notes are notes of Markdown.
///
/// Read again, it gives the same document, less what Markdown cannot hold: [`Document::source`], all places,
/// [`Document::segments`], and the diagnostics that tell of the reading of a source.
///
/// # Examples
///
/// ```
/// use kamervragen::{Options, parse, parse_str, render};
///
/// let document = parse("Vraag 1\nKent u dijk_1 & *de* sluis?1\n\nAntwoord 1\nJa.\n\n1De Krant, 3 mei 2031\n")?;
/// let markdown = render::markdown(&document);
/// assert!(markdown.ends_with("\
/// ## Vraag 1\n\nKent u dijk_1 & \\*de\\* sluis?[^1]\n\n## Antwoord 1\n\nJa.\n\n[^1]: De Krant, 3 mei 2031\n"));
///
/// let again = parse_str(&markdown, &Options::default().with_name("ah.md"))?;
/// assert_eq!(again.questions[0].blocks, document.questions[0].blocks);
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut labels = Labels::default();
    let mut text = Text { out: head::head(document) };
    let notes = Notes::new(&document.footnotes, &mut labels);
    for part in parts(document) {
        part.write(&notes, &mut text);
    }
    notes.write(&document.references, &mut text);
    for Translation { language, questions, footnotes } in &document.translations {
        let notes = Notes::new(footnotes, &mut labels);
        text.label("", &PartKind::Translation(language.clone()), &Numbers::default());
        for question in questions {
            Part::Question(question).write(&notes, &mut text);
        }
        notes.write(&[], &mut text);
    }
    text.out
}

/// The text so far.
struct Text {
    out: String,
}

impl Text {
    /// Adds a paragraph or the like, parted by a blank line.
    fn add(&mut self, lines: &[String]) {
        if !lines.is_empty() {
            for piece in ["\n", &lines.join("\n"), "\n"] {
                self.out.push_str(piece);
            }
        }
    }

    /// Adds the heading above a part.
    fn label(&mut self, printed: &str, kind: &PartKind, numbers: &Numbers) {
        let label = Inline::Text { text: part_label::write(printed, kind, numbers) };
        self.add(&[["## ", &inlines::heading(&[label])].concat()]);
    }
}

/// A part of the document that has a label above it.
#[derive(Clone, Copy)]
enum Part<'d> {
    Question(&'d Question),
    Answer(&'d Answer),
    Remark(&'d Remark),
    Unplaced(&'d Unplaced),
}

/// The parts in the order of the source; those of one kind keep the order of the document.
fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut kinds: [VecDeque<Part<'_>>; 4] = [
        document.remarks.iter().map(Part::Remark).collect(),
        document.questions.iter().map(Part::Question).collect(),
        document.answers.iter().map(Part::Answer).collect(),
        document.unplaced.iter().map(Part::Unplaced).collect(),
    ];
    let start = |parts: &VecDeque<Part<'_>>| parts.front().map_or(usize::MAX, |part| part.span().start);
    std::iter::from_fn(|| kinds.iter_mut().min_by_key(|parts| start(parts))?.pop_front()).collect()
}

impl Part<'_> {
    fn span(self) -> Span {
        match self {
            Self::Question(question) => question.span,
            Self::Answer(answer) => answer.span,
            Self::Remark(remark) => remark.span,
            Self::Unplaced(unplaced) => unplaced.span,
        }
    }

    fn write(self, notes: &Notes<'_>, text: &mut Text) {
        let by_words = |words: &str, references: &[Reference]| {
            let references: Vec<_> = references.iter().collect();
            blocks::lines(&linked::blocks(words, &references), &|_| None)
        };
        let by_blocks =
            |blocks: &[Block], place: Span| blocks::lines(blocks, &|number| notes.label(number, place));
        match self {
            Self::Question(Question { label, numbers, part, blocks, span, .. }) => {
                text.label(label, &PartKind::Question, &numbers_of(numbers, part.as_ref()));
                text.add(&by_blocks(blocks, *span));
            }
            Self::Answer(Answer { label, numbers, part, blocks, span, .. }) => {
                text.label(label, &PartKind::Answer, &numbers_of(numbers, part.as_ref()));
                text.add(&by_blocks(blocks, *span));
            }
            Self::Remark(Remark { kind, text: words, references, .. }) => {
                text.label("", &PartKind::Remark(*kind), &Numbers::default());
                text.add(&by_words(words, references));
            }
            Self::Unplaced(Unplaced { text: words, .. }) => {
                text.label("", &PartKind::Unplaced, &Numbers::default());
                text.add(&by_words(words, &[]));
            }
        }
    }
}

/// The notes of a text with the labels by which they are referred to.
struct Notes<'d> {
    all: Vec<(&'d Footnote, String)>,
    by_number: NotesByNumber<'d>,
}

impl<'d> Notes<'d> {
    fn new(notes: &'d [Footnote], labels: &mut Labels) -> Self {
        let all = notes.iter().map(|note| (note, labels.take(&note.number))).collect();
        Self { all, by_number: NotesByNumber::new(notes) }
    }

    /// The label of the note to which a mark leads that stands in the text at `place`.
    fn label(&self, number: &str, place: Span) -> Option<&str> {
        let (index, _) = self.by_number.find(number, place)?;
        self.all.get(index).map(|(_, label)| label.as_str())
    }

    fn write(&self, references: &[Reference], text: &mut Text) {
        let mut by_place = ReferencesByPlace::new(references);
        for (note, label) in &self.all {
            let references = by_place.take(&format!("footnote {}", note.number), note.span);
            // A note has paragraphs only.
            let paragraphs = note.text.replace("\n\n", "\n").replace('\n', "\n\n");
            let lines = blocks::lines(&linked::blocks(&paragraphs, &references), &|_| None);
            text.add(&blocks::hung(&format!("[^{label}]: "), 4, &lines));
        }
    }
}
