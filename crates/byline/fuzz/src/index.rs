//! Any bytes as the index of quotations across stories.

use crate::PIPELINE;
use byline::Document;
use byline::track::{Index, Row};
use std::sync::LazyLock;
use xxhash_rust::xxh3::xxh3_64;

/// Two stories with quotations and citations, which are added to whatever was read.
static STORIES: LazyLock<[Document; 2]> = LazyLock::new(|| {
    let mut stories = [
        "“We will never sell the café to anybody,” Zoë Ruiz told Reuters.",
        "“We will never sell the café,” Ruiz said, Le Monde reported, citing Reuters.",
    ]
    .map(|text| PIPELINE.analyze(text));
    stories[0].publisher = Some("Reuters".to_owned());
    stories[1].date = byline::Date::new(2024, 5, 1).ok();
    stories
});

/// Checks that bytes are an error or an index that can be asked everything and added to. Whatever
/// follows a sound head is given the length and the checksum that it should have, which a fuzzer
/// cannot guess.
pub fn check(data: &[u8]) {
    match Index::from_bytes(data) {
        Ok(index) => ask(&index),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    let Ok(mut index) = Index::from_bytes(&sealed(data)) else { return };
    ask(&index);
    let stories = index.stories();
    for story in &*STORIES {
        index.add(story);
        assert!(!index.add(story), "a story is taken in once");
    }
    assert!(index.stories() <= stories + STORIES.len());
    ask(&index);
}

/// The file that holds a body.
pub fn sealed(body: &[u8]) -> Vec<u8> {
    let mut bytes = b"BYLTRK\r\n\x01\0\0\0".to_vec();
    bytes.extend((body.len() as u64).to_le_bytes());
    bytes.extend(xxh3_64(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// Asks an index everything.
fn ask(index: &Index) {
    for row in index.clusters().map(Row::from).chain(index.outlets().map(Row::from)) {
        serde_json::to_string(&row).unwrap();
    }
    let graph = index.graph();
    assert!(graph.to_dot().starts_with("digraph"));
    assert!(graph.to_graphml().contains("<graphml"));
}
