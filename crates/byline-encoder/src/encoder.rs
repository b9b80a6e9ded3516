//! From a document to scores of labels.

use crate::EncoderError;
use crate::file::File;
use crate::network::Network;
use crate::pieces::Vocabulary;
use crate::rows::rows;
use byline_seq::Scores;
use byline_view::View;
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
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

/// How well each label fits each token of a document. The scores are logarithms of probabilities, but
/// for a summand that all labels of a token share.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenScores {
    /// For the labels of [`QUOTE_LABELS`].
    pub quotes: Scores,
    /// For the labels of [`NAME_LABELS`].
    pub names: Scores,
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

    /// Scores every token of a document for every label, in time linear in the length of the text; a
    /// document without tokens has no scores.
    ///
    /// It is `None` where the runtime gives up, for want of a thread or because of a fault of its own:
    /// the tokens then have to be labelled without an encoder.
    pub fn read(&self, view: &View<'_>) -> Option<TokenScores> {
        let Inner { vocabulary, longest, network, .. } = &*self.inner;
        let rows = rows(view, vocabulary, *longest);
        let mut scores = TokenScores {
            quotes: Scores::new(QUOTE_LABELS.len()),
            names: Scores::new(NAME_LABELS.len()),
        };
        for (row, output) in rows.iter().zip(network.run(&rows).ok()?) {
            for &place in &row.firsts {
                push(&mut scores.quotes, &output.quotes, place);
                push(&mut scores.names, &output.names, place);
            }
        }
        Some(scores)
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

/// Adds the scores of the piece at a place of a row.
fn push(scores: &mut Scores, output: &NdTensor<f32, 3>, place: usize) {
    let labels: Vec<f32> = output.slice((0, place)).iter().copied().collect();
    scores.push(&labels);
}
