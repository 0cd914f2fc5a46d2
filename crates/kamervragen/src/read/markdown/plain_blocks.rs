//! The parts of Markdown in which hardly a sign means anything -> blocks, past its parser.
//!
//! Most of a document is paragraphs without markup, and the parser looks at their bytes in several passes. Plain are
//! those, lines in bold type, headings and lines of dashes, each between empty lines and with no more markup in it. Such
//! a block is what it is whatever stands around it: at the margin it ends lists and notes, and nothing goes on in it.
//! Only code and HTML that are still open take it in. So the parser gets a text with one letter for all plain blocks that
//! follow each other, which shows: where it finds a paragraph of this letter, they are put, and where it finds anything
//! else there, it gets the whole text.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::raised_letters;
use crate::block::{Block, BlockKind, Line, Piece, Style};
use crate::model::Span;
use crate::read::line::trimmed;
use crate::stretches::{Places, Wanted, is, within};

/// The plain blocks of a text.
#[derive(Debug, Default)]
pub(super) struct PlainBlocks<'s> {
    pub(super) blocks: Vec<Block<'s>>,
    /// Where they stand.
    pub(super) runs: Vec<Run>,
}

/// Plain blocks with nothing but empty lines between them.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) place: Range<usize>,
    /// How many blocks it has.
    pub(super) count: usize,
}

/// Stands for a run.
pub(super) const LETTER: char = 'x';

impl PlainBlocks<'_> {
    /// The text from `start` on, with a letter for each run.
    pub(super) fn left_out_of<'t>(&self, text: &'t str, start: usize) -> Cow<'t, str> {
        if self.runs.is_empty() {
            return Cow::Borrowed(&text[start..]);
        }
        let left_out: usize = self.runs.iter().map(|run| run.place.len()).sum();
        let mut shortened = String::with_capacity(text.len() - start - left_out + self.runs.len());
        let mut at = start;
        for run in &self.runs {
            shortened.push_str(&text[at..run.place.start]);
            shortened.push(LETTER);
            at = run.place.end;
        }
        shortened.push_str(&text[at..]);
        Cow::Owned(shortened)
    }
}

/// Finds the plain blocks from `start` on.
pub(super) fn find(text: &str, start: usize) -> PlainBlocks<'_> {
    let bytes = text.as_bytes();
    let empty_line = memmem::Finder::new(b"\n\n");
    let defines = memmem::find(&bytes[start..], b"]:").is_some();
    let mut finder = Finder { text, bytes, defines, signs: signs(bytes), lines: Vec::new() };
    let mut plain = PlainBlocks::default();
    // Whether the block before was plain.
    let mut goes_on = false;
    let mut at = start;
    while at < bytes.len() {
        if bytes[at] == b'\n' {
            at += 1;
            continue;
        }
        if let Some((kind, end)) = finder.block(at) {
            let lines = &mut finder.lines;
            if raised_letters::may_be_in(&text[at..end]) {
                lines.iter_mut().for_each(raised_letters::raise);
            }
            plain.blocks.push(Block::of_collected(kind, lines));
            match plain.runs.last_mut().filter(|_| goes_on) {
                Some(run) => {
                    run.place.end = end;
                    run.count += 1;
                }
                None => plain.runs.push(Run { place: at..end, count: 1 }),
            }
            goes_on = true;
            at = end;
        } else {
            finder.lines.clear();
            goes_on = false;
            at += empty_line.find(&bytes[at..]).unwrap_or(bytes.len() - at);
        }
    }
    plain
}

/// The places of signs that may mean something, line ends among them.
fn signs(bytes: &[u8]) -> Places<'_, impl Wanted> {
    Places::of(bytes, |_, here, _| {
        // `[`, `\`, `]`, `^`, `_` and the backtick follow each other.
        within(here, 0, 0x1F) | within(here, b'[', b'`') | is(here, b'*') | is(here, b'<') | is(here, b'&')
    })
}

struct Finder<'s, W> {
    text: &'s str,
    bytes: &'s [u8],
    /// Whether the text may define what brackets stand for.
    defines: bool,
    signs: Places<'s, W>,
    /// The lines of the block that is being read.
    lines: Vec<Line<'s>>,
}

impl<W: Wanted> Finder<'_, W> {
    /// Reads what stands there up to the next empty line, and gives its end; `None` when it is not plain.
    fn block(&mut self, start: usize) -> Option<(BlockKind<'static>, usize)> {
        let bytes = &self.bytes[start..];
        let count = |sign| bytes.iter().position(|byte| *byte != sign).unwrap_or(bytes.len());
        let (kind, end) = match bytes[0] {
            b'-' if count(b'-') >= 3 => {
                let end = start + count(b'-');
                self.lines.push(Line::plain(&self.text[start..end], Span::new(start, end)));
                (BlockKind::Rule, end)
            }
            b'#' => {
                let count = count(b'#');
                if count > 6 || bytes.get(count) != Some(&b' ') {
                    return None;
                }
                let words = start + count + 1;
                let end = self.end_of_words(words)?;
                // Such signs at its end are markup, too.
                if self.bytes[end - 1] == b'#' {
                    return None;
                }
                self.lines.push(line_around(self.text, start..end, words..end, Style::default())?);
                (BlockKind::Heading, end)
            }
            _ => (BlockKind::Paragraph, self.paragraph(start)?),
        };
        matches!(self.bytes[end..], [] | [b'\n'] | [b'\n', b'\n', ..]).then_some((kind, end))
    }

    /// Reads the lines of a paragraph, and gives where they end.
    fn paragraph(&mut self, start: usize) -> Option<usize> {
        let mut start = start;
        loop {
            let end;
            if self.bytes[start..].starts_with(STRONG) {
                let words = start + STRONG.len();
                let words = words..self.end_of_words(words)?;
                end = words.end + STRONG.len();
                if self.bytes.get(words.end..end) != Some(STRONG) {
                    return None;
                }
                let strong = Style { strong: true, ..Style::default() };
                self.lines.push(line_around(self.text, start..end, words, strong)?);
            } else {
                end = self.end_of_words(start)?;
                self.lines.push(Line::plain(&self.text[start..end], Span::new(start, end)));
            }
            match self.bytes[end..] {
                [] | [b'\n'] | [b'\n', b'\n', ..] => return Some(end),
                [b'\n', ..] => start = end + 1,
                _ => return None,
            }
        }
    }

    /// Where the words from `start` on end: at the first sign that means something. `None` when they begin with one, or
    /// have white space around them.
    fn end_of_words(&mut self, start: usize) -> Option<usize> {
        let bytes = self.bytes.get(start..)?;
        // No bullet or number of a list item, heading, line across the page, fence, indent, or line below the head of a
        // table.
        let begins = match bytes {
            [b'0'..=b'9', ..] => {
                let mark = bytes.iter().find(|byte| !byte.is_ascii_digit());
                !matches!(mark, Some(b'.' | b')'))
            }
            [first, ..] => matches!(first, b'a'..=b'z' | b'A'..=b'Z' | b'(' | b'"' | b'\'' | 0x80..),
            [] => false,
        };
        if !begins {
            return None;
        }
        let mut end = start;
        loop {
            end = self.signs.next_from(end).unwrap_or(self.bytes.len());
            match self.bytes[end..] {
                // Brackets mean something where the text defines it and beside an address.
                [b'[' | b']', ..] if self.defines => break,
                [b']', b'(', ..] => break,
                [b'[' | b']', ..] => end += 1,
                _ => break,
            }
        }
        (trimmed(self.text, start..end) == Span::new(start, end)).then_some(end)
    }
}

/// Stands on both sides of words in bold type.
const STRONG: &[u8] = b"**";

/// A line of these words, with markup around them; `None` when it would need more pieces than one.
fn line_around(text: &str, place: Range<usize>, words: Range<usize>, style: Style) -> Option<Line<'_>> {
    let line = Line::plain(&text[words.clone()], words.clone().into());
    let piece = Piece { at: 0..words.len(), span: words.into(), style, link: None };
    line.pieces.is_empty().then(|| Line { span: place.into(), pieces: vec![piece], ..line })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use proptest::prelude::*;

    use super::super::{read, read_beside};
    use super::*;

    /// The plain paragraphs of a text, those of a run together.
    fn runs(text: &str) -> Vec<&str> {
        find(text, 0).runs.into_iter().map(|run| &text[run.place]).collect()
    }

    #[test]
    fn ok_blocks_without_markup_are_plain() {
        let plain = [
            "Vraag 1\nKent u dit?",
            "«Het veer» vaart – soms – niet!",
            "3 maart 2031\n’s-Gravenhage\n(ingezonden)",
            "Zie vraag 3[1 ] en [2, 3 ] ![ja] 11[e ]",
            "Een - twee + drie # vier > vijf ~ zes = zeven: 8. negen | tien",
            "x",
            "**Vraag 1**",
            "**Vragen**\n**gesteld**\ndoor",
            "# 2",
            "###### Vraag 3",
            "---",
            "--------",
        ];
        for text in plain {
            assert_eq!(runs(text), [text]);
        }
    }

    #[test]
    fn ok_blocks_with_markup_are_not() {
        let marked = [
            "*a*",
            "**a",
            "**a*",
            "***a***",
            "** a**",
            "**a **",
            "**a** b",
            "**1. a**",
            "**a\nb**",
            "**a\u{A0}b**",
            "**(a)*",
            "a*b",
            "a_b",
            "a `b`",
            "a<br>",
            "R&amp;D",
            "a\\",
            "- a",
            "+ a",
            "1. a",
            "12) a",
            "#a",
            "#é",
            "# a #",
            "####### a",
            "#  a",
            "# a\nb",
            "# *a*",
            "a\n# b",
            "#",
            "# ",
            "# 1. a",
            "> a",
            "--",
            "--- ",
            "- - -",
            "a\n---",
            "---\na",
            "|a|\n|-|",
            "a|b\n-|-",
            "a|b\n:-|-",
            "===",
            "~~~",
            ":-",
            "[a]",
            " a",
            "\ta",
            "a\n  b",
            "a\n===",
            "a\n1. b",
            "a  \nb",
            "a ",
            "a\r\nb",
            "\u{A0}a",
            "a\u{2003}",
            "a\tb",
            "a\0",
            "zie [a](b)",
            "zie [a]: b",
            "zie[^1]",
        ];
        for text in marked {
            assert_eq!(runs(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn ok_blocks_that_follow_each_other_are_a_run() {
        let text = "\na\n\nb\nc\n\n\n\n# d\n\n*e*\n\nf\n";
        assert_eq!(runs(text), ["a\n\nb\nc\n\n\n\n# d", "f"]);
        assert_eq!(find(text, 0).left_out_of(text, 0), "\nx\n\n*e*\n\nx\n");
    }

    #[test]
    fn ok_brackets_mean_something_where_the_text_defines_it() {
        assert_eq!(runs("a [b]\n\nc\n\n[b]: /d"), ["c"]);
    }

    /// Reads a text with its plain paragraphs left out, and as the parser has it.
    fn both_ways(text: &str) -> (String, String) {
        let parsed = read_beside(PlainBlocks::default(), text, 0);
        (format!("{:#?}", read(text, 0)), format!("{:#?}", parsed.unwrap_or_default()))
    }

    #[test]
    fn ok_open_code_html_and_raised_type_take_paragraphs_in() {
        let open = [
            "```\na\n\nb\n\n```\n\nc",
            "<!-- a\n\nb\n\n-->\n\nc",
            "<pre>\n\na\n\n</pre>\n\nb",
            "a<sup>1\n\nb",
        ];
        for text in open {
            assert!(!find(text, 0).runs.is_empty());
            assert!(read_beside(find(text, 0), text, 0).is_none(), "{text:?}");
            let (ours, parsed) = both_ways(text);
            assert_eq!(ours, parsed);
        }
    }

    #[test]
    fn ok_every_fixture_reads_as_the_parser_has_it() {
        fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    texts(&path, found);
                } else if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
                    found.push(path);
                }
            }
        }
        let mut found = Vec::new();
        texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures"), &mut found);
        let mut left_out = 0;
        for path in found {
            // Some are in another character set.
            let Ok(text) = fs::read_to_string(&path) else { continue };
            left_out += find(&text, 0).runs.len();
            let (ours, parsed) = both_ways(&text);
            assert_eq!(ours, parsed, "{}", path.display());
        }
        assert!(left_out > 100, "{left_out}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn ok_any_text_reads_as_the_parser_has_it(parts in prop::collection::vec(part(), 0..40)) {
            let text = parts.concat();
            let (ours, parsed) = both_ways(&text);
            prop_assert_eq!(ours, parsed, "{:?}", text);
        }
    }

    /// Words, line ends, and signs that mean something in some place.
    fn part() -> impl Strategy<Value = &'static str> {
        let words = prop::sample::select(vec![
            "Kent u dit?",
            "Ja.",
            "\u{AB}Het veer\u{BB}",
            "\u{2013} nee",
            "3 maart",
            "a",
            " ",
            "  ",
            "\u{A0}",
            "\u{2003}",
        ]);
        let ends =
            prop::sample::select(vec!["\n", "\n", "\n\n", "\n\n", "\n\n", "\n\n\n", " \n", "\r\n", "\n \n"]);
        let signs = prop::sample::select(vec![
            "*",
            "**",
            "_",
            "`",
            "```",
            "\n```\n",
            "\n\n~~~\n\n",
            "[",
            "]",
            "[1 ]",
            "11[e ]",
            "2[de\u{A0}]",
            "[^1]",
            "\n[^1]: ",
            "\n\n[x]: /y\n",
            "[x]",
            "[a](",
            "](b)",
            "![",
            "<sup>",
            "</sup>",
            "<br>",
            "\n<div>\n",
            "</div>",
            "\n<!--",
            "-->",
            "\n<pre>\n",
            "</pre>",
            "&amp;",
            "&#10;",
            "\\",
            "|",
            "\n|---|\n",
            "\t",
            "\n    ",
            "\n  ",
            "\n- ",
            "\n-\n\n",
            "\n1. ",
            "\n3) ",
            "\n> ",
            "\n# ",
            "\n\n## ",
            "\n\n**Vraag 1**\n",
            "\n\n-----\n\n",
            " #",
            "\n---\n",
            "\n===\n",
            "\n:-\n",
            "\0",
            "\u{C}",
            "\u{B}",
            "\u{FEFF}",
        ]);
        prop_oneof![4 => words, 3 => ends, 2 => signs]
    }
}
