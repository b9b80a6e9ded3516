//! The word lists of `data/en`.

use std::sync::LazyLock;

/// What an abbreviation may stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// It stands before a name and never ends a sentence: `Mr.`
    Name,
    /// It is an abbreviation only before a number: `No. 1`
    Number,
    /// It may also end a sentence: `Co.`
    Any,
}

/// The longest entry, in bytes. Longer words are not looked up.
const LONGEST: usize = 8;

/// Entries sorted by their key, see [`key`].
static ABBREVIATIONS: LazyLock<Vec<(u64, bool, Abbreviation)>> = LazyLock::new(|| {
    let mut entries: Vec<_> = lines(include_str!("../data/en/abbreviations.txt"))
        .filter_map(|line| {
            let (word, kind) = line.split_once(' ')?;
            let kind = match kind.trim() {
                "name" => Abbreviation::Name,
                "number" => Abbreviation::Number,
                _ => Abbreviation::Any,
            };
            let capital = word.starts_with(|c: char| c.is_uppercase());
            Some((key(word)?, capital, kind))
        })
        .collect();
    entries.sort_unstable_by_key(|entry| entry.0);
    entries
});

static PREFIXES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys: Vec<u64> =
        lines(include_str!("../data/en/prefixes.txt")).filter_map(key).collect();
    keys.sort_unstable();
    keys
});

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The word in small letters, packed into an integer, so that a look-up compares integers.
fn key(word: &str) -> Option<u64> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    Some(word.bytes().fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_lowercase())))
}

/// Looks up a word, given without its full stop.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let key = key(word)?;
    let index = ABBREVIATIONS.binary_search_by_key(&key, |entry| entry.0).ok()?;
    let (_, capital, kind) = *ABBREVIATIONS.get(index)?;
    (!capital || word.starts_with(|c: char| c.is_uppercase())).then_some(kind)
}

/// True if a hyphen after this first part does not split a word.
pub(crate) fn is_prefix(word: &str) -> bool {
    key(word).is_some_and(|key| PREFIXES.binary_search(&key).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_case() {
        assert_eq!(abbreviation("Mr"), Some(Abbreviation::Name));
        assert_eq!(abbreviation("MR"), Some(Abbreviation::Name));
        assert_eq!(abbreviation("no"), Some(Abbreviation::Number));
        assert_eq!(abbreviation("wash"), None);
        assert_eq!(abbreviation("Wash"), Some(Abbreviation::Any));
        assert!(is_prefix("Pro"));
        assert!(!is_prefix("long"));
    }

    #[test]
    fn every_entry_can_be_looked_up_and_stands_once() {
        for list in
            [include_str!("../data/en/abbreviations.txt"), include_str!("../data/en/prefixes.txt")]
        {
            let mut keys: Vec<_> =
                lines(list).map(|line| key(line.split(' ').next().unwrap()).unwrap()).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count);
        }
    }
}
