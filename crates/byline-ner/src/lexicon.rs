//! The word lists, each parsed once.

use byline_lexicon::{Forms, Lexicon as English, Nouns, Strength, Words as Classes};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A set of words.
pub(crate) type Words = FxHashSet<&'static str>;

/// The entries of a list: one a line, `#` begins a comment line.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

macro_rules! lists {
    ($($(#[$doc:meta])* $field:ident = $file:literal,)+) => {
        /// Every plain word list.
        pub(crate) struct Lexicon { $($(#[$doc])* pub(crate) $field: Words,)+ }

        impl Lexicon {
            fn load() -> Self {
                Self { $($field: entries(include_str!(concat!("../data/en/", $file))).collect(),)+ }
            }
        }
    };
}

lists! {
    /// Words before role nouns.
    role_words = "role_words.txt",
    /// Role nouns in lower case.
    roles = "roles.txt",
    /// First words of titles of several words.
    title_words = "title_words.txt",
    /// Titles before personal names.
    titles = "titles.txt",
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// True if a lower-case word belongs to a class of words.
pub(crate) fn knows(word: &str, classes: Classes) -> bool {
    English::embedded().word(word).is(classes)
}

/// True for `the`, `an`, also with a capital.
pub(crate) fn is_article(word: &str) -> bool {
    let known = English::embedded().word(&word.to_lowercase());
    let article = known.is(Classes::INDEFINITE.or(Classes::DEFINITE));
    known.is(Classes::DETERMINER) && article && !known.is(Classes::QUANTIFIER)
}

/// True for a title that everybody has: Mr.
pub(crate) fn is_courtesy(word: &str) -> bool {
    English::embedded().word(&word.to_lowercase()).is_noun(Nouns::COURTESY)
}

/// True for a word that says that an office is no longer held: Former.
pub(crate) fn is_former(word: &str) -> bool {
    knows(&word.to_lowercase(), Classes::FORMER)
}

/// True for a relative, who is somebody's: sister.
pub(crate) fn is_kin(word: &str) -> bool {
    English::embedded().word(word).is_noun(Nouns::KIN)
}

/// True for a form by which a sentence reports: said, warns.
pub(crate) fn reports(word: &str) -> bool {
    let word = English::embedded().word(word);
    let finite = word.forms.has(Forms::PAST.or(Forms::THIRD));
    finite && word.verb.is_some_and(|verb| verb.strength == Strength::Always)
}

/// The word lists.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}
