//! Document -> HTML, Markdown, and its source with the role of every character.

mod annotated;
mod html;
mod index;
mod markdown;
mod markup;
mod page;
mod words;

use std::collections::{HashMap, VecDeque};

pub use annotated::{annotated_ansi, annotated_html, annotated_text};
pub use html::{html_documents, html_dossier, html_exchange, html_fragment};
pub use index::{html_index_dossier, html_index_end, html_index_entry, html_index_start};
pub use markdown::markdown;
pub use page::html_page;
pub use page::matter::html_dossier_page;

use crate::fields::numbers::Numbers;
use crate::model::{Footnote, Reference, Span};

/// Which of `notes` the mark `number` leads to when it stands in the text at `place`: an index.
///
/// Numbers repeat in some documents (notes start again in an annex), so a note whose mark stands in that text goes
/// before another of the same number.
///
/// # Examples
///
/// ```
/// use kamervragen::{Footnote, Span, render::note_index};
///
/// let mut notes = [Footnote::default(), Footnote::default()];
/// for (note, mark) in notes.iter_mut().zip([Span::new(20, 21), Span::new(80, 81)]) {
///     note.number = "1".into();
///     note.marks.push(mark);
/// }
/// assert_eq!(note_index(&notes, "1", Span::new(60, 90)), Some(1));
/// assert_eq!(note_index(&notes, "2", Span::new(60, 90)), None);
/// ```
#[must_use]
pub fn note_index<'a>(
    notes: impl IntoIterator<Item = &'a Footnote>,
    number: &str,
    place: Span,
) -> Option<usize> {
    let inside =
        |note: &Footnote| note.marks.iter().any(|mark| place.start <= mark.start && mark.end <= place.end);
    let mut notes = notes.into_iter().enumerate().filter(|(_, note)| note.number == number);
    let first = notes.next()?;
    let found = if inside(first.1) { None } else { notes.find(|(_, note)| inside(note)) };
    Some(found.unwrap_or(first).0)
}

/// Notes by their numbers and the places of their marks: [`note_index`] for many marks.
struct NotesByNumber<'d> {
    notes: &'d [Footnote],
    by_number: HashMap<&'d str, OfNumber>,
}

/// The notes that bear one number, as indices.
struct OfNumber {
    first: usize,
    /// All marks in the order of their places, each with its note.
    marks: Vec<(Span, usize)>,
}

impl<'d> NotesByNumber<'d> {
    fn new(notes: &'d [Footnote]) -> Self {
        let mut by_number: HashMap<&str, OfNumber> = HashMap::new();
        for (index, note) in notes.iter().enumerate() {
            let known = by_number.entry(&note.number).or_insert(OfNumber { first: index, marks: Vec::new() });
            known.marks.extend(note.marks.iter().map(|mark| (*mark, index)));
        }
        for known in by_number.values_mut() {
            known.marks.sort_by_key(|(mark, _)| mark.start);
        }
        Self { notes, by_number }
    }

    /// The note to which a mark leads that stands in the text at `place`, and its index.
    fn find(&self, number: &str, place: Span) -> Option<(usize, &'d Footnote)> {
        let OfNumber { first, marks } = self.by_number.get(number)?;
        let next = marks.get(marks.partition_point(|(mark, _)| mark.start < place.start));
        let index = next.filter(|(mark, _)| mark.end <= place.end).map_or(*first, |(_, index)| *index);
        Some((index, self.notes.get(index)?))
    }
}

/// The numbers in the label of a part.
fn numbers_of(numbers: &[u32], part: Option<&String>) -> Numbers {
    let mut all: Numbers = numbers.iter().copied().collect();
    all.part = part.cloned();
    all
}

/// The references of a document by where they stand.
struct ReferencesByPlace<'d>(HashMap<&'d str, VecDeque<&'d Reference>>);

impl<'d> ReferencesByPlace<'d> {
    fn new(references: &'d [Reference]) -> Self {
        let mut by_place: HashMap<_, VecDeque<_>> = HashMap::new();
        for reference in references {
            by_place.entry(reference.in_.as_str()).or_default().push_back(reference);
        }
        Self(by_place)
    }

    /// Takes out those of a part, which stands at `span`: parts of one number stand in the order of the text.
    fn take(&mut self, part: &str, span: Span) -> Vec<&'d Reference> {
        let mut taken = Vec::new();
        if let Some(left) = self.0.get_mut(part) {
            let inside =
                |reference: &&Reference| span.start <= reference.span.start && reference.span.end <= span.end;
            while left.front().is_some_and(inside) {
                taken.extend(left.pop_front());
            }
        }
        taken
    }
}
