//! Words and sentences against a gold file.

use anyhow::Context;
use byline_core::{Document, Offsets, Span, Unit};
use serde::Deserialize;
use std::collections::HashSet;
use std::fs;
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

/// Spans that are right, found, and there to be found.
#[derive(Debug, Default)]
pub struct Counts {
    right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, found: &HashSet<Span>, gold: &HashSet<Span>) {
        self.right += found.intersection(gold).count();
        self.found += found.len();
        self.gold += gold.len();
    }

    /// F1 in percent.
    pub fn f1(&self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }

    fn print(&self, layer: &str) {
        if self.gold == 0 {
            return;
        }
        println!(
            "{layer:9} P {:.2} R {:.2} F1 {:.2}  gold {} found {}",
            percent(self.right, self.found),
            percent(self.right, self.gold),
            self.f1(),
            self.gold,
            self.found,
        );
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Prints the score of a gold file.
///
/// # Errors
///
/// If the gold file or the text beside it cannot be read.
pub fn eval(path: &Path) -> anyhow::Result<()> {
    let score = score(path)?;
    println!("{}", path.display());
    score.words.print("words");
    score.sentences.print("sentences");
    println!("documents with every sentence right: {} of {}", score.whole, score.documents);
    Ok(())
}

/// Compares exact spans of words and sentences with those of a gold file.
///
/// # Errors
///
/// If the gold file or the text beside it cannot be read.
pub fn score(path: &Path) -> anyhow::Result<Score> {
    let gold: Gold = serde_json::from_str(&read(path)?)
        .with_context(|| format!("{}: not a gold file", path.display()))?;
    let text = read(&path.with_extension("txt"))?;
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
        score.words.add(&found_words, &spans(&gold.words)?);
        score.sentences.add(&found_sentences, &gold_sentences);
        score.whole += usize::from(found_sentences == gold_sentences);
    }
    Ok(score)
}

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
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
