//! Stories with automatic syntax, one token a line: number, form, lemma, tag, entity class, head,
//! relation, start and end in code points, separated by tabs. Gzip.

use anyhow::Context;
use flate2::read::GzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A story with its sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Story {
    /// The id, as in the file of the texts.
    pub id: String,
    /// The sentences, in the order of the text.
    pub sentences: Vec<Vec<Token>>,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The token as written, with `-LRB-` and the like for brackets.
    pub form: String,
    /// The dictionary form.
    pub lemma: String,
    /// The Penn tag.
    pub tag: String,
    /// The class of the entity that it is part of: `PERSON`, or `O` for none.
    pub class: String,
    /// The number of the head in the sentence, from 1; 0 for the root.
    pub head: usize,
    /// The relation to the head.
    pub relation: String,
    /// First code point in the text of the story.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
}

/// A token as it stands in a text; these files write marks as the Penn Treebank does.
pub fn plain(form: &str) -> &str {
    match form {
        "-LRB-" => "(",
        "-RRB-" => ")",
        "``" | "''" => "\"",
        _ => form,
    }
}

/// Reads all stories.
///
/// # Errors
///
/// If the file cannot be read, or a line does not have its columns.
pub fn read(path: &Path) -> anyhow::Result<Vec<Story>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut stories: Vec<Story> = Vec::new();
    for (number, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let line = line.with_context(|| path.display().to_string())?;
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            stories.push(Story { id: id.to_owned(), sentences: vec![Vec::new()] });
            continue;
        }
        let story = stories.last_mut().with_context(|| {
            format!("{} line {}: a token before the first story", path.display(), number + 1)
        })?;
        if line.is_empty() {
            story.sentences.push(Vec::new());
            continue;
        }
        let token = token(&line).with_context(|| {
            format!("{} line {}: expected 9 columns: {line}", path.display(), number + 1)
        })?;
        story.sentences.last_mut().context("no sentence")?.push(token);
    }
    for story in &mut stories {
        story.sentences.retain(|sentence| !sentence.is_empty());
    }
    Ok(stories)
}

fn token(line: &str) -> Option<Token> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[_, form, lemma, tag, class, head, relation, start, end] = columns.as_slice() else {
        return None;
    };
    Some(Token {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        tag: tag.to_owned(),
        class: class.to_owned(),
        head: head.parse().ok()?,
        relation: relation.to_owned(),
        start: start.parse().ok()?,
        end: end.parse().ok()?,
    })
}
