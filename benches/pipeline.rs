//! How fast whole stories are analysed, in words a second: each layer added to those before it;
//! tags, trees, names and citations alone, likewise; quotations across stories, in stories a second; and
//! how soon the models are ready.

use byline::cite::Tracker;
use byline::track::Index;
use byline::{Document, Pipeline};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const STORY: &str = include_str!("../examples/data/bridge.txt");

fn pipeline(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Elements(STORY.split_whitespace().count() as u64));
    let layers = ["tokens", "tags", "trees", "entities", "quotes", "citations"];
    for (count, name) in layers.into_iter().enumerate() {
        let pipeline = Pipeline::builder()
            .tags(count >= 1)
            .syntax(count >= 2)
            .entities(count >= 3)
            .quotes(count >= 4)
            .citations(count >= 5)
            .build();
        group.bench_function(BenchmarkId::new("up-to", name), |b| {
            b.iter(|| pipeline.analyze(black_box(STORY)));
        });
    }
    group.finish();
}

fn load(criterion: &mut Criterion) {
    criterion.bench_function("pipeline/new", |b| b.iter(Pipeline::new));
    let mut group = criterion.benchmark_group("load");
    group.bench_function("tags", |b| {
        b.iter(|| byline::pos::Tagger::from_files(black_box(POS)));
    });
    group.bench_function("trees", |b| {
        b.iter(|| byline::parse::Parser::from_files(black_box(PARSE)));
    });
    group.bench_function("names", |b| b.iter(|| byline::ner::Tagger::from_files(black_box(NER))));
    group.bench_function("quotes", |b| {
        b.iter(|| byline::quote::Attributor::from_files(black_box(QUOTES)));
    });
    group.finish();
}

const QUOTES: byline::quote::ModelFiles<'static> = byline::quote::ModelFiles {
    weights: byline_model_en::QUOTES,
    classes: byline_model_en::NER_CLASSES,
};

const POS: byline::pos::ModelFiles<'static> = byline::pos::ModelFiles {
    weights: byline_model_en::POS,
    classes: byline_model_en::NER_CLASSES,
};

const PARSE: byline::parse::ModelFiles<'static> = byline::parse::ModelFiles {
    weights: byline_model_en::PARSE,
    classes: byline_model_en::NER_CLASSES,
};

const NER: byline::ner::ModelFiles<'static> = byline::ner::ModelFiles {
    weights: byline_model_en::NER,
    classes: byline_model_en::NER_CLASSES,
    lists: byline_model_en::NER_LISTS,
};

/// Tags, trees and names alone, of words that are cut already, and tagged for the trees.
fn words(criterion: &mut Criterion) {
    let document = Pipeline::builder().tags(false).entities(false).build().analyze(STORY);
    let sentences: Vec<Vec<&str>> = document
        .sentence_refs()
        .map(|sentence| sentence.tokens().map(|token| token.text()).collect())
        .collect();
    let sentences: Vec<&[&str]> = sentences.iter().map(Vec::as_slice).collect();
    let count: usize = sentences.iter().map(|sentence| sentence.len()).sum();
    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Elements(count as u64));
    if let Ok(tagger) = byline::pos::Tagger::from_files(POS) {
        let (mut scratch, mut tags) = (byline::pos::Scratch::default(), Vec::new());
        group.bench_function("tags", |b| {
            b.iter(|| {
                tags.clear();
                for sentence in black_box(&sentences) {
                    tagger.tag_words_with(sentence, &mut scratch, &mut tags);
                }
            });
        });
    }
    if let Ok(parser) = byline::parse::Parser::from_files(PARSE) {
        let document = Pipeline::builder().entities(false).syntax(false).build().analyze(STORY);
        let (mut scratch, mut trees) = (byline::parse::Scratch::default(), Vec::new());
        group.bench_function("trees", |b| {
            b.iter(|| parser.parse_with(black_box(&document), &mut scratch, &mut trees));
        });
    }
    if let Ok(tagger) = byline::ner::Tagger::from_files(NER) {
        let (mut scratch, mut found) = (byline::ner::Scratch::default(), Vec::new());
        group.bench_function("names", |b| {
            b.iter(|| tagger.tag_words_with(black_box(&sentences), &mut scratch, &mut found));
        });
    }
    group.finish();
}

/// Citations alone, of a document that has all the other layers.
fn citations(criterion: &mut Criterion) {
    let document = Pipeline::builder().citations(false).build().analyze(STORY);
    let tracker = Tracker::new();
    let mut group = criterion.benchmark_group("citations");
    group.throughput(Throughput::Elements(STORY.split_whitespace().count() as u64));
    group.bench_function("track", |b| b.iter(|| tracker.track(black_box(&document))));
    group.finish();
}

/// A thousand stories into an empty index, and as many into one that has seen a thousand others.
/// Every story has some words of its own and shares the rest with the others.
fn across_stories(criterion: &mut Criterion) {
    let pipeline = Pipeline::new();
    let stories: Vec<Document> = (0..2_000)
        .map(|number| {
            let text = STORY.replace("bridge", &format!("bridge{}", number % 50));
            let mut document = pipeline.analyze(&text);
            document.id = Some(number.to_string());
            document
        })
        .collect();
    let (first, second) = stories.split_at(1_000);
    let fill = |mut index: Index, stories: &[Document]| {
        stories.iter().for_each(|story| {
            index.add(story);
        });
        index
    };
    let full = fill(Index::new(), first);
    let mut group = criterion.benchmark_group("across-stories");
    group.throughput(Throughput::Elements(1_000)).sample_size(10);
    group.bench_function("add/empty", |b| b.iter(|| fill(Index::new(), black_box(first))));
    group.bench_function("add/full", |b| {
        b.iter_batched(|| full.clone(), |index| fill(index, second), BatchSize::LargeInput);
    });
    group.finish();
}

criterion_group!(benches, pipeline, words, load, citations, across_stories);
criterion_main!(benches);
