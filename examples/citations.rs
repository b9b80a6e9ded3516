//! Prints every citation of a story with its hops, then how each quote came to the story.

use byline::Pipeline;
use byline::cite::chains;
use byline::lexicon::Lexicon;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // An outlet that the built-in lists do not know is added at run time.
    let lexicon = Lexicon::builder().outlet("The Harbour Gazette", &["Harbour Gazette"]).build()?;
    let pipeline = Pipeline::builder().lexicon(lexicon).build();
    let document = pipeline.analyze(include_str!("data/bridge.txt"));

    for citation in document.citation_refs() {
        println!("{} [{}]", citation.text(), citation.relation());
        for hop in citation.hops() {
            println!("    {} ({})", hop.name, hop.kind);
        }
    }
    println!();
    for chain in chains(&document) {
        let names: Vec<_> = chain.links.iter().map(|link| link.name.as_str()).collect();
        let lost = if chain.lost_origin() { " (origin lost)" } else { "" };
        println!("{}{lost}", names.join(" -> "));
    }
    Ok(())
}
