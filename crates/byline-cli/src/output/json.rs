//! Formats that are JSON: a line for each story, or one value for all of them.

use super::StoryWriter;
use super::each::Each;
use super::target::Target;
use byline::Document;
use byline::wire::{self, Pair};
use serde::Serialize;
use std::io::Write;

/// Tokens, sentences and paragraphs alone, as `byline tokens` writes them.
#[derive(Debug, Serialize)]
pub struct TokenStory {
    schema: u32,
    id: Option<String>,
    offsets: String,
    tokens: Vec<Pair>,
    sentences: Vec<Pair>,
    paragraphs: Vec<Pair>,
}

impl TokenStory {
    /// Makes the JSON of a document.
    pub fn new(document: &Document, options: &wire::Options) -> Self {
        let wire::Story { schema, id, offsets, tokens, sentences, paragraphs, .. } =
            wire::Story::new(document, options);
        Self { schema, id, offsets, tokens, sentences, paragraphs }
    }
}

/// Writes a story a line.
pub fn lines<S: Serialize>(
    out: Target,
    make: impl Fn(&Document) -> S + 'static,
) -> Box<dyn StoryWriter> {
    Each::boxed(out, "", move |out, document| {
        serde_json::to_writer(&mut *out, &make(document))?;
        writeln!(out)
    })
}

/// Writes one indented object for a single story, a list of objects for anything else.
pub struct JsonList<F> {
    out: Target,
    single: bool,
    make: F,
    written: usize,
}

impl<S: Serialize, F: Fn(&Document) -> S + 'static> JsonList<F> {
    /// Makes the writer.
    pub fn boxed(out: Target, single: bool, make: F) -> Box<dyn StoryWriter> {
        Box::new(Self { out, single, make, written: 0 })
    }
}

impl<S: Serialize, F: Fn(&Document) -> S> StoryWriter for JsonList<F> {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        let before = match (self.single, self.written) {
            (true, _) => "",
            (false, 0) => "[",
            (false, _) => ",\n",
        };
        self.out.write_all(before.as_bytes())?;
        self.written += 1;
        // By way of `io::Error`, so that a closed pipe is known as one.
        let story = (self.make)(document);
        Ok(serde_json::to_writer_pretty(&mut self.out, &story).map_err(std::io::Error::from)?)
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        let end = match (self.single, self.written) {
            (true, 0) => "",
            (true, _) => "\n",
            (false, 0) => "[]\n",
            (false, _) => "]\n",
        };
        self.out.write_all(end.as_bytes())?;
        self.out.finish()
    }
}
