//! The table of words.

use crate::list::{Line, lines};
use crate::{Class, Features, Lemma, LexiconError, Nouns, Report, Strength, Takes, Word, Words};
use crate::{Forms, inflect};
use rustc_hash::FxHashMap;
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
    /// First names.
    FirstNames,
}

/// Words in lower case, and several words with a space between.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    words: FxHashMap<Box<str>, Word>,
    lemmas: Vec<Box<str>>,
    /// Irregular plurals by their singular, each said once for all headings.
    irregular: FxHashMap<Box<str>, Vec<String>>,
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
        self.lemmas.get(lemma.0 as usize).map_or("", |lemma| lemma)
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

    /// Takes in a list. `own` words are a user's and win over what was there before.
    pub fn add(&mut self, kind: Kind, list: &str, own: bool) -> Result<(), LexiconError> {
        for line in lines(list) {
            let line = line?;
            let meaning = Meaning::read(kind, line, own)?;
            for entry in line.entries.split_whitespace() {
                let entry = entry.to_lowercase();
                let sound = |part: &str| {
                    part.contains(char::is_alphanumeric)
                        && part.chars().all(|c| c.is_alphanumeric() || "-.'’".contains(c))
                };
                if !entry.split(['/', '_', ',']).all(sound) {
                    return Err(LexiconError::Entry { line: line.number, found: entry });
                }
                if !self.entry(&meaning, &entry) && !own {
                    return Err(LexiconError::Twice { line: line.number, found: entry });
                }
            }
        }
        Ok(())
    }

    /// Takes in an entry; false if it was there.
    fn entry(&mut self, meaning: &Meaning, entry: &str) -> bool {
        match *meaning {
            Meaning::Report(part, report) => self.report(part, report, entry),
            Meaning::Nouns(nouns, features) => self.noun(nouns, features, entry),
            Meaning::Words(words, features) => {
                let word = self.open(&entry.replace('_', " "));
                let new = !word.words.has(words);
                word.words = word.words.or(words);
                word.features = word.features.or(features);
                new
            }
            Meaning::FirstNames(gender) => {
                let word = self.open(entry);
                let new = !word.first_name.has(gender);
                word.first_name = word.first_name.or(gender);
                new
            }
        }
    }

    fn noun(&mut self, nouns: Nouns, features: Features, entry: &str) -> bool {
        let (singular, plurals) = self.inflected(entry);
        let lemma = self.intern(&singular);
        let mut forms = vec![(singular.as_str(), Features::NONE)];
        if !features.has(Features::SINGULAR.or(Features::PLURAL)) {
            forms[0].1 = Features::SINGULAR;
            forms.extend(plurals.iter().map(|form| (form.as_str(), Features::PLURAL)));
        }
        let new = !self.get(&singular).nouns.has(nouns);
        for (form, number) in forms {
            let word = self.open(form);
            word.nouns = word.nouns.or(nouns);
            word.features = word.features.or(features).or(number);
            word.singular = word.singular.or(Some(lemma));
        }
        new
    }

    /// The singular and the plurals of an entry, irregular ones as given here or before.
    fn inflected(&mut self, entry: &str) -> (String, Vec<String>) {
        let (singular, plurals) = inflect::noun(entry);
        if entry.contains('/') {
            self.irregular.insert(singular.as_str().into(), plurals.clone());
            return (singular, plurals);
        }
        let known = self.irregular.get(singular.as_str()).cloned();
        (singular, known.unwrap_or(plurals))
    }

    fn report(&mut self, part: Part, report: Report, entry: &str) -> bool {
        let base = entry.split('/').next().unwrap_or_default().replace('_', " ");
        let report = Report { lemma: self.intern(&base), ..report };
        let old = *part.of(self.open(&base));
        if !report.own && old.is_some_and(|old| self.lemma(old.lemma) == base) {
            return false;
        }
        let forms = match part {
            Part::Verb => inflect::verb(entry),
            Part::Noun => {
                let (singular, plurals) = self.inflected(entry);
                let forms = std::iter::once(singular).chain(plurals);
                forms.map(|form| (form, Forms::NONE)).collect()
            }
            Part::Adjective | Part::Preposition => vec![(base, Forms::NONE)],
        };
        for (form, which) in forms {
            let word = self.open(&form);
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
    fn open(&mut self, words: &str) -> &mut Word {
        for (end, _) in words.match_indices(' ') {
            self.words.entry(words[..end].into()).or_default().longer = true;
        }
        self.words.entry(words.into()).or_default()
    }

    fn intern(&mut self, lemma: &str) -> Lemma {
        self.lemmas.push(lemma.into());
        Lemma(self.lemmas.len() as u32 - 1)
    }
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
