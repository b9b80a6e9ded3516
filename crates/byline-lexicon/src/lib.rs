//! What English words mean to a reader of news: which report, what nouns stand for, which names are
//! those of outlets.
//!
//! The crate holds data and typed access to it, and decides nothing. All layers share one
//! [`Lexicon`], so that a word known to one is known to all, and what a user adds reaches all. The
//! data stand in `data/en`; each file says at its head what an entry means. They are read once, in
//! some five milliseconds.
//!
//! ```
//! use byline_lexicon::{Class, Forms, Lexicon, Nouns, Takes};
//!
//! let lexicon = Lexicon::embedded();
//! let stressed = lexicon.word("stressed");
//! let verb = stressed.verb.unwrap();
//! assert_eq!((verb.class, lexicon.lemma(verb.lemma)), (Class::Say, "stress"));
//! assert!(verb.takes(Takes::THAT) && stressed.forms.has(Forms::PAST));
//! assert!(lexicon.word("spokesmen").is_noun(Nouns::PERSON));
//! assert!(lexicon.word("café").verb.is_none());
//! let (words, according) = lexicon.longest(["according", "to", "zoë"]).unwrap();
//! assert!(words == 2 && according.preposition.is_some());
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::panic,
        clippy::todo,
        clippy::print_stdout,
        clippy::dbg_macro
    )
)]

#[macro_use]
mod flags;

mod builder;
mod embedded;
mod error;
mod group;
mod inflect;
mod list;
mod name;
mod report;
mod source;
mod table;
mod word;

pub use builder::Builder;
pub use error::LexiconError;
pub use group::Groups;
pub use name::{is_same_name, spaced, without_article};
pub use report::{Class, Forms, Lemma, Report, Strength, Takes};
pub use word::{Features, Nouns, Word, Words};

use byline_core::SourceKind;
use std::borrow::Cow;

/// Everything that is known of words and of sources' names. Cheap to share behind an `Arc`.
#[derive(Clone, Default)]
pub struct Lexicon {
    words: table::Table,
    sources: source::Sources,
    synonyms: rustc_hash::FxHashMap<&'static str, &'static str>,
}

impl Lexicon {
    /// The lexicon that comes with the crate. It is read at the first call.
    pub fn embedded() -> &'static Self {
        &embedded::LEXICON
    }

    /// Adds words and sources to the lexicon that comes with the crate.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A number that tells the lists of words that come with the crate from those of another version:
    /// for models that were trained on what they say. What a user adds does not change it.
    pub fn fingerprint() -> u64 {
        *embedded::FINGERPRINT
    }

    /// What is known of a word, given in lower case; one look-up in a hash table.
    #[inline]
    pub fn word(&self, lower: &str) -> Word {
        self.words.get(lower)
    }

    /// The longest entry of two words or more that the words begin with, given in lower case: how
    /// many words it has, and what is known of it. Takes one look-up where no entry begins with the
    /// first word.
    pub fn longest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, Word)> {
        self.words.longest(words)
    }

    /// The spelling of a base form.
    pub fn lemma(&self, lemma: Lemma) -> &str {
        self.words.lemma(lemma)
    }

    /// The singular of a noun in lower case: of one that is in no list as far as its ending tells.
    ///
    /// ```
    /// let lexicon = byline_lexicon::Lexicon::embedded();
    /// let nouns = ["wives", "cafés", "agencies", "news"].map(|noun| lexicon.singular(noun).into_owned());
    /// assert_eq!(nouns, ["wife", "café", "agency", "news"]);
    /// ```
    pub fn singular<'w>(&'w self, noun: &'w str) -> Cow<'w, str> {
        let known = self.word(noun);
        match known.singular {
            Some(lemma) => Cow::Borrowed(self.lemma(lemma)),
            None if known.is(Words::UNCOUNTED) => Cow::Borrowed(noun),
            None => inflect::singular_noun(noun),
        }
    }

    /// The singular of a noun in lower case, and of several nouns for one office or thing always the
    /// same: adviser for advisors.
    pub fn concept<'w>(&'w self, noun: &'w str) -> Cow<'w, str> {
        let singular = self.singular(noun);
        match self.synonyms.get(&*singular) {
            Some(&same) => Cow::Borrowed(same),
            None => singular,
        }
    }

    /// True if a noun in lower case stands for several, as far as lists or its ending tell.
    pub fn is_plural(&self, noun: &str) -> bool {
        let number = self.word(noun).features;
        match (number.has(Features::SINGULAR), number.has(Features::PLURAL)) {
            (false, false) => self.singular(noun) != noun,
            (singular, plural) => plural && !singular,
        }
    }

    /// The longest name of an outlet, agency, broadcaster or platform that `text` begins with: its
    /// length in bytes, the canonical name, and the kind. Some names are such only after an article
    /// (the Sun); `article` tells whether one stands before.
    pub fn source_at(&self, text: &str, article: bool) -> Option<(usize, &str, SourceKind)> {
        self.sources.at(text, article)
    }

    /// Every way to write the outlets, agencies and broadcasters that a user added, in no order;
    /// without those that are names only after an article.
    pub fn own_outlets(&self) -> impl Iterator<Item = &str> {
        self.sources.own_outlets()
    }

    /// The canonical name of an outlet, agency, broadcaster or platform, however it is written: in
    /// another case, with an article or without, short.
    ///
    /// ```
    /// use byline_lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::builder().outlet("Gazette du Café", &["GdC"]).build()?;
    /// assert_eq!(lexicon.listed_source("gazette du café"), Some("Gazette du Café"));
    /// assert_eq!(lexicon.listed_source("the GdC"), Some("Gazette du Café"));
    /// # Ok::<(), byline_lexicon::LexiconError>(())
    /// ```
    pub fn listed_source(&self, name: &str) -> Option<&str> {
        self.sources.listed(name)
    }

    /// Every way to write each source, with its canonical name, in no order.
    pub fn source_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.names()
    }
}

impl std::fmt::Debug for Lexicon {
    /// The sizes alone: the words would fill a book.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (words, names) = (self.words.len(), self.sources.names().count());
        f.debug_struct("Lexicon").field("words", &words).field("source_names", &names).finish()
    }
}
