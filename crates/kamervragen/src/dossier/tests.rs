use std::fmt::Write as _;

use jiff::civil::date;

use super::*;
use crate::model::{DiagnosticCode, Evidence};
use crate::parse;

const DOORN: &str = "Vragen van het lid Doorn (SV) aan de Minister van Visserij over meeuwen";
const FIRST: &str = "Kent u het bericht «Meeuwen nemen haven over» uit de Havenbode van vorige week?";
const SECOND: &str = "Hoeveel klachten over meeuwen heeft de havenmeester van Oud-Wolde dit jaar gekregen?";
const COMMON: &str = "Kunt u deze vragen afzonderlijk en voor het debat van volgende week beantwoorden?";

/// Questions with their case number above the head, as in `kv-tk-…`.
fn asked(case: &str, head: &str, questions: &[&str]) -> Document {
    document(&format!("{case}\n{head} (ingezonden 3 mei 2031).\n"), questions, "")
}

/// An answer as it is typeset: without a case number, below its number in the appendix.
fn answered(number: u32, head: &str, see_also: &str, questions: &[&str]) -> Document {
    let head = format!(
        "{number}\n{head} (ingezonden 3 mei 2031).\n\
         Antwoord van Minister Bonnema (Visserij) (ontvangen 24 mei 2031).{see_also}\n"
    );
    document(&head, questions, &format!("\nah-tk-20302031-{number}\nISSN 0921 - 7398\n"))
}

fn document(head: &str, questions: &[&str], foot: &str) -> Document {
    let mut text = head.to_owned();
    for (number, question) in (1..).zip(questions) {
        let _ = writeln!(text, "Vraag {number}\n{question}");
        if head.contains("Antwoord van") {
            let _ = writeln!(text, "Antwoord {number}\nDat is zo, wat {number} betreft.");
        }
    }
    parse(&(text + foot)).unwrap()
}

fn postponed(number: u32, head: &str, see_also: &str) -> Document {
    parse(&format!(
        "{number}\n{head} (ingezonden 3 mei 2031).\n\
         Mededeling van Minister Bonnema (Visserij) (ontvangen 17 mei 2031).{see_also}\n\
         Vraag 1\n{FIRST}\nMededeling\nDe vragen kunnen niet binnen de termijn worden beantwoord.\n\
         \nah-tk-20302031-{number}\nISSN 0921 - 7398\n"
    ))
    .unwrap()
}

fn evidence(dossier: &Dossier) -> Vec<(Evidence, &str, bool)> {
    dossier.links.iter().map(|link| (link.by, link.value.as_str(), link.doubtful)).collect()
}

#[test]
fn ok_a_matter_goes_from_open_to_postponed_to_answered() {
    let questions = asked("2031Z00417", DOORN, &[FIRST, SECOND]);
    let later = postponed(700, DOORN, "");
    let see = " Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 700.";
    let answer = answered(812, DOORN, see, &[FIRST, SECOND]);

    let found = dossiers(std::slice::from_ref(&questions));
    assert_eq!((found[0].state, found[0].links.len()), (DossierState::Open, 0));
    assert_eq!(found[0].case_numbers, ["2031Z00417"]);

    let found = dossiers(&[later.clone(), questions.clone()]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].state, found[0].postponed), (DossierState::Postponed, Some(date(2031, 5, 17))));
    assert_eq!(found[0].days_to_postponement, Some(14));

    let found = dossiers(&[answer, later, questions]);
    let [dossier] = &found[..] else { panic!("{} matters", found.len()) };
    assert_eq!(dossier.state, DossierState::Answered);
    assert_eq!((dossier.days_to_postponement, dossier.days_to_answer), (Some(14), Some(21)));
    let kinds: Vec<_> = dossier.documents.iter().map(|document| document.kind.as_str()).collect();
    assert_eq!(kinds, ["questions", "postponement", "answers"]);
    assert!(
        evidence(dossier).contains(&(Evidence::SeeAlso, "ah-tk-20302031-700", false)),
        "{:?}",
        dossier.links
    );
}

#[test]
fn ok_the_merged_document_has_the_questions_as_asked_and_the_answers() {
    let questions = asked("2031Z00417", DOORN, &[FIRST, SECOND]);
    let answer = answered(812, DOORN, "", &[FIRST]);
    let dossier = &dossiers(&[answer, questions])[0];
    assert_eq!((dossier.questions_from, &dossier.answers_from[..]), (Some(0), &[1][..]));
    let merged = dossier.document.as_ref().unwrap();
    assert_eq!(merged.kind, DocumentKind::Combined);
    assert_eq!(merged.metadata.case_numbers, ["2031Z00417"]);
    assert_eq!(merged.metadata.answerers[0].name.as_deref(), Some("Bonnema"));
    assert_eq!(merged.metadata.days_to_answer, Some(21));
    let pairs: Vec<_> =
        merged.exchanges.iter().map(|exchange| (&exchange.questions[..], exchange.answer)).collect();
    assert_eq!(pairs, [(&[0][..], Some(0)), (&[1][..], None)]);
    let codes: Vec<_> = merged.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    assert_eq!(codes, ["missing-answer"]);
}

#[test]
fn ok_notes_of_questions_and_answers_keep_apart() {
    let head = "2031Z00417\nVragen van het lid Doorn (SV) aan de Minister van Visserij over meeuwen (ingezonden 3 mei 2031).\n";
    let questions =
        parse(&format!("{head}Vraag 1\nKent u het bericht «Meeuwen»?1\n1De Havenbode, 2 mei 2031\n"))
            .unwrap();
    let answer =
        parse("AH 812\n2031Z00417\nAntwoord van Minister Bonnema (Visserij) (ontvangen 24 mei 2031)\nAntwoord 1\nJa, zie de brief.1\n1Brief aan de havenmeester\n")
            .unwrap();
    let merged = dossiers(&[questions, answer]).remove(0).document.unwrap();
    let notes: Vec<_> =
        merged.footnotes.iter().map(|note| (note.number.as_str(), note.text.as_str())).collect();
    assert_eq!(notes, [("1", "De Havenbode, 2 mei 2031"), ("2", "Brief aan de havenmeester")]);
    assert_eq!(
        (&merged.questions[0].notes[..], &merged.answers[0].notes[..]),
        (&["1".into()][..], &["2".into()][..])
    );
    assert_eq!(merged.diagnostics[0].code, DiagnosticCode::RenumberedNote);
}

#[test]
fn ok_words_tell_the_matters_of_one_member_and_day_apart() {
    let gulls = ["Wat kost een meeuw de havenmeester van Oud-Wolde gemiddeld in een jaar?", FIRST, COMMON];
    let locks = ["Hoe vaak stond de sluis bij Nieuw-Wolde dit voorjaar een hele dag dicht?", SECOND, COMMON];
    let about_locks = DOORN.replace("meeuwen", "sluizen");
    let found = dossiers(&[
        asked("2031Z00417", DOORN, &gulls),
        asked("2031Z00418", &about_locks, &locks),
        answered(813, &about_locks, "", &locks),
        answered(812, DOORN, "", &gulls),
    ]);
    let ids: Vec<_> = found.iter().map(|dossier| dossier.publication_ids.join(" ")).collect();
    assert_eq!(ids, ["kv-tk-2031Z00417 ah-tk-20302031-812", "kv-tk-2031Z00418 ah-tk-20302031-813"]);
    assert!(found.iter().flat_map(|dossier| &dossier.links).all(|link| !link.doubtful));
}

#[test]
fn ok_a_pointer_to_a_related_matter_joins_nothing_and_is_kept() {
    let other = "Vragen van het lid Eik (PvdK) aan de Minister van Visserij over duiven";
    let see = " Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 700.";
    let related =
        answered(700, other, "", &["Hoeveel duiven telt de markt van Oud-Wolde op een zondag in mei?"]);
    let found = dossiers(&[related, answered(812, DOORN, see, &[FIRST])]);
    assert_eq!(found.len(), 2);
    assert_eq!(evidence(&found[1]), [(Evidence::SeeAlso, "ah-tk-20302031-700", true)]);
    assert_eq!(found[1].links[0].to, None);
}

#[test]
fn ok_equal_questions_of_other_members_are_other_matters() {
    let other = DOORN.replace("Doorn", "Eik");
    let found = dossiers(&[asked("2031Z00417", DOORN, &[FIRST]), answered(812, &other, "", &[FIRST])]);
    assert_eq!(found.len(), 2);
}

#[test]
fn ok_an_answer_that_fits_two_matters_as_well_is_doubtful() {
    let twice = [asked("2031Z00417", DOORN, &[FIRST, SECOND]), asked("2031Z00418", DOORN, &[FIRST, SECOND])];
    let [one, other] = twice;
    let found = dossiers(&[one, other, answered(812, DOORN, "", &[FIRST, SECOND])]);
    assert_eq!(found.len(), 2);
    assert_eq!(
        found.iter().flat_map(|dossier| &dossier.links).map(|link| link.doubtful).collect::<Vec<_>>(),
        [true]
    );
}

#[test]
fn ok_two_forms_of_a_publication_count_once() {
    let answer = answered(812, DOORN, "", &[FIRST]);
    let dossier = &dossiers(&[answer.clone(), answer])[0];
    assert_eq!((dossier.documents.len(), &dossier.answers_from[..]), (2, &[0][..]));
    assert_eq!(evidence(dossier), [(Evidence::Publication, "ah-tk-20302031-812", false)]);
    assert_eq!(dossier.document.as_ref().unwrap().answers.len(), 1);
}

#[test]
fn ok_a_further_answer_stands_beside_the_first() {
    let see = " Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 812.";
    let found = dossiers(&[answered(812, DOORN, "", &[FIRST]), answered(900, DOORN, see, &[FIRST])]);
    let merged = found[0].document.as_ref().unwrap();
    let pairs: Vec<_> =
        merged.exchanges.iter().map(|exchange| (&exchange.questions[..], exchange.answer)).collect();
    assert_eq!(pairs, [(&[0][..], Some(0)), (&[0][..], Some(1))]);
}

#[test]
fn ok_questions_for_the_chamber_wait_for_no_answer() {
    let oral = parse("2031Z00500\nMondelinge vragen van het lid Doorn (SV) aan de Minister van Visserij over meeuwen (ingezonden 3 mei 2031).\n").unwrap();
    assert_eq!(dossiers(&[oral])[0].state, DossierState::Oral);
}

#[test]
fn ok_no_documents_have_no_matters() {
    assert_eq!(dossiers::<Document>(&[]), []);
}
