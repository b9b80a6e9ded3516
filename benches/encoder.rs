//! How fast whole stories are analysed with an encoder, in words a second, and how soon it is ready.
//! `BYLINE_ENCODER` names its file, if it is to be another than that of the repository.

use byline::Pipeline;
use byline::encoder::Encoder;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::PathBuf;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/byline-encoder/encoder-en.bin");

const STORY: &str = include_str!("../examples/data/bridge.txt");

fn encoder(criterion: &mut Criterion) {
    let file = std::env::var_os("BYLINE_ENCODER").map_or_else(|| FILE.into(), PathBuf::from);
    if !file.exists() {
        eprintln!("SKIPPED: {} is not there", file.display());
        return;
    }
    let encoder = Encoder::load(&file).expect("the file is that of an encoder");
    let pipeline = Pipeline::builder().encoder(encoder).expect("its weights are for this version");
    let pipeline = pipeline.build();
    let mut group = criterion.benchmark_group("encoder");
    group.sample_size(10);
    group.bench_function("load", |b| b.iter(|| Encoder::load(black_box(&file))));
    group.throughput(Throughput::Elements(STORY.split_whitespace().count() as u64));
    group.bench_function("story", |b| b.iter(|| pipeline.analyze(black_box(STORY))));
    group.finish();
}

criterion_group!(benches, encoder);
criterion_main!(benches);
