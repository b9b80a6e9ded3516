//! What is learned from, as the trainer needs it.

use super::TrainError;
use crate::transitions::MAX_LABELS;
use crate::{Features, ModelError};
use std::collections::HashMap;

/// A sequence with its labels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// The features of each token.
    pub features: Features,
    /// The label of each token.
    pub labels: Vec<u8>,
}

pub(super) fn check(task: &str, names: &[String], examples: &[Example]) -> Result<(), TrainError> {
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
pub(super) fn vocabulary(examples: &[Example], min_count: u32) -> Vec<u32> {
    let tokens = examples.iter().flat_map(|example| example.features.iter());
    let mut hashes: Vec<u32> = tokens.flatten().copied().collect();
    hashes.sort_unstable();
    let runs = hashes.chunk_by(|a, b| a == b);
    runs.filter(|run| run.len() as u64 >= u64::from(min_count)).map(|run| run[0]).collect()
}

/// Replaces the hashes of the examples by positions in the vocabulary.
pub(super) fn index(examples: &[Example], keys: &[u32]) -> Vec<Example> {
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

/// Puts the examples in another order (Fisher and Yates), by the generator SplitMix64.
pub(super) fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = *state;
        value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^= value >> 31;
        order.swap(last, (value % (last as u64 + 1)) as usize);
    }
}
