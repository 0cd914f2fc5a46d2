//! The marks of list items.

/// The mark of a list item at the start of a line: `–`, `•`, `a.`, `2.`, `iv)`, `1°`.
pub(crate) fn item_mark(line: &str) -> Option<&str> {
    // Next to all lines begin with a word, which two letters tell.
    if let [first, second, ..] = line.as_bytes()
        && first.is_ascii_alphabetic()
        && second.is_ascii_alphabetic()
        && !(is_roman(*first) && is_roman(*second))
    {
        return None;
    }
    let end = line.find(char::is_whitespace)?;
    let mark = &line[..end];
    let is_sign = matches!(mark, "–" | "—" | "•" | "-" | "*" | "▪" | "·" | "●" | "○" | "o" | "✓");
    is_sign.then_some(mark).or_else(|| {
        let inner = mark.strip_suffix(['.', ')', '°'])?;
        let letter = inner.len() == 1 && inner.starts_with(|sign: char| sign.is_ascii_lowercase());
        let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
        let roman = (1..=4).contains(&inner.len()) && inner.bytes().all(is_roman);
        (letter || number || roman).then_some(mark)
    })
}

fn is_roman(byte: u8) -> bool {
    matches!(byte, b'i' | b'v' | b'x')
}
