//! Formats in which a story stands for itself: one is written after the other.

use super::StoryWriter;
use super::target::Target;
use byline::Document;
use std::io::{self, Write};

/// Writes every story with one function, and `between` between two of them.
pub struct Each<F> {
    out: Target,
    between: &'static str,
    write: F,
    written: usize,
}

impl<F: FnMut(&mut dyn Write, &Document) -> io::Result<()> + 'static> Each<F> {
    /// Makes the writer.
    pub fn boxed(out: Target, between: &'static str, write: F) -> Box<dyn StoryWriter> {
        Box::new(Self { out, between, write, written: 0 })
    }
}

impl<F: FnMut(&mut dyn Write, &Document) -> io::Result<()>> StoryWriter for Each<F> {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        if self.written > 0 {
            self.out.write_all(self.between.as_bytes())?;
        }
        self.written += 1;
        Ok((self.write)(&mut self.out, document)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        self.out.finish()
    }
}
