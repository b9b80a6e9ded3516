//! Follows statements through stories: who had them first, who got them from whom, and which come
//! from nowhere.

use byline::track::{FirstBy, Index};
use byline::{Document, Pipeline};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::new();
    let mut index = Index::new();
    for line in include_str!("data/statement.jsonl").lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let mut document = Document::new(line["text"].as_str().unwrap_or_default());
        document.id = line["id"].as_str().map(str::to_owned);
        document.publisher = line["publisher"].as_str().map(str::to_owned);
        document.date = line["date"].as_str().and_then(|date| date.parse().ok());
        pipeline.annotate(&mut document);
        index.add(&document);
    }

    for cluster in index.clusters().filter(|cluster| cluster.stories() > 1) {
        println!("{} {}", cluster.quotation(), cluster.speaker());
        let first = cluster.first();
        let why = match first.by {
            FirstBy::Citation => "others got it from there",
            _ => "by date",
        };
        println!("    first in `{}`, {why}", first.occurrence.story);
        for occurrence in cluster.occurrences() {
            println!("    in `{}`: {}", occurrence.story, occurrence.chain.join(" -> "));
        }
        if cluster.lost_origin() {
            println!("    nobody who could be asked is named");
        }
        if let Some(circle) = cluster.circle() {
            println!("    they got it from each other: {}", circle.join(", "));
        }
    }
    println!("\n{}", index.graph().to_dot());
    Ok(())
}
