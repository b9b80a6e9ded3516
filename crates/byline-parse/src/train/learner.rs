//! Weights under training.

use super::TrainOptions;

/// A log-linear model: for each feature one weight for each of `N` choices.
pub(super) struct Learner<const N: usize> {
    /// The features, each in the place that its first bits say or, if that is taken, on to the
    /// right.
    rows: Vec<Row<N>>,
    shift: u32,
    /// The number of lessons.
    clock: u32,
    /// The sums of the weights at several times, in the order of the rows, and how many times.
    sums: Vec<[f32; N]>,
    times: u16,
    /// Where the features at hand stand.
    places: Vec<u32>,
}

/// What is known of a feature, in one place, since every look at another place is waited for.
#[derive(Clone, Copy)]
struct Row<const N: usize> {
    key: u32,
    /// The number of lessons when its weights last shrank; [`EMPTY`] in a row without a feature.
    shrunk: u32,
    weights: [f32; N],
    /// The sums of squared gradients.
    squares: [f32; N],
}

const EMPTY: u32 = u32::MAX;

/// Weights shrink after this many lessons rather than after each, which costs less.
const PATIENCE: u32 = 64;

/// Lessons in which every choice is this close to what it should be change nothing.
const IGNORED: f32 = 0.005;

impl<const N: usize> Learner<N> {
    pub fn new(mut keys: Vec<u32>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let bits = (keys.len() * 2 + 1).next_power_of_two().trailing_zeros().max(1);
        let shift = 32 - bits;
        let empty = Row { key: 0, shrunk: EMPTY, weights: [0.0; N], squares: [0.0; N] };
        let mut rows = vec![empty; 1 << bits];
        for key in keys {
            let mut at = (key >> shift) as usize;
            while rows[at].shrunk != EMPTY {
                at = (at + 1) % rows.len();
            }
            rows[at] = Row { key, shrunk: 0, ..empty };
        }
        Self { rows, shift, clock: 0, sums: Vec::new(), times: 0, places: Vec::new() }
    }

    #[inline]
    fn find(&self, key: u32) -> Option<u32> {
        let mut at = (key >> self.shift) as usize;
        while self.rows[at].shrunk != EMPTY {
            if self.rows[at].key == key {
                return Some(at as u32);
            }
            at = (at + 1) % self.rows.len();
        }
        None
    }

    /// The score of each choice.
    pub fn score(&self, features: &[u32]) -> [f32; N] {
        let mut scores = [0.0; N];
        for at in features.iter().filter_map(|&key| self.find(key)) {
            add(&mut scores, &self.rows[at as usize].weights);
        }
        scores
    }

    /// Moves the weights so that the right ones among the allowed choices become more probable
    /// together, and returns the scores from before.
    pub fn learn(
        &mut self,
        features: &[u32],
        allowed: [bool; N],
        right: [bool; N],
        weight: f32,
        options: &TrainOptions,
    ) -> [f32; N] {
        self.clock += 1;
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        places.extend(features.iter().filter_map(|&key| self.find(key)));
        let mut scores = [0.0; N];
        for &at in &places {
            let row = &mut self.rows[at as usize];
            row.shrink(self.clock, PATIENCE, options);
            add(&mut scores, &row.weights);
        }
        let gradient = gradient(&scores, allowed, right).map(|gradient| gradient * weight);
        if gradient.iter().any(|gradient| gradient.abs() > IGNORED) {
            for &at in &places {
                self.rows[at as usize].ascend(&gradient, options.rate);
            }
        }
        self.places = places;
        scores
    }

    /// Takes the weights of now into the mean.
    pub fn remember(&mut self, options: &TrainOptions) {
        self.sums.resize(self.rows.len(), [0.0; N]);
        self.times += 1;
        for (row, sum) in self.rows.iter_mut().zip(&mut self.sums) {
            if row.shrunk != EMPTY {
                row.shrink(self.clock, 1, options);
                add(sum, &row.weights);
            }
        }
    }

    /// Moves the weights of each feature so that the middle one is zero: only their differences
    /// count, and a weight of zero takes no room.
    pub fn centre(&mut self) {
        for row in &mut self.sums {
            let mut sorted = *row;
            sorted.sort_unstable_by(f32::total_cmp);
            let middle = sorted[N / 2];
            row.iter_mut().for_each(|weight| *weight -= middle);
        }
    }

    /// Each feature with the mean of its weights, features ascending.
    pub fn mean(&mut self) -> Vec<(u32, &[f32])> {
        let times = f32::from(self.times.max(1));
        self.sums.iter_mut().flatten().for_each(|sum| *sum /= times);
        self.times = 1;
        let all = self.rows.iter().zip(&self.sums).filter(|(row, _)| row.shrunk != EMPTY);
        let mut mean: Vec<(u32, &[f32])> = all.map(|(row, sum)| (row.key, &sum[..])).collect();
        mean.sort_unstable_by_key(|(key, _)| *key);
        mean
    }
}

impl<const N: usize> Row<N> {
    /// Makes up for the lessons in which the feature did not occur: its weights shrink with each.
    #[inline]
    fn shrink(&mut self, clock: u32, patience: u32, options: &TrainOptions) {
        let missed = clock - self.shrunk;
        if missed < patience {
            return;
        }
        self.shrunk = clock;
        let step = options.l1 * options.rate * missed as f32;
        if step > 0.0 {
            for (weight, square) in self.weights.iter_mut().zip(&self.squares) {
                let size = (weight.abs() - step / (square + 1e-6).sqrt()).max(0.0);
                *weight = size.copysign(*weight);
            }
        }
    }

    /// Moves the weights along a gradient.
    #[inline]
    fn ascend(&mut self, gradient: &[f32; N], rate: f32) {
        for ((weight, square), gradient) in
            self.weights.iter_mut().zip(&mut self.squares).zip(gradient)
        {
            *square += gradient * gradient;
            *weight += rate * gradient / (*square + 1e-6).sqrt();
        }
    }
}

fn add<const N: usize>(sums: &mut [f32; N], values: &[f32; N]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

/// The slope of the logarithm of the probability that one of the right choices is made.
fn gradient<const N: usize>(scores: &[f32; N], allowed: [bool; N], right: [bool; N]) -> [f32; N] {
    let possible = || (0..N).filter(|&at| allowed[at]);
    let highest = possible().map(|at| scores[at]).fold(f32::NEG_INFINITY, f32::max);
    let mut shares = [0.0; N];
    possible().for_each(|at| shares[at] = (scores[at] - highest).exp());
    let all: f32 = shares.iter().sum();
    let good: f32 = (0..N).filter(|&at| right[at]).map(|at| shares[at]).sum();
    std::array::from_fn(|at| {
        let target = if right[at] { shares[at] / good.max(f32::MIN_POSITIVE) } else { 0.0 };
        target - shares[at] / all
    })
}
