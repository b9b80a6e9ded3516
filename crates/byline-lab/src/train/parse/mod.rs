//! Trains the parser on a treebank, and on news that three parsers have read: two that were learned
//! from the treebank, one of which begins at the end of the sentence, and one of 2016. Where two
//! agree, the third is taught.

mod convert;
mod tags;
mod vote;

use crate::readers::{conllu, syntax};
use byline_parse::train::{TrainOptions, Tree, train as learn};
use byline_parse::{Classes, Parser};
use byline_pos::Tagger;
use convert::{Old, convert};
use std::path::Path;
use vote::{Backwards, parsed, reversed, vote};

/// What a word of news counts, where one of the treebank counts 1.
const NEWS_WEIGHT: f32 = 0.5;

/// Of so many sentences of news one is learned from, so that training takes minutes.
const ONE_OF: usize = 3;

const TEACHERS: TrainOptions = TrainOptions {
    epochs: 6,
    averaged: 3,
    rate: 0.1,
    l1: 1e-6,
    min_count: 3,
    prune_moves: 0.02,
    prune_relations: 0.02,
    seed: 1,
};

const OPTIONS: TrainOptions = TrainOptions {
    epochs: 9,
    averaged: 6,
    rate: 0.07,
    prune_moves: 0.03,
    prune_relations: 0.03,
    ..TEACHERS
};

/// Trains the parser and returns the bytes of its file.
pub fn train(data: &Path, tagger: &Tagger, classes: &Classes) -> anyhow::Result<Vec<u8>> {
    let mut trees = treebank(&data.join("pos/ewt_train.conllu"), classes)?;
    println!("{} sentences of the treebank", trees.len());
    let forwards = Parser::new(learn(&trees, classes, &TEACHERS)?, classes.clone())?;
    let turned: Vec<Tree> = trees.iter().map(reversed).collect();
    let backwards = Parser::new(learn(&turned, classes, &TEACHERS)?, classes.clone())?;
    let backwards = Backwards(backwards);
    let news = news(&data.join("quote/polnear_train_syntax.conll.gz"), tagger)?;
    println!("{} sentences of news", news.len());
    trees.extend(
        news.iter().map(|tree| vote([&parsed(&forwards, tree), &backwards.parsed(tree), tree])),
    );
    Ok(learn(&trees, classes, &OPTIONS)?.to_bytes())
}

/// The trees of a treebank, with the tags that a tagger gives which has not seen their sentences.
fn treebank(path: &Path, classes: &Classes) -> anyhow::Result<Vec<Tree>> {
    let sentences = conllu::read(path)?;
    let tags = tags::unseen(&sentences, classes)?;
    let tree = |(sentence, tags): (&Vec<conllu::Word>, _)| Tree {
        words: sentence.iter().map(|word| word.form.clone()).collect(),
        tags,
        heads: sentence.iter().map(|word| word.head).collect(),
        relations: sentence.iter().map(|word| word.relation).collect(),
        weight: 1.0,
    };
    Ok(sentences.iter().zip(tags).map(tree).collect())
}

/// The trees of news, in the conventions of the treebank, with our own tags.
fn news(path: &Path, tagger: &Tagger) -> anyhow::Result<Vec<Tree>> {
    let stories = syntax::read(path)?;
    let sentences = stories.iter().flat_map(|story| &story.sentences).step_by(ONE_OF);
    Ok(sentences.map(|sentence| tree(sentence, tagger)).collect())
}

fn tree(sentence: &[syntax::Token], tagger: &Tagger) -> Tree {
    let old: Vec<Old<'_>> = sentence
        .iter()
        .map(|token| Old {
            form: syntax::plain(&token.form),
            tag: &token.tag,
            person: token.class == "PERSON",
            head: token.head,
            relation: &token.relation,
        })
        .collect();
    let words: Vec<&str> = old.iter().map(|word| word.form).collect();
    let (heads, relations) = convert(&old).into_iter().unzip();
    Tree {
        tags: tagger.tag_words(&words),
        words: words.into_iter().map(str::to_owned).collect(),
        heads,
        relations,
        weight: NEWS_WEIGHT,
    }
}
