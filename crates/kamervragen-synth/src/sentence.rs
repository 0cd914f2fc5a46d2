//! The sentences of a head, in pieces: what is a name, the subject, a day.

use jiff::civil::Date;
use kamervragen::Office;

use crate::make::in_dutch;
use crate::paper::{Bewindspersoon, Charge, Head, Paper, PaperKind, Person, Reply};

/// A piece of a head sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words between the facts.
    Text(String),
    /// The surname of a member or of one who answers.
    Name(String),
    /// What the questions are about.
    Subject(String),
    /// A day.
    Day(Date),
}

/// `a, b en c`.
pub(crate) fn listed(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} en {last}", others.join(", ")),
    }
}

/// "Vragen van het lid Ydema (Waterpartij) aan de Minister van … over … (ingezonden 4 februari 2031)."
#[must_use]
pub fn questions(head: &Head) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    pieces.text(&head.sort.map_or_else(|| "Vragen".to_owned(), |sort| format!("{sort} vragen")));
    pieces.text(if head.askers.len() == 1 { " van het lid " } else { " van de leden " });
    pieces.askers(&head.askers);
    pieces.text(" aan ");
    pieces.text(&charges(&head.addressees));
    pieces.text(" over ");
    pieces.0.push(Piece::Subject(head.subject.clone()));
    pieces.text(" (ingezonden ");
    pieces.0.push(Piece::Day(head.submitted));
    pieces.text(").");
    pieces.0
}

/// "Antwoord van Minister Ter Horne (Rechtsbescherming) (ontvangen 27 februari 2031)."
#[must_use]
pub fn reply(reply: &Reply, is_postponement: bool) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    pieces.text(if is_postponement { "Mededeling" } else { "Antwoord" });
    for (index, one) in reply.answerers.iter().enumerate() {
        pieces.text(if index == 0 { " van " } else { " en van " });
        pieces.answerer(one);
    }
    if !reply.on_behalf_of.is_empty() {
        pieces.text(&format!(", mede namens {}", charges(&reply.on_behalf_of)));
    }
    pieces.text(" (ontvangen ");
    pieces.0.push(Piece::Day(reply.answered));
    pieces.text(").");
    if let Some((year, number)) = &reply.see_also {
        let year = year.replace('-', "–");
        pieces.text(&format!(" Zie ook Aanhangsel Handelingen, vergaderjaar {year}, nr. {number}."));
    }
    pieces.0
}

/// The title of a paper: the subject of questions, "Antwoord op vragen van het lid Ydema over …" of a reply.
#[must_use]
pub fn title(paper: &Paper) -> String {
    let head = &paper.head;
    let what = match paper.kind {
        PaperKind::Questions => return capitalised(&head.subject),
        PaperKind::Answers => "Antwoord op vragen",
        PaperKind::Postponement => "Uitstel beantwoording vragen",
    };
    let members = listed(head.askers.iter().map(|asker| asker.surname.clone()));
    let which = if head.askers.len() == 1 { "het lid" } else { "de leden" };
    format!("{what} van {which} {members} over {}", head.subject)
}

/// A surname as it stands behind a first name or an initial: `van der Sluis`.
pub(crate) fn behind_first_name(surname: &str) -> String {
    // A first name that tells namesakes apart stands in a head only.
    let surname = surname.strip_prefix("Inge ").or(surname.strip_prefix("Olger ")).unwrap_or(surname);
    let first = surname.split(' ').next().unwrap_or(surname);
    if ["Van", "De", "Ter", "Ten", "In", "Op", "Von"].contains(&first) {
        format!("{}{}", first.to_lowercase(), &surname[first.len()..])
    } else {
        surname.to_owned()
    }
}

/// The words with a capital at their start.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words of pieces.
#[must_use]
pub fn words(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(words) | Piece::Name(words) | Piece::Subject(words) => words.clone(),
            Piece::Day(day) => in_dutch(*day),
        })
        .collect()
}

/// "de Ministers van X en voor Y en de Staatssecretaris van Z".
#[must_use]
pub fn charges(charges: &[Charge]) -> String {
    if let [first, second] = charges
        && first.portfolio == second.portfolio
        && let Some(portfolio) = first.portfolio
    {
        return format!(
            "de {} en {} {} {portfolio}",
            office(first.office, 1),
            office(second.office, 1),
            first.preposition
        );
    }
    listed(charges.chunk_by(|one, next| one.office == next.office).map(|group| {
        let portfolios = listed(group.iter().filter_map(|charge| {
            charge.portfolio.map(|portfolio| format!("{} {portfolio}", charge.preposition))
        }));
        let name = office(group[0].office, group.len());
        if portfolios.is_empty() { format!("de {name}") } else { format!("de {name} {portfolios}") }
    }))
}

/// The name of an office, for one or for several.
#[must_use]
pub const fn office(office: Office, count: usize) -> &'static str {
    match (office, count) {
        (Office::Staatssecretaris, 0 | 1) => "Staatssecretaris",
        (Office::Staatssecretaris, _) => "Staatssecretarissen",
        (Office::MinisterPresident, _) => "Minister-President",
        (_, 0 | 1) => "Minister",
        (_, _) => "Ministers",
    }
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn text(&mut self, words: &str) {
        match self.0.last_mut() {
            Some(Piece::Text(text)) => text.push_str(words),
            _ => self.0.push(Piece::Text(words.to_owned())),
        }
    }

    /// "Kröller, Thijm (beiden SV) en Quist (D77)".
    fn askers(&mut self, askers: &[Person]) {
        let groups: Vec<&[Person]> = askers.chunk_by(|one, next| one.party == next.party).collect();
        let count = askers.len();
        let mut index = 0;
        for group in groups {
            for asker in group {
                if index > 0 {
                    self.text(if index + 1 == count { " en " } else { ", " });
                }
                self.0.push(Piece::Name(asker.surname.clone()));
                index += 1;
            }
            let together = match group.len() {
                1 => "",
                2 => "beiden ",
                _ => "allen ",
            };
            self.text(&format!(" ({together}{})", group[0].party));
        }
    }

    fn answerer(&mut self, one: &Bewindspersoon) {
        self.text(office(one.charge.office, 1));
        self.text(" ");
        self.0.push(Piece::Name(one.surname.clone()));
        if let Some(portfolio) = one.charge.portfolio {
            self.text(&format!(" ({portfolio})"));
        }
    }
}
