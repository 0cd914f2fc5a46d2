//! Labels: "Vraag 4 en 5", "Antwoord op vraag 3:", "Mededeling", "Toelichting:", "1.".
//!
//! A label word inside a sentence is common ("het antwoord op vraag 3"), so a label is a whole line, or is parted
//! from its text by a colon, or is glued to it by an extractor (`Vraag 3Klopt het`).

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::block::BlockKind;
use crate::fields::numbers::{Numbers, parse_numbers_prefix};
use crate::{Error, ErrorKind};

use super::chain::{Candidate, heaviest};
use super::rows::Row;

/// What a label opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelKind {
    Question,
    Answer,
    Postponement,
    Explanation,
    /// "Vragen:", "Antwoorden" above a whole list: it opens nothing by itself.
    Section,
}

/// A label at the start of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) kind: LabelKind,
    /// Missing for "Antwoord", "Mededeling", "Toelichting".
    pub(crate) numbers: Option<Numbers>,
    /// Where the words of the label begin: after a bullet (`• Vraag 1`).
    pub(crate) start: usize,
    /// Where the label ends and the text on the same row begins.
    pub(crate) end: usize,
    /// Whether something was left over that should have been part of the label.
    pub(crate) partly: bool,
}

impl Label {
    /// How many numbers it names.
    pub(crate) fn count(&self) -> usize {
        self.numbers.as_ref().map_or(0, |numbers| numbers.numbers.len())
    }
}

/// Parts rows that hold a question and its answer on one line: `Vraag 1: Kent u dit? Antwoord 1: Ja.`
pub(crate) fn part_inline_answers(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let answer = |row: &Row<'_>| inline_answer(row.text()).filter(|_| row.stated().is_none());
    let Some(first) = rows.iter().position(|row| answer(row).is_some()) else { return rows };
    let mut rows = rows.into_iter();
    let mut parted: Vec<_> = rows.by_ref().take(first).collect();
    for row in rows {
        match answer(&row) {
            Some(at) => {
                let (question, answer) = row.split_at(at);
                parted.extend([question, answer]);
            }
            None => parted.push(row),
        }
    }
    parted
}

/// `**Vraag 1** Kent u het bericht?`: the label is set apart from the text by its type.
fn styled_label(row: &Row<'_>) -> Option<Label> {
    let text = row.text();
    let set_apart =
        row.pieces(0..text.len()).take_while(|(_, piece)| piece.style.strong || piece.style.italic);
    let words = text[..set_apart.last()?.0.end].trim_end();
    word_label(words).filter(|label| label.end == words.len())
}

/// `Vraag 1` as the mark of a list item, as Word can count it.
fn item_label(row: &Row<'_>) -> Option<Label> {
    let BlockKind::Item { mark: Some(mark), .. } = row.kind() else { return None };
    let words = row.text().get(..*mark).filter(|_| row.opens)?;
    word_label(words).filter(|label| label.end == words.len())
}

const ANSWER: &str = " Antwoord";

/// Where the answer begins on a line that opens with the label of its question.
fn inline_answer(text: &str) -> Option<usize> {
    // Next to no line has one, and that is told sooner than what its label says.
    if !text[bullet(text)..].starts_with('V') || !text.contains(ANSWER) {
        return None;
    }
    let question =
        word_label(text).filter(|label| label.kind == LabelKind::Question && label.end < text.len())?;
    let at = question.end + text[question.end..].find(ANSWER)? + 1;
    let answer = word_label(&text[at..]).filter(|label| label.kind == LabelKind::Answer)?;
    (answer.numbers.is_none() || answer.numbers == question.numbers).then_some(at)
}

/// The label at the start of a row, by its word; `None` when the row does not begin with one.
#[inline]
pub(crate) fn word_label(text: &str) -> Option<Label> {
    // Most rows begin with another letter.
    match text.as_bytes().first()? {
        b'V' | b'A' | b'M' | b'T' => label_behind(text, 0),
        first if first.is_ascii_alphanumeric() => None,
        _ => label_behind(text, bullet(text)),
    }
}

fn label_behind(text: &str, start: usize) -> Option<Label> {
    let words = &text[start..];
    let label = match words.as_bytes().first()? {
        b'V' => question(words),
        b'A' => answer(words),
        b'M' => postponement(words),
        b'T' => explanation(words),
        _ => None,
    }?;
    Some(Label { start, end: start + label.end, ..label })
}

/// `• Vraag 1`, `- Vraag 1`, `* Vraag 1`
fn bullet(text: &str) -> usize {
    if text.starts_with(|sign: char| sign.is_ascii_alphanumeric()) {
        return 0;
    }
    let rest = text.trim_start_matches(['•', '-', '*', '·', '●', '‣', '▪']);
    if rest.len() == text.len() { 0 } else { text.len() - rest.trim_start().len() }
}

fn question(text: &str) -> Option<Label> {
    let (rest, plural) = match text.strip_prefix("Vraag").or_else(|| text.strip_prefix("VRAAG")) {
        Some(rest) => (rest, false),
        None => (text.strip_prefix("Vragen").or_else(|| text.strip_prefix("VRAGEN"))?, true),
    };
    if let Some(label) = numbered(text, rest, LabelKind::Question) {
        return Some(label);
    }
    let end = bare_end(text, rest, !plural)?;
    let kind = if plural { LabelKind::Section } else { LabelKind::Question };
    Some(Label { kind, numbers: None, start: 0, end, partly: false })
}

fn answer(text: &str) -> Option<Label> {
    let (rest, plural) = match text.strip_prefix("Antwoord").or_else(|| text.strip_prefix("ANTWOORD")) {
        Some(rest) => match rest.strip_prefix("en").or_else(|| rest.strip_prefix("EN")) {
            Some(rest) => (rest, true),
            None => (rest, false),
        },
        None => return None,
    };
    let to = past_words(rest, &["op", "bij"]);
    let to = past_words(to, &["de", "uw"]);
    let to = past_words(to, &["vragen", "vraag", "Vragen", "Vraag"]);
    if let Some(label) = numbered(text, to, LabelKind::Answer) {
        return Some(label);
    }
    let end = bare_end(text, rest, true)?;
    let kind = if plural && end == text.len() { LabelKind::Section } else { LabelKind::Answer };
    Some(Label { kind, numbers: None, start: 0, end, partly: false })
}

/// "Mededeling", and on an openkamer page "Mededeling - 3 februari 2031".
fn postponement(text: &str) -> Option<Label> {
    let rest = text.strip_prefix("Mededeling").or_else(|| text.strip_prefix("MEDEDELING"))?;
    let dated = rest.trim_start().strip_prefix(['-', '–']).map(str::trim_start);
    if let Some((_, len)) = dated.and_then(crate::fields::date::parse_date_prefix) {
        let end = text.len() - dated?.len() + len;
        return Some(Label { kind: LabelKind::Postponement, numbers: None, start: 0, end, partly: false });
    }
    let end = bare_end(text, rest, true)?;
    Some(Label { kind: LabelKind::Postponement, numbers: None, start: 0, end, partly: false })
}

fn explanation(text: &str) -> Option<Label> {
    let rest = text.strip_prefix("Toelichting").or_else(|| text.strip_prefix("TOELICHTING"))?;
    let end = bare_end(text, rest, true)?;
    Some(Label { kind: LabelKind::Explanation, numbers: None, start: 0, end, partly: false })
}

/// `rest` without the first of `words` that it begins with, and the space around it.
fn past_words<'t>(rest: &'t str, words: &[&str]) -> &'t str {
    let trimmed = rest.trim_start();
    words
        .iter()
        .find_map(|word| {
            trimmed.strip_prefix(word).filter(|rest| rest.starts_with(|c: char| !c.is_alphabetic()))
        })
        .unwrap_or(rest)
}

/// A label with numbers; `rest` is what follows its words.
fn numbered(text: &str, rest: &str, kind: LabelKind) -> Option<Label> {
    let trimmed = rest.trim_start();
    let (numbers, len) = parse_numbers_prefix(trimmed)?;
    let after = &trimmed[len..];
    let end = text.len() - after.len();
    let lettered = numbers.part.is_some();
    let label = |end, partly| Label { kind, numbers: Some(numbers), start: 0, end, partly };
    if after.trim().is_empty() {
        return Some(label(text.len(), false));
    }
    if let Some(text_after) = after.trim_start().strip_prefix(':') {
        return Some(label(text.len() - text_after.len(), false));
    }
    if after.trim() == "." {
        return Some(label(text.len(), false));
    }
    // `Vraag 3Klopt het`: the extractor lost the end of the line.
    if !lettered && after.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“')) {
        return Some(label(end, false));
    }
    // `Vraag 4 en 5 (gewijzigd)`: a short rest in parentheses belongs to the label.
    let rest = after.trim();
    (rest.starts_with('(') && rest.ends_with(')') && rest.len() <= 40).then(|| label(text.len(), true))
}

/// Where a label without numbers ends: at the end of the row, or at a colon.
fn bare_end(text: &str, rest: &str, inline: bool) -> Option<usize> {
    let trimmed = rest.trim_start();
    if trimmed.is_empty() {
        return Some(text.len());
    }
    let after = trimmed.strip_prefix(':')?;
    (inline || after.trim().is_empty()).then(|| text.len() - after.len())
}

/// How question numbers without a word are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberStyle {
    /// `1. Kent u het bericht?`, or `1.` alone.
    Dot,
    /// `1) Kent u het bericht?`
    Parenthesis,
    /// `1` alone on a line.
    Alone,
}

/// A number at the start of a row that may be the label of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NumberLabel {
    pub(crate) number: u32,
    pub(crate) style: NumberStyle,
    /// Where the label ends and the text on the same row begins.
    pub(crate) end: usize,
}

/// The number at the start of a row, where it stands as a label may; whether it is one, the sequence tells.
#[inline]
pub(crate) fn number_label(text: &str) -> Option<NumberLabel> {
    // Most rows begin with a word.
    if text.as_bytes().first()?.is_ascii_digit() { number_style(text) } else { None }
}

fn number_style(text: &str) -> Option<NumberLabel> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 3 {
        return None;
    }
    let number: u32 = text[..digits].parse().ok().filter(|number| *number > 0)?;
    let rest = &text[digits..];
    let mut chars = rest.chars();
    let style = match chars.next() {
        None => NumberStyle::Alone,
        Some('.') => NumberStyle::Dot,
        Some(')') => NumberStyle::Parenthesis,
        Some(_) => return None,
    };
    let after = chars.as_str();
    // `1.500 woningen` and `1.Kent u`: a text may be glued to the label, a number may not.
    let parted = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c.is_uppercase());
    parted.then_some(NumberLabel { number, style, end: text.len() - after.len() })
}

/// A label and the row it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowLabel {
    pub(crate) row: usize,
    pub(crate) label: Label,
    /// Whether the label is a bare number, recognised by the sequence.
    pub(crate) bare: bool,
}

/// Finds the labels of a document, in order.
///
/// Labels with their word are certain. A bare number (`3.`) is a label where the sequence wants it: in a document
/// that writes all its questions so, or where it fills a gap between questions that have their word.
///
/// # Errors
///
/// [`ErrorKind::TooMany`] where there are more than `most` questions or answers.
pub(crate) fn find(rows: &[Row<'_>], most: usize) -> Result<Vec<RowLabel>, Error> {
    let mut words = Vec::new();
    let mut count = Count::up_to(most);
    for (row, at) in rows.iter().enumerate().filter(|(_, row)| !row.furniture) {
        if let Some(label) = word_label(at.text()).or_else(|| item_label(at)).or_else(|| styled_label(at)) {
            count.add(label.kind, label.count())?;
            words.push(RowLabel { row, label, bare: false });
        }
    }
    // A bare "Vraag" among numbered ones is a cell of the fact table above a publication.
    let is_question = |label: &RowLabel| label.label.kind == LabelKind::Question;
    if words.iter().any(|label| is_question(label) && label.label.numbers.is_some()) {
        words.retain(|label| !is_question(label) || label.label.numbers.is_some());
    }
    let by_word = words.iter().any(is_question);
    let numbers = if by_word { fill_gaps(rows, &words) } else { number_sequence(rows) };
    if numbers.is_empty() {
        return Ok(words);
    }
    words.extend(numbers);
    words.sort_by_key(|label| label.row);
    Ok(words)
}

/// How many questions and answers there are so far.
pub(crate) struct Count {
    most: usize,
    questions: usize,
    answers: usize,
}

impl Count {
    pub(crate) const fn up_to(most: usize) -> Self {
        Self { most, questions: 0, answers: 0 }
    }

    /// Counts a part by the numbers it bears; one without a number counts as well.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooMany`]
    pub(crate) fn add(&mut self, kind: LabelKind, numbers: usize) -> Result<(), Error> {
        let (count, what) = match kind {
            LabelKind::Question => (&mut self.questions, "questions"),
            LabelKind::Answer => (&mut self.answers, "answers"),
            LabelKind::Postponement | LabelKind::Explanation | LabelKind::Section => return Ok(()),
        };
        *count += numbers.max(1);
        if *count > self.most { Err(ErrorKind::TooMany { what, limit: self.most }.into()) } else { Ok(()) }
    }
}

impl NumberLabel {
    fn at(self, row: usize) -> RowLabel {
        let numbers = Some(Numbers::from_iter([self.number]));
        let label = Label { kind: LabelKind::Question, numbers, start: 0, end: self.end, partly: false };
        RowLabel { row, label, bare: true }
    }
}

/// `3. Wat is er gedaan met de motie?` between "Vraag 2" and "Vraag 4", where there is no "Vraag 3".
fn fill_gaps(rows: &[Row<'_>], words: &[RowLabel]) -> Vec<RowLabel> {
    fn numbers_of(label: &RowLabel) -> &[u32] {
        label.label.numbers.as_ref().map_or(&[], |numbers| &numbers.numbers)
    }
    let printed = LazyCell::new(|| -> BTreeSet<u32> {
        let questions = words.iter().filter(|label| label.label.kind == LabelKind::Question);
        questions.flat_map(numbers_of).copied().collect()
    });
    let mut filled = Vec::new();
    let mut labels = words.iter().peekable();
    let mut last = 0;
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.furniture) {
        if let Some(label) = labels.next_if(|label| label.row == index) {
            if label.label.kind == LabelKind::Question {
                last = numbers_of(label).last().copied().unwrap_or(last);
            }
            continue;
        }
        let Some(label) = number_label(row.text()).filter(|label| label.style == NumberStyle::Dot) else {
            continue;
        };
        if label.number == last + 1 && !printed.contains(&label.number) && asks(rows, index) {
            filled.push(label.at(index));
            last = label.number;
        }
    }
    filled
}

/// The bare numbers of a document whose questions have no word: the longest rising sequence from 1 in one style.
fn number_sequence(rows: &[Row<'_>]) -> Vec<RowLabel> {
    let candidates: Vec<(usize, NumberLabel)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.furniture)
        .filter_map(|(index, row)| Some((index, number_label(row.text())?)))
        .collect();
    let mut longest = Vec::new();
    // `1` and `1.` on lines of their own occur in one document; `1)` is the mark of a note as well.
    for with_parenthesis in [false, true] {
        let in_style = |label: &NumberLabel| (label.style == NumberStyle::Parenthesis) == with_parenthesis;
        let of_style: Vec<_> = candidates.iter().filter(|(_, label)| in_style(label)).collect();
        let asking: Vec<bool> = of_style.iter().map(|(row, _)| asks(rows, *row)).collect();
        let weighed: Vec<Candidate> = of_style
            .iter()
            .zip(&asking)
            .map(|((_, label), asks)| Candidate { number: label.number, weight: if *asks { 6 } else { 1 } })
            .collect();
        let mut chain = heaviest(&weighed);
        while chain.pop_if(|index| !asking[*index]).is_some() {}
        let questions = chain.iter().filter(|index| asking[**index]).count();
        if questions * 2 > chain.len() && chain.len() > longest.len() {
            longest = chain.into_iter().map(|index| of_style[index].1.at(of_style[index].0)).collect();
        }
    }
    longest
}

/// How many rows a question may take before its question mark, looked at from its number.
const ROWS_OF_A_QUESTION: usize = 40;

/// Whether a question mark stands between a row and the next row that begins with a number.
fn asks(rows: &[Row<'_>], start: usize) -> bool {
    rows[start..]
        .iter()
        .take(ROWS_OF_A_QUESTION)
        .filter(|row| !row.furniture)
        .enumerate()
        .take_while(|(index, row)| *index == 0 || number_label(row.text()).is_none())
        .any(|(_, row)| has_question_mark(row.text()))
}

/// Whether a text holds a question mark that is not part of an address (`…/page?id=1`).
fn has_question_mark(text: &str) -> bool {
    text.match_indices('?').any(|(at, _)| !text[at + 1..].starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(LabelKind, Vec<u32>, &str)> {
        let label = word_label(text)?;
        let numbers = label.numbers.map(|numbers| numbers.numbers).unwrap_or_default();
        Some((label.kind, numbers, &text[label.end..]))
    }

    #[test]
    fn ok_labels_as_printed() {
        use LabelKind::{Answer, Explanation, Postponement, Question};
        let cases: [(&str, LabelKind, &[u32], &str); 20] = [
            ("Vraag 1", Question, &[1], ""),
            ("• Vraag 10", Question, &[10], ""),
            ("Vraag 4 en 5", Question, &[4, 5], ""),
            ("Vragen 4 t/m 6:", Question, &[4, 5, 6], ""),
            ("Vraag 1: Kent u dit?", Question, &[1], " Kent u dit?"),
            ("Vraag 3Klopt het dat", Question, &[3], "Klopt het dat"),
            ("Vraag 1a", Question, &[1], ""),
            ("Antwoord 4, 5, 7 en 8", Answer, &[4, 5, 7, 8], ""),
            ("Antwoorden 5 en 6", Answer, &[5, 6], ""),
            ("Antwoord op vraag 3:", Answer, &[3], ""),
            ("Antwoord op de vragen 3 en 4", Answer, &[3, 4], ""),
            ("Antwoord vragen 1,2,3,4 en 5", Answer, &[1, 2, 3, 4, 5], ""),
            ("Antwoord vraag 4-7:", Answer, &[4, 5, 6, 7], ""),
            ("Antwoord 7–9 en 11–13", Answer, &[7, 8, 9, 11, 12, 13], ""),
            ("Antwoord 2l", Answer, &[2], ""),
            ("Antwoord", Answer, &[], ""),
            ("Antwoord: Ja.", Answer, &[], " Ja."),
            ("Mededeling", Postponement, &[], ""),
            ("Toelichting:", Explanation, &[], ""),
            ("Toelichting: Deze vragen dienen", Explanation, &[], " Deze vragen dienen"),
        ];
        for (text, kind, numbers, rest) in cases {
            assert_eq!(read(text), Some((kind, numbers.to_vec(), rest)), "{text}");
        }
    }

    #[test]
    fn err_sentences_are_not_labels() {
        for text in [
            "Vraag 3 gaat over sluizen",
            "Antwoord van Minister De Wringer (Financiën)",
            "Antwoord op vragen van het lid De Rijk",
            "antwoord op vraag 3.",
            "Vragen van het lid De Rijk (LB)",
            "Vragenuur 3",
            "Mededeling van de Minister",
            "Toelichting op de begroting",
            "Antwoorden zijn nodig",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn ok_numbers_alone_or_before_text() {
        let label = |text: &str| number_label(text).map(|label| (label.number, label.style, label.end));
        assert_eq!(label("1."), Some((1, NumberStyle::Dot, 2)));
        assert_eq!(label("12. Kent u"), Some((12, NumberStyle::Dot, 3)));
        assert_eq!(label("3) Kent u"), Some((3, NumberStyle::Parenthesis, 2)));
        assert_eq!(label("7"), Some((7, NumberStyle::Alone, 1)));
        assert_eq!(label("1.500 woningen"), None);
        assert_eq!(label("2 weken"), None);
        assert_eq!(label("2031"), None);
    }
}
