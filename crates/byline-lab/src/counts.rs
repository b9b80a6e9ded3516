//! Precision, recall and F1, the same for all layers.
//!
//! The shared scorers multiply and divide in this order; so a figure that lies between two digits
//! is rounded as theirs is.

/// Items that are right, found, and there to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

    /// Adds all items of another count.
    pub fn join(&mut self, other: Self) {
        self.add(other.right, other.found, other.gold);
    }

    /// The share of what was found that is right, in percent.
    pub fn precision(&self) -> f64 {
        100.0 * ratio(self.right, self.found)
    }

    /// The share of what is there to be found that was found, in percent.
    pub fn recall(&self) -> f64 {
        100.0 * ratio(self.right, self.gold)
    }

    /// F1 in percent.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (ratio(self.right, self.found), ratio(self.right, self.gold));
        let sum = precision + recall;
        if sum > 0.0 { 200.0 * precision * recall / sum } else { 0.0 }
    }
}

/// How many of a number of items are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    pub right: usize,
    pub all: usize,
}

impl Share {
    /// Adds one item.
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// Adds all items of another share.
    pub fn join(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }

    /// The part that is right in percent; nothing of nothing.
    pub fn percent(&self) -> Option<f64> {
        (self.all > 0).then(|| percent(self.right, self.all))
    }
}

/// A part of a whole in percent.
pub fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
