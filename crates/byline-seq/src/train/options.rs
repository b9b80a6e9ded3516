//! What can be chosen about a training.

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
