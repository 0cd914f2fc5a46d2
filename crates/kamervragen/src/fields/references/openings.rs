//! Where a reference may begin. Each holds a number or the slash of an address, so only what stands a little before one is
//! looked at; there next to all words are ruled out by their first two letters.

use wide::u8x16;

use crate::stretches::{Places, Wanted, is, within};

/// The bytes between the start of a reference and its first number are never as many. The longest is
/// `Aanhangsel van de Handelingen van de Tweede Kamer der Staten-Generaal, vergaderjaar 2031`.
const REACH: usize = 160;

/// The places where a reference may begin.
pub(super) struct Openings<'t, S, W> {
    text: &'t [u8],
    signs: Places<'t, S>,
    words: Places<'t, W>,
    /// The last number or slash that was found.
    sign: Option<usize>,
}

impl<'t> Openings<'t, (), ()> {
    /// A character begins at each of them: all bytes that open a reference are ASCII.
    pub(super) fn in_text(text: &'t [u8]) -> Openings<'t, impl Wanted, impl Wanted> {
        let signs = Places::of(text, |_, here, next| within(here, b'/', b'9') | opens_site(here, next));
        let words = Places::of(text, |before, here, next| {
            let after_small = within(before, b'a', b'z');
            let number = within(here, b'0', b'9') & !within(before, b'0', b'9');
            let slash = is(here, b'/') & after_small;
            // Behind a small letter a word begins with a capital: `hetKamerstuk`.
            let capital = within(here, b'A', b'Z');
            let word = capital | (within(here, b'a', b'z') & !after_small);
            // Every third word begins with one of these, and no opener does.
            let other = within(small(here), b'l', b'r') | is(small(here), b'd');
            number | slash | (word & !other) | opens_address(here, next)
        });
        Openings { text, signs, words, sign: None }
    }
}

impl<S: Wanted, W: Wanted> Openings<'_, S, W> {
    /// The first place from `from` on, which is not before that of the last call.
    pub(super) fn next_from(&mut self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let sign = match self.sign.filter(|sign| *sign >= from) {
                Some(sign) => sign,
                None => *self.sign.insert(self.signs.next_from(from)?),
            };
            from = from.max(sign.saturating_sub(REACH));
            let found = self.words.next_where(from, sign + 1, |at| is_worth_reading(self.text, at));
            if found.is_some() {
                return found;
            }
            from = sign + 1;
        }
    }
}

/// The places where an address may begin, or its first slash stands.
pub(super) fn of_addresses(text: &[u8]) -> Places<'_, impl Wanted> {
    Places::of(text, |_, here, next| is(here, b'/') | opens_address(here, next))
}

/// `ht` of `https://`, also in "ziehttps://", where the space was lost, and `ww` of `www.`.
fn opens_address(here: u8x16, next: u8x16) -> u8x16 {
    (is(small(here), b'h') & is(small(next), b't')) | opens_site(here, next)
}

fn opens_site(here: u8x16, next: u8x16) -> u8x16 {
    is(small(here), b'w') & is(small(next), b'w')
}

/// The letters of a stretch as small ones; of other bytes some that are no letters.
fn small(stretch: u8x16) -> u8x16 {
    stretch | u8x16::splat(0x20)
}

/// How the words begin that open a reference, by their first letter: far enough to tell them from "Kamer",
/// "Staatssecretaris" and "eerste keer".
const fn openers(letter: u8) -> &'static [&'static str] {
    match letter.to_ascii_lowercase() {
        b'a' => &["aanhangsel", "ah"],
        b'b' => &["bwb"],
        b'c' => &["celex"],
        b'e' => &["ecli", "eerste kamer", "ek"],
        b'h' => &["handelingen", "h-", "http"],
        b'k' => &["kamerstuk", "kamervragen", "kst", "kv"],
        b's' => &["staatsblad", "staatscourant", "stb", "stcrt"],
        b't' => &["tk", "tweede kamer"],
        b'v' => &["vergaderjaar", "vj"],
        b'w' => &["www"],
        _ => &[],
    }
}

/// For each letter that opens a reference, the bits of those that may come second: this is asked of every word.
const SECONDS: [u32; 256] = {
    let mut seconds = [0; 256];
    let mut letter = 0;
    while letter < 128 {
        let words = openers(letter);
        let mut index = 0;
        while index < words.len() {
            seconds[letter as usize] |= bit(words[index].as_bytes()[1]) | CUT;
            index += 1;
        }
        letter += 1;
    }
    seconds
};

/// A bit for each letter, whatever its case.
const BITS: [u32; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte <= SOFT_HYPHEN {
        bits[byte as usize] = bit(byte);
        byte += 1;
    }
    bits
};

const fn bit(byte: u8) -> u32 {
    match byte.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => 1 << (letter - b'a'),
        b'-' | SOFT_HYPHEN => CUT,
        _ => 0,
    }
}

/// The bit of what is no letter: a hyphen in an id (`h-tk-…`), or where a line end cuts the word (`k-⏎amerstuk`).
const CUT: u32 = 1 << 26;

/// The first byte of a soft hyphen in UTF-8.
const SOFT_HYPHEN: u8 = 0xC2;

/// Whether the word, number or slash at `at` may open a reference.
#[inline]
fn is_worth_reading(text: &[u8], at: usize) -> bool {
    let next = text.get(at + 1).copied().unwrap_or_default();
    match text[at] {
        b'0'..=b'9' => opens_number(&text[at..]),
        b'/' => next.is_ascii_alphanumeric(),
        // A chamber: `I 2022/23`
        b'I' => !next.is_ascii_lowercase(),
        letter => SECONDS[usize::from(letter)] & BITS[usize::from(next)] != 0 && opens_word(&text[at..]),
    }
}

#[inline(never)]
fn opens_word(text: &[u8]) -> bool {
    openers(text[0]).iter().any(|opener| begins_with(text, opener.as_bytes()))
}

/// Whether a number may be that of a case (`2024Z15585`), a dossier (`22 112`, `22112`) or a law (`32016R0679`).
fn opens_number(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match (digits, &text[digits..]) {
        (2, [b' ', next, ..]) => !next.is_ascii_graphic() || next.is_ascii_digit(),
        (2, [next, ..]) => !next.is_ascii_graphic(),
        (4, [letter, ..]) => matches!(letter, b'Z' | b'D' | b'z' | b'd'),
        (5, _) => true,
        _ => false,
    }
}

/// Whether a text begins with the letters of words in either case, up to where a line end may have cut them or a space is
/// lost or doubled.
fn begins_with(text: &[u8], words: &[u8]) -> bool {
    let differs = text.iter().zip(words).position(|(found, wanted)| found.to_ascii_lowercase() != *wanted);
    differs.map_or(text.len() >= words.len(), |at| {
        let cut = at > 0 && matches!(text[at], b'-' | SOFT_HYPHEN);
        cut || words[at] == b' ' || words[..at].ends_with(b" ") && !text[at].is_ascii_graphic()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn openings(text: &str) -> Vec<usize> {
        let mut openings = Openings::in_text(text.as_bytes());
        let mut found = Vec::new();
        while let Some(at) = openings.next_from(found.last().map_or(0, |last| last + 1)) {
            found.push(at);
        }
        found
    }

    #[test]
    fn ok_each_opener_is_found_at_the_start_of_a_word() {
        for opener in (b'a'..=b'z').flat_map(openers) {
            for (text, at) in [
                (format!("zie {opener} 31"), 4),
                (format!("zie {} 31", opener.to_ascii_uppercase()), 4),
                (format!("zie{} 31", opener.to_ascii_uppercase()), 3),
                (format!("«{opener}, nr. 31"), 2),
                (format!("{}-\n{} 31", &opener[..1], &opener[1..]), 0),
                (format!("{}\u{AD}{} 31", &opener[..1], &opener[1..]), 0),
                (format!("{}zie {opener}{}31", "dus ".repeat(99), ", ".repeat(60)), 400),
            ] {
                assert_eq!(openings(&text).first(), Some(&at), "{text:?}");
            }
        }
    }

    #[test]
    fn ok_numbers_and_addresses() {
        assert_eq!(openings("zie 22 112, 22112 of 32016R0679"), [4, 12, 21]);
        assert_eq!(openings("zie 2024Z 17972").first(), Some(&4));
        assert_eq!(openings("ziehttps://a.example en fd.nl/economie"), [3, 29]);
        assert_eq!(openings("zie www.a.example"), [4]);
    }

    #[test]
    fn err_what_opens_no_reference() {
        for text in
            ["over de sluizen", "drie a vier 3", "mag.verder/", "Is dit 3", "In 2031 en 12.500 of 3,5"]
        {
            assert_eq!(openings(text), [0; 0], "{text:?}");
        }
        assert_eq!(openings(&format!("Kamerstuk{}31", " ".repeat(REACH))), [0; 0]);
    }
}
