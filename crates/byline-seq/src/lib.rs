//! A linear-chain conditional random field over integer features.
//!
//! The model is that of Lafferty, McCallum and Pereira (2001), trained by AdaGrad (Duchi, Hazan and
//! Singer 2011).
//!
//! The layers that label tokens share this learner. They turn each token into a list of feature
//! hashes ([`Features`]); a [`Model`] turns those into one score for each token and label
//! ([`Scores`]); [`viterbi`] finds the best sequence of labels; [`Lattice`] says how probable a
//! stretch of it is. Each step takes plain data, so scores that some other model computed
//! can be decoded in the same way; and of scores of heads [`best_tree`] makes a tree.
//!
//! A model file is checked on load, see [`Model::from_bytes`]: a damaged file is an error and
//! never a panic. The trainer is behind the feature `train`, and is deterministic: the same
//! examples and options give the same bytes.
//!
//! Scoring a token costs one table look-up for each feature. Decoding costs time linear in the
//! number of tokens, and memory for a few numbers for each token and label.
//!
//! ```
//! use byline_seq::{Scores, Scratch, Transitions, viterbi};
//!
//! let mut scores = Scores::new(2);
//! scores.push(&[1.0, 0.0]);
//! scores.push(&[0.4, 0.5]);
//! let stay = Transitions::new(2, &[0.0, 0.0], &[0.0, 0.0], &[1.0, -1.0, -1.0, 1.0])?;
//! let mut labels = Vec::new();
//! viterbi(&scores, &stay, &mut Scratch::default(), &mut labels);
//! assert_eq!(labels, [0, 0]);
//! # Ok::<(), byline_seq::ModelError>(())
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]
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

mod cascade;
mod classes;
mod decode;
mod error;
mod features;
mod file;
mod format;
mod hash;
mod known;
mod lattice;
mod model;
mod narrow;
mod parts;
mod records;
mod scores;
mod table;
#[cfg(feature = "train")]
mod train;
mod transitions;
mod tree;
mod wide;

pub use cascade::Cascade;
pub use classes::{CLASS_SIZES, CLASSES_TASK, Classes};
pub use decode::{Scratch, viterbi};
pub use error::ModelError;
pub use features::Features;
pub use hash::{feature, feature_of_two, hash_bytes, key};
pub use lattice::Lattice;
pub use model::Model;
pub use parts::{next_part, push_part};
pub use records::Records;
pub use scores::{Scores, softmax};
#[cfg(feature = "train")]
pub use train::{Example, TrainError, TrainOptions, linear, train, train_choice};
pub use transitions::Transitions;
pub use tree::best_tree;
