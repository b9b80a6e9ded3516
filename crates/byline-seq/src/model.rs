//! A trained model.

use crate::{Features, Lattice, ModelError, Scores, Scratch, Transitions, viterbi};

/// Labels, the weights of features, and transitions.
///
/// A feature has small integer weights for those labels that it speaks for or against; each label
/// has a factor that turns sums of them into scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(crate) task: String,
    pub(crate) labels: Vec<String>,
    pub(crate) scales: Vec<f32>,
    pub(crate) transitions: Transitions,
    /// The known features, ascending.
    pub(crate) keys: Vec<u32>,
    /// For each known feature the number of its weights.
    pub(crate) counts: Vec<u8>,
    /// Label and weight, for features with few weights; those of one feature stand together,
    /// after a cell with their number.
    cells: Vec<(u8, i8)>,
    /// The weight of every label, for features with many: adding whole rows is then faster.
    rows: Vec<i8>,
    slots: Vec<Slot>,
}

/// Where the weights of a feature stand: a cell, or a row if the bit `ROW` is set. Cell 0 is no
/// feature's and marks an empty slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Slot {
    key: u32,
    place: u32,
}

const ROW: u32 = 1 << 31;

/// The weights of one feature.
enum Weights<'m> {
    Few(&'m [(u8, i8)]),
    Many(&'m [i8]),
}

/// The parts of a model, as the file has them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parts {
    pub task: String,
    pub labels: Vec<String>,
    pub scales: Vec<f32>,
    pub transitions: Transitions,
    pub keys: Vec<u32>,
    pub counts: Vec<u8>,
    pub weights: Vec<(u8, i8)>,
}

impl Model {
    /// Puts a model together.
    pub(crate) fn from_parts(parts: Parts) -> Result<Self, ModelError> {
        check(&parts)?;
        let mut cells = vec![(0, 0)];
        let mut rows = Vec::new();
        let mut slots = vec![Slot::default(); (parts.keys.len() * 2).next_power_of_two().max(2)];
        let mut weights = parts.weights.as_slice();
        for (&key, &count) in parts.keys.iter().zip(&parts.counts) {
            let (mine, rest) = weights.split_at(usize::from(count));
            weights = rest;
            let place = if mine.len() * 3 > parts.labels.len() {
                push_row(mine, parts.labels.len(), &mut rows)
            } else {
                cells.push((count, 0));
                cells.extend_from_slice(mine);
                (cells.len() - 1 - mine.len()) as u32
            };
            insert(&mut slots, Slot { key, place });
        }
        let Parts { task, labels, scales, transitions, keys, counts, .. } = parts;
        Ok(Self { task, labels, scales, transitions, keys, counts, cells, rows, slots })
    }

    /// What the model is for, with the version of its features: `pos/1`.
    pub fn task(&self) -> &str {
        &self.task
    }

    /// The names of the labels; a label is a position in this list.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// How well labels follow each other.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// The number of known features.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    /// The labels and weights of all features, in the order of `keys`.
    pub(crate) fn weights(&self) -> Vec<(u8, i8)> {
        let mut weights = Vec::new();
        for &key in &self.keys {
            match self.find(key) {
                Weights::Few(few) => weights.extend_from_slice(few),
                Weights::Many(row) => {
                    let all = (0..).zip(row.iter().copied());
                    weights.extend(all.filter(|&(_, weight)| weight != 0));
                }
            }
        }
        weights
    }

    /// Computes the score of each token and label.
    pub fn score(&self, features: &Features, scores: &mut Scores) {
        let labels = self.labels.len();
        scores.reset(features.len(), labels);
        // A full array, so that a label, a byte, is in bounds by its type.
        let mut sums = [0_i32; 256];
        for (token, hashes) in features.iter().enumerate() {
            sums[..labels].fill(0);
            for &hash in hashes {
                self.add(hash, &mut sums);
            }
            let row = scores.token_mut(token).iter_mut().zip(&sums).zip(&self.scales);
            row.for_each(|((score, &sum), scale)| *score = sum as f32 * scale);
        }
    }

    /// Finds the best labels for the features in the scratch. Leaves the scores there.
    ///
    /// ```
    /// use byline_seq::{Example, Features, Scratch, TrainOptions, feature, hash_bytes, train};
    ///
    /// let mut features = Features::default();
    /// for word in ["“", "Café", "”"] {
    ///     features.push(feature(0, hash_bytes(word.as_bytes())));
    ///     features.end_token();
    /// }
    /// let example = Example { features: features.clone(), labels: vec![0, 1, 0] };
    /// let model = train("toy/1", &["mark", "word"], &[example], &TrainOptions::default())?;
    ///
    /// let mut scratch = Scratch::default();
    /// scratch.features = features;
    /// let mut labels = Vec::new();
    /// model.decode_with(&mut scratch, &mut labels);
    /// assert_eq!(labels, [0, 1, 0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decode_with(&self, scratch: &mut Scratch, labels: &mut Vec<u8>) {
        let mut scores = std::mem::take(&mut scratch.scores);
        self.score(&scratch.features, &mut scores);
        viterbi(&scores, &self.transitions, scratch, labels);
        scratch.scores = scores;
    }

    /// Computes how probable labels are, from scores of this model.
    pub fn probabilities(&self, scores: &Scores, lattice: &mut Lattice) {
        lattice.compute(scores, &self.transitions);
    }

    /// Adds the weights of a feature.
    #[inline]
    fn add(&self, hash: u32, sums: &mut [i32; 256]) {
        match self.find(hash) {
            Weights::Few(few) => {
                for &(label, weight) in few {
                    sums[usize::from(label)] += i32::from(weight);
                }
            }
            Weights::Many(row) => {
                sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i32::from(weight));
            }
        }
    }

    /// The weights of a feature; none if it is not known.
    #[inline]
    fn find(&self, hash: u32) -> Weights<'_> {
        let mask = self.slots.len() - 1;
        let mut index = spread(hash) & mask;
        loop {
            let slot = self.slots[index];
            if slot.place == 0 {
                return Weights::Few(&[]);
            }
            if slot.key == hash {
                return self.at(slot.place);
            }
            index = (index + 1) & mask;
        }
    }

    #[inline]
    fn at(&self, place: u32) -> Weights<'_> {
        let labels = self.labels.len();
        if place & ROW != 0 {
            return Weights::Many(&self.rows[(place & !ROW) as usize * labels..][..labels]);
        }
        let cell = place as usize;
        Weights::Few(&self.cells[cell + 1..][..usize::from(self.cells[cell].0)])
    }
}

/// Adds a row and returns its place.
fn push_row(weights: &[(u8, i8)], labels: usize, rows: &mut Vec<i8>) -> u32 {
    let start = rows.len();
    rows.resize(start + labels, 0);
    for &(label, weight) in weights {
        rows[start + usize::from(label)] = weight;
    }
    (start / labels) as u32 | ROW
}

fn insert(slots: &mut [Slot], slot: Slot) {
    // At least half of the slots stay empty, so this ends.
    let mask = slots.len() - 1;
    let mut index = spread(slot.key) & mask;
    while slots[index].place != 0 {
        index = (index + 1) & mask;
    }
    slots[index] = slot;
}

/// Where the search for a feature begins. Hashes that are close together must not crowd there.
#[inline]
fn spread(hash: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> 4) as usize
}

fn check(parts: &Parts) -> Result<(), ModelError> {
    let invalid = |what| Err(ModelError::Invalid { what });
    let labels = parts.labels.len();
    if labels != parts.transitions.labels() || labels != parts.scales.len() {
        return invalid("number of labels");
    }
    if !parts.scales.iter().all(|scale| scale.is_finite()) {
        return invalid("scale");
    }
    if !parts.keys.is_sorted_by(|a, b| a < b) {
        return invalid("order of features");
    }
    let total: usize = parts.counts.iter().map(|&count| usize::from(count)).sum();
    if parts.counts.len() != parts.keys.len() || total != parts.weights.len() {
        return invalid("number of weights");
    }
    // Places are stored in 31 bits.
    if total + parts.keys.len() >= ROW as usize {
        return invalid("number of weights");
    }
    if !parts.weights.iter().all(|&(label, weight)| usize::from(label) < labels && weight != 0) {
        return invalid("weight");
    }
    let mut rest = parts.weights.as_slice();
    for &count in &parts.counts {
        let (mine, after) = rest.split_at(usize::from(count));
        rest = after;
        if mine.is_empty() || !mine.is_sorted_by(|a, b| a.0 < b.0) {
            return invalid("order of weights");
        }
    }
    Ok(())
}
