//! What extractors make of the printed page.

use std::fmt::Write as _;

use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

use super::page::{Line, Measure, Page, Piece, Set, pages};
use crate::paper::Paper;

/// Text as pypdf takes it out; as its old versions did, with the space lost at line ends.
pub(super) fn pypdf(paper: &Paper, glues: bool) -> String {
    let mut random = XorShiftRng::seed_from_u64(paper.id.len() as u64 + u64::from(glues));
    let random = &mut random;
    let mut text = String::from("Tweede Kamer der Staten-Generaal2\n");
    let _ = writeln!(text, "Vergaderjaar {} {}", dashed(paper), collection(paper));
    if paper.is_reply() {
        text.push_str(
            "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n",
        );
    }
    let _ = writeln!(text, "{}", number(paper));
    let pages = pages(paper, Measure::LETTERS);
    let count = pages.len();
    for (index, page) in pages.iter().enumerate() {
        for (place, line) in page.body.iter().enumerate() {
            for piece in &line.pieces {
                match piece {
                    Piece::Words(words) => text.push_str(words),
                    Piece::Marks(marks) => {
                        // The raised figure often comes out on a line of its own.
                        if random.random_bool(0.3) {
                            text.push('\n');
                        }
                        text.push_str(&spaced(marks));
                    }
                }
            }
            // Within a paragraph only: below it, and at the foot of a page, the type changes.
            let is_glued =
                glues && place + 1 < page.body.len() && can_glue(&text, line) && random.random_bool(0.3);
            if !is_glued {
                text.push('\n');
            }
        }
        for note in &page.notes {
            let _ = writeln!(text, "{}{}", note.number, note.lines.join("\n"));
        }
        if index == 0 {
            let _ = write!(text, " \n  \n{}\n", paper.id);
            if paper.is_reply() {
                let _ = write!(text, "ISSN 0921 - 7398’s-Gravenhage {}", year(paper));
            } else {
                let _ = write!(text, "’s-Gravenhage {} ", year(paper));
            }
        }
        foot(&mut text, paper, index, count);
        if index + 1 < count && !random.random_bool(0.2) {
            text.push('\n');
        }
    }
    text.push('\n');
    text
}

/// Markdown as pymupdf4llm makes it.
pub(super) fn pymupdf(paper: &Paper) -> String {
    let mut text = String::from("## Tweede Kamer der Staten-Generaal\n# 2\n\n");
    let _ = write!(text, "#### Vergaderjaar {} {}\n\n", dashed(paper), collection(paper));
    if paper.is_reply() {
        text.push_str("**Vragen gesteld door de leden der Kamer, met de daarop door de**\n**regering gegeven antwoorden**\n\n");
    }
    let _ = write!(text, "### {}\n\n", number(paper));
    let pages = pages(paper, Measure::LETTERS);
    let count = pages.len();
    for (index, page) in pages.iter().enumerate() {
        let mut before = None;
        for line in &page.body {
            // A blank line parts labels from the text above them, and the head from all else.
            let starts = line.set == Set::Label || before == Some(Set::Head) && line.set != Set::Head;
            if starts && before.is_some() && !text.ends_with("\n\n") {
                text.push('\n');
            }
            for piece in &line.pieces {
                match piece {
                    Piece::Words(words) => text.push_str(words),
                    Piece::Marks(marks) => {
                        let _ = write!(text, "[{} ]", spaced(marks).replace(' ', ", "));
                    }
                }
            }
            text.push('\n');
            if line.set == Set::Head && line.is_last {
                text.push('\n');
            }
            before = Some(line.set);
        }
        text.push('\n');
        for note in &page.notes {
            let _ = write!(text, "\n{} {}\n", note.number, note.lines.join("\n"));
        }
        if index == 0 {
            let _ = write!(text, "\n{}\n", paper.id);
            if paper.is_reply() {
                text.push_str("ISSN 0921 - 7398\n");
            }
            let _ = write!(text, "’s-Gravenhage {} ", year(paper));
        } else {
            text.push('\n');
        }
        foot(&mut text, paper, index, count);
        text.push_str("\n\n\n-----\n\n");
    }
    text
}

/// Text as pdftotext takes it out.
pub(super) fn pdftotext(paper: &Paper) -> String {
    let mut text = format!(
        "Tweede Kamer der Staten-Generaal\n\nVergaderjaar {}\n\n2\n\n{}\n\n",
        dashed(paper),
        collection(paper)
    );
    if paper.is_reply() {
        text.push_str(
            "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n\n",
        );
    }
    let _ = writeln!(text, "{}", number(paper));
    let pages = pages(paper, Measure::LETTERS);
    let count = pages.len();
    for (index, page) in pages.iter().enumerate() {
        body(&mut text, page);
        text.push('\n');
        for note in &page.notes {
            let _ = writeln!(text, "{}", note.number);
        }
        if !page.notes.is_empty() {
            text.push('\n');
        }
        if index == 0 {
            let _ = writeln!(text, "{}", paper.id);
            if paper.is_reply() {
                text.push_str("ISSN 0921 - 7398\n");
            }
            let _ = write!(text, "’s-Gravenhage {}\n\n", year(paper));
        }
        for note in &page.notes {
            let _ = writeln!(text, "{}", note.lines.join("\n"));
        }
        if !page.notes.is_empty() {
            text.push('\n');
        }
        foot(&mut text, paper, index, 1);
        if count > 1 {
            let _ = write!(text, "\n\n{}", index + 1);
        }
        text.push_str("\n\n\u{c}");
    }
    text
}

fn body(text: &mut String, page: &Page) {
    for line in &page.body {
        for piece in &line.pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Marks(marks) => text.push_str(&spaced(marks)),
            }
        }
        text.push('\n');
    }
}

/// Whether the end of a line may be lost: between words. Where a figure ends a line, what follows would change it.
fn can_glue(text: &str, line: &Line) -> bool {
    let last = text.chars().next_back().unwrap_or(' ');
    last.is_alphabetic() && line.set == Set::Text && !line.is_last
}

fn foot(text: &mut String, paper: &Paper, index: usize, count: usize) {
    let section = if paper.is_reply() { "Aanhangsel" } else { "Vragen" };
    let _ = write!(text, "Tweede Kamer, vergaderjaar {}, {section}", dashed(paper));
    // A paper of one page has no page number.
    if count > 1 {
        let _ = write!(text, " {}", index + 1);
    }
}

pub(super) fn collection(paper: &Paper) -> &'static str {
    if paper.is_reply() { "Aanhangsel van de Handelingen" } else { "Vragen gesteld door de leden der Kamer" }
}

pub(super) fn number(paper: &Paper) -> String {
    paper.head.appendix_number.map_or_else(|| paper.head.case_number.clone(), |number| number.to_string())
}

pub(super) fn dashed(paper: &Paper) -> String {
    paper.head.session_year.replace('-', "–")
}

pub(super) fn year(paper: &Paper) -> i16 {
    paper.head.reply.as_ref().map_or(paper.head.submitted, |reply| reply.answered).year()
}

fn spaced(marks: &[u32]) -> String {
    marks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
