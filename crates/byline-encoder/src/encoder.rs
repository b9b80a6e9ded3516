//! From a document to scores of labels.

use crate::EncoderError;
use crate::file::File;
use crate::network::{Network, Output};
use crate::pieces::Vocabulary;
use crate::rows::{Row, rows};
use crate::trees::tree;
use byline_core::{Dependency, PennTag, Sentence};
use byline_seq::Scores;
use byline_view::View;
use std::path::Path;
use std::sync::Arc;

/// The labels of a token as a part of a quote, in the order of their scores.
pub const QUOTE_LABELS: [&str; 7] =
    ["O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content"];

/// The labels of a token as a part of a name, in the order of their scores.
pub const NAME_LABELS: [&str; 11] = [
    "O",
    "B-person",
    "I-person",
    "B-organization",
    "I-organization",
    "B-location",
    "I-location",
    "B-group",
    "I-group",
    "B-other",
    "I-other",
];

/// What an encoder makes of the tokens of a document. Scores say how well each label fits each token:
/// they are logarithms of probabilities, but for a summand that all labels of a token share.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reading {
    /// For the labels of [`QUOTE_LABELS`].
    pub quotes: Scores,
    /// For the labels of [`NAME_LABELS`].
    pub names: Scores,
    /// The part of speech of each token.
    pub tags: Vec<PennTag>,
    /// The tree of each sentence, with one root and without crossing arcs. A sentence that does not fit
    /// into a row, with some 250 word pieces, has none.
    pub trees: Vec<Option<Vec<Dependency>>>,
}

impl Reading {
    /// Adds the tokens of a row, and the trees of the sentences that end in it.
    fn add(&mut self, row: &Row, output: &Output, sentences: &[Sentence]) {
        let first = self.tags.len();
        for &place in &row.firsts {
            self.quotes.push(output.quotes.at(place));
            self.names.push(output.names.at(place));
            self.tags.push(best_tag(output.tags.at(place)));
        }
        let open = &sentences[self.trees.len()..];
        let ended = open.iter().take_while(|sentence| sentence.tokens.end() <= self.tags.len());
        self.trees.extend(ended.map(|sentence| tree(sentence.tokens, row, first, output)));
    }
}

/// Reads the tokens of a document. Cheap to clone and to share between threads: clones have one
/// network.
#[derive(Debug, Clone)]
pub struct Encoder {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    vocabulary: Vocabulary,
    longest: usize,
    network: Network,
    quotes_model: Option<Box<[u8]>>,
    about: String,
}

impl Encoder {
    /// Reads the file of an encoder.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or as [`from_bytes`](Self::from_bytes).
    ///
    /// ```
    /// use byline_encoder::{Encoder, EncoderError};
    ///
    /// assert!(matches!(Encoder::load("café.bin"), Err(EncoderError::Read(_))));
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<Self, EncoderError> {
        Self::from_bytes(std::fs::read(path)?)
    }

    /// Makes an encoder of the bytes of its file. They are checked, and the network reads a row for
    /// trial, which takes some tens of milliseconds.
    ///
    /// # Errors
    ///
    /// If the file is damaged, for something else, or for other labels, or if its network does not
    /// work.
    ///
    /// ```
    /// use byline_encoder::{Encoder, EncoderError};
    ///
    /// let made = Encoder::from_bytes("“Café”".into());
    /// assert!(matches!(made, Err(EncoderError::Magic)));
    /// ```
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, EncoderError> {
        let File { header, network, quotes } = File::read(bytes)?;
        let vocabulary = Vocabulary::new(&header.vocabulary)?;
        let longest = header.pieces;
        let network = Network::load(network, &vocabulary, longest)?;
        let about = header.about;
        let inner = Inner { vocabulary, longest, network, quotes_model: quotes, about };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Reads every token of a document, in time linear in the length of the text; a document without
    /// tokens has no scores. Sentences get trees, so tokens outside of sentences have none.
    ///
    /// It is `None` where the runtime gives up, for want of a thread or because of a fault of its own:
    /// the tokens then have to be read without an encoder.
    pub fn read(&self, view: &View<'_>) -> Option<Reading> {
        let Inner { vocabulary, longest, network, .. } = &*self.inner;
        let rows = rows(view, vocabulary, *longest);
        let sentences = view.document().sentences();
        let mut reading = Reading {
            quotes: Scores::new(QUOTE_LABELS.len()),
            names: Scores::new(NAME_LABELS.len()),
            tags: Vec::with_capacity(view.len()),
            trees: Vec::with_capacity(sentences.len()),
        };
        network.run(&rows, |row, output| reading.add(row, output, sentences)).ok()?;
        Some(reading)
    }

    /// The file of weights for the choice among quotes that were trained with this encoder's labels, if
    /// it has some: `Decision::from_bytes` of `byline-quote` reads it.
    pub fn quotes_model(&self) -> Option<&[u8]> {
        self.inner.quotes_model.as_deref()
    }

    /// What the file says of how it was made.
    pub fn about(&self) -> &str {
        &self.inner.about
    }
}

fn best_tag(scores: &[f32]) -> PennTag {
    let pairs = PennTag::ALL.iter().zip(scores);
    pairs.max_by(|a, b| a.1.total_cmp(b.1)).map_or(PennTag::Nn, |(&tag, _)| tag)
}
