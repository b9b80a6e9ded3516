//! Quotations, direct and indirect, with their sources.
//!
//! [`Attributor::attribute`] reads a document's tokens and sentences, and its entities where it
//! has any, and returns who said what, in the words of the story: for every quote its content, the
//! words that attribute it, and the noun phrase of its source. Whom that means is left to
//! `byline-refer`.
//!
//! A story is read in one walk. Every word and mark that may attribute is a cue, and so is a
//! quotation that stands alone. Each construction of the language (`constructions/`, a file for
//! each) proposes what a cue may attribute, and to whom, by the tree of the sentence, its marks and
//! the lexicon. A conditional log-linear model says how probable each candidate is, with
//! probabilities for single tokens among its evidence ([`labels`]). Of the candidates of all cues
//! the best set is taken that does not contradict itself.
//! [`Quote::construction`](byline_core::Quote::construction) says which construction it was, and
//! `confidence` how many of a hundred such quotes are right.
//!
//! The model ([`Attributor::from_files`]) looks at part-of-speech tags and trees. On the development
//! part of PolNeAR its F1 is 70; without trees it is 47. Without tags, or without a model, fixed
//! priors of the constructions decide, and it is 36. Words of your own come in a lexicon
//! ([`with_lexicon`](Attributor::with_lexicon)). A document without tokens has no quotes. The work
//! grows linearly with the length of the text.
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
#![cfg_attr(docsrs, feature(doc_cfg))]
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

mod assemble;
mod attribution;
mod candidate;
mod clause;
mod confidence;
mod constructions;
mod cue;
mod decide;
mod evidence;
mod extent;
mod features;
pub mod labels;
mod model;
mod prior;
mod reading;
mod source;
mod spans;
#[cfg(feature = "train")]
pub mod training;
mod tree;

use byline_core::{Document, Quote, Span};
use byline_lexicon::Lexicon;
pub use byline_seq::ModelError;
use byline_view::{Looks, View};
pub use confidence::Confidence;
use labels::{Classes, LabelTagger, Labelled};
pub use model::{CHOICE_TASK, Decision, ModelFiles, Weights};
use reading::Reading;
use std::borrow::Cow;
use std::sync::Arc;

/// What the attributor finds in a story.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The quotes, in the order of their content.
    pub quotes: Vec<Quote>,
    /// Stretches in quotation marks that quote nobody: titles, nicknames, words held at a
    /// distance.
    pub scare_quotes: Vec<Span>,
}

/// Finds quotes and their sources. Cheap to make and to share.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Attributor {
    labels: Option<Arc<LabelTagger>>,
    decision: Option<Arc<Decision>>,
    /// The lexicon with what was added to it; `None` stands for the built-in one.
    lexicon: Option<Arc<Lexicon>>,
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
        let classes = Classes::from_bytes(files.classes)?;
        let Weights { labels, decision } = Weights::from_bytes(files.weights, &classes)?;
        Ok(Self {
            labels: Some(Arc::new(LabelTagger::new(labels, classes))),
            decision: Some(Arc::new(decision)),
            lexicon: None,
        })
    }

    /// Chooses quotes by weights that were trained for the labels of another model; see
    /// [`attribute_labelled`](Self::attribute_labelled).
    #[must_use]
    pub fn with_decision(mut self, decision: impl Into<Arc<Decision>>) -> Self {
        self.decision = Some(decision.into());
        self
    }

    /// Reads with another lexicon: the built-in one with words of your own.
    ///
    /// ```
    /// use byline_core::Document;
    /// use byline_lexicon::Lexicon;
    /// use byline_quote::Attributor;
    ///
    /// let mut document = Document::new("“The café is shut,” thundered Zoë Ruiz.");
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    ///
    /// let lexicon = Lexicon::builder().verbs("[manner always quote that]\nthunder").build()?;
    /// let found = Attributor::new().with_lexicon(lexicon).attribute(&document);
    /// assert_eq!(&document.text()[found.quotes[0].cue[0]], "thundered");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    fn story<'d>(&'d self, document: &'d Document, seen: Option<&Looks<'d>>) -> clause::Story<'d> {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::embedded());
        clause::Story::new(View::with(document, lexicon, seen))
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
    /// assert_eq!(&document.text()[quote.source[0]], "Zoë Ruiz");
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn attribute(&self, document: &Document) -> Attribution {
        self.run(&self.story(document, None), None)
    }

    /// The same, with what an earlier layer has seen of the document's tokens, and with labels that
    /// some other model gave them, if one did.
    pub fn attribute_seen(
        &self,
        document: &Document,
        seen: &Looks<'_>,
        labelled: Option<&Labelled>,
    ) -> Attribution {
        self.run(&self.story(document, Some(seen)), labelled)
    }

    /// Finds quotes with labels that some other model gave the document's tokens.
    pub fn attribute_labelled(&self, document: &Document, labelled: &Labelled) -> Attribution {
        self.run(&self.story(document, None), Some(labelled))
    }

    /// The labels of a document's tokens; none without a model, or without tags.
    pub fn labels(&self, document: &Document) -> Labelled {
        self.own_labels(&self.story(document, None))
    }

    fn own_labels(&self, story: &clause::Story<'_>) -> Labelled {
        let tagger = self.labels.as_ref().filter(|_| is_tagged(story));
        tagger.map_or_else(Labelled::default, |tagger| tagger.label(story))
    }

    fn run(&self, story: &clause::Story<'_>, labelled: Option<&Labelled>) -> Attribution {
        let labelled = match labelled {
            Some(labelled) => Cow::Borrowed(labelled),
            None => Cow::Owned(self.own_labels(story)),
        };
        let reading = Reading::new(story, &labelled);
        let decision = self.decision.as_deref().filter(|_| is_tagged(story));
        let found = attribution::find(&reading, decision.map(|decision| &decision.choice));
        let scare = attribution::without_quote(&reading, &found);
        let scare_quotes = scare.into_iter().map(|range| story.words.span(range)).collect();
        let mut quotes = assemble::quotes(story, found);
        if let Some(decision) = decision {
            for quote in &mut quotes {
                quote.confidence = decision.confidence.of(quote.confidence);
            }
        }
        Attribution { quotes, scare_quotes }
    }
}

/// True for a document with the tags that the models look at. Trees may be missing.
fn is_tagged(story: &clause::Story<'_>) -> bool {
    !story.words.document().tags().is_empty()
}
