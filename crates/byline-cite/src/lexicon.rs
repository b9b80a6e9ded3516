//! The lists of sources and cue words.

use byline_core::SourceKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A way to write the name of a source.
struct Alias {
    text: &'static str,
    name: &'static str,
    kind: SourceKind,
    /// True for a plain word such as `Sun`, which is a name only after `the`.
    needs_article: bool,
}

/// Everything that is read from the word lists.
pub(crate) struct Lexicon {
    aliases: FxHashMap<&'static str, Vec<Alias>>,
    document_nouns: FxHashSet<&'static str>,
    unnamed_nouns: FxHashSet<&'static str>,
    cues: FxHashMap<&'static str, FxHashSet<&'static str>>,
}

/// The built-in lists, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    fn read() -> Self {
        let mut aliases: FxHashMap<&str, Vec<Alias>> = FxHashMap::default();
        let lists = [
            (include_str!("../data/en/outlets.txt"), SourceKind::Outlet),
            (include_str!("../data/en/agencies.txt"), SourceKind::Agency),
            (include_str!("../data/en/broadcasters.txt"), SourceKind::Broadcaster),
            (include_str!("../data/en/platforms.txt"), SourceKind::Platform),
        ];
        for (list, kind) in lists {
            for line in lines(list) {
                let mut names = line.split('|').map(str::trim);
                let name = names.next().unwrap_or(line);
                for text in std::iter::once(name).chain(names) {
                    let bare = text.strip_prefix("The ").unwrap_or(text);
                    aliases.entry(first_word(bare)).or_default().push(Alias {
                        text: bare,
                        name,
                        kind,
                        needs_article: bare.len() < text.len() && !bare.contains([' ', '-']),
                    });
                }
            }
        }
        // The longest alias must win, so it is tried first.
        for list in aliases.values_mut() {
            list.sort_by_key(|alias| std::cmp::Reverse(alias.text.len()));
        }
        Self {
            aliases,
            document_nouns: lines(include_str!("../data/en/document_nouns.txt")).collect(),
            unnamed_nouns: lines(include_str!("../data/en/unnamed_nouns.txt")).collect(),
            cues: read_cues(include_str!("../data/en/cues.txt")),
        }
    }

    /// The longest listed name that `text` begins with: its length in bytes, canonical name, kind.
    /// `article` tells whether `the` stands before it.
    pub fn source_at(
        &self,
        text: &str,
        article: bool,
    ) -> Option<(usize, &'static str, SourceKind)> {
        let list = self.aliases.get(first_word(text))?;
        list.iter()
            .filter(|alias| article || !alias.needs_article)
            .find_map(|alias| Some((matched(text, alias.text)?, alias.name, alias.kind)))
    }

    pub fn is_document_noun(&self, word: &str) -> bool {
        self.document_nouns.contains(word.to_lowercase().as_str())
    }

    pub fn is_unnamed_noun(&self, word: &str) -> bool {
        self.unnamed_nouns.contains(word.to_lowercase().as_str())
    }

    /// True if the word is a cue of the class.
    pub fn is_cue(&self, class: &str, word: &str) -> bool {
        self.cues.get(class).is_some_and(|words| words.contains(word.to_lowercase().as_str()))
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Each line is a class, a colon and words.
fn read_cues(list: &'static str) -> FxHashMap<&'static str, FxHashSet<&'static str>> {
    let mut cues: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for (class, words) in lines(list).filter_map(|line| line.split_once(':')) {
        cues.entry(class).or_default().extend(words.split_whitespace());
    }
    cues
}

/// The letters and digits that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Length of the stretch of `text` that reads as `alias`, where any white space equals a space.
fn matched(text: &str, alias: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for expected in alias.chars() {
        let (_, found) = rest.next()?;
        let same = found == expected
            || expected == ' ' && found.is_whitespace()
            || expected == '\'' && found == '’';
        if !same {
            return None;
        }
    }
    match rest.next() {
        Some((_, next)) if next.is_alphanumeric() => None,
        Some((end, _)) => Some(end),
        None => Some(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins_and_ends_at_a_word() {
        let (len, name, kind) = LEXICON.source_at("AP’s photo", false).unwrap();
        assert_eq!((len, name, kind), (2, "Associated Press", SourceKind::Agency));
        assert!(LEXICON.source_at("APEC met", false).is_none());
        assert_eq!(
            LEXICON.source_at("Financial\u{a0}Times", true).unwrap().1,
            "The Financial Times"
        );
        assert_eq!(LEXICON.source_at("RIA Novosti said", false).unwrap().1, "RIA Novosti");
    }

    #[test]
    fn no_alias_stands_for_two_sources() {
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        for alias in LEXICON.aliases.values().flatten() {
            let earlier = seen.insert(alias.text, alias.name);
            assert!(
                earlier.is_none_or(|name| name == alias.name),
                "{} is {} and {earlier:?}",
                alias.text,
                alias.name
            );
        }
        assert!(seen.len() > 300, "{} names", seen.len());
    }
}
