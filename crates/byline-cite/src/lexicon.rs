//! The lists of sources and cue words, built in and added to.

use byline_core::SourceKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use thiserror::Error;

/// A list of sources that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A line with an empty name or alias.
    #[error("lexicon line {line}: a name in `{value}` is empty")]
    EmptyName {
        /// The line, counted from one.
        line: usize,
        /// The line's text.
        value: String,
    },
    /// A name that begins with no letter or digit, which no text could be compared with.
    #[error("lexicon line {line}: `{value}` does not begin with a letter or a digit")]
    NoWord {
        /// The line, counted from one.
        line: usize,
        /// The name.
        value: String,
    },
    /// A name that an earlier line of the list gives to another source.
    #[error("lexicon line {line}: `{value}` already stands for `{other}`")]
    Ambiguous {
        /// The line, counted from one.
        line: usize,
        /// The name.
        value: String,
        /// What it stood for before.
        other: String,
    },
    /// A kind of source that has no names to be listed: documents, people, the unnamed.
    #[error("sources of the kind `{kind}` are not recognised by name")]
    Kind {
        /// The kind.
        kind: SourceKind,
    },
}

/// Classes that a word belongs to, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

/// The classes by the names that they have in `cues.txt`; a class is its position here.
const CLASS_NAMES: &[&str] = &[
    "speech",
    "carry",
    "document",
    "apposition",
    "filler",
    "stop",
    "determiner",
    "short",
    "outlet",
    "broadcaster",
    "document-noun",
    "unnamed-noun",
    "person-noun",
    "indefinite",
    "outlet-ending",
    "broadcaster-ending",
    "agency-ending",
    "outlet-beginning",
    "calendar",
    "press-noun",
];

impl Classes {
    pub const SPEECH: Self = Self(1);
    pub const CARRY: Self = Self(1 << 1);
    pub const DOCUMENT: Self = Self(1 << 2);
    pub const APPOSITION: Self = Self(1 << 3);
    pub const FILLER: Self = Self(1 << 4);
    pub const STOP: Self = Self(1 << 5);
    pub const DETERMINER: Self = Self(1 << 6);
    pub const SHORT: Self = Self(1 << 7);
    pub const OUTLET: Self = Self(1 << 8);
    pub const BROADCASTER: Self = Self(1 << 9);
    pub const DOCUMENT_NOUN: Self = Self(1 << 10);
    pub const UNNAMED_NOUN: Self = Self(1 << 11);
    pub const PERSON_NOUN: Self = Self(1 << 12);
    pub const INDEFINITE: Self = Self(1 << 13);
    pub const OUTLET_ENDING: Self = Self(1 << 14);
    pub const BROADCASTER_ENDING: Self = Self(1 << 15);
    pub const AGENCY_ENDING: Self = Self(1 << 16);
    pub const OUTLET_BEGINNING: Self = Self(1 << 17);
    pub const CALENDAR: Self = Self(1 << 18);
    pub const PRESS_NOUN: Self = Self(1 << 19);

    /// The class of that name.
    fn named(name: &str) -> Option<Self> {
        let position = CLASS_NAMES.iter().position(|&class| class == name)?;
        Some(Self(1 << position))
    }

    /// Both sets together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if a class is in both sets.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A way to write the name of a source.
#[derive(Debug, Clone)]
struct Alias {
    text: Box<str>,
    name: Box<str>,
    kind: SourceKind,
    /// True for a plain word such as `Sun`, which is a name only after `the`.
    needs_article: bool,
}

/// Everything that is read from the word lists.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    /// By first word, longest first.
    aliases: FxHashMap<Box<str>, Vec<Alias>>,
    /// Bytes of the longest first word.
    longest: usize,
    classes: FxHashMap<Box<str>, Classes>,
}

/// The built-in lists, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

impl Lexicon {
    fn built_in() -> Self {
        let (aliases, classes) = (FxHashMap::default(), FxHashMap::default());
        let mut lexicon = Self { aliases, longest: 0, classes };
        let lists = [
            (include_str!("../data/en/outlets.txt"), SourceKind::Outlet),
            (include_str!("../data/en/agencies.txt"), SourceKind::Agency),
            (include_str!("../data/en/broadcasters.txt"), SourceKind::Broadcaster),
            (include_str!("../data/en/platforms.txt"), SourceKind::Platform),
        ];
        for (list, kind) in lists {
            let added = lexicon.add(kind, list);
            debug_assert!(added.is_ok(), "{added:?}");
        }
        for (_, line) in lines(include_str!("../data/en/cues.txt")) {
            let Some((class, words)) = line.split_once(':') else { continue };
            debug_assert!(Classes::named(class).is_some(), "unknown class {class}");
            let class = Classes::named(class).unwrap_or_default();
            words.split_whitespace().for_each(|word| lexicon.classify(word, class));
        }
        let nouns = [
            (include_str!("../data/en/document_nouns.txt"), Classes::DOCUMENT_NOUN),
            (include_str!("../data/en/unnamed_nouns.txt"), Classes::UNNAMED_NOUN),
            (include_str!("../data/en/person_nouns.txt"), Classes::PERSON_NOUN),
        ];
        for (list, class) in nouns {
            lines(list).for_each(|(_, word)| lexicon.classify(word, class));
        }
        lexicon
    }

    fn classify(&mut self, word: &str, class: Classes) {
        let classes = self.classes.entry(word.into()).or_default();
        *classes = classes.or(class);
    }

    /// Takes in a list of sources, one a line: `canonical name | alias | alias`. They win over
    /// what was there before.
    pub fn add(&mut self, kind: SourceKind, list: &str) -> Result<(), LexiconError> {
        use SourceKind::{Agency, Broadcaster, Outlet, Platform, Website};
        if !matches!(kind, Agency | Broadcaster | Outlet | Platform | Website) {
            return Err(LexiconError::Kind { kind });
        }
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        for (line, names) in lines(list) {
            let name = names.split('|').next().unwrap_or(names).trim();
            for text in names.split('|').map(str::trim) {
                if text.is_empty() {
                    return Err(LexiconError::EmptyName { line, value: names.to_owned() });
                }
                let bare = text.strip_prefix("The ").unwrap_or(text);
                if first_word(bare).is_empty() {
                    return Err(LexiconError::NoWord { line, value: text.to_owned() });
                }
                if let Some(other) = seen.insert(bare, name).filter(|other| *other != name) {
                    let other = other.to_owned();
                    return Err(LexiconError::Ambiguous { line, value: text.to_owned(), other });
                }
                self.insert(Alias {
                    text: bare.into(),
                    name: name.into(),
                    kind,
                    needs_article: bare.len() < text.len() && !bare.contains([' ', '-']),
                });
            }
        }
        Ok(())
    }

    fn insert(&mut self, alias: Alias) {
        let first = first_word(&alias.text);
        self.longest = self.longest.max(first.len());
        let list = self.aliases.entry(first.into()).or_default();
        list.retain(|old| old.text != alias.text);
        // The longest alias must win, so it is tried first.
        let place = list.partition_point(|old| old.text.len() > alias.text.len());
        list.insert(place, alias);
    }

    /// The longest listed name that `text` begins with: its length in bytes, canonical name, kind.
    /// `article` tells whether `the` stands before it.
    pub fn source_at(&self, text: &str, article: bool) -> Option<(usize, &str, SourceKind)> {
        let end = text.char_indices().find(|(at, c)| !c.is_alphanumeric() || *at > self.longest);
        let first = text.get(..end.map_or(text.len(), |(at, _)| at))?;
        let list = self.aliases.get(first)?;
        list.iter()
            .filter(|alias| article || !alias.needs_article)
            .find_map(|alias| Some((matched(text, &alias.text)?, &*alias.name, alias.kind)))
    }

    /// Every way to write each source, with its canonical name.
    #[cfg(feature = "track")]
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.aliases.values().flatten().map(|alias| (&*alias.text, &*alias.name))
    }

    /// The classes of a word, whatever its case. `buffer` is scratch space.
    pub fn classes(&self, word: &str, buffer: &mut String) -> Classes {
        if let Some(&classes) = self.classes.get(word) {
            return classes;
        }
        if word.starts_with(char::is_uppercase) {
            buffer.clear();
            buffer.extend(word.chars().flat_map(char::to_lowercase));
            return self.classes.get(buffer.as_str()).copied().unwrap_or_default();
        }
        Classes::default()
    }
}

/// The lines that say something, with their numbers.
fn lines(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = list.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The letters and digits that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Length of the stretch of `text` that reads as `alias`, where any white space equals a space.
fn matched(text: &str, alias: &str) -> Option<usize> {
    let mut rest = text.chars();
    for expected in alias.chars() {
        let found = rest.next()?;
        if expected == ' ' && found.is_whitespace() {
            rest = rest.as_str().trim_start().chars();
        } else if found != expected && (expected, found) != ('\'', '’') {
            return None;
        }
    }
    let rest = rest.as_str();
    (!rest.starts_with(char::is_alphanumeric)).then(|| text.len() - rest.len())
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
    fn no_alias_of_the_lists_stands_for_two_sources() {
        let lists = [
            include_str!("../data/en/outlets.txt"),
            include_str!("../data/en/agencies.txt"),
            include_str!("../data/en/broadcasters.txt"),
            include_str!("../data/en/platforms.txt"),
        ];
        let (aliases, classes) = (FxHashMap::default(), FxHashMap::default());
        let mut lexicon = Lexicon { aliases, longest: 0, classes };
        lexicon.add(SourceKind::Outlet, &lists.join("\n")).unwrap();
        let names: std::collections::HashSet<&str> =
            lexicon.aliases.values().flatten().map(|alias| &*alias.name).collect();
        assert!(names.len() > 1_000, "{} sources", names.len());
    }

    #[test]
    fn every_class_has_words() {
        for name in CLASS_NAMES {
            let class = Classes::named(name).unwrap();
            assert!(LEXICON.classes.values().any(|classes| classes.has(class)), "{name}");
        }
        let mut buffer = String::new();
        assert!(LEXICON.classes("Said", &mut buffer).has(Classes::SPEECH));
        assert!(!LEXICON.classes("café", &mut buffer).has(Classes::SPEECH));
    }

    #[test]
    fn errors_name_line_and_value() {
        let mut lexicon = LEXICON.clone();
        let mut error = |list| lexicon.add(SourceKind::Outlet, list).unwrap_err().to_string();
        assert_eq!(error("# x\nLa Nuit | "), "lexicon line 2: a name in `La Nuit |` is empty");
        assert_eq!(error("…"), "lexicon line 1: `…` does not begin with a letter or a digit");
        assert_eq!(
            error("La Nuit | Nuit\nLe Jour | Nuit"),
            "lexicon line 2: `Nuit` already stands for `La Nuit`"
        );
        let error = lexicon.add(SourceKind::Person, "Zoé").unwrap_err();
        assert_eq!(error.to_string(), "sources of the kind `person` are not recognised by name");
    }
}
