//! Stories as one page for people: the text with names, quotes and citations highlighted.
//!
//! A page is one file that needs no network and no other file. Layers are switched on and off by
//! check boxes that are also the legend. Each quote ends in a number that leads to a note: who
//! said it, by which words it is attributed, and how it came to the story. Pointing at a quote, or
//! moving to its number by keyboard, shows the note beside it; a click marks it in the list, and the
//! text stays where it is. A click on a name leaves what he or she said and where he or she is named;
//! a search looks through quotes; a note can be copied with its source. Beside the text stand the
//! speakers with all they said, where the story got it (as a drawing and as a list), and all names.
//! Layers and notes need no script; only showing a note in place, filters, search and copying do.
//!
//! Whatever a story holds stays text. Templates escape it, no attribute runs code, and the page
//! carries a content security policy that allows its own script and style alone, by their hashes.
//! The characters of the text are kept exactly; only NUL, which HTML cannot hold, is U+FFFD.
//! Characters that would turn the direction of what follows are shown by their codes.

mod anchors;
mod boxes;
mod characters;
mod contents;
mod drawing;
mod headings;
mod marks;
mod notes;
mod policy;
mod segments;
mod sources;
mod story;

use askama::Template;
use byline_core::Document;
use contents::{Contents, Entry};
use story::Story;

use crate::iri;

const STYLE: &str = include_str!("../../templates/page.css");
const SCRIPT: &str = include_str!("../../templates/page.js");

/// What a page can be told.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The title of the page; without one that of its only story, or the number of stories.
    pub title: Option<String>,
}

/// A page that stories are added to, one after the other.
///
/// Only what is to be written is kept of a story: some ten times the length of its text. Where that is
/// more than a browser opens at once, [`cut`](Self::cut) makes pages of the size that you choose.
///
/// ```
/// use byline_core::Document;
/// use byline_export::html::{Options, Page};
///
/// let mut page = Page::new(&Options { title: Some("Café & bar".to_owned()) });
/// page.add(&Document::new("“Voilà,” said Zoë."));
/// page.add(&Document::new("<script>"));
/// let html = page.finish();
/// assert!(html.contains("<title>Café &#38; bar</title>"));
/// assert!(html.contains("“Voilà,” said Zoë."));
/// assert!(html.contains("<p>&#60;script&#62;</p>"));
/// ```
#[derive(Debug, Default)]
pub struct Page {
    title: Option<String>,
    contents: Contents,
    /// How many of the stories in the table of contents were cut off.
    cut: usize,
    body: String,
}

impl Page {
    /// A page without stories.
    pub fn new(options: &Options) -> Self {
        Self { title: options.title.clone(), ..Self::default() }
    }

    /// How many stories have been added since the last cut.
    pub fn stories(&self) -> usize {
        self.contents.entries.len() - self.cut
    }

    /// Adds a story below those that are there. Takes time near linear in its text and annotations.
    pub fn add(&mut self, document: &Document) {
        let number = self.contents.entries.len() + 1;
        let story = Story::new(document, number);
        self.body.push_str(&render(&story));
        self.contents.add(&story);
    }

    /// Takes the stories that were added since the last cut as a page of their own, which is to lie
    /// beside this one under the name `file`. This one keeps their lines in its table of contents.
    ///
    /// ```
    /// use byline_core::Document;
    /// use byline_export::html::{Options, Page};
    ///
    /// let mut page = Page::new(&Options::default());
    /// page.add(&Document::new("“Voilà,” said Zoë."));
    /// let first = page.cut("café-1.html");
    /// assert!(first.contains("“Voilà,” said Zoë."));
    /// assert!(page.finish().contains("href=\"caf%C3%A9-1.html#s1\""));
    /// ```
    pub fn cut(&mut self, file: &str) -> String {
        let body = std::mem::take(&mut self.body);
        let part = self.contents.entries.split_off(self.cut);
        let shown = Contents::of(part);
        let html = self.page(&shown, &body);
        let file = iri::file(file);
        let part = shown.entries.into_iter().map(|entry| Entry { file: file.clone(), ..entry });
        self.contents.entries.extend(part);
        self.cut = self.contents.entries.len();
        html
    }

    /// The whole page as HTML; after a cut the table of contents of all pages, and the stories that
    /// were added since.
    pub fn finish(self) -> String {
        self.page(&self.contents, &self.body)
    }

    fn page(&self, contents: &Contents, body: &str) -> String {
        let title = self.title.clone().unwrap_or_else(|| match contents.entries.as_slice() {
            [only] => only.title.clone(),
            entries => format!("{} stories", entries.len()),
        });
        render(&PageTemplate {
            title: characters::plain(&title),
            policy: policy(),
            style: STYLE,
            script: SCRIPT,
            contents,
            body,
        })
    }
}

/// The content security policy that every page carries, for a server that sends it as a header too.
///
/// ```
/// assert!(byline_export::html::policy().starts_with("default-src 'none'; style-src 'sha256-"));
/// ```
pub fn policy() -> String {
    policy::of(STYLE, SCRIPT)
}

/// The page of one story.
///
/// ```
/// use byline_core::Document;
/// use byline_export::html::{Options, page};
///
/// let html = page(&Document::new("“Voilà,” said Zoë."), &Options::default());
/// assert!(html.starts_with("<!doctype html>"));
/// assert!(html.contains("<title>“Voilà,” said Zoë.</title>"));
/// ```
pub fn page(document: &Document, options: &Options) -> String {
    let mut page = Page::new(options);
    page.add(document);
    page.finish()
}

#[derive(Template)]
#[template(path = "page.html")]
struct PageTemplate<'p> {
    title: String,
    policy: String,
    style: &'p str,
    script: &'p str,
    contents: &'p Contents,
    body: &'p str,
}

/// A template as text. Writing to a string cannot fail, and our templates do not fail on their own.
fn render(template: &impl Template) -> String {
    let mut out = String::new();
    let result = template.render_into(&mut out);
    debug_assert!(result.is_ok(), "a template failed: {result:?}");
    out
}
