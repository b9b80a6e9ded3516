//! Prints every citation of a story with its hops, and the quotes that it vouches for.

use byline::Pipeline;

fn main() {
    let document = Pipeline::new().analyze(include_str!("data/bridge.txt"));
    for citation in document.citation_refs() {
        println!("{} [{}]", citation.text(), citation.citation().relation);
        for hop in &citation.citation().hops {
            println!("    {} ({})", hop.name, hop.kind);
        }
        for quote in citation.quotes() {
            println!("    vouches for: {}", quote.text());
        }
    }
}
