//! Properties of offsets, paragraphs and documents.

mod document;
mod offsets;
mod paragraphs;
#[cfg(feature = "serde")]
mod rows;
#[cfg(feature = "serde")]
mod wire;
