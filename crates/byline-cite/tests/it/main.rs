//! Citations in short texts of our own.

mod cases;
mod chains;
mod robust;
#[cfg(feature = "track")]
mod track;

use byline_core::Document;

/// A document with tokens and sentences.
fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document
}
