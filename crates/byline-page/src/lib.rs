//! The article of an HTML page: its headline, its paragraphs, and what the page says about it.
//!
//! Captions, credits, lines of dates, teasers, repeated paragraphs, and blocks for sharing, newsletters
//! and cookies are left out; list items, rows and headings are paragraphs; posts of social networks
//! become quotations of who wrote them. Headline, date, publisher, authors and address come from
//! JSON-LD, `meta` elements, microdata and `time` elements. Which part of a page is the article is
//! said by its markup, else by `dom_smoothie` (after Mozilla's Readability).
//!
//! ```
//! let page = "<title>Café stays | The Post</title><meta property='og:site_name' content='The Post'>\
//!             <article><h1>Café stays</h1><time datetime='2024-03-05'>5 March</time>\
//!             <p>“The café stays,” said Zoë Ruiz.</p></article>";
//! let document = byline_page::read(page)?;
//! assert_eq!(document.text(), "Café stays\n\n“The café stays,” said Zoë Ruiz.");
//! assert_eq!(document.publisher.as_deref(), Some("The Post"));
//! assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some("2024-03-05"));
//! # Ok::<(), byline_page::PageError>(())
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::panic,
        clippy::todo,
        clippy::print_stdout,
        clippy::dbg_macro
    )
)]

mod about;
mod charset;
mod clock;
mod date;
mod error;
mod furniture;
mod headline;
mod post;
mod text;
mod words;

pub use charset::{charset, decoded};
pub use date::{Order, When, when};
pub use error::PageError;

use about::About;
use byline_core::{Document, DocumentError};
use dom_query::{Document as Tree, NodeRef};
use dom_smoothie::{Config, Readability};
use furniture::Known;
use text::{Block, Paragraph};

/// How deep elements may be nested: as deep as browsers go. The search for the article takes time that
/// grows with the square of the depth.
const MAX_DEPTH: usize = 512;

/// The least that an element is taken for a story for, in bytes of prose.
const STORY: usize = 250;

/// Reads the article of a page as a document whose text is its headline and its paragraphs, with a blank
/// line after each, and which has not been analysed. Takes time near linear in the page.
///
/// # Errors
///
/// If the page has no article, is nested too deep, or its text is too long for a document.
pub fn read(html: &str) -> Result<Document, PageError> {
    let page = Tree::from(html);
    if is_too_deep(&page) {
        return Err(PageError::TooDeep { most: MAX_DEPTH });
    }
    let mut about = about::read(&page);
    let headline = headline::of(&page, &about);
    post::keep(&page);
    text::unfold_tables(&page);
    let story = story(&page);
    about.when = about.when.or_else(|| stamped(&story));
    furniture::strip(&page, &story);
    let found = article(&story);
    let known = Known { headline: &headline, authors: &about.authors };
    let mut paragraphs = furniture::sift(found, &known);
    if prose(&paragraphs) < STORY {
        let stated = about.body.as_deref().map(body).unwrap_or_default();
        let stated = furniture::sift(stated, &known);
        if prose(&stated) > prose(&paragraphs) {
            paragraphs = stated;
        }
    }
    if paragraphs.is_empty() {
        return Err(PageError::NoArticle);
    }
    Ok(document(&headline, &paragraphs, about)?)
}

fn is_too_deep(page: &Tree) -> bool {
    let root = page.root();
    let mut nodes = root.descendants_it();
    nodes.any(|node| node.ancestors_it(None).nth(MAX_DEPTH).is_some())
}

/// The element that holds the story: the body of an article where the page marks it, else the
/// article, the main part or all of the page.
fn story<'p>(page: &'p Tree) -> NodeRef<'p> {
    let root = page.body().unwrap_or_else(|| page.root());
    let most = |selector: &str| {
        let nodes = page.select(selector).nodes().to_vec();
        let found = nodes.into_iter().map(|node| (furniture::prose(&node), node));
        found
            .filter(|(size, _)| *size >= STORY)
            .max_by_key(|(size, node)| (*size, std::cmp::Reverse(node.id)))
    };
    let marked = most("[itemprop=articleBody], [property=articleBody]");
    let article = most("article");
    let main = most("main, [role=main]");
    match (marked, article, main) {
        (Some((size, body)), Some((other, article)), _) => {
            if size * 10 >= other * 6 {
                body
            } else {
                article
            }
        }
        (Some((_, body)), None, _) => body,
        // Many short articles are a list of other stories.
        (None, Some((size, article)), Some((other, main))) => {
            if size * 10 >= other * 6 {
                article
            } else {
                main
            }
        }
        (None, Some((_, article)), None) => article,
        (None, None, Some((_, main))) => main,
        (None, None, None) => root,
    }
}

/// The date of a line within the story that says when it was published.
fn stamped(story: &NodeRef) -> Option<When> {
    text::paragraphs(story).iter().find_map(|paragraph| date::stamped(&paragraph.text))
}

/// The paragraphs of the article within an element.
fn article(story: &NodeRef) -> Vec<Paragraph> {
    let whole = text::paragraphs(story);
    if story.attr("itemprop").is_some() {
        return whole;
    }
    let html = format!("<html><body>{}</body></html>", story.html());
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let found = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    let Ok(found) = found else { return whole };
    let chosen = Tree::fragment(&*found.content);
    text::paragraphs(&chosen.root())
}

/// The paragraphs of a text that JSON-LD holds, where line ends part them.
fn body(text: &str) -> Vec<Paragraph> {
    let plain = |line: &str| Paragraph {
        text: text::tidy(line),
        block: Block::Plain,
        level: 0,
        depth: 0,
        linked: 0,
    };
    // Some of them hold markup.
    if text.contains("</p>") {
        return text::paragraphs(&Tree::fragment(text).root());
    }
    text.lines().map(plain).filter(|paragraph| !paragraph.text.is_empty()).collect()
}

fn prose(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().map(|paragraph| paragraph.text.len()).sum()
}

fn document(
    headline: &str,
    paragraphs: &[Paragraph],
    about: About,
) -> Result<Document, DocumentError> {
    let head = Some(headline).filter(|headline| !headline.is_empty());
    let parts = head.into_iter().chain(paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
    let text = parts.collect::<Vec<_>>().join("\n\n");
    let mut document = Document::try_new(text)?;
    document.date = about.when.map(|when| when.day);
    document.published = about.when.and_then(|when| when.moment);
    document.publisher = about.publisher;
    document.authors = about.authors;
    document.url = about.url;
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// What is known of a story, then its text.
    fn shown(document: &Document) -> String {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
        let date = document.date.map(|date| date.to_string());
        let authors = document.authors.join(", ");
        let published = document.published.map(|moment| moment.to_string());
        let about = [
            or_none(&date),
            or_none(&published),
            or_none(&document.publisher),
            authors,
            or_none(&document.url),
        ];
        let names = ["date", "published", "publisher", "authors", "url"].into_iter().zip(about);
        let about: Vec<_> = names.map(|(name, value)| format!("{name}: {value}\n")).collect();
        format!("{}\n{}\n", about.concat(), document.text())
    }

    /// `tests/pages` holds pages with all that is known to stand around stories, and beside each the
    /// story.
    #[test]
    fn the_story_of_every_page_is_read_and_nothing_else() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
        let mut count = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "html") {
                let document = read(&fs::read_to_string(&path).unwrap()).unwrap();
                let expected = fs::read_to_string(path.with_extension("txt")).unwrap();
                assert_eq!(shown(&document), expected, "{}", path.display());
                count += 1;
            }
        }
        assert!(count > 5, "{count} pages");
    }
}
