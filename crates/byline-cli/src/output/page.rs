//! Stories as a page for a browser, or as many pages with one of contents.

use super::StoryWriter;
use super::target::Target;
use byline::Document;
use byline_export::html::{Options, Page};
use std::io::Write;
use std::path::{Path, PathBuf};

/// How many stories stand on a page: what a browser opens in a second or two.
const STORIES: usize = 100;

/// One page with all stories, which is written at the end, when its table of contents is known. More
/// stories than a browser opens at once are written as pages beside it, if it is a file.
pub struct PageWriter {
    out: Target,
    file: Option<PathBuf>,
    page: Page,
    parts: usize,
}

impl PageWriter {
    /// Makes the writer.
    ///
    /// # Errors
    ///
    /// If the file cannot be made.
    pub fn boxed(file: Option<&Path>) -> anyhow::Result<Box<dyn StoryWriter>> {
        Ok(Box::new(Self {
            out: Target::open(file)?,
            file: file.map(Path::to_owned),
            page: Page::new(&Options::default()),
            parts: 0,
        }))
    }

    /// Writes the stories at hand as a page of their own: `page-1.html` beside `page.html`.
    fn write_part(&mut self, file: &Path) -> anyhow::Result<()> {
        self.parts += 1;
        let mut part = Target::open(Some(&self.part(file, self.parts)))?;
        let name = self.part(file, self.parts);
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        part.write_all(self.page.cut(&name).as_bytes())?;
        part.finish()
    }

    fn part(&self, file: &Path, number: usize) -> PathBuf {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let ending = file.extension().map_or("html".into(), |ending| ending.to_string_lossy());
        file.with_file_name(format!("{stem}-{number}.{ending}"))
    }
}

impl StoryWriter for PageWriter {
    fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        if let Some(file) = self.file.clone().filter(|_| self.page.stories() == STORIES) {
            self.write_part(&file)?;
        }
        self.page.add(document);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> anyhow::Result<()> {
        match self.file.clone() {
            Some(file) if self.parts > 0 => {
                self.write_part(&file)?;
                let (first, last) = (self.part(&file, 1), self.part(&file, self.parts));
                anstream::eprintln!(
                    "byline: {} has the contents of {} pages beside it, {} to {}",
                    file.display(),
                    self.parts,
                    first.display(),
                    last.display()
                );
            }
            None if self.page.stories() > STORIES => anstream::eprintln!(
                "byline: {} stories are a lot for one page; --out FILE cuts it into pages",
                self.page.stories()
            ),
            _ => (),
        }
        let Self { mut out, page, .. } = *self;
        out.write_all(page.finish().as_bytes())?;
        out.finish()
    }
}
