//! Analyses a story and prints who said what, and where the story has it from.

use byline::Pipeline;

fn main() {
    let document = Pipeline::new().analyze(include_str!("data/bridge.txt"));
    for quote in document.quote_refs() {
        println!("{}: {}", quote.speaker_name(), quote.text());
        if !quote.via().is_empty() {
            println!("    by way of {}", quote.via().join(", then "));
        }
    }
}
