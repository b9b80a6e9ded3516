//! Why a layer does not fit its document.

use super::MAX_TEXT_LEN;
use crate::Span;
use thiserror::Error;

/// A layer that does not fit its document's text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The text has more bytes than offsets can count.
    #[error("text of {len} bytes is longer than {MAX_TEXT_LEN} bytes")]
    TextTooLong {
        /// Length of the text in bytes.
        len: usize,
    },
    /// A span ends after the text or splits a character.
    #[error("{layer} {index}: span {span:?} does not begin and end between characters of the text")]
    BadSpan {
        /// The layer, for example `quote`.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// The span.
        span: Span,
    },
    /// Items that must be sorted, disjoint and non-empty are not.
    #[error("{layer} {index}: empty, or not after the {layer} before it")]
    Unordered {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
    },
    /// Something other than white space stands between two tokens, or between two paragraphs.
    #[error(
        "{layer} {index}: text other than white space stands before it and belongs to no {layer}"
    )]
    Uncovered {
        /// The layer.
        layer: &'static str,
        /// Position of the item after the gap; the number of items for a gap at the end.
        index: usize,
    },
    /// The sentences do not hold exactly the tokens.
    #[error("the sentences hold {found} tokens, the document has {expected}")]
    SentenceTokens {
        /// Tokens of the document.
        expected: usize,
        /// Tokens in sentences.
        found: usize,
    },
    /// There is not one tag for each token.
    #[error("{found} tags for {expected} tokens")]
    TagCount {
        /// Tokens of the document.
        expected: usize,
        /// Tags given.
        found: usize,
    },
    /// There is not one dependency for each token of a sentence.
    #[error("{found} dependencies for {expected} tokens")]
    DependencyCount {
        /// Tokens of the sentences.
        expected: usize,
        /// Dependencies given.
        found: usize,
    },
    /// A head that stands outside the sentence of its dependent.
    #[error("token {index}: its head is not in its sentence")]
    Head {
        /// Position of the dependent.
        index: usize,
    },
    /// A token with a head that is called root, or one without a head that is not.
    #[error("token {index}: a token has the relation `root` if, and only if, it has no head")]
    RootRelation {
        /// Position of the token.
        index: usize,
    },
    /// A sentence with no root or with several.
    #[error("sentence {index}: {found} roots, expected 1")]
    Roots {
        /// Position of the sentence.
        index: usize,
        /// Number of tokens without a head.
        found: usize,
    },
    /// Tokens that hang on each other in a circle.
    #[error("token {index}: it hangs on itself through its heads")]
    Cycle {
        /// Position of the first token that does not hang on the root.
        index: usize,
    },
    /// A list that must hold something is empty.
    #[error("{layer} {index}: no {what}")]
    Empty {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// What is missing.
        what: &'static str,
    },
    /// An entity or quote is referred to that the document does not have.
    #[error("{layer} {index}: there is no {target} {found}")]
    UnknownId {
        /// The layer that refers.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// What is referred to.
        target: &'static str,
        /// The number given.
        found: u32,
    },
    /// A confidence outside 0 to 1.
    #[error("{layer} {index}: confidence {found} is not between 0 and 1")]
    Confidence {
        /// The layer.
        layer: &'static str,
        /// Position in the layer's list.
        index: usize,
        /// The number given, as text.
        found: String,
    },
}
