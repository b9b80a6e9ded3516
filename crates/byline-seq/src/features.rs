//! The features of a sequence of tokens.

/// A list of feature hashes for each token of a sequence, stored without a list for each.
///
/// ```
/// use byline_seq::{Features, feature, hash_bytes};
///
/// let mut features = Features::default();
/// for word in ["“", "Café", "”"] {
///     features.push(feature(0, hash_bytes(word.as_bytes())));
///     features.end_token();
/// }
/// assert_eq!(features.len(), 3);
/// assert_eq!(features.token(1).len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Features {
    hashes: Vec<u32>,
    ends: Vec<u32>,
}

impl Features {
    /// Empties the list and keeps its memory.
    pub fn clear(&mut self) {
        self.hashes.clear();
        self.ends.clear();
    }

    /// Adds a feature to the token that is being written.
    #[inline]
    pub fn push(&mut self, hash: u32) {
        self.hashes.push(hash);
    }

    /// Adds several features to the token that is being written.
    #[inline]
    pub fn extend(&mut self, hashes: &[u32]) {
        self.hashes.extend_from_slice(hashes);
    }

    /// Ends the token that is being written.
    #[inline]
    pub fn end_token(&mut self) {
        self.ends.push(self.hashes.len() as u32);
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True if there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The features of a token; none if there is no such token.
    #[inline]
    pub fn token(&self, index: usize) -> &[u32] {
        let start = match index {
            0 => 0,
            _ => self.ends.get(index - 1).map_or(0, |&end| end as usize),
        };
        let end = self.ends.get(index).map_or(start, |&end| end as usize);
        self.hashes.get(start..end).unwrap_or_default()
    }

    /// The features of each token, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> + '_ {
        (0..self.len()).map(|index| self.token(index))
    }
}
