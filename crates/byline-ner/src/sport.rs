//! Whether a story is about sport, where teams are named like their towns and countries.

use crate::lexicon::entries;
use crate::word::Word;
use byline_seq::hash_bytes;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The hashes of words of reports on sport, in lower case.
static WORDS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let list = include_str!("../data/en/sport_words.txt");
    entries(list).map(|word| hash_bytes(word.as_bytes())).collect()
});

/// True if at least one word in a hundred is one of sport or a score such as `2-1`.
pub(crate) fn about_sport(words: &[Word]) -> bool {
    let sport = words.iter().filter(|word| WORDS.contains(&word.lower)).count();
    let digit = hash_bytes(b"0");
    let score =
        |three: &&[Word]| three[0].lower == digit && three[1].hyphen && three[2].lower == digit;
    let scores = words.windows(3).filter(score).count();
    (sport + scores) * 100 >= words.len()
}
