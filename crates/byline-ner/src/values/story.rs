//! The date of a story.

use super::calendar::{iso, month};
use byline_core::{Date, Document};

/// The date that a story gives for itself: in a header ` date 2022-06-26 ` at its start, or in a
/// dateline with a year. Looks at the first words only.
///
/// ```
/// use byline_core::{Date, Document};
///
/// let story = Document::new("ORLÉANS, March 3, 2021 (Agence) - “It rains,” he said.");
/// assert_eq!(byline_ner::story_date(&story), Date::new(2021, 3, 3).ok());
/// ```
pub fn story_date(document: &Document) -> Option<Date> {
    let words: Vec<&str> = document.text().split_whitespace().take(60).collect();
    if let [first, second, ..] = words[..] {
        if first.trim_end_matches(':').eq_ignore_ascii_case("date") {
            return iso(second);
        }
    }
    (1..words.len()).find_map(|at| dateline(&words, at))
}

/// A date at `at` with a place before it and a dash or bracket soon after.
fn dateline(words: &[&str], at: usize) -> Option<Date> {
    let place = words[at - 1].strip_suffix(',')?;
    if !place.starts_with(char::is_uppercase) {
        return None;
    }
    let word = |ahead: usize| words.get(at + ahead).map(|word| word.trim_end_matches([',', '.']));
    let number = |ahead: usize| word(ahead)?.parse::<i8>().ok();
    let (month, day) = match month(word(0)?) {
        Some(month) => (month, number(1)?),
        None => (month(word(1)?)?, number(0)?),
    };
    let year = word(2)?.parse::<i16>().ok()?;
    let mark = |word: &&str| word.starts_with(['(', '-', '–', '—', '/']);
    words[at + 3..].iter().take(4).any(mark).then(|| Date::new(year, month, day).ok()).flatten()
}
