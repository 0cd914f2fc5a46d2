//! Looks through bytes by the stretch: most hold nothing that is looked for, and the processor tells that of many bytes
//! at once.

use wide::u8x16;

/// How many bytes are looked at together.
const STRETCH: usize = 16;

/// The place of the first byte that is wanted; `wanted` tells it of each in a stretch: see [`is`] and [`within`].
#[inline]
pub(crate) fn position(bytes: &[u8], wanted: impl Fn(u8x16) -> u8x16) -> Option<usize> {
    let first = |stretch: [u8; STRETCH]| {
        let found = wanted(u8x16::new(stretch)).to_bitmask();
        (found != 0).then(|| found.trailing_zeros() as usize)
    };
    let mut at = 0;
    while let Some(stretch) = bytes[at..].first_chunk() {
        if let Some(place) = first(*stretch) {
            return Some(at + place);
        }
        at += STRETCH;
    }
    if at == bytes.len() {
        return None;
    }
    // What is left over is looked at together with some of what was.
    if let Some(stretch) = bytes.last_chunk() {
        return first(*stretch).map(|place| bytes.len() - STRETCH + place);
    }
    let mut stretch = [0; STRETCH];
    stretch[..bytes.len()].copy_from_slice(bytes);
    first(stretch).filter(|&at| at < bytes.len())
}

/// Whether two bytes beside each other are wanted; `wanted` tells it of each pair in two stretches.
#[inline]
pub(crate) fn any_pair(bytes: &[u8], wanted: impl Fn(u8x16, u8x16) -> u8x16) -> bool {
    let holds = |ones: [u8; STRETCH], others: [u8; STRETCH], most: usize| {
        let found = wanted(u8x16::new(ones), u8x16::new(others)).to_bitmask();
        found.trailing_zeros() < u32::try_from(most).unwrap_or(u32::MAX)
    };
    let pairs = |at: usize| -> Option<([u8; STRETCH], [u8; STRETCH])> {
        Some((*bytes.get(at..)?.first_chunk()?, *bytes.get(at + 1..)?.first_chunk()?))
    };
    let mut at = 0;
    while let Some((ones, others)) = pairs(at) {
        if holds(ones, others, STRETCH) {
            return true;
        }
        at += STRETCH;
    }
    if let Some((ones, others)) = bytes.len().checked_sub(STRETCH + 1).and_then(pairs) {
        return holds(ones, others, STRETCH);
    }
    let (mut ones, mut others) = ([0; STRETCH], [0; STRETCH]);
    let count = bytes.len().saturating_sub(1);
    ones[..count].copy_from_slice(&bytes[..count]);
    others[..count].copy_from_slice(&bytes[bytes.len() - count..]);
    holds(ones, others, count)
}

/// Which bytes of a stretch are this one.
#[inline]
pub(crate) fn is(stretch: u8x16, byte: u8) -> u8x16 {
    stretch.simd_eq(u8x16::splat(byte))
}

/// Which bytes of a stretch lie between these, both included.
#[inline]
pub(crate) fn within(stretch: u8x16, first: u8, last: u8) -> u8x16 {
    stretch.max(u8x16::splat(first)).min(u8x16::splat(last)).simd_eq(stretch)
}

#[cfg(test)]
mod tests {
    use super::{any_pair, is, position, within};

    #[test]
    fn ok_the_first_one_is_found_at_any_place() {
        for len in 0..100 {
            for at in 0..len {
                let mut bytes = vec![b'a'; len];
                bytes[at..].fill(b'7');
                assert_eq!(position(&bytes, |stretch| is(stretch, b'7')), Some(at));
                assert_eq!(position(&bytes, |stretch| within(stretch, b'0', b'7')), Some(at));
                assert_eq!(position(&bytes, |stretch| within(stretch, b'0', b'6')), None);
            }
            // What fills up a short stretch is never found.
            assert_eq!(position(&vec![b'a'; len], |stretch| is(stretch, 0)), None);
        }
    }

    #[test]
    fn ok_a_pair_is_found_at_any_place() {
        let double = |bytes: &[u8]| any_pair(bytes, |one, other| is(one, b' ') & is(other, b' '));
        for len in 0..70 {
            for at in 1..len {
                let mut bytes = vec![b'a'; len];
                bytes[at - 1..=at].fill(b' ');
                assert!(double(&bytes), "{at} of {len}");
                bytes[at] = b'a';
                assert!(!double(&bytes), "{at} of {len}");
            }
            assert!(!any_pair(&vec![b'a'; len], |one, other| is(one, 0) & is(other, 0)));
        }
    }
}
