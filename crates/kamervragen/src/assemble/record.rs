//! The publisher's record joins the facts of the document.
//!
//! What a publication is called and what belongs to it is for the publisher to say: there the record wins. On what a
//! document prints itself its own words win, and the record fills what is missing. A difference is told either way.
//!
//! Not used, but kept in [`Metadata::record`]: the dates of publication (`DCTERMS.issued`, `DCTERMS.available`), and who
//! received the questions (`OVERHEIDop.ontvanger`), which names no office.

use std::collections::HashSet;
use std::fmt::Display;

use crate::Date;
use crate::fields::date::parse_date_prefix;
use crate::fields::identifiers::{PublicationId, parse_case_number, parse_publication};
use crate::fields::people::{fold, surname_words};
use crate::fields::session_year::parse_session_year;
use crate::model::{Chamber, Diagnostic, DiagnosticCode, DocumentKind, Member, Metadata};
use crate::record::{Entry, Record};

use super::metadata::Derived;

/// No questions were asked by half as many members; longer lists are not compared.
const MOST_ASKERS: usize = 200;

/// Whether the record says what the publication is called.
pub(super) fn states_id(record: &Record<'_>) -> bool {
    ids(record).next().is_some()
}

/// Joins the record to what the document states.
pub(super) fn merge(
    record: &Record<'_>,
    kind: DocumentKind,
    metadata: &mut Metadata,
    derived: &mut Derived,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let asks = matches!(kind, DocumentKind::Questions | DocumentKind::OralQuestions);
    let mut merger = Merger { record, diagnostics };
    merger.identify(metadata);
    merger.case_numbers(&mut metadata.case_numbers);
    merger.links(metadata);
    merger.askers(&mut metadata.askers);
    merger.titles(asks, metadata, derived);
    if merger.keep_date("date of submission", "OVERHEIDop.datumIndiening", &mut metadata.submitted) {
        derived.remove("submitted");
    }
    if !asks {
        merger.keep_date("date of receipt", "OVERHEIDop.datumOntvangst", &mut metadata.answered);
    }
}

/// What the record says the publication is called; the official XML has it only in the address of its `metadata.xml`.
fn ids<'r>(record: &'r Record<'r>) -> impl Iterator<Item = (PublicationId, &'r Entry<'r>)> {
    let stated =
        record.named("DC.identifier").filter_map(|entry| Some((parse_publication(entry.value())?, entry)));
    let linked = record.named("OVERHEIDop.externMetadataRecord").filter_map(|entry| {
        // `https://zoek.officielebekendmakingen.nl/ah-tk-20302031-812/metadata.xml`
        let id = entry.value().strip_suffix("/metadata.xml")?.rsplit('/').next()?;
        Some((parse_publication(id)?, entry))
    });
    stated.chain(linked)
}

struct Merger<'a, 'd> {
    record: &'a Record<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Merger<'a, '_> {
    /// What the publication is called: the id with its parts, the number and the year as the record has them.
    fn identify(&mut self, metadata: &mut Metadata) {
        let record = self.record;
        let named = |name| record.named(name);
        let id = self.stated("id", ids(record).map(|(id, entry)| (id.id, entry)));
        self.settle("id", &mut metadata.publication_id, id);

        let in_id = ids(record).take(1).filter_map(|(id, entry)| Some((id.appendix_number?, entry)));
        let alone = named("OVERHEIDop.aanhangselNummer");
        let alone = alone.filter_map(|entry| Some((entry.value().parse().ok()?, entry)));
        let number = self.stated("number", in_id.chain(alone));
        self.settle("number", &mut metadata.appendix_number, number);

        let in_id = ids(record).take(1).filter_map(|(id, entry)| Some((id.session_year?, entry)));
        let alone = named("OVERHEIDop.vergaderjaar");
        let alone = alone.filter_map(|entry| Some((parse_session_year(entry.value())?, entry)));
        let year = self.stated("session year", in_id.chain(alone));
        self.settle("session year", &mut metadata.session_year, year);

        let in_id = ids(record).take(1).filter_map(|(id, entry)| Some((id.chamber?, entry)));
        let alone = named("DC.creator").filter_map(|entry| Some((chamber(entry.value())?, entry)));
        let found = self.stated("chamber", in_id.chain(alone));
        self.settle("chamber", &mut metadata.chamber, found);
    }

    /// `2031Z00417`, and before 2009 `2060718880`. A document may print more or fewer of its numbers than the record.
    fn case_numbers(&mut self, printed: &mut Vec<String>) {
        let record = self.record;
        let in_id = ids(record).take(1).filter_map(|(id, entry)| Some((id.case_number?, entry)));
        let alone = record.named("OVERHEIDop.vraagnummer");
        let alone = alone.map(|entry| {
            (parse_case_number(entry.value()).unwrap_or_else(|| entry.value().to_owned()), entry)
        });
        let found: Vec<_> = in_id.chain(alone).collect();
        let Some(&(_, first)) = found.first() else { return };
        let in_print: HashSet<&str> = printed.iter().map(String::as_str).collect();
        if !printed.is_empty() && !found.iter().any(|(number, _)| in_print.contains(number.as_str())) {
            self.conflict(
                "case number",
                &printed.join(", "),
                &listed(found.iter().map(|(_, entry)| entry)),
                first,
            );
            printed.clear();
        }
        add_new(printed, found.into_iter().map(|(number, _)| number));
    }

    /// The other publications in the matter, and its topics.
    fn links(&self, metadata: &mut Metadata) {
        let own = metadata.publication_id.clone();
        let others = self.record.named("OVERHEIDop.aanhangsel");
        let others = others.filter_map(|entry| Some(parse_publication(entry.value())?.id));
        add_new(&mut metadata.see_also, others.filter(|id| Some(id) != own.as_ref()));
        let topics = self.record.named("OVERHEID.category").map(|entry| entry.value().to_owned());
        add_new(&mut metadata.topics, topics);
    }

    fn askers(&mut self, printed: &mut Vec<Member>) {
        let found: Vec<_> = self.record.named("OVERHEIDop.indiener").collect();
        let Some(first) = found.first() else { return };
        if printed.is_empty() {
            let mut names = Vec::new();
            add_new(&mut names, found.iter().map(|entry| entry.value().to_owned()));
            printed.extend(names.into_iter().map(|name| Member { name, party: None }));
            return;
        }
        let in_print: Vec<_> = printed.iter().map(|member| Surname::of(&member.name)).collect();
        let in_record: Vec<_> = found.iter().map(|entry| Surname::of(entry.value())).collect();
        let each_in = |some: &[Surname], others: &[Surname]| {
            some.iter().all(|name| others.iter().any(|other| name.may_be(other)))
        };
        let comparable = in_print.len().max(in_record.len()) <= MOST_ASKERS;
        if comparable && !(each_in(&in_print, &in_record) && each_in(&in_record, &in_print)) {
            let names = printed.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(", ");
            self.conflict("askers", &names, &listed(found.iter()), first);
        }
    }

    /// The title of questions is their subject; that of an answer has it in a sentence.
    fn titles(&mut self, asks: bool, metadata: &mut Metadata, derived: &mut Derived) {
        let Some(entry) = self.record.named("DC.title").next() else { return };
        let title = entry.value();
        if metadata.title.is_none() {
            metadata.title = Some(title.to_owned());
        }
        let (subject, is_cut) = match subject_in_title(title) {
            Some(subject) => (subject, true),
            None if asks => (title, false),
            None => return,
        };
        match &metadata.subject {
            None => {
                metadata.subject = Some(subject.to_owned());
                if is_cut {
                    derived.add("subject");
                }
            }
            Some(printed) => {
                let (in_print, in_record) = (fold(printed), fold(subject));
                if !in_print.contains(&in_record) && !in_record.contains(&in_print) {
                    self.conflict("subject", printed, subject, entry);
                }
            }
        }
    }

    /// Joins a date on which the printed one has the last word; whether the record has the date that now stands.
    fn keep_date(&mut self, what: &str, name: &str, printed: &mut Option<Date>) -> bool {
        let mut dates = Vec::new();
        for entry in self.record.named(name) {
            if let Some(date) = lenient_date(entry.value()) {
                dates.push((date, entry));
            } else {
                let message = format!("expected a date in `{}`, but found `{}`", entry.name, entry.value());
                self.diagnostics.push(Diagnostic::new(DiagnosticCode::UnparsedDate, entry.span, message));
            }
        }
        let Some((found, entry)) = self.stated(what, dates.into_iter()) else { return false };
        let date = *printed.get_or_insert(found);
        if date != found {
            self.conflict(what, &date.to_string(), entry.value(), entry);
        }
        date == found
    }

    /// A fact that the record states once: the first of what it has, unless it contradicts itself.
    fn stated<T: PartialEq>(
        &mut self,
        what: &str,
        mut found: impl Iterator<Item = (T, &'a Entry<'a>)>,
    ) -> Option<(T, &'a Entry<'a>)> {
        let (value, first) = found.next()?;
        if let Some((_, entry)) = found.find(|(other, _)| *other != value) {
            let (one, other) = (first.value(), entry.value());
            let message = format!("expected {what} `{one}` as elsewhere in the record, but found `{other}`");
            self.diagnostics.push(Diagnostic::new(DiagnosticCode::ConflictingFact, entry.span, message));
        }
        Some((value, first))
    }

    /// Joins a fact on which the record has the last word.
    fn settle<T: PartialEq + Display>(
        &mut self,
        what: &str,
        fact: &mut Option<T>,
        found: Option<(T, &'a Entry<'a>)>,
    ) {
        let Some((value, entry)) = found else { return };
        if let Some(printed) = fact.as_ref().filter(|printed| **printed != value) {
            self.conflict(what, &printed.to_string(), &value.to_string(), entry);
        }
        *fact = Some(value);
    }

    fn conflict(&mut self, what: &str, printed: &str, found: &str, entry: &Entry<'_>) {
        let message = format!("expected {what} `{printed}` as printed, but found `{found}` in the record");
        self.diagnostics.push(Diagnostic::new(DiagnosticCode::ConflictingFact, entry.span, message));
    }
}

/// A name as two hands may have written it.
struct Surname {
    words: HashSet<String>,
    /// All of it without initials: a space that print lost inside a name parts no words (`VanderSluis`).
    letters: String,
}

impl Surname {
    fn of(name: &str) -> Self {
        let letters = name.split(' ').filter(|word| !word.contains('.')).map(fold).collect();
        Self { words: surname_words(name).into_iter().collect(), letters }
    }

    /// Whether both may be the name of one member: a double surname is often cut ("Sluis" for "Van der Sluis-De Wit").
    fn may_be(&self, other: &Self) -> bool {
        self.words.is_subset(&other.words)
            || other.words.is_subset(&self.words)
            || self.letters == other.letters
    }
}

fn chamber(creator: &str) -> Option<Chamber> {
    let creator = creator.to_ascii_lowercase();
    match (creator.contains("tweede kamer"), creator.contains("eerste kamer")) {
        (true, false) => Some(Chamber::TweedeKamer),
        (false, true) => Some(Chamber::EersteKamer),
        _ => None,
    }
}

/// "Antwoord op vragen van het lid Oosterbaan over wachttijden bij bruggen": what follows "over". A title may be the
/// whole head sentence, with its "(ingezonden 14 januari 2031)".
fn subject_in_title(title: &str) -> Option<&str> {
    let (sentence, subject) = title.split_once(" over ")?;
    let subject = subject.split_once("(ingezonden ").map_or(subject, |(subject, _)| subject);
    let sentence = sentence.to_lowercase();
    let asks = ["vragen van ", "vraag van ", "kamervragen"].iter().any(|words| sentence.contains(words));
    asks.then(|| subject.trim()).filter(|subject| !subject.is_empty())
}

/// `2031-01-14`, `14-01-2031`, also with a time behind it.
fn lenient_date(text: &str) -> Option<Date> {
    let (date, length) = parse_date_prefix(text)?;
    text[length..].chars().next().is_none_or(|sign| matches!(sign, 'T' | ' ' | '+')).then_some(date)
}

fn listed<'e>(entries: impl Iterator<Item = &'e &'e Entry<'e>>) -> String {
    entries.map(|entry| entry.value()).collect::<Vec<_>>().join(", ")
}

/// Adds what is not there yet.
fn add_new(list: &mut Vec<String>, found: impl Iterator<Item = String>) {
    let mut known: HashSet<String> = list.iter().cloned().collect();
    list.extend(found.filter(|item| known.insert(item.clone())));
}

#[cfg(test)]
mod tests {
    use crate::{Document, Options, parse_str};

    const QUESTIONS: &str = "\
Vragen van de leden Oosterbaan en Van der Sluis (beiden PvdW) aan de Minister van Financiën over het bericht «Sluis \
dicht» (ingezonden 14 januari 2031).
Vraag 1
Kent u dit?
";

    /// Where no head is printed, all facts come from the record.
    const BARE_QUESTIONS: &str = "Vraag 1\nKent u dit?\n";
    const BARE_ANSWERS: &str = "Vraag 1\nKent u dit?\nAntwoord 1\nJa.\n";

    fn read(text: &str, entries: &[(&str, &str)]) -> Document {
        let entry = |(name, content)| format!("<metadata name='{name}' scheme='' content='{content}'/>");
        let entries: String = entries.iter().copied().map(entry).collect();
        let xml = format!("<metadata_gegevens>{entries}</metadata_gegevens>");
        let options = Options::default().with_metadata_xml(xml);
        parse_str(text, &options).unwrap()
    }

    /// What the document has besides `missing-head` and the like, which need no record.
    fn told(text: &str, entries: &[(&str, &str)]) -> Vec<String> {
        let without = parse_str(text, &Options::default()).unwrap().diagnostics;
        let found = read(text, entries).diagnostics;
        found.iter().filter(|found| !without.contains(found)).map(ToString::to_string).collect()
    }

    #[test]
    fn ok_missing_facts_are_filled_and_are_not_derived() {
        let entries = [
            ("DC.identifier", "ah-tk-20302031-812"),
            ("DC.creator", "Tweede Kamer der Staten-Generaal"),
            ("DC.title", "Antwoord op vragen van het lid Oosterbaan over sluizen over de grens"),
            ("OVERHEIDop.vraagnummer", "2031Z00417"),
            ("OVERHEIDop.indiener", "P.J. Oosterbaan"),
            ("OVERHEIDop.indiener", "M. van der Sluis"),
            ("OVERHEID.category", "Verkeer | Water"),
            ("OVERHEIDop.datumIndiening", "2031-01-14"),
            ("OVERHEIDop.datumOntvangst", "05-03-2031"),
        ];
        let metadata = read(BARE_ANSWERS, &entries).metadata;
        assert_eq!(metadata.publication_id.as_deref(), Some("ah-tk-20302031-812"));
        assert_eq!(
            (metadata.appendix_number, metadata.session_year.as_deref()),
            (Some(812), Some("2030-2031"))
        );
        assert_eq!(metadata.case_numbers, ["2031Z00417"]);
        assert_eq!(metadata.chamber.map(crate::Chamber::as_str), Some("tweede-kamer"));
        assert_eq!(metadata.subject.as_deref(), Some("sluizen over de grens"));
        let askers: Vec<_> =
            metadata.askers.iter().map(|asker| (asker.name.as_str(), &asker.party)).collect();
        assert_eq!(askers, [("P.J. Oosterbaan", &None), ("M. van der Sluis", &None)]);
        assert_eq!(metadata.topics, ["Verkeer | Water"]);
        assert_eq!(metadata.submitted.unwrap().to_string(), "2031-01-14");
        assert_eq!(metadata.answered.unwrap().to_string(), "2031-03-05");
        assert_eq!(metadata.days_to_answer, Some(50));
        assert_eq!(metadata.derived, ["subject", "days_to_answer"]);
        assert_eq!(metadata.record.len(), entries.len());
        assert_eq!(told(BARE_ANSWERS, &entries), [""; 0]);
    }

    #[test]
    fn ok_a_subject_is_cut_out_of_a_sentence_only() {
        for (text, title, subject) in [
            (
                BARE_ANSWERS,
                "Antwoord op vragen van de leden Ter Horst en Ydema over sluizen over de grens",
                "sluizen over de grens",
            ),
            (BARE_QUESTIONS, "Vragen van het lid Ydema over sluizen (ingezonden 14 januari 2031)", "sluizen"),
            (BARE_QUESTIONS, "Berichten over sluizen", "Berichten over sluizen"),
        ] {
            let metadata = read(text, &[("DC.title", title)]).metadata;
            assert_eq!(
                (metadata.title.as_deref(), metadata.subject.as_deref()),
                (Some(title), Some(subject))
            );
            assert_eq!(metadata.derived, if subject == title { vec![] } else { vec!["subject"] });
        }
        assert_eq!(read(BARE_ANSWERS, &[("DC.title", "Berichten over sluizen")]).metadata.subject, None);
    }

    #[test]
    fn ok_questions_list_their_answers_and_have_their_title_for_subject() {
        let metadata = read(
            BARE_QUESTIONS,
            &[
                ("dcterms.identifier", "kv-tk-2031Z00417"),
                ("DC.title", "Het bericht «Sluis dicht»"),
                ("OVERHEIDop.aanhangsel", "ah-tk-20302031-733"),
                ("OVERHEIDop.aanhangsel", "ah-tk-20302031-812"),
                ("OVERHEIDop.datumOntvangst", "2031-03-05"),
            ],
        )
        .metadata;
        assert_eq!(metadata.case_numbers, ["2031Z00417"]);
        assert_eq!(metadata.see_also, ["ah-tk-20302031-733", "ah-tk-20302031-812"]);
        assert_eq!(metadata.subject.as_deref(), Some("Het bericht «Sluis dicht»"));
        assert_eq!((metadata.answered, metadata.derived), (None, vec![]));
    }

    #[test]
    fn ok_the_address_of_the_record_names_the_publication() {
        let address = |id: &str| format!("https://zoek.officielebekendmakingen.nl/{id}/metadata.xml");
        let id_of = |entries: &[(&str, &str)]| read(BARE_ANSWERS, entries).metadata.publication_id;
        let (linked, other) = (address("ah-tk-20302031-812"), address("ah-tk-20302031-813"));
        let name = "OVERHEIDop.externMetadataRecord";
        assert_eq!(id_of(&[(name, &linked)]).as_deref(), Some("ah-tk-20302031-812"));
        assert_eq!(id_of(&[(name, "https://zoek.officielebekendmakingen.nl/metadata.xml")]), None);
        let both = [(name, other.as_str()), ("DC.identifier", "ah-tk-20302031-812")];
        assert_eq!(id_of(&both).as_deref(), Some("ah-tk-20302031-812"));
        // The other number in the other id is not told on top of it.
        assert_eq!(
            told(BARE_ANSWERS, &both),
            [format!(
                "warning[conflicting-fact] expected id `ah-tk-20302031-812` as elsewhere in the record, but found `{other}`"
            )]
        );
    }

    #[test]
    fn ok_the_record_wins_on_what_identifies() {
        let text = "812\nVraag 1\nKent u dit?\nAntwoord 1\nJa.\nah-tk-20302031-812\n";
        let entries = [("DC.identifier", "ah-tk-20302031-813")];
        let metadata = read(text, &entries).metadata;
        assert_eq!(metadata.publication_id.as_deref(), Some("ah-tk-20302031-813"));
        assert_eq!(metadata.appendix_number, Some(813));
        assert_eq!(
            told(text, &entries),
            [
                "warning[conflicting-fact] expected id `ah-tk-20302031-812` as printed, but found \
                 `ah-tk-20302031-813` in the record",
                "warning[conflicting-fact] expected number `812` as printed, but found `813` in the record",
            ]
        );
    }

    #[test]
    fn ok_a_record_that_contradicts_itself_is_told() {
        let entries = [
            ("DC.identifier", "ah-tk-20302031-812"),
            ("OVERHEIDop.aanhangselNummer", "821"),
            ("OVERHEIDop.vergaderjaar", "2030–2031"),
        ];
        assert_eq!(read(BARE_ANSWERS, &entries).metadata.appendix_number, Some(812));
        assert_eq!(
            told(BARE_ANSWERS, &entries),
            [
                "warning[conflicting-fact] expected number `ah-tk-20302031-812` as elsewhere in the record, but found `821`"
            ]
        );
    }

    #[test]
    fn ok_the_printed_words_win_on_what_is_printed() {
        let entries = [
            ("DC.title", "Het bericht «Brug dicht»"),
            ("OVERHEIDop.indiener", "P.J. Oosterbaan"),
            ("OVERHEIDop.datumIndiening", "2031-01-15"),
        ];
        let metadata = read(QUESTIONS, &entries).metadata;
        assert_eq!(metadata.subject.as_deref(), Some("het bericht «Sluis dicht»"));
        assert_eq!(metadata.askers.len(), 2);
        assert_eq!(metadata.submitted.unwrap().to_string(), "2031-01-14");
        assert_eq!(
            told(QUESTIONS, &entries),
            [
                "warning[conflicting-fact] expected askers `Oosterbaan, Van der Sluis` as printed, but found \
                 `P.J. Oosterbaan` in the record",
                "warning[conflicting-fact] expected subject `het bericht «Sluis dicht»` as printed, but found \
                 `Het bericht «Brug dicht»` in the record",
                "warning[conflicting-fact] expected date of submission `2031-01-14` as printed, but found \
                 `2031-01-15` in the record",
            ]
        );
    }

    #[test]
    fn ok_the_same_in_other_words_is_no_conflict() {
        let entries = [
            ("DC.title", "HET BERICHT \"SLUIS DICHT\" EN DE GEVOLGEN"),
            ("OVERHEIDop.indiener", "Sluis van der M."),
            ("OVERHEIDop.indiener", "P.J. Óosterbaan-De Wit"),
            ("OVERHEIDop.datumIndiening", "14-01-2031"),
        ];
        assert_eq!(told(QUESTIONS, &entries), [""; 0]);
    }

    #[test]
    fn ok_an_impossible_date_is_told_and_kept_as_text() {
        for written in ["2007-06-31", "20090-06-12", "medio juni"] {
            let entries = [("OVERHEIDop.datumIndiening", written)];
            let document = read(BARE_QUESTIONS, &entries);
            assert_eq!(document.metadata.submitted, None);
            assert_eq!(document.metadata.record[0].content, written);
            assert_eq!(
                told(BARE_QUESTIONS, &entries),
                [format!(
                    "warning[unparsed-date] expected a date in `OVERHEIDop.datumIndiening`, but found `{written}`"
                )]
            );
        }
    }

    #[test]
    fn ok_case_numbers_are_united_unless_none_is_the_same() {
        let text = "2031Z00417\nVraag 1\nKent u dit?\n";
        let cases = |found: &[&str]| {
            let entries: Vec<_> = found.iter().map(|number| ("OVERHEIDop.vraagNummer", *number)).collect();
            (read(text, &entries).metadata.case_numbers, told(text, &entries).len())
        };
        assert_eq!(
            cases(&["2031Z00418", "2031Z 00417"]),
            (vec!["2031Z00417".into(), "2031Z00418".into()], 0)
        );
        assert_eq!(cases(&["2031Z00418"]), (vec!["2031Z00418".into()], 1));
        let old = read(BARE_QUESTIONS, &[("OVERHEIDop.vraagNummer", "2060718880")]).metadata;
        assert_eq!(
            (old.case_numbers, old.publication_id),
            (vec!["2060718880".into()], Some("kv-2060718880".into()))
        );
    }

    #[test]
    fn ok_a_year_that_was_worked_out_and_stands_in_the_record_is_read() {
        let letter = "Antwoord van Minister De Wringer (Financiën) (ontvangen 3 februari 2031)\n\nMededeling\n\nOp 6 \
                      november jl. heeft het lid Oosterbaan (PvdW) vragen gesteld aan de Minister van Financiën over \
                      sluizen. De vragen kunnen niet binnen de termijn worden beantwoord.\n";
        let without = parse_str(letter, &Options::default()).unwrap().metadata;
        assert!(without.derived.iter().any(|name| name == "submitted"), "{:?}", without.derived);
        let with = read(letter, &[("OVERHEIDop.datumIndiening", "2030-11-06")]).metadata;
        assert_eq!(with.submitted, without.submitted);
        assert!(!with.derived.iter().any(|name| name == "submitted"), "{:?}", with.derived);
    }

    #[test]
    fn ok_a_record_that_cannot_be_read_leaves_the_document() {
        let plain = parse_str(BARE_QUESTIONS, &Options::default()).unwrap();
        for (options, message) in [
            (
                Options::default().with_metadata_xml("<html>"),
                "the record was left out: expected `metadata_gegevens`, but found the element `html`",
            ),
            (
                Options::default().with_unreadable_metadata("permission denied"),
                "the record was left out: permission denied",
            ),
        ] {
            let document = parse_str(BARE_QUESTIONS, &options).unwrap();
            assert_eq!(document.metadata, plain.metadata);
            let found = document.diagnostics.iter().find(|found| found.code.as_str() == "unreadable-record");
            assert_eq!(found.unwrap().message, message);
        }
    }
}
