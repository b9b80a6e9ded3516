//! The trainer: stochastic gradient ascent on the log-likelihood, with step sizes of their own for
//! each weight (AdaGrad) and with weights that shrink towards zero unless the data hold them up.

mod choice;
mod error;
mod examples;
mod linear;
mod mean;
mod options;
mod trainer;
mod weights;

pub use choice::train_choice;
pub use error::TrainError;
pub use examples::Example;
pub use linear::linear;
pub use options::TrainOptions;

use crate::Model;
use examples::{check, index, shuffle, vocabulary};
use mean::Mean;
use trainer::Trainer;

/// Trains a model. The same arguments give the same bytes.
///
/// # Errors
///
/// If the examples do not fit the labels, or if training does not give finite weights.
///
/// ```
/// use byline_seq::{Example, Features, TrainOptions, feature, hash_bytes, train};
///
/// let mut features = Features::default();
/// features.push(feature(0, hash_bytes("“Café”".as_bytes())));
/// features.end_token();
/// let examples = [Example { features, labels: vec![1] }];
/// let first = train("toy/1", &["other", "place"], &examples, &TrainOptions::default())?;
/// let again = train("toy/1", &["other", "place"], &examples, &TrainOptions::default())?;
/// assert_eq!(first.to_bytes(), again.to_bytes());
/// # Ok::<(), byline_seq::TrainError>(())
/// ```
pub fn train(
    task: &str,
    labels: &[impl AsRef<str>],
    examples: &[Example],
    options: &TrainOptions,
) -> Result<Model, TrainError> {
    let names: Vec<String> = labels.iter().map(|label| label.as_ref().to_owned()).collect();
    check(task, &names, examples)?;
    fit(task, names, examples, options, Trainer::learn)
}

/// Trains with a way of learning from one example.
fn fit<'o>(
    task: &str,
    names: Vec<String>,
    examples: &[Example],
    options: &'o TrainOptions,
    learn: impl Fn(&mut Trainer<'o>, &Example),
) -> Result<Model, TrainError> {
    let keys = vocabulary(examples, options.min_count);
    let sequences = index(examples, &keys);
    let mut trainer = Trainer::new(keys.len(), names.len(), options);
    let mut mean = Mean::default();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = options.seed;
    for _ in 0..options.runs.max(1) {
        trainer = Trainer::new(keys.len(), names.len(), options);
        for epoch in 0..options.epochs {
            shuffle(&mut order, &mut random);
            for &sequence in &order {
                learn(&mut trainer, &sequences[sequence]);
            }
            if epoch + options.averaged.max(1) >= options.epochs {
                trainer.finish();
                mean.add(&mut trainer);
            }
        }
    }
    mean.store(&mut trainer);
    Ok(Model::from_parts(trainer.parts(task, names, &keys)?)?)
}
