//! A quote before its speaker is known.

use byline_core::{Act, Construction, Polarity, TokenRange};

/// A quote before its speaker is known, in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The words attributed.
    pub content: Vec<TokenRange>,
    /// The words that attribute.
    pub cue: Option<TokenRange>,
    /// The noun phrase of the source.
    pub source: Option<TokenRange>,
    /// Statement or attitude.
    pub act: Act,
    /// Assertion or denial.
    pub polarity: Polarity,
    /// How it was found.
    pub construction: Option<Construction>,
    /// How sure the decision is.
    pub confidence: f32,
}
