//! Dates, times and amounts.

use crate::amount::{money, percent, quantity, time};
use crate::date::date;
use crate::words::read;
use byline_core::{Document, EntityKind, Span};

/// A date, time or amount where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Its words.
    pub span: Span,
    /// One of the kinds for which [`EntityKind::is_value`] is true.
    pub kind: EntityKind,
    /// Its normalised form, where it can be computed: `2022-02-24`, `2022-W26`, `USD 5000000000`.
    pub value: Option<String>,
}

/// Finds the values of a document that has tokens and sentences, in the order of the text.
///
/// Dates without a year and words such as `yesterday` are reckoned from [`Document::date`].
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
    let words = read(document).words;
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let reading = money(&words, at)
            .or_else(|| percent(&words, at))
            .or_else(|| quantity(&words, at))
            .or_else(|| time(&words, at))
            .or_else(|| date(&words, at, document.date));
        match reading {
            Some((end, kind, value)) => {
                out.push(Value { span: words[at].span.cover(words[end - 1].span), kind, value });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}
