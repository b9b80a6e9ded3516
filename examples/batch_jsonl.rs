//! Reads stories as JSON Lines and writes them analysed, one a line, in schema 1.

use byline::wire::{Options, Story};
use byline::{Document, Pipeline};
use std::error::Error;

const STORIES: &str = r#"{"id": "a", "text": "“No,” said Zoë Ruiz."}
{"id": "b", "text": "The café reopens, Reuters reported."}
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let pipeline = Pipeline::new();
    for line in STORIES.lines() {
        let story: serde_json::Value = serde_json::from_str(line)?;
        let mut document = Document::new(story["text"].as_str().ok_or("a line has no text")?);
        document.id = story["id"].as_str().map(str::to_owned);
        pipeline.annotate(&mut document);
        println!("{}", serde_json::to_string(&Story::new(&document, &Options::default()))?);
    }
    Ok(())
}
