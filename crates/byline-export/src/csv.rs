//! Quotes as a table, a quote a row, for spreadsheets and data frames (RFC 4180).

use byline_core::{Document, Offsets, QuoteRef, Unit};
use std::io::{self, Write};

/// The columns, in order. `start` and `end` are those of the whole content; `chain` goes from the
/// origin to the carrier nearest to the story, with ` > ` between.
pub const COLUMNS: [&str; 16] = [
    "story",
    "publisher",
    "date",
    "quote",
    "kind",
    "act",
    "polarity",
    "speaker",
    "anonymous",
    "content",
    "cue",
    "source",
    "chain",
    "confidence",
    "start",
    "end",
];

/// Writes quotes as rows, after a row of the names of the columns.
///
/// ```
/// use byline_export::csv::QuoteTable;
/// use byline_core::{Document, Unit};
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("story, the first".to_owned());
/// # use byline_core::{Act, Polarity, Quote, QuoteKind, Span};
/// # document.set_quotes(vec![Quote {
/// #     kind: QuoteKind::Direct, act: Act::Statement, polarity: Polarity::Assert,
/// #     content: vec![Span::new(0, 13)], marked: vec![], cue: vec![Span::new(14, 18)],
/// #     source: vec![], speaker: None, chain: vec![], confidence: 0.5,
/// # }])?;
/// let mut table = QuoteTable::new(Vec::new(), Unit::Chars)?;
/// table.write(&document)?;
/// let text = String::from_utf8(table.finish()?)?;
/// let row = text.lines().nth(1).unwrap();
/// assert!(row.starts_with("\"story, the first\",,,0,direct,statement,assert,,false,\"“Voilà,”\",said"));
/// assert!(row.ends_with("0.50,0,8"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct QuoteTable<W: Write> {
    out: csv::Writer<W>,
    unit: Unit,
}

impl<W: Write> QuoteTable<W> {
    /// Begins a table whose offsets count in `unit`.
    ///
    /// # Errors
    ///
    /// If the row of names cannot be written.
    pub fn new(out: W, unit: Unit) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(COLUMNS).map_err(to_io)?;
        Ok(Self { out, unit })
    }

    /// Writes a row for each quote of a document. Takes time linear in its text.
    ///
    /// # Errors
    ///
    /// If a row cannot be written.
    pub fn write(&mut self, document: &Document) -> io::Result<()> {
        let offsets = Offsets::new(document.text(), self.unit);
        for quote in document.quote_refs() {
            self.out.write_record(row(document, quote, &offsets)).map_err(to_io)?;
        }
        Ok(())
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

fn row(document: &Document, quote: QuoteRef<'_>, offsets: &Offsets<'_>) -> [String; COLUMNS.len()] {
    let found = quote.quote();
    let whole = found.content.iter().copied().reduce(byline_core::Span::cover).unwrap_or_default();
    let (start, end) = offsets.span_from_bytes(whole);
    [
        document.id.clone().unwrap_or_default(),
        document.publisher.clone().unwrap_or_default(),
        document.date.map(|date| date.to_string()).unwrap_or_default(),
        quote.id().0.to_string(),
        found.kind.to_string(),
        found.act.to_string(),
        found.polarity.to_string(),
        quote.speaker_name().to_owned(),
        found.speaker.as_ref().is_some_and(|speaker| speaker.anonymous).to_string(),
        quote.text(),
        quote.cue_text(),
        quote.source_text(),
        found.chain.join(" > "),
        format!("{:.2}", found.confidence),
        start.to_string(),
        end.to_string(),
    ]
}
