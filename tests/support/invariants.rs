//! What holds for every document, whatever the input.

use std::collections::BTreeSet;

use kamervragen::{Document, Span, text_of};

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
        Some(segments) => cover(&segments.iter().map(|segment| segment.span).collect::<Vec<_>>(), source),
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
