//! A row for each quote.

use super::columns::{
    Pair, bools, floats, ints, pair, pairs, rounded, span_lists, string_lists, strings,
};
use super::{Outcome, Table};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use byline::{Offsets, Span, Unit};

/// The table of quotes.
pub struct Quotes;

/// A quote, or a story that could not be analysed.
#[derive(Default)]
pub struct Row {
    story: Option<String>,
    found: Option<Found>,
    error: Option<String>,
}

struct Found {
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
    chain: Vec<String>,
    confidence: f64,
    whole: Pair,
    content_spans: Vec<Pair>,
    marked_spans: Vec<Pair>,
    cue_spans: Vec<Pair>,
    source_spans: Vec<Pair>,
}

impl Table for Quotes {
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
        to.extend(document.quote_refs().map(|quote| {
            let found = quote.quote();
            let whole = found.content.iter().copied().reduce(Span::cover).unwrap_or_default();
            let speaker = found.speaker.as_ref();
            Row {
                story: story.clone(),
                found: Some(Found {
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
                    confidence: rounded(found.confidence),
                    whole: pair(&offsets, whole),
                    content_spans: pairs(&offsets, &found.content),
                    marked_spans: pairs(&offsets, &found.marked),
                    cue_spans: pairs(&offsets, &found.cue),
                    source_spans: pairs(&offsets, &found.source),
                }),
                error: None,
            }
        }));
    }

    fn batch(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
        fn found(row: &Row) -> Option<&Found> {
            row.found.as_ref()
        }
        let columns = [
            ("story", strings(rows, |row| row.story.as_deref())),
            ("quote", ints(rows, |row| Some(found(row)?.quote))),
            ("kind", strings(rows, |row| Some(found(row)?.kind))),
            ("act", strings(rows, |row| Some(found(row)?.act))),
            ("polarity", strings(rows, |row| Some(found(row)?.polarity))),
            ("speaker", strings(rows, |row| Some(&*found(row)?.speaker))),
            ("speaker_entity", ints(rows, |row| found(row)?.speaker_entity)),
            ("anonymous", bools(rows, |row| Some(found(row)?.anonymous))),
            ("content", strings(rows, |row| Some(&*found(row)?.content))),
            ("cue", strings(rows, |row| Some(&*found(row)?.cue))),
            ("source", strings(rows, |row| Some(&*found(row)?.source))),
            ("chain", string_lists(rows, |row| Some(&*found(row)?.chain))),
            ("confidence", floats(rows, |row| Some(found(row)?.confidence))),
            ("start", ints(rows, |row| Some(found(row)?.whole.0))),
            ("end", ints(rows, |row| Some(found(row)?.whole.1))),
            ("content_spans", span_lists(rows, |row| Some(&*found(row)?.content_spans))),
            ("marked_spans", span_lists(rows, |row| Some(&*found(row)?.marked_spans))),
            ("cue_spans", span_lists(rows, |row| Some(&*found(row)?.cue_spans))),
            ("source_spans", span_lists(rows, |row| Some(&*found(row)?.source_spans))),
            ("error", strings(rows, |row| row.error.as_deref())),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
    }
}
