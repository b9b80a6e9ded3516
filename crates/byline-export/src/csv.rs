//! Quotes, citations or entities as a table, for spreadsheets and data frames (RFC 4180).

use byline_core::{CitationRef, Document, EntityRef, Offsets, QuoteRef, Span, Unit};
use std::io::{self, Write};

/// What a table has a row for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rows {
    /// Each quote. `start` and `end` are those of the whole content; `chain` goes from the origin
    /// to the carrier nearest to the story, with ` > ` between.
    Quotes,
    /// Each hop of each citation; hop 0 is nearest to the story. `source` is its name and `text`
    /// what stands in the story; `supports` lists the quotes that the citation vouches for; `start`
    /// and `end` are those of the clause.
    Citations,
    /// Each mention of each entity. `start` and `end` are those of the mention.
    Entities,
}

impl Rows {
    /// The names of the columns. Those that say which story it is are the same in all tables.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Quotes => &[
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
                "construction",
                "confidence",
                "start",
                "end",
            ],
            Self::Citations => &[
                "story",
                "publisher",
                "date",
                "citation",
                "hop",
                "relation",
                "medium",
                "platform",
                "source",
                "kind",
                "form",
                "text",
                "cue",
                "supports",
                "clause",
                "confidence",
                "start",
                "end",
            ],
            Self::Entities => &[
                "story",
                "publisher",
                "date",
                "entity",
                "kind",
                "name",
                "role",
                "value",
                "form",
                "text",
                "confidence",
                "start",
                "end",
            ],
        }
    }
}

/// Writes rows, after a row of the names of the columns.
///
/// ```
/// use byline_export::csv::{Rows, Table};
/// use byline_core::{Document, Unit};
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("story, the first".to_owned());
/// # use byline_core::{Act, Polarity, Quote, QuoteKind, Span};
/// # document.set_quotes(vec![Quote {
/// #     kind: QuoteKind::Direct, act: Act::Statement, polarity: Polarity::Assert,
/// #     content: vec![Span::new(0, 13)], marked: vec![], cue: vec![Span::new(14, 18)],
/// #     source: vec![], speaker: None, chain: vec![], construction: None, confidence: 0.5,
/// # }])?;
/// let mut table = Table::new(Vec::new(), Rows::Quotes, Unit::Chars)?;
/// table.write(&document)?;
/// let text = String::from_utf8(table.finish()?)?;
/// let row = text.lines().nth(1).unwrap();
/// assert!(row.starts_with("\"story, the first\",,,0,direct,statement,assert,,false,\"“Voilà,”\",said"));
/// assert!(row.ends_with("0.50,0,8"));
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
        out.write_record(rows.columns()).map_err(to_io)?;
        Ok(Self { out, rows, unit })
    }

    /// Writes the rows of a document. Takes time linear in its text and annotations.
    ///
    /// # Errors
    ///
    /// If a row cannot be written.
    pub fn write(&mut self, document: &Document) -> io::Result<()> {
        let offsets = Offsets::new(document.text(), self.unit);
        let story = [
            document.id.clone().unwrap_or_default(),
            document.publisher.clone().unwrap_or_default(),
            document.date.map(|date| date.to_string()).unwrap_or_default(),
        ];
        let mut write = |row: Vec<String>, confidence: f32, span: Span| {
            let (start, end) = offsets.span_from_bytes(span);
            let rest = [format!("{confidence:.2}"), start.to_string(), end.to_string()];
            self.out.write_record(story.iter().chain(&row).chain(&rest)).map_err(to_io)
        };
        match self.rows {
            Rows::Quotes => {
                for quote in document.quote_refs() {
                    let whole = quote.quote().content.iter().copied().reduce(Span::cover);
                    write(quote_row(quote), quote.quote().confidence, whole.unwrap_or_default())?;
                }
            }
            Rows::Citations => {
                for citation in document.citation_refs() {
                    let found = citation.citation();
                    for hop in 0..found.hops.len() {
                        let row = hop_row(document, citation, hop);
                        write(row, found.confidence, found.clause)?;
                    }
                }
            }
            Rows::Entities => {
                for entity in document.entity_refs() {
                    for mention in &entity.entity().mentions {
                        let row = mention_row(
                            entity,
                            mention.form.as_str(),
                            &document.text()[mention.span],
                        );
                        write(row, mention.confidence, mention.span)?;
                    }
                }
            }
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

fn quote_row(quote: QuoteRef<'_>) -> Vec<String> {
    let found = quote.quote();
    vec![
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
        found.construction.map_or(String::new(), |construction| construction.to_string()),
    ]
}

fn hop_row(document: &Document, citation: CitationRef<'_>, index: usize) -> Vec<String> {
    let found = citation.citation();
    let hop = &found.hops[index];
    let words = |span: Option<Span>| span.map_or("", |span| &document.text()[span]).to_owned();
    let supports: Vec<_> = found.supports.iter().map(|s| s.quote.0.to_string()).collect();
    vec![
        citation.index().to_string(),
        index.to_string(),
        found.relation.to_string(),
        found.medium.map_or(String::new(), |medium| medium.to_string()),
        found.platform.clone().unwrap_or_default(),
        hop.name.clone(),
        hop.kind.to_string(),
        hop.form.to_string(),
        words(hop.source),
        words(hop.cue),
        supports.join(" "),
        citation.text().to_owned(),
    ]
}

fn mention_row(entity: EntityRef<'_>, form: &str, words: &str) -> Vec<String> {
    let found = entity.entity();
    vec![
        entity.id().0.to_string(),
        found.kind.to_string(),
        found.name.clone(),
        found.role.clone().unwrap_or_default(),
        found.value.clone().unwrap_or_default(),
        form.to_owned(),
        words.to_owned(),
    ]
}
