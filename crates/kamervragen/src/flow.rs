//! Lines -> running text: joins what the page cut, and parts what it parted.

mod joint;
mod writer;

use crate::block::BlockKind;
use crate::recognise::marks::Mark;
use crate::recognise::rows::{Row, Slice};

use self::joint::{Joint, joint};
pub(crate) use self::joint::{Layout, Measure};
use self::writer::Writer;
pub(crate) use self::writer::{Link, Text};

/// Lays slices out as running text, with the marks taken out of the words.
///
/// `marks` are those that stand in the slices, in order.
pub(crate) fn lay_out(rows: &[Row<'_>], slices: &[Slice], marks: &[Mark], measure: Measure) -> Text {
    let bytes = slices.iter().map(|slice| slice.at.len()).sum();
    let mut writer = Writer::with_capacity(slices.len(), bytes);
    let mut marks = marks.iter().peekable();
    let mut before: Option<Slice> = None;
    // Whether `before` is the first line of its paragraph.
    let mut begins = true;
    let mut tabular = false;
    for (index, slice) in slices.iter().enumerate() {
        let row = &rows[slice.row];
        let above = std::mem::replace(&mut tabular, !measure.is_told() && row.is_tabular());
        let is_row = if tabular {
            is_beside_tabular(rows, slices, index)
        } else {
            above && parts_table(rows, slices, index)
        };
        let mut at = slice.at.start;
        // Marks at the start of a line belong to the line above.
        while let Some(mark) =
            marks.next_if(|mark| mark.at.row < slice.row || begins_with(mark, row, slice, at))
        {
            if mark.at.row == slice.row {
                writer.mark(&mark.number);
                at = mark.cut.end;
            }
        }
        let rest = Slice { row: slice.row, at: at..slice.at.end.max(at) };
        if at > slice.at.start && row.text()[rest.at.clone()].trim().is_empty() {
            continue;
        }
        if let BlockKind::Image { source } = row.kind() {
            writer.image(source, row, rest.at.clone());
            before = Some(rest);
            continue;
        }
        let stated = matches!(row.kind(), BlockKind::Table);
        let in_table = stated || is_row;
        let mut spaced = false;
        if in_table || writer.in_table() {
            writer.close();
        } else if let Some(before) = &before {
            let after_mark = at > slice.at.start;
            let joint = if after_mark {
                Joint::Space
            } else {
                joint(rows, before, &rest, begins, writer.item(), measure)
            };
            begins = joint == Joint::Paragraph;
            match joint {
                Joint::Space => spaced = true,
                Joint::Nothing => {}
                Joint::DropHyphen => writer.drop_hyphen(),
                Joint::Paragraph => writer.close(),
            }
        }
        if in_table {
            writer.begin_row(stated && row.opens, row.spreads());
        } else if let BlockKind::Item { level, mark } = row.kind()
            && row.opens
            // Not where the mark is the number of the question: `1. Kent u dit?`.
            && slice.at.start == 0
        {
            writer.begin_item(*level, *mark);
        }
        while let Some(mark) = marks.next_if(|mark| in_slice(mark, slice)) {
            if mark.cut.start >= at {
                writer.add(row, at..mark.cut.start, std::mem::take(&mut spaced));
                writer.mark(&mark.number);
                at = mark.cut.end;
                // `gesproken.3Toekomstige`: with the mark goes what parted the words.
                spaced = row.text()[at..].starts_with(char::is_alphanumeric);
            }
        }
        writer.add(row, at..slice.at.end.max(at), spaced);
        before = Some(rest);
    }
    writer.finish()
}

/// Whether a mark stands at the start of a slice, or of what is left of it at `at`.
fn begins_with(mark: &Mark, row: &Row<'_>, slice: &Slice, at: usize) -> bool {
    in_slice(mark, slice) && row.text()[at..mark.cut.start.max(at)].trim().is_empty()
}

/// Whether a slice that looks like a row of a table is one, where the form does not tell tables from text: so does a row
/// above or below it.
fn is_beside_tabular(rows: &[Row<'_>], slices: &[Slice], index: usize) -> bool {
    [-2, -1, 1, 2].into_iter().any(|step| is_tabular_beside(rows, slices, index, step))
}

/// Whether a slice stands between two rows of a table: the head of a row, parted from its numbers by a note mark.
fn parts_table(rows: &[Row<'_>], slices: &[Slice], index: usize) -> bool {
    let beside = |step| is_tabular_beside(rows, slices, index, step);
    beside(-1) && beside(1) && rows[slices[index].row].text().split_whitespace().count() <= 3
}

fn is_tabular_beside(rows: &[Row<'_>], slices: &[Slice], index: usize, step: isize) -> bool {
    let at = index.checked_add_signed(step).and_then(|at| slices.get(at));
    at.is_some_and(|slice| {
        Some(slice.row) == slices[index].row.checked_add_signed(step) && rows[slice.row].is_tabular()
    })
}

fn in_slice(mark: &Mark, slice: &Slice) -> bool {
    mark.at.row == slice.row && mark.at.at.start < slice.at.end
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Span, text_of};
    use crate::recognise::rows;

    fn laid(text: &str) -> String {
        let blocks = crate::read::plain::read(text, 0);
        let rows = rows::lay_out(&blocks);
        let slices: Vec<Slice> = rows.iter().enumerate().map(|(index, row)| row.slice(index)).collect();
        let laid = lay_out(&rows, &slices, &[], Measure::of(&rows, Layout::Printed));
        assert_eq!(laid.words, text_of(&laid.blocks));
        laid.words
    }

    #[test]
    fn ok_words_cut_at_a_line_end_are_joined() {
        assert_eq!(laid("Er is een vergun-\nning nodig."), "Er is een vergunning nodig.");
        assert_eq!(laid("de afspraken van de EU-\nlanden"), "de afspraken van de EU-landen");
        assert_eq!(laid("de sectoren zorg-\nen welzijn zijn"), "de sectoren zorg- en welzijn zijn");
        assert_eq!(laid("de motie-\nVan Dam is"), "de motie-Van Dam is");
        assert_eq!(laid("een dual-use goed vacatu-res"), "een dual-use goed vacatu-res");
        assert_eq!(laid("mensenhandel en\n-smokkel is"), "mensenhandel en -smokkel is");
        assert_eq!(laid("de landbouw/\nhet platteland"), "de landbouw/het platteland");
    }

    #[test]
    fn ok_a_hard_space_beside_a_plain_one_is_one_space() {
        assert_eq!(
            laid("Is dat zo?\u{A0} En waarom? \u{A0}Sinds wanneer?"),
            "Is dat zo? En waarom? Sinds wanneer?"
        );
    }

    #[test]
    fn ok_addresses_are_joined() {
        assert_eq!(laid("Zie (https://\nsluis.example/a-b)"), "Zie (https://sluis.example/a-b)");
        assert_eq!(
            laid("https://sluis.example/dubbele-\ndiensten"),
            "https://sluis.example/dubbele-diensten"
        );
        assert_eq!(laid("zie www.sluis.example\nvoor meer"), "zie www.sluis.example voor meer");
    }

    #[test]
    fn ok_a_short_line_ends_its_paragraph() {
        let text = "De sluizen in het noorden zijn al enige tijd niet meer\nbemand en dat blijft zo.\nDe sluizen in het zuiden worden wel weer bemand en ook\ndat blijft zo.";
        assert_eq!(
            laid(text),
            "De sluizen in het noorden zijn al enige tijd niet meer bemand en dat blijft zo.\n\nDe sluizen in het zuiden worden wel weer bemand en ook dat blijft zo."
        );
    }

    #[test]
    fn ok_a_short_line_above_a_sentence_is_a_heading() {
        let text =
            "Onderwijs\nDe scholen in het noorden zijn al enige tijd niet meer\nopen en dat blijft zo.";
        let words =
            "Onderwijs\n\nDe scholen in het noorden zijn al enige tijd niet meer open en dat blijft zo.";
        assert_eq!(laid(text), words);
    }

    #[test]
    fn ok_list_items_keep_their_marks_and_lines() {
        let text = "Het gaat om:\n– een sluis die al jaren\nniet draait;\n– een brug.\n\na. eerst\nb. daarna";
        assert_eq!(
            laid(text),
            "Het gaat om:\n\n– een sluis die al jaren niet draait;\n– een brug.\na. eerst\nb. daarna"
        );
    }

    #[test]
    fn ok_places_lead_back_to_the_source() {
        let source = "Het gaat om de vergun-\nning en:\n– een sluis;\n– een brug.";
        let blocks = crate::read::plain::read(source, 0);
        let rows = rows::lay_out(&blocks);
        let slices: Vec<Slice> = rows.iter().enumerate().map(|(index, row)| row.slice(index)).collect();
        let text = lay_out(&rows, &slices, &[], Measure::of(&rows, Layout::Printed));
        for word in ["gaat", "ning en", "sluis", "brug"] {
            let at = text.words.find(word).unwrap();
            assert_eq!(text.place(Span::new(at, at + word.len())).of(source), Some(word));
        }
    }
}
