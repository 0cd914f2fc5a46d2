//! The marks of footnotes in the text.
//!
//! An extractor may leave a mark raised (`<sup>1</sup>`), in brackets (`[1 ]`), in parentheses, glued to a word or a
//! question mark (`?1`), alone on the next line (`1`), or at its start (`2 en is`). The same digits are far more often
//! something else: `11e`, `Natura2000`, `m3`, a year, an amount. The shape gives each candidate a weight; the sequence
//! decides: see [`chain`](super::chain).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::block::BlockKind;

use super::chain::{Candidate, heaviest};
use super::notes::{Definition, Shape};
use super::rows::{Row, Slice};

/// A note mark in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) number: String,
    /// The digits.
    pub(crate) at: Slice,
    /// What is taken out of the text with them: brackets too.
    pub(crate) cut: Range<usize>,
}

/// A number that may be a mark.
struct Found {
    number: u32,
    row: usize,
    page: usize,
    at: Range<usize>,
    cut: Range<usize>,
    weight: i64,
    /// The form states it: raised or in brackets.
    explicit: bool,
}

/// The weight from which a candidate may be a mark where no definition speaks for it.
const STRONG: i64 = 8;
const FAIR: i64 = 5;

/// Finds the marks in the text that `slices` make up, in order.
pub(crate) fn find(rows: &[Row<'_>], slices: &[Slice], definitions: &[Definition]) -> Vec<Mark> {
    let notes = Notes::new(rows, definitions);
    let mut stated = Vec::new();
    let mut found = Vec::new();
    let mut before: Option<&Slice> = None;
    for slice in slices {
        let row = &rows[slice.row];
        let first = found.len();
        explicit(row, slice, &mut found, &mut stated);
        if notes.typed.parentheses {
            parenthesised(row.text(), slice, &mut found);
        }
        if notes.typed.bare && !matches!(row.kind, BlockKind::Image { .. }) {
            let follows = before.is_some_and(|before| before.row < slice.row);
            Scan { text: row.text(), slice, notes: &notes, found: &mut found }.bare(follows);
        }
        found[first..].iter_mut().for_each(|found| found.page = row.page);
        before = Some(slice);
    }
    if notes.prefers_explicit && found.iter().any(|found| found.explicit) {
        found.retain(|found| found.explicit);
    }
    found.sort_by_key(|found| (found.row, found.at.start, !found.explicit));
    found.dedup_by(|later, earlier| later.row == earlier.row && later.at.start < earlier.at.end);
    found.retain(|found| notes.knows(found.number) || found.explicit || notes.pages.is_empty());
    let chosen = notes.choose(&found);
    let mut marks: Vec<Mark> = found
        .into_iter()
        .zip(chosen)
        .filter(|(_, chosen)| *chosen)
        .map(|(found, _)| Mark {
            number: found.number.to_string(),
            at: Slice { row: found.row, at: found.at },
            cut: found.cut,
        })
        .collect();
    marks.extend(stated);
    marks.sort_by_key(|mark| (mark.at.row, mark.at.at.start));
    close_up(rows, &mut marks);
    marks
}

/// Takes out of the text what stood only for the marks: the comma in `?1, 2`, the space before ` (1)?`.
fn close_up(rows: &[Row<'_>], marks: &mut [Mark]) {
    for index in 0..marks.len() {
        let (before, rest) = marks.split_at_mut(index);
        let mark = &mut rest[0];
        let text = rows[mark.at.row].text();
        if let Some(last) =
            before.last().filter(|last| last.at.row == mark.at.row && last.cut.end <= mark.cut.start)
        {
            let between = &text[last.cut.end..mark.cut.start];
            if between.chars().all(|sign| sign.is_whitespace() || matches!(sign, ',' | ';')) {
                mark.cut.start = last.cut.end;
                continue;
            }
        }
        let words = text[..mark.cut.start].trim_end();
        let follows = text[mark.cut.end..].chars().next();
        let closes = follows.is_none_or(|sign| sign.is_whitespace() || is_closing(sign));
        if closes && !words.is_empty() {
            mark.cut.start = words.len();
        }
    }
}

fn is_closing(sign: char) -> bool {
    matches!(sign, ',' | '.' | ';' | ':' | '?' | '!' | ')' | '»' | '”')
}

/// What the definitions tell about the marks to look for.
struct Notes {
    /// For each number that is defined, the rows and pages of its definitions.
    pages: HashMap<u32, (usize, usize)>,
    typed: Typed,
    /// Whether marks in brackets or raised, once there is one, exclude bare digits.
    prefers_explicit: bool,
}

/// The shapes of marks that go with the shapes of the definitions.
struct Typed {
    bare: bool,
    parentheses: bool,
}

impl Notes {
    fn new(rows: &[Row<'_>], definitions: &[Definition]) -> Self {
        let shapes: HashSet<u8> = definitions.iter().map(|definition| definition.shape as u8).collect();
        let has = |shape: Shape| shapes.contains(&(shape as u8));
        let bare = [Shape::Glued, Shape::Spaced, Shape::Alone, Shape::Page].into_iter().any(has);
        let mut pages = HashMap::new();
        for definition in definitions {
            let row = definition.mark.row;
            if let Ok(number) = definition.number.parse() {
                pages.entry(number).or_insert((row, rows[row].page));
            }
        }
        Self {
            pages,
            typed: Typed {
                bare: bare || definitions.is_empty(),
                parentheses: has(Shape::Parenthesised) || has(Shape::HalfParenthesis),
            },
            prefers_explicit: !definitions
                .iter()
                .any(|definition| matches!(definition.shape, Shape::Glued | Shape::Alone | Shape::Page)),
        }
    }

    fn knows(&self, number: u32) -> bool {
        self.pages.contains_key(&number)
    }

    /// Which of the candidates, in the order of the text, are marks.
    fn choose(&self, found: &[Found]) -> Vec<bool> {
        let weighed: Vec<_> =
            found.iter().map(|found| Candidate { number: found.number, weight: self.weigh(found) }).collect();
        let mut chosen = vec![false; found.len()];
        let chain = heaviest(&weighed);
        let trusted = !self.pages.is_empty()
            || chain.first().is_some_and(|&first| {
                found[first].explicit || (found[first].number == 1 && found[first].weight >= STRONG)
            });
        for index in chain {
            chosen[index] = found[index].explicit || trusted;
        }
        // A note may be marked a second time where the form says so.
        for (index, found) in found.iter().enumerate() {
            chosen[index] |= found.explicit && self.knows(found.number);
        }
        chosen
    }

    /// A mark stands on the page of its note, and before it.
    fn weigh(&self, found: &Found) -> i64 {
        match self.pages.get(&found.number) {
            None if found.explicit => found.weight,
            // Without definitions only clear shapes count.
            None if found.weight >= FAIR => found.weight,
            None => -100,
            Some(&(row, _)) if found.row > row && !found.explicit => found.weight - 6,
            Some(&(_, page)) if found.page == page => found.weight + 4,
            Some(_) => found.weight,
        }
    }
}

/// Raised digits, digits in brackets, and marks that the form states.
fn explicit(row: &Row<'_>, slice: &Slice, found: &mut Vec<Found>, stated: &mut Vec<Mark>) {
    let text = row.text();
    for (at, piece) in row.pieces(slice.at.clone()) {
        if piece.style.mark {
            let mark = Slice { row: slice.row, at: at.clone() };
            stated.push(Mark { number: text[at.clone()].to_owned(), at: mark, cut: at });
        } else if piece.style.superscript && !is_power(&text[..at.start]) {
            digits_of(text, at.clone(), at, slice.row, 12, found);
        }
    }
    let bytes = text.as_bytes();
    for open in memchr::memchr_iter(b'[', &bytes[slice.at.clone()]) {
        let open = slice.at.start + open;
        let inner = bytes[open + 1..slice.at.end].iter();
        let len = inner.take_while(|byte| matches!(byte, b'0'..=b'9' | b',' | b' ')).count();
        let close = open + 1 + len;
        if len > 0 && bytes.get(close) == Some(&b']') && close < slice.at.end {
            digits_of(text, open + 1..close, open..close + 1, slice.row, 10, found);
        }
    }
}

/// `m<sup>2</sup>`, `km<sup>3</sup>`
fn is_power(before: &str) -> bool {
    let unit = before.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    matches!(unit, "m" | "km" | "cm" | "mm" | "dm")
}

/// The numbers in `at`, where nothing stands but digits, commas and spaces; `cut` goes out of the text with them.
fn digits_of(
    text: &str,
    at: Range<usize>,
    cut: Range<usize>,
    row: usize,
    weight: i64,
    found: &mut Vec<Found>,
) {
    let words = &text[at.clone()];
    if !words
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | ';' | ')') || sign.is_whitespace())
    {
        return;
    }
    let mut from = cut.start;
    let first = found.len();
    for (start, end) in digit_runs(words) {
        let (start, end) = (at.start + start, at.start + end);
        let Some(number) = text[start..end].parse().ok().filter(|number| (1..=999).contains(number)) else {
            continue;
        };
        found.push(Found { number, row, page: 0, at: start..end, cut: from..end, weight, explicit: true });
        from = end;
    }
    if let Some(last) = found[first..].last_mut() {
        last.cut.end = cut.end;
    }
}

fn digit_runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        at = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some((start, at))
    })
}

/// `(1)`, and `1)` without an opening parenthesis.
fn parenthesised(text: &str, slice: &Slice, found: &mut Vec<Found>) {
    let words = &text[slice.at.clone()];
    for (start, end) in digit_runs(words) {
        if end - start > 3 || !words[end..].starts_with(')') {
            continue;
        }
        let before = words[..start].chars().next_back();
        let opened = before == Some('(');
        if !opened
            && before.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '/' | ',' | ':'))
        {
            continue;
        }
        let Ok(number) = words[start..end].parse() else { continue };
        let offset = slice.at.start;
        let cut = offset + start - usize::from(opened)..offset + end + 1;
        let at = offset + start..offset + end;
        found.push(Found { number, row: slice.row, page: 0, at, cut, weight: STRONG, explicit: false });
    }
}

/// Looks for bare digits in a slice.
struct Scan<'t, 'f> {
    text: &'t str,
    slice: &'t Slice,
    notes: &'t Notes,
    found: &'f mut Vec<Found>,
}

impl Scan<'_, '_> {
    /// `follows`: whether the slice goes on where a row above it stopped.
    fn bare(&mut self, follows: bool) {
        let words = &self.text[self.slice.at.clone()];
        if follows && self.alone(words) {
            return;
        }
        let mut last: Option<(u32, usize)> = None;
        for (start, token) in tokens(words) {
            if !token.bytes().any(|byte| byte.is_ascii_digit())
                || token.contains("://")
                || token.starts_with("www.")
            {
                last = None;
                continue;
            }
            for (from, to) in digit_runs(token) {
                let run = Run { token, from, to };
                let number = run.number();
                let continues = number.zip(last).is_some_and(|(number, (last, end))| {
                    number == last + 1 && words[end..start + from].trim_matches([',', ' ']).is_empty()
                });
                let weight = match number {
                    _ if start == 0 && from == 0 && follows => run.weight_at_row_start(&words[to..]),
                    Some(_) if continues && run.may_end() => 7,
                    Some(number) if from == 0 && start > 0 && self.notes.knows(number) => {
                        run.weight_between(&words[..start], &words[start + to..])
                    }
                    _ if from == 0 => 0,
                    Some(_) => run.weight(),
                    None => 0,
                };
                if let Some(number) = number.filter(|_| weight > 0) {
                    self.push(number, start + from..start + to, weight);
                    last = Some((number, start + to));
                } else if number.is_none() {
                    self.glued_to_amount(&run, start);
                    self.glued_to_year(&run, start);
                }
            }
        }
    }

    fn push(&mut self, number: u32, at: Range<usize>, weight: i64) {
        let at = self.slice.at.start + at.start..self.slice.at.start + at.end;
        self.found.push(Found {
            number,
            row: self.slice.row,
            page: 0,
            cut: at.clone(),
            at,
            weight,
            explicit: false,
        });
    }

    /// A row that holds nothing but marks: `1`, `2 3`, `2, 3`, `2.`
    fn alone(&mut self, words: &str) -> bool {
        let is_sign =
            |sign: char| sign.is_whitespace() || matches!(sign, ',' | '.' | ';' | ':' | '?' | ')' | '»');
        let runs: Vec<_> = digit_runs(words).collect();
        if runs.is_empty() || !words.chars().all(|sign| sign.is_ascii_digit() || is_sign(sign)) {
            return false;
        }
        let numbers: Vec<Option<u32>> =
            runs.iter().map(|&(from, to)| Run { token: words, from, to }.number()).collect();
        let rising = numbers.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if *b == a + 1));
        let marks = rising && numbers.iter().all(Option::is_some);
        if marks {
            for ((from, to), number) in runs.into_iter().zip(numbers.into_iter().flatten()) {
                self.push(number, from..to, 9);
            }
        }
        marks
    }

    /// `de strategie 2022–202813`: a mark glued to a year.
    fn glued_to_year(&mut self, run: &Run<'_>, start: usize) {
        const YEAR: usize = 4;
        let digits = &run.token[run.from..run.to];
        let number = digits
            .get(YEAR..)
            .filter(|rest| (1..=2).contains(&rest.len()))
            .and_then(|rest| rest.parse().ok());
        if let Some(number) = number.filter(|number| self.notes.knows(*number) && run.may_end())
            && (digits.starts_with("19") || digits.starts_with("20"))
        {
            self.push(number, start + run.from + YEAR..start + run.to, 2);
        }
    }

    /// `Mbo5613 495 563`: a mark between a word and an amount, in the row of a table. Only a note that nothing else
    /// marks wins with so little.
    fn glued_to_amount(&mut self, run: &Run<'_>, start: usize) {
        if !run.before().is_some_and(char::is_lowercase) {
            return;
        }
        for len in 1..=2.min(run.to - run.from) {
            let number = run.token[run.from..run.from + len].parse().ok();
            if let Some(number) = number.filter(|number| self.notes.knows(*number)) {
                self.push(number, start + run.from..start + run.from + len, 1);
            }
        }
    }
}

/// Words parted by white space, with their offsets.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let token = text[start..].split(char::is_whitespace).next().filter(|token| !token.is_empty())?;
        at = start + token.len();
        Some((start, token))
    })
}

/// A run of digits in a word.
struct Run<'t> {
    token: &'t str,
    from: usize,
    to: usize,
}

impl Run<'_> {
    /// The number, where the run is short enough to be one of a note.
    fn number(&self) -> Option<u32> {
        let digits = &self.token[self.from..self.to];
        let plain = digits.len() <= 3 && !digits.starts_with('0');
        digits.parse().ok().filter(|_| plain)
    }

    fn before(&self) -> Option<char> {
        self.token[..self.from].chars().next_back()
    }

    /// Whether what follows the digits in the word may follow a mark: nothing, or punctuation that is not a decimal.
    fn may_end(&self) -> bool {
        let mut after = self.token[self.to..].chars();
        match after.next() {
            None => true,
            Some(',' | '.' | ':') => !after.next().is_some_and(|sign| sign.is_ascii_digit()),
            Some(sign) => matches!(sign, ';' | ')' | '?' | '!' | '»' | '”' | '’' | '"' | '…' | '–'),
        }
    }

    /// What the signs around the digits say, for digits inside or at the end of a word.
    fn weight(&self) -> i64 {
        let Some(before) = self.before() else { return 0 };
        let ends = self.may_end();
        // `gesproken.3Toekomstige`: the next sentence is glued to the mark.
        let sentence =
            self.token[self.to..].starts_with(|sign: char| sign.is_uppercase() || matches!(sign, '«' | '“'));
        match before {
            '?' | '»' | '”' | '"' | ')' | '!' | '…' | ';' | '%' if ends => 8,
            '?' | '»' | '”' | ')' | '!' if sentence => 7,
            '’' | '\'' if ends && self.from > before.len_utf8() => 6,
            '.' | ':' if ends || sentence => self.weight_after_stop(),
            // `bouw en mobiliteit,7 onder meer`
            ',' if ends && self.token[..self.from - 1].ends_with(char::is_alphabetic) => 6,
            before if before.is_alphabetic() && ends => self.weight_after_word(),
            _ => 0,
        }
    }

    /// `keten.2` is a mark, `nr.2` is not.
    fn weight_after_stop(&self) -> i64 {
        let word = self.token[..self.from].trim_end_matches(['.', ':']);
        let letters = word.chars().rev().take_while(|sign| sign.is_alphabetic()).count();
        let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
        match letters {
            _ if word.ends_with([')', '»', '”', '%']) => 8,
            // `in 2025.2`: four digits before the stop are a year rather than an amount.
            0 if digits == 4 => FAIR,
            1..=3 if !ABBREVIATIONS.contains(&word.rsplit(['.', '(', '/']).next().unwrap_or_default()) => 4,
            0..=3 => 0,
            _ => 8,
        }
    }

    /// `organisaties2` is a mark; `m3`, `CO2`, `A4`, `Q1` hardly.
    fn weight_after_word(&self) -> i64 {
        let word = self.token[..self.from].chars().rev().take_while(|sign| sign.is_alphabetic());
        let (mut letters, mut capitals) = (0, 0);
        for letter in word {
            letters += 1;
            capitals += usize::from(letter.is_uppercase());
        }
        match (letters, capitals) {
            (letters, capitals) if capitals == letters => 2,
            (0..=2, _) => 1,
            _ => FAIR,
        }
    }

    /// Between two words: some extractors set marks apart (`Zwarte Piet? 1 Bent u`). Amounts stand so as a rule, so it
    /// takes a stop before the digits, or a sign behind them that an amount would not have there.
    fn weight_between(&self, before: &str, after: &str) -> i64 {
        let before = before.trim_end();
        let next = after.trim_start();
        if before.ends_with(['.', '?', '»', '!']) && self.token[self.to..].starts_with(char::is_uppercase) {
            return 5;
        }
        if !self.may_end() || COUNTED.contains(&next.split_whitespace().next().unwrap_or_default()) {
            return 0;
        }
        if before.ends_with(['?', '»', '”', '!', ';']) || before.ends_with(").") {
            return 6;
        }
        let last = before.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        let year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        let ends = before.ends_with(|sign: char| sign.is_alphabetic() || matches!(sign, ')' | '.'));
        if BEFORE_NUMBERS.contains(&last) || !(ends || year) {
            return 0;
        }
        let sentence = next.starts_with(|sign: char| sign.is_uppercase() || matches!(sign, '«' | '“'));
        let stop = before.ends_with('.') && (sentence || next.is_empty());
        if stop || next.starts_with([',', ';', ')', '.']) {
            return 5;
        }
        let word = last.len() >= 3 && last.chars().all(char::is_alphabetic);
        i64::from((word || year) && !next.starts_with(['%', '°', '€']))
    }

    /// At the start of a row that goes on: the mark of the row above (`2 en is het plan`), or an amount (`2 weken`).
    fn weight_at_row_start(&self, after: &str) -> i64 {
        if self.number().is_none() {
            return 0;
        }
        if self.to < self.token.len() {
            // `3Toekomstige`: the next sentence is glued to the mark.
            let sentence = self.token[self.to..].starts_with(char::is_uppercase);
            return if self.may_end() { 6 } else { 4 * i64::from(sentence) };
        }
        let next = after.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ',']);
        if COUNTED.contains(&next) { 1 } else { 4 }
    }
}

/// Words with a stop that stand before numbers.
const ABBREVIATIONS: [&str; 20] = [
    "nr", "nrs", "art", "p", "pp", "pag", "blz", "no", "par", "lid", "hst", "h", "bl", "stb", "Stb", "vol",
    "fig", "tab", "v", "ca",
];

/// Words after which a number is a number.
const BEFORE_NUMBERS: [&str; 30] = [
    "vraag",
    "vragen",
    "antwoord",
    "antwoorden",
    "artikel",
    "artikelen",
    "paragraaf",
    "bijlage",
    "tabel",
    "figuur",
    "hoofdstuk",
    "lid",
    "punt",
    "fase",
    "stap",
    "deel",
    "categorie",
    "niveau",
    "groep",
    "klasse",
    "nummer",
    "pagina",
    "van",
    "met",
    "tot",
    "circa",
    "ongeveer",
    "ruim",
    "bijna",
    "memo",
];

/// Words that follow an amount at the start of a line.
pub(crate) const COUNTED: [&str; 38] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "miljoen",
    "miljard",
    "duizend",
    "procent",
    "procentpunt",
    "euro",
    "cent",
    "dagen",
    "weken",
    "week",
    "maanden",
    "maand",
    "jaar",
    "uur",
    "uren",
    "minuten",
    "keer",
    "maal",
    "personen",
    "mensen",
    "kinderen",
    "gemeenten",
    "km",
    "m2",
    "m3",
    "%",
];
