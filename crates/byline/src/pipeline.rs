//! The order of the layers. No other file knows it.

use byline_core::{Document, DocumentError, LineBreaks};
#[cfg(feature = "encoder")]
use byline_quote::labels::Labelled;
#[cfg(any(
    feature = "pos",
    feature = "parse",
    feature = "ner",
    feature = "quote",
    feature = "cite"
))]
use std::sync::Arc;

/// Runs the layers over a story, one after the other.
///
/// A pipeline is immutable, `Send`, `Sync` and cheap to clone, for clones share their models: make one
/// and give it to every thread.
///
/// ```
/// use byline::Pipeline;
/// use std::thread;
///
/// let pipeline = Pipeline::new();
/// let other = pipeline.clone();
/// let elsewhere = thread::spawn(move || other.analyze("“Oui,” Zoë said.").tokens().len());
/// assert_eq!(elsewhere.join().unwrap(), pipeline.analyze("“Oui,” Zoë said.").tokens().len());
/// ```
#[derive(Debug, Clone)]
pub struct Pipeline {
    line_breaks: Option<LineBreaks>,
    #[cfg(feature = "language")]
    english_only: bool,
    #[cfg(feature = "pos")]
    pos: Option<Arc<byline_pos::Tagger>>,
    #[cfg(feature = "parse")]
    parser: Option<Arc<byline_parse::Parser>>,
    #[cfg(feature = "ner")]
    ner: Option<Arc<byline_ner::Tagger>>,
    #[cfg(feature = "quote")]
    attributor: Option<Arc<byline_quote::Attributor>>,
    #[cfg(feature = "encoder")]
    encoder: Option<byline_encoder::Encoder>,
    #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
    resolver: byline_refer::Resolver,
    #[cfg(feature = "cite")]
    tracker: Option<Arc<byline_cite::Tracker>>,
    /// What a user added; `None` stands for the lexicon that comes with the crate.
    #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
    lexicon: Option<Arc<byline_lexicon::Lexicon>>,
}

/// Chooses the layers of a [`Pipeline`], and adds names, reporting words and outlets of your own.
///
/// ```
/// use byline::Pipeline;
///
/// let words = Pipeline::builder().tags(false).syntax(false).entities(false).quotes(false).citations(false).build();
/// let document = words.analyze("“Café” is one word.");
/// assert_eq!(document.tokens().len(), 7);
/// assert!(document.entities().is_empty());
/// ```
///
/// Your own lists are short texts, whose errors name line and value:
///
/// ```
/// # #[cfg(all(feature = "ner", feature = "quote", feature = "cite", feature = "model-en"))] {
/// use byline::{Pipeline, lexicon::Lexicon, ner::Gazetteer};
///
/// let names: Gazetteer = "organization\tÉquité maintenant".parse()?;
/// let lexicon = Lexicon::builder()
///     .verbs("[manner always quote that]\nthunder")
///     .outlet("The Harbour Gazette", &["Harbour Gazette"])
///     .build()?;
/// let pipeline = Pipeline::builder().gazetteer(names).lexicon(lexicon).build();
///
/// let text = "“Not one café will close,” thundered Équité maintenant.";
/// let document = pipeline.analyze(text);
/// assert_eq!(document.entities()[0].name, "Équité maintenant");
/// assert_eq!(document.quotes()[0].chain, ["Équité maintenant"]);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder makes a pipeline only when it is built"]
pub struct PipelineBuilder {
    line_breaks: Option<LineBreaks>,
    #[cfg(feature = "language")]
    english_only: bool,
    tags: bool,
    #[cfg(feature = "pos")]
    pos: Option<Arc<byline_pos::Tagger>>,
    syntax: bool,
    #[cfg(feature = "parse")]
    parser: Option<Arc<byline_parse::Parser>>,
    entities: bool,
    #[cfg(feature = "ner")]
    ner: Option<Arc<byline_ner::Tagger>>,
    #[cfg(feature = "ner")]
    gazetteer: Option<byline_ner::Gazetteer>,
    quotes: bool,
    #[cfg(feature = "quote")]
    attributor: Option<Arc<byline_quote::Attributor>>,
    #[cfg(feature = "encoder")]
    encoder: Option<byline_encoder::Encoder>,
    #[cfg(feature = "encoder")]
    decision: Option<Arc<byline_quote::Decision>>,
    citations: bool,
    #[cfg(feature = "cite")]
    tracker: Option<Arc<byline_cite::Tracker>>,
    #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
    lexicon: Option<Arc<byline_lexicon::Lexicon>>,
}

impl Pipeline {
    /// A pipeline of all layers that are compiled in. Needs no files and no network.
    ///
    /// The first one in a program reads the embedded models, which takes some tens of
    /// milliseconds; all others share them.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Chooses layers.
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder::default()
    }

    /// Analyses a text. Never fails; time is linear in the length of the text, some 4 ms for 500
    /// words with all layers. The document owns a copy of the text; spans are byte offsets into it.
    ///
    /// ```
    /// use byline::Pipeline;
    ///
    /// let document = Pipeline::new().analyze("“The café stays,” Mayor Zoë Ruiz told Le Monde.");
    /// # #[cfg(all(feature = "ner", feature = "quote", feature = "cite", feature = "model-en"))] {
    /// let ruiz = document.entity_refs().next().unwrap();
    /// assert_eq!((ruiz.name(), ruiz.quotes().count()), ("Zoë Ruiz", 1));
    /// let citation = document.citation_refs().next().unwrap();
    /// assert_eq!(citation.names().collect::<Vec<_>>(), ["Le Monde"]);
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// Only if the text is longer than [`MAX_TEXT_LEN`](crate::MAX_TEXT_LEN), 4 GiB.
    #[must_use]
    pub fn analyze(&self, text: &str) -> Document {
        let mut document = Document::new(text);
        self.annotate(&mut document);
        document
    }

    /// Analyses a document whose text, and perhaps id, publisher and date, are already set.
    /// Annotations that it has are replaced. A date that the caller gives is what “on Tuesday” is
    /// counted from; where there is none, one that the story gives is set.
    ///
    /// ```
    /// use byline::{Document, Pipeline};
    ///
    /// let mut document = Document::new("“Le café est fermé,” Zoë Ruiz said on Tuesday.");
    /// document.id = Some("a-1".to_owned());
    /// document.date = Some("2024-03-07".parse()?);
    /// Pipeline::new().annotate(&mut document);
    /// # #[cfg(all(feature = "ner", feature = "model-en"))] {
    /// let day = document.entities().iter().find(|entity| entity.name == "Tuesday").unwrap();
    /// assert_eq!(day.value.as_deref(), Some("2024-03-05"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn annotate(&self, document: &mut Document) {
        if let Some(line_breaks) = self.line_breaks {
            document.set_line_breaks(line_breaks);
        }
        let mut tokens = Vec::new();
        byline_tokenize::fill(document.text(), &mut tokens);
        let sentences =
            byline_tokenize::sentences_in(document.text(), &tokens, document.paragraphs());
        attach(document.set_tokens(tokens, sentences));
        #[cfg(feature = "language")]
        if self.english_only {
            document.language =
                document.language.take().or_else(|| crate::language(document.text()));
            if document.language.as_deref().is_some_and(|language| language != "en") {
                return;
            }
        }
        self.annotate_tokens(document);
    }

    /// Like [`annotate`](Self::annotate), but with the tokens and sentences that the document
    /// already has, from whatever tokenizer. The models know the convention of the Penn Treebank
    /// (`do`, `n't`, `Zoë`, `'s`): the further from it, the more they miss. A document without
    /// sentences gets no tags and no names, and few quotations.
    ///
    /// ```
    /// use byline::{Document, Pipeline, Sentence, Span, Token, TokenKind, TokenRange};
    ///
    /// let mut document = Document::new("“Café” closed");
    /// let token = |start, end, kind| Token { span: Span::new(start, end), kind, glued: false };
    /// let tokens = vec![token(0, 11, TokenKind::Word), token(12, 18, TokenKind::Word)];
    /// document.set_tokens(tokens, vec![Sentence { tokens: TokenRange::new(0, 2) }])?;
    /// Pipeline::new().annotate_tokens(&mut document);
    /// assert_eq!(document.tokens().len(), 2);
    /// # #[cfg(all(feature = "pos", feature = "model-en"))]
    /// assert_eq!(document.tags().len(), 2);
    /// # Ok::<(), byline::DocumentError>(())
    /// ```
    #[cfg_attr(
        not(any(
            feature = "pos",
            feature = "parse",
            feature = "ner",
            feature = "quote",
            feature = "cite"
        )),
        expect(unused_variables, reason = "without layers there is nothing to annotate")
    )]
    pub fn annotate_tokens(&self, document: &mut Document) {
        // What the tokens look like is seen once, for the layers that follow.
        #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
        let looks = byline_view::Looks::of(document, self.lexicon());
        // Where there is no encoder, or it gives up, all is found without it.
        #[cfg(feature = "encoder")]
        let reading = self.encoder.as_ref().and_then(|encoder| {
            encoder.read(&byline_view::View::with(document, self.lexicon(), Some(&looks)))
        });
        #[cfg(feature = "pos")]
        if let Some(tagger) = &self.pos {
            #[cfg(feature = "encoder")]
            let read = reading.as_ref().map(|reading| byline_pos::tags_of(document, &reading.tags));
            #[cfg(not(feature = "encoder"))]
            let read = None;
            attach(document.set_tags(read.unwrap_or_else(|| tagger.tag(document))));
        }
        #[cfg(feature = "parse")]
        if let Some(parser) = &self.parser {
            let trees = parser.parse(document);
            #[cfg(feature = "encoder")]
            let trees = match &reading {
                Some(reading) => with_trees(document, trees, reading),
                None => trees,
            };
            attach(document.set_syntax(trees));
        }
        #[cfg(feature = "ner")]
        if let Some(tagger) = &self.ner {
            document.date = document.date.or_else(|| byline_ner::story_date(document));
            #[cfg(feature = "encoder")]
            let scores = reading.as_ref().map(|reading| &reading.names);
            #[cfg(not(feature = "encoder"))]
            let scores = None;
            let found = tagger.entities_seen(document, &looks, scores);
            let mut entities = self.resolver.link(document, Some(&looks), found);
            tagger.gazetteer().identify(&mut entities);
            attach(document.set_entities(entities));
        }
        #[cfg(feature = "quote")]
        let mut mentions = Vec::new();
        #[cfg(feature = "quote")]
        if let Some(attributor) = &self.attributor {
            #[cfg(feature = "encoder")]
            let labelled = reading.map(|reading| Labelled::from_scores(&reading.quotes));
            #[cfg(not(feature = "encoder"))]
            let labelled = None;
            let found = attributor.attribute_seen(document, &looks, labelled.as_ref());
            attach(document.set_quotes(found.quotes));
            attach(document.set_scare_quotes(found.scare_quotes));
            let resolution = self.resolver.resolve_seen(document, &looks);
            attach(document.set_quotes(resolution.quotes));
            mentions = resolution.mentions;
        }
        #[cfg(feature = "cite")]
        if let Some(tracker) = &self.tracker {
            let mut found = tracker.extract(document, Some(&looks));
            let (named, citations) = (&found.named, &mut found.citations);
            let quotes = self.resolver.cited(document, Some(&looks), named, citations);
            let found = found.track(quotes);
            attach(document.set_citations(found.citations, found.quotes));
        }
        // Pronouns and descriptions come last: the layers before look at names.
        #[cfg(feature = "quote")]
        attach(document.add_mentions(mentions));
    }

    /// The lexicon that the builder was given, for what reads the analysed stories: an index of
    /// quotations across stories goes by its names of outlets. `None` stands for the built-in one.
    #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
    pub fn own_lexicon(&self) -> Option<&Arc<byline_lexicon::Lexicon>> {
        self.lexicon.as_ref()
    }

    #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
    fn lexicon(&self) -> &byline_lexicon::Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| byline_lexicon::Lexicon::embedded())
    }

    /// Analyses many texts or documents on all cores; the results are in their order and the same as
    /// those of [`analyze`](Self::analyze). Documents keep their id, publisher and date, as in
    /// [`annotate`](Self::annotate). It goes by the current thread pool of rayon.
    ///
    /// ```
    /// use byline::{Document, Pipeline};
    ///
    /// let pipeline = Pipeline::new();
    /// let documents = pipeline.analyze_batch(["“Oui,” Zoë said.", "The café closed."]);
    /// assert_eq!(documents[1].text(), "The café closed.");
    ///
    /// let mut story = Document::new("“Oui,” Zoë said.");
    /// story.id = Some("a-1".to_owned());
    /// assert_eq!(pipeline.analyze_batch([story])[0].id.as_deref(), Some("a-1"));
    /// ```
    #[cfg(feature = "parallel")]
    #[must_use]
    pub fn analyze_batch<I>(&self, stories: I) -> Vec<Document>
    where
        I: IntoIterator<Item: Into<Document> + Send>,
    {
        use rayon::prelude::*;
        let stories: Vec<I::Item> = stories.into_iter().collect();
        let analyse = |story: I::Item| {
            let mut document: Document = story.into();
            self.annotate(&mut document);
            document
        };
        stories.into_par_iter().map(analyse).collect()
    }

    /// Analyses a stream of texts or documents on all cores, in their order. It takes
    /// [`STREAM_CHUNK`](crate::STREAM_CHUNK) stories at a time and holds no more in memory, so the
    /// stream may be endless. Documents keep their id, publisher and date, as in
    /// [`annotate`](Self::annotate).
    ///
    /// ```
    /// use byline::Pipeline;
    ///
    /// let pipeline = Pipeline::new();
    /// let stories = (1..).map(|day| format!("“Day {day},” Zoë said in the café."));
    /// let third = pipeline.analyze_iter(stories).nth(2).unwrap();
    /// assert!(third.text().starts_with("“Day 3,”"));
    /// ```
    #[cfg(feature = "parallel")]
    pub fn analyze_iter<I>(&self, stories: I) -> impl Iterator<Item = Document>
    where
        I: IntoIterator<Item: Into<Document>>,
    {
        use rayon::prelude::*;
        let mut stories = stories.into_iter().map(Into::into).fuse();
        std::iter::from_fn(move || {
            let mut chunk: Vec<Document> = stories.by_ref().take(STREAM_CHUNK).collect();
            chunk.par_iter_mut().for_each(|document| self.annotate(document));
            (!chunk.is_empty()).then_some(chunk)
        })
        .flatten()
    }
}

/// How many stories [`Pipeline::analyze_iter`] reads ahead: enough that cores seldom wait for the
/// longest of them, and few megabytes.
#[cfg(feature = "parallel")]
pub const STREAM_CHUNK: usize = 256;

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

/// All layers that are compiled in, with their embedded models.
impl Default for PipelineBuilder {
    fn default() -> Self {
        Self {
            line_breaks: None,
            #[cfg(feature = "language")]
            english_only: false,
            tags: true,
            #[cfg(feature = "pos")]
            pos: None,
            syntax: true,
            #[cfg(feature = "parse")]
            parser: None,
            entities: true,
            #[cfg(feature = "ner")]
            ner: None,
            #[cfg(feature = "ner")]
            gazetteer: None,
            quotes: true,
            #[cfg(feature = "quote")]
            attributor: None,
            #[cfg(feature = "encoder")]
            encoder: None,
            #[cfg(feature = "encoder")]
            decision: None,
            citations: true,
            #[cfg(feature = "cite")]
            tracker: None,
            #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
            lexicon: None,
        }
    }
}

impl PipelineBuilder {
    /// What a line break means: [`LineBreaks::Auto`], unless this says otherwise. Documents whose
    /// paragraphs are known already keep them if this is not called, see
    /// [`Document::set_paragraphs`].
    ///
    /// ```
    /// use byline::{LineBreaks, Pipeline};
    ///
    /// let text = "Café to close\nZoë Ruiz is sad";
    /// assert_eq!(Pipeline::new().analyze(text).sentences().len(), 2);
    /// let wrapped = Pipeline::builder().line_breaks(LineBreaks::BlankLines).build();
    /// assert_eq!(wrapped.analyze(text).sentences().len(), 1);
    /// ```
    pub fn line_breaks(mut self, line_breaks: LineBreaks) -> Self {
        self.line_breaks = Some(line_breaks);
        self
    }

    /// Whether stories in other languages than English get tokens and sentences alone; off unless
    /// this is called. The language of every story is then looked for, by
    /// [`language`](crate::language), and set where it is found and the caller has set none.
    ///
    /// ```
    /// use byline::Pipeline;
    ///
    /// let pipeline = Pipeline::builder().english_only(true).build();
    /// let document = pipeline.analyze(
    ///     "„Wir schließen das Café nicht“, sagte die Bürgermeisterin am Dienstag in Köln. Die Stadt \
    ///      habe dafür genug Geld, und die Leute wollten es behalten.",
    /// );
    /// assert_eq!(document.language.as_deref(), Some("de"));
    /// assert!(document.quotes().is_empty() && !document.tokens().is_empty());
    /// ```
    #[cfg(feature = "language")]
    pub fn english_only(mut self, on: bool) -> Self {
        self.english_only = on;
        self
    }

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

    /// Whether sentences are parsed; on if the feature `parse` is. The parser needs tags, and a
    /// model: that of the feature `model-en`, or [`parser`](Self::parser).
    pub fn syntax(mut self, on: bool) -> Self {
        self.syntax = on;
        self
    }

    /// Parses sentences with this parser instead of the embedded one.
    #[cfg(feature = "parse")]
    pub fn parser(mut self, parser: impl Into<Arc<byline_parse::Parser>>) -> Self {
        self.parser = Some(parser.into());
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

    /// Adds names of your own, which go before all that the tagger finds. They take the place of
    /// those that a tagger given by [`ner_tagger`](Self::ner_tagger) has. Without a tagger they do
    /// nothing.
    #[cfg(feature = "ner")]
    pub fn gazetteer(mut self, names: byline_ner::Gazetteer) -> Self {
        self.gazetteer = Some(names);
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

    /// Finds tags, trees, names and quotations with what an encoder makes of the tokens. It is the
    /// accurate tier: some ten times slower, and right more often. Its tags and trees take the place of
    /// those of tagger and parser, but for sentences that are too long for it. Weights for the choice
    /// among quotes that the file of the encoder has take the place of those of the attributor.
    ///
    /// # Errors
    ///
    /// If these weights are damaged, or for another version.
    ///
    /// ```no_run
    /// use byline::{Pipeline, encoder::Encoder};
    ///
    /// let encoder = Encoder::load("encoder-en.bin")?;
    /// let pipeline = Pipeline::builder().encoder(encoder)?.build();
    /// assert_eq!(pipeline.analyze("“Le café est fermé,” Zoë said.").quotes().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "encoder")]
    pub fn encoder(
        mut self,
        encoder: byline_encoder::Encoder,
    ) -> Result<Self, byline_quote::ModelError> {
        let weights = encoder.quotes_model().map(byline_quote::Decision::from_bytes);
        self.decision = weights.transpose()?.map(Arc::new);
        self.encoder = Some(encoder);
        Ok(self)
    }

    /// Whether citations are found; on if the feature `cite` is.
    pub fn citations(mut self, on: bool) -> Self {
        self.citations = on;
        self
    }

    /// Finds citations with this tracker.
    #[cfg(feature = "cite")]
    pub fn citation_tracker(mut self, tracker: impl Into<Arc<byline_cite::Tracker>>) -> Self {
        self.tracker = Some(tracker.into());
        self
    }

    /// Reads with this lexicon, which may have words and outlets of your own, in all layers: the
    /// names of outlets that were added are names of organisations too.
    #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
    pub fn lexicon(mut self, lexicon: impl Into<Arc<byline_lexicon::Lexicon>>) -> Self {
        self.lexicon = Some(lexicon.into());
        self
    }

    /// Makes the pipeline.
    #[cfg_attr(not(all(feature = "ner", feature = "cite")), expect(unused_mut))]
    pub fn build(mut self) -> Pipeline {
        #[cfg(all(feature = "ner", feature = "cite"))]
        for name in self.lexicon.iter().flat_map(|lexicon| lexicon.own_outlets()) {
            let names = self.gazetteer.get_or_insert_default();
            names.insert_new(name, byline_core::EntityKind::Organization);
        }
        #[cfg(feature = "ner")]
        let ner = match (self.ner.or_else(embedded_ner), self.gazetteer) {
            (Some(tagger), Some(names)) => {
                Some(Arc::new(Arc::unwrap_or_clone(tagger).with_gazetteer(names)))
            }
            (tagger, _) => tagger,
        };
        #[cfg(feature = "quote")]
        let attributor = self.quotes.then(|| {
            let attributor = self.attributor.unwrap_or_else(embedded_quotes);
            #[cfg(feature = "encoder")]
            let attributor = match self.decision {
                Some(weights) => Arc::new(Arc::unwrap_or_clone(attributor).with_decision(weights)),
                None => attributor,
            };
            match self.lexicon.clone() {
                Some(lexicon) => Arc::new(Arc::unwrap_or_clone(attributor).with_lexicon(lexicon)),
                None => attributor,
            }
        });
        #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
        let resolver = match self.lexicon.clone() {
            Some(lexicon) => byline_refer::Resolver::new().with_lexicon(lexicon),
            None => byline_refer::Resolver::new(),
        };
        Pipeline {
            line_breaks: self.line_breaks,
            #[cfg(feature = "language")]
            english_only: self.english_only,
            #[cfg(feature = "pos")]
            pos: self.pos.or_else(embedded_pos).filter(|_| self.tags),
            #[cfg(feature = "parse")]
            parser: self.parser.or_else(embedded_parser).filter(|_| self.syntax),
            #[cfg(feature = "ner")]
            ner: ner.filter(|_| self.entities),
            #[cfg(feature = "quote")]
            attributor,
            #[cfg(feature = "encoder")]
            encoder: self.encoder.filter(|_| self.tags || self.entities || self.quotes),
            #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
            resolver,
            #[cfg(feature = "cite")]
            tracker: self.citations.then(|| {
                let tracker = self.tracker.unwrap_or_default();
                match self.lexicon.clone() {
                    Some(lexicon) => Arc::new(Arc::unwrap_or_clone(tracker).with_lexicon(lexicon)),
                    None => tracker,
                }
            }),
            #[cfg(any(feature = "ner", feature = "quote", feature = "cite"))]
            lexicon: self.lexicon,
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

#[cfg(feature = "parse")]
fn embedded_parser() -> Option<Arc<byline_parse::Parser>> {
    #[cfg(feature = "model-en")]
    return crate::models::parse();
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

/// Trees with those of an encoder in place of the sentences that it has read.
#[cfg(feature = "encoder")]
fn with_trees(
    document: &Document,
    mut trees: Vec<byline_core::Dependency>,
    reading: &byline_encoder::Reading,
) -> Vec<byline_core::Dependency> {
    for (sentence, read) in document.sentences().iter().zip(&reading.trees) {
        if let (Some(own), Some(read)) = (trees.get_mut(sentence.tokens.range()), read) {
            own.copy_from_slice(read);
        }
    }
    trees
}

/// A layer's output fits its document by construction, so a refusal is a bug of that layer: tests
/// stop at it, and a release goes on without the layer rather than lose the story.
fn attach(result: Result<(), DocumentError>) {
    debug_assert!(result.is_ok(), "a layer made annotations that do not fit: {result:?}");
}
