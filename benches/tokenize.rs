//! How fast text becomes tokens and sentences, in bytes a second, beside a general segmenter.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use unicode_segmentation::UnicodeSegmentation;

/// Text with curly quotes and accents, as news is.
const STORY: &str = include_str!("../examples/data/bridge.txt");

/// The texts, each with its name in the report.
fn texts() -> Vec<(&'static str, String)> {
    let ascii: String = STORY
        .chars()
        .map(|c| match c {
            '“' | '”' => '"',
            '’' => '\'',
            c if c.is_ascii() => c,
            _ => 'e',
        })
        .collect();
    let snippet = STORY.chars().take(200).collect();
    let line = STORY.split_whitespace().collect::<Vec<_>>().join(" ");
    let one_line = line.repeat(1_000_000 / line.len() + 1);
    vec![
        ("typographic", STORY.repeat(20)),
        ("ascii", ascii.repeat(20)),
        ("one-line-1mb", one_line),
        ("snippet", snippet),
    ]
}

fn tokens(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tokens");
    for (name, text) in &texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut tokens = Vec::new();
        byline_tokenize::fill(text, &mut tokens);
        assert_eq!(byline_tokenize::tokens(text).count(), tokens.len());
        group.bench_with_input(BenchmarkId::new("byline-fill", name), text, |b, text| {
            b.iter(|| byline_tokenize::fill(black_box(text), &mut tokens));
        });
        group.bench_with_input(BenchmarkId::new("byline-iter", name), text, |b, text| {
            b.iter(|| byline_tokenize::tokens(black_box(text)).count());
        });
        group.bench_with_input(BenchmarkId::new("unicode-words", name), text, |b, text| {
            b.iter(|| black_box(text).unicode_words().count());
        });
    }
    group.finish();
}

fn sentences(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences");
    for (name, text) in &texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        group.bench_with_input(BenchmarkId::new("byline", name), text, |b, text| {
            b.iter(|| {
                byline_tokenize::fill_with_sentences(black_box(text), &mut tokens, &mut sentences);
            });
        });
        group.bench_with_input(BenchmarkId::new("unicode-sentences", name), text, |b, text| {
            b.iter(|| black_box(text).unicode_sentences().count());
        });
    }
    group.finish();
}

criterion_group!(benches, tokens, sentences);
criterion_main!(benches);
