//! Trains the part-of-speech tagger on a treebank, and on news that a larger tagger has read.

use super::news;
use crate::readers::conllu::{self, Word};
use byline_core::PennTag;
use byline_pos::{Classes, Extractor, TASK, Tagger};
use byline_seq::{Example, Features, TrainOptions};
use std::path::Path;

pub const OPTIONS: TrainOptions = TrainOptions {
    epochs: 8,
    averaged: 1,
    rate: 0.2,
    l1: 5e-6,
    l2: 0.0,
    min_count: 2,
    prune: 0.05,
    seed: 1,
    ignore: 0.0,
    runs: 1,
};

/// How often a sentence that people tagged counts for each that a machine did.
const TREEBANK_WEIGHT: usize = 3;

/// Trains the tagger and returns the bytes of its file.
///
/// # Errors
///
/// If a corpus cannot be read.
pub fn train(data: &Path, news: &Path, classes: &Classes) -> anyhow::Result<Vec<u8>> {
    let treebank = conllu::read(&data.join("pos/ewt_train.conllu"))?;
    println!("{} sentences of the treebank", treebank.len());
    let [news, _] = news::read(news)?;
    let treebank = (0..TREEBANK_WEIGHT).flat_map(|_| &treebank);
    Ok(learn(treebank.chain(&news), classes, &OPTIONS)?.to_bytes())
}

/// Learns a tagger from those sentences whose tags are all known.
///
/// # Errors
///
/// If training does not give finite weights.
pub fn learn<'s>(
    sentences: impl Iterator<Item = &'s Vec<Word>>,
    classes: &Classes,
    options: &TrainOptions,
) -> anyhow::Result<Tagger> {
    let labels: Vec<_> = PennTag::ALL.iter().map(|tag| tag.as_str()).collect();
    let examples: Vec<Example> =
        sentences.filter_map(|sentence| example(sentence, classes)).collect();
    let model = byline_seq::train(TASK, &labels, &examples, options)?;
    Ok(Tagger::new(model, classes.clone())?)
}

/// The place of the tag of a word among [`PennTag::ALL`], if it is known.
pub fn label(word: &Word) -> Option<u8> {
    let tag = word.penn.parse().ok()?;
    PennTag::ALL.iter().position(|known| *known == tag).map(|at| at as u8)
}

fn example(sentence: &[Word], classes: &Classes) -> Option<Example> {
    let labels = sentence.iter().map(label).collect::<Option<_>>()?;
    let mut features = Features::default();
    let words = sentence.iter().map(|word| word.form.as_str());
    Extractor::default().extract(words, classes, &mut features);
    Some(Example { features, labels })
}
