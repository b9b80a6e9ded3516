//! Weights under training.

use super::TrainOptions;

/// A log-linear model: for each feature one weight for each of `N` choices.
pub(super) struct Learner<const N: usize> {
    /// The features, ascending.
    keys: Vec<u32>,
    /// Where to find a feature: from the place that its first bits say, on to the right.
    slots: Vec<u32>,
    shift: u32,
    values: Vec<[f32; N]>,
    /// The sums of squared gradients.
    squares: Vec<[f32; N]>,
    /// The number of lessons, and for each feature that number when its weights last shrank.
    clock: u32,
    shrunk: Vec<u32>,
    /// The sums of the weights at several times, and how many these are.
    sums: Vec<[f32; N]>,
    times: u16,
    /// The features at hand.
    ids: Vec<u32>,
}

/// What an empty slot holds.
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
        let mut slots = vec![EMPTY; 1 << bits];
        for (id, &key) in (0..).zip(&keys) {
            let mut at = (key >> shift) as usize;
            while slots[at] != EMPTY {
                at = (at + 1) % slots.len();
            }
            slots[at] = id;
        }
        Self {
            slots,
            shift,
            values: vec![[0.0; N]; keys.len()],
            squares: vec![[0.0; N]; keys.len()],
            clock: 0,
            shrunk: vec![0; keys.len()],
            sums: Vec::new(),
            times: 0,
            ids: Vec::new(),
            keys,
        }
    }

    fn find(&self, key: u32) -> Option<u32> {
        let mut at = (key >> self.shift) as usize;
        while self.slots[at] != EMPTY {
            let id = self.slots[at];
            if self.keys[id as usize] == key {
                return Some(id);
            }
            at = (at + 1) % self.slots.len();
        }
        None
    }

    /// The score of each choice.
    pub fn score(&self, features: &[u32]) -> [f32; N] {
        let mut scores = [0.0; N];
        for id in features.iter().filter_map(|&key| self.find(key)) {
            add(&mut scores, &self.values[id as usize]);
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
        let mut ids = std::mem::take(&mut self.ids);
        ids.clear();
        ids.extend(features.iter().filter_map(|&key| self.find(key)));
        let mut scores = [0.0; N];
        for &id in &ids {
            self.shrink(id as usize, PATIENCE, options);
            add(&mut scores, &self.values[id as usize]);
        }
        let gradient = gradient(&scores, allowed, right).map(|gradient| gradient * weight);
        if gradient.iter().any(|gradient| gradient.abs() > IGNORED) {
            for &id in &ids {
                let values = self.values[id as usize].iter_mut();
                let squares = self.squares[id as usize].iter_mut();
                for ((value, square), gradient) in values.zip(squares).zip(gradient) {
                    *square += gradient * gradient;
                    *value += options.rate * gradient / (*square + 1e-6).sqrt();
                }
            }
        }
        self.ids = ids;
        scores
    }

    /// Makes up for the lessons in which a feature did not occur: its weights shrink with each.
    fn shrink(&mut self, id: usize, patience: u32, options: &TrainOptions) {
        let missed = self.clock - self.shrunk[id];
        if missed < patience {
            return;
        }
        self.shrunk[id] = self.clock;
        let step = options.l1 * options.rate * missed as f32;
        if step > 0.0 {
            for (value, square) in self.values[id].iter_mut().zip(&self.squares[id]) {
                let size = (value.abs() - step / (square + 1e-6).sqrt()).max(0.0);
                *value = size.copysign(*value);
            }
        }
    }

    /// Takes the weights of now into the mean.
    pub fn remember(&mut self, options: &TrainOptions) {
        (0..self.keys.len()).for_each(|id| self.shrink(id, 1, options));
        self.sums.resize(self.keys.len(), [0.0; N]);
        self.times += 1;
        self.sums.iter_mut().zip(&self.values).for_each(|(sum, values)| add(sum, values));
    }

    /// Each feature with the mean of its weights.
    pub fn mean(&mut self) -> impl Iterator<Item = (u32, &[f32])> + Clone {
        let times = f32::from(self.times.max(1));
        self.sums.iter_mut().flatten().for_each(|sum| *sum /= times);
        self.times = 1;
        self.keys.iter().copied().zip(self.sums.iter().map(|row| &row[..]))
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
