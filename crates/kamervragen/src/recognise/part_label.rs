//! The label above each part of a document whose form states that every part has one: the Markdown that we write.
//!
//! ```text
//! Vraag 4 en 5            the label as it is printed
//! 1. [Vraag 1]            it does not tell what it is or bears: that stands behind it in brackets
//! [Antwoord 3]            none is printed
//! Inleiding               a remark, of which a document does not keep the label
//! ```
//!
//! Brackets hold what an editor adds. The same table writes the labels and reads them.

use crate::fields::numbers::Numbers;
use crate::model::RemarkKind;

use super::labels::{LabelKind, word_label};

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PartKind {
    Question,
    Answer,
    Remark(RemarkKind),
    Unplaced,
    /// The questions in the language of that code; all that follows belongs to it.
    Translation(String),
}

/// A label above a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartLabel {
    pub(crate) kind: PartKind,
    /// Empty where neither label nor brackets tell any.
    pub(crate) numbers: Numbers,
    /// How many bytes of it are printed; the rest stands in brackets.
    pub(crate) printed: usize,
}

const TRANSLATION: &str = "Vertaling: ";

/// The kinds that bear no number.
const WORDS: [(&str, PartKind); 5] = [
    ("Inleiding", PartKind::Remark(RemarkKind::Introduction)),
    ("Mededeling", PartKind::Remark(RemarkKind::Postponement)),
    ("Toelichting", PartKind::Remark(RemarkKind::Explanation)),
    ("Ondertekening", PartKind::Remark(RemarkKind::Signature)),
    ("Niet geplaatst", PartKind::Unplaced),
];

/// Reads a label; `None` when a text is none.
pub(crate) fn parse(text: &str) -> Option<PartLabel> {
    let supplied = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
    let supplied = supplied.and_then(|(before, words)| Some((stated(words)?, before.trim_end().len())));
    let ((kind, numbers), printed) = supplied.or_else(|| Some((stated(text)?, text.len())))?;
    Some(PartLabel { kind, numbers, printed })
}

/// The label of a part of that kind and with these numbers, on which `printed` is printed.
pub(crate) fn write(printed: &str, kind: &PartKind, numbers: &Numbers) -> String {
    let words = words_of(kind, numbers);
    if !matches!(kind, PartKind::Question | PartKind::Answer) {
        return words;
    }
    let label = PartLabel { kind: kind.clone(), numbers: numbers.clone(), printed: printed.len() };
    if parse(printed).is_some_and(|read| read == label) {
        return printed.to_owned();
    }
    let space = if printed.is_empty() { "" } else { " " };
    format!("{printed}{space}[{words}]")
}

/// What a text says that is a label as a whole.
fn stated(text: &str) -> Option<(PartKind, Numbers)> {
    if let Some((_, kind)) = WORDS.iter().find(|(word, _)| *word == text) {
        return Some((kind.clone(), Numbers::default()));
    }
    if let Some(language) = text.strip_prefix(TRANSLATION) {
        return Some((PartKind::Translation(language.to_owned()), Numbers::default()));
    }
    let label = word_label(text).filter(|label| label.start == 0 && label.end == text.len())?;
    let kind = match label.kind {
        LabelKind::Question => PartKind::Question,
        LabelKind::Answer => PartKind::Answer,
        LabelKind::Postponement | LabelKind::Explanation | LabelKind::Section => return None,
    };
    Some((kind, label.numbers.unwrap_or_default()))
}

/// A label in words of our own: `Vraag 4, 5`, `Antwoord 2l`, `Inleiding`.
fn words_of(kind: &PartKind, numbers: &Numbers) -> String {
    let word = match kind {
        PartKind::Question => "Vraag",
        PartKind::Answer => "Antwoord",
        PartKind::Translation(language) => return format!("{TRANSLATION}{language}"),
        other => return WORDS.iter().find(|(_, kind)| kind == other).map_or("", |(word, _)| word).to_owned(),
    };
    // Each letter of `1a en 1b` stands behind a number of its own.
    let mut letters = numbers.part.as_deref().into_iter().flat_map(|part| part.split(','));
    let mut words: Vec<String> = numbers
        .numbers
        .iter()
        .map(|number| format!("{number}{}", letters.next().unwrap_or_default()))
        .collect();
    let last = numbers.numbers.last().copied().unwrap_or_default();
    words.extend(letters.map(|letter| format!("{last}{letter}")));
    if words.is_empty() { word.to_owned() } else { format!("{word} {}", words.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(numbers: &[u32], part: Option<&str>) -> Numbers {
        let mut all: Numbers = numbers.iter().copied().collect();
        all.part = part.map(str::to_owned);
        all
    }

    #[test]
    fn ok_a_label_is_written_as_printed_and_with_what_it_does_not_tell() {
        let cases = [
            ("Vraag 4 en 5", PartKind::Question, numbers(&[4, 5], None), "Vraag 4 en 5"),
            ("Antwoord op vraag 3:", PartKind::Answer, numbers(&[3], None), "Antwoord op vraag 3:"),
            ("1.", PartKind::Question, numbers(&[1], None), "1. [Vraag 1]"),
            ("Antwoord", PartKind::Answer, numbers(&[7, 8, 12], None), "Antwoord [Antwoord 7, 8, 12]"),
            ("", PartKind::Answer, numbers(&[3], None), "[Antwoord 3]"),
            ("Antwoord 2l", PartKind::Answer, numbers(&[2], Some("l")), "Antwoord 2l"),
            ("", PartKind::Question, numbers(&[1], Some("a,b")), "[Vraag 1a, 1b]"),
            ("Vraag 3", PartKind::Question, numbers(&[4], None), "Vraag 3 [Vraag 4]"),
            ("[Vraag 3]", PartKind::Question, numbers(&[3], None), "[Vraag 3] [Vraag 3]"),
            ("Inleiding", PartKind::Question, numbers(&[1], None), "Inleiding [Vraag 1]"),
            ("Inleiding", PartKind::Remark(RemarkKind::Introduction), numbers(&[], None), "Inleiding"),
            ("Toelichting", PartKind::Remark(RemarkKind::Explanation), numbers(&[], None), "Toelichting"),
            ("Niet geplaatst", PartKind::Unplaced, numbers(&[], None), "Niet geplaatst"),
            ("Vertaling: en", PartKind::Translation("en".to_owned()), numbers(&[], None), "Vertaling: en"),
        ];
        for (printed, kind, numbers, written) in cases {
            assert_eq!(write(printed, &kind, &numbers), written);
            assert_eq!(
                parse(written),
                Some(PartLabel { kind, numbers, printed: printed.len() }),
                "{written}"
            );
        }
    }

    #[test]
    fn err_other_words_are_no_label() {
        for text in ["", "De kosten", "Vraag 3 gaat over geld", "Vragen:", "[1]", "[Vraag drie]", "Vraag 3 ]"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
