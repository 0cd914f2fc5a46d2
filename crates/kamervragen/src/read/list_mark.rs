//! The marks that a list gives items which do not print theirs: `<lijst type="ndash">`, `<ol start="3">`.

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListMark {
    Sign(&'static str),
    Number(u32),
    Letter(u32),
    Capital(u32),
}

impl ListMark {
    /// The mark of the next item.
    pub(super) fn next(&mut self) -> String {
        match self {
            Self::Sign(sign) => (*sign).to_owned(),
            Self::Number(number) => format!("{}.", counted(number)),
            Self::Letter(number) => format!("{}.", letter(b'a', counted(number))),
            Self::Capital(number) => format!("{}.", letter(b'A', counted(number))),
        }
    }
}

fn counted(number: &mut u32) -> u32 {
    let this = *number;
    *number = number.saturating_add(1);
    this
}

/// `a` to `z`, then `aa`, `bb`.
fn letter(first: u8, number: u32) -> String {
    let index = number.saturating_sub(1);
    let sign = char::from(first + u8::try_from(index % 26).unwrap_or_default());
    let times = usize::try_from(index / 26).unwrap_or_default().min(3) + 1;
    sign.to_string().repeat(times)
}
