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
    /// The distance between the values of two tokens: more than `labels`, so that rows fill whole
    /// vector registers. What is left over is zero.
    stride: usize,
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
        self.prepare(transitions.between(), transitions.labels(), exp);
        self.run(scores, transitions.start(), transitions.end(), exp);
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
        let index = token * self.stride + label;
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
        let mut probability = self.forward[first * self.stride + usize::from(head)];
        for (offset, pair) in labels.windows(2).enumerate() {
            let token = first + offset + 1;
            let (from, to) = (usize::from(pair[0]), usize::from(pair[1]));
            probability *= self.between[from * self.stride + to];
            probability *= self.emission[token * self.stride + to] / self.norm[token];
        }
        let last = first + labels.len() - 1;
        probability *= self.backward[last * self.stride + usize::from(tail)] * self.weight[last];
        if probability.is_finite() { probability.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Takes over the scores of pairs.
    pub(crate) fn prepare(&mut self, between: &[f32], labels: usize, exp: impl Exp) {
        self.labels = labels;
        self.stride = match labels {
            0..=8 => 8,
            9..=16 => 16,
            17..=64 => 64,
            _ => 256,
        };
        for values in [&mut self.between, &mut self.inverse] {
            values.clear();
            values.resize(labels * self.stride, 0.0);
        }
        for (from, row) in between.chunks_exact(labels).enumerate() {
            for (to, score) in row.iter().enumerate() {
                let value = exp(limited(*score));
                self.between[from * self.stride + to] = value;
                self.inverse[to * self.stride + from] = value;
            }
        }
    }

    /// Goes over the sequence in both directions.
    pub(crate) fn run(&mut self, scores: &Scores, start: &[f32], end: &[f32], exp: impl Exp) {
        self.tokens = if scores.labels() == self.labels { scores.len() } else { 0 };
        match self.stride {
            8 => self.run_in::<8>(scores, start, end, exp),
            16 => self.run_in::<16>(scores, start, end, exp),
            64 => self.run_in::<64>(scores, start, end, exp),
            _ => self.run_in::<256>(scores, start, end, exp),
        }
    }

    /// The same in rows of a length that the compiler knows.
    fn run_in<const N: usize>(
        &mut self,
        scores: &Scores,
        start: &[f32],
        end: &[f32],
        exp: impl Exp,
    ) {
        self.run_forward::<N>(scores, start, exp);
        self.run_backward::<N>(end, exp);
        self.weight.clear();
        for (forward, backward) in self.forward.chunks_exact(N).zip(self.backward.chunks_exact(N)) {
            let total: f32 = forward.iter().zip(backward).map(|(a, b)| a * b).sum();
            self.weight.push(if total > 0.0 { 1.0 / total } else { 0.0 });
        }
    }

    fn run_forward<const N: usize>(&mut self, scores: &Scores, start: &[f32], exp: impl Exp) {
        for values in [&mut self.emission, &mut self.forward, &mut self.norm] {
            values.clear();
        }
        let mut row = [0.0; N];
        for token in 0..self.tokens {
            row = if token == 0 { exps(start, exp) } else { multiply(&row, &self.between) };
            let emission = emission::<N>(scores.token(token), exp);
            row.iter_mut().zip(&emission).for_each(|(value, emission)| *value *= emission);
            self.norm.push(normalise(&mut row, self.labels));
            self.emission.extend_from_slice(&emission);
            self.forward.extend_from_slice(&row);
        }
    }

    fn run_backward<const N: usize>(&mut self, end: &[f32], exp: impl Exp) {
        self.backward.clear();
        self.backward.resize(self.tokens * N, 0.0);
        let mut row = exps::<N>(end, exp);
        let rows = self.backward.chunks_exact_mut(N).zip(self.emission.chunks_exact(N));
        for (backward, emission) in rows.rev() {
            normalise(&mut row, self.labels);
            backward.copy_from_slice(&row);
            row.iter_mut().zip(emission).for_each(|(value, emission)| *value *= emission);
            row = multiply(&row, &self.inverse);
        }
    }

    /// Adds to `sums` the probability of each pair of labels on the tokens `token - 1` and `token`,
    /// times `-1`. The trainer's gradient is what was seen less this.
    #[cfg(feature = "train")]
    pub(crate) fn subtract_pairs(&self, token: usize, sums: &mut [f32], right: &mut Vec<f32>) {
        let stride = self.stride;
        let row = token * stride..token * stride + self.labels;
        let scale = -self.weight[token] / self.norm[token];
        right.clear();
        let sides = self.emission[row.clone()].iter().zip(&self.backward[row]);
        right.extend(sides.map(|(emission, backward)| emission * backward * scale));
        let before = &self.forward[(token - 1) * stride..];
        let pairs = sums.chunks_exact_mut(self.labels).zip(self.between.chunks_exact(stride));
        for (&left, (sums, between)) in before.iter().zip(pairs) {
            for ((sum, between), right) in sums.iter_mut().zip(between).zip(right.iter()) {
                *sum += left * between * right;
            }
        }
    }
}

/// `row · matrix`, with the columns of the matrix innermost so that it runs in vectors.
#[inline]
fn multiply<const N: usize>(row: &[f32; N], matrix: &[f32]) -> [f32; N] {
    let mut product = [0.0; N];
    for (&factor, values) in row.iter().zip(matrix.chunks_exact(N)) {
        product.iter_mut().zip(values).for_each(|(sum, value)| *sum += factor * value);
    }
    product
}

/// A function like [`exp`].
pub(crate) trait Exp: Fn(f32) -> f32 + Copy {}

impl<F: Fn(f32) -> f32 + Copy> Exp for F {}

/// exp of the scores of a token, up to a factor that makes the highest 1.
#[inline]
fn emission<const N: usize>(scores: &[f32], exp: impl Exp) -> [f32; N] {
    let top = scores.iter().fold(-1e30, |top: f32, &score| top.max(sane(score)));
    let mut values = [0.0; N];
    for (value, &score) in values.iter_mut().zip(scores) {
        *value = exp((sane(score) - top).max(-LIMIT));
    }
    values
}

/// exp of the scores at an end.
fn exps<const N: usize>(scores: &[f32], exp: impl Exp) -> [f32; N] {
    let mut values = [0.0; N];
    values.iter_mut().zip(scores).for_each(|(value, score)| *value = exp(limited(*score)));
    values
}

/// Scores go no further from 0, so that their exp is an ordinary number.
const LIMIT: f32 = 60.0;

fn limited(score: f32) -> f32 {
    score.clamp(-LIMIT, LIMIT)
}

/// exp of a number within [`LIMIT`], to a few units of the last place. That of the system's library
/// differs in the last place from one system to the next, and so would results; here are only
/// operations whose results are given to the last bit.
#[inline]
pub(crate) fn exp(value: f32) -> f32 {
    /// Numbers of this size have no digits behind the point, so adding it rounds.
    const ROUND: f32 = 12_582_912.0;
    // ln 2 as a number of few bits, whose multiples are exact, and the rest.
    const LN_2_HIGH: f32 = 355.0 / 512.0;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    // value = doublings · ln 2 + rest, with a rest so small that few terms of the series do.
    let rounded = value * std::f32::consts::LOG2_E + ROUND;
    let doublings = rounded - ROUND;
    let rest = value - doublings * LN_2_HIGH - doublings * LN_2_LOW;
    let mut sum = 1.0 / 5040.0;
    for term in [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * rest + term;
    }
    // The last bits of `rounded` are the doublings, and the exponent counts from 127.
    sum * f32::from_bits(rounded.to_bits().wrapping_add(127) << 23)
}

/// Divides a row by its sum, and returns the sum. A row without a sum becomes an even one.
#[inline]
fn normalise<const N: usize>(row: &mut [f32; N], labels: usize) -> f32 {
    let sum: f32 = row.iter().sum();
    if sum.is_finite() && sum > 1e-35 {
        row.iter_mut().for_each(|value| *value /= sum);
        sum
    } else {
        row[..labels].fill(1.0 / labels as f32);
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_exp() {
        for step in -60_000_i32..=60_000 {
            let value = step as f32 / 1000.0;
            let (expected, found) = (f64::from(value).exp(), f64::from(exp(value)));
            assert!((found / expected - 1.0).abs() < 3e-7, "{value}: {found}, not {expected}");
        }
        assert_eq!(exp(0.0), 1.0);
    }

    /// A machine on which one of these fails would give other results than all others.
    #[test]
    fn exp_is_the_same_on_every_machine() {
        let values = [-60.0, -7.25, -0.1, 0.3, 1.0, 59.9];
        let bits = [0x142d_70c9, 0x3a3a_2aff, 0x3f67_a36d, 0x3fac_c82c, 0x402d_f854, 0x6aaa_f356];
        assert_eq!(values.map(|value| exp(value).to_bits()), bits);
    }
}
