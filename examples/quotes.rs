//! Prints every quotation of a story with its parts, and what the quotation marks only hold at a
//! distance.

use byline::Pipeline;

fn main() {
    // Without citations: these would add where the story has a quotation from.
    let pipeline = Pipeline::builder().citations(false).build();
    let document = pipeline.analyze(include_str!("data/bridge.txt"));
    let text = document.text();
    for reference in document.quote_refs() {
        let quote = reference.quote();
        println!(
            "{} {} by {}",
            quote.kind,
            quote.act,
            reference.speaker_name().unwrap_or("nobody named")
        );
        println!("    content  {}", reference.text());
        // Every part is a list of byte spans: `“I wouldn’t,” she said, “I would.”` has two contents.
        for (part, spans) in [("source", &quote.source), ("cue", &quote.cue)] {
            let words: Vec<&str> = spans.iter().map(|&span| &text[span]).collect();
            println!("    {part:8} {}", words.join(" … "));
        }
    }
    for &span in document.scare_quotes() {
        println!("quotes nobody: {}", &text[span]);
    }
}
