//! The marks of list items.

/// The mark of a list item at the start of a line: `–`, `•`, `a.`, `2.`, `iv)`, `1°`.
pub(crate) fn item_mark(line: &str) -> Option<&str> {
    let end = line.find(char::is_whitespace)?;
    let mark = &line[..end];
    let is_sign = matches!(mark, "–" | "—" | "•" | "-" | "*" | "▪" | "·" | "●" | "○" | "o" | "✓");
    is_sign.then_some(mark).or_else(|| {
        let inner = mark.strip_suffix(['.', ')', '°'])?;
        let letter = inner.len() == 1 && inner.starts_with(|sign: char| sign.is_ascii_lowercase());
        let number = (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
        let roman =
            (1..=4).contains(&inner.len()) && inner.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
        (letter || number || roman).then_some(mark)
    })
}
