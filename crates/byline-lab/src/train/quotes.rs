//! Trains the two passes of the quote tagger on PolNeAR.
//!
//! The second pass must see the first as it will be on new text. So its examples come from models
//! of the first pass that did not see the story at hand (cross-fitting).

use crate::readers::polnear;
use byline_core::{Document, Span};
use byline_pos::Tagger;
use byline_quote::tagging::{
    Classes, FIRST_TASK, LABELS, Label, Passes, SECOND_TASK, weights_file,
};
use byline_seq::{Example, Features, Model, TrainOptions};
use std::path::Path;

const FOLDS: usize = 2;

/// Options for both passes; found on the development set.
const OPTIONS: TrainOptions = TrainOptions {
    epochs: 8,
    averaged: 4,
    rate: 0.1,
    l1: 4e-4,
    l2: 0.0,
    min_count: 3,
    prune: 0.05,
    seed: 1,
    ignore: 0.03,
    runs: 1,
};

/// A story ready for training.
struct Story {
    passes: Passes,
    labels: Vec<Vec<u8>>,
}

/// Trains both passes and returns the bytes of their file.
pub fn train(data: &Path) -> anyhow::Result<Vec<u8>> {
    let tagger = Tagger::from_model(byline_model_en::POS)?;
    let classes = Classes::from_bytes(byline_model_en::NER_CLASSES)?;
    let stories = polnear::read(&data.join("quote/polnear_train.jsonl"))?;
    let stories =
        stories.iter().map(|s| story(s, &tagger, &classes)).collect::<anyhow::Result<Vec<_>>>()?;
    println!("{} stories", stories.len());
    let first: Vec<Vec<Example>> =
        stories.iter().map(|story| examples(story.passes.first(), &story.labels)).collect();
    // Without the stories of one fold, or with all.
    let first_pass = |without: Option<usize>| {
        let seen = first.iter().enumerate().filter(|(at, _)| Some(at % FOLDS) != without);
        let seen: Vec<Example> = seen.flat_map(|(_, examples)| examples.iter().cloned()).collect();
        byline_seq::train(FIRST_TASK, &LABELS, &seen, &OPTIONS)
    };
    let fold = |fold| first_pass(Some(fold));
    let folds = (0..FOLDS).map(fold).collect::<Result<Vec<Model>, _>>()?;
    let model = first_pass(None)?;
    println!("the first pass is trained");
    let second: Vec<Example> = stories
        .iter()
        .enumerate()
        .flat_map(|(at, story)| examples(story.passes.second(&folds[at % FOLDS]), &story.labels))
        .collect();
    let second = byline_seq::train(SECOND_TASK, &LABELS, &second, &OPTIONS)?;
    println!("{} and {} features", model.features(), second.features());
    Ok(weights_file(&model, &second))
}

fn examples(features: Vec<Features>, labels: &[Vec<u8>]) -> Vec<Example> {
    let pairs = features.into_iter().zip(labels.iter().cloned());
    pairs.map(|(features, labels)| Example { features, labels }).collect()
}

fn story(story: &polnear::Story, tagger: &Tagger, classes: &Classes) -> anyhow::Result<Story> {
    let document = document(&story.text, tagger)?;
    let parts = parts(story);
    let passes = Passes::new(&document, classes);
    let labels = passes.labels(&document, &parts);
    Ok(Story { passes, labels })
}

/// A document with tokens, sentences and tags.
pub fn document(text: &str, tagger: &Tagger) -> anyhow::Result<Document> {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences)?;
    let tags = tagger.tag(&document);
    document.set_tags(tags)?;
    Ok(document)
}

/// The parts of all quotes with the labels that they begin with.
pub fn parts(story: &polnear::Story) -> Vec<(Label, Span)> {
    let mut parts = Vec::new();
    for quote in &story.quotes {
        let lists = [
            (Label::ContentBegin, &quote.content),
            (Label::SourceBegin, &quote.source),
            (Label::CueBegin, &quote.cue),
        ];
        for (label, spans) in lists {
            parts.extend(spans.iter().map(|&span| (label, span)));
        }
    }
    parts
}
