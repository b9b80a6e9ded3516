//! Properties of offsets and documents.

mod document;
mod offsets;
#[cfg(feature = "serde")]
mod wire;
