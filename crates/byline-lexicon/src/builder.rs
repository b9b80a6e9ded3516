//! What a user adds.

use crate::table::{Kind, Part};
use crate::{Lexicon, LexiconError};
use byline_core::SourceKind;
use std::sync::Arc;

/// Words and sources to be added to the lexicon that comes with the crate. What is added wins over
/// what is there, and what is added later over what was added before.
///
/// A list has the format of the files in `data/en`: a heading in brackets, and below it words with
/// blanks between, irregular forms after slashes, `_` between the words of a phrase. Empty lines and
/// lines that begin with `#` say nothing.
///
/// ```
/// use byline_core::SourceKind;
/// use byline_lexicon::{Class, Lexicon, Nouns};
///
/// let lexicon = Lexicon::builder()
///     .verbs("# our house style\n[manner always quote that]\nthunder jot/jotted")
///     .nouns("[person unnamed]\ninfluencer")
///     .outlet("Gazette du Café", &["Gazette-Café"])
///     .sources(SourceKind::Agency, "Agence Zéphyr | AZ Presse")
///     .build()?;
/// assert_eq!(lexicon.word("thundered").verb.unwrap().class, Class::Manner);
/// assert!(lexicon.word("influencers").is_noun(Nouns::UNNAMED));
/// assert_eq!(lexicon.source_at("Gazette-Café said", false).unwrap().1, "Gazette du Café");
///
/// let error = Lexicon::builder().verbs("[manner alway quote]\nthunder").build().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 2: unknown strength `alway`, expected one of seldom, marks, mostly, always"
/// );
/// # Ok::<(), byline_lexicon::LexiconError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Builder {
    additions: Vec<Addition>,
}

#[derive(Debug, Clone)]
enum Addition {
    Words(Kind, String),
    Sources(SourceKind, String),
}

impl Builder {
    /// Adds verbs that report, under headings `[CLASS STRENGTH PATTERN...]`.
    #[must_use]
    pub fn verbs(self, list: &str) -> Self {
        self.words(Kind::Reports(Part::Verb), list)
    }

    /// Adds nouns that report, under headings as for verbs.
    #[must_use]
    pub fn reports(self, list: &str) -> Self {
        self.words(Kind::Reports(Part::Noun), list)
    }

    /// Adds prepositions whose noun is the source (`in_the_words_of`), under headings as for verbs.
    #[must_use]
    pub fn prepositions(self, list: &str) -> Self {
        self.words(Kind::Reports(Part::Preposition), list)
    }

    /// Adds nouns by what they stand for, under headings of [`Nouns`](crate::Nouns).
    #[must_use]
    pub fn nouns(self, list: &str) -> Self {
        self.words(Kind::Nouns, list)
    }

    /// Adds first names, under the headings `[male]`, `[female]` and `[male female]`.
    #[must_use]
    pub fn first_names(self, list: &str) -> Self {
        self.words(Kind::FirstNames, list)
    }

    /// Adds an outlet with other ways to write its name. Equal to a line of [`sources`] with the
    /// kind [`SourceKind::Outlet`].
    ///
    /// [`sources`]: Self::sources
    #[must_use]
    pub fn outlet(self, name: &str, aliases: &[&str]) -> Self {
        let names: Vec<&str> = std::iter::once(name).chain(aliases.iter().copied()).collect();
        self.sources(SourceKind::Outlet, &names.join(" | "))
    }

    /// Adds a list of sources, one a line: `canonical name | alias | alias`.
    #[must_use]
    pub fn sources(mut self, kind: SourceKind, list: &str) -> Self {
        self.additions.push(Addition::Sources(kind, list.to_owned()));
        self
    }

    fn words(mut self, kind: Kind, list: &str) -> Self {
        self.additions.push(Addition::Words(kind, list.to_owned()));
        self
    }

    /// True if nothing has been added.
    pub fn is_empty(&self) -> bool {
        self.additions.is_empty()
    }

    /// Makes the lexicon.
    ///
    /// # Errors
    ///
    /// If a list cannot be read, a class, pattern or kind does not exist, a name is empty or begins
    /// with no letter or digit, a list gives one name to two sources, or sources of that kind have
    /// no names. The error names the line of the list and the value.
    pub fn build(&self) -> Result<Arc<Lexicon>, LexiconError> {
        let mut lexicon = Lexicon::embedded().clone();
        for addition in &self.additions {
            match addition {
                Addition::Words(kind, list) => lexicon.words.add_own(*kind, list)?,
                Addition::Sources(kind, list) => lexicon.sources.add(*kind, list, true)?,
            }
        }
        Ok(Arc::new(lexicon))
    }
}
