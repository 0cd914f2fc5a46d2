//! Looks through bytes by the stretch: most hold nothing that is looked for, and the processor tells that of many bytes
//! at once.

use wide::u8x16;

/// How many bytes are looked at together.
const STRETCH: usize = 16;

/// How many are looked at in a row, before it is asked what was found.
const PLACES: usize = 4 * STRETCH;

/// The place of the first byte that is wanted; `wanted` tells it of each in a stretch: see [`is`] and [`within`].
#[inline]
pub(crate) fn position(bytes: &[u8], wanted: impl Fn(u8x16) -> u8x16) -> Option<usize> {
    let first = |stretch: [u8; STRETCH]| {
        let found = wanted(u8x16::new(stretch)).to_bitmask();
        (found != 0).then(|| found.trailing_zeros() as usize)
    };
    let mut at = 0;
    // Often it is near.
    if let Some(stretch) = bytes.first_chunk() {
        if let Some(place) = first(*stretch) {
            return Some(place);
        }
        at = STRETCH;
    }
    // Of a long text several at once.
    while let Some(block) = bytes[at..].first_chunk::<PLACES>() {
        let none = u8x16::splat(0);
        let found = block.chunks_exact(STRETCH).fold(none, |found, stretch| {
            found | wanted(u8x16::new(stretch.first_chunk().copied().unwrap_or_default()))
        });
        if found.to_bitmask() != 0 {
            break;
        }
        at += PLACES;
    }
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

/// Which of several things stand anywhere in the bytes; `wanted` tells it of each place in a stretch, by the byte there
/// and the one behind it. Letters stand behind the last, so no letter may be wanted.
#[inline]
pub(crate) fn any_of<const N: usize>(bytes: &[u8], wanted: impl Fn(u8x16, u8x16) -> [u8x16; N]) -> [bool; N] {
    let mut found = [u8x16::splat(0); N];
    let mut look = |here: [u8; STRETCH], next: [u8; STRETCH]| {
        for (found, wanted) in found.iter_mut().zip(wanted(u8x16::new(here), u8x16::new(next))) {
            *found |= wanted;
        }
    };
    let mut rest = bytes;
    while let Some(window) = rest.first_chunk::<{ STRETCH + 1 }>() {
        let [here, next] = [0, 1].map(|at| window[at..].first_chunk().copied().unwrap_or_default());
        look(here, next);
        rest = &rest[STRETCH..];
    }
    let mut window = [b'a'; STRETCH + 1];
    window[..rest.len().min(STRETCH)].copy_from_slice(&rest[..rest.len().min(STRETCH)]);
    let [here, next] = [0, 1].map(|at| window[at..].first_chunk().copied().unwrap_or_default());
    look(here, next);
    found.map(|found| found.to_bitmask() != 0)
}

/// Tells of each place in a stretch whether it is wanted, by the bytes before, at and behind them.
pub(crate) trait Wanted: Fn(u8x16, u8x16, u8x16) -> u8x16 {}

impl<W: Fn(u8x16, u8x16, u8x16) -> u8x16> Wanted for W {}

/// The places that are wanted for what stands there and on both sides.
pub(crate) struct Places<'b, W> {
    bytes: &'b [u8],
    wanted: W,
    /// Where the stretches end that were looked at last.
    end: usize,
    /// A bit for each wanted place in them.
    found: u64,
}

impl<'b, W: Wanted> Places<'b, W> {
    /// The wanted ones of `bytes`, beyond whose ends stands 0.
    pub(crate) const fn of(bytes: &'b [u8], wanted: W) -> Self {
        Self { bytes, wanted, end: 0, found: 0 }
    }

    /// The first place from `from` on, which is not before that of the last call.
    #[inline]
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        self.next_where(from, usize::MAX, |_| true)
    }

    /// The first place from `from` up to before `to` that `fits`.
    #[inline]
    pub(crate) fn next_where(
        &mut self,
        from: usize,
        to: usize,
        fits: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let ahead = self.end.saturating_sub(from).min(PLACES);
        let mut start = self.end - ahead;
        let mut found = if ahead > 0 { self.found >> (PLACES - ahead) } else { 0 };
        loop {
            while found != 0 {
                let place = start + found.trailing_zeros() as usize;
                if place >= to {
                    return None;
                }
                if fits(place) {
                    return Some(place);
                }
                found &= found - 1;
            }
            start = from.max(self.end);
            if start >= to.min(self.bytes.len()) {
                return None;
            }
            found = self.look(start);
            self.found = found;
            self.end = start + PLACES;
        }
    }

    fn look(&self, start: usize) -> u64 {
        let mut padded = [0; PLACES + 2];
        let whole = start.checked_sub(1).and_then(|before| self.bytes[before..].first_chunk());
        let window = whole.unwrap_or_else(|| {
            let before = start.saturating_sub(1);
            let len = (self.bytes.len() - before).min(PLACES + 1);
            padded[1 + before - start..][..len].copy_from_slice(&self.bytes[before..before + len]);
            &padded
        });
        let left = self.bytes.len() - start;
        let mut found = 0;
        for first in (0..left.min(PLACES)).step_by(STRETCH) {
            let at = |first: usize| u8x16::new(window[first..].first_chunk().copied().unwrap_or_default());
            let places = (self.wanted)(at(first), at(first + 1), at(first + 2)).to_bitmask();
            found |= u64::from(places) << first;
        }
        if left < PLACES { found & ((1 << left) - 1) } else { found }
    }
}

/// Which bytes of a stretch are this one.
#[inline]
pub(crate) fn is(stretch: u8x16, byte: u8) -> u8x16 {
    stretch.simd_eq(u8x16::splat(byte))
}

/// Where one space stands behind another, told of each pair in two stretches.
#[inline]
pub(crate) fn double_space(ones: u8x16, others: u8x16) -> u8x16 {
    is(ones, b' ') & is(others, b' ')
}

/// Which bytes are NUL or a control, or begin a character that may be white space other than a plain space: U+0085,
/// U+00A0, U+1680, U+2000 and on, U+3000.
#[inline]
pub(crate) fn may_be_odd_space(stretch: u8x16) -> u8x16 {
    within(stretch, 0, b' ' - 1) | is(stretch, 0xC2) | within(stretch, 0xE1, 0xE3)
}

/// Which bytes of a stretch lie between these, both included.
#[inline]
pub(crate) fn within(stretch: u8x16, first: u8, last: u8) -> u8x16 {
    stretch.max(u8x16::splat(first)).min(u8x16::splat(last)).simd_eq(stretch)
}

#[cfg(test)]
mod tests {
    use super::{Places, any_of, any_pair, double_space, is, position, within};

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
        let double = |bytes: &[u8]| any_pair(bytes, double_space);
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
    fn ok_things_are_found_wherever_they_stand() {
        let wanted = |here, next| [is(here, b'7'), double_space(here, next)];
        for len in 1..60 {
            for at in 0..len {
                let mut bytes = vec![b'.'; len];
                bytes[at] = b'7';
                assert_eq!(any_of(&bytes, wanted), [true, false], "{at} of {len}");
                bytes[at] = b' ';
                assert_eq!(any_of(&bytes, wanted), [false, false], "{at} of {len}");
                if at > 0 {
                    bytes[at - 1] = b' ';
                    assert_eq!(any_of(&bytes, wanted), [false, true], "{at} of {len}");
                }
            }
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
