//! CoNLL files of names: a word and its tag a line, separated by a tab; an empty line between
//! sentences.

use anyhow::Context;
use std::path::Path;

/// A word with its tag: `O`, `B-` or `I-` and a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as written.
    pub form: String,
    /// Its tag.
    pub tag: String,
}

/// A sentence.
pub type Sentence = Vec<Word>;

/// Reads the sentences.
///
/// # Errors
///
/// If the file cannot be read, or a line does not have two columns.
pub fn read(path: &Path) -> anyhow::Result<Vec<Sentence>> {
    let text = super::text(path)?;
    let mut sentences = vec![Vec::new()];
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            sentences.push(Vec::new());
            continue;
        }
        let (form, tag) = line.split_once('\t').with_context(|| {
            format!("{} line {}: expected 2 columns: {line}", path.display(), number + 1)
        })?;
        let word = Word { form: form.to_owned(), tag: tag.to_owned() };
        sentences.last_mut().context("no sentence")?.push(word);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}

/// The words of a sentence as written.
pub fn forms(sentence: &Sentence) -> Vec<&str> {
    sentence.iter().map(|word| word.form.as_str()).collect()
}
