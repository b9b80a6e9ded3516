//! The words by which a story is known from what stands around it, and the names that pages use.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The lists: lines of a kind, a tab, and words.
const LISTS: [&str; 3] = [
    include_str!("../data/en/furniture.txt"),
    include_str!("../data/en/dates.txt"),
    include_str!("../data/page.txt"),
];

/// The words of each kind, in their order.
static WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = LISTS.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let mut words: HashMap<&str, Vec<&str>> = HashMap::new();
    for (kind, word) in lines.filter_map(|line| line.split_once('\t')) {
        words.entry(kind).or_default().push(word);
    }
    words
});

/// The same, to look them up.
static SETS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    WORDS.iter().map(|(kind, words)| (*kind, words.iter().copied().collect())).collect()
});

/// True for a word or phrase of a kind; those that are English stand in small letters.
pub fn is(kind: &str, word: &str) -> bool {
    SETS.get(kind).is_some_and(|words| words.contains(word))
}

/// The words and phrases of a kind, in the order of the list.
pub fn all(kind: &str) -> impl Iterator<Item = &'static str> {
    WORDS.get(kind).into_iter().flatten().copied()
}

/// What stands behind the “By” of a line that says who wrote a story.
pub fn after_by(line: &str) -> Option<&str> {
    let (first, rest) = line.trim_start().split_once(char::is_whitespace)?;
    is("by", &first.to_lowercase()).then(|| rest.trim_start())
}

/// True if a text begins with some words, the last of them whole.
pub fn begins(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| {
        !start.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// The number of a month by its name, or by its first three letters or more.
pub fn month(word: &str) -> Option<i8> {
    let at = all("month").position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(at + 1).ok()
}

/// True for the name of a day, or its first three letters or more.
pub fn is_day(word: &str) -> bool {
    word.len() >= 3 && all("day").any(|name| name.starts_with(word))
}

/// The names of zones, each with its rule.
pub fn zones() -> impl Iterator<Item = (&'static str, &'static str)> {
    all("zone").filter_map(|line| line.split_once('\t'))
}
