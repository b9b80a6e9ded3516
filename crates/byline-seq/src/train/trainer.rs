//! One training.

use super::linear::rounded;
use super::weights::Weights;
use super::{Example, TrainOptions};
use crate::model::Parts;
use crate::{Features, Lattice, ModelError, Scores, Transitions};

/// Weights are shrunk after this many examples rather than after each, which costs less.
const PATIENCE: u32 = 32;

/// The state of a training. The weights of one feature for all labels stand together.
pub(super) struct Trainer<'o> {
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
    pub fn new(features: usize, labels: usize, options: &'o TrainOptions) -> Self {
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
    pub fn learn(&mut self, sequence: &Example) {
        self.clock += 1;
        self.score(&sequence.features);
        // The exp of the system is what the shipped models were trained with.
        self.lattice.prepare(&self.between.values, self.labels, f32::exp);
        self.lattice.run(&self.scores, &self.start.values, &self.end.values, f32::exp);
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

    /// Learns from one list of candidates, which is not empty.
    pub fn choose(&mut self, choice: &Example) {
        self.clock += 1;
        self.score(&choice.features);
        let scores: Vec<f32> =
            (0..choice.labels.len()).map(|at| self.scores.token(at)[0]).collect();
        let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let weights: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
        let all: f32 = weights.iter().sum();
        let right = weights.iter().zip(&choice.labels).filter(|(_, label)| **label > 0);
        let right: f32 = right.map(|(weight, _)| weight).sum();
        for (at, (weight, &label)) in weights.iter().zip(&choice.labels).enumerate() {
            let target = if label > 0 { weight / right.max(f32::MIN_POSITIVE) } else { 0.0 };
            let gradient = target - weight / all;
            if gradient.abs() < self.options.ignore {
                continue;
            }
            self.gradient.clear();
            self.gradient.push(gradient);
            self.gradient.resize(self.stride, 0.0);
            for &id in choice.features.token(at) {
                let row = id as usize * self.stride;
                self.weights.ascend(row, &self.gradient, self.options.rate);
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

    pub fn finish(&mut self) {
        for id in 0..self.shrunk.len() {
            self.shrink(id, 1);
        }
    }

    /// All weights: those of features, of first and last labels, and of pairs.
    pub fn all(&mut self) -> [&mut Vec<f32>; 4] {
        [&mut self.weights, &mut self.start, &mut self.end, &mut self.between]
            .map(|weights| &mut weights.values)
    }

    /// Rounds the weights to bytes and leaves out those that are then zero.
    pub fn parts(
        &self,
        task: &str,
        labels: Vec<String>,
        keys: &[u32],
    ) -> Result<Parts, ModelError> {
        let transitions = Transitions::new(
            self.labels,
            &self.start.values,
            &self.end.values,
            &self.between.values,
        )?;
        let rows = keys.iter().copied().zip(self.weights.values.chunks_exact(self.stride));
        Ok(rounded(task, labels, transitions, rows, self.options.prune))
    }
}
