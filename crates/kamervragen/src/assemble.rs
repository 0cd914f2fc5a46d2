//! Parts -> document: texts, notes to their marks, pairing, references, facts.

mod account;
pub(crate) mod front_matter;
mod letter;
mod links;
mod marked;
mod metadata;
mod pairing;
mod record;

use std::collections::BTreeMap;

pub(crate) use pairing::pair;

use crate::fields::pointer::parse_pointer;
use crate::flow::{self, Layout, Measure, Text};
use crate::model::{
    Answer, Diagnostic, DiagnosticCode, Document, DocumentKind, Footnote, Format, Question, Reference,
    Remark, RemarkKind, SCHEMA_VERSION, SourceInfo, Span, Translation, Unplaced,
};
use crate::recognise::furniture::Imprint;
use crate::recognise::marks::{self, Mark};
use crate::recognise::notes::Definition;
use crate::recognise::outline::{Copy, HeaderKind, Outline, Part, Role};
use crate::recognise::rows::{Row, Slice};
use crate::record::Record;
use crate::{Error, ErrorKind};

use front_matter::FrontMatter;

/// Makes a document of the parts of a source.
///
/// # Errors
///
/// [`ErrorKind::NoQuestions`] when there is nothing of the kind among the parts.
pub(crate) fn assemble(
    rows: &[Row<'_>],
    outline: Outline,
    imprint: &Imprint,
    record: &Record<'_>,
    source: &SourceFacts<'_>,
) -> Result<Document, Error> {
    if !is_of_the_kind(&outline.parts) {
        return Err(ErrorKind::NoQuestions.into());
    }
    // What states its parts states its paragraphs.
    let layout = if outline.stated { Layout::Told } else { source.layout };
    let measure = Measure::of(rows, layout);
    let mut matter = Matter::lay_out(rows, &outline, measure);
    let mut diagnostics = outline.diagnostics;
    matter.link_notes(rows, &outline.definitions, &mut diagnostics);
    let front = FrontMatter::read(rows, &outline.parts);
    front.put_references(&mut matter.references, &mut diagnostics);
    let language = front.language(&mut diagnostics).unwrap_or_else(|| "nl".to_owned());
    let head = metadata::Head::read(rows, &outline.parts, &matter, imprint, &mut diagnostics);
    let kind = front.kind(&mut diagnostics).unwrap_or_else(|| kind_of(&outline.parts, &head));
    let mut metadata = head.into_metadata(kind, record, &mut diagnostics);
    front.put_facts(&mut metadata, &mut diagnostics);
    let exchanges = pair(&matter.questions, &matter.answers, |answer| answer.span.start);

    let mut translations = Vec::new();
    let mut translated = Vec::new();
    for Copy { language, outline: copy } in outline.translations {
        let mut copied = Matter::lay_out(rows, &copy, measure);
        copied.link_notes(rows, &copy.definitions, &mut diagnostics);
        matter.unplaced.extend(copied.unplaced);
        let answers = copied.answers.into_iter().map(|answer| (answer.text, answer.span));
        let remarks = copied.remarks.into_iter().map(|remark| (remark.text, remark.span));
        let placeless = answers.chain(remarks).filter(|(text, _)| !text.is_empty());
        matter.unplaced.extend(placeless.map(|(text, span)| Unplaced { text, span }));
        translated.push((copy.parts, copy.definitions, copied.marks));
        translations.push(Translation { language, questions: copied.questions, footnotes: copied.footnotes });
    }
    for unplaced in &matter.unplaced {
        let message = "this text belongs to no part that is known";
        diagnostics.push(Diagnostic::new(DiagnosticCode::UnplacedText, unplaced.span, message));
    }
    let segments = source.segments.then(|| {
        let mut account = account::Account::new(source.text);
        account.furniture(rows);
        account.parts(rows, &outline.parts, &outline.definitions, &matter.marks);
        for (parts, definitions, marks) in &translated {
            account.translation(rows, parts, definitions, marks);
        }
        account.close()
    });
    Ok(Document {
        schema_version: SCHEMA_VERSION,
        source: source.info.clone(),
        kind,
        language,
        metadata,
        questions: matter.questions,
        answers: matter.answers,
        exchanges,
        footnotes: matter.footnotes,
        remarks: matter.remarks,
        references: matter.references,
        translations,
        unplaced: matter.unplaced,
        diagnostics,
        segments,
    })
}

/// What is known of the source besides its rows.
pub(crate) struct SourceFacts<'s> {
    pub(crate) text: &'s str,
    pub(crate) info: SourceInfo,
    /// Whether the account of every character is asked for.
    pub(crate) segments: bool,
    /// What the form tells of lines and paragraphs.
    pub(crate) layout: Layout,
}

impl SourceFacts<'_> {
    pub(crate) fn new<'s>(
        text: &'s str,
        name: Option<&str>,
        format: Format,
        bytes: &[u8],
        segments: bool,
    ) -> SourceFacts<'s> {
        let info =
            SourceInfo { name: name.map(str::to_owned), format, bytes: bytes.len(), sha256: sha256(bytes) };
        let layout = match format {
            Format::Plain => Layout::Printed,
            Format::Markdown => Layout::Soft,
            Format::OpXml | Format::Html | Format::Docx | Format::Pdf => Layout::Told,
        };
        SourceFacts { text, info, segments, layout }
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let sum = Sha256::digest(bytes);
    let mut digits = String::with_capacity(2 * sum.len());
    for byte in sum {
        digits.push(DIGITS[usize::from(byte >> 4)]);
        digits.push(DIGITS[usize::from(byte & 0xF)]);
    }
    digits
}

fn is_of_the_kind(parts: &[Part]) -> bool {
    parts.iter().any(|part| {
        matches!(
            part.role,
            Role::Question
                | Role::Answer
                | Role::Remark(RemarkKind::Postponement)
                | Role::Header(HeaderKind::Questions | HeaderKind::Answers | HeaderKind::FrontMatter)
        )
    })
}

fn kind_of(parts: &[Part], head: &metadata::Head) -> DocumentKind {
    let has = |role| parts.iter().any(|part| part.role == role);
    if head.is_page_of_both() && (has(Role::Answer) || head.is_answered()) {
        DocumentKind::Combined
    } else if has(Role::Answer) {
        DocumentKind::Answers
    } else if has(Role::Remark(RemarkKind::Postponement)) || head.postpones() {
        DocumentKind::Postponement
    } else if head.is_answered() {
        DocumentKind::Answers
    } else if has(Role::Question) {
        DocumentKind::Questions
    } else {
        // A head sentence without numbered questions is how oral questions are published.
        DocumentKind::OralQuestions
    }
}

/// The matter of a document, laid out as running text.
#[derive(Default)]
struct Matter {
    questions: Vec<Question>,
    answers: Vec<Answer>,
    footnotes: Vec<Footnote>,
    remarks: Vec<Remark>,
    references: Vec<Reference>,
    unplaced: Vec<Unplaced>,
    /// The texts of the head, in the order of its parts.
    headers: Vec<Text>,
    marks: Vec<Mark>,
}

impl Matter {
    fn lay_out(rows: &[Row<'_>], outline: &Outline, measure: Measure) -> Self {
        let mut matter = Self::default();
        let text_slices = marked_slices(outline);
        matter.marks = if outline.stated {
            marks::stated(rows, &text_slices, &outline.definitions)
        } else {
            marks::find(rows, &text_slices, &outline.definitions)
        };
        for part in &outline.parts {
            let marks = marks_in(&matter.marks, &part.slices);
            // What the head says stands on one line, however it is printed.
            let is_header = matches!(part.role, Role::Header(_));
            let measure = if is_header { Measure::unknown() } else { measure };
            let text = flow::lay_out(rows, &part.slices, marks, measure);
            matter.add(rows, part, text);
        }
        for definition in &outline.definitions {
            matter.footnotes.push(footnote(rows, definition, measure, &mut matter.references));
        }
        matter
    }

    /// Gives each note the places of its marks; says which marks have no note, and which notes were put together.
    fn link_notes(
        &mut self,
        rows: &[Row<'_>],
        definitions: &[Definition],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        // Marks that lead nowhere by themselves belong to the notes that were typed like them, where there are any: a letter
        // has those of the questions beside the notes that Word counts.
        let mut by_number: BTreeMap<(&str, Kin), Vec<usize>> = BTreeMap::new();
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, definition) in definitions.iter().enumerate() {
            if let Some(id) = &definition.id {
                by_id.entry(id).or_insert(index);
            }
            by_number.entry((&definition.number, Kin::of(definition))).or_default().push(index);
            if definition.detached {
                let message =
                    format!("the text of note {} is printed apart from its number", definition.number);
                diagnostics.push(Diagnostic::new(
                    DiagnosticCode::DetachedNote,
                    self.footnotes[index].span,
                    message,
                ));
            }
        }
        for mark in &self.marks {
            let span = rows[mark.at.row].span_of(mark.at.at.clone());
            if let Some(&note) = mark.id.as_deref().and_then(|id| by_id.get(id)) {
                self.footnotes[note].marks.push(span);
                continue;
            }
            let kin = if mark.parenthesis {
                [Kin::Parenthesised, Kin::Printed, Kin::Led]
            } else {
                [Kin::Printed, Kin::Parenthesised, Kin::Led]
            };
            let notes = kin.into_iter().find_map(|kin| by_number.get(&(mark.number.as_str(), kin)));
            let Some(notes) = notes else {
                let message = format!("mark {} has no note", mark.number);
                diagnostics.push(Diagnostic::new(DiagnosticCode::MarkWithoutNote, span, message));
                continue;
            };
            // Where numbers start again, a mark belongs to the next note of its number.
            let next = notes.partition_point(|&note| definitions[note].mark.row < mark.at.row);
            if let Some(&note) = notes.get(next).or(notes.last()) {
                self.footnotes[note].marks.push(span);
            }
        }
    }

    fn add(&mut self, rows: &[Row<'_>], part: &Part, text: Text) {
        let span = span_of(rows, part);
        let label = part
            .label
            .as_ref()
            .map_or("", |label| rows[label.row].text()[label.at.clone()].trim())
            .to_owned();
        let numbers = part.numbers.clone();
        let place = |what: &'static str| {
            move || match part.numbers.first() {
                Some(number) => [what, " ", itoa::Buffer::new().format(*number)].concat(),
                None => what.to_owned(),
            }
        };
        match part.role {
            Role::Question => {
                links::add_references(&text, place("question"), &mut self.references);
                let Text { blocks, words: text, notes, .. } = text;
                self.questions.push(Question {
                    numbers,
                    part: part.letter.clone(),
                    label,
                    text,
                    blocks,
                    notes,
                    span,
                });
            }
            Role::Answer => {
                links::add_references(&text, place("answer"), &mut self.references);
                let Text { blocks, words: text, notes, .. } = text;
                let see = parse_pointer(&text).unwrap_or_default();
                let part = part.letter.clone();
                self.answers.push(Answer { numbers, part, label, text, blocks, notes, see, span });
            }
            Role::Remark(kind) => {
                let mut references = Vec::new();
                links::add_references(&text, || "remark".to_owned(), &mut references);
                self.remarks.push(Remark { kind, text: text.words, references, span });
            }
            Role::Header(kind) => {
                // Facts are no text that refers to something.
                if kind != HeaderKind::FrontMatter {
                    links::add_references(&text, || "header".to_owned(), &mut self.references);
                }
                self.headers.push(text);
            }
            Role::Unplaced => self.unplaced.push(Unplaced { text: text.words, span }),
        }
    }
}

/// What kind of marks lead to a note: each kind is counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kin {
    /// `1)`
    Parenthesised,
    /// `1`, `<sup>1</sup>`
    Printed,
    /// Those that lead to it by themselves.
    Led,
}

impl Kin {
    fn of(definition: &Definition) -> Self {
        if definition.id.is_some() {
            Self::Led
        } else if definition.shape.is_parenthesised() {
            Self::Parenthesised
        } else {
            Self::Printed
        }
    }
}

/// The references that are read from words alone, with their places in them.
pub(crate) fn references_of(text: &str) -> Vec<Reference> {
    let mut references = Vec::new();
    links::add_references(&Text::of_words(text), String::new, &mut references);
    references
}

/// The stretches of text in which note marks may stand, in the order of the source: anywhere, where the form states
/// them.
fn marked_slices(outline: &Outline) -> Vec<Slice> {
    let wanted = |role| {
        outline.stated
            || matches!(
                role,
                Role::Question
                    | Role::Answer
                    | Role::Remark(_)
                    | Role::Header(HeaderKind::Questions | HeaderKind::Answers | HeaderKind::Letter(_))
            )
    };
    let parts = outline.parts.iter();
    parts.filter(|part| wanted(part.role)).flat_map(|part| part.slices.iter().cloned()).collect()
}

/// The marks that stand in the slices of one part. Parts do not overlap, so these are neighbours in the list.
fn marks_in<'m>(marks: &'m [Mark], slices: &[Slice]) -> &'m [Mark] {
    let (Some(first), Some(last)) = (slices.first(), slices.last()) else { return &[] };
    let key = |mark: &Mark| (mark.at.row, mark.at.at.start);
    let start = marks.partition_point(|mark| key(mark) < (first.row, first.at.start));
    let end = marks.partition_point(|mark| key(mark) < (last.row, last.at.end));
    &marks[start..end.max(start)]
}

/// The place of a part, from its label to its last word.
fn span_of(rows: &[Row<'_>], part: &Part) -> Span {
    slices_span(rows, part.label.iter().chain(&part.slices))
}

fn slices_span<'s>(rows: &[Row<'_>], slices: impl Iterator<Item = &'s Slice>) -> Span {
    let spans = slices.map(|slice| whole_span(&rows[slice.row], slice));
    spans.reduce(Span::join).unwrap_or_default()
}

/// The place of a slice, with the markup around it where it is a whole row.
fn whole_span(row: &Row<'_>, slice: &Slice) -> Span {
    let inner = row.span_of(slice.at.clone());
    let whole = row.span();
    let start = if slice.at.start == 0 { whole.start } else { inner.start };
    let end = if slice.at.end == row.text().len() { whole.end } else { inner.end };
    Span::new(start, end.max(start))
}

fn footnote(
    rows: &[Row<'_>],
    definition: &Definition,
    measure: Measure,
    references: &mut Vec<Reference>,
) -> Footnote {
    let text = flow::lay_out(rows, &definition.content, &[], measure);
    links::add_references(&text, || ["footnote ", &definition.number].concat(), references);
    let urls = links::addresses(&text);
    Footnote {
        number: definition.number.clone(),
        span: slices_span(rows, std::iter::once(&definition.mark).chain(&definition.content)),
        marks: Vec::new(),
        text: if measure.is_told() || !text.words.contains('\n') {
            text.words
        } else {
            text.words.replace("\n\n", " ")
        },
        urls,
    }
}
