//! Raised digits that are characters of their own: `bericht?¹`.

/// The number that a text begins with in raised digits, and how many bytes it takes.
pub(crate) fn raised_number(text: &str) -> Option<(u32, usize)> {
    let mut number = 0;
    let mut len = 0;
    for sign in text.chars().take(3) {
        let Some(digit) = digit(sign) else { break };
        number = number * 10 + digit;
        len += sign.len_utf8();
    }
    (number > 0).then_some((number, len))
}

fn digit(sign: char) -> Option<u32> {
    match sign {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' => Some(0),
        '⁴'..='⁹' => Some(u32::from(sign) - u32::from('⁴') + 4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::raised_number;

    #[test]
    fn ok_raised_digits() {
        assert_eq!(raised_number("¹²) De Krant"), Some((12, 4)));
        assert_eq!(raised_number("⁴⁰"), Some((40, 6)));
        assert_eq!(raised_number("1 De Krant"), None);
        assert_eq!(raised_number("⁰"), None);
    }
}
