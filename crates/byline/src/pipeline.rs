//! The order of the layers. No other file knows it.

use byline_core::{Document, DocumentError};
#[cfg(any(feature = "pos", feature = "ner", feature = "quote"))]
use std::sync::Arc;

/// Runs the layers over a story, one after the other.
///
/// A pipeline is immutable, `Send` and `Sync`: make one and share it between threads.
#[derive(Debug)]
pub struct Pipeline {
    #[cfg(feature = "pos")]
    pos: Option<Arc<byline_pos::Tagger>>,
    #[cfg(feature = "ner")]
    ner: Option<Arc<byline_ner::Tagger>>,
    #[cfg(feature = "quote")]
    attributor: Option<Arc<byline_quote::Attributor>>,
    #[cfg(feature = "cite")]
    tracker: Option<byline_cite::Tracker>,
}

/// Chooses the layers of a [`Pipeline`].
///
/// ```
/// use byline::Pipeline;
///
/// let words = Pipeline::builder().tags(false).entities(false).quotes(false).citations(false).build();
/// let document = words.analyze("“Café” is one word.");
/// assert_eq!(document.tokens().len(), 7);
/// assert!(document.entities().is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct PipelineBuilder {
    tags: bool,
    #[cfg(feature = "pos")]
    pos: Option<Arc<byline_pos::Tagger>>,
    entities: bool,
    #[cfg(feature = "ner")]
    ner: Option<Arc<byline_ner::Tagger>>,
    quotes: bool,
    #[cfg(feature = "quote")]
    attributor: Option<Arc<byline_quote::Attributor>>,
    citations: bool,
}

impl Pipeline {
    /// A pipeline of all layers that are compiled in. Needs no files and no network.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Chooses layers.
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder {
            tags: true,
            #[cfg(feature = "pos")]
            pos: None,
            entities: true,
            #[cfg(feature = "ner")]
            ner: None,
            quotes: true,
            #[cfg(feature = "quote")]
            attributor: None,
            citations: true,
        }
    }

    /// Analyses a text. Never fails; time is linear in the length of the text.
    ///
    /// # Panics
    ///
    /// Only if the text is longer than [`MAX_TEXT_LEN`](crate::MAX_TEXT_LEN), 4 GiB.
    pub fn analyze(&self, text: &str) -> Document {
        let mut document = Document::new(text);
        self.annotate(&mut document);
        document
    }

    /// Analyses a document whose text, and perhaps id, publisher and date, are already set.
    /// Annotations that it has are replaced.
    pub fn annotate(&self, document: &mut Document) {
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
        attach(document.set_tokens(tokens, sentences));
        #[cfg(feature = "pos")]
        if let Some(tagger) = &self.pos {
            attach(document.set_tags(tagger.tag(document)));
        }
        #[cfg(feature = "ner")]
        if let Some(tagger) = &self.ner {
            document.date = document.date.or_else(|| byline_ner::story_date(document));
            attach(document.set_entities(tagger.entities(document)));
        }
        #[cfg(feature = "quote")]
        let mut mentions = Vec::new();
        #[cfg(feature = "quote")]
        if let Some(attributor) = &self.attributor {
            let found = attributor.attribute(document);
            attach(document.set_quotes(found.quotes));
            attach(document.set_scare_quotes(found.scare_quotes));
            mentions = found.mentions;
        }
        #[cfg(feature = "cite")]
        if let Some(tracker) = &self.tracker {
            let found = tracker.track(document);
            attach(document.set_citations(found.citations, found.quotes));
        }
        // Pronouns and descriptions come last: the layers before look at names.
        #[cfg(feature = "quote")]
        attach(document.add_mentions(mentions));
    }

    /// Analyses many texts on all cores; the results are in the order of the texts and the same
    /// as those of [`analyze`](Self::analyze).
    #[cfg(feature = "parallel")]
    pub fn analyze_all<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<Document> {
        use rayon::prelude::*;
        texts.par_iter().map(|text| self.analyze(text.as_ref())).collect()
    }
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

impl PipelineBuilder {
    /// Whether parts of speech are tagged; on if the feature `pos` is. The tagger needs a model:
    /// that of the feature `model-en`, or [`pos_tagger`](Self::pos_tagger).
    pub fn tags(mut self, on: bool) -> Self {
        self.tags = on;
        self
    }

    /// Tags parts of speech with this tagger instead of the embedded one.
    #[cfg(feature = "pos")]
    pub fn pos_tagger(mut self, tagger: impl Into<Arc<byline_pos::Tagger>>) -> Self {
        self.pos = Some(tagger.into());
        self
    }

    /// Whether names and values are found; on if the feature `ner` is. The tagger needs a model:
    /// that of the feature `model-en`, or [`ner_tagger`](Self::ner_tagger).
    pub fn entities(mut self, on: bool) -> Self {
        self.entities = on;
        self
    }

    /// Finds names with this tagger instead of the embedded one.
    #[cfg(feature = "ner")]
    pub fn ner_tagger(mut self, tagger: impl Into<Arc<byline_ner::Tagger>>) -> Self {
        self.ner = Some(tagger.into());
        self
    }

    /// Whether quotations are found; on if the feature `quote` is.
    pub fn quotes(mut self, on: bool) -> Self {
        self.quotes = on;
        self
    }

    /// Finds quotations with this attributor instead of the embedded one.
    #[cfg(feature = "quote")]
    pub fn quote_attributor(
        mut self,
        attributor: impl Into<Arc<byline_quote::Attributor>>,
    ) -> Self {
        self.attributor = Some(attributor.into());
        self
    }

    /// Whether citations are found; on if the feature `cite` is.
    pub fn citations(mut self, on: bool) -> Self {
        self.citations = on;
        self
    }

    /// Makes the pipeline.
    pub fn build(self) -> Pipeline {
        Pipeline {
            #[cfg(feature = "pos")]
            pos: self.pos.or_else(embedded_pos).filter(|_| self.tags),
            #[cfg(feature = "ner")]
            ner: self.ner.or_else(embedded_ner).filter(|_| self.entities),
            #[cfg(feature = "quote")]
            attributor: self.quotes.then(|| self.attributor.unwrap_or_else(embedded_quotes)),
            #[cfg(feature = "cite")]
            tracker: self.citations.then(byline_cite::Tracker::new),
        }
    }
}

#[cfg(feature = "pos")]
fn embedded_pos() -> Option<Arc<byline_pos::Tagger>> {
    #[cfg(feature = "model-en")]
    return crate::models::pos();
    #[cfg(not(feature = "model-en"))]
    None
}

#[cfg(feature = "ner")]
fn embedded_ner() -> Option<Arc<byline_ner::Tagger>> {
    #[cfg(feature = "model-en")]
    return crate::models::ner();
    #[cfg(not(feature = "model-en"))]
    None
}

/// The embedded attributor goes by tags, so without a tagger quotations are found by rule.
#[cfg(feature = "quote")]
fn embedded_quotes() -> Arc<byline_quote::Attributor> {
    #[cfg(all(feature = "model-en", feature = "pos"))]
    if let Some(attributor) = crate::models::quotes() {
        return attributor;
    }
    Arc::default()
}

/// A layer's output fits its document by construction, so a refusal is a bug of that layer: tests
/// stop at it, and a release goes on without the layer rather than lose the story.
fn attach(result: Result<(), DocumentError>) {
    debug_assert!(result.is_ok(), "a layer made annotations that do not fit: {result:?}");
}
