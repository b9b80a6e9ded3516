//! The weights of a model with many labels, of which a feature speaks for a few.

use crate::ModelError;
use crate::known::Known;
use crate::table::{LONGEST_SEARCH, place};

/// From the hash of a feature to its weights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wide {
    labels: usize,
    /// Where to find a feature: by the first bits of its key, then on to the right.
    slots: Vec<Slot>,
    /// What leaves only those first bits.
    shift: u32,
    known: Known,
    /// Label and weight; those of one feature stand together.
    cells: Vec<(u8, i8)>,
    /// The weight of every label, for features with many: adding whole rows is then faster.
    rows: Vec<i8>,
}

/// A feature, and a number that says where its weights are (see [`Weights`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    key: u32,
    place: u32,
}

impl Slot {
    /// Room for a feature. It ends every search, and has no weights.
    const EMPTY: Self = Self { key: u32::MAX, place: 0 };
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

/// How many features are looked up at a time.
const BATCH: usize = 64;

/// The most weights that stand in cells.
const FEW: usize = 31;

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

impl Wide {
    /// Lays out the weights of features whose keys ascend: of each as many as `counts` says, with
    /// labels that ascend.
    pub fn new(
        labels: usize,
        keys: &[u32],
        counts: &[u8],
        mut weights: &[(u8, i8)],
    ) -> Result<Self, ModelError> {
        // Sparse, since a search that goes on to the right is a branch that goes wrong.
        let bits = (keys.len() * 4).next_power_of_two().trailing_zeros().clamp(1, 29);
        // One slot more than can be reached, so that every search ends at an empty one.
        let slots = vec![Slot::EMPTY; (1 << bits) + LONGEST_SEARCH + 1];
        let known = Known::new(keys.iter().copied());
        let (cells, rows) = (Vec::new(), Vec::new());
        let mut table = Self { labels, slots, shift: 32 - bits, known, cells, rows };
        let mut next = 0;
        for (&key, &count) in keys.iter().zip(counts) {
            let (mine, rest) = weights.split_at(usize::from(count));
            weights = rest;
            let at = place(table.first(key), next)?;
            next = at + 1;
            table.slots[at] = Slot { key, place: table.store(mine).pack() };
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

    /// Adds the weights of every feature to the sums of the labels.
    pub fn add(&self, hashes: &[u32], sums: &mut [i32; 256]) {
        let mut kept = [0; BATCH];
        for batch in hashes.chunks(BATCH) {
            let count = self.known.keep(batch, &mut kept);
            // Nothing is decided on a slot before all are read, so memory is waited for once.
            let mut places = [0; BATCH];
            for (place, &hash) in places.iter_mut().zip(&kept[..count]) {
                *place = self.find(hash);
            }
            for &place in &places[..count] {
                self.add_one(Weights::unpack(place), sums);
            }
        }
    }

    #[inline]
    fn add_one(&self, weights: Weights, sums: &mut [i32; 256]) {
        match weights {
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

    /// The keys of all features, ascending.
    pub fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        self.slots.iter().filter(|slot| slot.place != Slot::EMPTY.place).map(|slot| slot.key)
    }

    /// The labels and weights of a feature, labels ascending; nothing if it is not known.
    pub fn weights(&self, key: u32) -> Vec<(u8, i8)> {
        match Weights::unpack(self.find(key)) {
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

    /// Where the weights of a feature are; nowhere if it is not known.
    #[inline]
    fn find(&self, hash: u32) -> u32 {
        let mut at = self.first(hash);
        while self.slots[at].key < hash {
            at += 1;
        }
        let slot = self.slots[at];
        if slot.key == hash { slot.place } else { Slot::EMPTY.place }
    }

    /// Where the search for a feature begins.
    #[inline]
    fn first(&self, hash: u32) -> usize {
        (hash >> self.shift) as usize
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
