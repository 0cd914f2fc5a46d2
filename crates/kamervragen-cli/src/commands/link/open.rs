//! What is still unanswered, per party and asker.
//!
//! ```text
//! Nieuw Verbond: 1 open
//!   El Amrani: 1 open
//!     2031-05-03   29 days  open       2031Z00417  meeuwen
//! ```

use std::collections::BTreeMap;
use std::fmt;

use kamervragen::{Date, Dossier, DossierState};

/// The matters that await an answer.
#[derive(Default)]
pub(super) struct OpenList {
    matters: Vec<Waiting>,
    /// By party, then by asker; a matter stands with each that asks.
    by_party: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

struct Waiting {
    submitted: Option<Date>,
    state: DossierState,
    id: String,
    subject: String,
}

impl OpenList {
    /// Takes the matter up in the list, if it is unanswered.
    pub(super) fn add(&mut self, dossier: &Dossier) {
        if !matches!(dossier.state, DossierState::Open | DossierState::Postponed) {
            return;
        }
        let index = self.matters.len();
        self.matters.push(Waiting {
            submitted: dossier.submitted,
            state: dossier.state,
            id: dossier.id().unwrap_or_default().to_owned(),
            subject: dossier.subject.clone().unwrap_or_default(),
        });
        let nobody = [("(no party)".to_owned(), "(nobody named)".to_owned())];
        let askers = dossier.askers.iter().map(|asker| {
            (asker.party.clone().unwrap_or_else(|| "(no party)".to_owned()), asker.name.clone())
        });
        let askers: Vec<_> = if dossier.askers.is_empty() { nobody.into() } else { askers.collect() };
        for (party, asker) in askers {
            let matters = self.by_party.entry(party).or_default().entry(asker).or_default();
            if matters.last() != Some(&index) {
                matters.push(index);
            }
        }
    }

    /// The list in words, with the days until `today`.
    pub(super) fn told(&self, today: Date) -> impl fmt::Display {
        Told { list: self, today }
    }
}

struct Told<'a> {
    list: &'a OpenList,
    today: Date,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let matters = &self.list.matters;
        for (party, askers) in &self.list.by_party {
            let mut of_party: Vec<usize> = askers.values().flatten().copied().collect();
            of_party.sort_unstable();
            of_party.dedup();
            writeln!(f, "{party}: {} open", of_party.len())?;
            for (asker, indices) in askers {
                writeln!(f, "  {asker}: {} open", indices.len())?;
                let mut waiting: Vec<&Waiting> = indices.iter().map(|&index| &matters[index]).collect();
                waiting.sort_by_key(|matter| (matter.submitted.is_none(), matter.submitted));
                for matter in waiting {
                    self.line(matter, f)?;
                }
            }
        }
        let postponed = matters.iter().filter(|matter| matter.state == DossierState::Postponed).count();
        writeln!(f, "{} without an answer on {}, {postponed} of them postponed", matters.len(), self.today)
    }
}

impl Told<'_> {
    fn line(&self, matter: &Waiting, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = matter.submitted.and_then(|day| Some(day.until(self.today).ok()?.get_days()));
        let day = matter.submitted.map_or_else(|| "(no day)".to_owned(), |day| day.to_string());
        let days = days.map_or_else(String::new, |days| format!("{days} days"));
        writeln!(
            f,
            "    {day:<10} {days:>9}  {:<9}  {}  {}",
            matter.state.as_str(),
            matter.id,
            matter.subject
        )
    }
}
