//! What every reader hands over: blocks of lines, each with its place in the source.
//!
//! A block borrows from the source where it can. It says what the *form* states (a heading, a list item, raised
//! type), never what a text *means*: that is the work of the recogniser.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use crate::model::{EmphasisStyle, Span};
use crate::stretches::{Places, any_pair, is, position};

/// A block: lines that the source keeps together.
#[derive(Debug, Clone)]
pub(crate) struct Block<'s> {
    pub(crate) kind: BlockKind<'s>,
    pub(crate) lines: Vec<Line<'s>>,
    /// What the form itself says that the block is; missing where it says nothing, as text and Markdown do.
    pub(crate) stated: Option<Stated>,
    /// What the form says of single words in it.
    pub(crate) facts: Vec<Fact>,
    /// Whether it goes on with the text that the page before left off.
    pub(crate) goes_on: bool,
}

/// What a form says that a block is: the XML by its elements (`vraag`), the publication page by its classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) place: Place,
    /// Which part of the document it belongs to: the blocks of one element have the same number.
    pub(crate) part: usize,
    /// Whether it heads its part: `nr` in `vraag`. In a text whose headings tell the parts: whether it is such a heading.
    pub(crate) label: bool,
}

/// The places in a document that forms have names for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The lines above the number: `kamervraagkop`.
    Masthead,
    /// `kamervraagnummer`
    Number,
    /// The head sentence of the questions, of the answers, or of one of both.
    QuestionHead,
    AnswerHead,
    Head,
    /// A heading above a whole list of questions or answers: `titel`.
    Section,
    Question,
    Answer,
    /// `kamervraagopmerking`
    Postponement,
    /// `toelicht`
    Explanation,
    /// `ondertekening`
    Signature,
    /// Around the document: the menus of a page.
    Outside,
    /// The lines of facts at the top of a file: `kind: "answers"`.
    FrontMatter,
    /// The text of a document in which every part has its label above it, as a heading.
    Labelled,
}

impl Place {
    /// Whether it is one of the parts that follow the head.
    pub(crate) const fn is_body(self) -> bool {
        matches!(
            self,
            Self::Question | Self::Answer | Self::Postponement | Self::Explanation | Self::Signature
        )
    }
}

/// Words that the form marks as something: `<achternaam>Oosterbaan</achternaam>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) kind: FactKind,
    /// The words on one line; for a day its `isodatum`.
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// What words may be marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactKind {
    /// `naam`
    Name,
    /// `kamervraagonderwerp`
    Subject,
    /// `datum`
    Day,
}

impl<'s> Block<'s> {
    /// A block of which the form says nothing but its kind.
    pub(crate) const fn new(kind: BlockKind<'s>, lines: Vec<Line<'s>>) -> Self {
        Self { kind, lines, stated: None, facts: Vec::new(), goes_on: false }
    }

    /// A block of the lines collected so far. Where they are few, the collector keeps its room.
    pub(crate) fn of_collected(kind: BlockKind<'s>, collected: &mut Vec<Line<'s>>) -> Self {
        const FEW: usize = 16;
        if collected.len() > FEW {
            return Self::new(kind, std::mem::take(collected));
        }
        let mut lines = Vec::with_capacity(collected.len());
        lines.append(collected);
        Self::new(kind, lines)
    }
}

/// Spaces at which no line may break. They part words like any other, so a line has plain ones in their place.
const HARD_SPACES: [&str; 3] = ["\u{A0}", "\u{2007}", "\u{202F}"];

/// Asked of every line, so it looks for their first bytes, which quotes and dashes share, and from there on for their
/// last two.
pub(crate) fn has_hard_space(text: &str) -> bool {
    let begins = |bytes| is(bytes, 0xC2) | is(bytes, 0xE2);
    let ends = |ones, others| {
        is(ones, 0xC2) & is(others, 0xA0) | is(ones, 0x80) & (is(others, 0x87) | is(others, 0xAF))
    };
    position(text.as_bytes(), begins)
        .is_some_and(|first| any_pair(&text.as_bytes()[first..], ends) && hard_spaces(text).next().is_some())
}

/// The places of the hard spaces in a text, in order.
fn hard_spaces(text: &str) -> impl Iterator<Item = Range<usize>> {
    // Quotes and dashes begin with the same two bytes as some of them.
    let mut may_be = Places::of(text.as_bytes(), |_, here, next| {
        (is(here, 0xC2) & is(next, 0xA0)) | (is(here, 0xE2) & is(next, 0x80))
    });
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = may_be.next_from(at)?;
            at = start + 1;
            if let Some(space) = HARD_SPACES.iter().find(|space| text[start..].starts_with(**space)) {
                return Some(start..start + space.len());
            }
        }
    })
}

/// The stretches of a text between its hard spaces, with their offsets, each with the bytes of the space that follows it;
/// the last is followed by none.
pub(crate) fn between_hard_spaces(text: &str) -> impl Iterator<Item = (&str, usize, usize)> {
    let end = text.len();
    let mut from = 0;
    hard_spaces(text).chain(std::iter::once(end..end)).map(move |space| {
        let start = std::mem::replace(&mut from, space.end);
        (&text[start..space.start], start, space.len())
    })
}

/// What form a block has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BlockKind<'s> {
    /// Running text. Where the form does not tell lists, their items are running text that begins with its mark.
    Paragraph,
    /// A paragraph of a list item, in a form that tells lists.
    Item {
        /// How many lists stand around its own.
        level: usize,
        /// How many bytes of the first line are the mark; missing where a paragraph goes on with its item.
        mark: Option<usize>,
    },
    /// A heading, of any level: levels change inside one document and say nothing.
    Heading,
    /// A table: a line is a row, its cells parted by [`CELL`].
    Table,
    /// A line across the page: `---`, `-----`, `_____`.
    Rule,
    /// A paragraph of a note whose form states its number: `[^1]: …`, `<noot id="n1">`.
    Note {
        number: Cow<'s, str>,
        /// By what marks refer to it, where they do so by more than its number.
        id: Option<Rc<str>>,
        /// How many bytes of the first line are the number.
        mark: usize,
        /// Whether it goes on with the note of the block before.
        goes_on: bool,
    },
    /// A picture with its address; its line holds the words shown instead.
    Image { source: String },
}

/// The character between the cells of a table row in [`Line::text`].
pub(crate) const CELL: char = '\t';

/// A line: what stands on it with the markup taken away, and where.
#[derive(Debug, Clone)]
pub(crate) struct Line<'s> {
    /// The words, without the white space around them.
    pub(crate) text: Cow<'s, str>,
    /// The place in the source, markup included.
    pub(crate) span: Span,
    /// How `text` lies over the source. Empty when `text` is exactly the source at `span`.
    pub(crate) pieces: Vec<Piece>,
    /// Whether a page ends just before this line (a form feed).
    pub(crate) page_break: bool,
    /// For a table row, over how many columns and rows each cell reaches; empty where each fills one place.
    pub(crate) spreads: Vec<Spread>,
}

/// Over how many columns and rows a table cell reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spread {
    pub(crate) columns: u32,
    pub(crate) rows: u32,
}

impl Spread {
    pub(crate) const ONE: Self = Self { columns: 1, rows: 1 };
}

/// A stretch of a line that comes from one place in the source and is set in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The stretch of [`Line::text`].
    pub(crate) at: Range<usize>,
    /// Its place in the source. Shorter or longer than `at` where the source is escaped.
    pub(crate) span: Span,
    pub(crate) style: Style,
    /// Where the words lead, for a mark the [`id`](BlockKind::Note) of its note; shared by all pieces of one link.
    pub(crate) link: Option<Rc<str>>,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Style {
    pub(crate) strong: bool,
    pub(crate) italic: bool,
    pub(crate) underlined: bool,
    pub(crate) superscript: bool,
    pub(crate) subscript: bool,
    /// The form states that this is a note mark: `[^1]`.
    pub(crate) mark: bool,
}

impl Style {
    /// Set in both ways.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self {
            strong: self.strong || other.strong,
            italic: self.italic || other.italic,
            underlined: self.underlined || other.underlined,
            superscript: self.superscript || other.superscript,
            subscript: self.subscript || other.subscript,
            mark: self.mark || other.mark,
        }
    }

    /// The ways in which the words are set apart, outermost first.
    pub(crate) fn emphasis(self) -> impl Iterator<Item = EmphasisStyle> {
        [
            (self.strong, EmphasisStyle::Strong),
            (self.italic, EmphasisStyle::Italic),
            (self.underlined, EmphasisStyle::Underline),
            (self.superscript, EmphasisStyle::Superscript),
            (self.subscript, EmphasisStyle::Subscript),
        ]
        .into_iter()
        .filter_map(|(set, style)| set.then_some(style))
    }
}

impl<'s> Line<'s> {
    /// A line that is exactly the source at `span`.
    pub(crate) const fn borrowed(text: &'s str, span: Span) -> Self {
        let text = Cow::Borrowed(text);
        Self { text, span, pieces: Vec::new(), page_break: false, spreads: Vec::new() }
    }

    /// A line that is exactly the source at `span`, but for hard spaces.
    pub(crate) fn plain(text: &'s str, span: Span) -> Self {
        let borrowed = Self::borrowed(text, span);
        if !has_hard_space(text) {
            return borrowed;
        }
        let mut line = Self { text: Cow::Owned(String::with_capacity(text.len())), ..borrowed };
        for (words, at, space) in between_hard_spaces(text) {
            let source = Span::new(at, at + words.len()).shifted(span.start);
            line.push(words, source);
            if space > 0 {
                line.push(" ", Span::new(source.end, source.end + space));
            }
        }
        line
    }

    fn push(&mut self, words: &str, span: Span) {
        let text = self.text.to_mut();
        let at = text.len()..text.len() + words.len();
        text.push_str(words);
        if !words.is_empty() {
            self.pieces.push(Piece { at, span, style: Style::default(), link: None });
        }
    }

    /// The place in the source of the byte at `offset` of the text.
    pub(crate) fn source_offset(&self, offset: usize) -> usize {
        if self.pieces.is_empty() {
            return self.span.start + offset;
        }
        let index = self.pieces.partition_point(|piece| piece.at.end <= offset);
        match self.pieces.get(index) {
            Some(piece) if piece.at.start <= offset => {
                // Inside an escaped stretch (`&amp;`) only the borders are exact.
                let inside = offset - piece.at.start;
                if piece.at.len() == piece.span.len() { piece.span.start + inside } else { piece.span.start }
            }
            Some(piece) => piece.span.start,
            None => self.span.end,
        }
    }

    /// The place in the source of a stretch of the text, markup inside it included.
    pub(crate) fn source_span(&self, range: Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return Span::new(self.span.start + range.start, self.span.start + range.end);
        }
        let start = self.source_offset(range.start);
        if range.is_empty() {
            return Span::new(start, start);
        }
        let index = self.pieces.partition_point(|piece| piece.at.end < range.end);
        let end = match self.pieces.get(index) {
            Some(piece) if piece.at.end == range.end || piece.at.len() != piece.span.len() => piece.span.end,
            Some(piece) => piece.span.start + (range.end.saturating_sub(piece.at.start)),
            None => self.span.end,
        };
        Span::new(start, end.max(start))
    }
}
