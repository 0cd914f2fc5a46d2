//! A paper set in lines on pages, as it is printed: notes stand at the foot of the page of their mark.

use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

use crate::paper::{Block, Item, Note, NoteRun, Paper, PaperKind, Part, PartRole, Run};
use crate::sentence;

/// How wide words and lines are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// How wide words are.
    pub(super) of: fn(&str) -> f64,
    /// How wide marks are that stand side by side.
    pub(super) of_marks: fn(&[u32]) -> f64,
    /// How wide the column is.
    pub(super) column: f64,
    /// How wide the lines of notes are, in the measure of the text.
    pub(super) notes: f64,
}

impl Measure {
    /// By letters: where lines end in print can't be told from an extracted text.
    pub(super) const LETTERS: Self = Self {
        of: |words| words.chars().count() as f64,
        of_marks: |marks| marks.len() as f64,
        column: 80.0,
        notes: 94.0,
    };
}

/// How many lines a page holds.
const HEIGHT: usize = 46;

/// What stands on a page, without its foot.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) body: Vec<Line>,
    pub(super) notes: Vec<SetNote>,
}

/// A line of print.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) set: Set,
    pub(super) pieces: Vec<Piece>,
    /// Whether a paragraph, an item or a row ends with it.
    pub(super) is_last: bool,
}

impl Line {
    /// Whether one can tell on the next page if the paragraph goes on: it does where a sentence stops in a full line, and
    /// does not below a short line. A sentence that ends with a full line looks the same at both.
    fn can_end_page(&self, measure: Measure) -> bool {
        let words = self.pieces.iter().rev().find_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            Piece::Marks(_) => None,
        });
        let width: f64 = self.pieces.iter().map(|piece| piece.width(measure)).sum();
        let is_full = width > measure.column * 0.85;
        let ends = words.is_some_and(|words| words.ends_with(['.', '?', '!', '»', ':', ';']));
        if self.is_last { !is_full } else { is_full && !ends }
    }
}

/// What a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Set {
    /// A sentence of the head.
    Head,
    /// "Vraag 3".
    Label,
    /// Running text.
    #[default]
    Text,
    /// A row of a table.
    Row,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words.
    Words(String),
    /// The marks of notes that stand side by side.
    Marks(Vec<u32>),
}

impl Piece {
    fn width(&self, measure: Measure) -> f64 {
        match self {
            Self::Words(words) => (measure.of)(words),
            Self::Marks(marks) => (measure.of_marks)(marks),
        }
    }
}

/// A note in lines.
#[derive(Debug)]
pub(super) struct SetNote {
    pub(super) number: u32,
    pub(super) lines: Vec<String>,
}

/// The pages of a paper.
pub(super) fn pages(paper: &Paper, measure: Measure) -> Vec<Page> {
    // The id names the paper, so that the same paper breaks its lines at the same places in every form.
    let seed = paper.id.bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut setter = Setter { random: XorShiftRng::seed_from_u64(seed), lines: Vec::new(), measure };
    for pieces in head(paper) {
        setter.paragraph(Set::Head, vec![Piece::Words(sentence::words(&pieces))]);
    }
    for part in &paper.parts {
        setter.part(part);
    }
    break_pages(&setter.lines, &paper.notes(), measure, &mut setter.random)
}

/// The sentences of a head.
pub(super) fn head(paper: &Paper) -> Vec<Vec<sentence::Piece>> {
    let reply = paper.head.reply.as_ref();
    let reply = reply.map(|reply| sentence::reply(reply, paper.kind == PaperKind::Postponement));
    [Some(sentence::questions(&paper.head)), reply].into_iter().flatten().collect()
}

/// The label of a part as printed.
pub(super) fn label(role: &PartRole) -> String {
    match role {
        PartRole::Question(label) => format!("Vraag {}", label.printed),
        PartRole::Answer(label) => format!("Antwoord {}", label.printed),
        PartRole::Postponement => "Mededeling".to_owned(),
        PartRole::Explanation => "Toelichting:".to_owned(),
    }
}

struct Setter {
    random: XorShiftRng,
    lines: Vec<Line>,
    measure: Measure,
}

impl Setter {
    fn part(&mut self, part: &Part) {
        self.lines.push(Line {
            set: Set::Label,
            pieces: vec![Piece::Words(label(&part.role))],
            is_last: true,
        });
        for block in &part.blocks {
            match block {
                Block::Paragraph(runs) => self.paragraph(Set::Text, pieces(runs)),
                Block::List(items) => self.items(items),
                Block::Table(rows) => {
                    for row in rows {
                        self.paragraph(Set::Row, vec![Piece::Words(row.join(" "))]);
                    }
                }
            }
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            let mut line = vec![Piece::Words(format!("{} ", item.mark))];
            line.extend(pieces(&item.runs));
            self.paragraph(Set::Text, line);
            self.items(&item.inner);
        }
    }

    fn paragraph(&mut self, set: Set, pieces: Vec<Piece>) {
        let mut lines = wrap(pieces, self.measure.column, self.measure, set != Set::Head, &mut self.random);
        if let Some(last) = lines.last_mut() {
            last.is_last = true;
        }
        self.lines.extend(lines.into_iter().map(|line| Line { set, ..line }));
    }
}

fn pieces(runs: &[Run]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for run in runs {
        match run {
            Run::Text(words) | Run::Italic(words) => push_words(&mut pieces, words),
            Run::Reference(reference) => push_words(&mut pieces, &reference.text),
            Run::Note(Note { number, .. }) | Run::NoteAgain { number, .. } => match pieces.last_mut() {
                Some(Piece::Marks(marks)) => marks.push(*number),
                _ => pieces.push(Piece::Marks(vec![*number])),
            },
        }
    }
    pieces
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        Some(Piece::Words(before)) => before.push_str(words),
        _ => pieces.push(Piece::Words(words.to_owned())),
    }
}

/// Breaks pieces into lines at spaces, now and then inside a word.
fn wrap(
    pieces: Vec<Piece>,
    width: f64,
    measure: Measure,
    cuts_words: bool,
    random: &mut XorShiftRng,
) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let mut used = 0.0;
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let Piece::Words(words) = piece else {
            used += piece.width(measure);
            if let Some(line) = lines.last_mut() {
                line.pieces.push(piece);
            }
            continue;
        };
        // Marks stand on the line of their word.
        let marks = match pieces.peek() {
            Some(Piece::Marks(marks)) => (measure.of_marks)(marks),
            _ => 0.0,
        };
        let last = words.trim_end_matches(' ').rfind(' ').map_or(0, |space| space + 1);
        let mut at = 0;
        for word in words.split_inclusive(' ') {
            let begins = at;
            at += word.len();
            let length = (measure.of)(word.trim_end()) + if begins == last { marks } else { 0.0 };
            if used > 0.0 && used + length > width {
                let at = if cuts_words && random.random_bool(0.25) {
                    cut(word, width - used - (measure.of)("-"), measure)
                } else {
                    None
                };
                if let (Some(at), Some(line)) = (at, lines.last_mut()) {
                    push_words(&mut line.pieces, &format!("{}-", &word[..at]));
                    lines.push(Line { pieces: vec![Piece::Words(word[at..].to_owned())], ..Line::default() });
                    used = (measure.of)(&word[at..]);
                    continue;
                }
                lines.push(Line::default());
                used = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                push_words(&mut line.pieces, word);
                used += (measure.of)(word);
            }
        }
    }
    for line in &mut lines {
        if let Some(Piece::Words(words)) = line.pieces.last_mut() {
            words.truncate(words.trim_end().len());
        }
    }
    lines
}

/// Where a word may be cut: between small letters, four of them before and after, so that a hyphen there is one of the
/// line end and no other.
fn cut(word: &str, room: f64, measure: Measure) -> Option<usize> {
    let letters = word.trim_end_matches(|letter: char| !letter.is_ascii_lowercase());
    let is_plain = letters.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut places = (4..letters.len().saturating_sub(3)).rev();
    if is_plain { places.find(|&at| (measure.of)(&word[..at]) <= room) } else { None }
}

/// Puts lines on pages, each note on the page of its first mark.
fn break_pages(lines: &[Line], notes: &[&Note], measure: Measure, random: &mut XorShiftRng) -> Vec<Page> {
    let mut pages = vec![Page::default()];
    // The masthead and the foot of the first page.
    let mut used = 12;
    let mut lines = lines.iter().peekable();
    let mut next_note = 0;
    while let Some(line) = lines.next() {
        let mut set: Vec<SetNote> = Vec::new();
        for piece in &line.pieces {
            let Piece::Marks(marks) = piece else { continue };
            for mark in marks {
                if *mark as usize == next_note + 1 {
                    set.push(set_note(notes[next_note], measure, random));
                    next_note += 1;
                }
            }
        }
        let height = 1 + set.iter().map(|note| note.lines.len()).sum::<usize>();
        // A label stands on the page of what it is the label of, and a table on one page: in two it is two tables.
        let kept = match line.set {
            Set::Label => 2,
            Set::Row => lines.clone().take_while(|next| next.set == Set::Row).count(),
            Set::Head | Set::Text => 0,
        };
        let last = pages.last().and_then(|page| page.body.last());
        if used + height + kept > HEIGHT
            && lines.peek().is_some()
            && last.is_none_or(|last| last.can_end_page(measure))
        {
            pages.push(Page::default());
            used = 2;
        }
        used += height;
        if let Some(page) = pages.last_mut() {
            page.body.push(line.clone());
            page.notes.extend(set);
        }
    }
    pages
}

fn set_note(note: &Note, measure: Measure, random: &mut XorShiftRng) -> SetNote {
    // Paragraphs of a note run on.
    let words =
        note.paragraphs.iter().map(|runs| crate::truth::note_words(runs)).collect::<Vec<_>>().join(" ");
    // An address is broken where the line is full.
    let has_url = note.paragraphs.iter().flatten().any(|run| matches!(run, NoteRun::Url(_)));
    let lines = wrap(vec![Piece::Words(words)], measure.notes, measure, !has_url, random);
    let words = lines.into_iter().flat_map(|line| line.pieces).filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        Piece::Marks(_) => None,
    });
    SetNote { number: note.number, lines: words.collect() }
}
