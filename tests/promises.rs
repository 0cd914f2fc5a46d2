//! What the library promises for every input, whatever it is.

mod shown;

use std::collections::{BTreeMap, BTreeSet};

use kamervragen::render::{html_fragment, markdown};
use kamervragen::{
    Block, Document, Error, Format, Inline, Options, Question, SegmentRole, Span, parse_bytes, parse_str,
    source_text, text_of,
};

/// Reads an input in every way and checks each promise; gives the document, where there is one.
///
/// # Errors
///
/// The first promise that is broken.
pub fn kept(bytes: &[u8], options: &Options) -> Result<Option<Document>, String> {
    let options = options.clone().with_segments(true);
    let read = parse_bytes(bytes, &options);
    if parse_bytes(bytes, &options) != read {
        return Err("another output for the same input".into());
    }
    let text = source_text(bytes, &options);
    let mut document = match read {
        Ok(document) => document,
        Err(error) => return has_a_place(&error, text.as_deref()).map(|()| None),
    };
    check(&document, &text.map_err(|error| format!("a document, but no text: {error}"))?)?;
    comes_back_from_json(&document)?;
    let _ = html_fragment(&document);
    // Without a panic. That documents come back whole is held by `tests/markdown.rs`; control characters and hard spaces of a
    // damaged one do not.
    let _ = parse_str(&markdown(&document), &Options::default());

    let without = parse_bytes(bytes, &options.with_segments(false)).map_err(|error| error.to_string())?;
    document.segments = None;
    if without == document { Ok(Some(document)) } else { Err("another document without segments".into()) }
}

fn has_a_place(error: &Error, text: Result<&str, &Error>) -> Result<(), String> {
    let (span, line, column) = (error.span, error.line, error.column);
    if span.is_some() != line.is_some() || line.is_some() != column.is_some() {
        return Err(format!("{error}: half a place: {span:?}, line {line:?}, column {column:?}"));
    }
    if let (Some(span), Ok(text)) = (span, text)
        && span.of(text).is_none()
    {
        return Err(format!("{error}: {span:?} does not fit a text of {} bytes", text.len()));
    }
    Ok(())
}

fn comes_back_from_json(document: &Document) -> Result<(), String> {
    let json = serde_json::to_string(document).map_err(|error| format!("no JSON: {error}"))?;
    let back: Document = serde_json::from_str(&json).map_err(|error| format!("JSON not read: {error}"))?;
    if back == *document { Ok(()) } else { Err("another document from its JSON".into()) }
}

/// Checks a document against the text it was made from.
///
/// # Errors
///
/// The first promise that is broken.
pub fn check(document: &Document, text: &str) -> Result<(), String> {
    for (place, span) in spans(document) {
        if span.start > span.end || span.of(text).is_none() {
            return Err(format!("{place}: {span:?} does not fit a text of {} bytes", text.len()));
        }
    }
    let translated = document.translations.iter().flat_map(|translation| &translation.questions);
    for (index, Question { text, blocks, notes, .. }) in
        document.questions.iter().chain(translated).enumerate()
    {
        same_text(&format!("questions[{index}]"), text, blocks, notes)?;
    }
    for (index, answer) in document.answers.iter().enumerate() {
        same_text(&format!("answers[{index}]"), &answer.text, &answer.blocks, &answer.notes)?;
    }
    every_part_stands_in_one_exchange(document)?;
    every_finding_has_its_place(document, text)?;
    shown::check(document, text)?;
    match &document.segments {
        Some(segments) => {
            cover(&segments.iter().map(|segment| segment.span).collect::<Vec<_>>(), text)?;
            segments_hold_the_words_of_the_parts(document, text)
        }
        None => Ok(()),
    }
}

fn same_text(place: &str, text: &str, blocks: &[Block], notes: &[String]) -> Result<(), String> {
    let of_blocks = text_of(blocks);
    if text != of_blocks {
        return Err(format!("{place}: text {text:?} but blocks {of_blocks:?}"));
    }
    let mut marks = Vec::new();
    marks_in(blocks, &mut marks);
    if notes != marks {
        return Err(format!("{place}: notes {notes:?} but marks {marks:?}"));
    }
    Ok(())
}

/// The note marks in blocks, in order.
fn marks_in<'d>(blocks: &'d [Block], marks: &mut Vec<&'d str>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => marks_in_words(inlines, marks),
            Block::List { items } => items.iter().for_each(|item| marks_in(&item.blocks, marks)),
            Block::Table { rows } => {
                rows.iter().flatten().for_each(|cell| marks_in_words(&cell.inlines, marks));
            }
            _ => {}
        }
    }
}

fn marks_in_words<'d>(inlines: &'d [Inline], marks: &mut Vec<&'d str>) {
    for inline in inlines {
        match inline {
            Inline::NoteMark { number, .. } => marks.push(number),
            Inline::Emphasis { inlines, .. } | Inline::Link { inlines, .. } => marks_in_words(inlines, marks),
            _ => {}
        }
    }
}

/// Findings stand in the order of the text, and line and column are those of their place.
fn every_finding_has_its_place(document: &Document, text: &str) -> Result<(), String> {
    let mut before = None;
    for (index, diagnostic) in document.diagnostics.iter().enumerate() {
        let start = diagnostic.span.map(|span| span.start);
        if start < before {
            return Err(format!("diagnostics[{index}]: {diagnostic} stands too late"));
        }
        before = start;
        let place = start.map(|start| &text[..start]).map(|before| {
            let line = before.rfind('\n').map_or(0, |end| end + 1);
            (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
        });
        if diagnostic.line.zip(diagnostic.column) != place {
            return Err(format!("diagnostics[{index}]: {diagnostic}, but its place is {place:?}"));
        }
    }
    Ok(())
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
        remark.references.iter().for_each(|reference| add("remarks.references", index, reference.span));
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
