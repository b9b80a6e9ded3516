//! Stories with quotes, one JSON object a line: `id`, `text`, and for each quote the spans of its
//! `content`, `cue` and `source` in code points.

use anyhow::Context;
use byline_core::{Offsets, Span, Unit};
use serde::Deserialize;
use std::path::Path;

/// A story with the quotes that people found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its quotes, in the order of the file.
    pub quotes: Vec<Quote>,
}

/// A quote; spans are in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// What is said.
    pub content: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// The noun phrase it is attributed to.
    pub source: Vec<Span>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    quotes: Vec<Spans>,
}

#[derive(Deserialize)]
struct Spans {
    content: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
}

/// Reads all stories.
///
/// # Errors
///
/// If the file cannot be read, a line is not such an object, or a span is not in its text.
pub fn read(path: &Path) -> anyhow::Result<Vec<Story>> {
    let text = super::text(path)?;
    let lines = text.lines().filter(|line| !line.is_empty()).enumerate();
    lines
        .map(|(number, line)| {
            story(line).with_context(|| format!("{} line {}", path.display(), number + 1))
        })
        .collect()
}

/// A story with other quotes than its own, as a line of such a file, without the text.
pub fn line(story: &Story, quotes: &[Quote]) -> String {
    let offsets = Offsets::new(&story.text, Unit::Chars);
    let list = |spans: &[Span]| -> Vec<[usize; 2]> {
        spans
            .iter()
            .map(|span| [span.start(), span.end()].map(|at| offsets.from_bytes(at)))
            .collect()
    };
    let quote = |quote: &Quote| {
        let [content, cue, source] =
            [&quote.content, &quote.cue, &quote.source].map(|spans| list(spans));
        serde_json::json!({"content": content, "cue": cue, "source": source})
    };
    let quotes: Vec<serde_json::Value> = quotes.iter().map(quote).collect();
    format!("{}\n", serde_json::json!({"id": story.id, "quotes": quotes}))
}

fn story(line: &str) -> anyhow::Result<Story> {
    let Line { id, text, quotes } = serde_json::from_str(line)?;
    let offsets = Offsets::new(&text, Unit::Chars);
    let spans = |list: &[(usize, usize)]| -> anyhow::Result<Vec<Span>> {
        let span = |&(start, end): &(usize, usize)| {
            offsets
                .span_to_bytes(start, end)
                .with_context(|| format!("[{start}, {end}] is not in the text"))
        };
        let mut spans = list.iter().map(span).collect::<anyhow::Result<Vec<_>>>()?;
        spans.sort();
        Ok(spans)
    };
    let quote = |quote: &Spans| -> anyhow::Result<Quote> {
        Ok(Quote {
            content: spans(&quote.content)?,
            cue: spans(&quote.cue)?,
            source: spans(&quote.source)?,
        })
    };
    let quotes = quotes.iter().map(quote).collect::<anyhow::Result<_>>()?;
    Ok(Story { id, text, quotes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_bytes() {
        let line = r#"{"id": "a", "text": "“Café” said Roe", "quotes":
            [{"content": [[0, 6]], "cue": [[7, 11]], "source": [[12, 15]]}]}"#;
        let story = story(line).unwrap();
        assert_eq!(&story.text[story.quotes[0].source[0].range()], "Roe");
        let outside = r#"{"id": "a", "text": "“", "quotes":
            [{"content": [[0, 2]], "cue": [], "source": []}]}"#;
        assert!(super::story(outside).is_err());
    }
}
