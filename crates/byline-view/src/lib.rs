//! The tokens of a story as the layers look at them: in lower case, with their shape, word classes,
//! paragraph, sentence and quotation.
//!
//! A [`View`] is made of a document once and asked often. It holds all words in lower case in one
//! buffer and a few numbers for each token, so it allocates a handful of times for a document,
//! whatever its length. What it holds but the document are [`Looks`], which outlive what a layer adds
//! to the document and serve the next layer. Places outside the text may be asked for too: there are
//! no words there, and every question is answered with no.
//!
//! ```
//! use byline_core::Document;
//! use byline_lexicon::{Lexicon, Words};
//! use byline_view::{Shape, View};
//!
//! let text = "“The café stays,” said Zoë.\n\nNobody asked her.";
//! let mut document = Document::new(text);
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
//! document.set_tokens(tokens, sentences)?;
//!
//! let view = View::new(&document, Lexicon::embedded());
//! assert_eq!((view.lower(1), view.word(1), view.shape(1)), ("the", "The", Shape::Capital));
//! assert!(view.is(Words::DETERMINER, 1));
//! assert_eq!(view.quotations()[0].tokens.range(), 0..6);
//! assert!(view.is_quoted(2) && !view.is_quoted(6));
//! assert_eq!((view.paragraph(7), view.paragraph(9)), (0, 1));
//! assert!(view.begins_paragraph(9));
//! # Ok::<(), byline_core::DocumentError>(())
//! ```
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

mod looks;
mod quotation;
mod shape;
mod view;

pub use looks::Looks;
pub use quotation::Quotation;
pub use shape::Shape;
pub use view::View;
