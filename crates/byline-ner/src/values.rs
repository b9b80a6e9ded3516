//! Dates, times and amounts.

mod absolute;
mod amount;
mod calendar;
mod clock;
mod number;
mod periods;
mod relative;
mod story;

pub use story::story_date;

use crate::words::{Word, read};
use byline_core::{Date, Document, EntityKind, Span};
use byline_lexicon::Lexicon;
use byline_view::View;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A date, time or amount where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Its words, without a preposition, and without an article except in `a year ago`.
    pub span: Span,
    /// One of the kinds for which [`EntityKind::is_value`] is true.
    pub kind: EntityKind,
    /// Its normalised form, where it can be computed; see [`values`].
    pub value: Option<String>,
}

/// Finds the values of a document that has tokens and sentences, in the order of the text.
///
/// The normalised form is
///
/// | kind | form |
/// |---|---|
/// | date | ISO 8601: `2022-02-24`, `2022-02`, `2022`, `2022-W26`, and `2014/2019` from one to the other; further `2022-Q2` (quarter), `2022-H1` (half), `2022-SU` (season: SP, SU, FA, WI), `2022-W26-WE` (weekend), `199X` (decade), `19XX` (century), `2022-02-24TNI` (part of a day: TMO, TAF, TEV, TNI) |
/// | time | `17:30`, with a known zone `17:30Z` or `17:30-05:00` |
/// | money | ISO 4217 code and number: `USD 5000000000` |
/// | percent | `12.5%`, `0.5 percentage points` |
/// | quantity | number and unit, `20 km`; a length of time in ISO 8601, `P3W`, `PT5H` |
///
/// An amount from one number to another is `3..4%`. Words such as `early`, `late` and `about`
/// change no form.
///
/// Dates without a year and words such as `yesterday` are reckoned from [`Document::date`]: a day
/// of the week is the last one before it, or the next one behind `will`; a month or a day is the
/// one nearest to it. Without a date of the story, and where the words leave more than one reading
/// (`03/04/2021`, `the next day`, `two years later`, `five o'clock`), there is no form.
///
/// Ages and bare numbers are no values.
///
/// ```
/// use byline_core::Document;
///
/// let text = "The café lost €3 million in 2019.";
/// let mut document = Document::new(text);
/// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
/// byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
/// document.set_tokens(tokens, sentences)?;
/// let values = byline_ner::values(&document);
/// assert_eq!(values[0].value.as_deref(), Some("EUR 3000000"));
/// assert_eq!(values[1].value.as_deref(), Some("2019"));
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
pub fn values(document: &Document) -> Vec<Value> {
    values_in(&read(&View::new(document, Lexicon::embedded())).words, document.date)
}

/// The same of words that have been read, in a story of some date.
pub(crate) fn values_in(words: &[Word<'_>], story: Option<Date>) -> Vec<Value> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match value(words, at, story) {
            Some((end, kind, value)) => {
                out.push(Value { span: words[at].span.cover(words[end - 1].span), kind, value });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// A value that was read: the word after its last, its kind and normalised form.
type Reading = (usize, EntityKind, Option<String>);

fn value(words: &[Word<'_>], at: usize, story: Option<Date>) -> Option<Reading> {
    if !opens(words[at].text, text_at(words, at + 1)) {
        return None;
    }
    amount::money(words, at)
        .or_else(|| amount::percent(words, at))
        .or_else(|| clock::time(words, at))
        .or_else(|| relative::date(words, at, story))
        .or_else(|| absolute::date(words, at, story))
        .or_else(|| amount::quantity(words, at))
}

/// Words in lower case that values begin with.
static OPENERS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let lists = [calendar::OPENERS, clock::OPENERS, number::OPENERS, relative::OPENERS];
    let words = lists.into_iter().chain([absolute::OPENERS, periods::OPENERS]).flatten();
    words.map(|word| (*word).to_owned()).chain(number::small_numbers()).collect()
});

/// True if a value may begin with a word: the others, which are most, are soon done with.
fn opens(word: &str, next: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    if !first.is_ascii_alphabetic() {
        return !matches!(first, ',' | '.' | '"' | '“' | '”' | '(' | ')' | ';' | ':' | '?' | '!');
    }
    // A sign of money such as `US$` or `Rs`.
    if first.is_ascii_uppercase()
        && next.starts_with(|c: char| c.is_ascii_digit() || "$.".contains(c))
    {
        return true;
    }
    let end = word.find(['-', '.']).unwrap_or(word.len());
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..end) else { return false };
    lower.copy_from_slice(&word.as_bytes()[..end]);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| OPENERS.contains(lower))
}

/// How long the longest opener is.
const LONGEST: usize = 10;

/// The text of a word, empty behind the last one.
fn text_at<'d>(words: &[Word<'d>], at: usize) -> &'d str {
    words.get(at).map_or("", |word| word.text)
}
