//! Answers that only point to another: "Zie antwoord vraag 4.", "Zie het antwoord op vraag 3."

use super::numbers::parse_numbers;

/// Words that send the reader elsewhere.
const SENDERS: [&str; 14] = [
    "zie",
    "verwijs",
    "verwijzen",
    "verwezen",
    "toegelicht",
    "beschreven",
    "beantwoord",
    "uiteengezet",
    "aangegeven",
    "opgenomen",
    "ingegaan",
    "vermeld",
    "genoemd",
    "gegeven",
];

/// Words that lead up to the numbers.
const LEADS: [&str; 8] = ["vraag", "vragen", "antwoord", "antwoorden", "beantwoording", "de", "het", "op"];

/// The longest pointer in words: "Deze stappen zijn toegelicht in de antwoorden op de vragen 4 en 5."
const LONGEST: usize = 14;

/// The numbers that an answer points to, when it is nothing but a pointer.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::pointer::parse_pointer;
///
/// assert_eq!(parse_pointer("Zie het antwoord op de vragen 2 en 3."), Some(vec![2, 3]));
/// assert_eq!(parse_pointer("Ja. Zie het antwoord op vraag 2."), None);
/// ```
#[must_use]
pub fn parse_pointer(text: &str) -> Option<Vec<u32>> {
    let text = text.trim().trim_end_matches('.');
    if text.len() > 160 {
        return None;
    }
    let digits = text.find(|sign: char| sign.is_ascii_digit())?;
    let (words, numbers) = text.split_at(digits);
    // "Nee. Zie …", "Ja, zoals toegelicht in …": what says more than where to look is an answer.
    if words.contains(|sign: char| !sign.is_alphabetic() && !sign.is_whitespace()) {
        return None;
    }
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let sends = words.iter().any(|word| SENDERS.contains(&word.as_str()));
    let leads = words.last().is_some_and(|word| LEADS.contains(&word.as_str())) || words == ["zie"];
    (sends && leads && words.len() <= LONGEST)
        .then(|| parse_numbers(numbers))
        .flatten()
        .map(|numbers| numbers.numbers)
}

#[cfg(test)]
mod tests {
    use super::parse_pointer;

    #[test]
    fn ok_pointers() {
        for text in [
            "Zie antwoord vraag 4.",
            "Zie het antwoord op vraag 4",
            "Zie mijn antwoord op vraag 4.",
            "Zie hiervoor de beantwoording van vraag 4.",
            "Deze maatregelen zijn toegelicht in de beantwoording van vraag 4.",
            "Hiervoor verwijs ik u graag naar het antwoord op vraag 4.",
        ] {
            assert_eq!(parse_pointer(text), Some(vec![4]), "{text}");
        }
    }

    #[test]
    fn err_answers_that_say_more() {
        for text in [
            "Nee. Zie vraag 4.",
            "Ja.",
            "Zie het antwoord op vraag 4 en de bijlage.",
            "4",
            "Zie Kamerstuk 22 112",
        ] {
            assert_eq!(parse_pointer(text), None, "{text}");
        }
    }
}
