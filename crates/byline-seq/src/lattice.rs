//! How probable labels are (forward-backward).

use crate::decode::sane;
use crate::{Scores, Transitions};

/// The probabilities of labels on the tokens of a sequence, and the memory to compute them.
///
/// ```
/// use byline_seq::{Lattice, Scores, Transitions};
///
/// let mut scores = Scores::new(2);
/// scores.push(&[0.0, 3.0_f32.ln()]);
/// let even = Transitions::new(2, &[0.0; 2], &[0.0; 2], &[0.0; 4])?;
/// let mut lattice = Lattice::default();
/// lattice.compute(&scores, &even);
/// assert!((lattice.label(0, 1) - 0.75).abs() < 1e-6);
/// # Ok::<(), byline_seq::ModelError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Lattice {
    labels: usize,
    tokens: usize,
    /// exp of the scores, of the transitions, and of the transitions the other way round.
    emission: Vec<f32>,
    between: Vec<f32>,
    inverse: Vec<f32>,
    /// Probability of what stands left of each token and label; each token's sum to 1.
    forward: Vec<f32>,
    /// What stands right of it, up to a factor for each token.
    backward: Vec<f32>,
    /// The factor by which each token of `forward` was divided.
    norm: Vec<f32>,
    /// 1 / Σ forward · backward for each token.
    weight: Vec<f32>,
}

impl Lattice {
    /// Computes the probabilities for a sequence.
    pub fn compute(&mut self, scores: &Scores, transitions: &Transitions) {
        self.prepare(transitions.between(), transitions.labels());
        self.run(scores, transitions.start(), transitions.end());
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens
    }

    /// True if there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens == 0
    }

    /// The probability that a token has a label; 0 if there is no such token or label.
    pub fn label(&self, token: usize, label: usize) -> f32 {
        if token >= self.tokens || label >= self.labels {
            return 0.0;
        }
        let index = token * self.labels + label;
        self.forward[index] * self.backward[index] * self.weight[token]
    }

    /// The probability that the tokens from `first` on have exactly these labels, whatever the
    /// others have: the confidence of a span. 0 if there are no such tokens or labels.
    ///
    /// ```
    /// use byline_seq::{Lattice, Scores, Transitions};
    ///
    /// let mut scores = Scores::new(2);
    /// scores.push(&[0.0, 0.0]);
    /// scores.push(&[0.0, 0.0]);
    /// let even = Transitions::new(2, &[0.0; 2], &[0.0; 2], &[0.0; 4])?;
    /// let mut lattice = Lattice::default();
    /// lattice.compute(&scores, &even);
    /// assert!((lattice.path(0, &[0, 1]) - 0.25).abs() < 1e-6);
    /// # Ok::<(), byline_seq::ModelError>(())
    /// ```
    pub fn path(&self, first: usize, labels: &[u8]) -> f32 {
        let fits = first.checked_add(labels.len()).is_some_and(|end| end <= self.tokens);
        let known = labels.iter().all(|&label| usize::from(label) < self.labels);
        let (Some(&head), Some(&tail), true, true) = (labels.first(), labels.last(), fits, known)
        else {
            return 0.0;
        };
        let mut probability = self.forward[first * self.labels + usize::from(head)];
        for (offset, pair) in labels.windows(2).enumerate() {
            let token = first + offset + 1;
            let (from, to) = (usize::from(pair[0]), usize::from(pair[1]));
            probability *= self.between[from * self.labels + to];
            probability *= self.emission[token * self.labels + to] / self.norm[token];
        }
        let last = first + labels.len() - 1;
        probability *= self.backward[last * self.labels + usize::from(tail)] * self.weight[last];
        if probability.is_finite() { probability.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Takes over the scores of pairs.
    pub(crate) fn prepare(&mut self, between: &[f32], labels: usize) {
        self.labels = labels;
        self.between.clear();
        self.between.extend(between.iter().map(|score| score.clamp(-60.0, 60.0).exp()));
        self.inverse.clear();
        self.inverse.resize(labels * labels, 0.0);
        for (from, row) in self.between.chunks_exact(labels).enumerate() {
            for (to, &value) in row.iter().enumerate() {
                self.inverse[to * labels + from] = value;
            }
        }
    }

    /// Goes over the sequence in both directions.
    pub(crate) fn run(&mut self, scores: &Scores, start: &[f32], end: &[f32]) {
        self.tokens = if scores.labels() == self.labels { scores.len() } else { 0 };
        let size = self.tokens * self.labels;
        for values in [&mut self.emission, &mut self.forward, &mut self.backward] {
            values.clear();
            values.resize(size, 0.0);
        }
        self.norm.clear();
        self.weight.clear();
        for token in 0..self.tokens {
            self.step_forward(token, scores.token(token), start);
        }
        for token in (0..self.tokens).rev() {
            self.step_backward(token, end);
        }
        for token in 0..self.tokens {
            let row = token * self.labels..(token + 1) * self.labels;
            let forward = &self.forward[row.clone()];
            let total: f32 = forward.iter().zip(&self.backward[row]).map(|(a, b)| a * b).sum();
            self.weight.push(if total > 0.0 { 1.0 / total } else { 0.0 });
        }
    }

    fn step_forward(&mut self, token: usize, scores: &[f32], start: &[f32]) {
        let labels = self.labels;
        let (done, rest) = self.forward.split_at_mut(token * labels);
        let row = &mut rest[..labels];
        let emission = &mut self.emission[token * labels..][..labels];
        let top = scores.iter().fold(-1e30, |top: f32, &score| top.max(sane(score)));
        for (value, &score) in emission.iter_mut().zip(scores) {
            *value = (sane(score) - top).max(-60.0).exp();
        }
        if token == 0 {
            for (value, score) in row.iter_mut().zip(start) {
                *value = score.clamp(-60.0, 60.0).exp();
            }
        } else {
            let before = &done[(token - 1) * labels..];
            accumulate(row, before, &self.between);
        }
        row.iter_mut().zip(emission.iter()).for_each(|(value, emission)| *value *= emission);
        self.norm.push(normalise(row));
    }

    fn step_backward(&mut self, token: usize, end: &[f32]) {
        let labels = self.labels;
        let (rest, done) = self.backward.split_at_mut((token + 1) * labels);
        let row = &mut rest[token * labels..];
        if token + 1 == self.tokens {
            for (value, score) in row.iter_mut().zip(end) {
                *value = score.clamp(-60.0, 60.0).exp();
            }
        } else {
            let after = &mut done[..labels];
            let emission = &self.emission[(token + 1) * labels..][..labels];
            for ((to, value), emission) in after.iter().enumerate().zip(emission) {
                let factor = value * emission;
                for (value, between) in row.iter_mut().zip(&self.inverse[to * labels..]) {
                    *value += factor * between;
                }
            }
        }
        normalise(row);
    }

    /// Adds to `sums` the probability of each pair of labels on the tokens `token - 1` and `token`,
    /// times `-1`. The trainer's gradient is what was seen less this.
    #[cfg(feature = "train")]
    pub(crate) fn subtract_pairs(&self, token: usize, sums: &mut [f32], right: &mut Vec<f32>) {
        let labels = self.labels;
        let row = token * labels..(token + 1) * labels;
        let scale = -self.weight[token] / self.norm[token];
        right.clear();
        let sides = self.emission[row.clone()].iter().zip(&self.backward[row]);
        right.extend(sides.map(|(emission, backward)| emission * backward * scale));
        let before = &self.forward[(token - 1) * labels..][..labels];
        for ((&left, sums), between) in
            before.iter().zip(sums.chunks_exact_mut(labels)).zip(self.between.chunks_exact(labels))
        {
            for ((sum, between), right) in sums.iter_mut().zip(between).zip(right.iter()) {
                *sum += left * between * right;
            }
        }
    }
}

/// `row += before · between`, with the labels of the row innermost so that it runs in vectors.
fn accumulate(row: &mut [f32], before: &[f32], between: &[f32]) {
    for (&factor, between) in before.iter().zip(between.chunks_exact(row.len())) {
        for (value, between) in row.iter_mut().zip(between) {
            *value += factor * between;
        }
    }
}

/// Divides a row by its sum, and returns the sum. A row without a sum becomes an even one.
fn normalise(row: &mut [f32]) -> f32 {
    let sum: f32 = row.iter().sum();
    if sum.is_finite() && sum > 1e-35 {
        row.iter_mut().for_each(|value| *value /= sum);
        sum
    } else {
        row.fill(1.0 / row.len() as f32);
        1.0
    }
}
