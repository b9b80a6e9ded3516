//! Takes out of a page what is no part of its story: elements by their names and classes, and
//! paragraphs by what they say.

use crate::date;
use crate::text::{Block, Paragraph};
use crate::words;
use dom_query::{Document, NodeRef};
use std::collections::HashSet;

/// The longest paragraph, in words, that is judged by a phrase in it.
const SHORT: usize = 30;

/// The longest credit of a picture, in words.
const CREDIT: usize = 15;

/// The longest line that says who wrote a story, in words.
const BYLINE: usize = 14;

/// The longest line that says what the author of a story is, in words.
const ROLE: usize = 4;

/// The share of the prose of a page that no box beside the story has.
const BULK: f64 = 0.4;

/// The share that no notice over the page has.
const MOST: f64 = 0.9;

/// Takes the elements out of a page, `story` being the one that holds the story, as far as that is
/// known.
pub fn strip(page: &Document, story: &NodeRef) {
    let all = prose(story);
    let above: HashSet<_> = story.ancestors_it(None).map(|node| node.id).collect();
    let is_inside = |node: &NodeRef| node.ancestors_it(None).any(|outer| outer.id == story.id);
    let nodes: Vec<NodeRef> = page.root().descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        if node.id == story.id || above.contains(&node.id) {
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let is_bulk = |share| prose(&node) as f64 > share * all as f64 && is_inside(&node);
        if words::is("element", &name)
            || is_invisible(&node)
            || is_named(&node, "class") && !is_bulk(BULK)
            || is_named(&node, "linked") && has_link(&node) && !is_bulk(BULK)
            || is_named(&node, "notice") && !is_bulk(MOST)
        {
            node.remove_from_parent();
        }
    }
}

/// The bytes of text in paragraphs within an element.
pub fn prose(node: &NodeRef) -> usize {
    let paragraphs = node.descendants_it().filter(|inner| inner.has_name("p"));
    paragraphs.map(|paragraph| paragraph.text().trim().len()).sum()
}

fn is_invisible(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    style.contains("display:none")
        || style.contains("visibility:hidden")
        || node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
}

fn has_link(node: &NodeRef) -> bool {
    node.descendants_it().any(|inner| inner.has_name("a"))
}

/// True for an element whose class, id or role says that it is furniture of this kind.
fn is_named(node: &NodeRef, kind: &str) -> bool {
    let attributes: &[&str] = match node.node_name().unwrap_or_default().as_ref() {
        "html" | "body" | "article" | "main" | "h1" => &[],
        "p" => &["class"],
        _ => &["class", "id", "role", "data-component", "data-testid"],
    };
    // The name of an element that the page has made itself, such as `amp-ad`, is as good as a class.
    let name = node.node_name().filter(|name| name.contains('-'));
    let values = attributes.iter().filter_map(|name| node.attr(name)).chain(name);
    values.into_iter().any(|value| is_any_class(&value, kind))
}

/// The most words that a name in the list of classes has.
const LONGEST: usize = 4;

/// True if one of some classes is of a kind.
pub fn is_any_class(classes: &str, kind: &str) -> bool {
    classes.split_whitespace().any(|class| is_class(class, kind))
}

/// True for a class of which some words in a row are in the list of a kind.
fn is_class(class: &str, kind: &str) -> bool {
    let class = separate(class);
    let parts: Vec<&str> = class.split(' ').collect();
    let starts = 0..parts.len();
    starts.into_iter().any(|start| {
        let most = LONGEST.min(parts.len() - start);
        (1..=most).any(|count| words::is(kind, &parts[start..start + count].join(" ")))
    })
}

/// A class as words: `articleRelated-links` is “article related links”.
fn separate(class: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for c in class.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
        before = c;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is known about a page when its paragraphs are judged.
pub struct Known<'a> {
    pub headline: &'a str,
    pub authors: &'a [String],
}

/// What a line over other stories heads.
struct Cut {
    /// How many elements the line stands in.
    depth: usize,
    /// True if it is a heading, and no paragraph that looks like one.
    is_heading: bool,
    /// True if a link to another story was met.
    has_link: bool,
}

impl Cut {
    /// True for what belongs to it: up to the end of the box that the line stands in, or to prose. Links
    /// behind a mere paragraph end with the next sentence.
    fn takes(&self, paragraph: &Paragraph) -> bool {
        let is_sentence = paragraph.block == Block::Plain && ends_sentence(&paragraph.text);
        let goes_on = !self.is_heading && self.has_link && is_sentence && !paragraph.is_linked();
        paragraph.depth >= self.depth && !paragraph.is_story() && !goes_on
    }
}

/// Leaves the paragraphs of the story.
pub fn sift(paragraphs: Vec<Paragraph>, known: &Known) -> Vec<Paragraph> {
    let mut kept: Vec<Paragraph> = Vec::new();
    let mut seen = HashSet::new();
    let mut cut: Option<Cut> = None;
    for paragraph in paragraphs {
        if let Some(cut) = cut.as_mut().filter(|cut| cut.takes(&paragraph)) {
            cut.has_link |= paragraph.is_linked();
            continue;
        }
        cut = None;
        if is_section(&paragraph) {
            let is_heading = paragraph.block == Block::Heading;
            cut = Some(Cut { depth: paragraph.depth, is_heading, has_link: false });
            continue;
        }
        let is_new = paragraph.words() < 6 || seen.insert(paragraph.text.clone());
        if is_new && !is_furniture(&paragraph, known, kept.is_empty()) {
            kept.push(paragraph);
        }
    }
    drop_empty_headings(drop_repeated(kept))
}

/// The most words of a sentence that is shown a second time, in large letters.
const PULLED: usize = 60;

/// The most paragraphs of a story of which each is looked for in each other.
const COMPARED: usize = 400;

/// Leaves out what another paragraph has word for word.
fn drop_repeated(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if paragraphs.len() > COMPARED {
        return paragraphs;
    }
    let all: Vec<String> = paragraphs.iter().map(|paragraph| letters(&paragraph.text)).collect();
    let mut at = 0;
    paragraphs.retain(|paragraph| {
        let own = &all[at];
        at += 1;
        let is_long = |other: &String| other.len() > own.len() && other.contains(own.as_str());
        !((6..=PULLED).contains(&paragraph.words()) && all.iter().any(is_long))
    });
    paragraphs
}

/// The letters of a text, by which it is compared.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A heading that nothing follows but another heading, or the end, has lost what it headed.
fn drop_empty_headings(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut kept: Vec<Paragraph> = Vec::new();
    for paragraph in paragraphs.into_iter().rev() {
        let heads = match kept.last() {
            None => false,
            Some(next) => next.block != Block::Heading || next.level > paragraph.level,
        };
        if paragraph.block != Block::Heading || heads {
            kept.push(paragraph);
        }
    }
    kept.reverse();
    kept
}

fn is_section(paragraph: &Paragraph) -> bool {
    let line = plain(&paragraph.text);
    words::is("section", &line)
        || paragraph.block == Block::Heading
            && paragraph.words() <= 6
            && words::all("opens").any(|label| words::begins(&line, label))
}

fn is_furniture(paragraph: &Paragraph, known: &Known, is_first: bool) -> bool {
    let text = paragraph.text.as_str();
    let line = plain(text);
    // What publishing systems have left of their own codes, and notes of editors.
    let is_bracketed = text.starts_with('[') && text.ends_with(']');
    if !text.contains(char::is_alphanumeric)
        || words::is("line", &line)
        || date::is_stamp(text)
        || is_bracketed
    {
        return true;
    }
    if is_first && (line == plain(known.headline) || paragraph.is_linked()) {
        return true;
    }
    let count = paragraph.words();
    if count > SHORT {
        return false;
    }
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    paragraph.is_linked() && (paragraph.block != Block::Item || !ends_sentence(text))
        || is_byline(paragraph, known)
        || words::all("begins").any(|start| words::begins(lower, start))
        || words::all("holds").any(|phrase| lower.contains(phrase))
        || has_address(text) && words::all("reach").any(|start| words::begins(lower, start))
        || count <= CREDIT && is_credit(text, lower)
        || count <= SHORT && is_trail(text)
}

/// True for a text with an address of electronic mail.
fn has_address(text: &str) -> bool {
    let is_one = |word: &str| {
        let (name, host) = word.split_once('@').unwrap_or_default();
        !name.is_empty() && host.trim_end_matches(['.', ',', ')']).contains('.')
    };
    text.split_whitespace().any(is_one)
}

/// “Home > World > Europe”.
fn is_trail(text: &str) -> bool {
    let steps: Vec<&str> = text.split(['>', '›', '»']).collect();
    steps.len() > 2 && steps.iter().all(|step| step.split_whitespace().count() <= 5)
}

/// “By Zoë Ruiz, The Harbour Post”, or the name of an author alone.
fn is_byline(paragraph: &Paragraph, known: &Known) -> bool {
    let text = paragraph.text.trim();
    let line = plain(text);
    // “Zoë Ruiz is a reporter for the Harbour Post.”
    let is_author = known.authors.iter().any(|name| text.starts_with(name.as_str()));
    if is_author && line.split(' ').any(|word| words::is("job", word)) {
        return true;
    }
    if paragraph.words() > BYLINE || paragraph.block == Block::Heading || ends_sentence(text) {
        return false;
    }
    // “Environment correspondent”
    let last = line.rsplit(' ').next().unwrap_or_default();
    if paragraph.block == Block::Plain && paragraph.words() <= ROLE && words::is("job", last) {
        return true;
    }
    let names = known.authors.iter().map(|name| plain(name));
    let mut rest = line.clone();
    for name in names.filter(|name| !name.is_empty()) {
        rest = rest.replace(&name, "");
    }
    if rest.len() < line.len() && rest.split_whitespace().count() <= 5 {
        return true;
    }
    let who = words::after_by(text);
    who.is_some_and(|who| who.starts_with(char::is_uppercase)) && !text.contains(['“', '"'])
}

fn is_credit(text: &str, lower: &str) -> bool {
    if ends_sentence(text) && !text.ends_with(')') {
        return false;
    }
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> =
        bare.split(['/', '|', '©', '(', ':', '—', '–', ',']).map(str::trim).collect();
    parts.len() > 1
        && (words::is("credit", parts[parts.len() - 1]) || words::is("credit", parts[0]))
        || words::is("credit", bare)
}

fn ends_sentence(text: &str) -> bool {
    let closing = ['”', '’', '"', '\'', ')', '»'];
    text.trim_end().trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

/// A line in small letters, without the marks around it.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace('’', "'");
    let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
    inner.split_whitespace().collect::<Vec<_>>().join(" ")
}
