//! Trains the models of the quote tagger on PolNeAR: the two passes of labels, and the borders.
//!
//! The second pass must see the first, and the borders must see the labels, as they will be on new
//! text. So their examples come from models that did not see the story at hand (cross-fitting).

use crate::readers::polnear;
use byline_core::{Document, Span};
use byline_pos::Tagger;
use byline_quote::tagging::{
    BORDER_TASK, Classes, FIRST_TASK, LABELS, Label, Passes, SECOND_TASK, SpanTagger,
    border_choices, weights_file,
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
    runs: 3,
};

/// Options for the borders; found on the development set.
const BORDERS: TrainOptions = TrainOptions { l1: 3e-4, prune: 0.02, ignore: 0.0, ..OPTIONS };

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
    let prepared =
        stories.iter().map(|s| story(s, &tagger, &classes)).collect::<anyhow::Result<Vec<_>>>()?;
    println!("{} stories", stories.len());
    let all = 0..stories.len();
    let seen_without = |fold: usize| all.clone().filter(move |at| at % FOLDS != fold);
    let first_pass = |seen: &mut dyn Iterator<Item = usize>| {
        let examples = seen.flat_map(|at| {
            let story: &Story = &prepared[at];
            examples(story.passes.first(), &story.labels)
        });
        byline_seq::train(FIRST_TASK, &LABELS, &examples.collect::<Vec<_>>(), &OPTIONS)
    };
    let fold = |fold| first_pass(&mut seen_without(fold));
    let folds = (0..FOLDS).map(fold).collect::<Result<Vec<Model>, _>>()?;
    let first = first_pass(&mut all.clone())?;
    println!("the first pass is trained");
    let second_pass = |seen: &mut dyn Iterator<Item = usize>| {
        let examples = seen.flat_map(|at| {
            let story: &Story = &prepared[at];
            examples(story.passes.second(&folds[at % FOLDS]), &story.labels)
        });
        byline_seq::train(SECOND_TASK, &LABELS, &examples.collect::<Vec<_>>(), &OPTIONS)
    };
    let second = second_pass(&mut all.clone())?;
    println!("the second pass is trained");
    let tagger_without = |fold: usize| {
        let second = second_pass(&mut seen_without(fold))?;
        anyhow::Ok(SpanTagger::without_borders(&folds[fold], &second, classes.clone())?)
    };
    let taggers = (0..FOLDS).map(tagger_without).collect::<anyhow::Result<Vec<_>>>()?;
    let borders = borders(&stories, &tagger, &taggers)?;
    println!("{}, {} and {} features", first.features(), second.features(), borders.features());
    Ok(weights_file([&first, &second, &borders]))
}

/// Trains the choice among borders on what the taggers find in stories that they did not see.
fn borders(
    stories: &[polnear::Story],
    tagger: &Tagger,
    taggers: &[SpanTagger],
) -> anyhow::Result<Model> {
    let mut examples = Vec::new();
    for (at, story) in stories.iter().enumerate() {
        let document = document(&story.text, tagger)?;
        let marked: Vec<Span> = story.quotes.iter().flat_map(|q| q.content.clone()).collect();
        let choices = border_choices(&document, &taggers[at % FOLDS], &marked);
        examples.extend(choices.into_iter().map(|(features, labels)| Example { features, labels }));
    }
    Ok(byline_seq::train_choice(BORDER_TASK, &examples, &BORDERS)?)
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
