//! How fast whole stories are analysed, in bytes a second: each layer added to those before it.

use byline::Pipeline;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const STORY: &str = include_str!("../examples/data/bridge.txt");

fn pipeline(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(STORY.len() as u64));
    let layers = ["tokens", "tags", "entities", "quotes", "citations"];
    for (count, name) in layers.into_iter().enumerate() {
        let pipeline = Pipeline::builder()
            .tags(count >= 1)
            .entities(count >= 2)
            .quotes(count >= 3)
            .citations(count >= 4)
            .build();
        group.bench_function(BenchmarkId::new("up-to", name), |b| {
            b.iter(|| pipeline.analyze(black_box(STORY)));
        });
    }
    group.finish();
}

fn load(criterion: &mut Criterion) {
    criterion.bench_function("pipeline/new", |b| b.iter(Pipeline::new));
}

criterion_group!(benches, pipeline, load);
criterion_main!(benches);
