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

/// The places that are wanted for what stands there and on both sides.
pub(crate) struct Places<'b, W> {
    bytes: &'b [u8],
    wanted: W,
    /// Where the stretch ends that was looked at last.
    end: usize,
    /// A bit for each wanted place in it.
    found: u32,
}

impl<'b, W: Fn(u8x16, u8x16, u8x16) -> u8x16> Places<'b, W> {
    /// `wanted` tells it of each place in a stretch, by the bytes before, at and behind them; beyond the ends stands 0.
    pub(crate) const fn of(bytes: &'b [u8], wanted: W) -> Self {
        Self { bytes, wanted, end: 0, found: 0 }
    }

    /// The first place from `from` on, which is not before that of the last call.
    #[inline]
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        loop {
            let ahead = self.end.saturating_sub(from).min(STRETCH);
            let found = self.found & !((1 << (STRETCH - ahead)) - 1);
            if found != 0 && ahead > 0 {
                return Some(self.end - STRETCH + found.trailing_zeros() as usize);
            }
            let start = from.max(self.end);
            if start >= self.bytes.len() {
                return None;
            }
            self.found = self.look(start);
            self.end = start + STRETCH;
        }
    }

    fn look(&self, start: usize) -> u32 {
        let mut padded = [0; STRETCH + 2];
        let whole = start.checked_sub(1).and_then(|before| self.bytes[before..].first_chunk());
        let window = whole.unwrap_or_else(|| {
            let before = start.saturating_sub(1);
            let len = (self.bytes.len() - before).min(STRETCH + 1);
            padded[1 + before - start..][..len].copy_from_slice(&self.bytes[before..before + len]);
            &padded
        });
        let at = |first: usize| u8x16::new(window[first..].first_chunk().copied().unwrap_or_default());
        let inside = match self.bytes.len() - start {
            left @ 0..STRETCH => (1 << left) - 1,
            _ => u32::MAX,
        };
        (self.wanted)(at(0), at(1), at(2)).to_bitmask() & inside
    }
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
    use super::{Places, any_pair, is, position, within};

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
    #[test]
    fn ok_each_place_is_found_by_its_neighbours() {
        for len in 3..60 {
            for at in 1..len - 1 {
                let mut bytes = vec![b'.'; len];
                bytes[at - 1..=at + 1].copy_from_slice(b"abc");
                let between = |before, here, next| is(before, b'a') & is(here, b'b') & is(next, b'c');
                assert_eq!(Places::of(&bytes, between).next_from(0), Some(at), "{at} of {len}");
                assert_eq!(Places::of(&bytes, between).next_from(at + 1), None, "{at} of {len}");
                let alone = |before, here, next| is(before, b'.') & is(here, b'.') & is(next, b'.');
                let mut places = Places::of(&bytes, alone);
                let mut found = Vec::new();
                while let Some(next) = places.next_from(found.last().map_or(0, |last| last + 1)) {
                    found.push(next);
                }
                let outside = (1..len - 1).filter(|place| place.abs_diff(at) > 2);
                assert_eq!(found, outside.collect::<Vec<_>>(), "{at} of {len}");
            }
        }
        // Beyond both ends stands 0, which is no place.
        let zero = |before, here, next| is(here, 0) | (is(before, 0) & is(next, 0));
        assert_eq!(Places::of(b"a", zero).next_from(0), Some(0));
        assert_eq!(Places::of(b"", zero).next_from(0), None);
    }
}
