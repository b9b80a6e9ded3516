//! News that a larger parser has read, as `crates/byline-encoder/train` writes them. Every second
//! sentence teaches the tagger and the others the parser, which so meets the tags of a tagger that
//! has not seen them.

use crate::readers::conllu::{self, Word};
use std::path::Path;

/// The sentences for the tagger, and those for the parser.
///
/// # Errors
///
/// If the file cannot be read.
pub fn read(path: &Path) -> anyhow::Result<[Vec<Vec<Word>>; 2]> {
    let mut halves = [Vec::new(), Vec::new()];
    for (number, sentence) in conllu::read(path)?.into_iter().enumerate() {
        halves[number % 2].push(sentence);
    }
    println!(
        "{} sentences of news for the tagger, {} for the parser",
        halves[0].len(),
        halves[1].len()
    );
    Ok(halves)
}
