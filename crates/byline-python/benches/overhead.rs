//! What `overhead.py` does, in Rust alone: analyses stories on one thread and looks at what was
//! found. Arguments: the task (`objects` or `json`), the file of a story, and how many stories.

use byline::wire::{Options, Story};
use byline::{Document, Offsets, Pipeline, Unit};
use std::{env, fs, hint::black_box};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, task, path, count] = &arguments[..] else { panic!("expected task, file and count") };
    let story = fs::read_to_string(path).expect("the story is UTF-8");
    let count: usize = count.parse().expect("count is a number");
    let look = match task.as_str() {
        "objects" => look_at_objects,
        "json" => look_at_json,
        _ => panic!("expected the task objects or json, found {task}"),
    };
    let texts: Vec<String> = (0..count).map(|n| format!("{n}\n\n{story}")).collect();
    let pipeline = Pipeline::new();
    let documents: Vec<Document> = texts.iter().map(|text| pipeline.analyze(text)).collect();
    println!("{}", documents.iter().map(look).sum::<usize>());
}

/// The length of all quotes with their speakers and of the names in all citations.
fn look_at_objects(document: &Document) -> usize {
    let offsets = Offsets::new(document.text(), Unit::Chars);
    let quotes = document.quote_refs().map(|quote| {
        let content = &quote.quote().content;
        let start = offsets.from_bytes(content[0].start());
        let end = offsets.from_bytes(content[content.len() - 1].end());
        let names = quote.quote().chain.iter().map(|name| name.chars().count());
        end - start + black_box(quote.text()).chars().count() + names.sum::<usize>()
    });
    let citations = document.citation_refs().flat_map(|citation| citation.names());
    quotes.sum::<usize>() + citations.map(|name| name.chars().count()).sum::<usize>()
}

/// The length of the JSON.
fn look_at_json(document: &Document) -> usize {
    let options = Options { offsets: Unit::Chars, ..Options::default() };
    let json = serde_json::to_string(&Story::new(document, &options)).expect("JSON is written");
    json.chars().count()
}
