//! Quotes, sources or mentions as a table, for spreadsheets and data frames (RFC 4180).
//!
//! The columns are those of [`byline_core::rows`]. A list of names stands in one cell, with ` > `
//! between; a list of numbers with blanks, and one of stretches as `0-8 12-20`.

use byline_core::rows::{Cell, Column, MentionRow, QuoteRow, Row, SourceRow};
use byline_core::{Document, Unit};
use std::io::{self, Write};

/// What a table has a row for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rows {
    /// Each quote: [`QuoteRow`].
    Quotes,
    /// Each source of each citation: [`SourceRow`].
    Citations,
    /// Each mention of each entity: [`MentionRow`].
    Entities,
}

impl Rows {
    /// The columns.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Quotes => QuoteRow::COLUMNS,
            Self::Citations => SourceRow::COLUMNS,
            Self::Entities => MentionRow::COLUMNS,
        }
    }
}

/// Writes rows, after a row of the names of the columns.
///
/// ```
/// use byline_core::{Document, Quote, QuoteKind, Span, Unit};
/// use byline_export::csv::{Rows, Table};
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("story, the first".to_owned());
/// let mut voila = Quote::new(QuoteKind::Direct, vec![Span::new(0, 13)]);
/// voila.cue = vec![Span::new(14, 18)];
/// document.set_quotes(vec![voila])?;
///
/// let mut table = Table::new(Vec::new(), Rows::Quotes, Unit::Chars)?;
/// table.write(&document)?;
/// let text = String::from_utf8(table.finish()?)?;
/// let row = text.lines().nth(1).unwrap();
/// assert!(row.starts_with("\"story, the first\",,,0,direct,statement,assert,"));
/// assert!(row.contains("\"“Voilà,”\",said,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Table<W: Write> {
    out: csv::Writer<W>,
    rows: Rows,
    unit: Unit,
}

impl<W: Write> Table<W> {
    /// Begins a table whose offsets count in `unit`.
    ///
    /// # Errors
    ///
    /// If the row of names cannot be written.
    pub fn new(out: W, rows: Rows, unit: Unit) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        let names = rows.columns().iter().map(|column| column.name);
        out.write_record(names).map_err(to_io)?;
        Ok(Self { out, rows, unit })
    }

    /// Writes the rows of a document. Takes time linear in its text and annotations.
    ///
    /// # Errors
    ///
    /// If a row cannot be written.
    pub fn write(&mut self, document: &Document) -> io::Result<()> {
        match self.rows {
            Rows::Quotes => self.write_all::<QuoteRow>(document),
            Rows::Citations => self.write_all::<SourceRow>(document),
            Rows::Entities => self.write_all::<MentionRow>(document),
        }
    }

    fn write_all<R: Row>(&mut self, document: &Document) -> io::Result<()> {
        R::of(document, self.unit).iter().try_for_each(|row| {
            self.out.write_record(row.cells().into_iter().map(field)).map_err(to_io)
        })
    }

    /// Writes what is held back, and gives the writer back.
    ///
    /// # Errors
    ///
    /// If that cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The error beneath, so that a closed pipe is known as one.
fn to_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell as text.
fn field(cell: Cell<'_>) -> String {
    let joined = |list: Vec<String>| list.join(" ");
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Fraction(fraction) => format!("{fraction:.2}"),
        Cell::Texts(texts) => texts.join(" > "),
        Cell::Numbers(numbers) => joined(numbers.iter().map(u32::to_string).collect()),
        Cell::Spans(spans) => {
            joined(spans.iter().map(|[start, end]| format!("{start}-{end}")).collect())
        }
    }
}
