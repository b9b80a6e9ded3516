//! What the learner promises, on small problems.

mod decoding;
mod files;
mod training;

use byline_seq::{Example, Features, Scratch, feature, hash_bytes};

/// The features of a sequence of words: each word, and the word before it.
pub fn features(words: &str) -> Features {
    let mut features = Features::default();
    let mut before = 0;
    for word in words.split(' ') {
        let word = hash_bytes(word.as_bytes());
        features.extend(&[feature(0, word), feature(1, before)]);
        features.end_token();
        before = word;
    }
    features
}

/// A sequence with labels written as digits.
pub fn example(words: &str, labels: &str) -> Example {
    Example { features: features(words), labels: labels.bytes().map(|byte| byte - b'0').collect() }
}

/// The best labels of a sequence of words.
pub fn decode(model: &byline_seq::Model, words: &str) -> Vec<u8> {
    let mut scratch = Scratch::default();
    scratch.features = features(words);
    let mut labels = Vec::new();
    model.decode_with(&mut scratch, &mut labels);
    labels
}

/// A problem in which the label of `the é` depends on what stands before it.
pub fn toy() -> Vec<Example> {
    vec![
        example("“ Zoë Ruiz visits Léon ”", "012030"),
        example("Ruiz visits the café", "1000"),
        example("she said Zoë left", "0010"),
        example("Léon and Zoë Ruiz", "3012"),
        example("the café in Léon", "0003"),
    ]
}
