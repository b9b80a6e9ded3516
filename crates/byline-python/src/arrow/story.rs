//! The JSON of each story, beside the columns that the story came in.

use super::Outcome;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use byline::Unit;
use byline::wire::{Options, Story};
use std::sync::Arc;

/// The columns that are added.
const ADDED: [&str; 2] = ["story", "error"];

/// The schema of the result. The text stands in a column already, so the JSON leaves it out.
///
/// # Errors
///
/// If a column of an added name is there already.
pub fn schema(input: &SchemaRef) -> Result<SchemaRef, ArrowError> {
    let mut fields: Vec<_> = input.fields().iter().cloned().collect();
    for name in ADDED {
        if input.field_with_name(name).is_ok() {
            let text = format!("a column `{name}` is there already, rename it");
            return Err(ArrowError::SchemaError(text));
        }
        fields.push(Arc::new(Field::new(name, DataType::Utf8, true)));
    }
    Ok(Arc::new(Schema::new_with_metadata(fields, input.metadata().clone())))
}

/// The rows with their stories.
pub fn batch(
    rows: &RecordBatch,
    stories: &[(Option<String>, Outcome)],
) -> Result<RecordBatch, ArrowError> {
    let options = Options { offsets: Unit::Chars, text: false, tokens: false };
    let json = stories.iter().map(|(_, outcome)| {
        let story = Story::new(outcome.as_ref().ok()?, &options);
        serde_json::to_string(&story).ok()
    });
    let errors = stories.iter().map(|(_, outcome)| outcome.as_ref().err());
    let added: [ArrayRef; 2] =
        [Arc::new(json.collect::<StringArray>()), Arc::new(errors.collect::<StringArray>())];
    let columns = rows.columns().iter().cloned().chain(added).collect();
    RecordBatch::try_new(schema(&rows.schema())?, columns)
}
