//! Weights under training.

/// Weights with the sums of their squared gradients.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    pub values: Vec<f32>,
    squares: Vec<f32>,
}

impl Weights {
    pub fn new(size: usize) -> Self {
        Self { values: vec![0.0; size], squares: vec![0.0; size] }
    }

    /// Moves the weights from `start` on along a gradient.
    #[inline]
    pub fn ascend(&mut self, start: usize, gradient: &[f32], rate: f32) {
        let values = &mut self.values[start..][..gradient.len()];
        let squares = &mut self.squares[start..][..gradient.len()];
        for ((value, square), gradient) in values.iter_mut().zip(squares).zip(gradient) {
            *square += gradient * gradient;
            *value += rate * gradient / (*square + 1e-6).sqrt();
        }
    }

    /// Shrinks the weights from `start` on, as `l1` and `l2` ask.
    #[inline]
    pub fn shrink(&mut self, start: usize, count: usize, l1: f32, l2: f32) {
        let values = &mut self.values[start..][..count];
        for (value, square) in values.iter_mut().zip(&self.squares[start..][..count]) {
            let step = 1.0 / (*square + 1e-6).sqrt();
            let size = (value.abs() - l1 * step).max(0.0) / (1.0 + l2 * step);
            *value = size.copysign(*value);
        }
    }
}
