//! The weights of a model with few labels: a feature and all its weights in one place.

use crate::ModelError;
use crate::known::Known;
use crate::table::{Firsts, LONGEST_SEARCH, place};

/// The most labels that a row has room for.
pub(crate) const NARROW: usize = 8;

/// From the hash of a feature to its weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Narrow {
    /// Where to find a feature: in proportion to its key, then on to the right.
    rows: Vec<Row>,
    /// How many rows searches begin at.
    size: u64,
    known: Known,
}

/// A feature and the weight of each label; all weights are zero in an empty row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Row {
    key: u32,
    weights: [i8; NARROW],
}

impl Narrow {
    /// Lays out the weights of features whose keys ascend: of each as many as `counts` says, with
    /// labels below [`NARROW`].
    pub fn new(keys: &[u32], counts: &[u8], mut weights: &[(u8, i8)]) -> Result<Self, ModelError> {
        // Sparse, since a search that goes on to the right is a branch that goes wrong.
        let size = keys.len() * 4 + 1;
        // One row more than can be reached, so that every search ends at an empty one.
        let rows = vec![Row::default(); size + LONGEST_SEARCH + 1];
        let mut table = Self { rows, size: size as u64, known: Known::new(keys) };
        let mut next = 0;
        for (&key, &count) in keys.iter().zip(counts) {
            let (mine, rest) = weights.split_at(usize::from(count));
            weights = rest;
            let at = place(table.first(key), next)?;
            next = at + 1;
            let row = &mut table.rows[at];
            row.key = key;
            for &(label, weight) in mine {
                row.weights[usize::from(label)] = weight;
            }
        }
        Ok(table)
    }

    /// Adds the weights of every feature to the sums of the labels.
    pub fn add(&self, hashes: &[u32], sums: &mut [i32; 256], firsts: &mut Firsts) {
        let Firsts { hashes: kept, rows, .. } = firsts;
        let kept = self.known.keep(hashes, kept);
        // Nothing is decided on a row before all are read, so memory is waited for once.
        rows.clear();
        rows.extend(kept.iter().map(|&hash| self.rows[self.first(hash)]));
        let mut totals = [0_i32; NARROW];
        for (&hash, first) in kept.iter().zip(&*rows) {
            let row = self.find(hash, first);
            // Unknown features add nothing, without a branch that would often go wrong.
            let mask = -i32::from(row.key == hash);
            for (total, &weight) in totals.iter_mut().zip(&row.weights) {
                *total += i32::from(weight) & mask;
            }
        }
        sums.iter_mut().zip(totals).for_each(|(sum, total)| *sum += total);
    }

    /// The labels and weights of a feature, labels ascending; nothing if it is not known.
    pub fn weights(&self, key: u32) -> Vec<(u8, i8)> {
        let row = self.find(key, &self.rows[self.first(key)]);
        let all = (0..).zip(row.weights).filter(|&(_, weight)| row.key == key && weight != 0);
        all.collect()
    }

    #[inline]
    fn first(&self, hash: u32) -> usize {
        ((u64::from(hash) * self.size) >> 32) as usize
    }

    #[inline]
    fn find<'r>(&'r self, hash: u32, first: &'r Row) -> &'r Row {
        let mut row = first;
        let mut index = self.first(hash);
        while row.key < hash && row.weights != [0; NARROW] {
            index += 1;
            row = &self.rows[index];
        }
        row
    }
}
