//! The portfolios that Dutch governments have had since about 1994, and what knowing them makes possible.
//!
//! Portfolio names hold commas and "en", so a list of them can be told apart only by knowing the names; and a name
//! that lost its spaces (`Infrastructuuren Waterstaat`) can be put right only that way.

use std::ops::Range;

use crate::fields::scan::{is_space, slice, tail};

/// Ministries, ministers "for" something, and the portfolios of state secretaries; last the short names that letters
/// and pages use.
const KNOWN: &[&str] = &[
    "Algemene Zaken",
    "Armoedebeleid, Participatie en Pensioenen",
    "Asiel en Migratie",
    "Basis- en Voortgezet Onderwijs en Media",
    "Bestuurlijke Vernieuwing en Koninkrijksrelaties",
    "Binnenlandse Zaken",
    "Binnenlandse Zaken en Koninkrijksrelaties",
    "Buitenlandse Handel",
    "Buitenlandse Handel en Ontwikkelingshulp",
    "Buitenlandse Handel en Ontwikkelingssamenwerking",
    "Buitenlandse Zaken",
    "Cultuur en Media",
    "Defensie",
    "Digitalisering en Koninkrijksrelaties",
    "Economische Zaken",
    "Economische Zaken en Klimaat",
    "Economische Zaken, Landbouw en Innovatie",
    "Europese Zaken",
    "Financiën",
    "Fiscaliteit en Belastingdienst",
    "Fiscaliteit, Belastingdienst en Douane",
    "Funderend Onderwijs en Emancipatie",
    "Grote Steden- en Integratiebeleid",
    "Herstel Groningen",
    "Herstel en Toeslagen",
    "Immigratie en Asiel",
    "Immigratie, Integratie en Asiel",
    "Infrastructuur en Milieu",
    "Infrastructuur en Waterstaat",
    "Jeugd en Gezin",
    "Jeugd, Preventie en Sport",
    "Justitie",
    "Justitie en Veiligheid",
    "Klimaat en Energie",
    "Klimaat en Groene Groei",
    "Koninkrijksrelaties en Digitalisering",
    "Landbouw, Natuur en Voedselkwaliteit",
    "Landbouw, Natuurbeheer en Visserij",
    "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "Langdurige Zorg en Sport",
    "Langdurige Zorg, Jeugd en Sport",
    "Langdurige en Maatschappelijke Zorg",
    "Medische Zorg",
    "Medische Zorg en Sport",
    "Milieu en Wonen",
    "Mijnbouw",
    "Natuur en Stikstof",
    "Onderwijs en Wetenschappen",
    "Onderwijs, Cultuur en Wetenschap",
    "Onderwijs, Cultuur en Wetenschappen",
    "Ontwikkelingssamenwerking",
    "Openbaar Vervoer en Milieu",
    "Participatie en Integratie",
    "Primair en Voortgezet Onderwijs",
    "Rechtsbescherming",
    "Sociale Zaken en Werkgelegenheid",
    "Toeslagen en Douane",
    "Veiligheid en Justitie",
    "Verkeer en Waterstaat",
    "Volksgezondheid, Welzijn en Sport",
    "Volkshuisvesting en Ruimtelijke Ordening",
    "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    "Vreemdelingenzaken en Integratie",
    "Welzijn, Volksgezondheid en Cultuur",
    "Werk en Participatie",
    "Wonen en Rijksdienst",
    "Wonen, Wijken en Integratie",
    "AZ",
    "AenM",
    "BHOS",
    "BZ",
    "BZK",
    "BuZa",
    "EL&I",
    "ELI",
    "EZ",
    "EZK",
    "I&M",
    "I&W",
    "IenM",
    "IenW",
    "J&V",
    "JenV",
    "KGG",
    "LNV",
    "LVVN",
    "OCW",
    "SZW",
    "V&J",
    "V&W",
    "VRO",
    "VROM",
    "VWS",
    "VenJ",
    "VenW",
];

/// The longest list of portfolios under one preposition that is taken apart, in bytes; five long names fit.
const LONGEST_LIST: usize = 400;

/// Whether `text` is a portfolio of the list, spaces and case apart.
pub(super) fn is_known(text: &str) -> bool {
    known(text).is_some()
}

/// Whether `text` ends with a portfolio of the list: "… aan de Minister van Financiën".
pub(crate) fn ends_with_known(text: &str) -> bool {
    let longest = KNOWN.iter().map(|name| name.len()).max().unwrap_or_default();
    // Twice, for spaces; on a character border.
    let start = text.char_indices().rev().map(|(at, _)| at).take(2 * longest).last().unwrap_or_default();
    let text = tail(text, start);
    KNOWN.iter().any(|name| {
        let mut wanted = letters(name).rev();
        let mut found = letters(text).rev();
        name.len() > 4 && wanted.all(|letter| found.next() == Some(letter))
    })
}

/// `text` as it was meant where only spaces or hyphens of the layout spoil it: `Sociale Zaken enWerkgelegenheid`.
///
/// Both sides of a dash are looked at apart: "Financiën – Fiscaliteit en Belastingdienst". A name that is not in the
/// list, or printed in its own case ("Binnenlandse Zaken en koninkrijksrelaties"), stays as printed.
pub(super) fn restored(text: &str) -> String {
    text.split(" – ").map(restored_name).collect::<Vec<_>>().join(" – ")
}

fn restored_name(text: &str) -> &str {
    let commas = |name: &str| name.matches(',').count();
    match known(text) {
        Some(name)
            if name != text && name.to_lowercase() != text.to_lowercase() && commas(name) == commas(text) =>
        {
            name
        }
        _ => text,
    }
}

/// The name of the list that `text` is, whatever its case.
pub(super) fn in_usual_case(text: String) -> String {
    known(&text).map_or(text, str::to_owned)
}

/// `text` without its short name in parentheses: "Economische Zaken (EZ)", not "Financiën (Toeslagen)".
pub(super) fn without_short_name(text: &str) -> &str {
    let Some((name, short)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return text;
    };
    let name = name.trim_end_matches(is_space);
    let capitals = short.chars().filter(|letter| letter.is_uppercase()).count();
    if capitals > 1 && !short.contains(is_space) && is_known(name) { name } else { text }
}

/// `text` without an "en" that was glued to its end: `Welzijn en Sporten` before "van Financiën".
pub(super) fn without_glued_and(text: &str) -> Option<&str> {
    text.strip_suffix("en").filter(|name| !is_known(text) && is_known(name))
}

/// How a list of portfolios under one preposition was taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Split<'a> {
    /// It is one portfolio, or nothing tells where it would have to be cut.
    One,
    /// Every part is a known portfolio.
    Known(Vec<&'a str>),
    /// Two portfolios are announced and only one of them is known.
    Half(&'a str, &'a str),
}

/// Takes "Onderwijs, Cultuur en Wetenschap en Volksgezondheid, Welzijn en Sport" apart.
///
/// `several` tells that the words before it ("de Ministers van") announce more than one.
pub(super) fn split(text: &str, several: bool) -> Split<'_> {
    if text.len() > LONGEST_LIST || is_known(text) {
        return Split::One;
    }
    let separators = separators(text);
    if let Some(parts) = known_parts(text, &separators) {
        return Split::Known(parts);
    }
    let halves = |separator: &Range<usize>| (slice(text, 0..separator.start), tail(text, separator.end));
    let mut cuts = separators.iter().map(halves).filter(|(_, after)| !after.is_empty());
    // The longest known name first: "Justitie en Veiligheid", not "Justitie".
    let cut = several
        .then(|| {
            cuts.clone()
                .rfind(|(before, _)| is_known(before))
                .or_else(|| cuts.find(|(_, after)| is_known(after)))
        })
        .flatten();
    cut.map_or(Split::One, |(before, after)| Split::Half(before, after))
}

/// Cuts at `separators` so that every part is known, if that can be done. Worked out from the end: what follows a
/// place is taken apart once.
fn known_parts<'a>(text: &'a str, separators: &[Range<usize>]) -> Option<Vec<&'a str>> {
    let starts: Vec<usize> =
        std::iter::once(0).chain(separators.iter().map(|separator| separator.end)).collect();
    let ends: Vec<usize> = separators.iter().map(|separator| separator.start).chain([text.len()]).collect();
    // For each start: the index of the end of its part, when the text from there on can be taken apart.
    let mut next: Vec<Option<usize>> = vec![None; starts.len() + 1];
    for (first, &start) in starts.iter().enumerate().rev() {
        let solved = |end: &usize| *end + 1 == starts.len() || next.get(end + 1).is_some_and(Option::is_some);
        let fits = |end: &usize| ends.get(*end).is_some_and(|&end| is_known(slice(text, start..end)));
        let found = (first..starts.len()).rev().filter(solved).find(fits);
        if let Some(slot) = next.get_mut(first) {
            *slot = found;
        }
    }
    let mut parts = Vec::new();
    let mut first = 0;
    while let Some(&start) = starts.get(first) {
        let end = next.get(first).copied().flatten()?;
        parts.push(slice(text, start..*ends.get(end)?));
        first = end + 1;
    }
    Some(parts)
}

/// The places of ",", "en" and ", en" in a text on one line.
fn separators(text: &str) -> Vec<Range<usize>> {
    let commas = text.match_indices(',').map(|(at, _)| {
        let after = tail(text, at + 1).trim_start_matches(is_space);
        let after = after.strip_prefix("en ").unwrap_or(after);
        at..text.len() - after.len()
    });
    let mut found: Vec<Range<usize>> =
        commas.chain(text.match_indices(" en ").map(|(at, and)| at..at + and.len())).collect();
    found.sort_by_key(|range| range.start);
    found.dedup_by(|inner, outer| inner.start < outer.end);
    found
}

fn known(text: &str) -> Option<&'static str> {
    if text.len() > LONGEST_LIST {
        return None;
    }
    // Most are printed as they should be.
    let printed = KNOWN.iter().copied().find(|name| *name == text);
    if printed.is_some() {
        return printed;
    }
    let first = letters(text).next()?;
    // All names begin with a letter of ASCII.
    let begins = |name: &&str| char::from(name.as_bytes()[0]) == first.to_ascii_uppercase();
    KNOWN.iter().copied().filter(begins).find(|name| letters(name).eq(letters(text)))
}

/// Letters and "&" in lower case and without accents: what remains of a name when the layout spoils it.
fn letters(text: &str) -> impl DoubleEndedIterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphabetic() || *c == '&').map(|c| match c {
        'ë' | 'Ë' => 'e',
        'ï' | 'Ï' => 'i',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_one_preposition_for_two() {
        assert_eq!(
            split("Economische Zaken en Klimaat en Groene Groei", true),
            Split::Known(vec!["Economische Zaken", "Klimaat en Groene Groei"])
        );
        assert_eq!(
            split("Financiën, Defensie, en Buitenlandse Zaken", true),
            Split::Known(vec!["Financiën", "Defensie", "Buitenlandse Zaken"])
        );
    }

    #[test]
    fn ok_known_whole_stays_whole() {
        assert_eq!(split("Economische Zaken en Klimaat", true), Split::One);
        assert_eq!(split("Binnenlandse Zaken en Koninkrijksrelaties", true), Split::One);
    }

    #[test]
    fn ok_half_known_is_cut_only_where_two_are_announced() {
        let printed = "Justitie en Veiligheid en Ruimtevaart";
        assert_eq!(split(printed, true), Split::Half("Justitie en Veiligheid", "Ruimtevaart"));
        assert_eq!(split(printed, false), Split::One);
        assert_eq!(split("Zeevaart en Ruimtevaart", true), Split::One);
    }

    #[test]
    fn ok_layout_damage_is_put_right() {
        assert_eq!(restored("Infrastructuuren Waterstaat"), "Infrastructuur en Waterstaat");
        assert_eq!(restored("Werk en Partici-patie"), "Werk en Participatie");
        assert_eq!(restored("FinanciënFoo"), "FinanciënFoo");
        assert_eq!(without_glued_and("Financiënen"), Some("Financiën"));
        assert_eq!(without_glued_and("Economische Zaken"), None);
    }

    #[test]
    fn ok_no_two_names_have_the_same_letters() {
        for (index, name) in KNOWN.iter().enumerate() {
            assert!(!KNOWN[..index].iter().any(|other| letters(other).eq(letters(name))), "{name}");
        }
    }

    #[test]
    fn ok_names_begin_with_a_capital_of_ascii() {
        assert!(KNOWN.iter().all(|name| name.starts_with(|letter: char| letter.is_ascii_uppercase())));
    }

    #[test]
    fn ok_end_is_recognised() {
        assert!(ends_with_known("aan de Minister van Asiel enMigratie"));
        assert!(!ends_with_known("aan de Minister van Zeevaart"));
    }
}
