//! How sure a quote is: what the decision and the search for the speaker say together, as the share
//! of quotes that are right.

use byline_seq::{ModelError, Records};

/// Into how many steps the values from 0 to 1 are cut.
const STEPS: usize = 20;
/// The task in the file, and how many bytes a curve has.
const TASK: &str = "quote-confidence/1";
const WIDTH: u8 = 4 * (STEPS as u8 + 1);

/// A curve from the worth of a quote and its speaker to the probability that both are right, given
/// at equal steps; values between are joined by lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence([f32; STEPS + 1]);

impl Default for Confidence {
    /// Every value stands for itself.
    fn default() -> Self {
        Self(std::array::from_fn(|step| step as f32 / STEPS as f32))
    }
}

impl Confidence {
    /// The probability that stands for a value from 0 to 1.
    ///
    /// ```
    /// // Without training every value stands for itself.
    /// let curve = byline_quote::Confidence::default();
    /// assert!((curve.of(0.8) - 0.8).abs() < 1e-6, "8 of 10 “cafés”");
    /// ```
    pub fn of(&self, worth: f32) -> f32 {
        let place = worth.clamp(0.0, 1.0) * STEPS as f32;
        let step = (place as usize).min(STEPS - 1);
        let rest = place - step as f32;
        self.0[step] * (1.0 - rest) + self.0[step + 1] * rest
    }

    /// The curve as a file of its own: numbers, little-endian.
    ///
    /// # Errors
    ///
    /// None that this version could have.
    pub fn to_bytes(self) -> Result<Vec<u8>, ModelError> {
        let curve = self.0.iter().flat_map(|value| value.to_le_bytes()).collect();
        Ok(Records::new(TASK, WIDTH, [(0, curve)])?.to_bytes())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    ///
    /// If it is damaged, or no curve that rises from 0 to 1 at most.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let wrong = ModelError::Invalid { what: "confidence" };
        let records = Records::for_task(bytes, TASK, WIDTH.into())?;
        let Some(numbers) = records.get(0) else { return Err(wrong) };
        let mut curve = [0.0; STEPS + 1];
        for (value, bytes) in curve.iter_mut().zip(numbers.chunks_exact(4)) {
            *value = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        let rises = curve.windows(2).all(|pair| pair[0] <= pair[1]);
        let inside = curve.iter().all(|value| (0.0..=1.0).contains(value));
        if rises && inside { Ok(Self(curve)) } else { Err(wrong) }
    }

    /// The logistic curve that fits quotes best (Platt 1999), by Fisher's scoring. A quote is given
    /// by its worth, the certainty of its speaker, by which the value of the curve is multiplied
    /// later, and whether it is right.
    #[cfg(feature = "train")]
    pub fn fit(quotes: &[(f32, f32, bool)]) -> Self {
        let odds = |worth: f32| {
            let worth = f64::from(worth).clamp(0.005, 0.995);
            (worth / (1.0 - worth)).ln()
        };
        let logistic = |odds: f64| 1.0 / (1.0 + (-odds).exp());
        let (mut slope, mut offset) = (1.0_f64, 0.0_f64);
        for _ in 0..ROUNDS {
            // A little is added to the curvature, so that it is never flat.
            let (mut first, mut second) = ([0.0; 2], [1e-3, 0.0, 1e-3]);
            for &(worth, certainty, right) in quotes {
                let (x, certainty) = (odds(worth), f64::from(certainty).clamp(0.0, 1.0));
                let value = logistic(slope * x + offset);
                let p = (value * certainty).clamp(1e-4, 1.0 - 1e-4);
                let change = certainty * value * (1.0 - value);
                let error = (p - f64::from(u8::from(right))) * change / (p * (1.0 - p));
                let weight = change * change / (p * (1.0 - p));
                first = [first[0] + error * x, first[1] + error];
                second = [second[0] + weight * x * x, second[1] + weight * x, second[2] + weight];
            }
            let [xx, x1, one] = second;
            let determinant = xx * one - x1 * x1;
            slope -= (one * first[0] - x1 * first[1]) / determinant;
            offset -= (xx * first[1] - x1 * first[0]) / determinant;
        }
        let slope = slope.max(0.0);
        let value =
            |step: usize| logistic(slope * odds(step as f32 / STEPS as f32) + offset) as f32;
        Self(std::array::from_fn(value))
    }
}

/// How often the fit is made better.
#[cfg(feature = "train")]
const ROUNDS: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_rises_and_comes_back_from_its_bytes() {
        let mut curve = Confidence::default();
        assert!((curve.of(0.42) - 0.42).abs() < 1e-6 && curve.of(7.0) == 1.0);
        let bytes = |curve: Confidence| curve.to_bytes().unwrap();
        assert_eq!(Confidence::from_bytes(&bytes(curve)), Ok(curve));
        for wrong in [f32::NAN, 0.9, -1.0] {
            curve.0[3] = wrong;
            assert!(Confidence::from_bytes(&bytes(curve)).is_err(), "{wrong}");
        }
    }

    #[cfg(feature = "train")]
    #[test]
    fn a_fit_says_how_many_are_right() {
        let quotes = |worth, certainty, right: usize| {
            (0..100).map(move |at| (worth, certainty, at < right)).collect::<Vec<_>>()
        };
        let curve = Confidence::fit(&[quotes(0.9, 1.0, 60), quotes(0.5, 0.5, 15)].concat());
        assert!((curve.of(0.9) - 0.6).abs() < 0.01 && (curve.of(0.5) - 0.3).abs() < 0.01);
    }
}
