//! What may be wrong with a list.

use byline_core::{SourceKind, UnknownName};
use thiserror::Error;

/// A list that cannot be taken in. Lines are counted from one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A line that begins with a bracket and does not end with one.
    #[error("line {line}: expected a heading such as `[say always that]`, found `{found}`")]
    Heading {
        /// The line.
        line: usize,
        /// Its text.
        found: String,
    },
    /// Entries above the first heading.
    #[error("line {line}: expected a heading in brackets first, found `{found}`")]
    NoHeading {
        /// The line.
        line: usize,
        /// Its text.
        found: String,
    },
    /// A heading without a class or strength.
    #[error("line {line}: expected `[CLASS STRENGTH PATTERN...]` above, found `[{found}]`")]
    Short {
        /// The line of the first entry below it.
        line: usize,
        /// The words of the heading.
        found: String,
    },
    /// A class, strength, pattern, kind or feature that does not exist.
    #[error("line {line}: {source}")]
    Name {
        /// The line of the first entry below the heading.
        line: usize,
        /// What was found and what was expected.
        source: UnknownName,
    },
    /// An entry that no word of a text can equal.
    #[error("line {line}: expected words with `/`, `,` or `_` between, found `{found}`")]
    Entry {
        /// The line.
        line: usize,
        /// The entry.
        found: String,
    },
    /// An entry that says again what an earlier one of the list says, or contradicts it.
    #[error("line {line}: `{found}` stands in the list already")]
    Twice {
        /// The line.
        line: usize,
        /// The entry.
        found: String,
    },
    /// A line with an empty name or alias.
    #[error("line {line}: a name in `{value}` is empty")]
    EmptyName {
        /// The line.
        line: usize,
        /// The line's text.
        value: String,
    },
    /// A name that begins with no letter or digit, which no text could be compared with.
    #[error("line {line}: `{value}` does not begin with a letter or a digit")]
    NoWord {
        /// The line.
        line: usize,
        /// The name.
        value: String,
    },
    /// A name that an earlier line of the list gives to another source.
    #[error("line {line}: `{value}` already stands for `{other}`")]
    Ambiguous {
        /// The line.
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
