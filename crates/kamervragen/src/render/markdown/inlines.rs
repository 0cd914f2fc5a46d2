//! Words with their emphasis, links and note marks as Markdown.

use crate::model::{EmphasisStyle, Inline};
use crate::read::markdown::labelled;

/// The labels by which notes are referred to: of a note, by the number in its mark.
pub(super) type NoteLabels<'l> = &'l dyn Fn(&str) -> Option<&'l str>;

/// The words of a paragraph, a list item or a note.
pub(super) fn paragraph(inlines: &[Inline], labels: NoteLabels<'_>) -> String {
    let mut writer = Writer { out: String::new(), labels, around: Around::Paragraph, in_link: false };
    writer.all(inlines, None);
    writer.out
}

/// The words of a cell in a table of Markdown.
pub(super) fn cell(inlines: &[Inline], labels: NoteLabels<'_>) -> String {
    let mut writer = Writer { out: String::new(), labels, around: Around::Cell, in_link: false };
    writer.all(inlines, None);
    writer.out
}

/// The words of a heading.
pub(super) fn heading(inlines: &[Inline]) -> String {
    let mut words = paragraph(inlines, &|_| None);
    // Number signs at the end would be taken for a part of the markup.
    if words.ends_with('#') {
        words.insert(words.trim_end_matches('#').len(), '\\');
    }
    words
}

/// What the words stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Paragraph,
    Cell,
}

struct Writer<'l> {
    out: String,
    labels: NoteLabels<'l>,
    around: Around,
    in_link: bool,
}

impl Writer<'_> {
    /// Writes inlines; `after` is the sign that follows them.
    fn all(&mut self, inlines: &[Inline], after: Option<char>) {
        for (index, inline) in inlines.iter().enumerate() {
            let next = inlines[index + 1..].iter().find_map(first_sign).or(after);
            match inline {
                Inline::Text { text } => self.text(text, next),
                Inline::Emphasis { style, inlines } => self.emphasis(*style, inlines, next),
                Inline::Link { url, inlines } => self.link(url, inlines),
                Inline::NoteMark { number } => self.mark(number),
            }
        }
    }

    fn mark(&mut self, number: &str) {
        if let Some(label) = (self.labels)(number) {
            self.out.extend(["[^", label, "]"]);
        } else {
            self.out.push_str(labelled::MARK_WITHOUT_NOTE);
            self.text(number, Some('<'));
            self.out.push_str("</sup>");
        }
    }

    fn link(&mut self, url: &str, inlines: &[Inline]) {
        if matches!(inlines, [Inline::Text { text }] if text == url && is_autolink(url)) {
            self.out.extend(["<", url, ">"]);
            return;
        }
        self.out.push('[');
        self.in_link = true;
        self.all(inlines, Some(']'));
        self.in_link = false;
        self.out.push_str("](");
        push_address(url, &mut self.out);
        self.out.push(')');
    }

    fn emphasis(&mut self, style: EmphasisStyle, inlines: &[Inline], next: Option<char>) {
        let (open, close) = self.tags(style, inlines, next);
        self.out.push_str(open);
        self.all(inlines, close.chars().next());
        self.out.push_str(close);
    }

    /// The signs around emphasised words: those of Markdown where it would take them for such, else tags.
    fn tags(
        &self,
        style: EmphasisStyle,
        inlines: &[Inline],
        next: Option<char>,
    ) -> (&'static str, &'static str) {
        let before = self.out.chars().next_back();
        let (first, last) = (inlines.first().and_then(first_sign), inlines.last().and_then(last_sign));
        let holds = |sign: Option<char>, outside: Option<char>| {
            let parted = outside.is_none_or(|sign| sign.is_whitespace() || is_plain_punctuation(sign));
            sign.is_some_and(|sign| sign.is_alphanumeric() || parted && is_plain_punctuation(sign))
                && !outside.is_some_and(|sign| matches!(sign, '*' | '_'))
        };
        let is_flat =
            inlines.iter().all(|inline| !matches!(inline, Inline::Emphasis { .. } | Inline::Link { .. }));
        let by_signs = is_flat && holds(first, before) && holds(last, next);
        match style {
            EmphasisStyle::Strong if by_signs => ("**", "**"),
            EmphasisStyle::Strong => ("<strong>", "</strong>"),
            EmphasisStyle::Italic if by_signs => ("*", "*"),
            EmphasisStyle::Italic => ("<em>", "</em>"),
            EmphasisStyle::Underline => ("<u>", "</u>"),
            EmphasisStyle::Superscript => ("<sup>", "</sup>"),
            EmphasisStyle::Subscript => ("<sub>", "</sub>"),
        }
    }

    /// Words, with a backslash before each sign that would be taken for markup; `next` is the sign that follows them.
    fn text(&mut self, text: &str, next: Option<char>) {
        let mut signs = text.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            let after = signs.peek().map(|(_, sign)| *sign).or(next);
            let before = self.out.chars().next_back();
            let is_line_start = self.out.is_empty();
            let in_word =
                before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
            let escaped = match sign {
                '\\' | '`' | '*' | '<' => true,
                '[' => self.in_link || after == Some('^'),
                ']' => self.in_link || after.is_some_and(|sign| matches!(sign, '(' | '[' | ':')),
                '_' => !in_word,
                '&' => is_entity(&text[at..]),
                '!' => after == Some('['),
                '#' | '>' | '~' | '=' => is_line_start,
                '-' | '+' => is_line_start && after.is_none_or(|sign| matches!(sign, ' ' | '-')),
                '.' | ')' => is_item_number(&self.out) && after.is_none_or(char::is_whitespace),
                _ => false,
            };
            match sign {
                '|' if self.around == Around::Cell => self.out.push_str("&#124;"),
                // A line end would end the markup.
                '\n' | '\r' | '\t' => self.out.push(' '),
                _ if at == 0 && is_line_start && sign.is_whitespace() => self.out.push_str("&#32;"),
                _ => {
                    if escaped {
                        self.out.push('\\');
                    }
                    self.out.push(sign);
                }
            }
        }
    }
}

/// The sign with which an inline begins when it is written; `None` for one without words.
fn first_sign(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text { text } => text.chars().next(),
        Inline::Emphasis { inlines, .. } => inlines.iter().find_map(first_sign).map(|_| '*'),
        Inline::Link { .. } | Inline::NoteMark { .. } => Some('['),
    }
}

/// The sign with which an inline ends when it is written.
fn last_sign(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text { text } => text.chars().next_back(),
        Inline::Emphasis { .. } => Some('*'),
        Inline::Link { .. } => Some(')'),
        Inline::NoteMark { .. } => Some(']'),
    }
}

/// Punctuation for every reader of Markdown: beyond ASCII they differ.
const fn is_plain_punctuation(sign: char) -> bool {
    sign.is_ascii_punctuation()
}

/// Whether a stop or a parenthesis behind these signs makes the mark of a list item of them.
pub(super) fn is_item_number(signs: &str) -> bool {
    (1..10).contains(&signs.len()) && signs.bytes().all(|byte| byte.is_ascii_digit())
}

/// `&amp;`, `&#38;`
fn is_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches('#');
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    len > 0 && name[len..].starts_with(';')
}

/// `<https://dijk.example/a>`
fn is_autolink(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && !url.contains(|sign: char| sign.is_whitespace() || sign.is_control() || matches!(sign, '<' | '>'))
}

/// An address as the target of a link.
fn push_address(url: &str, out: &mut String) {
    let bare = !url.is_empty()
        && !url.starts_with('<')
        && !url.contains(|sign: char| {
            sign.is_whitespace() || sign.is_control() || matches!(sign, '(' | ')' | '\\' | '<' | '>')
        });
    if !bare {
        out.push('<');
    }
    let mut signs = url.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '<' | '>' | '\\' => out.extend(['\\', sign]),
            '&' if signs.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '#') => {
                out.push_str("&amp;");
            }
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(sign),
        }
    }
    if !bare {
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.to_owned() }
    }

    fn set(style: EmphasisStyle, words: &str) -> Inline {
        Inline::Emphasis { style, inlines: vec![text(words)] }
    }

    #[test]
    fn ok_only_what_would_be_markup_is_escaped() {
        let cases = [
            ("dijk_1 van R&D, 5 > 3 - en 1. niet", "dijk_1 van R&D, 5 > 3 - en 1. niet"),
            ("_dijk_ *de* `x` <b> \\", "\\_dijk\\_ \\*de\\* \\`x\\` \\<b> \\\\"),
            ("&amp; en &#38;", "\\&amp; en \\&#38;"),
            ("[1] [x](y) [z]: [^2]", "[1] [x\\](y) [z\\]: \\[^2]"),
            ("# kop", "\\# kop"),
            ("- punt", "\\- punt"),
            ("---", "\\---"),
            ("-5 graden", "-5 graden"),
            ("1984. Was dat zo?", "1984\\. Was dat zo?"),
            ("1984.5 is geen jaar", "1984.5 is geen jaar"),
            ("> citaat", "\\> citaat"),
            ("~~~", "\\~~~"),
        ];
        for (words, written) in cases {
            assert_eq!(paragraph(&[text(words)], &|_| None), written);
        }
    }

    #[test]
    fn ok_emphasis_has_tags_where_signs_would_not_do() {
        use EmphasisStyle::{Italic, Strong, Subscript};
        let cases = [
            (vec![text("de "), set(Strong, "sluis"), text(".")], "de **sluis**."),
            (vec![text("de"), set(Italic, "sluis"), text("deur")], "de*sluis*deur"),
            (vec![text("de"), set(Strong, "«sluis»"), text("deur")], "de<strong>«sluis»</strong>deur"),
            (vec![set(Strong, "de"), set(Italic, "sluis")], "<strong>de</strong>*sluis*"),
            (vec![text("de "), set(Italic, "sluis ")], "de <em>sluis </em>"),
            (vec![text("CO"), set(Subscript, "2")], "CO<sub>2</sub>"),
        ];
        for (inlines, written) in cases {
            assert_eq!(paragraph(&inlines, &|_| None), written);
        }
    }

    #[test]
    fn ok_links_and_marks() {
        let link = |words: &str, url: &str| Inline::Link { url: url.to_owned(), inlines: vec![text(words)] };
        let mark = |number: &str| Inline::NoteMark { number: number.to_owned() };
        let cases = [
            (
                vec![link("https://dijk.example/a_b", "https://dijk.example/a_b")],
                "<https://dijk.example/a_b>",
            ),
            (vec![link("de [brief]", "https://dijk.example/a")], "[de \\[brief\\]](https://dijk.example/a)"),
            (
                vec![link("x", "https://dijk.example/a (b)?c=1&d=2")],
                "[x](<https://dijk.example/a (b)?c=1&amp;d=2>)",
            ),
            (vec![text("Zo!"), link("x", "https://dijk.example")], "Zo\\![x](https://dijk.example)"),
            (vec![text("Zo"), mark("1"), mark("9"), text("?")], "Zo[^1]<sup class=\"noot\">9</sup>?"),
        ];
        for (inlines, written) in cases {
            assert_eq!(paragraph(&inlines, &|number| (number == "1").then_some("1")), written);
        }
    }

    #[test]
    fn ok_signs_of_tables_and_headings() {
        assert_eq!(cell(&[text("a | b")], &|_| None), "a &#124; b");
        assert_eq!(heading(&[text("het programma C##")]), "het programma C\\##");
    }
}
