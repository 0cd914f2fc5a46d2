//! The numbers that a program counts for lists and notes, as it writes them: `3`, `c`, `iii`.

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numeral {
    #[default]
    Decimal,
    /// `01`
    Padded,
    Letter,
    Capital,
    Roman,
    CapitalRoman,
    /// `*`, `†`, `‡`, `§`
    Sign,
    None,
}

impl Numeral {
    /// By the name that Word has for it; one that is not known is written in digits.
    pub(super) fn of_word(name: &str) -> Self {
        match name {
            "decimalZero" => Self::Padded,
            "lowerLetter" => Self::Letter,
            "upperLetter" => Self::Capital,
            "lowerRoman" => Self::Roman,
            "upperRoman" => Self::CapitalRoman,
            "chicago" => Self::Sign,
            "none" | "bullet" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// By the sample that OpenDocument gives of it.
    pub(super) fn of_sample(sample: &str) -> Self {
        match sample {
            "" => Self::None,
            "a" => Self::Letter,
            "A" => Self::Capital,
            "i" => Self::Roman,
            "I" => Self::CapitalRoman,
            _ => Self::Decimal,
        }
    }

    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::Letter => letter(number),
            Self::Capital => letter(number).to_uppercase(),
            Self::Roman => roman(number),
            Self::CapitalRoman => roman(number).to_uppercase(),
            Self::Sign => sign(number),
            Self::None => String::new(),
        }
    }
}

/// How often a letter or sign is repeated at most; more is no list.
const MOST_REPEATED: u32 = 8;

/// `a` to `z`, then `aa`, `bb`.
fn letter(number: u32) -> String {
    let index = number.saturating_sub(1);
    let sign = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    let times = (index / 26 + 1).min(MOST_REPEATED);
    std::iter::repeat_n(sign, times as usize).collect()
}

fn sign(number: u32) -> String {
    const SIGNS: [char; 4] = ['*', '†', '‡', '§'];
    let index = number.saturating_sub(1) as usize;
    let times = (index / SIGNS.len() + 1).min(MOST_REPEATED as usize);
    std::iter::repeat_n(SIGNS[index % SIGNS.len()], times).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_numbers_as_they_are_written() {
        for (numeral, number, written) in [
            (Numeral::Decimal, 12, "12"),
            (Numeral::Padded, 3, "03"),
            (Numeral::Letter, 3, "c"),
            (Numeral::Letter, 28, "bb"),
            (Numeral::Capital, 26, "Z"),
            (Numeral::Roman, 14, "xiv"),
            (Numeral::CapitalRoman, 1999, "MCMXCIX"),
            (Numeral::Roman, 4000, "4000"),
            (Numeral::Sign, 6, "††"),
            (Numeral::Letter, u32::MAX, "uuuuuuuu"),
            (Numeral::None, 3, ""),
        ] {
            assert_eq!(numeral.write(number), written);
        }
    }
}
