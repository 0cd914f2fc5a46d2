//! The annotated source in lines: in colours, or with the role before the words.

use std::fmt::Write as _;

use super::{harmless, name_of, pieces, shares};
use crate::model::{Diagnostic, Document, Segment, SegmentRole, Severity};

/// The source text in colours for a terminal: each line with its number, each role in its colour.
///
/// A legend stands before the text, with the number of characters of each role. Findings stand below the line where they
/// begin, those without a place before the first. The colours are the sixteen that the user's terminal defines (ANSI escape sequences).
/// Control characters of the text are shown as signs and steer nothing.
///
/// # Examples
///
/// ```
/// use kamervragen::{Options, parse_str, render::annotated_ansi};
///
/// let text = "Vraag 1\nKent u de dijk?\n";
/// let document = parse_str(text, &Options::default().with_segments(true))?;
/// assert!(annotated_ansi(&document, text).contains("\x1b[34mKent u de dijk?\x1b[0m"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn annotated_ansi(document: &Document, text: &str) -> String {
    let shares = shares(&pieces(document, text), text);
    let legend =
        shares.iter().map(|(role, share)| format!("{} {share}", paint(colour(*role), role.as_str())));
    let mut lines = legend.collect::<Vec<_>>().join("   ");
    lines.push_str(if shares.is_empty() { "" } else { "\n\n" });
    let rows = rows(document, text);
    let width = digits(&rows);
    for row in rows {
        match row {
            Row::Line { number, words } => {
                lines.push_str(&paint("2", &format!("{number:>width$} │")));
                lines.push(' ');
                for (segment, words) in words {
                    let words = harmless(words, &['\t']);
                    match segment {
                        Some(segment) => lines.push_str(&paint(colour(segment.role), &words)),
                        None => lines.push_str(&words),
                    }
                }
                lines.truncate(lines.trim_end().len());
            }
            Row::Finding(finding) => {
                let name = format!("{}[{}]", finding.severity, finding.code);
                let name = paint(colour_of_finding(finding.severity), &name);
                let message = harmless(&finding.message, &[]);
                let _ = write!(lines, "{:>width$} {} {name} {message}", "", paint("2", "╰"));
            }
        }
        lines.push('\n');
    }
    lines
}

/// The source text without colours, in columns: the number of the line, the role with its numbers, the words.
///
/// A line of the source with words of several roles takes a line for each. Findings stand below the line where they
/// begin, those without a place before the first, with their severity in the place of the role. Control characters of
/// the text are shown as signs.
///
/// # Examples
///
/// ```
/// use kamervragen::{Options, parse_str, render::annotated_text};
///
/// let text = "Vraag 1\nKent u de dijk?\n";
/// let document = parse_str(text, &Options::default().with_segments(true))?;
/// let lines = annotated_text(&document, text);
/// assert!(lines.ends_with("1  label 1     Vraag 1\n2  question 1  Kent u de dijk?\n"));
/// # Ok::<(), kamervragen::Error>(())
/// ```
#[must_use]
pub fn annotated_text(document: &Document, text: &str) -> String {
    let rows = rows(document, text);
    let width = digits(&rows);
    let names = document.segments.iter().flatten().map(|segment| name_of(segment).chars().count());
    let column = names.max().unwrap_or(0);
    let mut lines = String::new();
    let mut add = |number: &str, name: &str, words: &str| {
        let line = format!("{number:>width$}  {name:<column$}  {words}");
        lines.push_str(line.trim_end());
        lines.push('\n');
    };
    for row in rows {
        match row {
            Row::Line { number, words } => {
                let number = number.to_string();
                let blank = words.iter().all(|(_, words)| words.trim().is_empty());
                if blank {
                    add(&number, "", "");
                }
                for (segment, words) in words.iter().filter(|(_, words)| !words.trim().is_empty()) {
                    let name = segment.map(name_of).unwrap_or_default();
                    add(&number, &name, &harmless(words, &['\t']));
                }
            }
            Row::Finding(finding) => {
                let message = format!("[{}] {}", finding.code, harmless(&finding.message, &[]));
                add("", finding.severity.as_str(), &message);
            }
        }
    }
    lines
}

/// What stands in a line of its own.
enum Row<'d> {
    /// A line of the source, without its end: words and what they belong to.
    Line { number: usize, words: Vec<(Option<&'d Segment>, &'d str)> },
    /// A finding on the line before.
    Finding(&'d Diagnostic),
}

fn rows<'d>(document: &'d Document, text: &'d str) -> Vec<Row<'d>> {
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    for piece in pieces(document, text) {
        let mut parts = piece.span.of(text).unwrap_or_default().split('\n').peekable();
        while let Some(part) = parts.next() {
            let ends = parts.peek().is_some();
            let words = if ends { part.strip_suffix('\r').unwrap_or(part) } else { part };
            if !words.is_empty() {
                line.push((piece.segment, words));
            }
            if ends {
                lines.push(std::mem::take(&mut line));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let mut findings = document.diagnostics.iter().peekable();
    let mut rows = Vec::new();
    let mut reached = None;
    for (index, words) in lines.into_iter().enumerate() {
        while let Some(finding) = findings.next_if(|finding| finding.line <= reached) {
            rows.push(Row::Finding(finding));
        }
        rows.push(Row::Line { number: index + 1, words });
        reached = Some(index + 1);
    }
    rows.extend(findings.map(Row::Finding));
    rows
}

/// The digits of the highest line number.
fn digits(rows: &[Row<'_>]) -> usize {
    let last = rows.iter().rev().find_map(|row| match row {
        Row::Line { number, .. } => Some(*number),
        Row::Finding(_) => None,
    });
    last.unwrap_or(0).to_string().len()
}

/// Words in a colour (the parameters of an ANSI escape sequence).
fn paint(colour: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("\x1b[{colour}m{words}\x1b[0m") }
}

const fn colour(role: SegmentRole) -> &'static str {
    match role {
        SegmentRole::Header => "35",
        SegmentRole::Label => "1",
        SegmentRole::Question => "34",
        SegmentRole::Answer => "32",
        SegmentRole::Footnote => "36",
        SegmentRole::Mark => "7;36",
        SegmentRole::Furniture => "90",
        SegmentRole::Remark => "33",
        SegmentRole::Translation => "94",
        SegmentRole::Unplaced => "1;7;31",
    }
}

const fn colour_of_finding(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "1;36",
        Severity::Warning => "1;33",
        Severity::Error => "1;31",
    }
}
