//! The trainer: stochastic gradient ascent on the log-likelihood, with step sizes of their own for
//! each weight (AdaGrad) and with weights that shrink towards zero unless the data hold them up.

use crate::model::Parts;
use crate::transitions::MAX_LABELS;
use crate::{Features, Lattice, Model, ModelError, Scores, Transitions};
use std::collections::HashMap;
use thiserror::Error;

/// A sequence with its labels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// The features of each token.
    pub features: Features,
    /// The label of each token.
    pub labels: Vec<u8>,
}

/// How to train.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainOptions {
    /// How often to go over the examples.
    pub epochs: usize,
    /// The first step size.
    pub rate: f32,
    /// How strongly weights are pulled to exactly zero, for each example seen.
    pub l1: f32,
    /// How strongly large weights are made smaller, for each example seen.
    pub l2: f32,
    /// Features that occur less often are left out.
    pub min_count: u32,
    /// Weights whose size is less than this are left out of the model.
    pub prune: f32,
    /// Where the order of the examples begins.
    pub seed: u64,
    /// Tokens whose labels are all predicted to within this probability teach nothing more. It
    /// makes training faster by a multiple where most tokens are easy.
    pub ignore: f32,
    /// Training is done this often, each time with the examples in another order, and the mean of
    /// the weights is kept: those of one training depend on the order. 0 counts as 1.
    pub runs: usize,
    /// Over the ends of how many of the last epochs of a training the mean is taken as well. 0
    /// counts as 1.
    pub averaged: usize,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            epochs: 10,
            rate: 0.2,
            l1: 1e-5,
            l2: 0.0,
            min_count: 1,
            prune: 1e-3,
            seed: 1,
            ignore: 0.0,
            runs: 1,
            averaged: 1,
        }
    }
}

/// Examples from which no model can be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TrainError {
    /// An example does not have one label for each token.
    #[error("example {index}: {found} labels for {expected} tokens")]
    LabelCount {
        /// Position of the example.
        index: usize,
        /// Number of tokens.
        expected: usize,
        /// Number of labels.
        found: usize,
    },
    /// An example has a label without a name.
    #[error("example {index}: there is no label {found}")]
    UnknownLabel {
        /// Position of the example.
        index: usize,
        /// The label.
        found: u8,
    },
    /// A name is longer than 255 bytes.
    #[error("name of {len} bytes is longer than 255 bytes")]
    NameTooLong {
        /// Length of the name.
        len: usize,
    },
    /// The model is not a usable one, for example because its weights grew without bounds.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// Trains a model. The same arguments give the same bytes.
///
/// # Errors
///
/// If the examples do not fit the labels, or if training does not give finite weights.
///
/// ```
/// use byline_seq::{Example, Features, TrainOptions, feature, hash_bytes, train};
///
/// let mut features = Features::default();
/// features.push(feature(0, hash_bytes("“Café”".as_bytes())));
/// features.end_token();
/// let examples = [Example { features, labels: vec![1] }];
/// let first = train("toy/1", &["other", "place"], &examples, &TrainOptions::default())?;
/// let again = train("toy/1", &["other", "place"], &examples, &TrainOptions::default())?;
/// assert_eq!(first.to_bytes(), again.to_bytes());
/// # Ok::<(), byline_seq::TrainError>(())
/// ```
pub fn train(
    task: &str,
    labels: &[impl AsRef<str>],
    examples: &[Example],
    options: &TrainOptions,
) -> Result<Model, TrainError> {
    let names: Vec<String> = labels.iter().map(|label| label.as_ref().to_owned()).collect();
    check(task, &names, examples)?;
    let keys = vocabulary(examples, options.min_count);
    let sequences = index(examples, &keys);
    let mut trainer = Trainer::new(keys.len(), names.len(), options);
    let mut mean = Mean::default();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = options.seed;
    for _ in 0..options.runs.max(1) {
        trainer = Trainer::new(keys.len(), names.len(), options);
        for epoch in 0..options.epochs {
            shuffle(&mut order, &mut random);
            for &sequence in &order {
                trainer.learn(&sequences[sequence]);
            }
            if epoch + options.averaged.max(1) >= options.epochs {
                trainer.finish();
                mean.add(&mut trainer);
            }
        }
    }
    mean.store(&mut trainer);
    Ok(Model::from_parts(trainer.parts(task, names, &keys)?)?)
}

fn check(task: &str, names: &[String], examples: &[Example]) -> Result<(), TrainError> {
    if names.is_empty() || names.len() > MAX_LABELS {
        return Err(ModelError::Invalid { what: "number of labels" }.into());
    }
    for name in names.iter().map(String::as_str).chain([task]) {
        if name.len() > 255 {
            return Err(TrainError::NameTooLong { len: name.len() });
        }
    }
    for (index, example) in examples.iter().enumerate() {
        let (expected, found) = (example.features.len(), example.labels.len());
        if expected != found {
            return Err(TrainError::LabelCount { index, expected, found });
        }
        let strange = example.labels.iter().find(|&&label| usize::from(label) >= names.len());
        if let Some(&found) = strange {
            return Err(TrainError::UnknownLabel { index, found });
        }
    }
    Ok(())
}

/// The features that occur often enough, ascending.
fn vocabulary(examples: &[Example], min_count: u32) -> Vec<u32> {
    let tokens = examples.iter().flat_map(|example| example.features.iter());
    let mut hashes: Vec<u32> = tokens.flatten().copied().collect();
    hashes.sort_unstable();
    let runs = hashes.chunk_by(|a, b| a == b);
    runs.filter(|run| run.len() as u64 >= u64::from(min_count)).map(|run| run[0]).collect()
}

/// Replaces the hashes of the examples by positions in the vocabulary.
fn index(examples: &[Example], keys: &[u32]) -> Vec<Example> {
    let positions: HashMap<u32, u32> = keys.iter().copied().zip(0..).collect();
    let sequence = |example: &Example| {
        let mut features = Features::default();
        for hashes in example.features.iter() {
            hashes.iter().filter_map(|hash| positions.get(hash)).for_each(|&id| features.push(id));
            features.end_token();
        }
        Example { features, labels: example.labels.clone() }
    };
    examples.iter().filter(|example| !example.labels.is_empty()).map(sequence).collect()
}

/// Weights with the sums of their squared gradients.
#[derive(Debug, Clone)]
struct Weights {
    values: Vec<f32>,
    squares: Vec<f32>,
}

impl Weights {
    fn new(size: usize) -> Self {
        Self { values: vec![0.0; size], squares: vec![0.0; size] }
    }

    /// Moves the weights from `start` on along a gradient.
    #[inline]
    fn ascend(&mut self, start: usize, gradient: &[f32], rate: f32) {
        let values = &mut self.values[start..][..gradient.len()];
        let squares = &mut self.squares[start..][..gradient.len()];
        for ((value, square), gradient) in values.iter_mut().zip(squares).zip(gradient) {
            *square += gradient * gradient;
            *value += rate * gradient / (*square + 1e-6).sqrt();
        }
    }

    /// Shrinks the weights from `start` on, as `l1` and `l2` ask.
    #[inline]
    fn shrink(&mut self, start: usize, count: usize, l1: f32, l2: f32) {
        let values = &mut self.values[start..][..count];
        for (value, square) in values.iter_mut().zip(&self.squares[start..][..count]) {
            let step = 1.0 / (*square + 1e-6).sqrt();
            let size = (value.abs() - l1 * step).max(0.0) / (1.0 + l2 * step);
            *value = size.copysign(*value);
        }
    }
}

/// Weights are shrunk after this many examples rather than after each, which costs less.
const PATIENCE: u32 = 32;

/// The state of a training. The weights of one feature for all labels stand together.
struct Trainer<'o> {
    options: &'o TrainOptions,
    labels: usize,
    /// The distance between the weights of two features: more than `labels` where the rows then
    /// fill whole vector registers.
    stride: usize,
    weights: Weights,
    start: Weights,
    end: Weights,
    between: Weights,
    /// The number of examples seen, and for each feature that number when it was last shrunk.
    clock: u32,
    shrunk: Vec<u32>,
    scores: Scores,
    lattice: Lattice,
    pairs: Vec<f32>,
    gradient: Vec<f32>,
}

impl<'o> Trainer<'o> {
    fn new(features: usize, labels: usize, options: &'o TrainOptions) -> Self {
        let stride = labels.next_multiple_of(4);
        Self {
            options,
            labels,
            stride,
            weights: Weights::new(features * stride),
            start: Weights::new(labels),
            end: Weights::new(labels),
            between: Weights::new(labels * labels),
            clock: 0,
            shrunk: vec![0; features],
            scores: Scores::default(),
            lattice: Lattice::default(),
            pairs: Vec::new(),
            gradient: Vec::new(),
        }
    }

    /// Learns from one sequence, which is not empty.
    fn learn(&mut self, sequence: &Example) {
        self.clock += 1;
        self.score(&sequence.features);
        self.lattice.prepare(&self.between.values, self.labels);
        self.lattice.run(&self.scores, &self.start.values, &self.end.values);
        self.learn_transitions(&sequence.labels);
        let last = sequence.labels.len() - 1;
        for (token, &label) in sequence.labels.iter().enumerate() {
            self.gradient.clear();
            let expected = (0..self.labels).map(|label| -self.lattice.label(token, label));
            self.gradient.extend(expected);
            self.gradient[usize::from(label)] += 1.0;
            if self.gradient.iter().all(|gradient| gradient.abs() < self.options.ignore) {
                continue;
            }
            self.gradient.resize(self.stride, 0.0);
            for &id in sequence.features.token(token) {
                let row = id as usize * self.stride;
                self.weights.ascend(row, &self.gradient, self.options.rate);
            }
            self.gradient.truncate(self.labels);
            if token == 0 {
                self.start.ascend(0, &self.gradient, self.options.rate);
            }
            if token == last {
                self.end.ascend(0, &self.gradient, self.options.rate);
            }
        }
    }

    fn score(&mut self, features: &Features) {
        self.scores.reset(features.len(), self.labels);
        for (token, ids) in features.iter().enumerate() {
            for &id in ids {
                self.shrink(id as usize, PATIENCE);
                let weights = &self.weights.values[id as usize * self.stride..];
                let row = self.scores.token_mut(token).iter_mut();
                row.zip(weights).for_each(|(score, weight)| *score += weight);
            }
        }
    }

    /// Makes up for the examples in which a feature did not occur: its weights shrink with each.
    fn shrink(&mut self, id: usize, patience: u32) {
        let missed = self.clock - self.shrunk[id];
        if self.options.ignore > 0.0 && missed < patience {
            return;
        }
        let missed = missed as f32;
        self.shrunk[id] = self.clock;
        let (l1, l2) = (self.options.l1, self.options.l2);
        if missed > 0.0 && (l1 > 0.0 || l2 > 0.0) {
            let factor = missed * self.options.rate;
            self.weights.shrink(id * self.stride, self.stride, l1 * factor, l2 * factor);
        }
    }

    fn learn_transitions(&mut self, labels: &[u8]) {
        self.pairs.clear();
        self.pairs.resize(self.labels * self.labels, 0.0);
        for token in 1..labels.len() {
            self.lattice.subtract_pairs(token, &mut self.pairs, &mut self.gradient);
            let (from, to) = (usize::from(labels[token - 1]), usize::from(labels[token]));
            self.pairs[from * self.labels + to] += 1.0;
        }
        self.between.ascend(0, &self.pairs, self.options.rate);
    }

    fn finish(&mut self) {
        for id in 0..self.shrunk.len() {
            self.shrink(id, 1);
        }
    }

    /// All weights: those of features, of first and last labels, and of pairs.
    fn all(&mut self) -> [&mut Vec<f32>; 4] {
        [&mut self.weights, &mut self.start, &mut self.end, &mut self.between]
            .map(|weights| &mut weights.values)
    }

    /// Rounds the weights to bytes and leaves out those that are then zero.
    fn parts(&self, task: &str, labels: Vec<String>, keys: &[u32]) -> Result<Parts, ModelError> {
        let scales = scales(&self.weights.values, self.stride);
        let mut parts = Parts {
            task: task.to_owned(),
            labels,
            transitions: Transitions::new(
                self.labels,
                &self.start.values,
                &self.end.values,
                &self.between.values,
            )?,
            scales: scales[..self.labels].to_vec(),
            keys: Vec::new(),
            counts: Vec::new(),
            weights: Vec::new(),
        };
        for (&key, row) in keys.iter().zip(self.weights.values.chunks_exact(self.stride)) {
            let before = parts.weights.len();
            for ((label, &value), scale) in (0..).zip(row).zip(&parts.scales) {
                let rounded = (value / scale).round() as i8;
                if rounded != 0 && value.abs() >= self.options.prune {
                    parts.weights.push((label, rounded));
                }
            }
            let count = parts.weights.len() - before;
            if count > 0 {
                parts.keys.push(key);
                parts.counts.push(count as u8);
            }
        }
        Ok(parts)
    }
}

/// The mean of the weights at several times.
#[derive(Debug, Default)]
struct Mean {
    sums: [Vec<f32>; 4],
    count: usize,
}

impl Mean {
    fn add(&mut self, trainer: &mut Trainer<'_>) {
        self.count += 1;
        for (sum, values) in self.sums.iter_mut().zip(trainer.all()) {
            sum.resize(values.len(), 0.0);
            sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += *value);
        }
    }

    /// Gives the trainer the mean, if there is one.
    fn store(self, trainer: &mut Trainer<'_>) {
        if self.count == 0 {
            return;
        }
        let count = self.count as f32;
        for (mut sum, values) in self.sums.into_iter().zip(trainer.all()) {
            sum.iter_mut().for_each(|sum| *sum /= count);
            *values = sum;
        }
    }
}

/// For each label the factor that makes its largest weight 127.
fn scales(values: &[f32], labels: usize) -> Vec<f32> {
    let mut largest = vec![0.0_f32; labels];
    for row in values.chunks_exact(labels) {
        largest
            .iter_mut()
            .zip(row)
            .for_each(|(largest, value)| *largest = largest.max(value.abs()));
    }
    largest.iter().map(|&largest| if largest > 0.0 { largest / 127.0 } else { 1.0 }).collect()
}

/// Puts the examples in another order (Fisher and Yates), by the generator SplitMix64.
fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = *state;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^= value >> 31;
        order.swap(last, (value % (last as u64 + 1)) as usize);
    }
}
