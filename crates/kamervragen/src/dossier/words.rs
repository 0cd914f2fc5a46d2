//! Words made comparable over forms: by their letters and digits only, as numbers.
//!
//! A question in a PDF and in an XML file differ in spaces, hyphens and quotation marks, and an extractor may damage a
//! word. So each paragraph of a question counts as two passages, of which such damage hits but one. Paragraphs, since
//! questions that were asked apart are printed under one label above their joint answer.

use std::hash::{DefaultHasher, Hasher};

/// A passage of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Passage {
    /// Its letters and digits, as a number.
    pub(super) sum: u64,
    /// How many they are.
    pub(super) length: u32,
}

/// Shorter ones ("Zo ja?") tell nothing of a matter.
const SHORTEST: usize = 12;

/// The passages of a question.
pub(super) fn passages(question: &str) -> impl Iterator<Item = Passage> {
    question.lines().flat_map(halves)
}

/// The two halves of a paragraph, or the whole of a short one, or nothing of one that is too short to tell.
fn halves(paragraph: &str) -> impl Iterator<Item = Passage> + use<> {
    let letters = letters(paragraph);
    let halves = match letters.len() {
        0..SHORTEST => [None, None],
        SHORTEST..32 => [Some(passage(&letters)), None],
        length => {
            let middle = letters.ceil_char_boundary(length / 2);
            [Some(passage(&letters[..middle])), Some(passage(&letters[middle..]))]
        }
    };
    halves.into_iter().flatten()
}

fn passage(letters: &str) -> Passage {
    Passage { sum: sum_of(letters), length: u32::try_from(letters.len()).unwrap_or(u32::MAX) }
}

/// The letters and digits of a text, as a number; `None` when it has none.
pub(super) fn sum(text: &str) -> Option<u64> {
    let letters = letters(text);
    (!letters.is_empty()).then(|| sum_of(&letters))
}

/// The last name in a name, which forms have in common: "Van der Sluis", "M. van der Sluis", "Mieke van der Sluis".
pub(super) fn surname(name: &str) -> Option<u64> {
    name.split_whitespace().next_back().and_then(sum)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Sums are compared within one run only: they need not be those of another release of Rust.
fn sum_of(letters: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(letters.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_spaces_hyphens_and_capitals_do_not_count() {
        let printed: Vec<_> =
            passages("Kent u het bericht «Sluis dicht»? Zo ja, wat vindt u daarvan?").collect();
        let glued: Vec<_> =
            passages("Kent u het be- richt \"Sluisdicht\" ? Zo ja, wat vindt u daarvan").collect();
        assert_eq!(printed.len(), 2);
        assert_eq!(printed, glued);
    }

    #[test]
    fn ok_questions_asked_apart_are_in_the_joint_one() {
        let [one, other] =
            ["Kent u het bericht «Meeuwen nemen de haven over»?", "Wat kost een meeuw de havenmeester?"];
        let apart: Vec<_> = passages(one).chain(passages(other)).collect();
        assert_eq!(passages(&format!("{one}\n\n{other}")).collect::<Vec<_>>(), apart);
    }

    #[test]
    fn ok_damage_hits_one_half() {
        let [whole, damaged] = [
            "Kent u het bericht over de sluizen van Oud-Wolde?",
            "Kent v het bericht over de sluizen van Oud-Wolde?",
        ]
        .map(|question| passages(question).collect::<Vec<_>>());
        assert_ne!(whole[0], damaged[0]);
        assert_eq!(whole[1], damaged[1]);
    }

    #[test]
    fn ok_a_question_too_short_tells_nothing() {
        assert_eq!(passages("Zo nee, …?").count(), 0);
        assert_eq!(passages("Wat kost een sluis?").count(), 1);
    }

    #[test]
    fn ok_forms_share_the_surname() {
        assert_eq!(surname("Van der Sluis"), surname("M. van der Sluis"));
        assert_ne!(surname("Van der Sluis"), surname("Van der Brug"));
    }
}
