//! Stories as one page for people: the text with names, quotes and citations highlighted.
//!
//! A page is one file that needs no network and no other file. Layers are switched on and off by
//! check boxes that are also the legend. Each quote ends in a number that leads to a note: who
//! said it, by which words it is attributed, and how it came to the story. Pointing at a quote, or
//! moving to its number by keyboard, shows the note beside it. Beside the text stand the speakers
//! with all they said, where the story got it (as a drawing and as a list), and all names.
//! Layers and notes need no script; only showing a note in place does.
//!
//! Whatever a story holds stays text. Templates escape it, no attribute runs code, and the page
//! carries a content security policy that allows its own script and style alone, by their hashes.
//! The characters of the text are kept exactly; only NUL, which HTML cannot hold, is U+FFFD.
//! Characters that would turn the direction of what follows are shown by their codes.

mod anchors;
mod characters;
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
use story::Story;

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
/// Only what is to be written is kept of a story: some ten times the length of its text.
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
    entries: Vec<Entry>,
    body: String,
}

/// A line of the table of contents.
#[derive(Debug)]
struct Entry {
    number: usize,
    title: String,
    quotes: usize,
}

impl Page {
    /// A page without stories.
    pub fn new(options: &Options) -> Self {
        Self { title: options.title.clone(), ..Self::default() }
    }

    /// Adds a story below those that are there. Takes time near linear in its text and annotations.
    pub fn add(&mut self, document: &Document) {
        let number = self.entries.len() + 1;
        let story = Story::new(document, number);
        self.body.push_str(&render(&story));
        let quotes = document.quotes().len();
        self.entries.push(Entry { number, title: story.title, quotes });
    }

    /// The whole page as HTML.
    pub fn finish(self) -> String {
        let title = self.title.unwrap_or_else(|| match self.entries.as_slice() {
            [only] => only.title.clone(),
            entries => format!("{} stories", entries.len()),
        });
        render(&PageTemplate {
            title: characters::plain(&title),
            policy: policy::of(STYLE, SCRIPT),
            style: STYLE,
            script: SCRIPT,
            entries: &self.entries,
            body: &self.body,
        })
    }
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
    entries: &'p [Entry],
    body: &'p str,
}

/// A template as text. Writing to a string cannot fail, and our templates do not fail on their own.
fn render(template: &impl Template) -> String {
    let mut out = String::new();
    let result = template.render_into(&mut out);
    debug_assert!(result.is_ok(), "a template failed: {result:?}");
    out
}
