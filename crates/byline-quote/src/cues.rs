//! The lexicon of words that attribute, built in and added to.

use byline_core::{Act, Polarity, UnknownName};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use thiserror::Error;

/// A list of cues that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A line has another number of columns.
    #[error("cue line {line}: expected 4 columns (lemma act polarity patterns), found {found}")]
    Columns {
        /// The line, counted from 1.
        line: usize,
        /// How many columns it has.
        found: usize,
    },
    /// A line has an act, polarity or pattern that does not exist.
    #[error("cue line {line}: {source}")]
    Name {
        /// The line, counted from 1.
        line: usize,
        /// What was found and what was expected.
        source: UnknownName,
    },
    /// A lemma that no word of a text can equal.
    #[error("cue line {line}: expected words of letters, with `/` or `_` between, found `{found}`")]
    Lemma {
        /// The line, counted from 1.
        line: usize,
        /// The lemma.
        found: String,
    },
}

/// Reporting words of one's own, for [`Attributor::with_cues`](crate::Attributor::with_cues).
///
/// A list is read with `parse`. It has one word a line, in four columns with white space between;
/// empty lines and lines that begin with `#` say nothing.
///
/// | column | values |
/// |---|---|
/// | lemma | the verb, its irregular forms after slashes (`write/wrote/written`); a phrase has `_` for its spaces (`in_the_words_of`) |
/// | act | `statement` (said, wrote) or `attitude` (believes, fears) |
/// | polarity | `assert` or `deny` |
/// | patterns | what may follow, with commas between: `quote` a quotation, also after its content (“…,” she quips); `that` a clause with “that”; `bare` a clause without it; `tell` an addressee before the content; `to` an infinitive; `noun` a noun phrase; `phrase` for a phrase whose noun is the source |
///
/// The forms of regular verbs are made by rule. Where a final consonant is doubled, one form says
/// so: `jot/jotted`.
///
/// ```
/// use byline_quote::Cues;
///
/// let cues: Cues = "# our house style\nthunder statement assert quote,that".parse()?;
/// assert_eq!(cues.len(), 1);
/// let error = "thunder statment assert quote".parse::<Cues>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "cue line 1: unknown act `statment`, expected one of statement, attitude"
/// );
/// # Ok::<(), byline_quote::LexiconError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cues {
    entries: Vec<(String, Cue)>,
}

impl Cues {
    /// How many words and phrases it holds, each with all its forms counted once.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if it holds none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl std::str::FromStr for Cues {
    type Err = LexiconError;

    /// Reads the format that the type describes.
    fn from_str(text: &str) -> Result<Self, LexiconError> {
        let rows = (1..).zip(text.lines().map(str::trim));
        let rows = rows.filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
        Ok(Self { entries: rows.map(|(line, row)| entry(line, row)).collect::<Result<_, _>>()? })
    }
}

/// What may stand in the fourth column.
const PATTERNS: &[&str] = &[
    "bare",
    "that",
    "quote",
    "tell",
    "to",
    "noun",
    "phrase",
    "class",
    "name",
    "quality",
    // How some verbs of the built-in list go on.
    "about",
    "addressee",
    "as",
    "for",
    "named",
    "of",
    "whether",
];

fn entry(line: usize, row: &str) -> Result<(String, Cue), LexiconError> {
    let columns: Vec<&str> = row.split_whitespace().collect();
    let [lemma, act, polarity, patterns] = columns[..] else {
        return Err(LexiconError::Columns { line, found: columns.len() });
    };
    let sound = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    if !lemma.split(['/', '_']).all(sound) {
        return Err(LexiconError::Lemma { line, found: lemma.to_owned() });
    }
    let known = |found: &str| {
        let known = PATTERNS.iter().copied().find(|&pattern| pattern == found);
        known.ok_or_else(|| UnknownName {
            what: "pattern",
            found: found.to_owned(),
            expected: PATTERNS.join(", "),
        })
    };
    let cue = || {
        let patterns = patterns.split(',').map(known).collect::<Result<_, _>>()?;
        Ok(Cue { act: act.parse()?, polarity: polarity.parse()?, patterns, own: false })
    };
    let cue = cue().map_err(|source| LexiconError::Name { line, source })?;
    Ok((lemma.to_lowercase(), cue))
}

/// What the lexicon knows of a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Statement or attitude.
    pub act: Act,
    /// Assertion or denial.
    pub polarity: Polarity,
    /// The patterns of the fourth column.
    pub patterns: Vec<&'static str>,
    /// True if a user added it.
    pub own: bool,
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
    phrases: Vec<(Vec<String>, Cue)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::with(&Cues::default()));

impl Lexicon {
    /// The lexicon that comes with the crate.
    pub fn embedded() -> &'static Self {
        &LEXICON
    }

    /// The lexicon that comes with the crate under words of the user's, which win.
    pub fn with(own: &Cues) -> Self {
        let built_in: Result<Cues, _> = include_str!("../data/en/cues.txt").parse();
        debug_assert!(built_in.is_ok(), "{built_in:?}");
        let mut lexicon = Self::default();
        for (lemma, cue) in &own.entries {
            lexicon.add(lemma, &Cue { own: true, ..cue.clone() });
        }
        built_in
            .unwrap_or_default()
            .entries
            .iter()
            .for_each(|(lemma, cue)| lexicon.add(lemma, cue));
        lexicon
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
    pub fn phrases(&self) -> impl Iterator<Item = (&[String], &Cue)> {
        self.phrases.iter().map(|(words, cue)| (words.as_slice(), cue))
    }

    /// True if the lower-case words of a cue are a user's.
    pub fn is_own(&self, cue: &[String]) -> bool {
        let word = |word: &String| self.word(word).is_some_and(|cue| cue.own);
        cue.iter().any(word) || self.phrases.iter().any(|(words, known)| known.own && words == cue)
    }

    /// Adds a word with its forms; those that are there already stay as they are.
    fn add(&mut self, lemma: &str, cue: &Cue) {
        if cue.takes("phrase") {
            self.phrases.push((lemma.split('_').map(str::to_owned).collect(), cue.clone()));
            return;
        }
        for (word, form) in inflected(lemma, cue) {
            self.words.entry(word.clone()).or_insert_with(|| cue.clone());
            if cue.is_verb_of_rules() {
                self.verbs.entry(word).or_insert(Verb { cue: cue.clone(), form });
            }
        }
    }
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
    let last = base.char_indices().next_back().map_or("", |(at, _)| &base[at..]);
    let doubles =
        |form: &&str| form.strip_prefix(base).and_then(|f| f.strip_prefix(last)) == Some("ed");
    let double = if irregular.iter().any(doubles) { last } else { "" };
    let mut forms = vec![(base.to_owned(), Form::Base), (third, Form::Third)];
    if irregular.is_empty() {
        forms.push((past(base, stem), Form::Past));
    }
    forms.extend(irregular.into_iter().map(|form| (form.to_owned(), Form::Past)));
    forms.push((format!("{}{double}ing", stem.unwrap_or(base)), Form::Participle));
    forms
}

fn past(base: &str, stem: Option<&str>) -> String {
    match (stem, base.strip_suffix('y')) {
        (Some(stem), _) => format!("{stem}ed"),
        (None, _) if base.ends_with('e') => format!("{base}d"),
        (None, Some(rest)) if !ends_in_vowel(rest) => format!("{rest}ied"),
        _ => format!("{base}ed"),
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
        include_str!("../data/en/cues.txt").parse::<Cues>().unwrap();
    }

    #[test]
    fn own_words_win_over_built_in_ones() {
        let own = "say/said attitude deny quote\njot/jotted statement assert quote\nécrire statement assert that";
        let lexicon = Lexicon::with(&own.parse().unwrap());
        assert_eq!(lexicon.word("said").unwrap().act, Act::Attitude);
        assert_eq!(lexicon.verb("jotting").unwrap().form, Form::Participle);
        assert_eq!(lexicon.verb("écrires").unwrap().form, Form::Third);
        assert!(lexicon.verb("denied").is_some());
    }

    #[test]
    fn errors_name_line_and_value() {
        let error = |list: &str| list.parse::<Cues>().unwrap_err().to_string();
        assert_eq!(
            error("# x\n\nquip statement assert"),
            "cue line 3: expected 4 columns (lemma act polarity patterns), found 3"
        );
        assert_eq!(
            error("quip statement asserts quote"),
            "cue line 1: unknown polarity `asserts`, expected one of assert, deny"
        );
        assert!(
            error("quip statement assert quot").contains("pattern `quot`, expected one of bare")
        );
        assert_eq!(
            error("“quip” statement assert quote"),
            "cue line 1: expected words of letters, with `/` or `_` between, found `“quip”`"
        );
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
