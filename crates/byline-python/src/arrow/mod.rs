//! `byline.arrow`: tables of stories in, tables of annotations out, over Arrow's C data interface.

mod analyse;
mod columns;
mod input;
mod rows;
mod story;
mod track;

use analyse::{Options, analyse};
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use byline::Document;
use byline::rows::{MentionRow, QuoteRow, SourceRow};
use input::Columns;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;
use rows::Rows;

/// A story as it came out: analysed, or why it was not.
type Outcome = Result<Document, String>;

/// Rows of one kind, made from stories.
trait Table {
    /// What one row says.
    type Row: Send;
    /// The rows of a story; one with an error where it could not be analysed.
    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Self::Row>);
    /// The rows as columns.
    fn batch(rows: &[Self::Row]) -> Result<RecordBatch, ArrowError>;
}

/// The columns and options that all functions take, from Python.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Call {
    text: String,
    id: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    max_bytes: usize,
    threads: usize,
}

impl Call {
    fn columns(&self) -> Columns<'_> {
        Columns {
            text: &self.text,
            id: self.id.as_deref(),
            publisher: self.publisher.as_deref(),
            date: self.date.as_deref(),
        }
    }

    fn options(&self) -> Options {
        Options { max_bytes: self.max_bytes, threads: self.threads }
    }
}

/// Arrow's errors are about values, so they are `ValueError` in Python.
fn value_error(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// Turns each batch of a table into others, without the interpreter's lock.
fn each_batch(
    py: Python<'_>,
    data: AnyRecordBatch,
    schema: impl Fn(&SchemaRef) -> Result<SchemaRef, ArrowError> + Sync,
    turn: impl Fn(RecordBatch) -> Result<Vec<RecordBatch>, ArrowError> + Sync,
) -> PyResult<PyTable> {
    let reader = data.into_reader()?;
    let (batches, schema) = py
        .detach(|| {
            let schema = schema(&reader.schema())?;
            let mut turned = Vec::new();
            for batch in reader {
                turned.extend(turn(batch?)?);
            }
            Ok((turned, schema))
        })
        .map_err(value_error)?;
    PyTable::try_new(batches, schema)
}

fn table<T: Table>(py: Python<'_>, data: AnyRecordBatch, call: &Call) -> PyResult<PyTable> {
    each_batch(
        py,
        data,
        |_| Ok(T::batch(&[])?.schema()),
        |batch| {
            let mut made = Vec::new();
            analyse(&batch, call.columns(), call.options(), |_, stories| {
                let mut rows = Vec::new();
                for (id, outcome) in stories {
                    T::rows(id.as_deref(), outcome, &mut rows);
                }
                made.push(T::batch(&rows)?);
                Ok(())
            })?;
            Ok(made)
        },
    )
}

/// A row for each quote.
#[pyfunction]
fn arrow_quotes(py: Python<'_>, data: AnyRecordBatch, call: Call) -> PyResult<PyTable> {
    table::<Rows<QuoteRow>>(py, data, &call)
}

/// A row for each hop of each citation.
#[pyfunction]
fn arrow_citations(py: Python<'_>, data: AnyRecordBatch, call: Call) -> PyResult<PyTable> {
    table::<Rows<SourceRow>>(py, data, &call)
}

/// A row for each mention of each entity.
#[pyfunction]
fn arrow_entities(py: Python<'_>, data: AnyRecordBatch, call: Call) -> PyResult<PyTable> {
    table::<Rows<MentionRow>>(py, data, &call)
}

/// The table as it is, with the JSON of each story beside it.
#[pyfunction]
fn arrow_annotate(py: Python<'_>, data: AnyRecordBatch, call: Call) -> PyResult<PyTable> {
    each_batch(py, data, story::schema, |batch| {
        let mut made = Vec::new();
        analyse(&batch, call.columns(), call.options(), |piece, stories| {
            made.push(story::batch(piece, stories)?);
            Ok(())
        })?;
        Ok(made)
    })
}

/// Adds what this folder defines to the module.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(arrow_quotes, module)?)?;
    module.add_function(wrap_pyfunction!(arrow_citations, module)?)?;
    module.add_function(wrap_pyfunction!(arrow_entities, module)?)?;
    module.add_function(wrap_pyfunction!(arrow_annotate, module)?)?;
    track::register(module)
}
