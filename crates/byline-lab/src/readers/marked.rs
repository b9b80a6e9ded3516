//! Texts with the quotes that people marked in them, one JSON object a line: corpora of quotes
//! (lists of spans), annotated stories and constructions (one span each, or null). Spans are in code
//! points.

use anyhow::Context;
use byline_core::{Offsets, Span, Unit};
use byline_quote::training::Marked;
use serde::Deserialize;
use std::path::Path;

/// A text with its quotes.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// The construction that it shows, if it shows one.
    pub construction: Option<String>,
    /// The text.
    pub text: String,
    /// Its quotes, in the order of the file; spans in bytes.
    pub quotes: Vec<Marked>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    construction: Option<String>,
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    content: Vec<(usize, usize)>,
    cue: Option<Spans>,
    source: Option<Spans>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Spans {
    One((usize, usize)),
    Many(Vec<(usize, usize)>),
}

/// Reads all texts.
///
/// # Errors
///
/// If the file cannot be read, a line is not such an object, or a span is not in its text.
pub fn read(path: &Path) -> anyhow::Result<Vec<Text>> {
    let text = super::text(path)?;
    let lines = text.lines().filter(|line| !line.is_empty()).enumerate();
    lines
        .map(|(number, line)| {
            read_line(line).with_context(|| format!("{} line {}", path.display(), number + 1))
        })
        .collect()
}

fn read_line(line: &str) -> anyhow::Result<Text> {
    let Line { id, construction, text, quotes } = serde_json::from_str(line)?;
    let offsets = Offsets::new(&text, Unit::Chars);
    let spans = |list: &[(usize, usize)]| -> anyhow::Result<Vec<Span>> {
        let span = |&(start, end): &(usize, usize)| {
            let span = offsets.span_to_bytes(start, end);
            span.with_context(|| format!("[{start}, {end}] is not in the text"))
        };
        let mut spans = list.iter().map(span).collect::<anyhow::Result<Vec<_>>>()?;
        spans.sort();
        Ok(spans)
    };
    let some = |list: &Option<Spans>| match list {
        None => Ok(Vec::new()),
        Some(Spans::One(span)) => spans(&[*span]),
        Some(Spans::Many(list)) => spans(list),
    };
    let quote = |quote: &Quote| -> anyhow::Result<Marked> {
        let content = spans(&quote.content)?;
        Ok(Marked { content, cue: some(&quote.cue)?, source: some(&quote.source)? })
    };
    let quotes = quotes.iter().map(quote).collect::<anyhow::Result<_>>()?;
    Ok(Text { id, construction, text, quotes })
}
