//! A row for each hop of each citation.

use super::columns::{Pair, floats, int_lists, ints, pair, rounded, strings};
use super::{Outcome, Table};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use byline::{Offsets, Span, Unit};

/// The table of citations.
pub struct Citations;

/// A hop, or a story that could not be analysed.
#[derive(Default)]
pub struct Row {
    story: Option<String>,
    found: Option<Found>,
    error: Option<String>,
}

struct Found {
    citation: i32,
    hop: i32,
    relation: &'static str,
    medium: Option<&'static str>,
    platform: Option<String>,
    source: String,
    kind: &'static str,
    form: &'static str,
    entity: Option<i32>,
    text: String,
    cue: String,
    supports: Vec<i32>,
    clause: String,
    confidence: f64,
    whole: Pair,
    source_span: Option<Pair>,
    cue_span: Option<Pair>,
}

impl Table for Citations {
    type Row = Row;

    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Row>) {
        let story = story.map(str::to_owned);
        let document = match outcome {
            Ok(document) => document,
            Err(error) => {
                return to.push(Row { story, error: Some(error.clone()), ..Row::default() });
            }
        };
        let offsets = Offsets::new(document.text(), Unit::Chars);
        let words = |span: Option<Span>| span.map_or("", |span| &document.text()[span]).to_owned();
        for citation in document.citation_refs() {
            let found = citation.citation();
            to.extend(found.hops.iter().zip(0..).map(|(hop, place)| Row {
                story: story.clone(),
                found: Some(Found {
                    citation: citation.index() as i32,
                    hop: place,
                    relation: found.relation.as_str(),
                    medium: found.medium.map(|medium| medium.as_str()),
                    platform: found.platform.clone(),
                    source: hop.name.clone(),
                    kind: hop.kind.as_str(),
                    form: hop.form.as_str(),
                    entity: hop.entity.map(|entity| entity.0 as i32),
                    text: words(hop.source),
                    cue: words(hop.cue),
                    supports: found.supports.iter().map(|s| s.quote.0 as i32).collect(),
                    clause: citation.text().to_owned(),
                    confidence: rounded(found.confidence),
                    whole: pair(&offsets, found.clause),
                    source_span: hop.source.map(|span| pair(&offsets, span)),
                    cue_span: hop.cue.map(|span| pair(&offsets, span)),
                }),
                error: None,
            }));
        }
    }

    fn batch(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
        fn found(row: &Row) -> Option<&Found> {
            row.found.as_ref()
        }
        let columns = [
            ("story", strings(rows, |row| row.story.as_deref())),
            ("citation", ints(rows, |row| Some(found(row)?.citation))),
            ("hop", ints(rows, |row| Some(found(row)?.hop))),
            ("relation", strings(rows, |row| Some(found(row)?.relation))),
            ("medium", strings(rows, |row| found(row)?.medium)),
            ("platform", strings(rows, |row| found(row)?.platform.as_deref())),
            ("source", strings(rows, |row| Some(&*found(row)?.source))),
            ("kind", strings(rows, |row| Some(found(row)?.kind))),
            ("form", strings(rows, |row| Some(found(row)?.form))),
            ("entity", ints(rows, |row| found(row)?.entity)),
            ("text", strings(rows, |row| Some(&*found(row)?.text))),
            ("cue", strings(rows, |row| Some(&*found(row)?.cue))),
            ("supports", int_lists(rows, |row| Some(&*found(row)?.supports))),
            ("clause", strings(rows, |row| Some(&*found(row)?.clause))),
            ("confidence", floats(rows, |row| Some(found(row)?.confidence))),
            ("start", ints(rows, |row| Some(found(row)?.whole.0))),
            ("end", ints(rows, |row| Some(found(row)?.whole.1))),
            ("source_start", ints(rows, |row| Some(found(row)?.source_span?.0))),
            ("source_end", ints(rows, |row| Some(found(row)?.source_span?.1))),
            ("cue_start", ints(rows, |row| Some(found(row)?.cue_span?.0))),
            ("cue_end", ints(rows, |row| Some(found(row)?.cue_span?.1))),
            ("error", strings(rows, |row| row.error.as_deref())),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
    }
}
