//! Document -> HTML, Markdown.

mod html;
mod markdown;
mod markup;
mod words;

pub use html::{html_exchange, html_fragment};
pub use markdown::markdown;

use crate::model::{Footnote, Span};

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
    nearest(notes.into_iter().enumerate().filter(|(_, note)| note.number == number), place)
        .map(|(index, _)| index)
}

/// Out of notes of one number: the note whose mark stands at `place`, or else the first.
fn nearest<'a>(
    mut notes: impl Iterator<Item = (usize, &'a Footnote)>,
    place: Span,
) -> Option<(usize, &'a Footnote)> {
    let inside =
        |note: &Footnote| note.marks.iter().any(|mark| place.start <= mark.start && mark.end <= place.end);
    let first = notes.next()?;
    if inside(first.1) { Some(first) } else { notes.find(|(_, note)| inside(note)).or(Some(first)) }
}
