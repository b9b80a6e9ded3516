//! A trained model.

use crate::table::{Firsts, Table};
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
    table: Table,
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
        let Parts { task, labels, scales, transitions, keys, counts, weights } = parts;
        let table = Table::new(labels.len(), &keys, &counts, &weights)?;
        Ok(Self { task, labels, scales, transitions, keys, counts, table })
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
        self.keys.iter().flat_map(|&key| self.table.weights(key)).collect()
    }

    /// Computes the score of each token and label.
    pub fn score(&self, features: &Features, scores: &mut Scores) {
        let labels = self.labels.len();
        scores.reset(features.len(), labels);
        // A full array, so that a label, a byte, is in bounds by its type.
        let mut sums = [0_i32; 256];
        let mut firsts = Firsts::default();
        for (token, hashes) in features.iter().enumerate() {
            sums[..labels].fill(0);
            self.table.add(hashes, &mut sums, &mut firsts);
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
