//! A row for each quote.

use super::columns::{Pair, bools, floats, ints, pair, pairs, span_lists, string_lists, strings};
use super::row::Row;
use super::{Outcome, Table};
use crate::views::rounded;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use byline::{Construction, Document, Offsets, QuoteRef, Span, Unit};

/// The table of quotes.
pub struct Quotes;

/// What one row says of a quote.
pub struct Found {
    quote: i32,
    kind: &'static str,
    act: &'static str,
    polarity: &'static str,
    speaker: String,
    speaker_entity: Option<i32>,
    anonymous: bool,
    content: String,
    cue: String,
    source: String,
    construction: Option<&'static str>,
    chain: Vec<String>,
    confidence: f64,
    whole: Pair,
    content_spans: Vec<Pair>,
    marked_spans: Vec<Pair>,
    cue_spans: Vec<Pair>,
    source_spans: Vec<Pair>,
}

impl Table for Quotes {
    type Row = Row<Found>;

    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Self::Row>) {
        Row::add(story, outcome, quotes, to);
    }

    fn batch(rows: &[Self::Row]) -> Result<RecordBatch, ArrowError> {
        let columns = [
            ("quote", ints(rows, |row| Some(row.found()?.quote))),
            ("kind", strings(rows, |row| Some(row.found()?.kind))),
            ("act", strings(rows, |row| Some(row.found()?.act))),
            ("polarity", strings(rows, |row| Some(row.found()?.polarity))),
            ("speaker", strings(rows, |row| Some(&*row.found()?.speaker))),
            ("speaker_entity", ints(rows, |row| row.found()?.speaker_entity)),
            ("anonymous", bools(rows, |row| Some(row.found()?.anonymous))),
            ("content", strings(rows, |row| Some(&*row.found()?.content))),
            ("cue", strings(rows, |row| Some(&*row.found()?.cue))),
            ("source", strings(rows, |row| Some(&*row.found()?.source))),
            ("chain", string_lists(rows, |row| Some(&*row.found()?.chain))),
            ("construction", strings(rows, |row| row.found()?.construction)),
            ("confidence", floats(rows, |row| Some(row.found()?.confidence))),
            ("start", ints(rows, |row| Some(row.found()?.whole.0))),
            ("end", ints(rows, |row| Some(row.found()?.whole.1))),
            ("content_spans", span_lists(rows, |row| Some(&*row.found()?.content_spans))),
            ("marked_spans", span_lists(rows, |row| Some(&*row.found()?.marked_spans))),
            ("cue_spans", span_lists(rows, |row| Some(&*row.found()?.cue_spans))),
            ("source_spans", span_lists(rows, |row| Some(&*row.found()?.source_spans))),
        ];
        Row::batch(rows, columns)
    }
}

fn quotes(document: &Document) -> Vec<Found> {
    let offsets = Offsets::new(document.text(), Unit::Chars);
    let row = |quote: QuoteRef<'_>| {
        let found = quote.quote();
        let whole = found.content.iter().copied().reduce(Span::cover).unwrap_or_default();
        let speaker = found.speaker.as_ref();
        Found {
            quote: quote.id().0 as i32,
            kind: found.kind.as_str(),
            act: found.act.as_str(),
            polarity: found.polarity.as_str(),
            speaker: quote.speaker_name().to_owned(),
            speaker_entity: speaker.and_then(|s| s.entity).map(|entity| entity.0 as i32),
            anonymous: speaker.is_some_and(|speaker| speaker.anonymous),
            content: quote.text(),
            cue: quote.cue_text(),
            source: quote.source_text(),
            chain: found.chain.clone(),
            construction: found.construction.map(Construction::as_str),
            confidence: rounded(found.confidence),
            whole: pair(&offsets, whole),
            content_spans: pairs(&offsets, &found.content),
            marked_spans: pairs(&offsets, &found.marked),
            cue_spans: pairs(&offsets, &found.cue),
            source_spans: pairs(&offsets, &found.source),
        }
    };
    document.quote_refs().map(row).collect()
}
