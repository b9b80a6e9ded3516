//! The same quotation across stories: who had it first, who has it from whom.
//!
//! An [`Index`] takes in analysed stories one by one and keeps of each only its id, publisher,
//! date and where its quotes stand; words are kept once for each distinct quotation, so memory
//! grows with those and not with text. Quotations are the same if their words are, but for case,
//! marks, brackets and ellipses, or if most of the shorter one stands in the longer; and if their
//! speakers can be the same person. The first occurrence is the earliest by date, unless a story
//! says that it has the words from another outlet.
//!
//! Near matches are found by MinHash over shingles of three words (Broder 1997) with banded
//! locality-sensitive hashing, and verified word by word. A story costs time linear in its quotes.

mod cluster;
mod file;
mod index;
mod minhash;
mod outlets;
mod row;
mod words;

pub use cluster::{Cluster, First, FirstBy, Occurrence};
pub use file::IndexError;
pub use index::{Index, Options};
pub use outlets::OutletEdge;
pub use row::{ClusterRow, EdgeRow, OccurrenceRow, Row};
