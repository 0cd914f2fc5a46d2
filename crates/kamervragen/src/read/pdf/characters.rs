//! The table of a font's characters: `1 beginbfchar <0003> <0020> endbfchar`.
//!
//! Read here and not by lopdf, which writes out each range for the way back: `<00000000> <FFFFFFFF> <0041>` would take
//! four thousand million entries.
//!
//! Not handled: tables that refer to another (`usecmap`), codes of more than two bytes.

use std::collections::HashMap;

/// What codes stand for, by the number of the code.
#[derive(Debug, Default)]
pub(super) struct Characters(HashMap<u16, Box<str>>);

/// A table with an entry for each code, and each once again, is as long as any need be.
const MOST_ENTRIES: usize = 2 << 16;

impl Characters {
    /// Reads a table; what it does not tell in this form is passed over.
    pub(super) fn read(table: &[u8]) -> Self {
        let mut characters = Self::default();
        let mut tokens = Tokens(table);
        let mut entries = MOST_ENTRIES;
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => characters.read_chars(&mut tokens, &mut entries),
                Token::Word(b"beginbfrange") => characters.read_ranges(&mut tokens, &mut entries),
                _ => {}
            }
        }
        characters
    }

    /// What a code stands for.
    pub(super) fn text(&self, code: u16) -> Option<&str> {
        self.0.get(&code).map(AsRef::as_ref)
    }

    /// `<0003> <0020>`
    fn read_chars(&mut self, tokens: &mut Tokens<'_>, entries: &mut usize) {
        while let (Some(Token::Hex(code)), Some(Token::Hex(words))) = (tokens.next(), tokens.next()) {
            self.insert(number(&code), &words, entries);
        }
    }

    /// `<0003> <0007> <0041>` or `<0003> <0004> [<0041> <0066>]`
    fn read_ranges(&mut self, tokens: &mut Tokens<'_>, entries: &mut usize) {
        while let (Some(Token::Hex(first)), Some(Token::Hex(last))) = (tokens.next(), tokens.next()) {
            let Some((first, last)) = number(&first).zip(number(&last)) else { return };
            match tokens.next() {
                Some(Token::Hex(words)) => {
                    let Some((&end, before)) = words.split_last() else { continue };
                    for code in first..=last {
                        if *entries == 0 {
                            return;
                        }
                        let words = [before, &[end.wrapping_add(code - first)]].concat();
                        self.insert(Some(code), &words, entries);
                    }
                }
                Some(Token::Open) => {
                    let mut codes = first..=last;
                    while let Some(Token::Hex(words)) = tokens.next() {
                        self.insert(codes.next(), &words, entries);
                    }
                }
                _ => return,
            }
        }
    }

    /// A code that stands for nothing (`<0000>`) is one of which the table does not tell.
    fn insert(&mut self, code: Option<u16>, words: &[u16], entries: &mut usize) {
        let text = String::from_utf16(words).ok().filter(|text| !text.is_empty() && text != "\0");
        if let (Some(code), Some(text), Some(left)) = (code, text, entries.checked_sub(1)) {
            *entries = left;
            self.0.insert(code, text.into_boxed_str());
        }
    }
}

/// The number of a code of one or two bytes.
fn number(units: &[u16]) -> Option<u16> {
    if let [unit] = units { Some(*unit) } else { None }
}

enum Token<'t> {
    /// `<00660069>`, as numbers of two bytes.
    Hex(Vec<u16>),
    /// `[`
    Open,
    /// `]`
    Close,
    Word(&'t [u8]),
}

struct Tokens<'t>(&'t [u8]);

/// The longest string of one entry, in digits; some ligatures stand for three characters.
const LONGEST_HEX: usize = 512;

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        self.0 = self.0.trim_ascii_start();
        let (&first, rest) = self.0.split_first()?;
        match first {
            b'[' | b']' => {
                self.0 = rest;
                Some(if first == b'[' { Token::Open } else { Token::Close })
            }
            b'<' if !rest.starts_with(b"<") => {
                let len = rest.iter().position(|&byte| byte == b'>').unwrap_or(rest.len());
                self.0 = rest.get(len + 1..).unwrap_or_default();
                Some(Token::Hex(units(&rest[..len.min(LONGEST_HEX)])))
            }
            _ => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'[' | b']');
                let len = rest.iter().position(ends).unwrap_or(rest.len());
                let (word, rest) = self.0.split_at(len + 1);
                self.0 = rest;
                Some(Token::Word(word))
            }
        }
    }
}

/// The numbers of two bytes that hexadecimal digits write; an odd end is a number of its own: `<41>`.
fn units(digits: &[u8]) -> Vec<u16> {
    let digits: Vec<u16> = digits
        .iter()
        .filter_map(|&digit| char::from(digit).to_digit(16))
        .filter_map(|digit| u16::try_from(digit).ok())
        .collect();
    digits.chunks(4).map(|four| four.iter().fold(0, |unit, digit| unit << 4 | digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::Characters;

    #[test]
    fn ok_characters_ranges_and_lists() {
        let table = Characters::read(
            b"/CMapName /A def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar\n<0003> <0020>\n<0007><00660069>\nendbfchar\n\
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<00EB> <D83DDE00>] endbfrange\n",
        );
        let texts = [3, 7, 0x10, 0x12, 0x13, 0x20, 0x21].map(|code| table.text(code));
        assert_eq!(texts, [Some(" "), Some("fi"), Some("A"), Some("C"), None, Some("ë"), Some("😀")]);
    }

    #[test]
    fn ok_codes_of_one_byte() {
        let table = Characters::read(
            b"1 beginbfchar <41> <0058> endbfchar 1 beginbfrange <61> <63> <0041> endbfrange",
        );
        assert_eq!([0x41, 0x61, 0x63].map(|code| table.text(code)), [Some("X"), Some("A"), Some("C")]);
    }

    #[test]
    fn ok_a_code_that_stands_for_nothing_is_not_told() {
        let table = Characters::read(b"3 beginbfchar <0001> <0000> <0002> <> <0003> <D800> endbfchar");
        assert_eq!([1, 2, 3].map(|code| table.text(code)), [None; 3]);
    }

    #[test]
    fn ok_a_table_that_is_cut_off_or_made_to_grow() {
        assert_eq!(Characters::read(b"1 beginbfchar <0001> <0041> <0002").text(1), Some("A"));
        assert!(Characters::read(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange").0.is_empty());
        let ranges = b"<0000> <FFFF> <0041> ".repeat(10_000);
        let table = Characters::read(&[b"beginbfrange ".as_slice(), &ranges].concat());
        assert!(table.0.len() <= 1 << 16);
    }
}
