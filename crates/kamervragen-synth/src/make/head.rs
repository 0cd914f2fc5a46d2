//! Who asks whom about what, and who answers.

use kamervragen::Office;
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_xorshift::XorShiftRng;

use super::text::Author;
use crate::paper::{Bewindspersoon, Charge, Person};
use crate::sentence::listed;
use crate::words::names::{CHARGES, FIRST, PARTIES, SURNAMES};

/// One to four members, those of one party next to each other.
pub(super) fn askers(random: &mut XorShiftRng) -> Vec<Person> {
    let count = [1, 1, 1, 1, 1, 2, 2, 3, 4][random.random_range(0..9)];
    let surnames = SURNAMES.sample(random, count).map(|name| (*name).to_owned());
    let mut people: Vec<Person> = Vec::new();
    for surname in surnames {
        let party = match people.last() {
            Some(last) if random.random_bool(0.4) => last.party,
            _ => {
                let others: Vec<&str> = PARTIES
                    .iter()
                    .copied()
                    .filter(|party| people.iter().all(|known| known.party != *party))
                    .collect();
                others.choose(random).copied().unwrap_or(PARTIES[0])
            }
        };
        people.push(Person { first_name: first_name(random), surname, party });
    }
    people
}

/// "van het lid Ydema", "van de leden Ydema en Ter Horne": as letters name them.
pub(super) fn members(askers: &[Person]) -> String {
    let names = listed(askers.iter().map(|asker| format!("{} ({})", asker.surname, asker.party)));
    if askers.len() == 1 { format!("van het lid {names}") } else { format!("van de leden {names}") }
}

/// One to three charges.
pub(super) fn addressees(random: &mut XorShiftRng) -> Vec<Charge> {
    let count = [1, 1, 1, 1, 2, 2, 3][random.random_range(0..7)];
    if count == 2 && random.random_bool(0.2) {
        // "de Minister en Staatssecretaris van …"
        let (preposition, portfolio) = CHARGES[random.random_range(0..14)];
        return [Office::Minister, Office::Staatssecretaris]
            .map(|office| Charge { office, preposition, portfolio: Some(portfolio) })
            .into();
    }
    let mut charges: Vec<Charge> = CHARGES
        .sample(random, count)
        .map(|(preposition, portfolio)| (*preposition, *portfolio))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(preposition, portfolio)| {
            let office = if random.random_bool(0.7) { Office::Minister } else { Office::Staatssecretaris };
            Charge { office, preposition, portfolio: Some(portfolio) }
        })
        .collect();
    charges.sort_by_key(|charge| charge.office == Office::Staatssecretaris);
    if random.random_bool(0.05) {
        charges.insert(0, Charge { office: Office::MinisterPresident, preposition: "van", portfolio: None });
    }
    charges
}

/// Mostly those who were asked and have a charge, at most two of them.
pub(super) fn answerers(random: &mut XorShiftRng, asked: &[Charge]) -> Vec<Bewindspersoon> {
    let charged: Vec<&Charge> = asked.iter().filter(|charge| charge.portfolio.is_some()).collect();
    let count = if charged.len() > 1 && random.random_bool(0.3) { 2 } else { 1 };
    // Names with a first name or an accent apart belong to members only.
    let names: Vec<&str> = SURNAMES.iter().copied().filter(|name| !name.contains("Weel")).collect();
    let surnames: Vec<String> = names.sample(random, count).map(|name| (*name).to_owned()).collect();
    surnames
        .into_iter()
        .zip(charged)
        .map(|(surname, charge)| Bewindspersoon {
            first_name: first_name(random),
            surname,
            charge: charge.clone(),
        })
        .collect()
}

/// Those who were asked and do not answer themselves, or somebody else.
pub(super) fn on_behalf_of(random: &mut XorShiftRng, asked: &[Charge]) -> Vec<Charge> {
    if !random.random_bool(0.2) {
        return Vec::new();
    }
    let others: Vec<&(&str, &str)> = CHARGES
        .iter()
        .filter(|(_, portfolio)| asked.iter().all(|charge| charge.portfolio != Some(portfolio)))
        .collect();
    let count = random.random_range(1..=2);
    others
        .sample(random, count)
        .map(|(preposition, portfolio)| Charge {
            office: Office::Minister,
            preposition,
            portfolio: Some(portfolio),
        })
        .collect()
}

/// What the questions are about.
pub(super) fn subject(random: &mut XorShiftRng, author: &mut Author) -> String {
    let template = [
        "het bericht «{kop}»",
        "het bericht dat {groep} in {plaats} worden geraakt door {zaak}",
        "{zaak}",
        "{zaak} in {plaats}",
        "de gevolgen van {zaak} voor {groep}",
        "het uitblijven van {maatregel}",
        "de uitspraken van de Minister van Financiën over {zaak}",
        "{zaak} (Kamerstuk 35 925 VI, nr. 88)",
        "het artikel «{kop}» in {krant} (Merwebode.example, 15 november 2030)",
        "de brief over {zaak} en {maatregel}",
    ]
    .choose(random)
    .copied()
    .unwrap_or("{zaak}");
    author.fill(template)
}

fn first_name(random: &mut XorShiftRng) -> &'static str {
    FIRST.choose(random).copied().unwrap_or("Pieter")
}
