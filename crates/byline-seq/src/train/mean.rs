//! The mean of several trainings.

use super::trainer::Trainer;

/// The mean of the weights at several times.
#[derive(Debug, Default)]
pub(super) struct Mean {
    sums: [Vec<f32>; 4],
    count: usize,
}

impl Mean {
    pub fn add(&mut self, trainer: &mut Trainer<'_>) {
        self.count += 1;
        for (sum, values) in self.sums.iter_mut().zip(trainer.all()) {
            sum.resize(values.len(), 0.0);
            sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += *value);
        }
    }

    /// Gives the trainer the mean, if there is one.
    pub fn store(self, trainer: &mut Trainer<'_>) {
        if self.count == 0 {
            return;
        }
        let count = self.count as f32;
        for (mut sum, values) in self.sums.into_iter().zip(trainer.all()) {
            sum.iter_mut().for_each(|sum| *sum /= count);
            *values = sum;
        }
    }
}
