//! Names against texts annotated by people: exact spans and classes.

use crate::names::{NameSpan, Score, class, kind_of_type, spans};
use crate::readers::conll::{self, Sentence};
use crate::readers::stories::stories;
use anyhow::Context;
use byline_core::{Document, Offsets, Unit};
use byline_ner::{Found, Scratch, Tagger};
use serde::Deserialize;
use std::collections::BTreeSet;
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

/// Tags a file: the words of a CoNLL file as they are cut there, or, if it ends in `.jsonl`, the
/// text of each story.
///
/// # Errors
///
/// If the file cannot be read.
pub fn score(path: &Path, tagger: &Tagger) -> anyhow::Result<Score> {
    if path.extension().is_some_and(|ending| ending == "jsonl") {
        return score_stories(path, tagger);
    }
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

/// A story annotated by people.
#[derive(Debug, Deserialize)]
pub struct Story {
    pub text: String,
    pub entities: Vec<Mention>,
}

/// A name in a story.
#[derive(Debug, Deserialize)]
pub struct Mention {
    /// Where it begins and ends, in code points.
    pub span: (usize, usize),
    /// PER, ORG, LOC or MISC.
    #[serde(rename = "type")]
    pub class: String,
}

/// Reads a file of stories, one a line.
///
/// # Errors
///
/// If the file cannot be read or a line has another form.
pub fn read_stories(path: &Path) -> anyhow::Result<Vec<Story>> {
    let text = crate::readers::text(path)?;
    let lines = text.lines().enumerate();
    let story = |(number, line): (usize, &str)| {
        serde_json::from_str(line)
            .with_context(|| format!("{} line {}", path.display(), number + 1))
    };
    lines.map(story).collect()
}

fn score_stories(path: &Path, tagger: &Tagger) -> anyhow::Result<Score> {
    let mut score = Score::default();
    for (number, story) in read_stories(path)?.iter().enumerate() {
        let place = || format!("{} line {}", path.display(), number + 1);
        let gold = gold(story).with_context(place)?;
        score.add(&found(&story.text, tagger)?, &gold);
    }
    Ok(score)
}

fn gold(story: &Story) -> anyhow::Result<BTreeSet<NameSpan>> {
    let offsets = Offsets::new(&story.text, Unit::Chars);
    let mut gold = BTreeSet::new();
    for Mention { span: (start, end), class: name } in &story.entities {
        let span = offsets
            .span_to_bytes(*start, *end)
            .with_context(|| format!("[{start}, {end}] is not in the text"))?;
        let class = kind_of_type(name).and_then(class);
        let class = class.with_context(|| format!("there is no class `{name}`"))?;
        gold.insert((span.start(), span.end(), class));
    }
    Ok(gold)
}

fn found(text: &str, tagger: &Tagger) -> anyhow::Result<BTreeSet<NameSpan>> {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences)?;
    let names = tagger.tag(&document).into_iter();
    let span =
        |name: byline_ner::Name| Some((name.span.start(), name.span.end(), class(name.kind)?));
    Ok(names.filter_map(span).collect())
}
