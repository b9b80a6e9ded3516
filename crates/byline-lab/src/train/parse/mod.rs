//! Trains the parser on a treebank, and on news that a larger parser has read.

mod tags;

use super::news;
use crate::readers::conllu::{self, Word};
use byline_core::Tag;
use byline_parse::Classes;
use byline_parse::train::{TrainOptions, Tree, train as learn};
use byline_pos::Tagger;
use std::path::Path;

/// What a word of news counts, where one of the treebank counts 1.
const NEWS_WEIGHT: f32 = 1.0;

const OPTIONS: TrainOptions = TrainOptions {
    epochs: 9,
    averaged: 6,
    rate: 0.07,
    l1: 1e-6,
    min_count: 4,
    prune_moves: 0.03,
    prune_relations: 0.03,
    seed: 1,
};

/// Trains the parser and returns the bytes of its file.
///
/// # Errors
///
/// If a corpus cannot be read.
pub fn train(
    data: &Path,
    news: &Path,
    tagger: &Tagger,
    classes: &Classes,
) -> anyhow::Result<Vec<u8>> {
    let treebank = conllu::read(&data.join("pos/ewt_train.conllu"))?;
    println!("{} sentences of the treebank", treebank.len());
    let [seen, news] = news::read(news)?;
    let tags = tags::unseen(&treebank, &seen, classes)?;
    let treebank = treebank.iter().zip(tags).map(|(words, tags)| tree(words, tags, 1.0));
    let news = news.iter().map(|words| tree(words, tags::of(words, tagger), NEWS_WEIGHT));
    let trees: Vec<Tree> = treebank.chain(news).collect();
    Ok(learn(&trees, classes, &OPTIONS)?.to_bytes())
}

fn tree(sentence: &[Word], tags: Vec<Tag>, weight: f32) -> Tree {
    Tree {
        words: sentence.iter().map(|word| word.form.clone()).collect(),
        tags,
        heads: sentence.iter().map(|word| word.head).collect(),
        relations: sentence.iter().map(|word| word.relation).collect(),
        weight,
    }
}
