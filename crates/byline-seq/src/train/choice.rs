//! The trainer of choices among several candidates.

use super::examples::check;
use super::trainer::Trainer;
use super::{Example, TrainError, TrainOptions, fit};
use crate::Model;

/// Trains a model that chooses: each example is a list of candidates, in place of tokens, and those
/// with label 1 are the right ones. The model has one label, and the candidate with the highest
/// score is the most probable (a conditional logit). The same arguments give the same bytes.
///
/// # Errors
///
/// If the examples do not have one label of 0 or 1 for each candidate, or if training does not give
/// finite weights.
///
/// ```
/// use byline_seq::{Example, Features, Scores, TrainOptions, feature, hash_bytes, train_choice};
///
/// let mut features = Features::default();
/// for name in ["Café", "thé"] {
///     features.push(feature(0, hash_bytes(name.as_bytes())));
///     features.end_token();
/// }
/// let examples = [Example { features, labels: vec![0, 1] }];
/// let model = train_choice("toy/1", &examples, &TrainOptions::default())?;
/// let mut scores = Scores::default();
/// model.score(&examples[0].features, &mut scores);
/// assert!(scores.token(1) > scores.token(0));
/// # Ok::<(), byline_seq::TrainError>(())
/// ```
pub fn train_choice(
    task: &str,
    examples: &[Example],
    options: &TrainOptions,
) -> Result<Model, TrainError> {
    check(task, &["other".to_owned(), "right".to_owned()], examples)?;
    fit(task, vec!["right".to_owned()], examples, options, Trainer::choose)
}
