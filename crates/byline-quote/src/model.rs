//! The models: labels, and the choice among candidates.

use crate::confidence::Confidence;
use crate::labels::{Classes, LABEL_TASK, LABELS};
use byline_lexicon::Lexicon;
use byline_seq::{Model, ModelError, hash_bytes, next_part, push_part};

/// The task in the file of the choices. The number changes whenever a feature does.
pub const CHOICE_TASK: &str = "quote-choice/2";

/// The bytes of the files that an [`Attributor`](crate::Attributor) is made from.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles<'b> {
    /// The weights of the models, as [`Weights`] writes them.
    pub weights: &'b [u8],
    /// The classes of words, as `byline_ner` has them.
    pub classes: &'b [u8],
}

/// What the file of weights holds.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The model of labels.
    pub labels: Model,
    /// How quotes are chosen by these labels.
    pub decision: Decision,
}

/// How quotes are chosen among the candidates, by labels of some model.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The model of the choice among candidates.
    pub choice: Model,
    /// How sure quotes are.
    pub confidence: Confidence,
}

impl Weights {
    /// Writes the file: the fingerprint of the words that the models were trained with, the curve of
    /// confidence and the model of labels behind their lengths, and the model of the choice. Numbers
    /// have eight bytes, little-endian.
    ///
    /// # Errors
    ///
    /// None that this version could have.
    pub fn to_bytes(&self, classes: &Classes) -> Result<Vec<u8>, ModelError> {
        let mut file = fingerprint(classes).to_le_bytes().to_vec();
        push_part(&mut file, &self.decision.confidence.to_bytes()?);
        push_part(&mut file, &self.labels.to_bytes());
        file.extend(self.decision.choice.to_bytes());
        Ok(file)
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If it is damaged, for other features or labels, or was trained with other classes of words or
    /// another lexicon.
    pub fn from_bytes(file: &[u8], classes: &Classes) -> Result<Self, ModelError> {
        let mut rest = checked(file, fingerprint(classes))?;
        let confidence = Confidence::from_bytes(next_part(&mut rest)?)?;
        let labels = Model::for_task(next_part(&mut rest)?, LABEL_TASK, &LABELS)?;
        let choice = choice(rest)?;
        Ok(Self { labels, decision: Decision { choice, confidence } })
    }
}

impl Decision {
    /// Writes a file: the fingerprint of the lexicon, the curve of confidence behind its length, and
    /// the model of the choice.
    ///
    /// # Errors
    ///
    /// None that this version could have.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        let mut file = Lexicon::fingerprint().to_le_bytes().to_vec();
        push_part(&mut file, &self.confidence.to_bytes()?);
        file.extend(self.choice.to_bytes());
        Ok(file)
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// If it is damaged, for other features, or was trained with another lexicon.
    ///
    /// ```
    /// use byline_quote::{Decision, ModelError};
    ///
    /// let read = Decision::from_bytes("“Café”".as_bytes());
    /// assert!(matches!(read, Err(ModelError::Tables { .. })));
    /// ```
    pub fn from_bytes(file: &[u8]) -> Result<Self, ModelError> {
        let mut rest = checked(file, Lexicon::fingerprint())?;
        let confidence = Confidence::from_bytes(next_part(&mut rest)?)?;
        Ok(Self { choice: choice(rest)?, confidence })
    }
}

fn choice(bytes: &[u8]) -> Result<Model, ModelError> {
    Model::for_task(bytes, CHOICE_TASK, &["right"])
}

/// What stands behind the fingerprint of a file, if that is as it should be.
fn checked(file: &[u8], expected: u64) -> Result<&[u8], ModelError> {
    let (tables, rest) = file.split_first_chunk().ok_or(ModelError::Magic)?;
    let found = u64::from_le_bytes(*tables);
    if expected == found {
        Ok(rest)
    } else {
        Err(ModelError::Tables { expected: found, found: expected })
    }
}

/// A number that tells what features say of words from what other classes and another lexicon would
/// say. What users add to the lexicon does not change it.
fn fingerprint(classes: &Classes) -> u64 {
    let both = [classes.fingerprint(), Lexicon::fingerprint()].map(u64::to_le_bytes);
    hash_bytes(both.as_flattened())
}
