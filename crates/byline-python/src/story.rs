//! An analysed story with the table that turns its byte offsets into code points.

use byline::cite::{Chain, chains};
use byline::wire::{self, Options};
use byline::{Document, Offsets, Span, Unit};
use self_cell::self_cell;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// A document that speaks Python's offsets.
pub struct Story {
    cell: Cell,
    chains: OnceLock<Vec<Chain>>,
}

self_cell!(
    struct Cell {
        owner: Document,
        #[covariant]
        dependent: Offsets,
    }
);

impl Story {
    /// Takes in a document; one pass over its text.
    pub fn new(document: Document) -> Self {
        let cell = Cell::new(document, |document| Offsets::new(document.text(), Unit::Chars));
        Self { cell, chains: OnceLock::new() }
    }

    /// The document itself, with byte offsets.
    pub fn document(&self) -> &Document {
        self.cell.borrow_owner()
    }

    /// The characters of a span.
    pub fn text(&self, span: Span) -> &str {
        &self.document().text()[span]
    }

    /// Start and end of a span in code points.
    pub fn chars(&self, span: Span) -> (usize, usize) {
        self.cell.borrow_dependent().span_from_bytes(span)
    }

    /// The span between two code points; `None` if the text is shorter.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        self.cell.borrow_dependent().span_to_bytes(start, end)
    }

    /// The chain of every quote, made at the first call.
    pub fn chains(&self) -> &[Chain] {
        self.chains.get_or_init(|| chains(self.document()))
    }
}

/// Stories are equal if their JSON is: the confidences count as they are shown.
impl PartialEq for Story {
    fn eq(&self, other: &Self) -> bool {
        let shape = |story: &Self| wire::Story::new(story.document(), &Options::default());
        std::ptr::eq(self, other)
            || (self.document().text() == other.document().text() && shape(self) == shape(other))
    }
}

impl Hash for Story {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.document().text().hash(state);
    }
}
