//! Trains the part-of-speech tagger on the English Web Treebank and on news tagged by machine.

use crate::readers::{conllu, syntax};
use byline_core::PennTag;
use byline_pos::{Extractor, TASK};
use byline_seq::{Example, Features, TrainOptions};
use std::path::Path;

const OPTIONS: TrainOptions =
    TrainOptions { epochs: 8, rate: 0.2, l1: 2e-5, l2: 0.0, min_count: 2, prune: 0.05, seed: 1 };

/// Trains the tagger and returns the bytes of its file.
pub fn train(data: &Path) -> anyhow::Result<Vec<u8>> {
    let mut examples = Vec::new();
    for sentence in conllu::read(&data.join("pos/ewt_train.conllu"))? {
        let words = sentence.iter().map(|word| (word.form.as_str(), word.penn.as_str()));
        examples.extend(example(words));
    }
    println!("{} sentences tagged by people", examples.len());
    if std::env::var("NEWS").is_ok() {
        for story in syntax::read(&data.join("quote/polnear_train_syntax.conll.gz"))? {
            for sentence in story.sentences {
                let words = sentence.iter().map(|token| (token.form.as_str(), token.tag.as_str()));
                examples.extend(example(words));
            }
        }
    }
    println!("{} sentences in all", examples.len());
    let labels: Vec<_> = PennTag::ALL.iter().map(|tag| tag.as_str()).collect();
    Ok(byline_seq::train(TASK, &labels, &examples, &OPTIONS)?.to_bytes())
}

/// A sentence as an example; none if it has a tag that is not in the set.
fn example<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> Option<Example> {
    let (words, tags): (Vec<_>, Vec<_>) = words.unzip();
    let label = |tag: &&str| PennTag::ALL.iter().position(|t| t.as_str() == *tag);
    let labels = tags.iter().map(|tag| Some(label(tag)? as u8)).collect::<Option<Vec<_>>>()?;
    let mut features = Features::default();
    Extractor::default().extract(words, &mut features);
    Some(Example { features, labels })
}
