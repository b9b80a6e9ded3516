//! Who wrote a story.

use super::Page;
use crate::{text::tidy, words};
use dom_query::NodeRef;

/// The words that a name has.
const WORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// The authors: as JSON-LD has them, else as `meta` elements have them, else as the page shows them.
pub fn of(page: &Page) -> Vec<String> {
    let linked = || people(page.linked.named("author"));
    let meta = || people(words::all("author-meta").flat_map(|name| page.meta.all(name)).map(tidy));
    let shown = || people(page.elements.iter().filter(is_author).map(|node| tidy(node.text())));
    [&linked as &dyn Fn() -> Vec<String>, &meta, &shown]
        .into_iter()
        .map(|read| read())
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn is_author(node: &&NodeRef) -> bool {
    let is = |attribute| node.attr(attribute).is_some_and(|value| &*value == "author");
    is("rel") || is("itemprop")
}

/// The names in some lines, each once.
fn people(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for name in lines.flat_map(|line| names(&line)) {
        if !people.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            people.push(name);
        }
    }
    people
}

/// The names in “By Zoë Ruiz and Ben Holt, The Harbour Post”.
fn names(line: &str) -> Vec<String> {
    let line = words::after_by(line).unwrap_or(line).replace([',', ';', '|'], " , ");
    let parts: Vec<&str> = line.split_whitespace().collect();
    let names = parts.split(|part| *part == "," || words::is("joins", &part.to_lowercase()));
    let names = names.filter(|words| WORDS.contains(&words.len())).map(|words| words.join(" "));
    names.filter(|name| !name.contains(|c: char| "@/".contains(c) || c.is_ascii_digit())).collect()
}
