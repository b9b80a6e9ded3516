//! Words and sentences against a gold file.

use crate::counts::Counts;
use crate::readers;
use anyhow::Context;
use byline_core::{Document, Offsets, Span, Unit};
use serde::Deserialize;
use std::collections::HashSet;
use std::path::Path;

/// A gold file: documents with spans in code points of the text that stands beside it.
#[derive(Debug, Deserialize)]
struct Gold {
    docs: Vec<GoldDocument>,
}

#[derive(Debug, Deserialize)]
struct GoldDocument {
    start: usize,
    end: usize,
    words: Vec<(usize, usize)>,
    sents: Vec<(usize, usize)>,
}

/// What a gold file says of our words and sentences.
#[derive(Debug, Default)]
pub struct Score {
    /// Exact spans of words.
    pub words: Counts,
    /// Exact spans of sentences.
    pub sentences: Counts,
    /// Documents in which every sentence is right.
    pub whole: usize,
    /// All documents.
    pub documents: usize,
}

fn print(layer: &str, counts: &Counts) {
    if counts.gold == 0 {
        return;
    }
    println!(
        "{layer:9} P {:.2} R {:.2} F1 {:.2}  gold {} found {}",
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.gold,
        counts.found,
    );
}

/// Prints the score of a gold file.
///
/// # Errors
///
/// If the gold file or the text beside it cannot be read.
pub fn eval(path: &Path) -> anyhow::Result<()> {
    let score = score(path)?;
    println!("{}", path.display());
    print("words", &score.words);
    print("sentences", &score.sentences);
    println!("documents with every sentence right: {} of {}", score.whole, score.documents);
    Ok(())
}

/// Compares exact spans of words and sentences with those of a gold file.
///
/// # Errors
///
/// If the gold file or the text beside it cannot be read.
pub fn score(path: &Path) -> anyhow::Result<Score> {
    let gold: Gold = serde_json::from_str(&readers::text(path)?)
        .with_context(|| format!("{}: not a gold file", path.display()))?;
    let text = readers::text(&path.with_extension("txt"))?;
    let chars = Offsets::new(&text, Unit::Chars);
    let mut score = Score { documents: gold.docs.len(), ..Score::default() };
    for (number, gold) in gold.docs.iter().enumerate() {
        let bytes = |start, end| {
            chars.span_to_bytes(start, end).with_context(|| {
                format!(
                    "{}: document {number}: [{start}, {end}] is not in the text",
                    path.display()
                )
            })
        };
        let whole_span = bytes(gold.start, gold.end)?;
        let spans = |pairs: &[(usize, usize)]| -> anyhow::Result<HashSet<Span>> {
            let inside = |&(start, end): &(usize, usize)| {
                let span = bytes(start, end)?;
                Ok(trimmed(&text, span, whole_span.start()))
            };
            pairs.iter().map(inside).collect()
        };
        let found = analyze(&text[whole_span.range()])?;
        let found_words = found.tokens().iter().map(|token| token.span).collect();
        let found_sentences = found.sentence_refs().map(|sentence| sentence.span()).collect();
        let gold_sentences = spans(&gold.sents)?;
        add(&mut score.words, &found_words, &spans(&gold.words)?);
        add(&mut score.sentences, &found_sentences, &gold_sentences);
        score.whole += usize::from(found_sentences == gold_sentences);
    }
    Ok(score)
}

fn add(counts: &mut Counts, found: &HashSet<Span>, gold: &HashSet<Span>) {
    counts.add(found.intersection(gold).count(), found.len(), gold.len());
}

fn analyze(text: &str) -> anyhow::Result<Document> {
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    let mut document = Document::try_new(text)?;
    document.set_tokens(tokens, sentences)?;
    Ok(document)
}

/// The span without blanks at its ends, counted from `origin`.
fn trimmed(text: &str, span: Span, origin: usize) -> Span {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}');
    let words = &text[span.range()];
    let start = span.start() + words.len() - words.trim_start_matches(is_blank).len();
    let end = start + words.trim_matches(is_blank).len();
    Span::new(start - origin, end - origin)
}
