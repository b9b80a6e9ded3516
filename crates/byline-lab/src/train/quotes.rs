//! Trains the models of quotes: the labels of tokens, and the choice among candidates.
//!
//! The choice must see labels as they will be on new text, so its examples come from models of
//! labels that did not see the text at hand (cross-fitting). A construction of the suite and a
//! publisher of the stories are always in one fold as a whole. How sure quotes are is learned from the
//! stories in the same way, from models that saw neither them nor their publishers.

use crate::readers::stories::{self, Quote, Story};
use crate::score::page::Page;
use crate::score::stories::{Verdict, verdicts};
use anyhow::Context;
use byline::Pipeline;
use byline_core::{Document, Span};
use byline_quote::labels::{Classes, LABEL_TASK, LABELS, Label, Paragraphs, label_with};
use byline_quote::training::{Choice, Marked, choices};
use byline_quote::{Attributor, CHOICE_TASK, Confidence, ModelFiles, Weights};
use byline_seq::{Example, Model, TrainOptions, hash_bytes};
use std::path::{Path, PathBuf};
use std::{fs, thread};

/// How many folds the labels are cross-fitted in.
const FOLDS: usize = 2;

/// Options for the labels.
const LABEL_OPTIONS: TrainOptions = TrainOptions {
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

/// Options for the choice.
const CHOICE_OPTIONS: TrainOptions = TrainOptions {
    epochs: 8,
    averaged: 4,
    rate: 0.1,
    l1: 2.5e-5,
    min_count: 3,
    prune: 0.01,
    ignore: 0.003,
    ..LABEL_OPTIONS
};

/// Of the texts of each construction one in so many is learned from: they are alike.
const CONSTRUCTIONS: usize = 2;

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

/// A text to learn from.
struct Item {
    document: Document,
    quotes: Vec<Marked>,
    fold: usize,
}

/// Trains both models and returns the bytes of their file.
pub fn train(data: &Path, options: &Options) -> anyhow::Result<Vec<u8>> {
    let texts = texts(data, options.without)?;
    println!("{} texts", texts.len());
    let items = in_parallel(&texts, prepare)?;
    println!("{} texts prepared", items.len());
    let classes = Classes::from_bytes(byline_model_en::NER_CLASSES)?;
    let labels = |fold: Option<usize>| {
        let kept = options.labels.as_ref().map(|folder| {
            folder.join(fold.map_or("all.bin".to_owned(), |fold| format!("{fold}.bin")))
        });
        match kept.as_ref().and_then(|path| fs::read(path).ok()) {
            Some(bytes) => anyhow::Ok(Model::from_bytes(&bytes)?),
            None => {
                let model = train_labels(&items, fold, &classes)?;
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
    let lists = in_parallel(&items, |item| {
        let labelled = label_with(&item.document, &folds[item.fold % FOLDS], &classes);
        Ok(choices(&item.document, &labelled, &item.quotes))
    })?;
    report(&lists);
    let examples: Vec<Vec<Example>> = lists
        .into_iter()
        .map(|(choices, _)| choices.into_iter().filter_map(example).collect())
        .collect();
    let mut quotes = Vec::new();
    for (fold, labels) in folds.into_iter().enumerate() {
        let others = items.iter().zip(&examples).filter(|(item, _)| item.fold % FOLDS != fold);
        let choice = train_choice(others.flat_map(|(_, examples)| examples))?;
        let inside = texts.iter().zip(&items).filter(|(_, item)| item.fold % FOLDS == fold);
        let stories: Vec<&Story> =
            inside.map(|((_, text), _)| text).filter(|text| has_speakers(text)).collect();
        quotes.extend(judged(
            &stories,
            Weights { labels, choice, confidence: <_>::default() },
            &classes,
        )?);
    }
    println!("{} quotes of stories with speakers", quotes.len());
    let choice = train_choice(examples.iter().flatten())?;
    println!("{} features of choices", choice.features());
    Ok(Weights { labels: all, choice, confidence: Confidence::fit(&quotes) }.to_bytes(&classes)?)
}

/// A text in which people marked quotes, with the label of each token.
pub struct MarkedText {
    pub id: String,
    pub document: Document,
    pub fold: usize,
    pub labels: Vec<u8>,
    /// The names that people marked, if they did.
    pub names: Vec<stories::Name>,
}

/// The texts that are learned from, in the order of [`texts`].
///
/// # Errors
///
/// If a corpus cannot be read.
pub fn marked_texts(data: &Path) -> anyhow::Result<Vec<MarkedText>> {
    let texts = texts(data, None)?;
    let classes = Classes::from_bytes(byline_model_en::NER_CLASSES)?;
    let items = in_parallel(&texts, prepare)?;
    let all = items.into_iter().zip(texts).map(|(item, (_, text))| {
        let paragraphs = Paragraphs::new(&item.document, &classes);
        let labels = paragraphs.labels(&item.document, &parts(&item.quotes)).concat();
        MarkedText {
            id: text.id,
            document: item.document,
            fold: item.fold % FOLDS,
            labels,
            names: text.names,
        }
    });
    Ok(all.collect())
}

fn example(choice: Choice) -> Option<Example> {
    let right = choice.labels.contains(&1);
    right.then_some(Example { features: choice.features, labels: choice.labels })
}

fn train_choice<'e>(examples: impl Iterator<Item = &'e Example>) -> anyhow::Result<Model> {
    let examples: Vec<Example> = examples.cloned().collect();
    println!("{} choices", examples.len());
    Ok(byline_seq::train_choice(CHOICE_TASK, &examples, &CHOICE_OPTIONS)?)
}

/// True for whole stories in which people named the speakers.
fn has_speakers(text: &Story) -> bool {
    text.construction.is_none() && text.quotes.iter().any(|quote| quote.speaker.is_some())
}

/// How sure models are of the quotes that they find in some stories and of their speakers, and whether
/// people marked the same.
fn judged(
    stories: &[&Story],
    models: Weights,
    classes: &Classes,
) -> anyhow::Result<Vec<(f32, f32, bool)>> {
    let weights = models.to_bytes(classes)?;
    let files = ModelFiles { weights: &weights, classes: byline_model_en::NER_CLASSES };
    let attributor = Attributor::from_files(files)?;
    let pipeline =
        Pipeline::builder().quote_attributor(attributor.clone()).citations(false).build();
    let lists = in_parallel(stories, |story| {
        let document = pipeline.analyze(story.text.as_str());
        let before = attributor.attribute(&document).quotes;
        let verdicts = verdicts(&Page::new(&story.text), story, &document);
        let right = |verdict: Verdict| match verdict {
            Verdict::Free => None,
            Verdict::Wrong => Some(false),
            Verdict::Found { speaker, .. } => Some(speaker),
        };
        let all = document.quotes().iter().zip(before).zip(verdicts);
        let judged = all.filter_map(|((quote, before), verdict)| {
            let worth = before.confidence;
            Some((worth, quote.confidence / worth.max(f32::MIN_POSITIVE), right(verdict)?))
        });
        Ok(judged.collect())
    })?;
    Ok(lists.into_iter().flat_map(|list: Vec<_>| list).collect())
}

/// All texts to learn from, with the name that says which fold each belongs to.
fn texts(data: &Path, without: Option<usize>) -> anyhow::Result<Vec<(String, Story)>> {
    let mut texts = Vec::new();
    for text in stories::read(&data.join("quote/polnear_train.jsonl"))? {
        texts.push((text.id.clone(), text));
    }
    for text in stories::read(&data.join("stories/stories_train.jsonl"))? {
        texts.push((publisher(&text.id).to_owned(), text));
    }
    let constructions = stories::read(&data.join("constructions/train.jsonl"))?;
    for text in constructions.into_iter().step_by(CONSTRUCTIONS) {
        texts.push((text.construction.clone().unwrap_or_default(), text));
    }
    let left_out = |name: &str| without == Some((hash_bytes(name.as_bytes()) % 5) as usize);
    texts.retain(|(name, _)| !left_out(name));
    Ok(texts)
}

/// The publisher that the id of a story names.
fn publisher(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, publisher)| publisher)
}

fn prepare((name, text): &(String, Story)) -> anyhow::Result<Item> {
    let pipeline = pipeline();
    let document = pipeline.analyze(text.text.as_str());
    let fold = (hash_bytes(name.as_bytes()) >> 8) as usize;
    Ok(Item { document, quotes: text.quotes.iter().map(Quote::marked).collect(), fold })
}

/// The layers below quotes.
fn pipeline() -> &'static Pipeline {
    static PIPELINE: std::sync::OnceLock<Pipeline> = std::sync::OnceLock::new();
    PIPELINE.get_or_init(|| Pipeline::builder().quotes(false).citations(false).build())
}

/// Does the same with all of a list, on two threads; results in order.
fn in_parallel<T: Sync, R: Send>(
    list: &[T],
    work: impl Fn(&T) -> anyhow::Result<R> + Sync,
) -> anyhow::Result<Vec<R>> {
    let (first, second) = list.split_at(list.len() / 2);
    let run = |half: &[T]| half.iter().map(&work).collect::<anyhow::Result<Vec<R>>>();
    thread::scope(|scope| {
        let other = scope.spawn(|| run(second));
        let mut results = run(first)?;
        let rest = other.join().map_err(|_| anyhow::anyhow!("a thread ended early"))?;
        results.extend(rest?);
        Ok(results)
    })
}

/// Trains labels on all texts, or on those outside a fold.
fn train_labels(items: &[Item], fold: Option<usize>, classes: &Classes) -> anyhow::Result<Model> {
    let seen = items.iter().filter(|item| fold != Some(item.fold % FOLDS));
    let mut examples = Vec::new();
    for item in seen {
        let paragraphs = Paragraphs::new(&item.document, classes);
        let labels = paragraphs.labels(&item.document, &parts(&item.quotes));
        let pairs = paragraphs.features().into_iter().zip(labels);
        examples.extend(pairs.map(|(features, labels)| Example { features, labels }));
    }
    Ok(byline_seq::train(LABEL_TASK, &LABELS, &examples, &LABEL_OPTIONS)?)
}

/// Prints, for each construction, how often a candidate fits what people marked.
fn report(lists: &[(Vec<Choice>, usize)]) {
    let marked: Vec<f32> = lists.iter().flat_map(|(list, _)| list).filter_map(|c| c.best).collect();
    let missed: usize = lists.iter().map(|(_, missed)| missed).sum();
    let share = |least: f32| {
        let count = marked.iter().filter(|&&best| best >= least).count();
        100.0 * count as f64 / marked.len().max(1) as f64
    };
    println!(
        "{} quotes with a cue, {missed} without; {:.1} exact among the candidates, {:.1} by half",
        marked.len(),
        share(0.999),
        share(0.5)
    );
}

/// The parts of all quotes with the labels that they begin with.
fn parts(quotes: &[Marked]) -> Vec<(Label, Span)> {
    let mut parts = Vec::new();
    for quote in quotes {
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
