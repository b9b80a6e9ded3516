//! The weights of a model, laid out for the fastest look-up.

use crate::ModelError;

/// From the hash of a feature to its weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    labels: usize,
    /// Where to find a feature: by the first bits of its key, then on to the right.
    slots: Vec<Slot>,
    /// What leaves only those first bits.
    shift: u32,
    /// A bit for each eighth of the keys of a slot: set if there is a feature with such a key. Most
    /// features of a text are unknown, and this is small enough to tell so from a near cache.
    known: Vec<u64>,
    /// Label and weight; those of one feature stand together.
    cells: Vec<(u8, i8)>,
    /// The weight of every label, for features with many: adding whole rows is then faster.
    rows: Vec<i8>,
}

/// A feature, and a number that says where its weights are (see [`Weights`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Slot {
    key: u32,
    place: u32,
}

/// Where the weights of one feature are. In a slot the first three bits say which of these it is;
/// the others hold the numbers, so that the length of a loop is known before its data arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weights {
    /// The slot is empty.
    None,
    /// The one label and its weight.
    One(u8, i8),
    /// Two labels, below 64, with their weights.
    Two([(u8, i8); 2]),
    /// So many cells from an index on.
    Few { start: u32, count: u32 },
    /// A row by its index.
    Many { row: u32 },
}

/// How many bits the index of a cell has.
const CELL_BITS: u32 = 24;

/// The most weights that stand in cells.
const FEW: usize = 31;

/// How far a feature may stand from where the search for it begins. Keys are hashes, so half a
/// dozen is usual; a file in which they crowd would make every search slow, and is refused.
const LONGEST_SEARCH: usize = 256;

impl Weights {
    fn unpack(place: u32) -> Self {
        let rest = place & (u32::MAX >> 3);
        let cell = |bits: u32| ((bits >> 8) as u8 & 63, bits as u8 as i8);
        match place >> 29 {
            0 => Self::None,
            1 => Self::One((rest >> 8) as u8, rest as u8 as i8),
            2 => Self::Two([cell(rest >> 14), cell(rest)]),
            3 => Self::Few { start: rest & ((1 << CELL_BITS) - 1), count: rest >> CELL_BITS },
            _ => Self::Many { row: rest },
        }
    }

    fn pack(self) -> u32 {
        let cell = |label: u8, weight: i8| u32::from(label) << 8 | u32::from(weight as u8);
        match self {
            Self::None => 0,
            Self::One(label, weight) => 1 << 29 | cell(label, weight),
            Self::Two([first, second]) => {
                2 << 29 | cell(first.0, first.1) << 14 | cell(second.0, second.1)
            }
            Self::Few { start, count } => 3 << 29 | count << CELL_BITS | start,
            Self::Many { row } => 4 << 29 | row,
        }
    }
}

impl Table {
    /// Lays out the weights of features whose keys ascend: of each as many as `counts` says, with
    /// labels that ascend.
    pub fn new(
        labels: usize,
        keys: &[u32],
        counts: &[u8],
        mut weights: &[(u8, i8)],
    ) -> Result<Self, ModelError> {
        let bits = (keys.len() * 2).next_power_of_two().trailing_zeros().clamp(3, 29);
        // One slot more than can be reached, so that every search ends at an empty one.
        let slots = vec![Slot::default(); (1 << bits) + LONGEST_SEARCH + 1];
        let known = vec![0; 1 << (bits - 3)];
        let (cells, rows) = (Vec::new(), Vec::new());
        let mut table = Self { labels, slots, shift: 32 - bits, known, cells, rows };
        let mut next = 0;
        for (&key, &count) in keys.iter().zip(counts) {
            let (mine, rest) = weights.split_at(usize::from(count));
            weights = rest;
            // Keys ascend, so slots are written from left to right, and a search may stop at a
            // larger key.
            let first = table.first(key);
            next = next.max(first);
            if next - first >= LONGEST_SEARCH {
                return Err(ModelError::Invalid { what: "spread of features" });
            }
            let (word, bit) = table.known_bit(key);
            table.known[word] |= 1 << bit;
            table.slots[next] = Slot { key, place: table.store(mine).pack() };
            next += 1;
        }
        if table.cells.len() >= 1 << CELL_BITS {
            return Err(ModelError::Invalid { what: "number of weights" });
        }
        Ok(table)
    }

    fn store(&mut self, weights: &[(u8, i8)]) -> Weights {
        if let &[(label, weight)] = weights {
            return Weights::One(label, weight);
        }
        if let &[first, second] = weights {
            if first.0 < 64 && second.0 < 64 {
                return Weights::Two([first, second]);
            }
        }
        if weights.len() <= FEW.min(self.labels / 3) {
            let start = self.cells.len() as u32;
            self.cells.extend_from_slice(weights);
            return Weights::Few { start, count: weights.len() as u32 };
        }
        let start = self.rows.len();
        self.rows.resize(start + self.labels, 0);
        for &(label, weight) in weights {
            self.rows[start + usize::from(label)] = weight;
        }
        Weights::Many { row: (start / self.labels) as u32 }
    }

    /// Adds the weights of every feature to the sums of the labels. `firsts` is memory to work in.
    pub fn add(&self, hashes: &[u32], sums: &mut [i32; 256], firsts: &mut Firsts) {
        let Firsts { hashes: kept, slots } = firsts;
        kept.resize(hashes.len().max(kept.len()), 0);
        let mut count = 0;
        for &hash in hashes {
            // Written in any case, so that nothing waits for the answer.
            kept[count] = hash;
            let (word, bit) = self.known_bit(hash);
            count += (self.known[word] >> bit & 1) as usize;
        }
        let kept = &kept[..count];
        // Nothing is decided on a slot before all are read, so memory is waited for once.
        slots.clear();
        slots.extend(kept.iter().map(|&hash| self.slots[self.first(hash)]));
        for (&hash, &first) in kept.iter().zip(&*slots) {
            match self.find(hash, first) {
                Weights::None => {}
                Weights::One(label, weight) => sums[usize::from(label)] += i32::from(weight),
                Weights::Two(two) => {
                    for (label, weight) in two {
                        sums[usize::from(label)] += i32::from(weight);
                    }
                }
                Weights::Few { start, count } => {
                    for &(label, weight) in self.few(start, count) {
                        sums[usize::from(label)] += i32::from(weight);
                    }
                }
                Weights::Many { row } => {
                    let row = self.many(row).iter();
                    sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
                }
            }
        }
    }

    /// The labels and weights of a feature, labels ascending; nothing if it is not known.
    pub fn weights(&self, key: u32) -> Vec<(u8, i8)> {
        match self.find(key, self.slots[self.first(key)]) {
            Weights::None => Vec::new(),
            Weights::One(label, weight) => vec![(label, weight)],
            Weights::Two(two) => two.to_vec(),
            Weights::Few { start, count } => self.few(start, count).to_vec(),
            Weights::Many { row } => {
                let all = (0..).zip(self.many(row).iter().copied());
                all.filter(|&(_, weight)| weight != 0).collect()
            }
        }
    }

    /// Where the search for a feature begins.
    #[inline]
    fn first(&self, hash: u32) -> usize {
        (hash >> self.shift) as usize
    }

    /// Where the bit of a key is: the word, and the place in it.
    #[inline]
    fn known_bit(&self, hash: u32) -> (usize, u32) {
        let bit = hash >> (self.shift - 3);
        ((bit >> 6) as usize, bit & 63)
    }

    #[inline]
    fn find(&self, hash: u32, first: Slot) -> Weights {
        let mut slot = first;
        let mut index = self.first(hash);
        while slot.key < hash && slot.place != 0 {
            index += 1;
            slot = self.slots[index];
        }
        if slot.key == hash { Weights::unpack(slot.place) } else { Weights::None }
    }

    #[inline]
    fn few(&self, start: u32, count: u32) -> &[(u8, i8)] {
        &self.cells[start as usize..][..count as usize]
    }

    #[inline]
    fn many(&self, row: u32) -> &[i8] {
        &self.rows[row as usize * self.labels..][..self.labels]
    }
}

/// Memory that is used again from token to token: the features that may be known, and the slot at
/// which the search for each begins.
#[derive(Debug, Clone, Default)]
pub(crate) struct Firsts {
    hashes: Vec<u32>,
    slots: Vec<Slot>,
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
    fn features_that_crowd_are_refused() {
        let keys: Vec<u32> = (0..1000).collect();
        let weights = [(0, 1); 1000];
        let error = Table::new(2, &keys, &[1; 1000], &weights).unwrap_err();
        assert_eq!(error, ModelError::Invalid { what: "spread of features" });
    }
}
