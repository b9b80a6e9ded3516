//! A document's tokens as the reading looks at them.

use crate::lists::Lists;
use byline_core::{Document, Span, Token, TokenRange};
use byline_lexicon::{Features, Lexicon, Words as Class};
use byline_view::View;
use std::ops::Deref;

/// A document, ready to be read.
#[derive(Debug)]
pub(crate) struct Story<'d> {
    /// The tokens.
    pub words: Words<'d>,
    /// What is known of words.
    pub lexicon: &'d Lexicon,
    /// The same, as the reading asks for it.
    pub lists: Lists<'d>,
}

impl<'d> Story<'d> {
    /// Prepares the tokens of a document.
    pub fn new(view: View<'d>) -> Self {
        let lexicon = view.lexicon();
        Self { lexicon, lists: Lists(lexicon), words: Words { document: view.document(), view } }
    }

    /// True if the token stands in a quotation.
    pub fn quoted(&self, index: usize) -> bool {
        self.words.view.is_quoted(index)
    }

    /// The quotation that holds a token.
    pub fn quotation(&self, index: usize) -> Option<usize> {
        self.words.view.quotation(index)
    }
}

/// The tokens of a document, with what the reading asks of them.
#[derive(Debug)]
pub(crate) struct Words<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its tokens as all layers look at them.
    pub view: View<'d>,
}

impl<'d> Deref for Words<'d> {
    type Target = View<'d>;

    fn deref(&self) -> &View<'d> {
        &self.view
    }
}

impl<'d> Words<'d> {
    /// The token at a position.
    pub fn token(&self, index: usize) -> Token {
        self.document.tokens()[index]
    }

    /// A token in lower case; empty outside the text.
    pub fn at(&self, index: usize) -> &str {
        self.view.lower(index)
    }

    /// The number of a token's paragraph, if there is such a token.
    pub fn paragraph(&self, index: usize) -> Option<usize> {
        (index < self.len()).then(|| self.view.paragraph(index))
    }

    /// True for `of`, `in`, `by`, but not for the part of a noun that hyphens join: `editor-in-chief`.
    pub fn is_preposition(&self, index: usize) -> bool {
        self.is(Class::PREPOSITION, index) && !self.is_joined(index)
    }

    /// True for a word that a hyphen joins to another.
    pub fn is_joined(&self, index: usize) -> bool {
        let joins = |hyphen: usize| {
            let glued = |at: usize| self.document.tokens().get(at).is_some_and(|token| token.glued);
            self.at(hyphen) == "-" && glued(hyphen) && glued(hyphen + 1)
        };
        joins(index + 1) || index > 0 && joins(index - 1)
    }

    /// True for a word that opens a clause, or joins what are no noun phrases: `that`, `who`, `but`.
    pub fn is_subordinator(&self, index: usize) -> bool {
        self.is(SUBORDINATORS, index) && self.at(index) != "and"
    }

    /// True for `the`, `her`, `several`.
    pub fn is_determiner(&self, index: usize) -> bool {
        self.is(Class::DETERMINER, index)
    }

    /// True for the pronouns that are subjects: `he`, `we`.
    pub fn is_pronoun(&self, index: usize) -> bool {
        self.view.is_subject_pronoun(index)
    }

    /// True for `his` and the like.
    pub fn is_possessive(&self, index: usize) -> bool {
        let features = self.known(index).features;
        self.is(Class::PRONOUN, index)
            && self.is(Class::DETERMINER, index)
            && features.has(Features::POSSESSIVE)
            && !features.has(Features::RELATIVE)
    }

    /// True for days, months, and times such as `yesterday`.
    pub fn is_day(&self, index: usize) -> bool {
        self.is(Class::DAY.or(Class::MONTH).or(Class::TIME), index)
    }

    /// True for `also`, `later`.
    pub fn is_adverb(&self, index: usize) -> bool {
        self.is(Class::ADVERB.or(Class::FOCUS).or(Class::TIME), index)
    }

    /// True for the small words that end a description.
    pub fn is_small(&self, index: usize) -> bool {
        self.is_preposition(index)
            || self.is_subordinator(index)
            || self.is_determiner(index)
            || self.is_pronoun(index)
            || self.is_day(index)
    }

    /// The tokens that share a byte with a span.
    pub fn tokens(&self, span: Span) -> TokenRange {
        self.view.tokens_in(span)
    }
}

/// Words that open clauses, with coordinators.
pub(crate) const SUBORDINATORS: Class = Class::SUBORDINATOR.or(Class::WH).or(Class::COORDINATOR);
