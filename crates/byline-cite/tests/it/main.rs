//! Citations in short texts of our own.

mod cases;
mod chains;
mod robust;
#[cfg(feature = "track")]
mod track;

use byline_cite::{Tracker, Tracking};
use byline_core::Document;
use byline_refer::Resolver;

/// A document with tokens and sentences.
fn document(text: &str) -> Document {
    let mut document = Document::new(text);
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    byline_tokenize::fill_with_sentences(text, &mut tokens, &mut sentences);
    document.set_tokens(tokens, sentences).unwrap();
    document
}

/// The citations and chains of a document, with what short forms and anaphors mean.
fn track(document: &Document) -> Tracking {
    let (tracker, resolver) = (Tracker::new(), Resolver::new());
    let mut found = tracker.extract(document, None);
    let quotes = resolver.cited(document, None, &found.named, &mut found.citations);
    found.track(quotes)
}
