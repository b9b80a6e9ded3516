//! Who wrote a story.

use super::super::{text::tidy, words};
use super::Page;
use dom_query::NodeRef;

/// The words that a name has.
const WORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// The authors: as JSON-LD has them, as `meta` elements have them, or as the page shows them.
pub fn of(page: &Page) -> Vec<String> {
    let mut lines: Vec<String> = page.linked.named("author").collect();
    if lines.is_empty() {
        lines = words::all("author-meta").flat_map(|name| page.meta.all(name)).map(tidy).collect();
    }
    if lines.is_empty() {
        let is_author = |node: &&NodeRef| {
            let is = |attribute| node.attr(attribute).is_some_and(|value| &*value == "author");
            is("rel") || is("itemprop")
        };
        lines = page.elements.iter().filter(is_author).map(|node| tidy(node.text())).collect();
    }
    let mut authors: Vec<String> = Vec::new();
    for name in lines.iter().flat_map(|line| people(line)) {
        let is_known = |known: &String| known.to_lowercase() == name.to_lowercase();
        if !authors.iter().any(is_known) {
            authors.push(name);
        }
    }
    authors
}

/// The names in “By Zoë Ruiz and Ben Holt, The Harbour Post”.
fn people(line: &str) -> Vec<String> {
    let line = words::after_by(line).unwrap_or(line).replace([',', ';', '|'], " , ");
    let parts: Vec<&str> = line.split_whitespace().collect();
    let names = parts.split(|part| *part == "," || words::is("joins", &part.to_lowercase()));
    let names = names.filter(|words| WORDS.contains(&words.len())).map(|words| words.join(" "));
    names.filter(|name| !name.contains(|c: char| "@/".contains(c) || c.is_ascii_digit())).collect()
}
