//! Key and value lines above and below the questions on a web page.
//!
//! ```text
//! Kamervraag 2031Z00417
//! Ingediend 14 januari 2031
//! Beantwoord 5 maart 2031 (na 50 dagen)
//! Indieners Pieter Oosterbaan (PvdW), Marit van der Sluis (PvdW)
//! ```

/// What a line of a page states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// `Kamervraag 2031Z00417`: the page of an openkamer site.
    Case,
    Submitted,
    Answered,
    Askers,
    Answerers,
    Topics,
    Url,
    /// `Kamervraag document nummer: kv-tk-…`
    QuestionId,
    /// `Kamerantwoord document nummer: ah-tk-…`
    AnswerId,
    FullTitle,
    /// `Bronnen`: the notes stand below it, numbered.
    Sources,
    /// A line of the small table above a publication: `Vergaderjaar 2030-2031`.
    Table,
}

/// The cells of the small table above a publication; a copy has them on one line or each on its own.
const CELLS: [&str; 7] = [
    "Datum publicatie",
    "Organisatie",
    "Vergaderjaar",
    "Vraag",
    "Nummer",
    "Datum indiening",
    "Datum ontvangst",
];

const KEYS: [(&str, Key); 18] = [
    ("Kamervraag document nummer:", Key::QuestionId),
    ("Kamerantwoord document nummer:", Key::AnswerId),
    ("Volledige titel:", Key::FullTitle),
    ("Kamervraag ", Key::Case),
    ("Ingediend ", Key::Submitted),
    ("Indiendatum:", Key::Submitted),
    ("Beantwoord door ", Key::Answerers),
    ("Beantwoord ", Key::Answered),
    ("Indieners ", Key::Askers),
    ("Indiener ", Key::Askers),
    ("Onderwerpen ", Key::Topics),
    ("Bron vraag ", Key::Url),
    ("Bron antwoord ", Key::Url),
    ("Datum indiening", Key::Submitted),
    ("Datum ontvangst", Key::Answered),
    ("Vergaderjaar ", Key::Table),
    ("Kamervragen zonder antwoord", Key::Table),
    ("Kamervragen zonder Antwoord", Key::Table),
];

/// The key at the start of a line, and its value; `None` when it begins with none.
pub(crate) fn key(line: &str) -> Option<(Key, &str)> {
    if !matches!(line.as_bytes().first()?, b'B' | b'D' | b'I' | b'K' | b'N' | b'O' | b'V' | b'0'..=b'3') {
        return None;
    }
    if matches!(line, "Bronnen" | "Bronnen:") {
        return Some((Key::Sources, line));
    }
    let cell = line.split('\t').next().unwrap_or_default().trim();
    if CELLS.contains(&cell) || line.starts_with(CELLS[0]) || begins_with_day(line) {
        return Some((Key::Table, line));
    }
    KEYS.iter().find_map(|(word, key)| {
        let value = line.strip_prefix(word.trim_end())?;
        // A page may set the value as a column of its own.
        if word.ends_with(' ') && !value.starts_with([' ', '\t']) {
            return None;
        }
        let value = value.trim();
        let plausible = match key {
            Key::Case => crate::fields::identifiers::parse_case_number(value).is_some(),
            Key::Submitted | Key::Answered => value.bytes().any(|byte| byte.is_ascii_digit()),
            Key::Url => value.starts_with("http"),
            Key::Askers | Key::Answerers => value.contains('('),
            _ => true,
        };
        plausible.then_some((*key, value))
    })
}

/// `19-01-2032`, `19-01-2032 12:15 Tweede Kamer …`: the cell with the day opens the row.
fn begins_with_day(line: &str) -> bool {
    const DAY: &[u8] = b"00-00-0000";
    let day = line.as_bytes().get(..DAY.len()).unwrap_or_default();
    let is_day = day.len() == DAY.len()
        && day
            .iter()
            .zip(DAY)
            .all(|(byte, form)| if *form == b'-' { byte == form } else { byte.is_ascii_digit() });
    is_day && line.as_bytes().get(DAY.len()).is_none_or(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_lines_of_a_page() {
        assert_eq!(key("Kamervraag 2031Z00417"), Some((Key::Case, "2031Z00417")));
        let cells = "19-01-2032 12:15\tTweede Kamer der Staten-Generaal\t2031-2032";
        assert_eq!(key(cells), Some((Key::Table, cells)));
        assert_eq!(
            key("Beantwoord 5 maart 2031 (na 50 dagen)"),
            Some((Key::Answered, "5 maart 2031 (na 50 dagen)"))
        );
        assert_eq!(key("Ingediend\t14 januari 2031"), Some((Key::Submitted, "14 januari 2031")));
        assert_eq!(
            key("Kamerantwoord document nummer: ah-tk-20302031-812"),
            Some((Key::AnswerId, "ah-tk-20302031-812"))
        );
    }

    #[test]
    fn err_sentences_are_not_lines_of_a_page() {
        assert_eq!(key("Beantwoord de vragen voor het debat."), None);
        assert_eq!(key("Kamervraag over sluizen"), None);
        assert_eq!(key("Ja."), None);
        assert_eq!(key("2 weken"), None);
    }
}
