//! Formats in which all stories are one document: a table, a chart.

use super::StoryWriter;
use super::target::Target;
use byline::Document;
use byline_export::csv::Table;
use byline_export::mermaid::Chart;

impl StoryWriter for Table<Target> {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        Ok(Self::write(self, document)?)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        Self::finish(*self)?.finish()
    }
}

impl StoryWriter for Chart<Target> {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        Ok(Self::write(self, document)?)
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        Self::finish(*self)?.finish()
    }
}
