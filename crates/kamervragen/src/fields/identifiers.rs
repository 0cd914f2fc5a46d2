//! Ids of publications, cases and documents: `ah-tk-20202021-2290`, `2024Z 17972`.
//!
//! Some forty published ids break every pattern (`kv-tk-20189Z06701`, `ah-tk-20142015-AH2742`). They are what their
//! publications are called, so they are accepted as they stand; only the facts that they do not tell are missing.

use std::borrow::Cow;

use super::scan::{Cursor, is_space};
use super::session_year::parse_session_year;
use crate::model::Chamber;

/// The site of the official publications.
pub(crate) const OFFICIAL_SITE: &str = "https://zoek.officielebekendmakingen.nl";

/// The marks that stand for the hyphen of an id: typesetting makes `ah-tk-20202021–2345` of it.
pub(crate) const HYPHENS: [char; 5] = ['-', '–', '—', '\u{2010}', '\u{2011}'];

/// A publication id (*publicatienummer*), and what it tells about its publication.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PublicationId {
    /// The id in its canonical spelling: the Z large, all other fixed letters small.
    pub id: String,
    /// The series that it belongs to.
    pub family: PublicationFamily,
    /// The chamber; missing in `kv-2010Z05454`, `kv-2060719420` and `ah-1271549`.
    pub chamber: Option<Chamber>,
    /// The parliamentary year, `2020-2021`: in the ids of answers, and in those of questions up to 2009.
    pub session_year: Option<String>,
    /// The number in the appendix to the proceedings (*aanhangselnummer*): in the ids of answers.
    pub appendix_number: Option<u32>,
    /// The case number, `2019Z15231`: in the ids of questions from 2009 on.
    pub case_number: Option<String>,
    /// The later version that it names: `h1` for a reprint (*herdruk*), `n1` for a new version.
    pub version: Option<String>,
}

/// The series of publications that hold questions and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PublicationFamily {
    /// `ah-…`: an answer or a postponement (*Aanhangsel van de Handelingen*).
    Appendix,
    /// `kv-…`: questions (*Kamervragen zonder antwoord*).
    Questions,
}

/// Reads a publication id (`ah-…`, `kv-…`) that is the whole of `text`.
///
/// # Examples
///
/// ```
/// use kamervragen::Chamber;
/// use kamervragen::fields::identifiers::parse_publication;
///
/// let answer = parse_publication("ah-tk-20202021-2290").unwrap();
/// assert_eq!(answer.chamber, Some(Chamber::TweedeKamer));
/// assert_eq!(answer.session_year.as_deref(), Some("2020-2021"));
/// assert_eq!(answer.appendix_number, Some(2290));
///
/// let questions = parse_publication("kv-tk-2019Z15231").unwrap();
/// assert_eq!(questions.case_number.as_deref(), Some("2019Z15231"));
/// ```
#[must_use]
pub fn parse_publication(text: &str) -> Option<PublicationId> {
    let mut groups = text.trim_matches(is_space).split(HYPHENS).peekable();
    let family = PublicationFamily::named(groups.next()?)?;
    let chamber = groups.next_if(|group| chamber_named(group).is_some()).and_then(chamber_named);
    let mut groups: Vec<Cow<'_, str>> = groups.map(canonical_group).collect();
    let opens_with_digit =
        groups.first().is_some_and(|group| group.starts_with(|c: char| c.is_ascii_digit()));
    let well_formed =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !opens_with_digit || !well_formed {
        return None;
    }

    let mut id = String::with_capacity(text.len());
    id.push_str(family.prefix());
    for group in chamber.map(chamber_code).into_iter().chain(groups.iter().map(AsRef::as_ref)) {
        id.push('-');
        id.push_str(group);
    }
    let version = groups.pop_if(|group| is_version(group)).map(Cow::into_owned);
    let mut known = PublicationId {
        id,
        family,
        chamber,
        session_year: None,
        appendix_number: None,
        case_number: None,
        version,
    };
    match (family, groups.as_slice()) {
        (PublicationFamily::Appendix, [year, number]) => {
            known.session_year = parse_session_year(year).filter(|_| year.len() == 8);
            known.appendix_number = number.parse().ok();
        }
        (PublicationFamily::Questions, [number]) => {
            known.case_number = parse_case_number(number);
            known.session_year = session_year_of_alias(number);
        }
        _ => {}
    }
    Some(known)
}

/// Reads a publication id (`ah-…`, `kv-…`) that is the whole of `text`; gives its canonical spelling.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::parse_publication_id;
///
/// assert_eq!(parse_publication_id("KV-TK-2019z15231").as_deref(), Some("kv-tk-2019Z15231"));
/// assert_eq!(parse_publication_id("ah-tk-20202021–2345").as_deref(), Some("ah-tk-20202021-2345"));
/// assert_eq!(parse_publication_id("h tk 20232024 387"), None);
/// ```
#[must_use]
pub fn parse_publication_id(text: &str) -> Option<String> {
    parse_publication(text).map(|known| known.id)
}

/// Reads a publication id that a converter left without its first letter and its hyphens, as the whole of `text`.
///
/// A PDF prints the id at the foot of its first page; some fonts lose those signs there: `h tk 20232024 387`.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::parse_damaged_id;
///
/// assert_eq!(parse_damaged_id("h tk 20232024 387").as_deref(), Some("ah-tk-20232024-387"));
/// assert_eq!(parse_damaged_id("v tk 2024Z18775").as_deref(), Some("kv-tk-2024Z18775"));
/// ```
#[must_use]
pub fn parse_damaged_id(text: &str) -> Option<String> {
    let mut words = text.split(is_space).filter(|word| !word.is_empty());
    let family = words.next()?;
    let is = |names: [&str; 2]| names.iter().any(|name| family.eq_ignore_ascii_case(name));
    let prefix = match family {
        _ if is(["h", "ah"]) => "ah",
        _ if is(["v", "kv"]) => "kv",
        _ => return None,
    };
    let rest: Vec<&str> = words.collect();
    let known = parse_publication(&format!("{prefix}-{}", rest.join("-")))?;
    // Damage hides nothing that a sound id tells: `h 5` in running text is no id.
    let sound = known.chamber.is_some()
        && (known.case_number.is_some() || (known.session_year.is_some() && known.appendix_number.is_some()));
    sound.then_some(known.id)
}

/// Reads a case number that is the whole of `text`: `2024Z17972`, also `2024Z 17972`; gives it without the space.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::parse_case_number;
///
/// assert_eq!(parse_case_number("2024Z 17972").as_deref(), Some("2024Z17972"));
/// assert_eq!(parse_case_number("2024D37938"), None);
/// ```
#[must_use]
pub fn parse_case_number(text: &str) -> Option<String> {
    whole_registry_number(text, 'Z')
}

/// Reads a document number that is the whole of `text`: `2024D37938`; gives it without a space.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::parse_document_number;
///
/// assert_eq!(parse_document_number("2024D37938").as_deref(), Some("2024D37938"));
/// ```
#[must_use]
pub fn parse_document_number(text: &str) -> Option<String> {
    whole_registry_number(text, 'D')
}

/// The address of the page of a publication.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::publication_url;
///
/// assert_eq!(publication_url("kst-22112-2686"), "https://zoek.officielebekendmakingen.nl/kst-22112-2686.html");
/// ```
#[must_use]
pub fn publication_url(id: &str) -> String {
    [OFFICIAL_SITE, "/", id, ".html"].concat()
}

/// The address of a file of a publication, such as a picture: `ah-tk-20302031-812-001.png`.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::file_url;
///
/// assert_eq!(file_url("kaart.png"), "https://zoek.officielebekendmakingen.nl/kaart.png");
/// ```
#[must_use]
pub fn file_url(name: &str) -> String {
    format!("{OFFICIAL_SITE}/{name}")
}

/// The address of the page of a dossier: `36600`, or with its part `36600-XXIII`.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::dossier_url;
///
/// assert_eq!(dossier_url("36600-XXIII"), "https://zoek.officielebekendmakingen.nl/dossier/36600-XXIII");
/// ```
#[must_use]
pub fn dossier_url(dossier: &str) -> String {
    format!("{OFFICIAL_SITE}/dossier/{dossier}")
}

/// The address of a document at the site of the Tweede Kamer; `number` is that of its case or its own.
///
/// A case number alone makes no address: the page wants a document number as well.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::tweede_kamer_url;
///
/// assert_eq!(
///     tweede_kamer_url("2024Z15585", "2024D37938"),
///     "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2024Z15585&did=2024D37938"
/// );
/// ```
#[must_use]
pub fn tweede_kamer_url(number: &str, document_number: &str) -> String {
    format!("https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id={number}&did={document_number}")
}

/// Reads a case or document number at the start of `text`; gives its letter, the number without the space, and the
/// bytes read.
pub(crate) fn registry_number_at(text: &str) -> Option<(char, String, usize)> {
    let mut cursor = Cursor::new(text, 0);
    let year = cursor.digits();
    if year.len() != 4 || !year.starts_with(['1', '2']) {
        return None;
    }
    let letter = cursor.rest().chars().next()?.to_ascii_uppercase();
    if !matches!(letter, 'Z' | 'D') {
        return None;
    }
    cursor.advance(1);
    // "2024Z 17972", as some letters print it
    let spaced = cursor.rest().strip_prefix(is_space);
    cursor.advance(spaced.map_or(0, |after| cursor.rest().len() - after.len()));
    let number = cursor.digits();
    (number.len() == 5)
        .then(|| (letter, [year, letter.encode_utf8(&mut [0; 4]), number].concat(), cursor.at()))
}

fn whole_registry_number(text: &str, letter: char) -> Option<String> {
    let text = text.trim_matches(is_space);
    let (found, number, length) = registry_number_at(text)?;
    (found == letter && length == text.len()).then_some(number)
}

impl PublicationFamily {
    fn named(group: &str) -> Option<Self> {
        [Self::Appendix, Self::Questions]
            .into_iter()
            .find(|family| group.eq_ignore_ascii_case(family.prefix()))
    }

    const fn prefix(self) -> &'static str {
        match self {
            Self::Appendix => "ah",
            Self::Questions => "kv",
        }
    }
}

fn chamber_named(group: &str) -> Option<Chamber> {
    let chambers = [Chamber::TweedeKamer, Chamber::EersteKamer];
    chambers.into_iter().find(|&chamber| group.eq_ignore_ascii_case(chamber_code(chamber)))
}

/// The two letters that stand for a chamber in ids.
pub(crate) const fn chamber_code(chamber: Chamber) -> &'static str {
    match chamber {
        Chamber::TweedeKamer => "tk",
        Chamber::EersteKamer => "ek",
    }
}

/// Whether a group of an id names a later version: `h1`, `n2`, `b1`.
pub(crate) fn is_version(group: &str) -> bool {
    matches!(group.as_bytes(), [b'h' | b'H' | b'n' | b'N' | b'b' | b'B', b'0'..=b'9'])
}

fn canonical_group(group: &str) -> Cow<'_, str> {
    if is_version(group) {
        return group.to_ascii_lowercase().into();
    }
    // `2010z05454`, `2015z15377a`
    let after_year = group.trim_start_matches(|c: char| c.is_ascii_digit());
    if after_year.len() < group.len() && after_year.starts_with('z') {
        return group.replacen('z', "Z", 1).into();
    }
    group.into()
}

/// Reads a number of questions of 1998 to 2009 that is the whole of `text`: `2060719420`.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::identifiers::parse_old_number;
///
/// assert_eq!(parse_old_number(" 2060719420").as_deref(), Some("2060719420"));
/// assert_eq!(parse_old_number("2060919420"), None);
/// ```
#[must_use]
pub fn parse_old_number(text: &str) -> Option<String> {
    let number = text.trim_matches(is_space);
    session_year_of_alias(number).map(|_| number.to_owned())
}

/// The year in the ten digits of questions of 1998 to 2009: `2060719420` is 2, the years 06 and 07, and a number.
fn session_year_of_alias(number: &str) -> Option<String> {
    let digits = number
        .strip_prefix('2')
        .filter(|rest| rest.len() == 9 && rest.bytes().all(|b| b.is_ascii_digit()))?;
    parse_session_year(digits.get(..4)?)
}
