//! The label by which a note of Markdown is referred to, and the number that it stands for.
//!
//! Every note of a text needs a label of its own, in either case of its letters, and a label holds no white space. A
//! number that repeats gets a count behind it (`1~2` is the second note 1), and signs that a label cannot hold are
//! written as in an address (`%20`).

use std::collections::HashMap;
use std::fmt::Write;

/// Stands before the count.
const COUNT: char = '~';

/// The number for which a label stands.
pub(super) fn number(label: &str) -> String {
    let counted =
        label.rsplit_once(COUNT).filter(|(_, count)| count.bytes().all(|byte| byte.is_ascii_digit()));
    let number = counted.map_or(label, |(number, _)| number);
    let mut bytes = Vec::with_capacity(number.len());
    let mut rest = number.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = (*first == b'%').then(|| number_of(after.get(..2)?)).flatten();
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| number.to_owned())
}

fn number_of(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The labels of a text: how many notes there are so far of each.
#[derive(Debug, Default)]
pub(crate) struct Labels(HashMap<String, usize>);

impl Labels {
    /// A label for a note with that number which no other note of the text has.
    pub(crate) fn take(&mut self, number: &str) -> String {
        let mut label = String::with_capacity(number.len());
        for sign in number.chars() {
            if sign.is_alphanumeric() || matches!(sign, '-' | '.') {
                label.push(sign);
            } else {
                for byte in sign.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(label, "%{byte:02X}");
                }
            }
        }
        let count = self.0.entry(label.to_lowercase()).or_default();
        *count += 1;
        if *count > 1 || label.is_empty() {
            let _ = write!(label, "{COUNT}{count}");
        }
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_every_note_has_a_label_of_its_own_that_tells_its_number() {
        let mut labels = Labels::default();
        let cases = [
            ("1", "1"),
            ("1", "1~2"),
            ("a", "a"),
            ("A", "A~2"),
            ("1", "1~3"),
            ("1~2", "1%7E2"),
            ("* *", "%2A%20%2A"),
            ("é", "é"),
            ("", "~1"),
        ];
        for (printed, label) in cases {
            assert_eq!(labels.take(printed), label);
            assert_eq!(number(label), printed);
        }
    }

    #[test]
    fn ok_labels_of_others_are_their_numbers() {
        for label in ["1", "100%", "a%zz", "noot-3", "%ff", "~x"] {
            assert_eq!(number(label), label);
        }
    }
}
