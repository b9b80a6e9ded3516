//! How much memory a text takes. `crates/README.md` states the bounds.

use super::stories::Stories;
use super::{alone, measured};
use byline::Pipeline;

/// The most bytes that analysing takes for each byte of a text, and besides.
struct Bound {
    each: usize,
    besides: usize,
}

const OF_NEWS: Bound = Bound { each: 160, besides: 32 * 1024 };

/// A text that takes so much has a token at every byte or two. What is besides is for the longest
/// piece that is labelled in one go.
const OF_ANYTHING: Bound = Bound { each: 300, besides: 2 * 1024 * 1024 };

#[test]
fn memory_is_within_a_multiple_of_the_text() {
    let _turn = alone();
    let pipeline = Pipeline::new();
    drop(pipeline.analyze(&Stories::new(1).story(50)));
    let news = Stories::new(2).story(200);
    within(&pipeline, "news", &news, &OF_NEWS);
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
        within(&pipeline, name, &piece.repeat(50_000 / piece.len()), &OF_ANYTHING);
    }
}

/// Analyses a text and its beginning, and checks the most memory that either takes.
fn within(pipeline: &Pipeline, name: &str, text: &str, most: &Bound) {
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
        assert!(
            peak < most.each * text.len() + most.besides,
            "{name}: {peak} bytes for {}",
            text.len()
        );
    }
}
