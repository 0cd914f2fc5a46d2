//! The heaviest rising chain: note numbers rise by one through a document.
//!
//! Both the definitions of notes and their marks look like much else (`2` may be a mark, a number of weeks, a page).
//! What tells them apart is that the right ones stand in a row: 1, 2, 3, … So each candidate gets a weight by its
//! shape, and the chain of candidates with rising numbers that weighs most is taken, a number left out costing
//! [`SKIP`].

/// What a number that is left out of the chain costs.
pub(crate) const SKIP: i64 = 3;

/// What it costs at most that a chain starts later than 1: a document may begin late.
const LATE_START: i64 = 4 * SKIP;

/// What a candidate weighs at most, so that sums stay small.
const MAX_WEIGHT: i64 = 1 << 20;

/// A candidate for a place in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) number: u32,
    pub(crate) weight: i64,
}

/// The indices of the candidates in the heaviest chain.
///
/// `candidates` stand in the order of the text; numbers in the chain rise strictly. Runs in n log n by a tree of
/// prefix maxima over the numbers.
pub(crate) fn heaviest(candidates: &[Candidate]) -> Vec<usize> {
    let highest = candidates.iter().map(|candidate| candidate.number as usize).max().unwrap_or(0);
    // best.below(n): the chain with the highest `weight + SKIP * last number` among those that end below n. Going on
    // from it with n costs SKIP for each number between, which that sum makes independent of n.
    let mut best = PrefixMax::new(highest + 1);
    let mut before = vec![None; candidates.len()];
    let mut end: Option<(i64, usize)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let number = i64::from(candidate.number);
        let weight = candidate.weight.min(MAX_WEIGHT);
        let fresh = weight - (SKIP * (number - 1)).min(LATE_START);
        let (total, previous) = match best.below(candidate.number as usize) {
            Some((sum, last)) if sum - SKIP * (number - 1) + weight > fresh => {
                (sum - SKIP * (number - 1) + weight, Some(last))
            }
            _ => (fresh, None),
        };
        before[index] = previous;
        best.raise(candidate.number as usize, (total + SKIP * number, index));
        if total > 0 && end.is_none_or(|(most, _)| total > most) {
            end = Some((total, index));
        }
    }
    let mut chain = Vec::new();
    let mut next = end.map(|(_, index)| index);
    while let Some(index) = next {
        chain.push(index);
        next = before[index];
    }
    chain.reverse();
    chain
}

/// A Fenwick tree of maxima.
struct PrefixMax {
    tree: Vec<Option<(i64, usize)>>,
}

impl PrefixMax {
    fn new(len: usize) -> Self {
        Self { tree: vec![None; len + 1] }
    }

    /// The highest value at an index below `end`; the earliest of equals.
    fn below(&self, end: usize) -> Option<(i64, usize)> {
        let mut highest: Option<(i64, usize)> = None;
        let mut at = end.min(self.tree.len() - 1);
        while at > 0 {
            if let Some(value) = self.tree[at]
                && highest.is_none_or(|(sum, index)| value.0 > sum || (value.0 == sum && value.1 < index))
            {
                highest = Some(value);
            }
            at &= at - 1;
        }
        highest
    }

    fn raise(&mut self, index: usize, value: (i64, usize)) {
        let mut at = index + 1;
        while at < self.tree.len() {
            if self.tree[at].is_none_or(|(sum, _)| value.0 > sum) {
                self.tree[at] = Some(value);
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(candidates: &[(u32, i64)]) -> Vec<usize> {
        let candidates: Vec<_> =
            candidates.iter().map(|&(number, weight)| Candidate { number, weight }).collect();
        heaviest(&candidates)
    }

    #[test]
    fn ok_strong_candidates_win_from_weak_ones() {
        // "2 Is het plan" (weak), then "2Nota" and "3Nota" (strong).
        assert_eq!(chain(&[(1, 8), (2, 2), (3, 1), (2, 8), (3, 8)]), [0, 3, 4]);
    }

    #[test]
    fn ok_a_high_number_does_not_stand_alone() {
        assert_eq!(chain(&[(76, 8)]), Vec::<usize>::new());
        assert_eq!(chain(&[(1, 8), (76, 8), (2, 8)]), [0, 2]);
    }

    #[test]
    fn ok_a_lost_number_is_skipped() {
        assert_eq!(chain(&[(1, 8), (3, 8), (4, 8)]), [0, 1, 2]);
        assert_eq!(chain(&[(12, 8), (13, 8)]), [0, 1]);
    }

    #[test]
    fn ok_nothing_gives_nothing() {
        assert_eq!(chain(&[]), Vec::<usize>::new());
    }

    #[test]
    fn ok_equals_the_plain_definition() {
        // Against the rule written out over all subsets.
        let candidates = [(2, 4), (1, 5), (3, 2), (2, 7), (4, 1), (3, 6), (9, 30), (4, 4)];
        let cost = |picked: &[usize]| {
            let mut total = 0;
            let mut last = 0;
            for &index in picked {
                let (number, weight): (u32, i64) = candidates[index];
                if number <= last {
                    return i64::MIN;
                }
                let skipped = SKIP * i64::from(number - last - 1);
                total += weight - if last == 0 { skipped.min(LATE_START) } else { skipped };
                last = number;
            }
            total
        };
        let subset = |mask: u32| (0..candidates.len()).filter(|i| mask & (1 << i) != 0).collect::<Vec<_>>();
        let most = (0..1 << candidates.len()).map(|mask| cost(&subset(mask))).max().unwrap();
        assert_eq!(cost(&chain(&candidates)), most);
    }
}
