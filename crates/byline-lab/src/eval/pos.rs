//! Part-of-speech tags against a treebank, on its own words.

use crate::readers::conllu;
use byline_pos::{Scratch, Tagger};
use std::path::Path;

/// Tags that are right.
#[derive(Debug, Default)]
pub struct Score {
    /// Penn tags that are right.
    pub penn: usize,
    /// Universal tags that are right.
    pub universal: usize,
    /// All words.
    pub words: usize,
}

impl Score {
    /// Accuracy of the Penn tags in percent.
    pub fn penn(&self) -> f64 {
        100.0 * self.penn as f64 / self.words.max(1) as f64
    }

    /// Accuracy of the universal tags in percent.
    pub fn universal(&self) -> f64 {
        100.0 * self.universal as f64 / self.words.max(1) as f64
    }
}

/// Prints the score of a treebank.
///
/// # Errors
///
/// If the treebank cannot be read.
pub fn eval(path: &Path, tagger: &Tagger) -> anyhow::Result<()> {
    let score = score(path, tagger)?;
    println!("{}", path.display());
    println!(
        "Penn {:.2} universal {:.2} of {} words",
        score.penn(),
        score.universal(),
        score.words
    );
    Ok(())
}

/// Tags the sentences of a treebank.
///
/// # Errors
///
/// If the treebank cannot be read.
pub fn score(path: &Path, tagger: &Tagger) -> anyhow::Result<Score> {
    let mut score = Score::default();
    let (mut scratch, mut tags) = (Scratch::default(), Vec::new());
    for sentence in conllu::read(path)? {
        let words: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        tags.clear();
        tagger.tag_words_with(&words, &mut scratch, &mut tags);
        score.words += words.len();
        for (word, tag) in sentence.iter().zip(&tags) {
            score.penn += usize::from(word.penn == tag.penn.as_str());
            score.universal += usize::from(word.universal == tag.universal.as_str());
        }
    }
    Ok(score)
}
