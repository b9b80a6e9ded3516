//! How to train.

/// The options of a training.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainOptions {
    /// How often all sentences are gone through.
    pub epochs: usize,
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
