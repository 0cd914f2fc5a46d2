//! The letter of a ministry around its answers, or about why they come later.

use rand::RngExt;

use super::manuscript::{Sheet, body, line, question_sentence, small};
use super::random;
use super::record::with_initial;
use crate::make::in_dutch;
use crate::paper::{Paper, PaperKind};
use crate::sentence::{charges, listed};
use crate::truth::Truth;

/// The letter, and below it the answers with the sentence of the questions.
pub(super) fn sheets(paper: &Paper) -> Vec<Sheet> {
    let Some(reply) = &paper.head.reply else { return body(paper) };
    let mut random = random(paper, "letter");
    let is_answer = paper.kind == PaperKind::Answers;
    let head = &paper.head;
    let members = members(paper);
    let what = if is_answer { "Beantwoording" } else { "Uitstel beantwoording" };
    let colon = if random.random_bool(0.5) { ":" } else { "" };
    let subject = format!("{what} vragen {members} over {}", head.subject);
    let mut sheets = vec![
        line("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        line("Postbus 20018"),
        line("2500 EA Den Haag"),
        line(format!("Datum{colon} {}", in_dutch(reply.answered))),
        line(format!("Onderwerp{colon} {subject}")),
        line(format!("Ons kenmerk{colon} {}", random.random_range(1_000_000..9_999_999_u32))),
        line(format!("Uw kenmerk{colon} {}", head.case_number)),
        line("Geachte voorzitter,"),
    ];
    let behalf = (!reply.on_behalf_of.is_empty()).then(|| small(&charges(&reply.on_behalf_of)));
    let mut signed_behalf = behalf.clone();
    if is_answer {
        let in_sentence = random.random_bool(0.5);
        let behalf = if in_sentence { signed_behalf.take() } else { None };
        let behalf = behalf.map_or_else(String::new, |behalf| format!(", mede namens {behalf},"));
        sheets.push(line(format!(
            "Hierbij zend ik u{behalf} de antwoorden op de vragen {members} over {} (ingezonden {}).",
            head.subject,
            in_dutch(head.submitted)
        )));
    } else {
        sheets.extend(body(paper));
    }
    sheets.push(line("Hoogachtend,"));
    sheets.extend(signed_behalf.map(|behalf| line(format!("Mede namens {behalf},"))));
    for one in &reply.answerers {
        let office = charges(std::slice::from_ref(&one.charge));
        sheets.push(line(format!("D{},", &office[1..])));
        sheets.push(line(with_initial(one.first_name, &one.surname)));
    }
    if is_answer {
        sheets.push(line(head.case_number.clone()));
        sheets.push(line(question_sentence(paper, true)));
        sheets.extend(body(paper));
    }
    sheets
}

/// "van de leden Ydema (SV) en Ter Horne (NV)"
fn members(paper: &Paper) -> String {
    let askers = &paper.head.askers;
    let names = listed(askers.iter().map(|asker| format!("{} ({})", asker.surname, asker.party)));
    if askers.len() == 1 { format!("van het lid {names}") } else { format!("van de leden {names}") }
}

/// Tells the truth as the letter does: it has no number yet, and is signed with initials.
pub(super) fn retell(truth: &mut Truth, paper: &Paper) {
    let facts = &mut truth.metadata;
    facts.publication_id.clear();
    facts.appendix_number = None;
    facts.see_also.clear();
    let answerers = paper.head.reply.iter().flat_map(|reply| &reply.answerers);
    for ((_, name, _), one) in facts.answerers.iter_mut().zip(answerers) {
        *name = with_initial(one.first_name, &one.surname);
    }
}
