//! The words that tell who a noun phrase may be.

use byline_core::SourceKind;
use byline_lexicon::{Lexicon, Nouns, Words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

type Classes = FxHashMap<&'static str, FxHashSet<&'static str>>;

static REFERENTS: LazyLock<Classes> =
    LazyLock::new(|| classes(include_str!("../data/en/referents.txt")));

/// For every word of a line of synonyms its first.
static SYNONYMS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/en/synonyms.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| {
        let (first, rest) = line.split_once(' ')?;
        Some(rest.split(' ').map(move |word| (word, first)))
    });
    pairs.flatten().collect()
});

fn classes(lines: &'static str) -> Classes {
    let mut classes = Classes::default();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        if let Some((class, words)) = line.split_once(' ') {
            classes.entry(class).or_default().extend(words.split_whitespace());
        }
    }
    classes
}

/// True if a lower-case word belongs to a class of `data/en/referents.txt`.
pub(crate) fn is(class: &str, word: &str) -> bool {
    REFERENTS.get(class).is_some_and(|words| words.contains(word))
}

/// True if a lower-case noun in the singular stands for a human being.
pub(crate) fn is_person(word: &str) -> bool {
    is("person", word) || Lexicon::embedded().word(word).is_noun(Nouns::PERSON.or(Nouns::OFFICE))
}

/// True if a lower-case word says that an office is no longer held: `former`, `ex`.
pub(crate) fn is_former(word: &str) -> bool {
    Lexicon::embedded().word(word).is(Words::FORMER)
}

/// True if a lower-case word says that an office is held now, or will be.
pub(crate) fn is_incumbent(word: &str) -> bool {
    word == "new" || Lexicon::embedded().word(word).is(Words::INCOMING.or(Words::ACTING))
}

/// True if a news agency may be called so: `agency`, `newswire`.
pub(crate) fn is_newswire(noun: &str) -> bool {
    noun == "agency" || Lexicon::embedded().word(noun).is_noun(Nouns::NEWSWIRE)
}

/// What kind of source bears a name; `None` if no list has it.
pub(crate) fn source_kind(name: &str) -> Option<SourceKind> {
    let (length, _, kind) = Lexicon::embedded().source_at(name, true)?;
    (length == name.len()).then_some(kind)
}

/// The singular of a noun in lower case, and of several nouns for one thing always the same.
pub(crate) fn lemma(word: &str) -> String {
    let word = word.trim_end_matches('.');
    let singular = singular(word);
    SYNONYMS.get(singular.as_str()).map_or(singular, |first| (*first).to_owned())
}

/// The singular of a noun in lower case, as far as endings tell.
pub(crate) fn singular(word: &str) -> String {
    let irregular = match word {
        "people" | "police" | "staff" | "media" | "news" | "series" | "us" => Some(word),
        "children" => Some("child"),
        "wives" => Some("wife"),
        _ => None,
    };
    if let Some(irregular) = irregular {
        return irregular.to_owned();
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| !stem.is_empty()) {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let sibilant = ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end));
    if sibilant {
        return word[..word.len() - 2].to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// True if a noun in lower case is plural.
pub(crate) fn is_plural(word: &str) -> bool {
    matches!(word, "people" | "police" | "media" | "others" | "both") || singular(word) != word
}
