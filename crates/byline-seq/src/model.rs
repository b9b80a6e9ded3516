//! A trained model.

use crate::narrow::{NARROW, SLIM};
use crate::table::Table;
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
    pub(crate) table: Table,
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
        Ok(Self { task, labels, scales, transitions, table })
    }

    /// Reads a model file that must be for a task and have exactly these labels, in this order.
    ///
    /// # Errors
    ///
    /// As for [`Model::from_bytes`], and if the model is for another task or has other labels.
    ///
    /// ```
    /// use byline_seq::{Model, ModelError, TrainOptions, train};
    ///
    /// let bytes = train("toy/1", &["café"], &[], &TrainOptions::default())?.to_bytes();
    /// assert!(Model::for_task(&bytes, "toy/1", &["café"]).is_ok());
    /// assert!(matches!(Model::for_task(&bytes, "toy/2", &["café"]), Err(ModelError::Task { .. })));
    /// assert!(matches!(Model::for_task(&bytes, "toy/1", &["bar"]), Err(ModelError::Label { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn for_task(
        bytes: &[u8],
        task: &str,
        labels: &[impl AsRef<str>],
    ) -> Result<Self, ModelError> {
        let model = Self::from_bytes(bytes)?;
        model.check_task(task)?;
        if !model.labels.iter().eq(labels.iter().map(AsRef::as_ref)) {
            return Err(ModelError::Label { label: model.labels.join(" ") });
        }
        Ok(model)
    }

    /// Refuses a model that is for another task.
    ///
    /// # Errors
    ///
    /// If it is.
    pub fn check_task(&self, task: &str) -> Result<(), ModelError> {
        check_task(&self.task, task)
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
        self.table.len()
    }

    /// Computes the score of each token and label.
    pub fn score(&self, features: &Features, scores: &mut Scores) {
        let labels = self.labels.len();
        scores.reset(features.len(), labels);
        for (token, hashes) in features.iter().enumerate() {
            self.score_one(hashes, scores.token_mut(token));
        }
    }

    /// Computes the score of each label for the features of one token. Of more scores than labels
    /// the last are left as they are.
    #[inline]
    pub fn score_one(&self, hashes: &[u32], scores: &mut [f32]) {
        match &self.table {
            Table::Slim(table) => {
                let mut sums = [0; SLIM];
                table.add(hashes, &mut sums);
                scale(&sums, &self.scales, scores);
            }
            Table::Narrow(table) => {
                let mut sums = [0; NARROW];
                table.add(hashes, &mut sums);
                scale(&sums, &self.scales, scores);
            }
            Table::Wide(table) => {
                let mut sums = [0; 256];
                table.add(hashes, &mut sums);
                scale(&sums, &self.scales, scores);
            }
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

/// Refuses what was made for another task.
pub(crate) fn check_task(found: &str, expected: &str) -> Result<(), ModelError> {
    if found == expected {
        return Ok(());
    }
    Err(ModelError::Task { expected: expected.to_owned(), found: found.to_owned() })
}

/// Turns sums of weights into scores.
pub(crate) fn scale(sums: &[i32], scales: &[f32], scores: &mut [f32]) {
    for ((score, &sum), scale) in scores.iter_mut().zip(sums).zip(scales) {
        *score = sum as f32 * scale;
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
