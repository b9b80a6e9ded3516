//! The steps of following quotations across a corpus that no single machine reads. Each is a
//! function of rows, and all that compares quotations is `byline::track`.

use super::columns::{bools, ints, longs, string_lists, strings};
use super::input::find;
use super::{Call, Outcome, Table, each_batch, table};
use arrow_array::builder::{Int64Builder, ListBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use byline::lexicon::Lexicon;
use byline::track::{self, ClusterRow, Index, OccurrenceRow, Options, Story};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// What is taken down of stories: a row for each quotation and for each citation.
struct Facts;

/// A quotation, a citation, or a story that could not be analysed.
#[derive(Default)]
struct Fact {
    story: Option<String>,
    text_hash: Option<i64>,
    day: Option<String>,
    quote: Option<i32>,
    wording: Option<i64>,
    words: Option<String>,
    record: Option<String>,
    cited: Option<i32>,
    from: Option<String>,
    to: Option<String>,
    relation: Option<&'static str>,
    quotes: Option<Vec<u32>>,
    error: Option<String>,
}

impl Table for Facts {
    type Row = Fact;

    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Fact>) {
        let document = match outcome {
            Ok(document) => document,
            Err(error) => {
                let story = story.map(str::to_owned);
                return to.push(Fact { story, error: Some(error.clone()), ..Fact::default() });
            }
        };
        let Story { id, publisher, date, published, quotations, citations } =
            Story::of(document, &Options::default(), Lexicon::embedded());
        let text_hash = xxh3_64(document.text().as_bytes()) as i64;
        let base = || Fact {
            story: Some(id.clone()),
            text_hash: Some(text_hash),
            day: date.map(|date| date.to_string()),
            ..Fact::default()
        };
        to.extend(quotations.into_iter().map(|quotation| {
            Fact {
                quote: Some(quotation.quote as i32),
                wording: Some(xxh3_64(quotation.words.as_bytes()) as i64),
                words: Some(quotation.words.clone()),
                record: serde_json::to_string(&Story {
                    id: id.clone(),
                    publisher: publisher.clone(),
                    date,
                    published,
                    quotations: vec![quotation],
                    citations: vec![],
                })
                .ok(),
                ..base()
            }
        }));
        to.extend(citations.into_iter().zip(0..).map(|(cited, place)| Fact {
            cited: Some(place),
            relation: Some(cited.relation.as_str()),
            quotes: Some(cited.quotes),
            from: Some(cited.from),
            to: Some(cited.to),
            ..base()
        }));
    }

    fn batch(rows: &[Fact]) -> Result<RecordBatch, ArrowError> {
        let columns = [
            ("story", strings(rows, |row| row.story.as_deref())),
            ("text_hash", longs(rows, |row| row.text_hash)),
            ("day", strings(rows, |row| row.day.as_deref())),
            ("quote", ints(rows, |row| row.quote)),
            ("wording", longs(rows, |row| row.wording)),
            ("words", strings(rows, |row| row.words.as_deref())),
            ("record", strings(rows, |row| row.record.as_deref())),
            ("cited", ints(rows, |row| row.cited)),
            ("from", strings(rows, |row| row.from.as_deref())),
            ("to", strings(rows, |row| row.to.as_deref())),
            ("relation", strings(rows, |row| row.relation)),
            ("quotes", super::columns::int_lists(rows, |row| row.quotes.as_deref())),
            ("error", strings(rows, |row| row.error.as_deref())),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
    }
}

/// What an index needs of each story; see `Fact`.
#[pyfunction]
fn track_facts(py: Python<'_>, data: AnyRecordBatch, call: Call) -> PyResult<PyTable> {
    table::<Facts>(py, data, &call)
}

/// Turns batches by a function of one batch, whose result for no rows gives the schema.
fn turn(
    py: Python<'_>,
    data: AnyRecordBatch,
    turn: impl Fn(&RecordBatch) -> Result<RecordBatch, ArrowError> + Sync,
) -> PyResult<PyTable> {
    let schema = |schema: &SchemaRef| Ok(turn(&RecordBatch::new_empty(schema.clone()))?.schema());
    each_batch(py, data, schema, |batch| Ok(vec![turn(&batch)?]))
}

/// The rows with `bands`, the keys under which `words` may meet others.
#[pyfunction]
fn track_bands(py: Python<'_>, data: AnyRecordBatch) -> PyResult<PyTable> {
    turn(py, data, |batch| {
        let words = text(batch, "words")?;
        let mut bands = ListBuilder::new(Int64Builder::new());
        for words in words.iter() {
            let keys = words.map(track::bands);
            bands.append_option(keys.map(|keys| keys.map(|key| Some(key as i64))));
        }
        let names = batch.schema();
        let names = names.fields().iter().map(|field| field.name().clone());
        let columns = names.zip(batch.columns().iter().cloned());
        let bands: ArrayRef = Arc::new(bands.finish());
        let all = columns.chain([("bands".to_owned(), bands)]);
        RecordBatch::try_from_iter_with_nullable(all.map(|(name, column)| (name, column, true)))
    })
}

/// Pairs of wordings, `one` and `other`, that are the same quotation: each row's `wording` with
/// those of `near` that have enough of their `words` in common with it.
#[pyfunction]
fn track_matches(py: Python<'_>, data: AnyRecordBatch) -> PyResult<PyTable> {
    let enough = Options::default().containment;
    turn(py, data, |batch| {
        let wording = cast(find(batch, "wording")?, &DataType::Int64)?;
        let wording = wording.as_primitive::<Int64Type>();
        let words = text(batch, "words")?;
        let near = lists(batch, "near")?;
        let mut pairs: Vec<(i64, i64)> = Vec::new();
        for row in (0..batch.num_rows()).filter(|&row| near.is_valid(row)) {
            let candidates = RecordBatch::from(near.value(row).as_struct());
            let keys = cast(find(&candidates, "wording")?, &DataType::Int64)?;
            let keys = keys.as_primitive::<Int64Type>();
            let others = text(&candidates, "words")?;
            for (&key, other) in keys.values().iter().zip(others.iter().flatten()) {
                if key != wording.value(row)
                    && track::containment(words.value(row), other) >= enough
                {
                    pairs.push((wording.value(row), key));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let columns = [
            ("one", longs(&pairs, |pair| Some(pair.0))),
            ("other", longs(&pairs, |pair| Some(pair.1))),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
    })
}

/// Clusters of quotations: each row's `records` go through an index of their own, in the order of
/// their stories' ids.
#[pyfunction]
fn track_clusters(py: Python<'_>, data: AnyRecordBatch) -> PyResult<PyTable> {
    turn(py, data, |batch| {
        let records = lists(batch, "records")?;
        let rows = (0..batch.num_rows()).filter(|&row| records.is_valid(row));
        let indexes: Vec<Index> =
            rows.map(|row| index(&records.value(row))).collect::<Result<_, _>>()?;
        let clusters: Vec<ClusterRow<'_>> = indexes
            .iter()
            .flat_map(Index::clusters)
            .filter_map(|cluster| match track::Row::from(cluster) {
                track::Row::Cluster(row) => Some(row),
                _ => None,
            })
            .collect();
        cluster_columns(&clusters)
    })
}

fn index(records: &ArrayRef) -> Result<Index, ArrowError> {
    let records = cast(records, &DataType::Utf8)?;
    let mut stories = records
        .as_string::<i32>()
        .iter()
        .flatten()
        .map(serde_json::from_str::<Story>)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| ArrowError::from_external_error(Box::new(error)))?;
    let quote = |story: &Story| story.quotations.first().map(|quotation| quotation.quote);
    stories.sort_by(|a, b| a.id.cmp(&b.id).then(quote(a).cmp(&quote(b))));
    let mut index = Index::new();
    for same in stories.chunk_by(|a, b| a.id == b.id) {
        let quotations = same.iter().flat_map(|story| story.quotations.iter().cloned()).collect();
        index.take(&Story { quotations, ..same[0].clone() });
    }
    Ok(index)
}

fn cluster_columns(rows: &[ClusterRow<'_>]) -> Result<RecordBatch, ArrowError> {
    let id = |row: &ClusterRow<'_>| {
        row.occurrences.first().map(|first| format!("{}#{}", first.story, first.quote))
    };
    let ids: StringArray = rows.iter().map(id).collect();
    let circles: Vec<Option<Vec<String>>> =
        rows.iter().map(|row| row.circle.as_ref().map(|names| owned(names))).collect();
    let columns = [
        ("cluster", Arc::new(ids) as ArrayRef),
        ("quotation", strings(rows, |row| Some(row.quotation))),
        ("speaker", strings(rows, |row| Some(row.speaker))),
        ("stories", ints(rows, |row| Some(row.stories as i32))),
        ("first", strings(rows, |row| Some(row.first))),
        ("first_by", strings(rows, |row| Some(row.first_by))),
        ("earlier", strings(rows, |row| row.earlier)),
        ("lost_origin", bools(rows, |row| Some(row.lost_origin))),
        ("circle", string_lists(&circles, |circle| circle.as_deref())),
        ("occurrences", occurrences(rows)?),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
}

fn occurrences(clusters: &[ClusterRow<'_>]) -> Result<ArrayRef, ArrowError> {
    let rows: Vec<&OccurrenceRow<'_>> = clusters.iter().flat_map(|row| &row.occurrences).collect();
    let chains: Vec<Vec<String>> = rows.iter().map(|row| owned(&row.chain)).collect();
    let columns = [
        ("story", strings(&rows, |row| Some(row.story))),
        ("quote", ints(&rows, |row| Some(row.quote as i32))),
        ("publisher", strings(&rows, |row| row.publisher)),
        ("date", strings(&rows, |row| row.date.as_deref())),
        ("published", strings(&rows, |row| row.published.as_deref())),
        ("direct", bools(&rows, |row| Some(row.direct))),
        ("chain", string_lists(&chains, |chain| Some(chain))),
    ];
    let columns = columns.map(|(name, column)| (name, column, true));
    let values = StructArray::from(RecordBatch::try_from_iter_with_nullable(columns)?);
    let lengths = clusters.iter().map(|row| row.occurrences.len());
    let field = Arc::new(Field::new("item", values.data_type().clone(), true));
    let offsets = OffsetBuffer::from_lengths(lengths);
    Ok(Arc::new(ListArray::try_new(field, offsets, Arc::new(values), None)?))
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A column of strings, of whatever width.
fn text(batch: &RecordBatch, name: &str) -> Result<StringArray, ArrowError> {
    Ok(cast(find(batch, name)?, &DataType::Utf8)?.as_string().clone())
}

/// A column of lists, of whatever width.
fn lists(batch: &RecordBatch, name: &str) -> Result<ListArray, ArrowError> {
    let column = find(batch, name)?;
    match column.data_type() {
        DataType::List(_) => Ok(column.as_list().clone()),
        DataType::LargeList(item) => {
            Ok(cast(column, &DataType::List(item.clone()))?.as_list().clone())
        }
        other => Err(ArrowError::SchemaError(format!("`{name}` holds {other}, expected lists"))),
    }
}

/// Adds what this file defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("TRACK_BUCKET", track::BUCKET)?;
    module.add_function(wrap_pyfunction!(track_facts, module)?)?;
    module.add_function(wrap_pyfunction!(track_bands, module)?)?;
    module.add_function(wrap_pyfunction!(track_matches, module)?)?;
    module.add_function(wrap_pyfunction!(track_clusters, module)?)
}
