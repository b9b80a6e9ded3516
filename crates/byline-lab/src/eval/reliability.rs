//! How much the confidence of a quote is worth: of those that say 0.8, eight in ten should be right.

use crate::counts::{Share, percent};
use crate::readers::stories::Story;
use crate::score::page::Page;
use crate::score::stories::{Verdict, verdicts};
use byline_core::Document;

/// Into how many parts the confidences from 0 to 1 are cut.
const PARTS: usize = 10;

/// Quotes by confidence. One is right if people marked its content and name its speaker.
#[derive(Debug, Default)]
pub struct Reliability {
    parts: [Share; PARTS],
    /// The confidences of each part, added up.
    sums: [f64; PARTS],
    /// The squared distances of the confidences from 0 or 1, added up.
    squares: f64,
}

impl Reliability {
    /// Adds the quotes of a story; those that count neither for nor against are left out.
    pub fn add(&mut self, gold: &Story, found: &Document) {
        let verdicts = verdicts(&Page::new(&gold.text), gold, found);
        for (quote, verdict) in found.quotes().iter().zip(verdicts) {
            let right = match verdict {
                Verdict::Free => continue,
                Verdict::Wrong => false,
                Verdict::Found { speaker, .. } => speaker,
            };
            self.count(quote.confidence, right);
        }
    }

    /// Adds a quote.
    pub fn count(&mut self, confidence: f32, right: bool) {
        let part = ((confidence * PARTS as f32) as usize).min(PARTS - 1);
        let confidence = f64::from(confidence);
        self.parts[part].add(right);
        self.sums[part] += confidence;
        self.squares += (confidence - f64::from(u8::from(right))).powi(2);
    }

    /// How far confidence and share of right quotes lie apart, in percent, weighed by the number of
    /// quotes (expected calibration error).
    fn error(&self) -> f64 {
        let gaps =
            self.parts.iter().zip(self.sums).map(|(part, sum)| (sum - part.right as f64).abs());
        100.0 * gaps.sum::<f64>() / self.all().max(1) as f64
    }

    fn all(&self) -> usize {
        self.parts.iter().map(|part| part.all).sum()
    }

    /// Prints a row for each tenth of confidence that has quotes.
    pub fn print(&self) {
        println!("{:>12} {:>7} {:>11} {:>9}", "confidence", "quotes", "on average", "right");
        for (at, (part, sum)) in self.parts.iter().zip(self.sums).enumerate() {
            let (from, to) = (at as f64 / PARTS as f64, (at + 1) as f64 / PARTS as f64);
            let Some(right) = part.percent() else { continue };
            let mean = 100.0 * sum / part.all as f64;
            println!("{from:8.1}–{to:.1} {:7} {mean:11.1} {right:9.1}", part.all);
        }
        let right = self.parts.iter().map(|part| part.right).sum();
        let mean = 100.0 * self.sums.iter().sum::<f64>() / self.all().max(1) as f64;
        println!("{:>12} {:7} {mean:11.1} {:9.1}", "all", self.all(), percent(right, self.all()));
        println!(
            "confidence and truth lie {:.1} apart; Brier score {:.3}\n",
            self.error(),
            self.squares / self.all().max(1) as f64,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_put_into_tenths_by_confidence() {
        let mut reliability = Reliability::default();
        for (confidence, right) in [(0.05, false), (0.95, true), (1.0, true), (0.9, false)] {
            reliability.count(confidence, right);
        }
        let parts = [reliability.parts[0], reliability.parts[9]];
        assert_eq!(parts.map(|part| (part.right, part.all)), [(0, 1), (2, 3)]);
        // 0.05 too much in the first part, 2.85 for 2 in the last.
        assert!((reliability.error() - 100.0 * 0.9 / 4.0).abs() < 1e-4);
    }

    #[test]
    fn what_does_not_count_is_left_out() {
        let mut reliability = Reliability::default();
        for (gold, found) in &crate::score::tests::cases("stories") {
            reliability.add(gold, found);
        }
        assert_eq!((reliability.all(), reliability.parts[9].right), (6, 1));
    }
}
