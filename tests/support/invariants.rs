//! What holds for every document, whatever the input.

use std::collections::{BTreeMap, BTreeSet};

use kamervragen::{Document, Format, SegmentRole, Span, text_of};

/// Checks a document against the text it was made from; the error names the first promise that is broken.
pub(crate) fn check(document: &Document, text: &str) -> Result<(), String> {
    let source = text;
    for (place, span) in spans(document) {
        if span.start > span.end || span.of(source).is_none() {
            return Err(format!("{place}: {span:?} does not fit a text of {} bytes", source.len()));
        }
    }
    for (index, question) in document.questions.iter().enumerate() {
        same_text(&format!("questions[{index}]"), &question.text, &text_of(&question.blocks))?;
    }
    for (index, answer) in document.answers.iter().enumerate() {
        same_text(&format!("answers[{index}]"), &answer.text, &text_of(&answer.blocks))?;
    }
    every_part_stands_in_one_exchange(document)?;
    match &document.segments {
        Some(segments) => {
            cover(&segments.iter().map(|segment| segment.span).collect::<Vec<_>>(), source)?;
            segments_hold_the_words_of_the_parts(document, source)
        }
        None => Ok(()),
    }
}

fn same_text(place: &str, text: &str, of_blocks: &str) -> Result<(), String> {
    if text == of_blocks { Ok(()) } else { Err(format!("{place}: text {text:?} but blocks {of_blocks:?}")) }
}

fn every_part_stands_in_one_exchange(document: &Document) -> Result<(), String> {
    let mut questions: BTreeSet<usize> = BTreeSet::new();
    let mut answers = BTreeSet::new();
    for (index, exchange) in document.exchanges.iter().enumerate() {
        // A joint question that is answered apart stands in the exchange of each of its answers.
        let (before, count) = (questions.len(), exchange.questions.len());
        questions.extend(&exchange.questions);
        if exchange.answer.is_none() && questions.len() < before + count {
            return Err(format!("exchanges[{index}]: a question without answer stands in another exchange"));
        }
        if !exchange.answer.is_none_or(|answer| answers.insert(answer)) {
            return Err(format!("exchanges[{index}]: an answer stands in two exchanges"));
        }
        if exchange.questions.is_empty() && exchange.answer.is_none() {
            return Err(format!("exchanges[{index}] is empty"));
        }
        if !exchange.numbers.is_sorted_by(|before, after| before < after) {
            return Err(format!("exchanges[{index}]: numbers {:?} do not rise", exchange.numbers));
        }
    }
    if !questions.into_iter().eq(0..document.questions.len()) {
        return Err("the exchanges do not hold each question".into());
    }
    if !answers.into_iter().eq(0..document.answers.len()) {
        return Err("the exchanges do not hold each answer".into());
    }
    Ok(())
}

/// Segments stand in order, do not overlap, and cover all that is not white space.
fn cover(segments: &[Span], source: &str) -> Result<(), String> {
    let end = Span::new(source.len(), source.len());
    let mut covered = 0;
    for &segment in segments.iter().chain([&end]) {
        if segment.start < covered {
            return Err(format!("segment {segment:?} begins before {covered}"));
        }
        let gap = &source[covered..segment.start];
        if !gap.trim().is_empty() {
            return Err(format!("no segment covers {gap:?} at {covered}"));
        }
        covered = segment.end;
    }
    Ok(())
}

/// The letters and digits of the texts of a role and number are those of its segments: nothing is in a text that the
/// account gives to another, and nothing of the account is left out of the text. Markup has letters of its own, so
/// this holds for the other forms only.
fn segments_hold_the_words_of_the_parts(document: &Document, source: &str) -> Result<(), String> {
    if matches!(document.source.format, Format::Markdown | Format::OpXml) {
        return Ok(());
    }
    let mut texts: BTreeMap<(&str, Vec<u32>), String> = BTreeMap::new();
    let mut add = |role: SegmentRole, numbers: &[u32], text: &str| {
        texts.entry((role.as_str(), numbers.to_vec())).or_default().push_str(text);
    };
    for question in &document.questions {
        add(SegmentRole::Question, &question.numbers, &question.text);
    }
    for answer in &document.answers {
        add(SegmentRole::Answer, &answer.numbers, &answer.text);
    }
    let number = |number: &str| number.parse().into_iter().collect::<Vec<u32>>();
    for note in &document.footnotes {
        add(SegmentRole::Footnote, &number(&note.number), &note.text);
    }
    for remark in &document.remarks {
        add(SegmentRole::Remark, &[], &remark.text);
    }
    for translation in &document.translations {
        for question in &translation.questions {
            add(SegmentRole::Translation, &question.numbers, &question.text);
        }
        for note in &translation.footnotes {
            add(SegmentRole::Translation, &number(&note.number), &note.text);
        }
    }
    for unplaced in &document.unplaced {
        add(SegmentRole::Unplaced, &[], &unplaced.text);
    }
    let mut accounts: BTreeMap<(&str, Vec<u32>), String> = BTreeMap::new();
    let others = [SegmentRole::Header, SegmentRole::Label, SegmentRole::Mark, SegmentRole::Furniture]
        .map(SegmentRole::as_str);
    for segment in document.segments.iter().flatten().filter(|found| !others.contains(&found.role.as_str())) {
        let words = segment.span.of(source).unwrap_or_default();
        accounts.entry((segment.role.as_str(), segment.numbers.clone())).or_default().push_str(words);
    }
    let letters = |words: &BTreeMap<_, String>, key: &_| -> String {
        let mut letters: Vec<char> = words
            .get(key)
            .into_iter()
            .flat_map(|words| words.chars())
            .filter(|c| c.is_alphanumeric())
            .collect();
        letters.sort_unstable();
        letters.into_iter().collect()
    };
    for key in texts.keys().chain(accounts.keys()) {
        let (text, account) = (letters(&texts, key), letters(&accounts, key));
        if text != account {
            let words = (texts.get(key), accounts.get(key));
            return Err(format!("{key:?}: the text and the account differ: {words:?}"));
        }
    }
    Ok(())
}

/// Every span of a document, with the place where it stands.
fn spans(document: &Document) -> Vec<(String, Span)> {
    let mut spans = Vec::new();
    let mut add = |place: &str, index: usize, span: Span| spans.push((format!("{place}[{index}]"), span));
    for (index, question) in document.questions.iter().enumerate() {
        add("questions", index, question.span);
    }
    for (index, answer) in document.answers.iter().enumerate() {
        add("answers", index, answer.span);
    }
    for (index, note) in document.footnotes.iter().enumerate() {
        add("footnotes", index, note.span);
        note.marks.iter().for_each(|&mark| add("footnotes.marks", index, mark));
    }
    for (index, remark) in document.remarks.iter().enumerate() {
        add("remarks", index, remark.span);
    }
    for (index, reference) in document.references.iter().enumerate() {
        add("references", index, reference.span);
    }
    for (index, translation) in document.translations.iter().enumerate() {
        translation.questions.iter().for_each(|question| add("translations.questions", index, question.span));
        translation.footnotes.iter().for_each(|note| add("translations.footnotes", index, note.span));
    }
    for (index, unplaced) in document.unplaced.iter().enumerate() {
        add("unplaced", index, unplaced.span);
    }
    for (index, diagnostic) in document.diagnostics.iter().enumerate() {
        diagnostic.span.iter().for_each(|&span| add("diagnostics", index, span));
    }
    for (index, segment) in document.segments.iter().flatten().enumerate() {
        add("segments", index, segment.span);
    }
    spans
}
