//! From a document to tags.

use crate::universal::universal_tags;
use crate::{Extractor, TASK};
use byline_core::{Document, PennTag, QuoteSide, Tag, Token, TokenKind, UniversalTag};
use byline_seq::{Classes, Model, ModelError};

/// The most words that are tagged in one go. No sentence is so long, but a text without full stops
/// may pass for one, and a word costs some hundred bytes until it is tagged.
const LONGEST: usize = 1024;

/// Memory that is used again from one sentence to the next.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    extractor: Extractor,
    sequence: byline_seq::Scratch,
    labels: Vec<u8>,
    penn: Vec<PennTag>,
    universal: Vec<UniversalTag>,
}

/// The bytes of the files that a tagger is made of.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles<'b> {
    /// The weights.
    pub weights: &'b [u8],
    /// The classes of words, which other layers read too.
    pub classes: &'b [u8],
}

/// Finds the part of speech of each token.
#[derive(Debug, Clone)]
pub struct Tagger {
    model: Model,
    classes: Classes,
    tags: Vec<PennTag>,
}

impl Tagger {
    /// Makes a tagger from the bytes of its files.
    ///
    /// # Errors
    ///
    /// If a file is damaged or for something else, or if the weights were trained with other
    /// classes.
    ///
    /// ```
    /// use byline_pos::{ModelError, ModelFiles, Tagger};
    ///
    /// let files = ModelFiles { weights: "“Café”, é, and more".as_bytes(), classes: &[] };
    /// assert_eq!(Tagger::from_files(files).err(), Some(ModelError::Magic));
    /// ```
    pub fn from_files(files: ModelFiles<'_>) -> Result<Self, ModelError> {
        let (expected, weights) = files.weights.split_first_chunk().ok_or(ModelError::Magic)?;
        let model = Model::from_bytes(weights)?;
        let classes = Classes::from_bytes(files.classes)?;
        let (expected, found) = (u64::from_le_bytes(*expected), classes.fingerprint());
        if expected != found {
            return Err(ModelError::Tables { expected, found });
        }
        Self::new(model, classes)
    }

    /// Writes the file of the weights: the fingerprint of the classes, in eight bytes,
    /// little-endian, then the model.
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.classes.fingerprint().to_le_bytes()[..], &self.model.to_bytes()].concat()
    }

    /// Makes a tagger from a model and the classes of words that it was trained with.
    ///
    /// # Errors
    ///
    /// If the model is for other features, or has labels that are not Penn tags.
    ///
    /// ```
    /// use byline_pos::{TASK, Tagger};
    /// use byline_seq::{CLASSES_TASK, Classes, Records, TrainOptions, train};
    ///
    /// let classes = Classes::from_bytes(&Records::new(CLASSES_TASK, 8, [])?.to_bytes())?;
    /// let model = train(TASK, &["café"], &[], &TrainOptions::default())?;
    /// assert!(Tagger::new(model, classes).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(model: Model, classes: Classes) -> Result<Self, ModelError> {
        model.check_task(TASK)?;
        let tag = |label: &String| {
            label.parse().map_err(|_| ModelError::Label { label: label.to_owned() })
        };
        let tags = model.labels().iter().map(tag).collect::<Result<_, _>>()?;
        Ok(Self { model, classes, tags })
    }

    /// Tags every token of a document.
    ///
    /// ```
    /// use byline_core::{Document, PennTag};
    /// use byline_pos::{Extractor, TASK, Tagger};
    /// use byline_seq::{CLASSES_TASK, Classes, Example, Features, Records, TrainOptions, train};
    ///
    /// let classes = Classes::from_bytes(&Records::new(CLASSES_TASK, 8, [])?.to_bytes())?;
    /// let mut features = Features::default();
    /// Extractor::default().extract(["Café"], &classes, &mut features);
    /// let example = Example { features, labels: vec![0] };
    /// let model = train(TASK, &["NN"], &[example], &TrainOptions::default())?;
    ///
    /// let mut document = Document::new("“Café”");
    /// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    /// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
    /// document.set_tokens(tokens, sentences)?;
    /// let tags = Tagger::new(model, classes)?.tag(&document);
    /// assert_eq!(tags[1].penn, PennTag::Nn);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tag(&self, document: &Document) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(document.tokens().len());
        self.tag_with(document, &mut Scratch::default(), &mut tags);
        tags
    }

    /// Tags every token of a document, with the caller's memory. `tags` is emptied first.
    pub fn tag_with(&self, document: &Document, scratch: &mut Scratch, tags: &mut Vec<Tag>) {
        tags.clear();
        let text = document.text();
        let mut words = Vec::new();
        for sentence in document.sentences() {
            let tokens = &document.tokens()[sentence.tokens.range()];
            for tokens in tokens.chunks(LONGEST) {
                words.clear();
                words.extend(tokens.iter().map(|token| &text[token.span.range()]));
                let start = tags.len();
                self.tag_words_with(&words, scratch, tags);
                set_marks(&mut tags[start..], tokens);
            }
        }
    }

    /// Tags the words of one sentence.
    ///
    /// ```
    /// use byline_core::{PennTag, UniversalTag};
    /// use byline_pos::{TASK, Tagger};
    /// use byline_seq::{CLASSES_TASK, Classes, Records, TrainOptions, train};
    ///
    /// let classes = Classes::from_bytes(&Records::new(CLASSES_TASK, 8, [])?.to_bytes())?;
    /// let tagger = Tagger::new(train(TASK, &["NN"], &[], &TrainOptions::default())?, classes)?;
    /// let tags = tagger.tag_words(&["“", "café", "”"]);
    /// assert_eq!((tags[1].penn, tags[1].universal), (PennTag::Nn, UniversalTag::Noun));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tag_words(&self, words: &[&str]) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(words.len());
        self.tag_words_with(words, &mut Scratch::default(), &mut tags);
        tags
    }

    /// Tags the words of one sentence, with the caller's memory, and adds the tags to a list.
    pub fn tag_words_with(&self, words: &[&str], scratch: &mut Scratch, tags: &mut Vec<Tag>) {
        let Scratch { extractor, sequence, labels, penn, universal } = scratch;
        extractor.extract(words.iter().copied(), &self.classes, &mut sequence.features);
        self.model.decode_with(sequence, labels);
        penn.clear();
        penn.extend(labels.iter().map(|&label| self.tags[usize::from(label)]));
        push_tags(words, penn, universal, tags);
    }
}

/// The tags of a document whose Penn tags, one for each token, something else than a [`Tagger`] has found.
///
/// ```
/// use byline_core::{Document, PennTag, UniversalTag};
///
/// let mut document = Document::new("“Café”");
/// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
/// byline_tokenize::fill_with_sentences(document.text(), &mut tokens, &mut sentences);
/// document.set_tokens(tokens, sentences)?;
/// let tags = byline_pos::tags_of(&document, &[PennTag::Nn; 3]);
/// assert_eq!((tags[0].penn, tags[1].universal), (PennTag::OpenQuote, UniversalTag::Noun));
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
pub fn tags_of(document: &Document, penn: &[PennTag]) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(penn.len());
    let mut universal = Vec::new();
    for sentence in document.sentences() {
        let tokens = &document.tokens()[sentence.tokens.range()];
        let words: Vec<&str> =
            tokens.iter().map(|token| &document.text()[token.span.range()]).collect();
        let start = tags.len();
        let penn = penn.get(sentence.tokens.range()).unwrap_or_default();
        push_tags(&words, penn, &mut universal, &mut tags);
        set_marks(&mut tags[start..], tokens);
    }
    tags
}

/// Adds the tags of the words of a sentence, by their Penn tags; `universal` is memory.
fn push_tags(
    words: &[&str],
    penn: &[PennTag],
    universal: &mut Vec<UniversalTag>,
    tags: &mut Vec<Tag>,
) {
    universal.clear();
    universal_tags(words, penn, universal);
    let pairs = penn.iter().zip(universal.iter());
    tags.extend(pairs.map(|(&penn, &universal)| Tag { penn, universal }));
}

/// Training texts do not tell opening marks from closing ones, but tokens do.
fn set_marks(tags: &mut [Tag], tokens: &[Token]) {
    for (tag, token) in tags.iter_mut().zip(tokens) {
        if let Some(penn) = quotation_mark(token.kind) {
            *tag = Tag { penn, universal: UniversalTag::Punct };
        }
    }
}

fn quotation_mark(kind: TokenKind) -> Option<PennTag> {
    match kind {
        TokenKind::Quote(QuoteSide::Open) => Some(PennTag::OpenQuote),
        TokenKind::Quote(QuoteSide::Close) => Some(PennTag::CloseQuote),
        _ => None,
    }
}
