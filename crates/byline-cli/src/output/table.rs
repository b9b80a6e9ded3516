//! Quotes as a table.

use super::StoryWriter;
use super::target::Target;
use byline::{Document, Unit};
use byline_export::csv::QuoteTable;

/// One table of the quotes of all stories.
pub struct Table(QuoteTable<Target>);

impl Table {
    /// Makes the writer, and writes the names of the columns.
    pub fn boxed(out: Target, unit: Unit) -> anyhow::Result<Box<dyn StoryWriter>> {
        Ok(Box::new(Self(QuoteTable::new(out, unit)?)))
    }
}

impl StoryWriter for Table {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        Ok(self.0.write(document)?)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        self.0.finish()?.finish()
    }
}
