//! Whole stories of our own, each with every quote that is found in it: construction, speaker and
//! content, a line each. What is wrong in them is what the models read wrong; whoever changes that
//! sees here what else changes.

use byline::Pipeline;

/// Stories and their quotes, parted by a line.
const STORIES: [(&str, &str); 3] = [
    ("harbour", include_str!("quotes/harbour.txt")),
    ("refinery", include_str!("quotes/refinery.txt")),
    ("hearing", include_str!("quotes/hearing.txt")),
];

#[test]
fn stories_are_read_as_before() {
    let pipeline = Pipeline::new();
    let mut changed = Vec::new();
    for (name, file) in STORIES {
        let (text, expected) = file.split_once("\n=====\n").unwrap_or((file, ""));
        let document = pipeline.analyze(text);
        let line = |quote: byline::QuoteRef<'_>| {
            let construction = quote.quote().construction.map_or("", |found| found.as_str());
            let content = quote.text().split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{construction} | {} | {content}\n", quote.speaker_name().unwrap_or("nobody"))
        };
        let found: String = document.quote_refs().map(line).collect();
        if found != expected {
            changed.push(format!("{name} is read so now:\n{found}"));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}
