//! Whole stories through the whole pipeline.
#![cfg(all(feature = "ner", feature = "quote", feature = "cite"))]

mod chains;
#[cfg(all(feature = "encoder", feature = "model-en"))]
mod encoder;
mod hostile;
mod inputs;
#[cfg(feature = "serde")]
mod json;
#[cfg(feature = "serde")]
mod layouts;
mod own;
mod properties;
mod quotes;
mod seed;
mod sound;
#[cfg(feature = "serde")]
mod stories;
mod story;
mod threads;

use byline::{Document, EntityKind};

/// True if the document has an entity of the kind that goes by the name.
fn has_entity(document: &Document, kind: EntityKind, name: &str) -> bool {
    let named = |e: &byline::Entity| e.name == name || e.aliases.iter().any(|alias| alias == name);
    document.entities().iter().any(|entity| entity.kind == kind && named(entity))
}

/// The speaker of the longest quote whose content holds `words`; empty if no quote does.
fn speaker_of<'d>(document: &'d Document, words: &str) -> &'d str {
    let quotes = document.quote_refs().filter(|quote| quote.text().contains(words));
    quotes
        .max_by_key(|quote| quote.text().len())
        .map_or("", |quote| quote.speaker_name().unwrap_or_default())
}

/// The chain of the longest quote whose content holds `words`.
fn chain_of<'d>(document: &'d Document, words: &str) -> &'d [String] {
    let quotes = document.quote_refs().filter(|quote| quote.text().contains(words));
    quotes.max_by_key(|quote| quote.text().len()).map_or(&[], |quote| quote.chain())
}

/// True if the document has a citation of the relation with a hop of the name.
fn cites(document: &Document, relation: byline::Relation, name: &str) -> bool {
    document.citations().iter().any(|citation| {
        citation.relation == relation
            && citation.hops.iter().any(|hop| hop.name.trim_start_matches("The ") == name)
    })
}
