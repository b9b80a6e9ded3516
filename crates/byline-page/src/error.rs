//! Why a page gives no story.

use byline_core::DocumentError;
use thiserror::Error;

/// A page that gives no story.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum PageError {
    /// Nothing in it is an article.
    #[error("no article found")]
    NoArticle,
    /// Its elements are nested deeper than any browser goes.
    #[error("elements are nested more than {most} deep")]
    TooDeep {
        /// The deepest that is read.
        most: usize,
    },
    /// Its text is not one that a document takes.
    #[error(transparent)]
    Text(#[from] DocumentError),
}
