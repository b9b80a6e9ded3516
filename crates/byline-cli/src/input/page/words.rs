//! The words by which what stands around a story is known.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The lists: lines of a kind, a tab, and words.
const LISTS: [&str; 2] =
    [include_str!("../../../data/en/furniture.txt"), include_str!("../../../data/en/dates.txt")];

/// The words of each kind.
static WORDS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (kind, word) in lines() {
        words.entry(kind).or_default().insert(word);
    }
    words
});

/// The months, in their order.
static MONTHS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines().filter(|(kind, _)| *kind == "month").map(|(_, name)| name).collect());

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = LISTS.into_iter().flat_map(str::lines);
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// True for a word or phrase of a kind, in small letters.
pub fn is(kind: &str, word: &str) -> bool {
    WORDS.get(kind).is_some_and(|words| words.contains(word))
}

/// The words and phrases of a kind, in no order.
pub fn all(kind: &str) -> impl Iterator<Item = &'static str> {
    WORDS.get(kind).into_iter().flatten().copied()
}

/// The number of a month by its name, or by its first three letters or more.
pub fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word));
    let at = at.or_else(|| (word == "sept").then_some(8))?;
    i8::try_from(at + 1).ok()
}

/// True for the name of a day, or its first three letters or more.
pub fn is_day(word: &str) -> bool {
    word.len() >= 3 && all("day").any(|name| name.starts_with(word))
}
