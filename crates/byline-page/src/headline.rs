//! The headline of a page: one line, without the name of the site.

use crate::about::About;
use crate::text::tidy;
use dom_query::Document;
use std::collections::HashSet;

/// Marks between a headline and the name of a site.
const MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • "];

/// Those of them that no headline has.
const PARTING: [&str; 3] = [" | ", " :: ", " » "];

/// The headline of a page, empty if it has none.
pub fn of(page: &Document, about: &About) -> String {
    let stated: Vec<String> =
        about.headlines.iter().map(|line| without_site(line, about)).collect();
    let shown: Vec<String> =
        page.select("h1").nodes().iter().map(|node| tidy(node.text())).collect();
    let is_site = |line: &&String| about.publisher.as_ref().is_some_and(|name| same(line, name));
    let shown: Vec<&String> =
        shown.iter().filter(|line| !line.is_empty() && !is_site(line)).collect();
    // A heading that says what the page says of itself is surer than one that stands alone.
    let agreed = shown.iter().find(|line| stated.iter().any(|other| agree(line, other)));
    let best = match (agreed, &shown[..], stated.iter().find(|line| !line.is_empty())) {
        (Some(line), _, _) => line.as_str(),
        (None, [only], None) => only.as_str(),
        (None, _, Some(line)) => line.as_str(),
        (None, [first, ..], None) => first.as_str(),
        (None, [], None) => "",
    };
    best.to_owned()
}

/// A title without the name of the site that may stand before or behind it.
fn without_site(title: &str, about: &About) -> String {
    let mut title = title.trim();
    // Twice at most: “Headline | News | Site”.
    for _ in 0..2 {
        let last = MARKS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark))).max();
        if let Some((_, line)) = title.split_once(": ").filter(|(site, _)| is_site(site, about)) {
            title = line.trim();
            continue;
        }
        let first = MARKS.iter().filter_map(|mark| Some((title.find(mark)?, mark))).min();
        if let Some((at, mark)) = last {
            let (line, end) = (&title[..at], &title[at + mark.len()..]);
            if is_site(end, about) || PARTING.contains(mark) && words(line) > words(end) {
                title = line.trim();
                continue;
            }
        }
        if let Some((at, mark)) = first {
            let (start, line) = (&title[..at], &title[at + mark.len()..]);
            if is_site(start, about) || PARTING.contains(mark) && words(line) > words(start) {
                title = line.trim();
            }
        }
    }
    title.to_owned()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// True for the name of the publisher, or of the host of the page.
fn is_site(name: &str, about: &About) -> bool {
    let name = letters(name);
    if name.is_empty() {
        return false;
    }
    let publisher = about.publisher.as_deref().map(letters).unwrap_or_default();
    let host = about.url.as_deref().and_then(|url| url.split('/').nth(2)).unwrap_or_default();
    let host = letters(host.trim_start_matches("www."));
    let is_part = |whole: &str| name.len() >= 3 && whole.contains(&name);
    is_part(&publisher) || is_part(&host) || publisher.len() >= 3 && name.contains(&publisher)
}

fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

fn same(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

/// True if two lines have most of the words of each in common.
fn agree(a: &str, b: &str) -> bool {
    let words = |text: &str| -> HashSet<String> { text.split_whitespace().map(letters).collect() };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && a.intersection(&b).count() * 2 >= a.len().max(b.len())
}
