//! A row for each mention of each entity.

use super::columns::{Pair, floats, ints, pair, strings};
use super::row::Row;
use super::{Outcome, Table};
use crate::views::rounded;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use byline::{Document, Offsets, Unit};

/// The table of entities.
pub struct Entities;

/// What one row says of a mention.
pub struct Found {
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
    type Row = Row<Found>;

    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Self::Row>) {
        Row::add(story, outcome, mentions, to);
    }

    fn batch(rows: &[Self::Row]) -> Result<RecordBatch, ArrowError> {
        let columns = [
            ("entity", ints(rows, |row| Some(row.found()?.entity))),
            ("kind", strings(rows, |row| Some(row.found()?.kind))),
            ("name", strings(rows, |row| Some(&*row.found()?.name))),
            ("role", strings(rows, |row| row.found()?.role.as_deref())),
            ("value", strings(rows, |row| row.found()?.value.as_deref())),
            ("form", strings(rows, |row| Some(row.found()?.form))),
            ("text", strings(rows, |row| Some(&*row.found()?.text))),
            ("confidence", floats(rows, |row| Some(row.found()?.confidence))),
            ("start", ints(rows, |row| Some(row.found()?.whole.0))),
            ("end", ints(rows, |row| Some(row.found()?.whole.1))),
        ];
        Row::batch(rows, columns)
    }
}

fn mentions(document: &Document) -> Vec<Found> {
    let offsets = Offsets::new(document.text(), Unit::Chars);
    let mut rows = Vec::new();
    for (entity, id) in document.entities().iter().zip(0..) {
        rows.extend(entity.mentions.iter().map(|mention| Found {
            entity: id,
            kind: entity.kind.as_str(),
            name: entity.name.clone(),
            role: entity.role.clone(),
            value: entity.value.clone(),
            form: mention.form.as_str(),
            text: document.text()[mention.span].to_owned(),
            confidence: rounded(mention.confidence),
            whole: pair(&offsets, mention.span),
        }));
    }
    rows
}
