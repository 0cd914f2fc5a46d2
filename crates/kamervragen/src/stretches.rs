//! Looks through bytes by the stretch: most hold nothing that is looked for, and the processor tells that of many bytes
//! at once.

const STRETCH: usize = 32;

/// The place of the first byte that is wanted. For a stretch to be looked at as a whole, `wanted` must be a few plain
/// comparisons: no table, and no `matches!` of many values.
pub(crate) fn position(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (stretches, _) = bytes.as_chunks::<STRETCH>();
    let holds = |stretch: &[u8; STRETCH]| stretch.iter().fold(false, |any, &byte| any | wanted(byte));
    let from = STRETCH * stretches.iter().take_while(|stretch| !holds(stretch)).count();
    bytes[from..].iter().position(|&byte| wanted(byte)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn ok_the_first_one_is_found_at_any_place() {
        for len in 0..100 {
            for at in 0..len {
                let mut bytes = vec![b'a'; len];
                bytes[at..].fill(b'7');
                assert_eq!(position(&bytes, |byte| byte == b'7'), Some(at));
            }
            assert_eq!(position(&vec![b'a'; len], |byte| byte == b'7'), None);
        }
    }
}
