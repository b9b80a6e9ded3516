//! What was found in a story as flat rows: for tables, data frames and databases.
//!
//! A row of each kind says which story it is of, so that rows of many stories can stand in one
//! table. [`Row::COLUMNS`] names the columns, [`Row::cells`] gives the values in that order, and with
//! the feature `serde` a row is a flat object. CSV (`byline-export`), Arrow (the Python package) and
//! JSON all go by these types, so a column has one name and one meaning everywhere.
//!
//! ```
//! use byline_core::rows::{QuoteRow, Row};
//! use byline_core::{Document, Quote, QuoteKind, Span, Unit};
//!
//! let mut document = Document::new("“Voilà,” said Zoë.");
//! document.id = Some("a".to_owned());
//! let mut voila = Quote::new(QuoteKind::Direct, vec![Span::new(0, 13)]);
//! voila.cue = vec![Span::new(14, 18)];
//! document.set_quotes(vec![voila])?;
//!
//! let row = &QuoteRow::of(&document, Unit::Chars)[0];
//! assert_eq!((row.content.as_str(), row.cue.as_deref()), ("“Voilà,”", Some("said")));
//! assert_eq!((row.start, row.end), (0, 8));
//! assert_eq!(QuoteRow::COLUMNS.len(), row.cells().len());
//! # Ok::<(), byline_core::DocumentError>(())
//! ```

mod cell;
mod mention;
mod quote;
mod source;

pub use cell::{Cell, CellKind, Column};
pub use mention::MentionRow;
pub use quote::QuoteRow;
pub use source::SourceRow;

use crate::{Document, Offsets, Span, Unit};

/// A start and an end, in the unit that was asked for.
pub type Pair = [usize; 2];

/// A row of a table.
pub trait Row: Sized {
    /// The columns, in their order.
    const COLUMNS: &'static [Column];

    /// The values, one for each column.
    fn cells(&self) -> Vec<Cell<'_>>;

    /// The rows of a document, whose offsets count in `unit`. Takes time linear in its text and
    /// annotations. A layer that has not run gives none.
    fn of(document: &Document, unit: Unit) -> Vec<Self>;
}

/// Two decimals say what a confidence can say, and keep 32-bit noise out of tables and JSON.
pub fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// What every row says of its story.
struct About {
    story: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    published: Option<String>,
    authors: Vec<String>,
    url: Option<String>,
}

impl About {
    fn new(document: &Document) -> Self {
        Self {
            story: document.id.clone(),
            publisher: document.publisher.clone(),
            date: document.date.map(|date| date.to_string()),
            published: document.published.map(|moment| moment.to_string()),
            authors: document.authors.clone(),
            url: document.url.clone(),
        }
    }
}

fn pair(offsets: &Offsets<'_>, span: Span) -> Pair {
    offsets.span_from_bytes(span).into()
}

fn pairs(offsets: &Offsets<'_>, spans: &[Span]) -> Vec<Pair> {
    spans.iter().map(|&span| pair(offsets, span)).collect()
}
