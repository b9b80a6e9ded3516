//! A row for each hop of each citation.

use super::columns::{Pair, floats, int_lists, ints, pair, strings};
use super::row::Row;
use super::{Outcome, Table};
use crate::views::rounded;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use byline::{Document, Offsets, Span, Unit};

/// The table of citations.
pub struct Citations;

/// What one row says of a hop.
pub struct Found {
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
    type Row = Row<Found>;

    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Self::Row>) {
        Row::add(story, outcome, hops, to);
    }

    fn batch(rows: &[Self::Row]) -> Result<RecordBatch, ArrowError> {
        let columns = [
            ("citation", ints(rows, |row| Some(row.found()?.citation))),
            ("hop", ints(rows, |row| Some(row.found()?.hop))),
            ("relation", strings(rows, |row| Some(row.found()?.relation))),
            ("medium", strings(rows, |row| row.found()?.medium)),
            ("platform", strings(rows, |row| row.found()?.platform.as_deref())),
            ("source", strings(rows, |row| Some(&*row.found()?.source))),
            ("kind", strings(rows, |row| Some(row.found()?.kind))),
            ("form", strings(rows, |row| Some(row.found()?.form))),
            ("entity", ints(rows, |row| row.found()?.entity)),
            ("text", strings(rows, |row| Some(&*row.found()?.text))),
            ("cue", strings(rows, |row| Some(&*row.found()?.cue))),
            ("supports", int_lists(rows, |row| Some(&*row.found()?.supports))),
            ("clause", strings(rows, |row| Some(&*row.found()?.clause))),
            ("confidence", floats(rows, |row| Some(row.found()?.confidence))),
            ("start", ints(rows, |row| Some(row.found()?.whole.0))),
            ("end", ints(rows, |row| Some(row.found()?.whole.1))),
            ("source_start", ints(rows, |row| Some(row.found()?.source_span?.0))),
            ("source_end", ints(rows, |row| Some(row.found()?.source_span?.1))),
            ("cue_start", ints(rows, |row| Some(row.found()?.cue_span?.0))),
            ("cue_end", ints(rows, |row| Some(row.found()?.cue_span?.1))),
        ];
        Row::batch(rows, columns)
    }
}

fn hops(document: &Document) -> Vec<Found> {
    let offsets = Offsets::new(document.text(), Unit::Chars);
    let words = |span: Option<Span>| span.map_or("", |span| &document.text()[span]).to_owned();
    let mut rows = Vec::new();
    for citation in document.citation_refs() {
        let found = citation.citation();
        rows.extend(found.hops.iter().zip(0..).map(|(hop, place)| Found {
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
        }));
    }
    rows
}
