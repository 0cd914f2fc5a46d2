//! Questions and answers: sentences, notes, lists, tables.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

use super::references;
use crate::paper::{Block, Item, Note, NoteRun, Run};
use crate::words::names::{NEWSPAPERS, ORGANISATIONS, PLACES};
use crate::words::sentences::{
    ANSWER_LIST_OPENINGS, ANSWERS, ANSWERS_MORE, ITEMS, LIST_OPENINGS, QUESTIONS, QUESTIONS_MORE,
    TABLE_OPENINGS, THEMES, Theme,
};

/// Writes the texts of one matter: all about one theme.
pub(super) struct Author {
    random: XorShiftRng,
    theme: Theme,
    year: i16,
    notes: u32,
}

impl Author {
    pub(super) fn new(seed: u64, year: i16) -> Self {
        let mut random = XorShiftRng::seed_from_u64(seed);
        let theme = *THEMES.choose(&mut random).unwrap_or(&THEMES[0]);
        Self { random, theme, year, notes: 0 }
    }

    /// A template with its gaps filled.
    pub(super) fn fill(&mut self, template: &str) -> String {
        let mut text = String::with_capacity(template.len() * 2);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            let words = self.gap(gap);
            text.push_str(&words);
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn gap(&mut self, gap: &str) -> String {
        let (random, year) = (&mut self.random, self.year);
        match gap {
            "kop" => self.theme.headline.to_owned(),
            "groep" => self.theme.group.to_owned(),
            "zaak" => self.theme.matter.to_owned(),
            "maatregel" => self.theme.measure.to_owned(),
            "plaats" => pick(random, PLACES).to_owned(),
            "organisatie" => pick(random, ORGANISATIONS).to_owned(),
            "krant" => NEWSPAPERS.choose(random).map_or("", |(name, _)| name).to_owned(),
            "jaar" => (year - random.random_range(1..6_i16)).to_string(),
            "jaar2" => (year - random.random_range(6..9_i16)).to_string(),
            "jaar3" => (year + 1).to_string(),
            "aantal" | "aantal2" => match random.random_range(0..3_u32) {
                0 => random.random_range(3..1000_u32).to_string(),
                1 => format!("{}.{:03}", random.random_range(1..90_u32), random.random_range(0..1000_u32)),
                _ => format!("ruim {}00", random.random_range(2..20_u32)),
            },
            "procent" => match random.random_range(0..2_u32) {
                0 => format!("{} procent", random.random_range(3..98_u32)),
                _ => format!("{},{}%", random.random_range(1..98_u32), random.random_range(1..10_u32)),
            },
            "bedrag" => match random.random_range(0..3_u32) {
                0 => format!(
                    "{},{} miljard euro",
                    random.random_range(1..9_u32),
                    random.random_range(1..10_u32)
                ),
                1 => {
                    format!("€ {},{} miljoen", random.random_range(1..90_u32), random.random_range(1..10_u32))
                }
                _ => format!("€ {}.500", random.random_range(3..900_u32)),
            },
            other => unreachable!("a template names the gap {other:?}"),
        }
    }

    /// A question. The first one of a paper mostly asks whether something is known, and has a note.
    pub(super) fn question(&mut self, is_first: bool) -> Vec<Block> {
        let template = if is_first {
            QUESTIONS[self.random.random_range(0..2)]
        } else {
            pick(&mut self.random, QUESTIONS)
        };
        let sentence = self.fill(template);
        let mut runs = self.with_note(sentence, if is_first { 0.9 } else { 0.2 });
        if !is_first {
            for _ in 0..self.random.random_range(0..3_u32) {
                let sentence = self.random_sentence(QUESTIONS_MORE);
                runs.push(Run::Text(" ".to_owned()));
                runs.extend(self.with_note(sentence, 0.05));
            }
        }
        let mut blocks = vec![Block::Paragraph(runs)];
        if !is_first && self.random.random_bool(0.12) {
            let opening = self.random_sentence(LIST_OPENINGS);
            blocks.push(Block::Paragraph(vec![Run::Text(opening)]));
            blocks.push(self.list("?", false));
        }
        blocks
    }

    /// An answer.
    pub(super) fn answer(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let first = self.random_sentence(ANSWERS);
        blocks.push(Block::Paragraph(self.with_note(first, 0.12)));
        for _ in 0..self.random.random_range(0..4_u32) {
            let mut runs = Vec::new();
            for index in 0..self.random.random_range(1..4_u32) {
                // A paragraph that is a word or two long looks like the answer to the next question.
                let templates = if index == 0 { &ANSWERS[4..] } else { ANSWERS_MORE };
                if index > 0 {
                    runs.push(Run::Text(" ".to_owned()));
                }
                let sentence = self.random_sentence(templates);
                if self.random.random_bool(0.08) {
                    runs.extend(self.reference_sentence());
                } else {
                    runs.extend(self.with_note(sentence, 0.12));
                }
            }
            blocks.push(Block::Paragraph(runs));
        }
        if self.random.random_bool(0.12) {
            let opening = self.random_sentence(ANSWER_LIST_OPENINGS);
            blocks.push(Block::Paragraph(vec![Run::Text(opening)]));
            let is_nested = self.random.random_bool(0.2);
            blocks.push(self.list(".", is_nested));
        }
        if self.random.random_bool(0.06) {
            let opening = self.random_sentence(TABLE_OPENINGS);
            blocks.push(Block::Paragraph(vec![Run::Text(opening)]));
            blocks.push(self.table());
        }
        blocks
    }

    fn random_sentence(&mut self, templates: &[&'static str]) -> String {
        let template = pick(&mut self.random, templates);
        self.fill(template)
    }

    /// A sentence that names a publication in its running text.
    fn reference_sentence(&mut self) -> Vec<Run> {
        let reference = references::any(&mut self.random, self.year);
        vec![
            Run::Text("Ik verwijs hiervoor naar de brief van vorig jaar (".to_owned()),
            Run::Reference(reference),
            Run::Text(").".to_owned()),
        ]
    }

    /// A sentence with, by chance, a note behind it or before its last sign, or the mark of an earlier note.
    fn with_note(&mut self, sentence: String, chance: f64) -> Vec<Run> {
        let body = sentence.trim_end_matches(['.', '?']);
        // A mark behind a number cannot be told from it: `in 2031.3`.
        if body.ends_with(|last: char| last.is_ascii_digit()) || !self.random.random_bool(chance) {
            return if self.random.random_bool(0.02) && !sentence.contains('«') {
                Self::with_italic(sentence)
            } else {
                vec![Run::Text(sentence)]
            };
        }
        let mark = if self.notes > 0 && self.random.random_bool(0.05) {
            Run::NoteAgain { name: self.random.random_range(1..=self.notes), number: 0 }
        } else {
            Run::Note(self.note())
        };
        let is_word_end = body.ends_with(|last: char| last.is_alphabetic() || last == '»');
        if is_word_end && self.random.random_bool(0.3) {
            let end = sentence[body.len()..].to_owned();
            return vec![Run::Text(body.to_owned()), mark, Run::Text(end)];
        }
        vec![Run::Text(sentence), mark]
    }

    /// A sentence of which the second word is set in italic type.
    fn with_italic(sentence: String) -> Vec<Run> {
        let mut words = sentence.splitn(3, ' ');
        match (words.next(), words.next(), words.next()) {
            (Some(first), Some(second), Some(rest)) => {
                vec![
                    Run::Text(format!("{first} ")),
                    Run::Italic(second.to_owned()),
                    Run::Text(format!(" {rest}")),
                ]
            }
            _ => vec![Run::Text(sentence)],
        }
    }

    fn note(&mut self) -> Note {
        self.notes += 1;
        let mut paragraphs = vec![self.note_paragraph()];
        if self.random.random_bool(0.03) {
            paragraphs.push(vec![NoteRun::Text("De kosten zijn exclusief omzetbelasting.".to_owned())]);
        }
        Note { name: self.notes, number: 0, paragraphs }
    }

    fn note_paragraph(&mut self) -> Vec<NoteRun> {
        let (paper, host) = *NEWSPAPERS.choose(&mut self.random).unwrap_or(&NEWSPAPERS[0]);
        let day = format!(
            "{} {} {}",
            self.random.random_range(1..29_u32),
            pick(&mut self.random, &["januari", "maart", "mei", "juli", "oktober"]),
            self.year - 1
        );
        let path = format!(
            "https://{host}/{}/{}-{}",
            pick(&mut self.random, &["nieuws", "artikel", "binnenland", "2030/11/05"]),
            self.random.random_range(10_000..9_999_999_u32),
            self.theme.group.replace(' ', "-"),
        );
        let url = match self.random.random_range(0..3_u32) {
            0 => path,
            1 => format!("{path}?bron=rss&id={}", self.random.random_range(1..99_999_u32)),
            _ => format!("https://{host}/a/{}", self.random.random_range(1000..9_999_999_u32)),
        };
        match self.random.random_range(0..6_u32) {
            0 => vec![NoteRun::Url(url)],
            1 => {
                vec![NoteRun::Text(format!("{paper}, {day}, «{}», ", self.theme.headline)), NoteRun::Url(url)]
            }
            2 => vec![NoteRun::Text(format!("{paper}, {day}, «{}».", self.theme.headline))],
            3 | 4 => vec![
                NoteRun::Reference(references::any(&mut self.random, self.year)),
                NoteRun::Text(".".to_owned()),
            ],
            _ => {
                let organisation = pick(&mut self.random, ORGANISATIONS);
                vec![NoteRun::Text(format!("Zie ook het rapport van {organisation}, {day}."))]
            }
        }
    }

    fn list(&mut self, last: &str, is_nested: bool) -> Block {
        let count = self.random.random_range(2..=5_usize);
        let style = self.random.random_range(0..3_u32);
        let mut items: Vec<Item> = (0..count)
            .map(|index| {
                let words = self.random_sentence(ITEMS);
                let end = if index + 1 == count { last } else { ";" };
                let mark = match style {
                    0 => format!("{}.", char::from(b'a' + index as u8)),
                    1 => "–".to_owned(),
                    _ => format!("{}°", index + 1),
                };
                Item { mark, runs: vec![Run::Text(format!("{words}{end}"))], inner: Vec::new() }
            })
            .collect();
        if is_nested && style == 0 {
            items[0].inner = vec![
                Item {
                    mark: "–".to_owned(),
                    runs: vec![Run::Text("in het eerste jaar;".to_owned())],
                    inner: Vec::new(),
                },
                Item {
                    mark: "–".to_owned(),
                    runs: vec![Run::Text("in de jaren daarna;".to_owned())],
                    inner: Vec::new(),
                },
            ];
        }
        Block::List(items)
    }

    fn table(&mut self) -> Block {
        let places: Vec<&str> = PLACES.sample(&mut self.random, 3).copied().collect();
        let mut rows =
            vec![vec!["Regio".to_owned(), format!("{}", self.year - 2), format!("{}", self.year - 1)]];
        for place in places {
            rows.push(vec![
                place.to_owned(),
                self.random.random_range(10..999_u32).to_string(),
                self.random.random_range(10..999_u32).to_string(),
            ]);
        }
        Block::Table(rows)
    }
}

fn pick<'a>(random: &mut XorShiftRng, words: &[&'a str]) -> &'a str {
    words.choose(random).copied().unwrap_or_default()
}
