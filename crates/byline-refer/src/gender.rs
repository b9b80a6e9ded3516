//! Whether somebody is a man or a woman, as far as words and names tell.

use crate::lists::Lists;
use byline_lexicon::{Features, Words};

/// How sure a title, a word for kin or a noun such as `spokeswoman` makes it.
const BY_WORD: f32 = 3.0;
/// How sure a first name that nearly only one gender bears makes it.
const BY_NAME: f32 = 1.0;
/// How sure an ending makes it.
const BY_ENDING: f32 = 0.4;

/// Belief that somebody is a man, above zero, or a woman, below.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Gender(f32);

impl Gender {
    /// What `he` and `she` ask for.
    pub const MALE: Self = Self(BY_WORD);
    /// What `she` asks for.
    pub const FEMALE: Self = Self(-BY_WORD);

    /// What a title or noun says: `mr`, `spokeswoman`.
    pub fn of_noun(lists: Lists<'_>, word: &str) -> Self {
        let word = word.trim_end_matches('.');
        let known = lists.0.word(word);
        let noun = !known.is(Words::PRONOUN);
        match (known.features.has(Features::MALE), known.features.has(Features::FEMALE)) {
            _ if !noun => Self::default(),
            (true, false) => Self::MALE,
            (false, true) => Self::FEMALE,
            _ => Self::default(),
        }
    }

    /// What the first word of a full name says, and the ending of a Slavic surname.
    pub fn of_name(lists: Lists<'_>, name: &str) -> Self {
        let lower = name.to_lowercase();
        let mut words = lower.split([' ', '-', '\u{a0}']).filter(|word| !word.is_empty());
        let Some(first) = words.next() else { return Self::default() };
        let last = words.next_back();
        let known = lists.0.word(first).first_name;
        let (male, female) = (known.has(Features::MALE), known.has(Features::FEMALE));
        match (male, female) {
            _ if last.is_none() => Self::default(),
            (true, false) => Self(BY_NAME),
            (false, true) => Self(-BY_NAME),
            _ if last.is_some_and(is_daughter) => Self(-BY_NAME),
            _ if last.is_some_and(is_son) => Self(BY_NAME),
            _ if first.len() > 3 && first.ends_with('a') => Self(-BY_ENDING),
            _ => Self::default(),
        }
    }

    /// Adds evidence: a word outweighs a name, a name outweighs an ending.
    pub fn add(&mut self, other: Self) {
        self.0 += other.0;
    }

    /// Adds a pronoun of the text near the name.
    pub fn hint(&mut self, other: Self) {
        self.0 += other.0 * 0.1;
    }

    /// True if something is known.
    pub fn is_known(self) -> bool {
        self.0.abs() >= 0.5
    }

    /// How well somebody fits a pronoun: 0 if not at all. Of people whose names tell nothing, most
    /// that the news quotes are men.
    pub fn fit(self, asked: Self) -> f32 {
        let unknown = if asked.0 > 0.0 { 0.85 } else { 0.6 };
        match self.0 * asked.0.signum() {
            agrees if agrees >= 0.5 => 1.0,
            unclear if unclear > -0.5 => unknown + 0.3 * unclear,
            _ => 0.0,
        }
    }
}

fn is_daughter(surname: &str) -> bool {
    ["ova", "eva", "skaya", "skaia", "ská", "ková"].iter().any(|end| surname.ends_with(end))
}

fn is_son(surname: &str) -> bool {
    ["sky", "skyi", "skiy", "skyy", "enkov", "ilov", "anov", "ukov"]
        .iter()
        .any(|end| surname.ends_with(end))
}
