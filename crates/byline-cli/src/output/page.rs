//! Stories as a page for a browser.

use super::StoryWriter;
use super::target::Target;
use byline::Document;
use byline_export::html::{Options, Page};
use std::io::Write;

/// One page with all stories. It is written at the end, when its table of contents is known.
pub struct PageWriter {
    out: Target,
    page: Page,
}

impl PageWriter {
    /// Makes the writer.
    pub fn boxed(out: Target) -> Box<dyn StoryWriter> {
        Box::new(Self { out, page: Page::new(&Options::default()) })
    }
}

impl StoryWriter for PageWriter {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        self.page.add(document);
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<()> {
        let Self { mut out, page } = *self;
        out.write_all(page.finish().as_bytes())?;
        out.finish()
    }
}
