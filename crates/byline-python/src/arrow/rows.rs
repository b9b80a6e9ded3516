//! Rows of what is found in stories, as `byline::rows` has them, as columns.

use super::columns::{bools, floats, int_lists, ints, span_lists, string_lists, strings};
use super::{Outcome, Table};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::ArrowError;
use byline::Unit;
use byline::rows::{Cell, CellKind, Row};
use std::marker::PhantomData;

/// The table of one kind of row.
pub struct Rows<R>(PhantomData<R>);

/// Something found in a story, or why the story could not be analysed.
pub struct Found<R> {
    story: Option<String>,
    found: Result<R, String>,
}

impl<R: Row + Send> Table for Rows<R> {
    type Row = Found<R>;

    fn rows(story: Option<&str>, outcome: &Outcome, to: &mut Vec<Self::Row>) {
        let row = |found| Found { story: story.map(str::to_owned), found };
        match outcome {
            Ok(document) => to.extend(R::of(document, Unit::Chars).into_iter().map(Ok).map(row)),
            Err(error) => to.push(row(Err(error.clone()))),
        }
    }

    fn batch(rows: &[Self::Row]) -> Result<RecordBatch, ArrowError> {
        let cells: Vec<_> = rows.iter().map(|row| row.found.as_ref().ok().map(R::cells)).collect();
        let columns = R::COLUMNS.iter().enumerate().map(|(place, column)| {
            if column.name == "story" {
                // Of a story that could not be analysed it is known too.
                return (column.name, strings(rows, |row| row.story.as_deref()));
            }
            let cells = cells.iter().map(|row| row.as_ref().map_or(Cell::Empty, |row| row[place]));
            (column.name, array(column.kind, &cells.collect::<Vec<_>>()))
        });
        let error = ("error", strings(rows, |row| row.found.as_ref().err().map(String::as_str)));
        let all = columns.chain([error]).map(|(name, column)| (name, column, true));
        RecordBatch::try_from_iter_with_nullable(all)
    }
}

/// A column of what cells of this kind hold.
fn array(kind: CellKind, cells: &[Cell<'_>]) -> ArrayRef {
    macro_rules! held {
        ($make:ident, $kind:ident, $value:ident => $held:expr) => {
            $make(cells, |cell| match cell {
                Cell::$kind($value) => Some($held),
                _ => None,
            })
        };
    }
    match kind {
        CellKind::Text => held!(strings, Text, text => *text),
        CellKind::Number => held!(ints, Number, number => *number as i32),
        CellKind::Truth => held!(bools, Truth, truth => *truth),
        CellKind::Fraction => held!(floats, Fraction, fraction => *fraction),
        CellKind::Texts => held!(string_lists, Texts, texts => *texts),
        CellKind::Numbers => held!(int_lists, Numbers, numbers => *numbers),
        CellKind::Spans => held!(span_lists, Spans, spans => *spans),
    }
}
