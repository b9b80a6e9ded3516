//! The lists that come with the crate.

use crate::Lexicon;
use crate::source::Sources;
use crate::table::{Kind, Part, Table};
use byline_core::SourceKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../data/en/", $name)))
    };
}

/// The lists of words, by file.
const WORDS: &[(Kind, (&str, &str))] = &[
    (Kind::Reports(Part::Verb), list!("verbs.txt")),
    (Kind::Reports(Part::Adjective), list!("adjectives.txt")),
    (Kind::Reports(Part::Preposition), list!("prepositions.txt")),
    (Kind::Nouns, list!("people.txt")),
    (Kind::Nouns, list!("things.txt")),
    (Kind::Reports(Part::Noun), list!("reports.txt")),
    (Kind::Words, list!("words.txt")),
    (Kind::FirstNames, list!("first_names.txt")),
];

/// The lists that no model sees, by file.
const UNSEEN: &[(Kind, (&str, &str))] =
    &[(Kind::Groups, list!("groups.txt")), (Kind::Media, list!("media.txt"))];

/// The lists of sources, by file.
const SOURCES: &[(SourceKind, (&str, &str))] = &[
    (SourceKind::Outlet, list!("outlets.txt")),
    (SourceKind::Agency, list!("agencies.txt")),
    (SourceKind::Broadcaster, list!("broadcasters.txt")),
    (SourceKind::Platform, list!("platforms.txt")),
];

/// Nouns for one thing, below the one that stands for all of them.
const SYNONYMS: &str = include_str!("../data/en/synonyms.txt");

/// A little more than the lists have, so that the table never grows.
const WORDS_AT_MOST: usize = 21_000;

pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (mut words, mut sources) = (Table::with_room(WORDS_AT_MOST), Sources::default());
    for (kind, (file, list)) in WORDS.iter().chain(UNSEEN) {
        let added = words.add(*kind, list);
        debug_assert!(added.is_ok(), "{file}: {added:?}");
    }
    for (kind, (file, list)) in SOURCES {
        let added = sources.add(*kind, list, false);
        debug_assert!(added.is_ok(), "{file}: {added:?}");
    }
    Lexicon { words, sources, synonyms: synonyms() }
});

/// For nouns for one office or thing the noun that stands for all of them.
fn synonyms() -> FxHashMap<&'static str, &'static str> {
    let lines = crate::list::lines(SYNONYMS).filter_map(Result::ok);
    let nouns =
        lines.flat_map(|line| line.entries.split(' ').map(move |noun| (noun, line.heading)));
    nouns.collect()
}

/// A number that changes with any word of the lists that models see, or with what is said of it: FNV-1a of Fowler,
/// Noll and Vo, which is the same on every machine.
pub(crate) static FINGERPRINT: LazyLock<u64> = LazyLock::new(|| {
    let lines = WORDS.iter().flat_map(|(_, (_, list))| list.lines());
    let words = lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let bytes = words.flat_map(|word| word.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_understood() {
        let (mut words, mut sources) = (Table::default(), Sources::default());
        for (kind, (file, list)) in WORDS.iter().chain(UNSEEN) {
            words.add(*kind, list).unwrap_or_else(|error| panic!("{file}: {error}"));
            for line in crate::list::lines(list) {
                let entries = line.unwrap().entries;
                assert!(entries.split(' ').all(crate::table::is_sound), "{file}: {entries}");
                assert_eq!(entries, entries.to_lowercase(), "{file}: expected small letters");
            }
        }
        assert!(words.len() <= WORDS_AT_MOST, "{} words", words.len());
        for (kind, (file, list)) in SOURCES {
            sources.add(*kind, list, false).unwrap_or_else(|error| panic!("{file}: {error}"));
        }
    }

    #[test]
    fn no_noun_stands_for_two_things() {
        let lines: Vec<_> = crate::list::lines(SYNONYMS).map(Result::unwrap).collect();
        let heads = lines.iter().map(|line| line.heading);
        let nouns: Vec<&str> =
            heads.chain(lines.iter().flat_map(|line| line.entries.split(' '))).collect();
        let different: std::collections::BTreeSet<&str> = nouns.iter().copied().collect();
        assert_eq!(nouns.len(), different.len());
    }

    #[test]
    fn no_name_stands_for_two_sources() {
        let lists: Vec<&str> = SOURCES.iter().map(|(_, (_, list))| *list).collect();
        let mut sources = Sources::default();
        sources.add(SourceKind::Outlet, &lists.join("\n"), false).unwrap();
        assert!(sources.names().count() > 1_000);
    }
}
