//! Names in CoNLL files against those that people marked: exact spans and classes.

use crate::names::{Score, class, spans};
use crate::readers::boundaries::stories;
use crate::readers::conll::{self, Sentence};
use byline_ner::{Found, Scratch, Tagger};
use std::path::Path;

/// Prints the score of a file.
///
/// # Errors
///
/// If the file cannot be read.
pub fn eval(path: &Path, tagger: &Tagger) -> anyhow::Result<()> {
    println!("{}", path.display());
    score(path, tagger)?.print();
    Ok(())
}

/// Tags a CoNLL file, whose words stay as they are cut there.
///
/// # Errors
///
/// If the file cannot be read.
pub fn score(path: &Path, tagger: &Tagger) -> anyhow::Result<Score> {
    let mut score = Score::default();
    let sentences = conll::read(path)?;
    for (sentence, tags) in sentences.iter().zip(predict(&sentences, tagger)) {
        let gold = spans(sentence.iter().map(|word| word.tag.as_str()));
        score.add(&spans(tags.iter().map(String::as_str)), &gold);
    }
    Ok(score)
}

/// Tags the words of a file: for each sentence a tag for each word.
pub fn predict(sentences: &[Sentence], tagger: &Tagger) -> Vec<Vec<String>> {
    let mut out = Vec::with_capacity(sentences.len());
    let (mut scratch, mut found) = (Scratch::default(), Vec::new());
    for story in stories(sentences) {
        let words: Vec<Vec<&str>> = story.iter().map(conll::forms).collect();
        let slices: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
        tagger.tag_words_with(&slices, &mut scratch, &mut found);
        let tags = tags(&found, words.iter().map(Vec::len).sum());
        let mut rest = tags.as_slice();
        for sentence in story {
            let (mine, after) = rest.split_at(sentence.len());
            out.push(mine.to_vec());
            rest = after;
        }
    }
    out
}

fn tags(found: &[Found], words: usize) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); words];
    for name in found {
        let Some(class) = class(name.kind) else { continue };
        for at in name.words.clone() {
            let position = if at == name.words.start { "B" } else { "I" };
            tags[at] = format!("{position}-{class}");
        }
    }
    tags
}
