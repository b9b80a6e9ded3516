//! The models: labels, and the choice among candidates.

use crate::labels::{Classes, LABEL_TASK, LABELS, LabelTagger};
use byline_seq::{Model, ModelError, next_part, push_part};

/// The task in the file of the choices. The number changes whenever a feature does.
pub const CHOICE_TASK: &str = "quote-choice/1";

/// The bytes of the files that an [`Attributor`](crate::Attributor) is made from.
#[derive(Debug, Clone, Copy)]
pub struct ModelFiles<'b> {
    /// The weights of the models, as [`weights_file`] writes them.
    pub weights: &'b [u8],
    /// The classes of words, as `byline_ner` has them.
    pub classes: &'b [u8],
}

/// The file of the weights: the model of the labels behind its length in eight bytes, little-endian,
/// then that of the choice.
pub fn weights_file([labels, choice]: [&Model; 2]) -> Vec<u8> {
    let mut file = Vec::new();
    push_part(&mut file, &labels.to_bytes());
    file.extend(choice.to_bytes());
    file
}

/// The models of labels and of choices in a file of weights.
pub(crate) fn models(weights: &[u8]) -> Result<[Model; 2], ModelError> {
    let mut rest = weights;
    let labels = Model::for_task(next_part(&mut rest)?, LABEL_TASK, &LABELS)?;
    Ok([labels, Model::for_task(rest, CHOICE_TASK, &["right"])?])
}

/// What a trained attributor knows.
#[derive(Debug, Clone)]
pub(crate) struct Models {
    pub labels: LabelTagger,
    pub choice: Model,
}

impl Models {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// If one is damaged, or is for other features or other labels.
    pub fn from_files(files: ModelFiles<'_>) -> Result<Self, ModelError> {
        let [labels, choice] = models(files.weights)?;
        let classes = Classes::from_bytes(files.classes)?;
        Ok(Self { labels: LabelTagger::new(labels, classes), choice })
    }
}
