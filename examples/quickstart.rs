//! Analyses a story and prints who said what, and where the story has it from.

use byline::Pipeline;

fn main() {
    let document = Pipeline::new().analyze(include_str!("data/bridge.txt"));
    for quote in document.quote_refs() {
        println!("{}: {}", quote.speaker_name(), quote.text());
        if quote.quote().chain.len() > 1 {
            println!("    by way of {}", quote.quote().chain[1..].join(", then "));
        }
    }
}
