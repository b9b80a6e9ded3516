//! How much memory a text takes. `crates/README.md` states the bounds.

use super::stories::Stories;
use super::{alone, measured};
use byline::Pipeline;

/// The most bytes that analysing takes for each byte of news.
const OF_NEWS: usize = 160;

/// The most for each byte of any text; a text that takes so much has a token at every byte.
const OF_ANYTHING: usize = 1_600;

/// The most besides, which a short text takes as well.
const BESIDES: usize = 32 * 1024;

#[test]
fn memory_is_within_a_multiple_of_the_text() {
    let _turn = alone();
    let pipeline = Pipeline::new();
    pipeline.analyze(&Stories::new(1).story(50));
    let news = Stories::new(2).story(200);
    within(&pipeline, "news", &news, OF_NEWS);
    let pieces = [
        ("names", "Zoë Ruiz, "),
        ("quotes", "“No,” he said. "),
        ("quotation marks", "“"),
        ("small letters", "a "),
        ("capital letters", "A "),
        ("commas", ","),
        ("blanks", " "),
        ("lines", "Zoë.\n\n"),
        ("citations", "Reuters reported, citing CNN. "),
        ("pronouns", "he said she said "),
        ("flags", "🇺🇦"),
    ];
    for (name, piece) in pieces {
        within(&pipeline, name, &piece.repeat(50_000 / piece.len()), OF_ANYTHING);
    }
}

/// Analyses a text and its beginning, and checks the most memory that either takes.
fn within(pipeline: &Pipeline, name: &str, text: &str, most: usize) {
    for size in [20, 1_000, text.len()] {
        let end = (0..=size).rev().find(|&end| text.is_char_boundary(end)).unwrap();
        let text = &text[..end];
        let (document, peak) = measured(|| pipeline.analyze(text));
        let (_copy, kept) = measured(|| document.clone());
        let share = |bytes: usize| bytes as f64 / text.len() as f64;
        println!(
            "{name}, {} bytes, {} tokens: {peak} bytes, {:.0} times the text; kept {:.0} times",
            text.len(),
            document.tokens().len(),
            share(peak),
            share(kept)
        );
        assert!(peak < most * text.len() + BESIDES, "{name}: {peak} bytes for {}", text.len());
    }
}
