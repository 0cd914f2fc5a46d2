//! The publisher's record of a paper: its entries, and the file in which they stand beside it.

use jiff::ToSpan;
use rand::RngExt;
use rand::seq::IndexedRandom;

use super::markup::{Layout, Markup, escaped};
use super::random;
use crate::paper::{Paper, PaperKind};
use crate::sentence;

/// An entry: name, scheme, content.
pub(super) type Entry = (&'static str, &'static str, String);

/// Topics of the list of the government, which tell nothing of a paper.
const TOPICS: &[&str] = &[
    "Verkeer | Water",
    "Werk | Arbeidsomstandigheden",
    "Natuur en milieu | Bodem",
    "Onderwijs en wetenschap | Overige vormen van onderwijs",
    "Huisvesting | Huren en verhuren",
];

/// The entries of a paper in the order of the publisher.
pub(super) fn entries(paper: &Paper) -> Vec<Entry> {
    let mut random = random(paper, "record");
    let head = &paper.head;
    let (series, parliamentary) = if paper.is_reply() {
        ("Kamervragen (Aanhangsel)", "Kamervragen met antwoord")
    } else {
        ("Kamervragen zonder antwoord", "Kamervragen zonder antwoord")
    };
    let issued = head.reply.as_ref().map_or(head.submitted, |reply| reply.answered);
    let mut entries: Vec<Entry> = vec![
        ("OVERHEID.organisationType", "OVERHEID.Organisatietype", "staten generaal".to_owned()),
        ("OVERHEIDop.publicationName", "", series.to_owned()),
        ("DC.identifier", "", paper.id.clone()),
        ("DC.title", "", sentence::title(paper)),
        ("DC.type", "OVERHEID.Informatietype", "officiële publicatie".to_owned()),
        ("DC.type", "OVERHEIDop.Parlementair", parliamentary.to_owned()),
    ];
    if paper.kind == PaperKind::Answers {
        entries.push(("DC.type", "OVERHEIDop.AanhangselTypen", "Antwoord".to_owned()));
    }
    entries.extend([
        ("DC.creator", "OVERHEID.StatenGeneraal", "Tweede Kamer der Staten-Generaal".to_owned()),
        ("DCTERMS.language", "DCTERMS.RFC4646", "nl".to_owned()),
        ("DCTERMS.issued", "DCTERMS.W3CDTF", issued.to_string()),
        (
            "DCTERMS.available",
            "DCTERMS.W3CDTF",
            (issued + i64::from(random.random_range(0..7)).days()).to_string(),
        ),
    ]);
    for topic in TOPICS.sample(&mut random, 2) {
        entries.push(("OVERHEID.category", "OVERHEID.TaxonomieBeleidsagenda", (*topic).to_owned()));
    }
    entries.push(("OVERHEIDop.vergaderjaar", "", head.session_year.clone()));
    if let Some(number) = head.appendix_number {
        entries.push(("OVERHEIDop.aanhangselNummer", "", number.to_string()));
    }
    entries.push(("OVERHEIDop.vraagnummer", "", head.case_number.clone()));
    for asker in &head.askers {
        entries.push(("OVERHEIDop.indiener", "", with_initial(asker.first_name, &asker.surname)));
    }
    for one in head.reply.iter().flat_map(|reply| &reply.answerers) {
        entries.push(("OVERHEIDop.ontvanger", "", with_initial(one.first_name, &one.surname)));
    }
    entries.push(("OVERHEIDop.datumIndiening", "DCTERMS.W3CDTF", head.submitted.to_string()));
    if let Some(reply) = &head.reply {
        entries.push(("OVERHEIDop.datumOntvangst", "DCTERMS.W3CDTF", reply.answered.to_string()));
    }
    entries
}

/// `P. van der Sluis`
pub(super) fn with_initial(first_name: &str, surname: &str) -> String {
    let initial = first_name.chars().next().unwrap_or('A');
    format!("{initial}. {}", sentence::behind_first_name(surname))
}

/// The record in a file of its own.
pub(super) fn metadata_xml(paper: &Paper) -> Vec<u8> {
    let mut markup = Markup::new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", Layout::Indented);
    markup.open("metadata_gegevens");
    for (name, scheme, content) in entries(paper) {
        markup.line(&format!(
            "<metadata name=\"{name}\" scheme=\"{scheme}\" content=\"{}\"/>",
            escaped(&content)
        ));
    }
    // Some of these files begin with a byte order mark.
    let mark = if random(paper, "byte order").random_bool(0.2) { "\u{FEFF}" } else { "" };
    format!("{mark}{}", markup.finish()).into_bytes()
}
