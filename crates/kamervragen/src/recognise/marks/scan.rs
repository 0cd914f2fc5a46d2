//! Bare digits that may be marks, with the weight that the signs around them give.

use std::ops::Range;

use super::{FAIR, Found, Notes, Sign, digit_runs};
use crate::recognise::amounts::{abbreviates, announces, is_counted, is_unit, is_year, last_word};
use crate::recognise::rows::Slice;
use crate::stretches::{position, within};

/// Looks for bare digits in a slice.
pub(super) struct Scan<'t, 'f> {
    pub(super) text: &'t str,
    pub(super) slice: &'t Slice,
    pub(super) notes: &'t Notes,
    pub(super) found: &'f mut Vec<Found>,
}

impl Scan<'_, '_> {
    /// `above`: the row where the text stopped that goes on here.
    pub(super) fn bare(&mut self, above: Option<&str>) {
        let words = &self.text[self.slice.at.clone()];
        let follows = above.is_some();
        // `het antwoord op vraag`, and below it `2.`; `nr.`, and below it `3`: a mark only if nothing else marks its note.
        let announced = |above: &str| {
            announces(last_word(above)) || above.trim_end().strip_suffix('.').is_some_and(abbreviates)
        };
        let most = || if above.is_some_and(announced) { 1 } else { i64::MAX };
        if follows && self.alone(words, most) {
            return;
        }
        let mut last: Option<(u32, usize)> = None;
        for (start, token) in words_with_digits(words) {
            if token.starts_with("www.") || token.contains(':') && token.contains("://") {
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
                    // `zijn er twee:`, and below it `1. De sluis`: the sentence has its stop, so this one is of an item.
                    _ if start == 0 && from == 0 && above.is_some_and(ends_sentence) && run.is_item() => 0,
                    _ if start == 0 && from == 0 && follows => {
                        run.weight_at_row_start(&words[to..]).min(most())
                    }
                    Some(_) if continues && run.may_end() => 7,
                    Some(number) if from == 0 && start > 0 && self.notes.knows(number) => {
                        run.weight_between(&words[..start], &words[start + to..])
                    }
                    _ if from == 0 => 0,
                    // `ingezonden2 april 2031`: the space before a day is lost.
                    Some(_) if run.ends_token() && is_counted(words[start + to..].trim_start()) => {
                        run.weight().min(1)
                    }
                    Some(_) => run.weight(),
                    None => 0,
                };
                if !number.is_some_and(|number| self.notes.knows(number)) && self.glued_to_name(&run, start) {
                    last = None;
                } else if let Some(number) = number.filter(|_| weight > 0) {
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
        let (row, cut) = (self.slice.row, at.clone());
        self.found.push(Found { number, row, cut, at, weight, sign: Sign::Bare });
    }

    /// A row that holds nothing but marks: `1`, `2 3`, `2, 3`, `2.`
    fn alone(&mut self, words: &str, most: impl Fn() -> i64) -> bool {
        let is_sign =
            |sign: char| sign.is_whitespace() || matches!(sign, ',' | '.' | ';' | ':' | '?' | ')' | '»');
        if !words.chars().all(|sign| sign.is_ascii_digit() || is_sign(sign)) {
            return false;
        }
        let runs: Vec<_> = digit_runs(words).collect();
        let numbers: Vec<Option<u32>> =
            runs.iter().map(|&(from, to)| Run { token: words, from, to }.number()).collect();
        let rising = numbers.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if *b == a + 1));
        let marks = !runs.is_empty() && rising && numbers.iter().all(Option::is_some);
        if marks {
            for ((from, to), number) in runs.into_iter().zip(numbers.into_iter().flatten()) {
                self.push(number, from..to, most().min(9));
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
            && is_year(&digits[..YEAR])
        {
            self.push(number, start + run.from + YEAR..start + run.to, 2);
        }
    }

    /// `de norm NIS24`: a mark glued to a name that itself ends with a digit. Only a note that nothing else marks wins
    /// with so little.
    fn glued_to_name(&mut self, run: &Run<'_>, start: usize) -> bool {
        let capitals = run.token[..run.from].trim_end_matches('-').chars().rev();
        if capitals.take_while(|sign| sign.is_uppercase()).count() < 2 || !run.may_end() {
            return false;
        }
        for at in run.from + 1..run.to {
            let number = run.token[at..run.to].parse().ok();
            if let Some(number) = number.filter(|number| self.notes.knows(*number)) {
                self.push(number, start + at..start + run.to, 1);
                return true;
            }
        }
        false
    }

    /// `Mbo5613 495 563`: a mark between a word and an amount, in the row of a table. Only a note that nothing else
    /// marks wins with so little.
    fn glued_to_amount(&mut self, run: &Run<'_>, start: usize) {
        // `januari2036`: the space before a year is lost.
        if is_year(&run.token[run.from..run.to]) || !run.before().is_some_and(char::is_lowercase) {
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

/// Whether a sign may end words, as against an amount.
fn ends_words(sign: char) -> bool {
    sign.is_alphabetic() || matches!(sign, '”' | '»' | ')')
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', ':', ';', '?', '!'])
}

/// The words that hold a digit, with their offsets: most words hold none, and are passed over by their bytes.
fn words_with_digits(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let digit = at + position(&text.as_bytes()[at..], |bytes| within(bytes, b'0', b'9'))?;
        let start = at + word_start(&text[at..digit]);
        at = digit + word_end(&text[digit..]);
        Some((start, &text[start..at]))
    })
}

/// Where the last word of a text begins; most words are ASCII, and behind a plain space.
fn word_start(text: &str) -> usize {
    let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_graphic).count();
    if start == 0 || text.as_bytes()[start - 1] == b' ' {
        return start;
    }
    text[..start]
        .char_indices()
        .rev()
        .find(|(_, sign)| sign.is_whitespace())
        .map_or(0, |(at, sign)| at + sign.len_utf8())
}

/// Where the first word of a text ends.
fn word_end(text: &str) -> usize {
    let end = text.bytes().take_while(u8::is_ascii_graphic).count();
    match text.as_bytes().get(end) {
        None | Some(b' ') => end,
        Some(_) => text[end..].find(char::is_whitespace).map_or(text.len(), |len| end + len),
    }
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

    /// Whether the word is the number of an item: `2.`
    fn is_item(&self) -> bool {
        self.from == 0 && &self.token[self.to..] == "."
    }

    fn before(&self) -> Option<char> {
        self.token[..self.from].chars().next_back()
    }

    fn ends_token(&self) -> bool {
        self.to == self.token.len() && self.before().is_some_and(char::is_alphabetic)
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
            // `te maken:1. Alle sluizen`: an item of a list, the space before it is lost.
            '.' | ':' if self.token[self.to..].starts_with('.') => 0,
            '.' | ':' if ends || sentence => self.weight_after_stop(),
            // `bouw en mobiliteit,7 onder meer`, `de misdaad tegen de vrede”,4`
            ',' if ends && self.token[..self.from - 1].ends_with(ends_words) => 6,
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
            // `het antwoord op vraag 2.3`: a mark only if nothing else marks its note.
            0 if digits > 0 => 1,
            1..=3 if !abbreviates(word) => 4,
            0..=3 => 0,
            _ => 8,
        }
    }

    /// `organisaties2` and `mogelijk is2` are marks; `m3`, `CO2`, `A4`, `Q1` and `vraag2` hardly.
    fn weight_after_word(&self) -> i64 {
        let before = &self.token[..self.from];
        let word = before.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
        if announces(word) {
            return 1;
        }
        if word.chars().all(char::is_uppercase) {
            return 2;
        }
        match word.chars().count() {
            0..=1 => 1,
            2 if is_unit(word) => 1,
            2 => 3,
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
        if !self.may_end() || is_counted(next) {
            return 0;
        }
        if before.ends_with(['?', '»', '”', '!', ';']) || before.ends_with(").") {
            return 6;
        }
        let last = last_word(before);
        let year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        let ends = before.ends_with(|sign: char| sign.is_alphabetic() || matches!(sign, ')' | '.'));
        if announces(last) || !(ends || year) {
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
        if is_counted(next) { 1 } else { 4 }
    }
}
