//! An analysed story with the table that turns its byte offsets into code points.

use byline::wire::{self, Options};
use byline::{Document, Offsets, Span, Unit};
use self_cell::self_cell;

type Chars<'d> = Offsets<'d>;

self_cell!(
    /// A document that speaks Python's offsets.
    pub struct Story {
        owner: Document,
        #[covariant]
        dependent: Chars,
    }
);

impl Story {
    /// Takes in a document; one pass over its text.
    pub fn of(document: Document) -> Self {
        Self::new(document, |document| Offsets::new(document.text(), Unit::Chars))
    }

    /// The document itself, with byte offsets.
    pub fn document(&self) -> &Document {
        self.borrow_owner()
    }

    /// Start and end of a span in code points.
    pub fn chars(&self, span: Span) -> (usize, usize) {
        self.borrow_dependent().span_from_bytes(span)
    }

    /// The JSON of the story, schema 1.
    pub fn to_json(&self, options: &Options) -> serde_json::Result<String> {
        serde_json::to_string(&wire::Story::new(self.document(), options))
    }
}
