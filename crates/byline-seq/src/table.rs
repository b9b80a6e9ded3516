//! The weights of a model, laid out for the fastest look-up.

use crate::ModelError;
use crate::narrow::{NARROW, Narrow, Row};
use crate::wide::{Slot, Wide};

/// How far a feature may stand from where the search for it begins. Keys are hashes, so half a
/// dozen is usual; a file in which they crowd would make every search slow, and is refused.
pub(crate) const LONGEST_SEARCH: usize = 256;

/// From the hash of a feature to its weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Table {
    /// For up to eight labels.
    Narrow(Narrow),
    /// For more.
    Wide(Wide),
}

/// Where a feature goes whose search begins at `first`, if everything before `next` is taken. Keys
/// ascend, so places are filled from left to right, and a search may stop at a larger key.
pub(crate) fn place(first: usize, next: usize) -> Result<usize, ModelError> {
    let place = next.max(first);
    if place - first >= LONGEST_SEARCH {
        return Err(ModelError::Invalid { what: "spread of features" });
    }
    Ok(place)
}

/// Memory that is used again from token to token: the features that may be known, and the row or
/// slot at which the search for each begins.
#[derive(Debug, Clone, Default)]
pub(crate) struct Firsts {
    pub hashes: Vec<u32>,
    pub rows: Vec<Row>,
    pub slots: Vec<Slot>,
}

impl Table {
    /// Lays out the weights of features whose keys ascend: of each as many as `counts` says, with
    /// labels that ascend.
    pub fn new(
        labels: usize,
        keys: &[u32],
        counts: &[u8],
        weights: &[(u8, i8)],
    ) -> Result<Self, ModelError> {
        Ok(if labels <= NARROW {
            Self::Narrow(Narrow::new(keys, counts, weights)?)
        } else {
            Self::Wide(Wide::new(labels, keys, counts, weights)?)
        })
    }

    /// Adds the weights of every feature to the sums of the labels. `firsts` is memory to work in.
    #[inline]
    pub fn add(&self, hashes: &[u32], sums: &mut [i32; 256], firsts: &mut Firsts) {
        match self {
            Self::Narrow(table) => table.add(hashes, sums, firsts),
            Self::Wide(table) => table.add(hashes, sums, firsts),
        }
    }

    /// The labels and weights of a feature, labels ascending; nothing if it is not known.
    pub fn weights(&self, key: u32) -> Vec<(u8, i8)> {
        match self {
            Self::Narrow(table) => table.weights(key),
            Self::Wide(table) => table.weights(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_store_weights_gives_them_back() {
        let few = [(3, -7), (200, 127)];
        let many: Vec<(u8, i8)> = (0..100).map(|label| (label, 1)).collect();
        let weights = [&[(9, -128)], few.as_slice(), many.as_slice()].concat();
        // The keys crowd at the right end, where searches run over the power of two.
        let keys = [0, u32::MAX - 1, u32::MAX];
        let table = Table::new(250, &keys, &[1, 2, 100], &weights).unwrap();
        assert_eq!(table.weights(0), [(9, -128)]);
        assert_eq!(table.weights(u32::MAX - 1), few);
        assert_eq!(table.weights(u32::MAX), many);
        assert!(table.weights(1).is_empty() && table.weights(u32::MAX - 2).is_empty());

        let mut sums = [0; 256];
        table.add(&[0, 5, u32::MAX - 1, u32::MAX], &mut sums, &mut Firsts::default());
        assert_eq!((sums[9], sums[3], sums[200], sums[99]), (-127, -6, 127, 1));
    }

    #[test]
    fn few_labels_stand_in_one_row() {
        let keys = [0, 7, u32::MAX - 1, u32::MAX];
        let weights = [(7, -128), (0, 1), (3, 127), (2, 5), (1, -1)];
        let table = Table::new(8, &keys, &[1, 2, 1, 1], &weights).unwrap();
        assert!(matches!(table, Table::Narrow(_)));
        assert_eq!(table.weights(0), [(7, -128)]);
        assert_eq!(table.weights(7), [(0, 1), (3, 127)]);
        assert_eq!(table.weights(u32::MAX), [(1, -1)]);
        assert!(table.weights(1).is_empty() && table.weights(u32::MAX - 2).is_empty());

        let mut sums = [0; 256];
        table.add(&[0, 5, 7, u32::MAX - 1, u32::MAX], &mut sums, &mut Firsts::default());
        assert_eq!(sums[..8], [1, -1, 5, 127, 0, 0, 0, -128]);
    }

    #[test]
    fn features_that_crowd_are_refused() {
        let keys: Vec<u32> = (0..1000).collect();
        let weights = [(0, 1); 1000];
        for labels in [2, 20] {
            let error = Table::new(labels, &keys, &[1; 1000], &weights).unwrap_err();
            assert_eq!(error, ModelError::Invalid { what: "spread of features" });
        }
    }
}
