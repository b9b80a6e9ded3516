//! The lexicon of words that attribute.

use byline_core::{Act, Polarity};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the lexicon knows of a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Statement or attitude.
    pub act: Act,
    /// Assertion or denial.
    pub polarity: Polarity,
    /// The patterns of the fourth column.
    pub patterns: Vec<&'static str>,
}

impl Cue {
    /// True if the cue takes a pattern.
    pub fn takes(&self, pattern: &str) -> bool {
        self.patterns.contains(&pattern)
    }

    /// True for a verb that the rules go by.
    fn is_verb_of_rules(&self) -> bool {
        !["class", "name", "quality"].iter().any(|pattern| self.takes(pattern))
    }
}

/// How a verb form stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `say`.
    Base,
    /// `says`.
    Third,
    /// `said`.
    Past,
    /// `saying`.
    Participle,
}

/// A form of a cue verb.
#[derive(Debug)]
pub(crate) struct Verb {
    /// Its entry.
    pub cue: Cue,
    /// Which form it is.
    pub form: Form,
}

/// Verb forms and phrases, by their lower-case words.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    verbs: FxHashMap<String, Verb>,
    words: FxHashMap<String, Cue>,
    phrases: Vec<(Vec<&'static str>, Cue)>,
}

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/en/cues.txt")));

impl Lexicon {
    /// The lexicon that comes with the crate.
    pub fn embedded() -> &'static Self {
        &LEXICON
    }

    /// The verb that a lower-case word is a form of.
    pub fn verb(&self, word: &str) -> Option<&Verb> {
        self.verbs.get(word)
    }

    /// What the lexicon knows of a lower-case word of any kind.
    pub fn word(&self, word: &str) -> Option<&Cue> {
        self.words.get(word)
    }

    /// The phrase cues, each with its words.
    pub fn phrases(&self) -> impl Iterator<Item = (&[&'static str], &Cue)> {
        self.phrases.iter().map(|(words, cue)| (words.as_slice(), cue))
    }

    /// Reads the format of `data/en/cues.txt`; lines that do not fit are passed over, and a test
    /// checks that the embedded file has none.
    fn parse(text: &'static str) -> Self {
        let mut lexicon = Self::default();
        for (lemma, cue) in text.lines().filter_map(entry) {
            if cue.takes("phrase") {
                lexicon.phrases.push((lemma.split('_').collect(), cue));
                continue;
            }
            for (word, form) in inflected(lemma, &cue) {
                lexicon.words.entry(word.clone()).or_insert_with(|| cue.clone());
                if cue.is_verb_of_rules() {
                    lexicon.verbs.entry(word).or_insert(Verb { cue: cue.clone(), form });
                }
            }
        }
        lexicon
    }
}

fn entry(line: &'static str) -> Option<(&'static str, Cue)> {
    if line.starts_with('#') {
        return None;
    }
    let mut columns = line.split_whitespace();
    let lemma = columns.next()?;
    let act = columns.next()?.parse().ok()?;
    let polarity = columns.next()?.parse().ok()?;
    let patterns = columns.next()?.split(',').collect();
    Some((lemma, Cue { act, polarity, patterns }))
}

/// The forms of a verb, noun or adjective.
fn inflected(lemma: &str, cue: &Cue) -> Vec<(String, Form)> {
    let forms = forms(lemma);
    let kept = match () {
        _ if cue.takes("quality") => 1,
        _ if cue.takes("name") => 2,
        _ => forms.len(),
    };
    forms.into_iter().take(kept).collect()
}

/// The forms of a verb, irregular ones as given after slashes.
fn forms(lemma: &str) -> Vec<(String, Form)> {
    let mut parts = lemma.split('/');
    let base = parts.next().unwrap_or_default();
    let irregular: Vec<&str> = parts.collect();
    let stem = base.strip_suffix('e').filter(|rest| !rest.ends_with('e'));
    let third = match base.strip_suffix('y') {
        Some(rest) if !ends_in_vowel(rest) => format!("{rest}ies"),
        _ if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    };
    let doubled = matches!(base, "admit" | "quip" | "plan" | "slam" | "dub" | "rebut");
    let double = if doubled { &base[base.len() - 1..] } else { "" };
    let mut forms = vec![(base.to_owned(), Form::Base), (third, Form::Third)];
    if irregular.is_empty() {
        forms.push((past(base, stem, double), Form::Past));
    }
    forms.extend(irregular.into_iter().map(|form| (form.to_owned(), Form::Past)));
    forms.push((format!("{}{double}ing", stem.unwrap_or(base)), Form::Participle));
    forms
}

fn past(base: &str, stem: Option<&str>, double: &str) -> String {
    match (stem, base.strip_suffix('y')) {
        (Some(stem), _) => format!("{stem}ed"),
        (None, _) if base.ends_with('e') => format!("{base}d"),
        (None, Some(rest)) if !ends_in_vowel(rest) => format!("{rest}ied"),
        _ => format!("{base}{double}ed"),
    }
}

fn ends_in_vowel(text: &str) -> bool {
    text.ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_understood() {
        for line in include_str!("../data/en/cues.txt").lines() {
            assert!(line.starts_with('#') || entry(line).is_some(), "{line}");
        }
    }

    #[test]
    fn verbs_are_inflected() {
        let lexicon = Lexicon::embedded();
        for (word, form) in [
            ("said", Form::Past),
            ("denies", Form::Third),
            ("admitted", Form::Past),
            ("noting", Form::Participle),
            ("replied", Form::Past),
        ] {
            assert_eq!(lexicon.verb(word).map(|verb| verb.form), Some(form), "{word}");
        }
        assert!(lexicon.verb("saided").is_none());
    }
}
