//! Where a reference may begin: looked for by the stretch, since most places of a text open none.

use wide::u8x16;

use crate::stretches::{Places, is, within};

/// The places where one of [`openers`] may begin, a number, the slash of an address, or a chamber (`I 2022/23`).
///
/// A character begins there: all bytes that open a reference are ASCII.
pub(super) fn of_references(text: &[u8]) -> Places<'_, impl Fn(u8x16, u8x16, u8x16) -> u8x16> {
    Places::of(text, |before, here, next| {
        let small_before = within(before, b'a', b'z');
        let number = within(here, b'0', b'9') & !within(before, b'0', b'9');
        let slash = is(here, b'/') & small_before;
        let chamber = is(here, b'I') & !within(next, b'a', b'z');
        // Behind a small letter a word begins with a capital: `hetKamerstuk`.
        let word = !small_before | within(here, b'A', b'Z');
        number | slash | chamber | opens_address(here, next) | (word & opens_word(here, next))
    })
}

/// The places where an address may begin, or its first slash stands.
pub(super) fn of_addresses(text: &[u8]) -> Places<'_, impl Fn(u8x16, u8x16, u8x16) -> u8x16> {
    Places::of(text, |_, here, next| is(here, b'/') | opens_address(here, next))
}

/// `ht` of `https://`, also in "ziehttps://", where the space was lost, and `ww` of `www.`.
fn opens_address(here: u8x16, next: u8x16) -> u8x16 {
    let (here, next) = (small(here), small(next));
    (is(here, b'h') & is(next, b't')) | (is(here, b'w') & is(next, b'w'))
}

/// The first two letters of [`openers`]; or the first one where a line end cut it off (`k-⏎amerstuk`).
fn opens_word(here: u8x16, next: u8x16) -> u8x16 {
    let cut = is(next, b'-') | is(next, SOFT_HYPHEN);
    let (here, next) = (small(here), small(next));
    let [a, b, c, e, h, k, s, t, v] =
        [b'a', b'b', b'c', b'e', b'h', b'k', b's', b't', b'v'].map(|letter| is(here, letter));
    let w = is(here, b'w');
    ((a | h | k) & is(next, b'a'))
        | (a & is(next, b'h'))
        | ((b | t) & is(next, b'w'))
        | ((c | e | v) & is(next, b'e'))
        | (e & is(next, b'c'))
        | ((e | t) & is(next, b'k'))
        | (k & (is(next, b's') | is(next, b'v')))
        | (s & is(next, b't'))
        | (v & is(next, b'j'))
        | (cut & (a | b | c | e | h | k | s | t | v | w))
}

/// The letters of a stretch as small ones; of other bytes some that are no letters.
fn small(stretch: u8x16) -> u8x16 {
    stretch | u8x16::splat(0x20)
}

/// The first byte of a soft hyphen in UTF-8.
const SOFT_HYPHEN: u8 = 0xC2;

/// How the words begin that open a reference, by their first letter.
fn openers(letter: u8) -> &'static [&'static str] {
    match letter.to_ascii_lowercase() {
        b'a' => &["aanhangsel", "ah"],
        b'b' => &["bwb"],
        b'c' => &["celex"],
        b'e' => &["ecli", "eerste", "ek"],
        b'h' => &["handelingen", "h-", "http"],
        b'k' => &["kamer", "kst", "kv"],
        b's' => &["staats", "stb", "stcrt"],
        b't' => &["tk", "tweede"],
        b'v' => &["vergaderjaar", "vj"],
        b'w' => &["www"],
        _ => &[],
    }
}

/// Whether what may begin at one of [`of_references`] is worth a closer look.
pub(super) fn is_worth_reading(text: &[u8], at: usize) -> bool {
    let rest = &text[at..];
    match rest[0] {
        b'0'..=b'9' => opens_number(rest),
        b'/' => rest.get(1).is_some_and(u8::is_ascii_alphanumeric),
        b'I' => true,
        letter => openers(letter).iter().any(|opener| begins_with(rest, opener.as_bytes())),
    }
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

/// Whether a text begins with the letters of a word in either case, up to where a line end may have cut it.
fn begins_with(text: &[u8], word: &[u8]) -> bool {
    let differs = text.iter().zip(word).position(|(found, wanted)| found.to_ascii_lowercase() != *wanted);
    differs.map_or(text.len() >= word.len(), |at| at > 0 && matches!(text[at], b'-' | SOFT_HYPHEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_each_opener_is_found_at_the_start_of_a_word() {
        for opener in (b'a'..=b'z').flat_map(openers) {
            let cut = [&opener[..1], "-\n", &opener[1..]].concat();
            for (text, at) in [
                (format!("zie {opener}"), 4),
                (format!("zie {}", opener.to_ascii_uppercase()), 4),
                (format!("zie{}", opener.to_ascii_uppercase()), 3),
                (format!("«{opener} 1"), 2),
                (cut, 0),
            ] {
                let text = text.as_bytes();
                assert_eq!(of_references(text).next_from(0), Some(at), "{text:?}");
                assert!(is_worth_reading(text, at), "{text:?}");
            }
        }
    }

    #[test]
    fn err_what_opens_no_reference() {
        for text in ["over de sluizen", "drie a vier", "mag.verder/", "Is dit zo", "In 2031 en 12.500 of 3,5"] {
            let text = text.as_bytes();
            let mut openings = of_references(text);
            let mut at = 0;
            while let Some(candidate) = openings.next_from(at) {
                assert!(!is_worth_reading(text, candidate), "{text:?} at {candidate}");
                at = candidate + 1;
            }
        }
    }
}
