//! A row for each mention of each entity.

use super::columns::{Pair, floats, ints, pair, rounded, strings};
use super::{Outcome, Table};
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use byline::{Offsets, Unit};

/// The table of entities.
pub struct Entities;

/// A mention, or a story that could not be analysed.
#[derive(Default)]
pub struct Row {
    story: Option<String>,
    found: Option<Found>,
    error: Option<String>,
}

struct Found {
    entity: i32,
    kind: &'static str,
    name: String,
    role: Option<String>,
    value: Option<String>,
    form: &'static str,
    text: String,
    confidence: f64,
    whole: Pair,
}

impl Table for Entities {
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
        for (entity, id) in document.entities().iter().zip(0..) {
            to.extend(entity.mentions.iter().map(|mention| Row {
                story: story.clone(),
                found: Some(Found {
                    entity: id,
                    kind: entity.kind.as_str(),
                    name: entity.name.clone(),
                    role: entity.role.clone(),
                    value: entity.value.clone(),
                    form: mention.form.as_str(),
                    text: document.text()[mention.span].to_owned(),
                    confidence: rounded(mention.confidence),
                    whole: pair(&offsets, mention.span),
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
            ("entity", ints(rows, |row| Some(found(row)?.entity))),
            ("kind", strings(rows, |row| Some(found(row)?.kind))),
            ("name", strings(rows, |row| Some(&*found(row)?.name))),
            ("role", strings(rows, |row| found(row)?.role.as_deref())),
            ("value", strings(rows, |row| found(row)?.value.as_deref())),
            ("form", strings(rows, |row| Some(found(row)?.form))),
            ("text", strings(rows, |row| Some(&*found(row)?.text))),
            ("confidence", floats(rows, |row| Some(found(row)?.confidence))),
            ("start", ints(rows, |row| Some(found(row)?.whole.0))),
            ("end", ints(rows, |row| Some(found(row)?.whole.1))),
            ("error", strings(rows, |row| row.error.as_deref())),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
    }
}
