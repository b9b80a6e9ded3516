//! Writes analysed stories.

use crate::args::Format;
use crate::terminal;
use byline::Document;
use byline::wire::{self, Pair};
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Tokens and sentences alone, as `byline tokens` writes them.
#[derive(Debug, Serialize)]
struct TokenStory {
    id: Option<String>,
    offsets: String,
    tokens: Vec<Pair>,
    sentences: Vec<Pair>,
}

/// Standard output in one format.
pub struct Output {
    out: Box<dyn Write>,
    format: Format,
    wire: wire::Options,
    tokens_only: bool,
    /// Whether JSON is a list of stories rather than one object.
    list: bool,
    written: usize,
}

impl Output {
    /// Opens standard output.
    pub fn to_stdout(format: Format, wire: wire::Options, tokens_only: bool, list: bool) -> Self {
        let out: Box<dyn Write> = if format.is_json() {
            Box::new(BufWriter::new(io::stdout()))
        } else {
            Box::new(anstream::stdout())
        };
        Self { out, format, wire, tokens_only, list, written: 0 }
    }

    /// Writes a story.
    pub fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        match self.format {
            Format::Terminal => self.write_terminal(document)?,
            Format::Jsonl => writeln!(self.out, "{}", self.json(document, false)?)?,
            Format::Json => {
                let before = match (self.list, self.written) {
                    (false, _) => "",
                    (true, 0) => "[",
                    (true, _) => ",\n",
                };
                write!(self.out, "{before}{}", self.json(document, true)?)?;
            }
        }
        self.written += 1;
        Ok(())
    }

    /// Writes what is still held back.
    pub fn finish(mut self) -> io::Result<()> {
        if self.format == Format::Json {
            let end = match (self.list, self.written) {
                (true, 0) => "[]\n",
                (true, _) => "]\n",
                (false, 0) => "",
                (false, _) => "\n",
            };
            write!(self.out, "{end}")?;
        }
        self.out.flush()
    }

    fn write_terminal(&mut self, document: &Document) -> io::Result<()> {
        if self.written > 0 {
            writeln!(self.out)?;
        }
        if self.tokens_only {
            terminal::write_tokens(&mut self.out, document)
        } else {
            terminal::write_story(&mut self.out, document)
        }
    }

    fn json(&self, document: &Document, indent: bool) -> serde_json::Result<String> {
        let story = wire::Story::new(document, &self.wire);
        if !self.tokens_only {
            return to_json(&story, indent);
        }
        let wire::Story { id, offsets, tokens, sentences, .. } = story;
        to_json(&TokenStory { id, offsets, tokens, sentences }, indent)
    }
}

fn to_json(value: &impl Serialize, indent: bool) -> serde_json::Result<String> {
    if indent { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) }
}
