//! Who wrote a story.

use super::Page;
use crate::{furniture::is_any_class, text::tidy, words};
use dom_query::NodeRef;

/// The longest text, in bytes, of a line that names authors.
const LONGEST: usize = 80;

/// More words than this are prose.
const PROSE: usize = 20;

/// The words that a name has.
const WORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// The authors: as JSON-LD has them, else as `meta` elements have them, else as the page shows
/// them, links to them or names them below the headline.
pub fn of(page: &Page) -> Vec<String> {
    let linked = || people(page.linked.named("author"));
    let meta = || people(words::all("author-meta").flat_map(|name| page.meta.all(name)).map(tidy));
    let shown = || people(page.elements.iter().filter(is_author).map(|node| tidy(node.text())));
    let path =
        || people(page.elements.iter().find(is_own_page).map(|node| tidy(node.text())).into_iter());
    let named = || people(beside_headline(page));
    [&linked as &dyn Fn() -> Vec<String>, &meta, &shown, &path, &named]
        .into_iter()
        .map(|read| read())
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// True for a link to the page of an author.
fn is_own_page(node: &&NodeRef) -> bool {
    let path = node.attr("href").filter(|_| node.has_name("a"));
    path.is_some_and(|path| words::all("author-path").any(|part| path.contains(part)))
}

/// True for an element that the page calls the author, or a line that is called so and begins with “By”.
fn is_author(node: &&NodeRef) -> bool {
    let is = |attribute| node.attr(attribute).is_some_and(|value| &*value == "author");
    let is_line = || node.attr("class").is_some_and(|class| is_any_class(&class, "author-class"));
    let says_by = || Some(tidy(node.text())).filter(|text| text.len() < LONGEST);
    is("rel")
        || is("itemprop")
        || is_line() && says_by().is_some_and(|text| words::after_by(&text).is_some())
}

/// The names that stand alone in the first element that is called the author, and in those beside it,
/// between the headline and the prose. Behind it are authors of other stories and of comments.
fn beside_headline<'p>(page: &'p Page) -> impl Iterator<Item = String> + 'p {
    let is_called_so = |node: &&NodeRef| {
        node.attr("class").is_some_and(|class| is_any_class(&class, "author-class"))
    };
    let is_headline = |node: &&NodeRef| !node.has_name("h1");
    let is_above_prose = |node: &&NodeRef| {
        !node.has_name("p") || node.text().split_whitespace().nth(PROSE).is_none()
    };
    let head = page.elements.iter().skip_while(is_headline).take_while(is_above_prose);
    let named = head.filter(is_called_so);
    let mut named = named.filter_map(|node| Some((node.parent()?.id, lone_name(node)?))).peekable();
    let place = named.peek().map(|(parent, _)| *parent);
    named.take_while(move |(parent, _)| Some(*parent) == place).map(|(_, name)| name)
}

/// The text of an element where it is a name and no more, without what stands in it besides.
fn lone_name(node: &NodeRef) -> Option<String> {
    let own = tidy(node.immediate_text());
    let text = if own.is_empty() { tidy(node.text()) } else { own };
    let is_part = |word: &str| {
        word.starts_with(char::is_uppercase) && !words::is("job", &word.to_lowercase())
    };
    let is_name = text.len() < LONGEST && text.split(' ').all(is_part);
    is_name.then_some(text)
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
    let is_beside = |word: &&str| words::is("beside", &word.to_lowercase());
    let parts: Vec<&str> = line.split_whitespace().take_while(|word| !is_beside(word)).collect();
    let names = parts.split(|part| *part == "," || words::is("joins", &part.to_lowercase()));
    let is_name = |name: &String| !name.contains(|c: char| c == '/' || c.is_ascii_digit());
    names.filter_map(name).filter(is_name).collect()
}

/// The name among the words of “rural reporter Zoë Ruiz z.ruiz@post.example”.
fn name(words: &[&str]) -> Option<String> {
    let words = words.iter().skip_while(|word| word.starts_with(char::is_lowercase));
    let words: Vec<&str> = words.copied().filter(|word| !word.contains('@')).collect();
    WORDS.contains(&words.len()).then(|| words.join(" "))
}
