//! The words of each note: where they end, and which belong to which number where both are printed apart.

use std::collections::HashMap;

use crate::fields::heading::head_kind;

use super::{Definition, Found, Layout, Shape, begins_note};
use crate::recognise::rows::{Row, Slice};

/// Numbers that an extractor put below all notes of their page:
///
/// ```text
/// 5
/// Kamerstuk 22 112, nr. 3
/// De Krant, 3 mei 2031
/// 7
/// De Omroep, 4 mei 2031
/// 6
/// ```
#[derive(Default)]
pub(super) struct Strays {
    /// In the order of the text.
    found: Vec<Found>,
    by_number: HashMap<(usize, u32), usize>,
}

impl Strays {
    /// Takes a number that stands at the end of its page.
    pub(super) fn add(&mut self, rows: &[Row<'_>], stray: Found) {
        self.by_number.insert((rows[stray.row].page, stray.number), self.found.len());
        self.found.push(stray);
    }

    /// The stray number that follows on another of the same page.
    fn after(&self, rows: &[Row<'_>], found: &Found) -> Option<&Found> {
        self.by_number.get(&(rows[found.row].page, found.number + 1)).map(|&index| &self.found[index])
    }

    fn contain(&self, row: usize) -> bool {
        self.found.binary_search_by_key(&row, |stray| stray.row).is_ok()
    }
}

/// Gives each definition its words.
pub(super) fn contents(
    rows: &[Row<'_>],
    chosen: &[Found],
    strays: &Strays,
    layout: &Layout,
) -> Vec<Definition> {
    let mut definitions = Vec::with_capacity(chosen.len());
    let mut index = 0;
    while let Some(found) = chosen.get(index) {
        let limit = chosen.get(index + 1).map_or(layout.end, |next| next.row);
        if found.shape == Shape::Alone {
            let run =
                chosen[index..].windows(2).take_while(|pair| is_run(rows, &pair[0], &pair[1])).count() + 1;
            let limit = chosen.get(index + run).map_or(layout.end, |next| next.row);
            let mut group: Vec<&Found> = chosen[index..index + run].iter().collect();
            while let Some(stray) = group.last().and_then(|last| strays.after(rows, last)) {
                group.push(stray);
            }
            definitions.extend(bring_together(rows, &group, limit, strays, layout));
            index += run;
            continue;
        }
        let end = content_end_of(rows, found, limit, layout);
        let text = rows[found.row].text();
        let skipped = text[found.text..].len() - text[found.text..].trim_start().len();
        let mut content = vec![Slice { row: found.row, at: found.text + skipped..text.len() }];
        content.extend((found.row + 1..end).map(|row| rows[row].slice(row)));
        content.retain(|slice| !slice.at.is_empty());
        definitions.push(found.definition(content, false));
        index += 1;
    }
    definitions
}

impl Found {
    pub(super) fn definition(&self, content: Vec<Slice>, detached: bool) -> Definition {
        let mark = Slice { row: self.row, at: self.mark.clone() };
        Definition { number: self.number.to_string(), id: None, shape: self.shape, mark, content, detached }
    }
}

/// Whether two numbers alone stand below each other, with nothing but furniture between.
fn is_run(rows: &[Row<'_>], found: &Found, next: &Found) -> bool {
    let apart = (found.row + 1..next.row).any(|row| !rows[row].furniture);
    next.shape == Shape::Alone && rows[next.row].page == rows[found.row].page && !apart
}

fn content_end_of(rows: &[Row<'_>], found: &Found, limit: usize, layout: &Layout) -> usize {
    // On a page the text may stand in a block of its own below the number.
    let apart = found.shape == Shape::Page && rows[found.row].text()[found.text..].trim().is_empty();
    let start = if apart && found.row + 1 < limit { found.row + 1 } else { found.row };
    content_end(rows, start, limit, layout)
}

/// The row at which the note that begins at `start` ends: a new block, furniture, a label, a head sentence.
pub(super) fn content_end(rows: &[Row<'_>], start: usize, limit: usize, layout: &Layout) -> usize {
    let ends = |row: &Row<'_>| row.opens || row.furniture || head_kind(row.text()).is_some();
    (start + 1..limit).find(|&at| ends(&rows[at]) || layout.is_label(at)).unwrap_or(limit)
}

/// Numbers and texts that are printed apart, as pdftotext does:
///
/// ```text
/// 2
/// 3
///
/// Kamerstuk 22 112, nr. 3
/// Kamerstuk 22 112, nr. 4
/// ```
fn bring_together(
    rows: &[Row<'_>],
    run: &[&Found],
    limit: usize,
    strays: &Strays,
    layout: &Layout,
) -> Vec<Definition> {
    // Strays stand below the words, and come last in the run.
    let Some(last) = run.iter().rfind(|found| !strays.contain(found.row)) else { return Vec::new() };
    let page = rows[last.row].page;
    let lines: Vec<usize> = (last.row + 1..limit)
        .take_while(|&at| rows[at].page == page && !layout.is_label(at))
        .filter(|&at| !rows[at].furniture && !strays.contain(at))
        .collect();
    // `1` above its own text is as good as `1 De Krant`; what was sorted out, or crossed the foot, is told.
    let detached = run.len() > 1 || lines.first().is_some_and(|&line| line > last.row + 1);
    let mut starts = note_starts(rows, &lines, run.len());
    starts.push(lines.len());
    let mut definitions = Vec::with_capacity(run.len());
    for (index, found) in run.iter().enumerate() {
        let range = match (starts.get(index), starts.get(index + 1)) {
            (Some(&start), Some(&end)) => start..end,
            _ => 0..0,
        };
        definitions
            .push(found.definition(lines[range].iter().map(|&row| rows[row].slice(row)).collect(), detached));
    }
    definitions
}

/// The lines at which `count` notes most likely begin: after a line that ends like a note, short of the page's width.
fn note_starts(rows: &[Row<'_>], lines: &[usize], count: usize) -> Vec<usize> {
    let width = lines.iter().map(|&row| rows[row].text().len()).max().unwrap_or(0);
    let mut scored: Vec<(i32, usize)> = (1..lines.len())
        .map(|at| {
            let (before, line) = (&rows[lines[at - 1]], &rows[lines[at]]);
            let ends = i32::from(before.text().ends_with(['.', ')', '»', '/']));
            let short = i32::from(before.text().len() * 5 < width * 4);
            let opens = 4 * i32::from(line.opens);
            let begins = 2 * i32::from(begins_note(line.text()));
            // `De Krant, 3 mei 2031, «Sluis dicht»,` goes on with its address.
            let goes_on = 4 * i32::from(before.text().ends_with([',', ';', '-', '–', '(', '«', ':']));
            (opens + begins + ends + short - goes_on, at)
        })
        .collect();
    scored.sort_by_key(|&(score, at)| (-score, at));
    let mut starts: Vec<usize> = scored.into_iter().take(count.saturating_sub(1)).map(|(_, at)| at).collect();
    if !lines.is_empty() {
        starts.push(0);
    }
    starts.sort_unstable();
    starts
}

/// How many rows a note may take on the page after its own.
const MAX_CARRIED: usize = 8;

/// A note too long for the foot of its page goes on at the foot of the next, above the notes of that page:
///
/// ```text
/// Het Rijk beheert er nog drie.
/// genomen of door een brug zijn vervangen
/// 2Rijkswaterstaat, Vaarwegen in beeld, 2030
/// ```
///
/// What tells it from the text above: the note stops in the middle of a sentence, and so does the text begin, below a
/// line that ends one.
pub(super) fn carry_over(rows: &[Row<'_>], definitions: &mut [Definition], layout: &Layout) {
    for index in 0..definitions.len() {
        let Some(last) = definitions[index].content.last() else { continue };
        let page = rows[last.row].page;
        let next = definitions.get(index + 1).map_or(layout.end, |next| next.mark.row);
        let stops = !rows[last.row].text().ends_with(['.', ')', '»', '”', '/', '!', '?']);
        if !stops || rows.get(next).is_some_and(|row| row.page == page) {
            continue;
        }
        let own = |at: &usize| rows[*at].page <= page + 1;
        let foot = (last.row + 1..next).take_while(own).filter(|&at| rows[at].page == page + 1).last();
        let Some(foot) = foot else { continue };
        let Some(start) = carried_start(rows, last.row + 1, foot, layout) else { continue };
        let carried = (start..=foot).filter(|&at| !rows[at].furniture).map(|at| rows[at].slice(at));
        definitions[index].content.extend(carried);
        definitions[index].detached = true;
    }
}

/// The row above `foot` at which the rest of a note begins.
fn carried_start(rows: &[Row<'_>], from: usize, foot: usize, layout: &Layout) -> Option<usize> {
    let body = (from..=foot).rev().filter(|&at| !rows[at].furniture).take(MAX_CARRIED + 1);
    let mut below: Option<usize> = None;
    for at in body {
        let text = rows[at].text();
        let begins = below.is_some_and(|below| rows[below].text().starts_with(char::is_lowercase));
        let words = text.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign.is_whitespace());
        // `om 77.480` ends with an amount.
        let amount = words.len() < text.len()
            && words
                .strip_suffix('.')
                .is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()));
        if begins && !amount && (words.ends_with(['.', '?', '!']) || words.is_empty()) {
            return below;
        }
        if layout.is_label(at) || rows[at].page != rows[foot].page {
            return None;
        }
        below = Some(at);
    }
    None
}
