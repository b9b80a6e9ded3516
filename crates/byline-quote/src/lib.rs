//! Quotations, direct and indirect, with their speakers.
//!
//! [`Attributor::attribute`] reads a document's tokens and sentences, and its entities where it
//! has any, and returns who said what: for every quote its content, the words that attribute it,
//! the noun phrase of its source and the entity behind that. Without entities speakers are the
//! phrases as written.
//!
//! Without a model ([`Attributor::new`]) quotes are found by rules over a lexicon of reporting words
//! (`data/en/cues.txt`). With one ([`Attributor::from_files`]), and on a document that has
//! part-of-speech tags, trained labels find them, and the rules add what the labels leave out; on
//! the development part of PolNeAR the F1 rises from 52 to 67. Words of one's own are [`Cues`]. A
//! document without tokens has no quotes. The work grows linearly with the length of the text: some
//! 150,000 words a second with a model.
//!
//! What counts as a quote, and where its parts end, follows the guideline of PolNeAR (Newell et al.
//! 2018): attitudes count beside statements, and content keeps its “that” and its marks.
//!
//! ```
//! use byline_core::{Document, QuoteKind};
//! use byline_quote::Attributor;
//!
//! let text = "Zoë Ruiz said that the café was “shut for good.” According to her, it was empty.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//!
//! let quotes = Attributor::new().attribute(&document).quotes;
//! assert_eq!(quotes[0].kind, QuoteKind::Mixed);
//! assert_eq!(&text[quotes[0].content[0]], "that the café was “shut for good.”");
//! assert_eq!(&text[quotes[1].cue[0]], "According to");
//! # Ok::<(), byline_core::DocumentError>(())
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

mod clause;
mod cues;
mod layout;
mod leftover;
mod link;
mod marks;
mod mend;
mod rules;
mod spans;
pub mod tagging;
mod words;

use byline_core::{Document, EntityId, Mention, Quote, Span};
pub use byline_seq::ModelError;
pub use cues::{Cues, LexiconError};
use std::sync::Arc;
pub use tagging::ModelFiles;
use tagging::{Labelled, SpanTagger};

/// What the attributor finds in a story.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The quotes, in the order of their content.
    pub quotes: Vec<Quote>,
    /// Stretches in quotation marks that quote nobody: titles, nicknames, words held at a
    /// distance.
    pub scare_quotes: Vec<Span>,
    /// Pronouns and descriptions that mean an entity of the document, in the order of the text.
    pub mentions: Vec<(EntityId, Mention)>,
}

/// Finds quotes and their speakers. Cheap to make and to share.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Attributor {
    tagger: Option<Arc<SpanTagger>>,
    /// The lexicon with what was added to it; `None` stands for the built-in one.
    lexicon: Option<Arc<cues::Lexicon>>,
}

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
        Self::default()
    }

    /// An attributor with a trained model, from the bytes of its files.
    ///
    /// # Errors
    ///
    /// If a file is damaged or for something else.
    ///
    /// ```
    /// use byline_quote::{Attributor, ModelError, ModelFiles};
    ///
    /// let files = ModelFiles { weights: "“Café”".as_bytes(), classes: &[] };
    /// assert!(Attributor::from_files(files).is_err());
    /// ```
    pub fn from_files(files: ModelFiles<'_>) -> Result<Self, ModelError> {
        Ok(Self { tagger: Some(Arc::new(SpanTagger::from_files(files)?)), lexicon: None })
    }

    /// Adds reporting words of one's own to the built-in ones; where both know a word, these win.
    /// Words that were added before are replaced.
    ///
    /// A trained model has not seen the words, so it is the rules that find what they attribute.
    ///
    /// ```
    /// use byline_core::Document;
    /// use byline_quote::{Attributor, Cues};
    ///
    /// let mut document = Document::new("“The café is shut,” thundered Zoë Ruiz.");
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    ///
    /// let cues: Cues = "thunder statement assert quote,that".parse()?;
    /// let found = Attributor::new().with_cues(&cues).attribute(&document);
    /// assert_eq!(&document.text()[found.quotes[0].cue[0]], "thundered");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_cues(mut self, cues: &Cues) -> Self {
        self.lexicon = Some(Arc::new(cues::Lexicon::with(cues)));
        self
    }

    fn story<'d>(&'d self, document: &'d Document) -> clause::Story<'d> {
        let words = words::Words::new(document);
        let quotations = marks::quotations(&words);
        let lexicon = self.lexicon.as_deref().unwrap_or(cues::Lexicon::embedded());
        clause::Story::new(words, quotations, lexicon)
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
        self.run(document, None)
    }

    /// Finds quotes from labels that some other model gave the document's tokens.
    pub fn attribute_labelled(&self, document: &Document, labelled: &Labelled) -> Attribution {
        self.run(document, Some(labelled))
    }

    fn run(&self, document: &Document, labelled: Option<&Labelled>) -> Attribution {
        let story = self.story(document);
        let ruled = rules::find(&story);
        let mut found = match (labelled, &self.tagger) {
            (Some(labelled), _) => tagging::assemble(&story, labelled, None, ruled),
            (None, Some(tagger)) if !document.tags().is_empty() => {
                let labelled = tagger.label(&story, &ruled);
                tagging::assemble(&story, &labelled, tagger.borders(), ruled)
            }
            _ => ruled,
        };
        layout::place(&story, &mut found);
        mend::mend(&story, &mut found);
        let scare = leftover::place(&story, &mut found);
        mend::rejoin(&story, &mut found);
        let scare_quotes = scare.into_iter().map(|range| story.words.span(range)).collect();
        let link::Linked { quotes, mentions } = link::quotes(&story, found);
        Attribution { quotes, scare_quotes, mentions }
    }

    /// The quotes of a document, found elsewhere, with speakers and chains: who the sources are.
    ///
    /// ```
    /// use byline_core::{Act, Document, Polarity, Quote, QuoteKind, Span};
    ///
    /// let mut document = Document::new("Mr. Cole met Zoë Ruiz. “The café is shut,” she said.");
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    /// let source = document.text().find("she").unwrap_or_default();
    /// document.set_quotes(vec![Quote {
    ///     kind: QuoteKind::Direct,
    ///     act: Act::Statement,
    ///     polarity: Polarity::Assert,
    ///     content: vec![Span::new(24, source - 1)],
    ///     marked: vec![],
    ///     cue: vec![Span::new(source + 4, source + 8)],
    ///     source: vec![Span::new(source, source + 3)],
    ///     speaker: None,
    ///     chain: vec![],
    ///     confidence: 1.0,
    /// }])?;
    ///
    /// let quotes = byline_quote::Attributor::new().speakers(&document);
    /// let speaker = quotes[0].speaker.as_ref().map(|speaker| speaker.name.as_str());
    /// assert_eq!(speaker, Some("she"), "without entities a pronoun stays open");
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn speakers(&self, document: &Document) -> Vec<Quote> {
        link::speakers(&self.story(document)).quotes
    }
}
