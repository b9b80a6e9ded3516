//! A long run: memory must be after it what it was before.

use super::stories::Stories;
use super::{COUNTER, alone};
use byline::Pipeline;
use std::time::{Duration, Instant};

/// Stories in a batch, after which everything that they took must be free again.
const BATCH: usize = 100;

/// How many minutes to run; without it a few seconds.
const MINUTES: &str = "BYLINE_SOAK_MINUTES";

#[test]
fn memory_stays_flat_over_a_long_run() {
    let _turn = alone();
    let minutes = std::env::var(MINUTES).ok().map(|text| text.parse::<f64>().unwrap());
    let time = minutes.map_or(Duration::from_secs(5), |m| Duration::from_secs_f64(m * 60.0));
    let pipeline = Pipeline::new();
    let mut stories = Stories::new(1);
    // What is made once, at first use, is made by these.
    batch(&pipeline, &mut stories);
    batch(&pipeline, &mut stories);
    let (start, held, resident) = (Instant::now(), COUNTER.current_usage(), resident());
    let (mut batches, mut bytes, mut most) = (0, 0, held);
    while start.elapsed() < time || batches < 2 {
        bytes += batch(&pipeline, &mut stories);
        batches += 1;
        most = most.max(COUNTER.current_usage());
        if batches % 5_000 == 0 {
            println!("{batches} batches, {} bytes held, {} resident", most, self::resident());
        }
    }
    println!(
        "{} stories, {bytes} bytes, {} s: {held} bytes held before, at most {most} after a batch; \
         {resident} bytes resident before, {} after",
        batches * BATCH,
        start.elapsed().as_secs(),
        self::resident()
    );
    assert_eq!(most, held, "something is kept of every story");
    assert!(self::resident() < resident + (16 << 20), "the heap falls to pieces");
}

/// Analyses a batch of stories and returns their length.
fn batch(pipeline: &Pipeline, stories: &mut Stories) -> usize {
    let one = |_| {
        let paragraphs = 1 + stories.below(20);
        let text = stories.story(paragraphs);
        let document = pipeline.analyze(&text);
        #[cfg(feature = "serde")]
        {
            use byline::wire::{Options, Story};
            let options = Options { tokens: true, ..Options::default() };
            let json = serde_json::to_string(&Story::new(&document, &options)).unwrap();
            let story: Story = serde_json::from_str(&json).unwrap();
            assert_eq!(byline::Document::try_from(story).unwrap().text(), text);
        }
        document.text().len()
    };
    (0..BATCH).map(one).sum()
}

/// The memory that the system counts for this program; 0 where it does not say.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .map_or(0, |pages: usize| pages * 4096)
}
