//! Words and sentences of English text, without copies or allocation.
//!
//! [`tokens`] iterates over the words, numbers, marks and addresses of a text; [`fill`] puts them
//! into a vector that is used again and again; [`sentences`] groups them. Words follow the
//! convention of the Penn Treebank and Universal Dependencies: `do|n't`, `Clinton|'s`,
//! `$|221|bn`, `10|-|year|-|old`, but `pro-Beijing` and `U.S.` whole.
//!
//! Every token is a stretch of the caller's text. Tokens are sorted, disjoint and non-empty, and
//! nothing but white space (and zero-width spaces and byte order marks) stands between them.
//! Time is linear in the length of the text, whatever the text.
//!
//! The rules are those of English. Other scripts are taken apart at the boundaries of Unicode,
//! and no dictionary is used, so Thai or Chinese words are not found.
//!
//! ```
//! use byline_tokenize::{fill_with_sentences, tokens};
//!
//! let text = "“It’s José’s café,” Mr. Ruiz said. He didn’t pay $5bn.";
//! let words: Vec<&str> = tokens(text).map(|token| &text[token.span]).collect();
//! assert_eq!(words[..6], ["“", "It", "’s", "José", "’s", "café"]);
//! assert_eq!(words[12..], ["He", "did", "n’t", "pay", "$", "5", "bn", "."]);
//!
//! let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
//! fill_with_sentences(text, &mut tokens, &mut sentences);
//! assert_eq!(sentences.len(), 2);
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]
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

mod bitmaps;
mod class;
#[cfg(test)]
mod exhaustive;
mod lexicon;
mod mark;
mod number;
mod scan;
mod sentence;
mod simd;
mod tokens;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod twins;
mod web;
mod window;
mod word;

pub use byline_core::{QuoteSide, Sentence, Span, Token, TokenKind, TokenRange};
pub use sentence::{fill_with_sentences, sentences, sentences_in};
pub use tokens::{Tokens, fill, tokens};
