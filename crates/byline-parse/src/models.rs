//! The two models of the parser and their file.

use crate::decode::{LABELS, Scorer};
use crate::state::MOVES;
use byline_core::Deprel;
use byline_seq::Classes;
use byline_seq::{Model, ModelError, next_part, push_part};

/// The tasks in the model file. A number changes whenever a feature does.
pub(crate) const MOVES_TASK: &str = "parse-moves/1";
pub(crate) const RELATIONS_TASK: &str = "parse-relations/1";

/// The names of the moves in the model file.
pub(crate) const MOVE_NAMES: [&str; MOVES] = ["shift", "left", "right"];

/// The models of moves and of relations, and the mark of the classes that they were trained with.
#[derive(Debug, Clone, PartialEq)]
pub struct Models {
    moves: Model,
    relations: Model,
    classes: u64,
}

impl Models {
    #[cfg(feature = "train")]
    pub(crate) fn new(moves: Model, relations: Model, classes: &Classes) -> Self {
        Self { moves, relations, classes: classes.fingerprint() }
    }

    /// Writes the file: the fingerprint of the classes and the length of the model of moves, in
    /// eight bytes each, little-endian, then the two models.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.classes.to_le_bytes().to_vec();
        push_part(&mut bytes, &self.moves.to_bytes());
        bytes.extend(self.relations.to_bytes());
        bytes
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If it is damaged, or for something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let (classes, mut rest) = bytes.split_first_chunk().ok_or(ModelError::Magic)?;
        Ok(Self {
            moves: Model::for_task(next_part(&mut rest)?, MOVES_TASK, &MOVE_NAMES)?,
            relations: Model::for_task(rest, RELATIONS_TASK, &relation_names())?,
            classes: u64::from_le_bytes(*classes),
        })
    }

    /// Checks that the models were trained with these classes.
    pub(crate) fn check(&self, classes: &Classes) -> Result<(), ModelError> {
        let (expected, found) = (self.classes, classes.fingerprint());
        if expected == found { Ok(()) } else { Err(ModelError::Tables { expected, found }) }
    }
}

pub(crate) fn relation_names() -> [&'static str; LABELS] {
    std::array::from_fn(|at| Deprel::ALL[at].as_str())
}

impl Scorer for Models {
    #[inline]
    fn moves(&self, features: &[u32]) -> [f32; MOVES] {
        let mut scores = [0.0; MOVES];
        self.moves.score_one(features, &mut scores);
        scores
    }

    #[inline]
    fn relations(&self, features: &[u32]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        self.relations.score_one(features, &mut scores);
        scores
    }
}
