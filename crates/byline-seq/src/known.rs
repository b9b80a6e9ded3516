//! A quick answer to whether a feature may be known.

/// One bit for each stretch of keys, set if there is a feature in it. Most features of a text are
/// unknown, and this is small enough to tell so from a near cache.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    bits: Vec<u64>,
    shift: u32,
}

impl Known {
    /// About sixteen stretches for each key.
    pub fn new(keys: impl ExactSizeIterator<Item = u32>) -> Self {
        let bits = (keys.len() * 16).next_power_of_two().trailing_zeros().clamp(6, 32);
        let mut known = Self { bits: vec![0; 1 << (bits - 6)], shift: 32 - bits };
        for key in keys {
            let (word, bit) = known.place(key);
            known.bits[word] |= 1 << bit;
        }
        known
    }

    /// Puts those features that may be known into `kept`, which has room for all, and returns
    /// their number.
    #[inline]
    pub fn keep(&self, hashes: &[u32], kept: &mut [u32]) -> usize {
        let mut count = 0;
        for &hash in hashes {
            // Written in any case, so that nothing waits for the answer.
            kept[count] = hash;
            let (word, bit) = self.place(hash);
            count += (self.bits[word] >> bit & 1) as usize;
        }
        count
    }

    #[inline]
    fn place(&self, hash: u32) -> (usize, u32) {
        let bit = hash >> self.shift;
        ((bit >> 6) as usize, bit & 63)
    }
}
