//! Runs -> lines: words that stand side by side on a page.

use std::collections::HashMap;

use super::content::{Mark, MarkKind, Run};

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct PageLine {
    pub(super) pieces: Vec<LinePiece>,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    /// The height of most of its type.
    pub(super) size: f64,
    /// What the page says that its first words belong to.
    pub(super) mark: Mark,
    /// Where a wide gap parts it, as places in its words.
    pub(super) gaps: Vec<usize>,
}

/// Words of a line that are set in one way.
#[derive(Debug, Clone)]
pub(super) struct LinePiece {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) raised: bool,
    pub(super) lowered: bool,
}

impl PageLine {
    /// The words of the line.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Whether it ends as a sentence does, but for the marks of notes.
    pub(super) fn ends_sentence(&self) -> bool {
        let words: String =
            self.pieces.iter().filter(|piece| !piece.raised).map(|piece| piece.text.as_str()).collect();
        let words = words.trim_end_matches([' ', '»', '”', '’', ')', '"', '\'', '\t']);
        words.ends_with(['.', '?', '!', ':', ';'])
    }

    /// How wide a line would be that began with its first word: the word with the space before it.
    pub(super) fn first_word(&self) -> f64 {
        let text = self.text();
        let words = text.trim_end();
        let first = words.find([' ', '-', '/']).map_or(words.len(), |end| end + 1);
        let (all, first) =
            (words.chars().count(), words[..first.min(words.len())].trim_end().chars().count());
        if all == 0 {
            return 0.0;
        }
        // By the middle width of its characters; a space is some quarter of the height.
        #[expect(clippy::cast_precision_loss, reason = "a line has few characters")]
        let share = first as f64 / all as f64;
        (self.end - self.start) * share + 0.25 * self.size
    }
}

/// How far apart words stand, in the height of their type, that a gap parts.
const WIDE_GAP: f64 = 1.2;

/// Puts the runs of a page together to lines, in the order in which the page draws them.
pub(super) fn lines(runs: Vec<Run>) -> Vec<PageLine> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    // The place in the last line of the run in the highest type.
    let mut highest = 0;
    for run in runs {
        match lines.last_mut().filter(|line| stands_beside(line, highest, &run)) {
            Some(line) => {
                if run.size > line[highest].size {
                    highest = line.len();
                }
                line.push(run);
            }
            None if run.text.trim().is_empty() => {}
            None => {
                lines.push(vec![run]);
                highest = 0;
            }
        }
    }
    lines.iter().filter_map(|runs| line(runs)).collect()
}

/// Whether a run goes on with a line: on its level, or a little above or below in smaller type.
fn stands_beside(line: &[Run], highest: usize, run: &Run) -> bool {
    let (Some(last), Some(main)) = (line.last(), line.get(highest)) else { return false };
    let tall = main.size.max(run.size);
    let level = (run.base - main.base).abs();
    let same_type = (run.size - main.size).abs() < 0.05 * tall;
    let beside = if same_type { level < 0.3 * tall } else { level < 0.75 * tall };
    // A cell of a table stands on its level far to the right, and words may be drawn a little over each other.
    beside && run.start > last.end - 0.8 * tall && run.start - last.end < WIDEST * tall
}

/// How far apart words of one line may stand, in the height of their type.
const WIDEST: f64 = 60.0;

/// The height of type, coarse enough that what is set alike is alike.
#[expect(clippy::cast_possible_truncation, reason = "type is some points high")]
pub(super) fn coarse(size: f64) -> i64 {
    (size * 4.0).round() as i64
}

fn line(runs: &[Run]) -> Option<PageLine> {
    let mut weights: HashMap<i64, usize> = HashMap::new();
    for run in runs {
        *weights.entry(coarse(run.size)).or_default() += run.text.trim().chars().count();
    }
    let weight = |run: &Run| weights.get(&coarse(run.size)).copied().unwrap_or(0);
    let main = runs.iter().max_by(|a, b| weight(a).cmp(&weight(b)).then(a.size.total_cmp(&b.size)))?;
    let (size, base) = (main.size, main.base);
    let first = runs.first()?;
    let (start, mark) = (first.start, first.mark);
    let mut line = PageLine { pieces: Vec::new(), start, end: start, base, size, mark, gaps: Vec::new() };
    let mut len = 0;
    for run in runs {
        let small = run.size < 0.85 * size;
        let (raised, lowered) =
            (small && run.base > base + 0.12 * size, small && run.base < base - 0.04 * size);
        let mut text = run.text.as_str();
        let gap = run.start - line.end;
        let spaced = line.pieces.last().is_none_or(|piece| piece.text.ends_with(char::is_whitespace));
        let mut before = "";
        if len > 0 && gap > WIDE_GAP * size {
            line.gaps.push(len);
            text = text.trim_start();
        } else if !spaced && gap > 0.15 * size && !text.starts_with(char::is_whitespace) {
            before = " ";
        }
        if text.is_empty() {
            continue;
        }
        let same = line.pieces.last_mut().filter(|piece| {
            piece.bold == run.bold
                && piece.italic == run.italic
                && piece.raised == raised
                && piece.lowered == lowered
        });
        len += before.len() + text.len();
        match same {
            Some(piece) => piece.text.extend([before, text]),
            None => line.pieces.push(LinePiece {
                text: format!("{before}{text}"),
                bold: run.bold,
                italic: run.italic,
                raised,
                lowered,
            }),
        }
        if !run.text.trim().is_empty() {
            line.end = line.end.max(run.end);
        }
    }
    Some(line).filter(|line| !line.text().trim().is_empty())
}

impl Mark {
    /// Whether content with this mark after `before` is something new by what the page says.
    pub(super) fn begins_after(self, before: Self) -> bool {
        self.number != before.number
            && !matches!(self.kind, MarkKind::Inline | MarkKind::Cell | MarkKind::Row)
            && before.kind != MarkKind::Inline
            && (self.number != 0 || before.number != 0)
    }
}
