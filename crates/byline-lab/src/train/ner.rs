//! Trains the tagger of names on newswire, and a little encyclopedia, annotated by people.

use crate::names::kind_of_type;
use crate::readers::conll::{self, Sentence};
use crate::readers::stories::stories;
use byline_core::EntityKind;
use byline_ner::{Extractor, Lists, TASK};
use byline_seq::{Example, Features, TrainOptions};
use std::path::Path;

const OPTIONS: TrainOptions = TrainOptions {
    epochs: 14,
    rate: 0.1,
    l1: 2e-6,
    l2: 1e-5,
    min_count: 2,
    prune: 0.03,
    seed: 1,
    ignore: 0.0,
};

/// The corpora, as files of the folder `ner`.
const CORPORA: [&str; 4] = [
    "conll2003/train.conll",
    "worldwide/train.conll",
    "crossner_politics/train.conll",
    "crossner_politics/dev.conll",
];

/// The kinds that the corpora tell apart.
const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Location,
    EntityKind::Group,
    EntityKind::Other,
];

/// Trains the tagger and returns the bytes of its file.
pub fn train(data: &Path, lists: &Lists) -> anyhow::Result<Vec<u8>> {
    let mut examples = Vec::new();
    for corpus in CORPORA {
        let sentences = conll::read(&data.join("ner").join(corpus))?;
        for story in stories(&sentences) {
            add(story, lists, &mut examples);
        }
        println!("{corpus}: {} sentences", sentences.len());
    }
    let named = |kind: &EntityKind| [format!("B-{kind}"), format!("I-{kind}")];
    let labels: Vec<String> =
        std::iter::once("O".to_owned()).chain(KINDS.iter().flat_map(named)).collect();
    Ok(byline_seq::train(TASK, &labels, &examples, &OPTIONS)?.to_bytes())
}

/// Adds the segments of a story to the examples.
fn add(story: &[Sentence], lists: &Lists, examples: &mut Vec<Example>) {
    let words: Vec<Vec<&str>> = story.iter().map(conll::forms).collect();
    let labels: Vec<u8> = story.iter().flat_map(|sentence| labels(sentence, lists)).collect();
    let mut extractor = Extractor::default();
    extractor.read(words.iter().map(Vec::as_slice), lists);
    for segment in extractor.segments() {
        let mut features = Features::default();
        extractor.extract(segment.clone(), &mut features);
        examples.push(Example { features, labels: labels[segment.clone()].to_vec() });
    }
}

/// The label of each word of a sentence.
fn labels(sentence: &Sentence, lists: &Lists) -> Vec<u8> {
    let mut labels = Vec::with_capacity(sentence.len());
    let mut at = 0;
    while at < sentence.len() {
        let inside = |word: &conll::Word| word.tag.starts_with("I-");
        let end = at + 1 + sentence[at + 1..].iter().take_while(|word| inside(word)).count();
        let kind = kind(&sentence[at..end], lists);
        match kind.and_then(|kind| KINDS.iter().position(|&known| known == kind)) {
            Some(number) => {
                labels.push(1 + 2 * number as u8);
                labels.resize(end, 2 + 2 * number as u8);
                at = end;
            }
            None => {
                labels.push(0);
                at += 1;
            }
        }
    }
    labels
}

/// The kind of a name as its corpus has it. `MISC` of CoNLL-2003 holds nationalities and other
/// names; Worldwide tells them apart.
fn kind(name: &[conll::Word], lists: &Lists) -> Option<EntityKind> {
    let kind = kind_of_type(name[0].tag.split_once('-')?.1)?;
    let words: Vec<&str> = name.iter().map(|word| word.form.as_str()).collect();
    Some(match kind {
        EntityKind::Other if lists.is_group(&words) || words.iter().any(|w| w.contains('-')) => {
            EntityKind::Group
        }
        EntityKind::Event | EntityKind::Work | EntityKind::Product => EntityKind::Other,
        kind => kind,
    })
}
