//! Trains how quotes are chosen among the candidates, from texts that some model has labelled without
//! having seen them. How sure quotes are is learned from the stories, by weights that saw neither them
//! nor their publishers.

use super::texts::{Text, in_parallel};
use crate::eval::reliability::Reliability;
use crate::readers::stories::Story;
use crate::score::page::Page;
use crate::score::stories::{Verdict, verdicts};
use byline_quote::labels::Labelled;
use byline_quote::training::{Choice, choices};
use byline_quote::{Attributor, CHOICE_TASK, Confidence, Decision};
use byline_refer::Resolver;
use byline_seq::{Example, Model, TrainOptions};

const OPTIONS: TrainOptions = TrainOptions {
    epochs: 8,
    averaged: 4,
    rate: 0.1,
    l1: 2.5e-5,
    l2: 0.0,
    min_count: 3,
    prune: 0.01,
    seed: 1,
    ignore: 0.003,
    runs: 3,
};

/// The same for weights that are only asked how sure they are.
const ONCE: TrainOptions = TrainOptions { runs: 1, ..OPTIONS };

/// How many folds there are to learn how sure quotes are: the more, the more weights that did not see a
/// fold are like those that saw all texts.
const FOLDS: usize = 4;

/// The worth of a quote, the certainty of its speaker, and whether both are right.
type Judged = (f32, f32, bool);

/// Trains on texts with the labels of their tokens.
pub fn train(texts: &[Text], labelled: &[Labelled]) -> anyhow::Result<Decision> {
    let both: Vec<(&Text, &Labelled)> = texts.iter().zip(labelled).collect();
    let lists =
        in_parallel(&both, |(text, labelled)| Ok(choices(&text.document, labelled, &text.quotes)))?;
    report(&lists);
    let examples: Vec<Vec<Example>> = lists
        .into_iter()
        .map(|(choices, _)| choices.into_iter().filter_map(example).collect())
        .collect();
    let mut quotes: Vec<Vec<Judged>> = Vec::new();
    for fold in 0..FOLDS {
        let others = both.iter().zip(&examples).filter(|((text, _), _)| text.fold(FOLDS) != fold);
        let choice = train_choice(others.flat_map(|(_, examples)| examples), &ONCE)?;
        let inside = both.iter().copied();
        let of_fold = |text: &Text| text.fold(FOLDS) == fold && has_speakers(&text.story);
        let inside: Vec<(&Text, &Labelled)> = inside.filter(|(text, _)| of_fold(text)).collect();
        quotes.push(judged(&inside, Decision { choice, confidence: <_>::default() })?);
    }
    reliability(&quotes).print();
    let choice = train_choice(examples.iter().flatten(), &OPTIONS)?;
    println!("{} features of choices", choice.features());
    Ok(Decision { choice, confidence: Confidence::fit(&quotes.concat()) })
}

fn example(choice: Choice) -> Option<Example> {
    let right = choice.labels.contains(&1);
    right.then_some(Example { features: choice.features, labels: choice.labels })
}

fn train_choice<'e>(
    examples: impl Iterator<Item = &'e Example>,
    options: &TrainOptions,
) -> anyhow::Result<Model> {
    let examples: Vec<Example> = examples.cloned().collect();
    println!("{} choices", examples.len());
    Ok(byline_seq::train_choice(CHOICE_TASK, &examples, options)?)
}

/// True for whole stories in which people named the speakers.
fn has_speakers(story: &Story) -> bool {
    story.construction.is_none() && story.quotes.iter().any(|quote| quote.speaker.is_some())
}

/// How much the confidence of quotes is worth in each fold, by a curve that is fitted to the others.
fn reliability(folds: &[Vec<Judged>]) -> Reliability {
    let mut reliability = Reliability::default();
    for (fold, quotes) in folds.iter().enumerate() {
        let others = folds.iter().enumerate().filter(|(other, _)| *other != fold);
        let others: Vec<Judged> = others.flat_map(|(_, quotes)| quotes).copied().collect();
        let curve = Confidence::fit(&others);
        for &(worth, certainty, right) in quotes {
            reliability.count(curve.of(worth) * certainty, right);
        }
    }
    reliability
}

/// How sure weights are of the quotes that they find in some stories and of their speakers, and
/// whether people marked the same.
fn judged(stories: &[(&Text, &Labelled)], decision: Decision) -> anyhow::Result<Vec<Judged>> {
    let attributor = Attributor::new().with_decision(decision);
    let resolver = Resolver::new();
    let lists = in_parallel(stories, |(text, labelled)| {
        let mut document = text.document.clone();
        let before = attributor.attribute_labelled(&document, labelled).quotes;
        document.set_quotes(before.clone())?;
        let resolved = resolver.resolve(&document).quotes;
        document.set_quotes(resolved)?;
        let verdicts = verdicts(&Page::new(document.text()), &text.story, &document);
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

/// Prints how often a candidate fits what people marked.
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
