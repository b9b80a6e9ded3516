//! Precision, recall and F1, the same for all layers.

/// Items that are right, found, and there to be found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub right: usize,
    pub found: usize,
    pub gold: usize,
}

impl Counts {
    /// Adds other items.
    pub fn add(&mut self, right: usize, found: usize, gold: usize) {
        self.right += right;
        self.found += found;
        self.gold += gold;
    }

    /// The share of what was found that is right, in percent.
    pub fn precision(&self) -> f64 {
        percent(self.right, self.found)
    }

    /// The share of what is there to be found that was found, in percent.
    pub fn recall(&self) -> f64 {
        percent(self.right, self.gold)
    }

    /// F1 in percent.
    pub fn f1(&self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }
}

/// A part of a whole in percent.
pub fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
