//! Trains the parser on a treebank, and on news that another parser has read.

mod convert;
mod tags;

use crate::readers::{conllu, syntax};
use byline_parse::train::{TrainOptions, Tree};
use byline_parse::{Classes, Models};
use byline_pos::Tagger;
use convert::{Old, convert};
use std::path::Path;

/// What a tree of another parser counts, where one of a treebank counts 1.
const NEWS_WEIGHT: f32 = 0.5;

/// Trains the parser and returns the bytes of its file.
pub fn train(data: &Path, tagger: &Tagger, classes: &Classes) -> anyhow::Result<Vec<u8>> {
    let mut trees = treebank(&data.join("pos/ewt_train.conllu"))?;
    println!("{} sentences of the treebank", trees.len());
    let news = news(&data.join("quote/polnear_train_syntax.conll.gz"), tagger)?;
    println!("{} sentences of news", news.len());
    trees.extend(news);
    let models: Models = byline_parse::train::train(&trees, classes, &TrainOptions::default())?;
    Ok(models.to_bytes())
}

/// The trees of a treebank, with the tags that a tagger gives which has not seen their sentences.
fn treebank(path: &Path) -> anyhow::Result<Vec<Tree>> {
    let sentences = conllu::read(path)?;
    let tags = tags::unseen(&sentences)?;
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
    let sentences = stories.iter().flat_map(|story| &story.sentences);
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
