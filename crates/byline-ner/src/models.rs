//! The two models of the tagger and their file.

use crate::features::{FIRST_TASK, SECOND_TASK};
use crate::lists::Lists;
use byline_core::EntityKind;
#[cfg(feature = "train")]
use byline_seq::push_part;
use byline_seq::{Model, ModelError, next_part};

/// The kinds of names that the models tell apart.
pub const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Location,
    EntityKind::Group,
    EntityKind::Other,
];

/// The models of both passes, and the mark of the tables that they were trained with.
#[derive(Debug, Clone, PartialEq)]
pub struct Models {
    pub(crate) first: Model,
    pub(crate) second: Model,
    tables: u64,
}

impl Models {
    /// Puts together models that were trained with some classes and lists.
    #[cfg(feature = "train")]
    pub fn new(first: Model, second: Model, lists: &Lists) -> Self {
        Self { first, second, tables: lists.fingerprint() }
    }

    /// The labels of the first pass: a word is in no name, or in one of a kind.
    pub fn first_labels() -> Vec<String> {
        let kinds = KINDS.iter().map(ToString::to_string);
        std::iter::once("O".to_owned()).chain(kinds).collect()
    }

    /// The labels of the second pass: `O`, and `B-kind` and `I-kind` for each kind.
    pub fn second_labels() -> Vec<String> {
        let kinds = KINDS.iter().flat_map(|kind| [format!("B-{kind}"), format!("I-{kind}")]);
        std::iter::once("O".to_owned()).chain(kinds).collect()
    }

    /// Writes the file: the fingerprint of the tables and the length of the first model, in eight
    /// bytes each, little-endian, then the two models.
    #[cfg(feature = "train")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.tables.to_le_bytes().to_vec();
        push_part(&mut bytes, &self.first.to_bytes());
        bytes.extend(self.second.to_bytes());
        bytes
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If it is damaged, or for something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let (tables, mut rest) = bytes.split_first_chunk().ok_or(ModelError::Magic)?;
        let first = Model::for_task(next_part(&mut rest)?, FIRST_TASK, &Self::first_labels())?;
        let second = Model::for_task(rest, SECOND_TASK, &Self::second_labels())?;
        Ok(Self { first, second, tables: u64::from_le_bytes(*tables) })
    }

    /// Checks that the models were trained with these tables.
    pub(crate) fn check(&self, lists: &Lists) -> Result<(), ModelError> {
        let (expected, found) = (self.tables, lists.fingerprint());
        if expected == found { Ok(()) } else { Err(ModelError::Tables { expected, found }) }
    }
}
