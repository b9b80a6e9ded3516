//! The weights of a model, laid out for the fastest look-up.

use crate::ModelError;
use crate::narrow::{NARROW, Narrow, Row, SLIM};
use crate::wide::Wide;

/// How far a feature may stand from where the search for it begins. Keys are hashes, so half a
/// dozen is usual; a file in which they crowd would make every search slow, and is refused.
pub(crate) const LONGEST_SEARCH: usize = 256;

/// From the hash of a feature to its weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Table {
    /// For up to four labels.
    Slim(Narrow<SLIM>),
    /// For up to sixteen.
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

impl Table {
    /// Lays out the weights of features whose keys ascend: of each as many as `counts` says, with
    /// labels that ascend.
    pub fn new(
        labels: usize,
        keys: &[u32],
        counts: &[u8],
        weights: &[(u8, i8)],
    ) -> Result<Self, ModelError> {
        Ok(if labels <= SLIM {
            Self::Slim(Narrow::new(&rows(keys, counts, weights))?)
        } else if labels <= NARROW {
            Self::Narrow(Narrow::new(&rows(keys, counts, weights))?)
        } else {
            Self::Wide(Wide::new(labels, keys, counts, weights)?)
        })
    }

    /// The number of features.
    pub fn len(&self) -> usize {
        match self {
            Self::Slim(table) => table.rows().count(),
            Self::Narrow(table) => table.rows().count(),
            Self::Wide(table) => table.keys().count(),
        }
    }

    /// Every feature as a row with room for sixteen labels, keys ascending; nothing for more labels.
    pub fn narrow_rows(&self) -> Option<Box<dyn Iterator<Item = Row> + '_>> {
        match self {
            Self::Slim(table) => Some(Box::new(table.rows().map(Row::widened))),
            Self::Narrow(table) => Some(Box::new(table.rows().copied())),
            Self::Wide(_) => None,
        }
    }

    /// Every feature with its labels and weights, keys and labels ascending.
    pub fn features(&self) -> Vec<(u32, Vec<(u8, i8)>)> {
        match self {
            Self::Slim(table) => {
                table.rows().map(|row| (row.key, row.weights().collect())).collect()
            }
            Self::Narrow(table) => {
                table.rows().map(|row| (row.key, row.weights().collect())).collect()
            }
            Self::Wide(table) => table.keys().map(|key| (key, table.weights(key))).collect(),
        }
    }
}

/// A row for each feature.
fn rows<const N: usize>(keys: &[u32], counts: &[u8], weights: &[(u8, i8)]) -> Vec<Row<N>> {
    let mut weights = weights.iter();
    let row = |(&key, &count): (&u32, &u8)| {
        let mut row = Row::new(key);
        for &(label, weight) in weights.by_ref().take(usize::from(count)) {
            row.set(usize::from(label), weight);
        }
        row
    };
    keys.iter().zip(counts).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of the labels for some features.
    fn sums(table: &Table, hashes: &[u32]) -> Vec<i32> {
        match table {
            Table::Slim(table) => {
                let mut sums = [0; SLIM];
                table.add(hashes, &mut sums);
                sums.to_vec()
            }
            Table::Narrow(table) => {
                let mut sums = [0; NARROW];
                table.add(hashes, &mut sums);
                sums.to_vec()
            }
            Table::Wide(table) => {
                let mut sums = [0; 256];
                table.add(hashes, &mut sums);
                sums.to_vec()
            }
        }
    }

    #[test]
    fn every_way_to_store_weights_gives_them_back() {
        let few = [(3, -7), (200, 127)];
        let many: Vec<(u8, i8)> = (0..100).map(|label| (label, 1)).collect();
        let weights = [&[(9, -128)], few.as_slice(), many.as_slice()].concat();
        // The keys crowd at the right end, where searches run over the power of two.
        let keys = [0, u32::MAX - 1, u32::MAX];
        let table = Table::new(250, &keys, &[1, 2, 100], &weights).unwrap();
        let stored = [(0, vec![(9, -128)]), (u32::MAX - 1, few.to_vec()), (u32::MAX, many)];
        assert_eq!(table.features(), stored);

        let sums = sums(&table, &[0, 5, u32::MAX - 1, u32::MAX, u32::MAX - 2]);
        assert_eq!((sums[9], sums[3], sums[200], sums[99]), (-127, -6, 127, 1));
    }

    #[test]
    fn few_labels_stand_in_one_row() {
        let keys = [0, 7, u32::MAX - 1, u32::MAX];
        let weights = [(7, -128), (0, 1), (3, 127), (2, 5), (1, -1)];
        let table = Table::new(8, &keys, &[1, 2, 1, 1], &weights).unwrap();
        assert!(matches!(table, Table::Narrow(_)));
        assert_eq!((table.len(), &table.features()[1]), (4, &(7, vec![(0, 1), (3, 127)])));

        let hashes = [0, 5, 7, u32::MAX - 2, u32::MAX - 1, u32::MAX];
        assert_eq!(sums(&table, &hashes)[..8], [1, -1, 5, 127, 0, 0, 0, -128]);
        // Far more than are looked up at a time, the largest weights of both signs.
        let sums = sums(&table, &hashes.repeat(1000));
        assert_eq!(sums[..8], [1000, -1000, 5000, 127_000, 0, 0, 0, -128_000]);
    }

    #[test]
    fn very_few_labels_stand_in_a_short_row() {
        let keys = [0, 7, u32::MAX - 1, u32::MAX];
        let weights = [(3, -128), (0, 1), (3, 127), (2, 5), (1, -1)];
        let table = Table::new(4, &keys, &[1, 2, 1, 1], &weights).unwrap();
        assert!(matches!(table, Table::Slim(_)));
        assert_eq!((table.len(), &table.features()[1]), (4, &(7, vec![(0, 1), (3, 127)])));
        let hashes = [0, 5, 7, u32::MAX - 2, u32::MAX - 1, u32::MAX];
        assert_eq!(sums(&table, &hashes.repeat(1000)), [1000, -1000, 5000, -1000]);
    }

    #[test]
    fn the_last_hash_may_be_unknown() {
        for labels in [2, 10, 20] {
            let table = Table::new(labels, &[7], &[1], &[(1, 3)]).unwrap();
            assert_eq!(sums(&table, &[u32::MAX, 6, 8]), vec![0; sums(&table, &[]).len()]);
        }
    }

    #[test]
    fn features_that_crowd_are_refused() {
        let keys: Vec<u32> = (0..1000).collect();
        let weights = [(0, 1); 1000];
        for labels in [2, 10, 20] {
            let error = Table::new(labels, &keys, &[1; 1000], &weights).unwrap_err();
            assert_eq!(error, ModelError::Invalid { what: "spread of features" });
        }
    }
}
