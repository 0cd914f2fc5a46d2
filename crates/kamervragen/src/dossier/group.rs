//! Which documents are of one matter.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::card::{Accord, Card};
use crate::model::{DocumentKind, Evidence, Link};

use super::Matter;

/// A passage or head that more documents share does not tell which belong together ("Kunt u deze vragen afzonderlijk
/// beantwoorden?"); it still counts when two are compared.
const MANY: usize = 32;

/// Of the words of the questions, in thousands: so many in common make one matter of two documents with the same head.
const MOST: u32 = 600;

/// So many make it likely.
const SOME: u32 = 300;

/// So many make it likely even where the head has another day.
const NEARLY_ALL: u32 = 900;

/// The matters of the documents, in the order of their first documents.
pub(super) fn matters(cards: &[Card]) -> Vec<Matter> {
    let mut groups = Groups::new(cards);
    groups.by_number();
    groups.by_pointer();
    groups.by_words();
    groups.into_matters()
}

/// Documents that are joined step by step.
struct Groups<'c> {
    cards: &'c [Card],
    /// The document above each; a document above none is the root of its group, and its first document.
    above: Vec<usize>,
    /// The case numbers of each group, at its root.
    case_numbers: Vec<BTreeSet<&'c str>>,
    links: Vec<Link>,
}

impl<'c> Groups<'c> {
    fn new(cards: &'c [Card]) -> Self {
        let case_numbers = |card: &'c Card| card.case_numbers.iter().map(String::as_str).collect();
        Self {
            cards,
            above: (0..cards.len()).collect(),
            case_numbers: cards.iter().map(case_numbers).collect(),
            links: Vec::new(),
        }
    }

    fn root(&mut self, mut document: usize) -> usize {
        while self.above[document] != document {
            // Each step halves the way for the next who asks.
            self.above[document] = self.above[self.above[document]];
            document = self.above[document];
        }
        document
    }

    fn are_joined(&mut self, one: usize, other: usize) -> bool {
        self.root(one) == self.root(other)
    }

    fn join(&mut self, link: Link) {
        if let Some(to) = link.to {
            let (one, other) = (self.root(link.from), self.root(to));
            let (root, below) = (one.min(other), one.max(other));
            self.above[below] = root;
            let numbers = std::mem::take(&mut self.case_numbers[below]);
            self.case_numbers[root].extend(numbers);
        }
        self.links.push(link);
    }

    /// Two groups have each a case number, and none in common: they are different matters.
    fn are_apart(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        let (one, other) = (&self.case_numbers[one], &self.case_numbers[other]);
        !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
    }

    /// The same publication, the same case number.
    fn by_number(&mut self) {
        let cards = self.cards;
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (from, card) in cards.iter().enumerate() {
            let publication = card.publication_id.iter().map(|id| (Evidence::Publication, id));
            let cases = card.case_numbers.iter().map(|number| (Evidence::CaseNumber, number));
            for (by, value) in publication.chain(cases) {
                let to = *first.entry(value).or_insert(from);
                if to == from || (by == Evidence::CaseNumber && self.same_publication(from, to)) {
                    continue;
                }
                let doubtful =
                    card.askers_of(&cards[to]) == Accord::Differ || card.day_of(&cards[to]) == Accord::Differ;
                self.join(Link { from, to: Some(to), by, value: value.clone(), doubtful });
            }
        }
    }

    fn same_publication(&self, one: usize, other: usize) -> bool {
        let id = &self.cards[one].publication_id;
        id.is_some() && *id == self.cards[other].publication_id
    }

    /// One names the other, or both name a third that is not there.
    fn by_pointer(&mut self) {
        let cards = self.cards;
        let mut named: HashMap<&str, usize> = HashMap::new();
        for (index, card) in cards.iter().enumerate() {
            if let Some(id) = &card.publication_id {
                named.entry(id).or_insert(index);
            }
        }
        for (from, card) in cards.iter().enumerate() {
            for id in &card.see_also {
                let to = *named.entry(id).or_insert(from);
                if to == from || self.are_joined(from, to) {
                    continue;
                }
                let heads = [card.askers_of(&cards[to]), card.day_of(&cards[to])];
                let is_other_matter = heads.contains(&Accord::Differ) || self.are_apart(from, to);
                self.join(Link {
                    from,
                    to: (!is_other_matter).then_some(to),
                    by: Evidence::SeeAlso,
                    value: id.clone(),
                    doubtful: is_other_matter || !heads.contains(&Accord::Agree),
                });
            }
        }
    }

    /// The words of the questions, and the heads.
    ///
    /// The best pairs come first, since a document that fits one matter well may fit another somewhat.
    fn by_words(&mut self) {
        let index = Index::of(self.cards);
        let mut pairs: Vec<Pair> = Vec::new();
        for (one, other) in index.candidates(self.cards) {
            if !self.are_joined(one, other) && !self.are_apart(one, other) {
                pairs.extend(index.compare(self.cards, one, other));
            }
        }
        pairs
            .sort_by_key(|pair| (pair.doubtful, !pair.heads_agree, Reverse(pair.shared), pair.from, pair.to));
        // The link by which a document came to its matter, with how well it fits.
        let mut came_by: HashMap<usize, (usize, u32)> = HashMap::new();
        for Pair { from, to, by, shared, doubtful, .. } in pairs {
            if self.are_joined(from, to) {
                continue;
            }
            if self.are_apart(from, to) {
                for document in [from, to] {
                    if let Some(&(link, fit)) = came_by.get(&document)
                        && fit == shared
                    {
                        self.links[link].doubtful = true;
                    }
                }
                continue;
            }
            for document in [from, to] {
                came_by.entry(document).or_insert((self.links.len(), shared));
            }
            let value = match by {
                Evidence::Head => "the same askers, day and subject".to_owned(),
                _ => format!("{} % of the words", shared / 10),
            };
            self.join(Link { from, to: Some(to), by, value, doubtful });
        }
    }

    fn into_matters(mut self) -> Vec<Matter> {
        let mut documents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for document in 0..self.cards.len() {
            documents.entry(self.root(document)).or_default().push(document);
        }
        let mut links: HashMap<usize, Vec<Link>> = HashMap::new();
        for link in std::mem::take(&mut self.links) {
            links.entry(self.root(link.from)).or_default().push(link);
        }
        let matter = |(root, mut documents): (usize, Vec<usize>)| {
            documents.sort_by_key(|&document| place(&self.cards[document], document));
            let position: HashMap<usize, usize> =
                documents.iter().enumerate().map(|(position, &document)| (document, position)).collect();
            let mut links = links.remove(&root).unwrap_or_default();
            for link in &mut links {
                link.from = position[&link.from];
                link.to = link.to.map(|to| position[&to]);
                // Both have it alike: it is told of the later one. A pointer stands in the document that has it.
                if let Some(to) = &mut link.to
                    && *to > link.from
                    && link.by != Evidence::SeeAlso
                {
                    std::mem::swap(to, &mut link.from);
                }
            }
            links.sort_by_key(|link| (link.from, link.to));
            Matter { documents, links }
        };
        documents.into_iter().map(matter).collect()
    }
}

/// The place of a document in its matter: questions first, then by day; those without a day after the others.
fn place(card: &Card, document: usize) -> impl Ord + use<> {
    let rank = match card.kind {
        DocumentKind::Questions | DocumentKind::OralQuestions => 0,
        DocumentKind::Postponement => 1,
        DocumentKind::Answers | DocumentKind::Combined => 2,
    };
    (rank > 0, card.date.is_none(), card.date, rank, document)
}

/// Two documents that may be of one matter.
struct Pair {
    from: usize,
    to: usize,
    by: Evidence,
    /// How much of their questions they share, in thousands.
    shared: u32,
    /// Whether the same members ask on the same day.
    heads_agree: bool,
    doubtful: bool,
}

/// Where passages and heads occur.
struct Index {
    passages: HashMap<u64, Places>,
    heads: HashMap<(u64, jiff::civil::Date), Places>,
    /// How much the passages of each document weigh together.
    weights: Vec<f64>,
}

/// The documents where something occurs: all are counted, the first are known.
#[derive(Default)]
struct Places {
    count: u32,
    first: Vec<usize>,
}

impl Places {
    fn add(&mut self, document: usize) {
        self.count += 1;
        if self.first.len() <= MANY {
            self.first.push(document);
        }
    }

    /// The documents before `document`, unless they are too many to tell anything.
    fn before(&self, document: usize) -> impl Iterator<Item = usize> {
        let telling = if self.first.len() <= MANY { &self.first[..] } else { &[] };
        telling.iter().copied().take_while(move |&other| other < document)
    }
}

impl Index {
    fn of(cards: &[Card]) -> Self {
        let mut index = Self { passages: HashMap::new(), heads: HashMap::new(), weights: Vec::new() };
        for (document, card) in cards.iter().enumerate() {
            for passage in &card.passages {
                index.passages.entry(passage.sum).or_default().add(document);
            }
            for head in heads(card) {
                index.heads.entry(head).or_default().add(document);
            }
        }
        index.weights = cards.iter().map(|card| index.weight(card, |_| true)).collect();
        index
    }

    /// How much those passages of a document weigh together: each its length, and the less the more documents have it.
    fn weight(&self, card: &Card, counts: impl Fn(u64) -> bool) -> f64 {
        let counted = card.passages.iter().filter(|passage| counts(passage.sum));
        counted.map(|passage| f64::from(passage.length) / f64::from(self.passages[&passage.sum].count)).sum()
    }

    /// The pairs of documents that have something telling in common, each once.
    fn candidates<'a>(&'a self, cards: &'a [Card]) -> impl Iterator<Item = (usize, usize)> + 'a {
        cards.iter().enumerate().flat_map(move |(document, card)| {
            let mut others: BTreeSet<usize> = BTreeSet::new();
            for passage in &card.passages {
                others.extend(self.passages[&passage.sum].before(document));
            }
            for head in heads(card) {
                others.extend(self.heads[&head].before(document));
            }
            others.into_iter().map(move |other| (document, other))
        })
    }

    fn compare(&self, cards: &[Card], from: usize, to: usize) -> Option<Pair> {
        let (one, other) = (&cards[from], &cards[to]);
        let shared = self.shared(cards, from, to);
        let same_subject = one.subject.is_some() && one.subject == other.subject;
        let is_silent = one.passages.is_empty() || other.passages.is_empty();
        let heads = (one.askers_of(other), one.day_of(other));
        let (by, doubtful) = match heads {
            (Accord::Agree, Accord::Agree) if shared >= MOST => (Evidence::Questions, false),
            (Accord::Agree, Accord::Agree) if same_subject => (Evidence::Head, !is_silent),
            (Accord::Agree, Accord::Agree) if shared >= SOME => (Evidence::Questions, true),
            (Accord::Agree, Accord::Differ) if shared >= NEARLY_ALL => (Evidence::Questions, true),
            (Accord::Differ, _) | (_, Accord::Differ) => return None,
            _ if shared >= MOST => (Evidence::Questions, true),
            _ => return None,
        };
        let heads_agree = heads == (Accord::Agree, Accord::Agree);
        Some(Pair { from, to, by, shared, heads_agree, doubtful })
    }

    /// How much of the questions of two documents is in both, in thousands of the longer.
    fn shared(&self, cards: &[Card], from: usize, to: usize) -> u32 {
        let others = &cards[to].passages;
        let is_in_other = |sum| others.binary_search_by_key(&sum, |passage| passage.sum).is_ok();
        let both = self.weight(&cards[from], is_in_other);
        let longer = self.weights[from].max(self.weights[to]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
        if longer > 0.0 { (both / longer * 1000.0).round() as u32 } else { 0 }
    }
}

/// Those who ask, each with the day.
fn heads(card: &Card) -> impl Iterator<Item = (u64, jiff::civil::Date)> {
    card.submitted.into_iter().flat_map(|day| card.askers.iter().map(move |&asker| (asker, day)))
}
