//! In which language a text is written, as far as parliament needs to know: Dutch, or the English copy beside it.

/// Words that are frequent in one of the two languages and rare or absent in the other.
const ENGLISH: [&str; 16] = [
    "the", "of", "and", "that", "this", "with", "are", "for", "you", "your", "to", "by", "not", "from",
    "which", "have",
];
const DUTCH: [&str; 16] = [
    "de", "het", "een", "van", "en", "dat", "die", "voor", "met", "uw", "aan", "niet", "zijn", "om", "naar",
    "bij",
];

/// How many words are looked at.
const SAMPLE: usize = 200;

/// Whether a text is English rather than Dutch.
pub(crate) fn is_english(text: &str) -> bool {
    let (mut english, mut dutch) = (0, 0);
    for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).take(SAMPLE)
    {
        english += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
        dutch += usize::from(DUTCH.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    english >= 2 && english > 2 * dutch
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn ok_tells_english_from_dutch() {
        assert!(is_english("Are you familiar with the report about the locks?"));
        assert!(!is_english("Bent u bekend met het bericht «The state of the locks»?"));
        assert!(!is_english("Ja."));
    }
}
