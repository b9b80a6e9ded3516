//! Analyses a story and prints who said what, by which word, and through whom it came to the story.

use byline::Pipeline;

fn main() {
    let document = Pipeline::new().analyze(include_str!("data/quay.txt"));
    for quote in document.quote_refs() {
        println!("{}", quote.speaker_name().unwrap_or("(nobody named)"));
        println!("    {}", quote.text());
        println!("    cue: {}", quote.cue().as_deref().unwrap_or("none"));
        println!("    chain: {}", quote.chain().join(" → "));
    }
}
