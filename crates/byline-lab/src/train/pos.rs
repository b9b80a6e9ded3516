//! Trains the part-of-speech tagger on a treebank, and on news that a machine has tagged.

use crate::readers::{conllu, syntax};
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

/// How often a sentence that people tagged counts for each that machines did.
const TREEBANK_WEIGHT: usize = 3;

/// Trains the tagger and returns the bytes of its file.
///
/// The news are tagged in another convention than the treebank (`to`, hyphens, particles). So a
/// tagger learned from the treebank alone tags them again, and its tag stands except where both
/// call the word a noun, verb or adjective: there the tags of the news know more of its names.
pub fn train(data: &Path, classes: &Classes) -> anyhow::Result<Vec<u8>> {
    let treebank = treebank(&data.join("pos/ewt_train.conllu"), classes)?;
    println!("{} sentences of the treebank", treebank.len());
    let own = Tagger::new(learn(&treebank)?, classes.clone())?;
    let news = news(&data.join("quote/polnear_train_syntax.conll.gz"), &own, classes)?;
    println!("{} sentences of news", news.len());
    let mut all = Vec::new();
    for _ in 0..TREEBANK_WEIGHT {
        all.extend_from_slice(&treebank);
    }
    all.extend(news);
    Ok(Tagger::new(learn(&all)?, classes.clone())?.to_bytes())
}

fn learn(examples: &[Example]) -> anyhow::Result<byline_seq::Model> {
    let labels: Vec<_> = PennTag::ALL.iter().map(|tag| tag.as_str()).collect();
    Ok(byline_seq::train(TASK, &labels, examples, &OPTIONS)?)
}

fn treebank(path: &Path, classes: &Classes) -> anyhow::Result<Vec<Example>> {
    Ok(conllu::read(path)?.iter().filter_map(|sentence| of_words(sentence, classes)).collect())
}

/// The example that a sentence of a treebank gives, if all its tags are known.
pub fn of_words(sentence: &[conllu::Word], classes: &Classes) -> Option<Example> {
    let tags: Option<Vec<_>> = sentence.iter().map(|word| word.penn.parse().ok()).collect();
    let words: Vec<_> = sentence.iter().map(|word| word.form.as_str()).collect();
    Some(example(&words, &tags?, classes))
}

fn news(path: &Path, own: &Tagger, classes: &Classes) -> anyhow::Result<Vec<Example>> {
    let stories = syntax::read(path)?;
    let sentences = stories.iter().flat_map(|story| &story.sentences);
    let examples = sentences.map(|sentence| {
        let words: Vec<_> = sentence.iter().map(|token| syntax::plain(&token.form)).collect();
        let own = own.tag_words(&words).into_iter().map(|tag| tag.penn);
        let tags: Vec<_> = own.zip(sentence).map(|(own, token)| merged(own, &token.tag)).collect();
        example(&words, &tags, classes)
    });
    Ok(examples.collect())
}

fn merged(own: PennTag, news: &str) -> PennTag {
    let content = |tag: &str| ["NN", "VB", "JJ"].iter().any(|class| tag.starts_with(class));
    match news.parse() {
        Ok(tag) if content(own.as_str()) && content(news) => tag,
        _ => own,
    }
}

fn example(words: &[&str], tags: &[PennTag], classes: &Classes) -> Example {
    let label = |tag| PennTag::ALL.iter().position(|known| known == tag).unwrap_or_default();
    let labels = tags.iter().map(|tag| label(tag) as u8).collect();
    let mut features = Features::default();
    Extractor::default().extract(words.iter().copied(), classes, &mut features);
    Example { features, labels }
}
