//! Trains the models of quotes: the labels of tokens, and the choice among candidates.
//!
//! The choice must see labels as they will be on new text, so its examples come from models of
//! labels that did not see the text at hand (cross-fitting).

use super::decision;
use super::texts::{self, FOLDS, Text, in_parallel};
use anyhow::Context;
use byline::Pipeline;
use byline_quote::Weights;
use byline_quote::labels::{Classes, LABEL_TASK, LABELS, Paragraphs, label_with};
use byline_seq::{Example, Model, TrainOptions};
use std::fs;
use std::path::{Path, PathBuf};

const OPTIONS: TrainOptions = TrainOptions {
    epochs: 7,
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

/// What is to be trained.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// A folder that keeps the models of labels: those that are there are not trained again.
    #[arg(long)]
    labels: Option<PathBuf>,
    /// Leave out the texts whose id or construction hashes to this fold of five, to try the models
    /// on them.
    #[arg(long)]
    without: Option<usize>,
}

/// Trains both models and returns the bytes of their file.
pub fn train(data: &Path, options: &Options) -> anyhow::Result<Vec<u8>> {
    let texts = texts::read(data, options.without, Pipeline::builder())?;
    let classes = Classes::from_bytes(byline_model_en::NER_CLASSES)?;
    let labels = |fold: Option<usize>| {
        let kept = options.labels.as_ref().map(|folder| {
            folder.join(fold.map_or("all.bin".to_owned(), |fold| format!("{fold}.bin")))
        });
        match kept.as_ref().and_then(|path| fs::read(path).ok()) {
            Some(bytes) => anyhow::Ok(Model::from_bytes(&bytes)?),
            None => {
                let model = train_labels(&texts, fold, &classes)?;
                if let Some(path) = kept {
                    fs::write(&path, model.to_bytes())
                        .with_context(|| path.display().to_string())?;
                }
                Ok(model)
            }
        }
    };
    let folds = (0..FOLDS).map(|fold| labels(Some(fold))).collect::<anyhow::Result<Vec<_>>>()?;
    let all = labels(None)?;
    println!("{} features of labels", all.features());
    let labelled = in_parallel(&texts, |text| {
        Ok(label_with(&text.document, &folds[text.fold(FOLDS)], &classes))
    })?;
    let decision = decision::train(&texts, &labelled)?;
    Ok(Weights { labels: all, decision }.to_bytes(&classes)?)
}

/// Trains labels on all texts, or on those outside a fold.
fn train_labels(texts: &[Text], fold: Option<usize>, classes: &Classes) -> anyhow::Result<Model> {
    let mut examples = Vec::new();
    for text in texts.iter().filter(|text| fold != Some(text.fold(FOLDS))) {
        let paragraphs = Paragraphs::new(&text.document, classes);
        let labels = paragraphs.labels(&text.document, &text.parts());
        let pairs = paragraphs.features().into_iter().zip(labels);
        examples.extend(pairs.map(|(features, labels)| Example { features, labels }));
    }
    Ok(byline_seq::train(LABEL_TASK, &LABELS, &examples, &OPTIONS)?)
}
