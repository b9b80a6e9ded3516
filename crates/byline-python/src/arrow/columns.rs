//! Columns made of rows.

use arrow_array::builder::{Int32Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int32Array, Int64Array, StringArray};
use arrow_schema::{DataType, Field, Fields};
use byline::rows::Pair;
use std::sync::Arc;

/// A column of strings.
pub fn strings<'r, R>(rows: &'r [R], get: impl Fn(&'r R) -> Option<&'r str>) -> ArrayRef {
    Arc::new(rows.iter().map(get).collect::<StringArray>())
}

/// A column of numbers of 32 bits.
pub fn ints<R>(rows: &[R], get: impl Fn(&R) -> Option<i32>) -> ArrayRef {
    Arc::new(rows.iter().map(get).collect::<Int32Array>())
}

/// A column of numbers of 64 bits.
pub fn longs<R>(rows: &[R], get: impl Fn(&R) -> Option<i64>) -> ArrayRef {
    Arc::new(rows.iter().map(get).collect::<Int64Array>())
}

/// A column of truth values.
pub fn bools<R>(rows: &[R], get: impl Fn(&R) -> Option<bool>) -> ArrayRef {
    Arc::new(rows.iter().map(get).collect::<BooleanArray>())
}

/// A column of fractions.
pub fn floats<R>(rows: &[R], get: impl Fn(&R) -> Option<f64>) -> ArrayRef {
    Arc::new(rows.iter().map(get).collect::<Float64Array>())
}

/// A column of lists of strings.
pub fn string_lists<'r, R>(rows: &'r [R], get: impl Fn(&'r R) -> Option<&'r [String]>) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for row in rows {
        lists.append_option(get(row).map(|list| list.iter().map(Some)));
    }
    Arc::new(lists.finish())
}

/// A column of lists of numbers.
pub fn int_lists<'r, R>(rows: &'r [R], get: impl Fn(&'r R) -> Option<&'r [u32]>) -> ArrayRef {
    let mut lists = ListBuilder::new(Int32Builder::new());
    for row in rows {
        lists.append_option(get(row).map(|list| list.iter().map(|&number| Some(number as i32))));
    }
    Arc::new(lists.finish())
}

/// A column of lists of spans, each with its `start` and its `end`.
pub fn span_lists<'r, R>(rows: &'r [R], get: impl Fn(&'r R) -> Option<&'r [Pair]>) -> ArrayRef {
    let fields = Fields::from(vec![
        Field::new("start", DataType::Int32, true),
        Field::new("end", DataType::Int32, true),
    ]);
    let mut lists = ListBuilder::new(StructBuilder::from_fields(fields, 0));
    for row in rows {
        let list = get(row);
        for &pair in list.unwrap_or_default() {
            let spans = lists.values();
            for (place, value) in pair.into_iter().enumerate() {
                if let Some(column) = spans.field_builder::<Int32Builder>(place) {
                    column.append_value(value as i32);
                }
            }
            spans.append(true);
        }
        lists.append(list.is_some());
    }
    Arc::new(lists.finish())
}
