//! The page that the site openkamer makes of a case, as a web page and as the text that is copied from it.
//!
//! Questions and their notes come from the publication of the questions, answers from that of the answers. The site keeps
//! paragraphs only: cells of tables become paragraphs, items of lists are lost. Names are whole, offices in small letters.

use std::fmt::Write as _;

use jiff::civil::Date;
use kamervragen::Office;
use rand::seq::IndexedRandom;

use super::markup::{Layout, Markup, escaped};
use super::random;
use crate::make::in_dutch;
use crate::paper::{Block, Charge, Note, NoteRun, Paper, PaperKind, Part, PartRole, Run};
use crate::sentence::{behind_first_name, capitalised, title};
use crate::truth::{TrueReference, Truth, note_words};
use crate::words::names::PARTIES;

/// Topics, as the site names them.
const TOPICS: &[&str] = &["verkeer", "water", "economie", "onderwijs", "recht", "zorg"];

/// The facts above the questions: name and value.
fn facts(paper: &Paper) -> Vec<(&'static str, String)> {
    let mut random = random(paper, "openkamer");
    let head = &paper.head;
    let mut facts = vec![("Ingediend", in_dutch(head.submitted))];
    let askers: Vec<String> = head
        .askers
        .iter()
        .map(|asker| format!("{} {} ({})", asker.first_name, behind_first_name(&asker.surname), asker.party))
        .collect();
    let askers = (if askers.len() == 1 { "Indiener" } else { "Indieners" }, askers.join(", "));
    let source = |id: &str| format!("https://zoek.officielebekendmakingen.nl/{id}.html");
    let question_source = ("Bron vraag", source(&questions_id(paper)));
    let topics = TOPICS.sample(&mut random, 2).copied().collect::<Vec<_>>().join(" ");
    let Some((answered, answerers)) = answered(paper) else {
        facts.extend([askers, ("Onderwerpen", topics), question_source]);
        return facts;
    };
    let days = head.submitted.until(answered).map_or(0, |span| span.get_days());
    facts.push(("Beantwoord", format!("{} (na {days} dagen)", in_dutch(answered))));
    facts.push(askers);
    let answerers: Vec<String> = answerers
        .iter()
        .map(|(name, charge)| {
            let party = PARTIES.choose(&mut random).copied().unwrap_or("SV");
            format!("{name} ({}) ({party})", office(charge))
        })
        .collect();
    facts.push(("Beantwoord door", answerers.join(", ")));
    facts.extend([("Onderwerpen", topics), question_source, ("Bron antwoord", source(&paper.id))]);
    facts
}

fn questions_id(paper: &Paper) -> String {
    format!("kv-tk-{}", paper.head.case_number)
}

/// When the questions were answered, and by whom; `None` while they are not.
fn answered(paper: &Paper) -> Option<(Date, Vec<(String, Charge)>)> {
    let reply = paper.head.reply.as_ref().filter(|_| paper.kind == PaperKind::Answers)?;
    let answerers = reply
        .answerers
        .iter()
        .map(|one| (format!("{} {}", one.first_name, behind_first_name(&one.surname)), one.charge.clone()));
    Some((reply.answered, answerers.collect()))
}

/// `minister infrastructuur en waterstaat`
fn office(charge: &Charge) -> String {
    let name = match charge.office {
        Office::Staatssecretaris => "staatssecretaris",
        Office::MinisterPresident => "minister-president",
        _ => "minister",
    };
    charge
        .portfolio
        .map_or_else(|| name.to_owned(), |portfolio| format!("{name} {}", portfolio.to_lowercase()))
}

/// "Het bericht ‘Sluis dicht’", as the titles of publications quote.
fn subject(paper: &Paper) -> String {
    quoted(&capitalised(&paper.head.subject))
}

fn quoted(words: &str) -> String {
    words.replace('«', "‘").replace('»', "’")
}

/// The lines at the foot: the publications of the case, and their titles.
fn foot(paper: &Paper) -> Vec<String> {
    let mut lines = vec![
        format!("Kamervraag document nummer: {}", questions_id(paper)),
        format!("Volledige titel: {}", subject(paper)),
    ];
    if answered(paper).is_some() {
        lines.push(format!("Kamerantwoord document nummer: {}", paper.id));
        lines.push(format!("Volledige titel: {}", quoted(&title(paper))));
    }
    lines
}

/// The paragraphs of a part, with glued marks.
fn paragraphs(part: &Part) -> Vec<String> {
    let runs = part.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(runs) => Some(runs),
        Block::List(_) | Block::Table(_) => None,
    });
    runs.map(|runs| runs.iter().map(run).collect()).collect()
}

fn run(run: &Run) -> String {
    match run {
        Run::Text(words) | Run::Italic(words) => words.clone(),
        Run::Reference(reference) => reference.text.clone(),
        Run::Note(Note { number, .. }) | Run::NoteAgain { number, .. } => number.to_string(),
    }
}

/// "Mededeling - 3 februari 2031"
fn postponement_heading(paper: &Paper) -> String {
    let day = paper.head.reply.as_ref().map_or(paper.head.submitted, |reply| reply.answered);
    format!("Mededeling - {}", in_dutch(day))
}

/// The page as text. The panel of notes is not on it.
pub(super) fn text(paper: &Paper) -> String {
    let mut text = format!("Kamervraag {}\n\n{}\n\n", paper.head.case_number, subject(paper));
    for (name, value) in facts(paper) {
        let _ = writeln!(text, "{name} {value}");
    }
    for part in &paper.parts {
        let heading = match &part.role {
            PartRole::Question(label) => Some(format!("Vraag {}", label.printed)),
            PartRole::Postponement => Some(postponement_heading(paper)),
            PartRole::Answer(_) | PartRole::Explanation => None,
        };
        if let Some(heading) = heading {
            let _ = writeln!(text, " • {heading}");
        }
        for paragraph in paragraphs(part) {
            let _ = writeln!(text, "  {paragraph}");
        }
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&foot(paper).join("\n"));
    text.push('\n');
    text
}

/// The page itself.
pub(super) fn html(paper: &Paper) -> String {
    let mut page = Markup::new("<!DOCTYPE html>", Layout::Indented);
    page.open("html");
    page.open("head");
    page.line("<meta charset=\"utf-8\">");
    let subject = escaped(&subject(paper));
    let case_number = &paper.head.case_number;
    page.element("title", &format!("Kamervraag - {subject} - {case_number} - Tweede Kamer | Open Kamer"));
    page.close();
    page.open("body");
    menu(&mut page);
    page.open("div class=\"container\"");
    page.element("h4 class=\"text-info\"", &format!("Kamervraag {case_number}"));
    page.open("div class=\"panel panel-default\"");
    page.line(&format!("<div class=\"panel-heading\"><h4>{subject}</h4></div>"));
    page.open("table class=\"table table-condensed\"");
    page.open("tbody");
    for (name, value) in facts(paper) {
        page.open("tr");
        page.element("th", name);
        page.element("td", &escaped(&value));
        page.close();
    }
    page.close();
    page.close();
    page.close();
    sources(&mut page, paper);
    parts(&mut page, paper);
    page.line("<hr/>");
    for line in foot(paper) {
        page.element("h6 class=\"small\"", &escaped(&line));
    }
    page.close();
    page.line("<footer class=\"footer\"><h6><a href=\"/colofon/\">Colofon</a></h6></footer>");
    page.finish()
}

fn menu(page: &mut Markup) {
    page.open("div class=\"navbar navbar-default navbar-fixed-top\"");
    page.line("<a class=\"navbar-brand\" href=\"/\"><b>Open Kamer</b><sup>beta</sup></a>");
    page.open("ul class=\"nav navbar-nav\"");
    page.line("<li><a href=\"/wetsvoorstellen/\">Wetsvoorstellen</a></li>");
    page.line("<li><a href=\"/kamervragen/\">Kamervragen</a></li>");
    page.close();
    page.close();
}

/// The panel of the notes of the questions.
fn sources(page: &mut Markup, paper: &Paper) {
    let notes = question_notes(paper);
    if notes.is_empty() {
        return;
    }
    page.open("div class=\"panel panel-default\"");
    page.line("<div class=\"panel-heading\"><h5>Bronnen</h5></div>");
    page.open("div class=\"panel-body\"");
    for note in notes {
        let words = escaped(&cut(note));
        let url = note.paragraphs.iter().flatten().find_map(|run| match run {
            NoteRun::Url(url) => Some(escaped(url)),
            NoteRun::Text(_) | NoteRun::Reference(_) => None,
        });
        let words = match url {
            Some(url) => format!("<a href=\"{url}\" target=\"_blank\">{words}</a>"),
            None => words,
        };
        page.line(&format!("<small>{}. {words}</small><br/>", note.number));
    }
    page.close();
    page.close();
}

fn question_notes(paper: &Paper) -> Vec<&Note> {
    let questions = paper.parts.iter().filter(|part| matches!(part.role, PartRole::Question(_)));
    questions.flat_map(Part::notes).collect()
}

/// A note as the panel shows it: 70 characters of it.
fn cut(note: &Note) -> String {
    let words = listed_paragraphs(note);
    if words.chars().count() <= 70 {
        return words;
    }
    words.chars().take(67).chain("...".chars()).collect()
}

fn listed_paragraphs(note: &Note) -> String {
    note.paragraphs.iter().map(|paragraph| note_words(paragraph)).collect::<Vec<_>>().join(" ")
}

fn parts(page: &mut Markup, paper: &Paper) {
    page.open("ul class=\"list-group\"");
    let mut is_open = false;
    for part in &paper.parts {
        let paragraphs: Vec<String> = paragraphs(part).iter().map(|words| escaped(words)).collect();
        let heading = match &part.role {
            PartRole::Question(label) => format!("Vraag {}", label.printed),
            PartRole::Postponement => postponement_heading(paper),
            PartRole::Answer(_) | PartRole::Explanation => {
                page.element("p", &paragraphs.join("<br>"));
                continue;
            }
        };
        if std::mem::replace(&mut is_open, true) {
            page.close();
        }
        page.open("li class=\"list-group-item\"");
        page.element("h5 class=\"text-info\"", &heading);
        if matches!(part.role, PartRole::Question(_)) {
            page.element("strong", &paragraphs.join("<br>"));
            page.line("<br/>");
            page.line("<br/>");
        } else {
            page.element("p", &paragraphs.join("<br>"));
        }
    }
    if is_open {
        page.close();
    }
    page.close();
}

/// Tells the truth as the page does: the page is one of the case, and names people otherwise than a head.
pub(super) fn retell(truth: &mut Truth, paper: &Paper, has_panel: bool) {
    let facts = &mut truth.metadata;
    facts.publication_id = questions_id(paper);
    facts.subject = subject(paper);
    facts.askers = paper
        .head
        .askers
        .iter()
        .map(|asker| {
            (format!("{} {}", asker.first_name, behind_first_name(&asker.surname)), asker.party.to_owned())
        })
        .collect();
    let reply = answered(paper);
    let shown = reply.iter().flat_map(|(_, answerers)| answerers);
    for ((_, name, portfolio), (whole_name, _)) in facts.answerers.iter_mut().zip(shown) {
        name.clone_from(whole_name);
        *portfolio = portfolio.as_ref().map(|words| words.to_lowercase());
    }
    if reply.is_some() {
        truth.kind = "combined";
    }
    // The panel holds the notes of the questions, as their publication numbers them.
    let shown = if has_panel { Truth::of(&questions_of(paper)) } else { Truth::default() };
    truth.footnotes = shown.footnotes;
    truth.references.retain(|reference| !reference.in_.starts_with("footnote"));
    for (note, shown) in truth.footnotes.iter_mut().zip(question_notes(paper)) {
        note.text = cut(shown);
        for run in shown.paragraphs.iter().flatten() {
            if let NoteRun::Reference(reference) = run
                && note.text.contains(&reference.text)
            {
                truth.references.push(TrueReference::new(reference, format!("footnote {}", note.number)));
            }
        }
    }
}

/// The paper with its questions alone.
fn questions_of(paper: &Paper) -> Paper {
    let mut paper = paper.clone();
    paper.parts.retain(|part| matches!(part.role, PartRole::Question(_)));
    paper
}
