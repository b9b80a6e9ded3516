//! The table of words.

use crate::list::{Line, lines};
use crate::{
    Class, Features, Groups, Lemma, LexiconError, Nouns, Report, Strength, Takes, Word, Words,
};
use crate::{Forms, inflect};
use byline_core::Medium;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::str::FromStr;

/// What a list holds, and so how its headings and entries are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words that report.
    Reports(Part),
    /// Nouns by what they stand for, with their plurals.
    Nouns,
    /// Small classes of words, which are not inflected.
    Words,
    /// Groups of words, which are not inflected either.
    Groups,
    /// Nouns for media, which are not inflected either.
    Media,
    /// First names.
    FirstNames,
}

/// A piece of a list that comes with the crate, or what was made of one or added.
type Text = Cow<'static, str>;

/// Words in lower case, and several words with a space between.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    words: FxHashMap<Text, Word>,
    lemmas: Vec<Text>,
    /// Irregular plurals by their singular, each said once for all headings.
    irregular: FxHashMap<Text, Vec<String>>,
}

/// The longest entry has so many words.
const MOST_WORDS: usize = 6;

impl Table {
    pub fn with_room(words: usize) -> Self {
        let mut table = Self::default();
        table.words.reserve(words);
        table
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    #[inline]
    pub fn get(&self, lower: &str) -> Word {
        self.words.get(lower).copied().unwrap_or_default()
    }

    pub fn lemma(&self, lemma: Lemma) -> &str {
        self.lemmas.get(lemma.0 as usize).map_or("", |lemma| lemma.as_ref())
    }

    pub fn longest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, Word)> {
        let mut words = words.into_iter();
        let first = words.next()?;
        if !self.get(first).longer {
            return None;
        }
        let mut joined = first.to_owned();
        let mut best = None;
        for (so_far, word) in (2..=MOST_WORDS).zip(words) {
            joined.push(' ');
            joined.push_str(word);
            let Some(&found) = self.words.get(joined.as_str()) else { break };
            if found != (Word { longer: true, ..Word::default() }) {
                best = Some((so_far, found));
            }
            if !found.longer {
                break;
            }
        }
        best
    }

    /// Takes in a list that comes with the crate.
    pub fn add(&mut self, kind: Kind, list: &'static str) -> Result<(), LexiconError> {
        self.add_lines(kind, list, false, Cow::Borrowed)
    }

    /// Takes in a list of a user, whose words win over what was there before.
    pub fn add_own(&mut self, kind: Kind, list: &str) -> Result<(), LexiconError> {
        self.add_lines(kind, list, true, |entry| Cow::Owned(entry.to_lowercase()))
    }

    fn add_lines<'l>(
        &mut self,
        kind: Kind,
        list: &'l str,
        own: bool,
        keep: fn(&'l str) -> Text,
    ) -> Result<(), LexiconError> {
        for line in lines(list) {
            let line = line?;
            let meaning = Meaning::read(kind, line, own)?;
            for entry in line.entries.split_ascii_whitespace() {
                // A test looks at the lists that come with the crate.
                if own && !is_sound(entry) {
                    return Err(LexiconError::Entry { line: line.number, found: entry.to_owned() });
                }
                if !self.entry(&meaning, keep(entry)) && !own {
                    return Err(LexiconError::Twice { line: line.number, found: entry.to_owned() });
                }
            }
        }
        Ok(())
    }

    /// Takes in an entry; false if it was there.
    fn entry(&mut self, meaning: &Meaning, entry: Text) -> bool {
        match *meaning {
            Meaning::Report(part, report) => self.report(part, report, entry),
            Meaning::Nouns(nouns, features) => self.noun(nouns, features, entry),
            Meaning::Words(words, features) => {
                let word = self.open(spaced(entry));
                let new = !word.words.has(words);
                word.words = word.words.or(words);
                word.features = word.features.or(features);
                new
            }
            Meaning::Groups(groups) => {
                let word = self.open(spaced(entry));
                let new = !word.groups.has(groups);
                word.groups = word.groups.or(groups);
                new
            }
            Meaning::Medium(medium) => self.open(spaced(entry)).medium.replace(medium).is_none(),
            Meaning::FirstNames(gender) => {
                let word = self.open(entry);
                let new = !word.first_name.has(gender);
                word.first_name = word.first_name.or(gender);
                new
            }
        }
    }

    fn noun(&mut self, nouns: Nouns, features: Features, entry: Text) -> bool {
        let (singular, plurals) = self.inflected(entry);
        let new = !self.get(&singular).nouns.has(nouns);
        let lemma = self.intern(singular.clone());
        let both = !features.has(Features::SINGULAR.or(Features::PLURAL));
        let number = if both { Features::SINGULAR } else { Features::NONE };
        let plurals = plurals.into_iter().filter(|_| both);
        let plurals = plurals.map(|plural| (Cow::Owned(plural), Features::PLURAL));
        for (form, number) in std::iter::once((singular, number)).chain(plurals) {
            let word = self.open(form);
            word.nouns = word.nouns.or(nouns);
            word.features = word.features.or(features).or(number);
            word.singular = word.singular.or(Some(lemma));
        }
        new
    }

    /// The singular and the plurals of an entry, irregular ones as given here or before.
    fn inflected(&mut self, entry: Text) -> (Text, Vec<String>) {
        let irregular = entry.as_bytes().contains(&b'/');
        let entry = spaced(entry);
        if let Some((singular, plurals)) = entry.split_once('/').filter(|_| irregular) {
            let plurals: Vec<String> = plurals.split(',').map(str::to_owned).collect();
            let singular: Text = Cow::Owned(singular.to_owned());
            self.irregular.insert(singular.clone(), plurals.clone());
            return (singular, plurals);
        }
        let known = self.irregular.get(&entry).cloned();
        let plurals = known.unwrap_or_else(|| vec![inflect::plural_noun(&entry)]);
        (entry, plurals)
    }

    fn report(&mut self, part: Part, report: Report, entry: Text) -> bool {
        let forms: Vec<(Text, Forms)> = match part {
            Part::Verb => {
                let forms = inflect::verb(&entry).into_iter();
                forms.map(|(form, which)| (Cow::Owned(form), which)).collect()
            }
            Part::Noun => {
                let (singular, plurals) = self.inflected(entry);
                let plurals = plurals.into_iter().map(Cow::Owned);
                std::iter::once(singular).chain(plurals).map(|form| (form, Forms::NONE)).collect()
            }
            Part::Adjective | Part::Preposition => vec![(spaced(entry), Forms::NONE)],
        };
        let Some((base, _)) = forms.first() else { return false };
        let old = *part.of(self.open(base.clone()));
        if !report.own && old.is_some_and(|old| self.lemma(old.lemma) == base) {
            return false;
        }
        let report = Report { lemma: self.intern(base.clone()), ..report };
        for (form, which) in forms {
            let word = self.open(form);
            let slot = part.of(word);
            let same = slot.is_some_and(|old| old.lemma == report.lemma);
            // A form that two verbs share is that of the first: found, lay.
            if slot.is_some_and(|old| !same && (old.own || !report.own)) {
                continue;
            }
            *slot = Some(report);
            if part == Part::Verb {
                word.forms = if same { word.forms.or(which) } else { which };
            }
        }
        true
    }

    /// What is known of a word or of several, made where there is nothing.
    fn open(&mut self, words: Text) -> &mut Word {
        let several = words.bytes().filter(|&byte| byte == b' ').count();
        for (end, _) in words.match_indices(' ').take(several) {
            let beginning: Text = match words {
                Cow::Borrowed(words) => Cow::Borrowed(&words[..end]),
                Cow::Owned(ref words) => Cow::Owned(words[..end].to_owned()),
            };
            self.words.entry(beginning).or_default().longer = true;
        }
        self.words.entry(words).or_default()
    }

    fn intern(&mut self, lemma: Text) -> Lemma {
        self.lemmas.push(lemma);
        Lemma(self.lemmas.len() as u32 - 1)
    }
}

/// True if an entry is made of words with slashes, commas and low lines between.
pub(crate) fn is_sound(entry: &str) -> bool {
    let sound = |part: &str| {
        part.contains(char::is_alphanumeric)
            && part.chars().all(|c| c.is_alphanumeric() || "-.'’".contains(c))
    };
    entry.split(['/', '_', ',']).all(sound)
}

/// An entry with spaces between its words.
fn spaced(entry: Text) -> Text {
    if entry.as_bytes().contains(&b'_') { Cow::Owned(entry.replace('_', " ")) } else { entry }
}

/// The part of speech in which a word reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Verb,
    Noun,
    Adjective,
    Preposition,
}

impl Part {
    fn of(self, word: &mut Word) -> &mut Option<Report> {
        match self {
            Self::Verb => &mut word.verb,
            Self::Noun => &mut word.noun,
            Self::Adjective => &mut word.adjective,
            Self::Preposition => &mut word.preposition,
        }
    }
}

/// What a heading says of the entries below it.
enum Meaning {
    Report(Part, Report),
    Nouns(Nouns, Features),
    Words(Words, Features),
    Groups(Groups),
    Medium(Medium),
    FirstNames(Features),
}

impl Meaning {
    fn read(kind: Kind, line: Line<'_>, own: bool) -> Result<Self, LexiconError> {
        let named = |source| LexiconError::Name { line: line.number, source };
        let names = line.heading.split_whitespace();
        Ok(match kind {
            Kind::Reports(part) => Self::Report(part, report(line, own)?),
            Kind::FirstNames => {
                let features = names.map(Features::from_str);
                let gender = features.reduce(|one, other| Ok(one?.or(other?)));
                Self::FirstNames(gender.unwrap_or(Ok(Features::NONE)).map_err(named)?)
            }
            Kind::Groups => Self::Groups(line.heading.parse().map_err(named)?),
            Kind::Media => Self::Medium(line.heading.parse().map_err(named)?),
            Kind::Nouns => {
                let (mut nouns, mut features) = (Nouns::NONE, Features::NONE);
                for name in names {
                    match Features::from_str(name) {
                        Ok(feature) => features = features.or(feature),
                        Err(_) => nouns = nouns.or(name.parse().map_err(named)?),
                    }
                }
                Self::Nouns(nouns, features)
            }
            Kind::Words => {
                let (mut words, mut features) = (Words::NONE, Features::NONE);
                for name in names {
                    match Features::from_str(name) {
                        Ok(feature) => features = features.or(feature),
                        Err(_) => words = words.or(name.parse().map_err(named)?),
                    }
                }
                Self::Words(words, features)
            }
        })
    }
}

/// Reads `CLASS STRENGTH PATTERN...`.
fn report(line: Line<'_>, own: bool) -> Result<Report, LexiconError> {
    let named = |source| LexiconError::Name { line: line.number, source };
    let mut names = line.heading.split_whitespace();
    let (Some(class), Some(strength)) = (names.next(), names.next()) else {
        let found = line.heading.to_owned();
        return Err(LexiconError::Short { line: line.number, found });
    };
    let mut takes = Takes::NONE;
    for name in names {
        takes = takes.or(name.parse().map_err(named)?);
    }
    let class: Class = class.parse().map_err(named)?;
    let strength: Strength = strength.parse().map_err(named)?;
    Ok(Report { class, strength, takes, lemma: Lemma(0), own })
}
