//! Who is meant: by the sources of quotes, and by the pronouns and descriptions of a story.
//!
//! [`Resolver::resolve`] takes a document with names and quotes, and says for every source whom it
//! means: a surname, `she`, `the former minister`, `both analysts`, `the report` and whoever wrote
//! it. A story is read once, with every name, pronoun and source in the order of the text, and with
//! who has been spoken of in mind. Weights stand for what a reader expects: the latest subject, the
//! one who spoke last, nobody who is named in the same words. A name that comes later names an
//! earlier description. Where two are meant equally well nothing is decided, and the words of the
//! source stand for themselves.
//!
//! Without entities speakers are the phrases as written. Tags and trees help where the document has
//! them. The work grows linearly with the length of the text.
//!
//! ```
//! use byline_core::{Document, Entity, EntityKind, Mention, MentionForm, Quote, QuoteKind, Span};
//! use byline_refer::Resolver;
//!
//! let text = "The café’s owner, Zoë Ruiz, left. “It is shut,” she said.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//! let span = |words: &str| {
//!     let start = text.find(words).unwrap_or_default();
//!     Span::new(start, start + words.len())
//! };
//! let name = Mention { span: span("Zoë Ruiz"), form: MentionForm::Name, confidence: 1.0 };
//! document.set_entities(vec![Entity::new("Zoë Ruiz", EntityKind::Person, vec![name])])?;
//! let mut quote = Quote::new(QuoteKind::Direct, vec![span("“It is shut,”")]);
//! quote.source = vec![span("she")];
//! document.set_quotes(vec![quote])?;
//!
//! let resolution = Resolver::new().resolve(&document);
//! let speaker = resolution.quotes[0].speaker.as_ref();
//! assert_eq!(speaker.map(|speaker| speaker.name.as_str()), Some("Zoë Ruiz"));
//! assert_eq!(&text[resolution.mentions[0].1.span], "she");
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

mod antecedent;
mod cast;
mod describe;
mod document;
mod elsewhere;
mod gender;
mod joint;
mod later;
mod link;
mod lists;
mod name;
mod nested;
mod nominal;
mod origin;
mod passing;
mod phrase;
mod pronoun;
mod resolve;
mod sort;
mod story;
mod succession;
mod trail;

use byline_core::{Citation, Document, Entity, EntityId, Hop, Mention, Quote, Span, TokenRange};
use byline_lexicon::Lexicon;
use byline_view::{Looks, View};
use resolve::Verdicts;
use std::sync::Arc;
use story::Story;

/// What is known of a story once it is clear who is meant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolution {
    /// The quotes of the document with speakers and chains: the speaker, then whoever is quoted with
    /// what the speaker said, outwards. Their confidence counts in that of the speaker.
    pub quotes: Vec<Quote>,
    /// Pronouns and descriptions that mean an entity of the document, in the order of the text.
    pub mentions: Vec<(EntityId, Mention)>,
}

/// Says who is meant. Cheap to make and to share.
#[derive(Debug, Clone, Default)]
pub struct Resolver {
    /// The lexicon with what was added to it; `None` stands for the built-in one.
    lexicon: Option<Arc<Lexicon>>,
}

impl Resolver {
    /// A resolver for English.
    ///
    /// ```
    /// use byline_core::Document;
    ///
    /// let resolution = byline_refer::Resolver::new().resolve(&Document::new("“Café”"));
    /// assert!(resolution.quotes.is_empty());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads with another lexicon: the built-in one with words of your own.
    ///
    /// ```
    /// use byline_core::Document;
    /// use byline_lexicon::Lexicon;
    /// use byline_refer::Resolver;
    ///
    /// let lexicon = Lexicon::builder().outlet("Gazette du Café", &[]).build()?;
    /// let resolver = Resolver::new().with_lexicon(lexicon);
    /// assert!(resolver.resolve(&Document::new("“Oui.”")).mentions.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Puts the mentions of one entity together. `found` are names and values with their mentions, for
    /// instance an entity for each; the entities come back in the order of their first mentions, with
    /// the fullest name, other forms as aliases, and for persons the role that the story gives them.
    ///
    /// A surname goes to the person of that surname who was named last, or to the one who is named
    /// far more than the others; a first name alone to its only bearer. Initials, middle names, short
    /// first names (`Bill`) and other spellings (`Zelensky`, `Zelenskyy`) make no other person; `Jr.`
    /// does. An acronym or short form goes to the body that it can stand for; known short forms (`FT`)
    /// to the full name. A value that overlaps a name is left out, but a name of no certain kind that
    /// is part of a date gives way to the date. Spans that are no stretches of the document's text are
    /// left out too. Takes time linear in the length of the text.
    ///
    /// ```
    /// use byline_core::{Document, Entity, EntityKind, Mention, MentionForm, Span};
    ///
    /// let document = Document::new("Zoë Ruiz left. “Good,” Ruiz said.");
    /// let name = |start, end| {
    ///     let span = Span::new(start, end);
    ///     let mention = Mention { span, form: MentionForm::Name, confidence: 0.9 };
    ///     Entity::new(&document.text()[span], EntityKind::Person, vec![mention])
    /// };
    /// let resolver = byline_refer::Resolver::new();
    /// let entities = resolver.link(&document, None, vec![name(0, 9), name(28, 32)]);
    /// assert_eq!(entities.len(), 1);
    /// assert_eq!(entities[0].aliases, ["Ruiz"]);
    /// ```
    pub fn link<'d>(
        &'d self,
        document: &'d Document,
        seen: Option<&Looks<'d>>,
        found: Vec<Entity>,
    ) -> Vec<Entity> {
        link::link(&self.story(document, seen), found)
    }

    /// Says for every quote of a document who its source is, and for pronouns and descriptions whom
    /// they mean. Speakers that the quotes had are replaced.
    pub fn resolve(&self, document: &Document) -> Resolution {
        self.run(document, None)
    }

    /// The same, with what an earlier layer has seen of the document's tokens.
    pub fn resolve_seen(&self, document: &Document, seen: &Looks<'_>) -> Resolution {
        self.run(document, Some(seen))
    }

    /// Gives the sources of citations that point to others the name of what they mean, and the place
    /// where that is named: `the newspaper`, `the Post`, `the report`; `the papers` become a hop for
    /// each. `named` are the sources that the story names or describes in full, cited or not, in the
    /// order of the text. Where two fit equally well the name stays as written and
    /// [`antecedent`](Hop::antecedent) is empty; `the agency` for which there is no news agency is
    /// dropped.
    ///
    /// Returns the quotes of the document with the speakers that the citations supporting them name:
    /// whoever an outlet cites speaks, and the outlet does not. Takes time linear in the length of the
    /// text.
    ///
    /// ```
    /// use byline_core::{Citation, Document, Hop, HopForm, Relation, SourceKind, Span};
    /// use byline_refer::Resolver;
    ///
    /// let text = "“Oui,” Zoé told Le Monde. She was calm, the newspaper reported.";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let source = |words: &str, form| {
    ///     let mut hop = Hop::new(words, SourceKind::Outlet, form);
    ///     hop.source = text.find(words).map(|start| Span::new(start, start + words.len()));
    ///     hop
    /// };
    /// let named = [source("Le Monde", HopForm::Full)];
    /// let newspaper = source("the newspaper", HopForm::Anaphor);
    /// let clause = newspaper.source.unwrap_or_default();
    /// let mut citations = vec![Citation::new(clause, Relation::Reported, vec![newspaper])];
    /// Resolver::new().cited(&document, None, &named, &mut citations);
    /// assert_eq!(citations[0].hops[0].name, "Le Monde");
    /// assert_eq!(citations[0].hops[0].antecedent, named[0].source);
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn cited<'d>(
        &'d self,
        document: &'d Document,
        seen: Option<&Looks<'d>>,
        named: &[Hop],
        citations: &mut Vec<Citation>,
    ) -> Vec<Quote> {
        let story = self.story(document, seen);
        antecedent::resolve(&story, named, citations);
        origin::speakers(&story, citations)
    }

    fn story<'d>(&'d self, document: &'d Document, seen: Option<&Looks<'d>>) -> Story<'d> {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::embedded());
        Story::new(View::with(document, lexicon, seen))
    }

    fn run<'d>(&'d self, document: &'d Document, seen: Option<&Looks<'d>>) -> Resolution {
        let story = self.story(document, seen);
        let mut quotes = document.quotes().to_vec();
        let said: Vec<Said> = quotes.iter().map(|quote| said(&story, quote)).collect();
        let outer = nested::outer(&said);
        let Verdicts { verdicts, mentions } = resolve::resolve(&story, &said, &outer);
        for (quote, verdict) in quotes.iter_mut().zip(verdicts) {
            let certainty = verdict.as_ref().map_or(1.0, |verdict| verdict.certainty);
            quote.confidence = (quote.confidence * certainty).clamp(0.0, 1.0);
            quote.speaker = verdict.map(|verdict| verdict.speaker);
        }
        for index in 0..quotes.len() {
            quotes[index].chain = nested::chain(&quotes, &outer, index);
        }
        Resolution { quotes, mentions }
    }
}

/// The parts of a quote, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    /// The words attributed.
    pub content: Vec<TokenRange>,
    /// The words that attribute.
    pub cue: Option<TokenRange>,
    /// The noun phrase of the source.
    pub source: Option<TokenRange>,
}

fn said(story: &Story<'_>, quote: &Quote) -> Said {
    let range = |span: &Span| story.words.tokens(*span);
    let first = |spans: &[Span]| spans.first().map(range).filter(|range| !range.is_empty());
    Said {
        content: quote.content.iter().map(range).collect(),
        cue: first(&quote.cue),
        source: first(&quote.source),
    }
}
