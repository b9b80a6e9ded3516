//! The weights of a model with few labels: a feature and all its weights in one place.

use crate::ModelError;
use crate::known::Known;
use crate::table::{LONGEST_SEARCH, place};

/// The most labels of a model whose rows are as short as they get.
pub(crate) const SLIM: usize = 4;

/// The most labels that a row has room for.
pub(crate) const NARROW: usize = 16;

/// The sums of the weights of every label.
pub(crate) type Sums<const N: usize = NARROW> = [i32; N];

/// From the hash of a feature to its weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Narrow<const N: usize = NARROW> {
    /// Where to find a feature: in proportion to its key, then on to the right.
    rows: Vec<Row<N>>,
    /// How many rows searches begin at.
    size: u64,
    known: Known,
}

/// A feature and the weight of each label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row<const N: usize = NARROW> {
    pub key: u32,
    /// The weights, each larger by [`ZERO`]: sums of bytes without a sign take fewer instructions.
    weights: [u8; N],
}

/// How a weight of zero is stored.
const ZERO: u8 = 128;

/// How many rows there are for each feature.
const SPARSE: usize = 3;

/// How many features are looked up at a time: so few that sums of their stored weights fit into 16
/// bits.
const BATCH: usize = 128;

impl<const N: usize> Row<N> {
    /// Room for a feature. It ends every search, and adds nothing.
    const EMPTY: Self = Self { key: u32::MAX, weights: [ZERO; N] };

    /// A feature without weights.
    pub fn new(key: u32) -> Self {
        Self { key, ..Self::EMPTY }
    }

    /// Sets the weight of a label below [`NARROW`].
    pub fn set(&mut self, label: usize, weight: i8) {
        self.weights[label] = weight as u8 ^ ZERO;
    }

    /// The labels that have weights, ascending, with these.
    pub fn weights(&self) -> impl Iterator<Item = (u8, i8)> + '_ {
        let all = (0..).zip(self.weights.iter().map(|&weight| (weight ^ ZERO) as i8));
        all.filter(|&(_, weight)| weight != 0)
    }
}

impl Row<SLIM> {
    /// The same weights in a longer row.
    pub fn widened(&self) -> Row {
        let mut row = Row::new(self.key);
        row.weights[..SLIM].copy_from_slice(&self.weights);
        row
    }
}

impl<const N: usize> Narrow<N> {
    /// Lays out features whose keys ascend.
    pub fn new(features: &[Row<N>]) -> Result<Self, ModelError> {
        // Sparse, since a search that goes on to the right is a branch that goes wrong.
        let size = features.len() * SPARSE + 1;
        // One row more than can be reached, so that every search ends at an empty one.
        let rows = vec![Row::EMPTY; size + LONGEST_SEARCH + 1];
        let known = Known::new(features.iter().map(|row| row.key));
        let mut table = Self { rows, size: size as u64, known };
        let mut next = 0;
        for &row in features {
            let at = place(table.first(row.key), next)?;
            table.rows[at] = row;
            next = at + 1;
        }
        Ok(table)
    }

    /// All features, their keys ascending.
    pub fn rows(&self) -> impl Iterator<Item = &Row<N>> {
        self.rows.iter().filter(|row| row.weights != Row::EMPTY.weights)
    }

    /// Adds the weights of every feature to the sums of the labels.
    #[inline]
    pub fn add(&self, hashes: &[u32], sums: &mut Sums<N>) {
        let mut kept = [0; BATCH];
        for batch in hashes.chunks(BATCH) {
            let count = self.known.keep(batch, &mut kept);
            let mut totals = [0_u16; N];
            let mut found = 0;
            for &hash in &kept[..count] {
                let row = self.find(hash);
                // Unknown features add nothing, without a branch that would often go wrong.
                let mask = 0_u8.wrapping_sub(u8::from(row.key == hash));
                found += i32::from(mask & 1);
                for (total, &weight) in totals.iter_mut().zip(&row.weights) {
                    *total += u16::from(weight & mask);
                }
            }
            for (sum, total) in sums.iter_mut().zip(totals) {
                *sum += i32::from(total) - found * i32::from(ZERO);
            }
        }
    }

    /// The row of a feature, or another if it is not known.
    #[inline]
    fn find(&self, hash: u32) -> &Row<N> {
        let mut at = self.first(hash);
        while self.rows[at].key < hash {
            at += 1;
        }
        &self.rows[at]
    }

    /// Where the search for a feature begins.
    #[inline]
    fn first(&self, hash: u32) -> usize {
        ((u64::from(hash) * self.size) >> 32) as usize
    }
}
