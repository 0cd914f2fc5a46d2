//! Puts a line together from pieces of the source.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use crate::block::{CELL, Line, Piece, Style, between_hard_spaces, has_hard_space};
use crate::model::Span;
#[cfg(any(feature = "html", feature = "docx"))]
use crate::stretches::{any_pair, double_space, is, position, within};

/// Collects the pieces of a line.
#[derive(Debug, Default)]
pub(super) struct LineBuilder {
    pub(super) text: String,
    pieces: Vec<Piece>,
    /// Where the line starts in the source, with its markup.
    pub(super) start: usize,
    /// Whether the line counts even without words: a picture without a description.
    pub(super) keep_empty: bool,
}

impl LineBuilder {
    /// A line that starts at `start`.
    pub(super) fn at(start: usize) -> Self {
        Self { start, ..Self::default() }
    }

    /// Whether nothing stands on the line.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The pieces so far.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(super) fn push(&mut self, text: &str, range: Range<usize>, style: Style, link: Option<Rc<str>>) {
        if text.len() == range.len() && has_hard_space(text) {
            for (words, at, space) in between_hard_spaces(text) {
                let start = range.start + at;
                let end = start + words.len();
                self.push_words(words, start..end, style, link.clone());
                if space > 0 {
                    self.push_words(" ", end..end + space, style, link.clone());
                }
            }
        } else {
            self.push_words(text, range, style, link);
        }
    }

    fn push_words(&mut self, text: &str, range: Range<usize>, style: Style, link: Option<Rc<str>>) {
        let (text, range) = if self.pieces.is_empty() {
            let words = text.trim_start();
            let skipped = if text.len() == range.len() { text.len() - words.len() } else { 0 };
            (words, range.start + skipped..range.end)
        } else {
            (text, range)
        };
        if text.is_empty() {
            return;
        }
        let at = self.text.len()..self.text.len() + text.len();
        self.text.push_str(text);
        let span = Span::from(range);
        if let Some(last) = self.pieces.last_mut() {
            let exact = last.at.len() == last.span.len() && text.len() == span.len();
            if exact
                && last.at.end == at.start
                && last.span.end == span.start
                && last.style == style
                && last.link == link
            {
                last.at.end = at.end;
                last.span.end = span.end;
                return;
            }
        }
        self.pieces.push(Piece { at, span, style, link });
    }

    /// Takes the spaces off the end.
    pub(super) fn trim_end(&mut self) {
        let len = self.text.trim_end_matches(' ').len();
        self.text.truncate(len);
        while self.pieces.pop_if(|piece| piece.at.start >= len).is_some() {}
        if let Some(last) = self.pieces.last_mut().filter(|last| last.at.end > len) {
            if last.at.len() == last.span.len() {
                last.span.end -= last.at.end - len;
            }
            last.at.end = len;
        }
    }

    /// Takes the tag that ends raised words into their place.
    pub(super) fn extend_raised(&mut self, end: usize) {
        if let Some(piece) = self.pieces.last_mut().filter(|piece| piece.style.superscript) {
            piece.span.end = end;
        }
    }

    pub(super) fn drop_last_cell_mark(&mut self) {
        if self.text.ends_with(CELL) {
            self.text.pop();
        }
    }

    /// The line that ends at `end`; `None` when it holds no words. Without a source its place is that of its pieces.
    pub(super) fn finish<'s>(&mut self, source: Option<&'s str>, end: usize) -> Option<Line<'s>> {
        self.text.truncate(self.text.trim_end_matches(|c: char| c.is_whitespace() && c != CELL).len());
        let len = self.text.len();
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.retain(|piece| piece.at.start < len);
        if let Some(last) = pieces.last_mut() {
            if last.at.end > len && last.at.len() == last.span.len() {
                last.span.end -= last.at.end - len;
            }
            last.at.end = last.at.end.min(len);
        }
        let keep_empty = std::mem::take(&mut self.keep_empty);
        if self.text.chars().all(char::is_whitespace) && !keep_empty {
            self.text.clear();
            return None;
        }
        let start = self.start.min(end);
        let span = match (source, pieces.as_slice()) {
            (Some(source), _) => trimmed(source, start..end),
            (None, [first, .., last]) => Span::new(first.span.start, last.span.end),
            (None, [only]) => only.span,
            (None, []) => Span::new(start, end),
        };
        let exact = |piece: &Piece| piece.at.start == 0 && piece.at.len() == len && piece.span.len() == len;
        let text = match (source, pieces.as_slice()) {
            (Some(source), [piece]) if exact(piece) => {
                Cow::Borrowed(&source[piece.span.start..piece.span.end])
            }
            _ => Cow::Owned(self.text.clone()),
        };
        self.text.clear();
        let is_source = matches!(pieces.as_slice(), [piece]
            if exact(piece) && piece.style == Style::default() && piece.link.is_none() && piece.span == span);
        if is_source {
            pieces.clear();
            // The next line takes the room.
            self.pieces = std::mem::take(&mut pieces);
        }
        Some(Line { text, span, pieces, page_break: false, spreads: Vec::new() })
    }
}

/// The place of what stands there without the white space around it.
pub(super) fn trimmed(source: &str, range: Range<usize>) -> Span {
    let words = &source[range.clone()];
    // Most words have no space around them, which two bytes tell.
    if let (Some(first), Some(last)) = (words.as_bytes().first(), words.as_bytes().last())
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return range.into();
    }
    let start = range.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// Words with every stretch of white space made one space, without the signs that only tell where a line may end.
#[cfg(any(feature = "html", feature = "docx"))]
pub(super) fn collapsed(words: &str) -> Cow<'_, str> {
    let is_space = |sign: char| sign.is_ascii_whitespace();
    let is_break = |sign: char| matches!(sign, '\u{AD}' | '\u{200B}' | '\u{FEFF}');
    // White space other than a plain space, and the first bytes of the other signs.
    let may_be = |bytes| within(bytes, b'\t', b'\r') | is(bytes, 0xC2) | is(bytes, 0xE2) | is(bytes, 0xEF);
    let clean = || !words.contains(|sign: char| is_break(sign) || is_space(sign) && sign != ' ');
    if !any_pair(words.as_bytes(), double_space) && (position(words.as_bytes(), may_be).is_none() || clean())
    {
        return Cow::Borrowed(words);
    }
    let mut collapsed = String::with_capacity(words.len());
    for sign in words.chars().filter(|sign| !is_break(*sign)) {
        if !is_space(sign) {
            collapsed.push(sign);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    Cow::Owned(collapsed)
}
