//! How to train.

/// The options of a training.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainOptions {
    /// How often all sentences are gone through.
    pub epochs: usize,
    /// During how many of these, at first, the parser is led along the right moves.
    pub guided: usize,
    /// How often of a hundred times it follows its own moves afterwards.
    pub explore: u64,
    /// The weights are the mean of those after so many last epochs.
    pub averaged: usize,
    /// The size of steps.
    pub rate: f32,
    /// How strongly weights shrink towards zero.
    pub l1: f32,
    /// How often a feature must occur.
    pub min_count: u8,
    /// Weights of moves that are smaller are left out of the model.
    pub prune_moves: f32,
    /// Weights of relations that are smaller are left out of the model.
    pub prune_relations: f32,
    /// The seed of the order.
    pub seed: u64,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            epochs: 10,
            guided: 1,
            explore: 90,
            averaged: 4,
            rate: 0.1,
            l1: 1e-6,
            min_count: 3,
            prune_moves: 0.05,
            prune_relations: 0.05,
            seed: 1,
        }
    }
}
