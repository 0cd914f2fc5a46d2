//! One converter writes raised letters in brackets: `het 11[e ] jaar`. They are raised letters again.

use std::borrow::Cow;
use std::ops::Range;

use crate::block::{Line, Piece, Style};

/// Raises the letters of a line, without their brackets.
pub(super) fn raise(line: &mut Line<'_>) {
    let Some(first) = find(&line.text, 0) else { return };
    if line.pieces.is_empty() {
        let piece = Piece { at: 0..line.text.len(), span: line.span, style: Style::default(), link: None };
        line.pieces.push(piece);
    }
    let (mut text, mut pieces) = (String::with_capacity(line.text.len()), Vec::new());
    let mut put = |stretch: Range<usize>, raised: bool| {
        let start = text.len();
        text.push_str(&line.text[stretch.clone()]);
        let before = line.pieces.partition_point(|piece| piece.at.end <= stretch.start);
        for piece in line.pieces[before..].iter().take_while(|piece| piece.at.start < stretch.end) {
            let at = piece.at.start.max(stretch.start)..piece.at.end.min(stretch.end);
            pieces.push(Piece {
                at: start + at.start - stretch.start..start + at.end - stretch.start,
                span: line.source_span(at),
                style: Style { superscript: raised || piece.style.superscript, ..piece.style },
                link: piece.link.clone(),
            });
        }
    };
    let mut rest = 0;
    let mut next = Some(first);
    while let Some(letters) = next {
        put(rest..letters.place.start, false);
        put(letters.words, true);
        rest = letters.place.end;
        next = find(&line.text, rest);
    }
    put(rest..line.text.len(), false);
    line.text = Cow::Owned(text);
    line.pieces = pieces;
}

/// Whether letters to be raised may stand in a source: most have none, which takes less to tell of a block than of each
/// of its lines.
pub(super) fn may_be_in(source: &str) -> bool {
    let bytes = source.as_bytes();
    memchr::memchr_iter(b'[', bytes).any(|open| may_begin(bytes, open))
}

fn may_begin(bytes: &[u8], open: usize) -> bool {
    open > 0 && bytes[open - 1].is_ascii_digit() && matches!(bytes.get(open + 1), Some(b'd' | b'e' | b's'))
}

struct Letters {
    words: Range<usize>,
    /// With the brackets.
    place: Range<usize>,
}

/// Finds the next letters in brackets behind a digit.
fn find(text: &str, from: usize) -> Option<Letters> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'[', &bytes[from..]).find_map(|at| {
        let open = from + at;
        if !may_begin(bytes, open) {
            return None;
        }
        let words = match bytes[open + 1..] {
            [b'e', ..] => open + 1..open + 2,
            [b'd', b'e', ..] => open + 1..open + 3,
            [b's', b't', b'e', ..] => open + 1..open + 4,
            _ => return None,
        };
        let spaces = bytes[words.end..].iter().take_while(|byte| **byte == b' ').count();
        let close = words.end + spaces;
        (bytes.get(close) == Some(&b']')).then_some(Letters { words, place: open..close + 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::super::read;

    /// The text of the first line, and what stands there of its raised pieces.
    fn raised(source: &str) -> (String, Vec<&str>) {
        let blocks = read(source, 0);
        let line = &blocks[0].lines[0];
        let raised = line.pieces.iter().filter(|piece| piece.style.superscript);
        (line.text.to_string(), raised.filter_map(|piece| piece.span.of(source)).collect())
    }

    #[test]
    fn ok_raised_letters_in_brackets_are_raised_letters() {
        let cases = [
            ("het 11[e ] jaar, zie [e ] en 2[1 ]", "het 11e jaar, zie [e ] en 2[1 ]", vec!["e"]),
            ("de 1[ste] en de *2[de ]* van 3[e  ]", "de 1ste en de 2de van 3e", vec!["ste", "de", "e"]),
            ("R&amp;D in het 11[e ] jaar", "R&D in het 11e jaar", vec!["e"]),
            ("## Het 11[e ] jaar", "Het 11e jaar", vec!["e"]),
            ("11[een] 11[e", "11[een] 11[e", vec![]),
            ("11[e ](https://a.example)", "11e", vec![]),
        ];
        for (source, text, letters) in cases {
            assert_eq!(raised(source), (text.to_owned(), letters), "{source}");
        }
    }

    #[test]
    fn ok_what_stands_beside_raised_letters_keeps_its_place() {
        let source = "het 11[e ] *jaar*\u{A0}om";
        let line = &read(source, 0)[0].lines[0];
        assert_eq!(line.text, "het 11e jaar om");
        let places: Vec<_> = line.pieces.iter().filter_map(|piece| piece.span.of(source)).collect();
        assert_eq!(places, ["het 11", "e", " ", "jaar", "\u{A0}", "om"]);
    }
}
