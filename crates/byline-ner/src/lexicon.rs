//! The word lists, each parsed once.

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
    /// Days and months.
    calendar = "calendar.txt",
    /// Words that are no names when capitalised for their place, in lower case.
    common = "common_words.txt",
    /// Last words of events.
    event_heads = "event_heads.txt",
    /// First names.
    first_names = "first_names.txt",
    /// Words that make a name that of an organisation.
    organization_heads = "organization_heads.txt",
    /// Words that suggest an organisation.
    organization_words = "organization_words.txt",
    /// Words of which a place's name is made.
    place_heads = "place_heads.txt",
    /// First words of places.
    place_prefixes = "place_prefixes.txt",
    /// First words of ships and aircraft.
    product_prefixes = "product_prefixes.txt",
    /// Verbs of saying.
    report_verbs = "report_verbs.txt",
    /// Role nouns in lower case.
    roles = "roles.txt",
    /// Small words inside personal names.
    surname_particles = "surname_particles.txt",
    /// First words of titles of several words.
    title_words = "title_words.txt",
    /// Titles before personal names.
    titles = "titles.txt",
    /// Last words of documents.
    work_heads = "work_heads.txt",
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// The word lists.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}
