//! Word vectors in the text format of GloVe: a word and its numbers, separated by spaces, the most
//! frequent words first.

use anyhow::Context;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A word and where it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The word, in lower case.
    pub text: String,
    /// Its vector.
    pub vector: Vec<f32>,
}

/// Reads the first `limit` words.
///
/// # Errors
///
/// If the file cannot be read, or a line has another number of columns than the first.
pub fn read(path: &Path, limit: usize) -> anyhow::Result<Vec<Word>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut words: Vec<Word> = Vec::new();
    for (number, line) in BufReader::new(file).lines().take(limit).enumerate() {
        let place = || format!("{} line {}", path.display(), number + 1);
        let line = line.with_context(place)?;
        let (text, numbers) = line.split_once(' ').with_context(place)?;
        let vector: Vec<f32> =
            numbers.split(' ').map(str::parse).collect::<Result<_, _>>().with_context(place)?;
        let expected = words.first().map_or(vector.len(), |word| word.vector.len());
        anyhow::ensure!(vector.len() == expected, "{}: {} numbers", place(), vector.len());
        words.push(Word { text: text.to_owned(), vector });
    }
    Ok(words)
}
