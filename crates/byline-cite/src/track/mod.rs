//! The same quotation across stories: who had it first, who got it from whom.
//!
//! An [`Index`] takes in analysed stories one by one and keeps of each only its id, publisher,
//! date and where its quotes stand; words are kept once for each distinct quotation, so memory
//! grows with those and not with text. Quotations are the same if their words are, but for case,
//! marks, brackets and ellipses, or if most of the shorter one stands in the longer; and if their
//! speakers can be the same person. The first occurrence is the earliest by date, unless a story
//! says that it got the words from another outlet.
//!
//! Near matches are found by MinHash over shingles of three words (Broder 1997) with banded
//! locality-sensitive hashing, and verified word by word. A story costs time linear in its quotes.
//!
//! ```
//! use byline_cite::track::Index;
//! use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
//!
//! let mut index = Index::new();
//! for (publisher, date) in [("Le Monde", "2024-03-06"), ("The Guardian", "2024-03-05")] {
//!     // `byline::Pipeline` finds quotes; here the one that is there is given by hand.
//!     let mut document = Document::new("“We will never sell the café,” Zoë Ruiz said.");
//!     document.set_tokens(byline_tokenize::tokens(document.text()).collect(), vec![])?;
//!     let mut said = Quote::new(QuoteKind::Direct, vec![Span::new(0, 35)]);
//!     said.speaker = Some(Speaker { entity: None, name: "Zoë Ruiz".into(), anonymous: false });
//!     said.chain = vec!["Zoë Ruiz".into()];
//!     document.set_quotes(vec![said])?;
//!     document.id = Some(publisher.to_owned());
//!     document.publisher = Some(publisher.to_owned());
//!     document.date = date.parse().ok();
//!     index.add(&document);
//! }
//! let cluster = index.clusters().next().unwrap();
//! assert_eq!(cluster.stories(), 2);
//! assert_eq!(cluster.first().occurrence.story, "The Guardian", "the earlier one");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cluster;
mod file;
mod index;
mod minhash;
mod outlets;
mod row;
mod story;
mod words;
mod written;

pub use cluster::{Cluster, First, FirstBy, Occurrence};
pub use file::IndexError;
pub use index::{BUCKET, Index, Options};
pub use minhash::{BANDS, bands, containment};
pub use outlets::{Cited, OutletEdge};
pub use row::{ClusterRow, EdgeRow, OccurrenceRow, Row};
pub use story::{Quotation, Story};
