//! Random changes of an input: what libFuzzer does, less what it learns from the program.

/// Makes inputs out of others.
pub struct Mutator {
    state: u64,
    seeds: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

impl Mutator {
    /// Makes inputs out of seeds and words; the same ones every time.
    #[must_use]
    pub fn new(seeds: Vec<Vec<u8>>, words: Vec<Vec<u8>>) -> Self {
        Self { state: 0x2031_0503_1457_0812, seeds, words }
    }

    /// A seed with one to six changes.
    pub fn input(&mut self) -> Vec<u8> {
        let seed = self.below(self.seeds.len());
        let mut bytes = self.seeds[seed].clone();
        for _ in 0..=self.below(6) {
            self.change(&mut bytes);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let (from, to) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
        let range = from.min(to)..from.max(to);
        match self.below(7) {
            0 => bytes.truncate(from),
            1 => drop(bytes.drain(range)),
            2 => {
                let again = bytes[range].to_vec();
                insert(bytes, to, &again);
            }
            3 => {
                let word = self.below(self.words.len());
                insert(bytes, from, &self.words[word]);
            }
            4 => {
                let other = self.below(self.seeds.len());
                let other = &self.seeds[other];
                let start = from.min(other.len());
                insert(bytes, to, &other[start..other.len().min(start + 200)]);
            }
            _ => {
                let byte = u8::try_from(self.below(256)).unwrap_or_default();
                match bytes.get_mut(from) {
                    Some(old) => *old = byte,
                    None => bytes.push(byte),
                }
            }
        }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or_default() % limit.max(1)
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, more: &[u8]) {
    bytes.splice(at..at, more.iter().copied());
}
