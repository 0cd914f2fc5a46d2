//! The numbers in a label: `4 en 5`, `4, 5, 7 en 8`, `2 t/m 6`, `7–9 en 11–13`, `1,2,3,4 en 5`, `2l`.
//!
//! Numbers above [`MAX_NUMBER`] and labels of more than [`MAX_NUMBERS`] are none: no published set of questions comes
//! near them, and a damaged label must not make a document of millions of questions.

/// The highest number a question may have.
pub const MAX_NUMBER: u32 = 9_999;

/// The most numbers that one label may name, ranges expanded.
pub const MAX_NUMBERS: u32 = 500;

/// What the numbers in a label say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Numbers {
    /// The numbers in printed order, ranges expanded, each once.
    pub numbers: Vec<u32>,
    /// The letter after the number of a lettered label (`2l`); several are parted by commas (`1a en 1b`: `a,b`).
    pub part: Option<String>,
}

/// Reads the whole of `text` as numbers; `None` when anything else stands in it.
///
/// # Examples
///
/// ```
/// use kamervragen::fields::numbers::parse_numbers;
///
/// assert_eq!(parse_numbers("7–9 en 11").unwrap().numbers, [7, 8, 9, 11]);
/// assert_eq!(parse_numbers("2l").unwrap().part.as_deref(), Some("l"));
/// assert!(parse_numbers("2 van de vragen").is_none());
/// ```
#[must_use]
pub fn parse_numbers(text: &str) -> Option<Numbers> {
    let text = text.trim();
    let (numbers, len) = parse_numbers_prefix(text)?;
    (len == text.len()).then_some(numbers)
}

/// Reads numbers at the start of `text`, as far as they go; gives them with the number of bytes read.
///
/// A letter belongs to a number only when no other letter follows: in `3Klopt het` the number is 3.
#[must_use]
pub fn parse_numbers_prefix(text: &str) -> Option<(Numbers, usize)> {
    let mut numbers = Numbers::default();
    let mut at = 0;
    let mut left = MAX_NUMBERS;
    let mut range_from = None;
    while let Some(item) = read_item(&text[at..]) {
        let end = at + item.len;
        let first = range_from.take().map_or(item.number, |from: u32| from + 1);
        let count = (item.number + 1).checked_sub(first).filter(|count| *count > 0)?;
        // Numbers named twice count twice, or a label of many ranges could take a long time.
        left = left.checked_sub(count)?;
        (first..=item.number).for_each(|number| numbers.push(number));
        if let Some(letter) = item.letter {
            numbers.push_part(letter);
        }
        at = end;
        let (separator, len) = read_separator(&text[at..]);
        match separator {
            Separator::List if read_item(&text[at + len..]).is_some() => at += len,
            Separator::Range if read_item(&text[at + len..]).is_some() => {
                range_from = Some(item.number);
                at += len;
            }
            Separator::None | Separator::List | Separator::Range => break,
        }
    }
    (!numbers.numbers.is_empty()).then_some((numbers, at))
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(iter: I) -> Self {
        Self { numbers: iter.into_iter().collect(), part: None }
    }
}

impl Numbers {
    fn push(&mut self, number: u32) {
        // Labels hold few numbers; a set would cost more than this look.
        if !self.numbers.contains(&number) {
            self.numbers.push(number);
        }
    }

    fn push_part(&mut self, letter: char) {
        let part = self.part.get_or_insert_default();
        if !part.is_empty() {
            part.push(',');
        }
        part.push(letter);
    }
}

struct Item {
    number: u32,
    letter: Option<char>,
    len: usize,
}

fn read_item(text: &str) -> Option<Item> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let number: u32 = text[..digits].parse().ok()?;
    if number == 0 {
        return None;
    }
    let mut rest = text[digits..].chars();
    let letter = match (rest.next(), rest.next()) {
        (Some(letter @ 'a'..='z'), next) if !next.is_some_and(char::is_alphanumeric) => Some(letter),
        _ => None,
    };
    Some(Item { number, letter, len: digits + usize::from(letter.is_some()) })
}

enum Separator {
    None,
    List,
    Range,
}

/// The words and signs between two numbers, and how many bytes they take.
fn read_separator(text: &str) -> (Separator, usize) {
    let mut separator = Separator::None;
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if matches!(separator, Separator::None) && trimmed.len() < rest.len() {
            // "9 10": white space alone parts numbers too.
            separator = Separator::List;
        }
        let sign =
            RANGE_SIGNS.iter().map(|sign| (*sign, true)).chain(LIST_SIGNS.iter().map(|sign| (*sign, false)));
        let Some((sign, range)) = sign.into_iter().find(|(sign, _)| trimmed.starts_with(sign)) else {
            return (separator, at);
        };
        at += sign.len();
        separator = if range { Separator::Range } else { Separator::List };
    }
}

const RANGE_SIGNS: [&str; 7] = ["t/m", "t/ m", "tot en met", "tm", "-", "–", "—"];
const LIST_SIGNS: [&str; 8] = [",", ";", "&", "+", "/", "en vraag", "en", "vraag"];

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        parse_numbers(text).map(|found| found.numbers).unwrap_or_default()
    }

    #[test]
    fn ok_lists_as_printed() {
        assert_eq!(numbers("4 en 5"), [4, 5]);
        assert_eq!(numbers("16, 17, 18 en 19"), [16, 17, 18, 19]);
        assert_eq!(numbers("7, 8, 9 10 en 11"), [7, 8, 9, 10, 11]);
        assert_eq!(numbers("1,2,3,4 en 5"), [1, 2, 3, 4, 5]);
        assert_eq!(numbers("5 6"), [5, 6]);
        assert_eq!(numbers("4, 5, 7 en 8"), [4, 5, 7, 8]);
        assert_eq!(numbers("1 en vraag 3"), [1, 3]);
    }

    #[test]
    fn ok_ranges_are_expanded() {
        assert_eq!(numbers("2 t/m 6"), [2, 3, 4, 5, 6]);
        assert_eq!(numbers("4-7"), [4, 5, 6, 7]);
        assert_eq!(numbers("7–9 en 11–13"), [7, 8, 9, 11, 12, 13]);
        assert_eq!(numbers("2 tot en met 4"), [2, 3, 4]);
    }

    #[test]
    fn ok_letters_are_parts() {
        let found = parse_numbers("2l").unwrap();
        assert_eq!((found.numbers.as_slice(), found.part.as_deref()), (&[2][..], Some("l")));
        let found = parse_numbers("1a en 1b").unwrap();
        assert_eq!((found.numbers.as_slice(), found.part.as_deref()), (&[1][..], Some("a,b")));
    }

    #[test]
    fn ok_prefix_stops_at_the_text() {
        let (found, len) = parse_numbers_prefix("3Klopt het").unwrap();
        assert_eq!((found.numbers.as_slice(), len), (&[3][..], 1));
        let (found, len) = parse_numbers_prefix("4 en 5: Ja").unwrap();
        assert_eq!((found.numbers.as_slice(), len), (&[4, 5][..], 6));
    }

    #[test]
    fn err_not_numbers() {
        for text in ["", "en", "2 van de vragen", "0", "12345", "6 t/m 2", "1 t/m 4294967295", "1 t/m 9999"] {
            assert!(parse_numbers(text).is_none(), "{text}");
        }
    }

    #[test]
    fn err_more_numbers_than_any_label_names() {
        assert_eq!(numbers("1 t/m 500").len(), 500);
        assert_eq!(numbers("1 t/m 499, 9").len(), 499);
        let listed = "7, ".repeat(500) + "7";
        for text in ["1 t/m 501", "1 t/m 300, 101 t/m 400", "1 t/m 500 en 7", &listed] {
            assert!(parse_numbers(text).is_none(), "{text}");
        }
    }
}
