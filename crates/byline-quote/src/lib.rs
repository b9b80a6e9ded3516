//! Quotations, direct and indirect, with their speakers.
//!
//! [`Attributor::attribute`] reads a document's tokens and sentences, and its entities where it
//! has any, and returns who said what: for every quote its content, the words that attribute it,
//! the noun phrase of its source and the entity behind that. Without entities speakers are the
//! phrases as written.
//!
//! Quotes are found by rules over a lexicon of reporting words (`data/en/cues.txt`). A document
//! without tokens has no quotes. The work grows linearly with the length of the text.
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

mod clause;
mod cues;
mod leftover;
mod link;
mod marks;
mod spans;
mod words;

use byline_core::{Document, Quote, Span};

/// What the attributor finds in a story.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The quotes, in the order of their content.
    pub quotes: Vec<Quote>,
    /// Stretches in quotation marks that quote nobody: titles, nicknames, words held at a
    /// distance.
    pub scare_quotes: Vec<Span>,
}

/// Finds quotes and their speakers. Cheap to make and to share.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Attributor;

impl Attributor {
    /// An attributor for English.
    ///
    /// ```
    /// use byline_core::Document;
    ///
    /// let attribution = byline_quote::Attributor::new().attribute(&Document::new("“Café”"));
    /// assert!(attribution.quotes.is_empty(), "a document without tokens has no quotes");
    /// ```
    pub fn new() -> Self {
        Self
    }

    /// Finds the quotes of a document.
    ///
    /// ```
    /// use byline_core::Document;
    ///
    /// let mut document = Document::new("“The café opens in May,” Zoë Ruiz said.");
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    ///
    /// let attribution = byline_quote::Attributor::new().attribute(&document);
    /// let quote = &attribution.quotes[0];
    /// assert_eq!(&document.text()[quote.content[0]], "“The café opens in May,”");
    /// assert_eq!(quote.speaker.as_ref().map(|s| s.name.as_str()), Some("Zoë Ruiz"));
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn attribute(&self, document: &Document) -> Attribution {
        let words = words::Words::new(document);
        let quotations = marks::quotations(&words);
        let story = clause::Story::new(words, quotations);
        let mut found = spans::find(&story);
        let scare = leftover::place(&story, &mut found);
        let scare_quotes = scare.into_iter().map(|range| story.words.span(range)).collect();
        Attribution { quotes: link::quotes(&story, found), scare_quotes }
    }
}
