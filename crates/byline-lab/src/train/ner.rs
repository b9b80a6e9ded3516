//! Trains the two passes of the tagger of names on newswire, whole stories of today and a little
//! encyclopedia, annotated by people.
//!
//! The second pass must hear the first as it will be on new text. So its examples come from models
//! of the first pass that did not see the story at hand (cross-fitting).

use crate::folds::folds;
use crate::names::kind_of_type;
use crate::readers::boundaries;
use crate::readers::conll::{self, Sentence};
use crate::readers::stories;
use byline_core::{Document, EntityKind, Span};
use byline_ner::train::{Extractor, FIRST_TASK, KINDS, Lists, Models, SECOND_TASK, words};
use byline_seq::{Example, Features, Model, TrainError, TrainOptions, train as learn};
use std::path::Path;

const FIRST: TrainOptions = TrainOptions { epochs: 6, l1: 1e-5, runs: 1, ..SECOND };

const SECOND: TrainOptions = TrainOptions {
    epochs: 8,
    averaged: 1,
    rate: 0.1,
    l1: 2e-6,
    l2: 1e-5,
    min_count: 2,
    prune: 0.03,
    seed: 1,
    ignore: 0.002,
    runs: 3,
};

/// Whole stories with their names, and how often each is taken.
const STORIES: (&str, usize) = ("stories/stories_train.jsonl", 4);

/// How many folds the whole stories are cut into to try models on them.
const TRIED: usize = 4;

/// The corpora, as files of the folder `ner`, and how often each is taken.
pub const CORPORA: [(&str, usize); 4] = [
    ("conll2003/train.conll", 2),
    ("worldwide/train.conll", 2),
    ("crossner_politics/train.conll", 1),
    ("crossner_politics/dev.conll", 1),
];

const FOLDS: usize = 2;

/// This many stories in a row are in one fold: where a file does not say where a story begins, its
/// parts should not be in both.
const BLOCK: usize = 5;

/// A story with the label of each word.
struct Story {
    extractor: Extractor,
    labels: Vec<u8>,
    fold: usize,
    times: usize,
}

/// Trains both passes and returns the bytes of their file.
///
/// Without a fold of the whole stories, if one of [`TRIED`] is given, so that the models can be
/// tried on it.
pub fn train(data: &Path, lists: &Lists, without: Option<usize>) -> anyhow::Result<Vec<u8>> {
    let mut all = Vec::new();
    let texts = stories::read(&data.join(STORIES.0))?;
    let left_out = without.map(|fold| (fold, folds(&texts, TRIED)));
    for (number, (text, fold)) in texts.iter().zip(folds(&texts, FOLDS)).enumerate() {
        if left_out.as_ref().is_none_or(|(without, of)| of[number] != *without) {
            all.push(story(&sentences(text)?, lists, fold, STORIES.1));
        }
    }
    println!("{}: {} stories", STORIES.0, all.len());
    for (corpus, times) in CORPORA {
        let sentences = conll::read(&data.join("ner").join(corpus))?;
        for (number, sentences) in boundaries::stories(&sentences).into_iter().enumerate() {
            all.push(story(sentences, lists, fold_of(number), times));
        }
        println!("{corpus}: {} sentences", sentences.len());
    }
    let first = first_pass(&all, None)?;
    let halves: Vec<Model> =
        (0..FOLDS).map(|fold| first_pass(&all, Some(fold))).collect::<Result<_, _>>()?;
    println!("the first pass is trained");
    let mut examples = Vec::new();
    for story in &mut all {
        story.extractor.vote(&halves[story.fold]);
        let mut features = Features::default();
        let segments = (0..story.extractor.segments().len()).map(|number| {
            story.extractor.second(number, &mut features);
            features.clone()
        });
        let segments: Vec<Features> = segments.collect();
        add(story, &segments, |label| label, &mut examples);
    }
    let second = learn(SECOND_TASK, &Models::second_labels(), &examples, &SECOND)?;
    println!("{} and {} features", first.features(), second.features());
    Ok(Models::new(first, second, lists).to_bytes())
}

/// The fold of a story of a corpus.
pub fn fold_of(number: usize) -> usize {
    number / BLOCK % FOLDS
}

/// Trains the first pass, on all stories or without those of one fold.
fn first_pass(stories: &[Story], without: Option<usize>) -> Result<Model, TrainError> {
    let mut examples = Vec::new();
    for story in stories.iter().filter(|story| Some(story.fold) != without) {
        // The first word of a name and the others have one label.
        add(story, story.extractor.first(), |label| label.div_ceil(2), &mut examples);
    }
    learn(FIRST_TASK, &Models::first_labels(), &examples, &FIRST)
}

/// Adds the segments of a story to the examples.
fn add(
    story: &Story,
    features: &[Features],
    label: impl Fn(u8) -> u8,
    examples: &mut Vec<Example>,
) {
    for _ in 0..story.times {
        for (segment, features) in story.extractor.segments().iter().zip(features) {
            let labels = story.labels[segment.clone()].iter().map(|&own| label(own)).collect();
            examples.push(Example { features: features.clone(), labels });
        }
    }
}

/// The sentences of a story as the tagger cuts them, with the tags of the names that people marked.
fn sentences(story: &stories::Story) -> anyhow::Result<Vec<Sentence>> {
    let mut document = Document::new(story.text.as_str());
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(&story.text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences)?;
    let tag = |word: Span| {
        let name = story.names.iter().find(|name| name.span.covers(word));
        name.map_or("O".to_owned(), |name| {
            let position = if name.span.start() == word.start() { 'B' } else { 'I' };
            format!("{position}-{}", name.class)
        })
    };
    let word = |(form, span): (&str, Span)| conll::Word { form: form.to_owned(), tag: tag(span) };
    Ok(words(&document).into_iter().map(|words| words.into_iter().map(word).collect()).collect())
}

fn story(sentences: &[Sentence], lists: &Lists, fold: usize, times: usize) -> Story {
    let words: Vec<Vec<&str>> = sentences.iter().map(conll::forms).collect();
    let labels = sentences.iter().flat_map(|sentence| labels(sentence, lists)).collect();
    let mut extractor = Extractor::default();
    extractor.read(words.iter().map(Vec::as_slice), lists);
    Story { extractor, labels, fold, times }
}

/// The label of each word of a sentence.
fn labels(sentence: &Sentence, lists: &Lists) -> Vec<u8> {
    let mut labels = Vec::with_capacity(sentence.len());
    let mut at = 0;
    while at < sentence.len() {
        let inside = |word: &conll::Word| word.tag.starts_with("I-");
        let end = at + 1 + sentence[at + 1..].iter().take_while(|word| inside(word)).count();
        let words: Vec<&str> = sentence[at..end].iter().map(|word| word.form.as_str()).collect();
        match label_of(&sentence[at].tag, &words, lists) {
            Some(label) => {
                labels.push(label);
                labels.resize(end, label + 1);
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

/// The label of the first word of a name, by its tag in a corpus. Later words have the next one.
pub fn label_of(tag: &str, words: &[&str], lists: &Lists) -> Option<u8> {
    let kind = kind(tag, words, lists)?;
    let number = KINDS.iter().position(|&known| known == kind)?;
    Some(1 + 2 * number as u8)
}

/// The kind of a name as its corpus has it. `MISC` of CoNLL-2003 holds nationalities and other
/// names; Worldwide tells them apart.
fn kind(tag: &str, words: &[&str], lists: &Lists) -> Option<EntityKind> {
    let kind = kind_of_type(tag.split_once('-')?.1)?;
    Some(match kind {
        EntityKind::Other if lists.is_group(words) || words.iter().any(|w| w.contains('-')) => {
            EntityKind::Group
        }
        EntityKind::Event | EntityKind::Work | EntityKind::Product => EntityKind::Other,
        kind => kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_name_tags_its_words_and_no_more() {
        let text = "“Zoë Ruiz’s U.S.-based Café Équité won,” RIA said.";
        let name = |name: &str, class| {
            let start = text.find(name).unwrap();
            stories::Name { span: Span::new(start, start + name.len()), class }
        };
        let story = stories::Story {
            id: "a".to_owned(),
            text: text.to_owned(),
            construction: None,
            why: None,
            names: vec![
                name("Zoë Ruiz", "PER"),
                name("U.S.-based", "MISC"),
                name("Café Équité", "ORG"),
                name("RIA", "ORG"),
            ],
            quotes: vec![],
            citations: vec![],
        };
        let sentences = sentences(&story).unwrap();
        let tagged = sentences.iter().flatten().filter(|word| word.tag != "O");
        let tagged: Vec<String> =
            tagged.map(|word| format!("{} {}", word.form, word.tag)).collect();
        let expected = [
            "Zoë B-PER",
            "Ruiz I-PER",
            "U.S.-based B-MISC",
            "Café B-ORG",
            "Équité I-ORG",
            "RIA B-ORG",
        ];
        assert_eq!(tagged, expected);
    }
}
