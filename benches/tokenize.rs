//! How fast text becomes tokens and sentences, in bytes a second, beside other engines.

use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group};
use criterion::{criterion_main, measurement::WallTime};
use std::hint::black_box;

#[path = "tokenize/peers.rs"]
mod peers;
#[path = "tokenize/texts.rs"]
mod texts;

use texts::Text;

/// What an engine does with a text: it returns how many pieces it found.
type Engine = fn(&str) -> usize;

/// Engines that make tokens, or what they call words; the last two do less than any tokenizer
/// must, and bound what can be reached.
const TOKENIZERS: [(&str, Engine); 8] = [
    ("byline-iter", |text| byline_tokenize::tokens(text).count()),
    ("unicode-words", peers::unicode_words),
    ("unicode-bounds", peers::unicode_bounds),
    ("icu", peers::icu_words),
    ("bstr", peers::bstr_words),
    ("logos", peers::logos_tokens),
    ("bound-spaces", peers::spaces),
    ("bound-utf8", peers::utf8),
];

const SPLITTERS: [(&str, Engine); 3] = [
    ("unicode-sentences", peers::unicode_sentences),
    ("icu", peers::icu_sentences),
    ("bstr", peers::bstr_sentences),
];

fn tokens(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tokens");
    for text in texts::all() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut tokens = Vec::new();
        let mut fill = |text: &str| {
            byline_tokenize::fill(text, &mut tokens);
            tokens.len()
        };
        assert_eq!(text.count(&mut fill), text.tokens, "tokens of {}", text.name);
        run(&mut group, "byline-fill", &text, fill);
        for (name, engine) in TOKENIZERS {
            check(name, &text, text.count(engine));
            run(&mut group, name, &text, engine);
        }
    }
    group.finish();
}

fn sentences(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sentences");
    for text in texts::all() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        run(&mut group, "byline", &text, |text| {
            byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
            sentences.len()
        });
        for (name, engine) in SPLITTERS {
            run(&mut group, name, &text, engine);
        }
    }
    group.finish();
}

/// Checks that an engine does what its name says: nobody is timed on less than its work.
fn check(name: &str, text: &Text, count: usize) {
    match name {
        "byline-iter" => assert_eq!(count, text.tokens, "{name} on {}", text.name),
        "unicode-words" => assert_eq!(count, text.unicode_words, "{name} on {}", text.name),
        // Other engines of the same standard may follow another version of it. Chinese is the
        // exception, as ICU has a dictionary for it.
        "bstr" => {
            let difference = count.abs_diff(text.unicode_words);
            assert!(difference * 200 <= count, "{name} on {}: {count}", text.name);
        }
        _ => assert!(count > 0, "{name} on {}", text.name),
    }
}

fn run(
    group: &mut BenchmarkGroup<'_, WallTime>,
    engine: &str,
    text: &Text,
    mut work: impl FnMut(&str) -> usize,
) {
    group.bench_function(BenchmarkId::new(engine, text.name), |bencher| {
        bencher.iter(|| black_box(black_box(text).count(&mut work)));
    });
}

criterion_group!(benches, tokens, sentences);
criterion_main!(benches);
