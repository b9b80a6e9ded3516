//! The stories of a batch, analysed piece by piece.

use super::Outcome;
use super::input::{Columns, Stories};
use crate::pipeline::shared;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most text in a piece: what is made of it must fit into a column, which holds 2 GiB.
const PIECE_BYTES: usize = 128 << 20;

/// The most stories in a piece, so that few documents are in memory at a time.
const PIECE_ROWS: usize = 1024;

/// How stories are analysed.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// A longer text is an error.
    pub max_bytes: usize,
    /// How many stories at a time; 0 for one on each core.
    pub threads: usize,
}

/// Analyses the stories of a batch and hands them on in pieces, each with the rows that it is of.
/// One piece is all there is but for batches of much text.
pub fn analyse(
    batch: &RecordBatch,
    columns: Columns<'_>,
    options: Options,
    mut take: impl FnMut(&RecordBatch, &[(Option<String>, Outcome)]) -> Result<(), ArrowError>,
) -> Result<(), ArrowError> {
    let stories = Stories::of(batch, columns)?;
    let pool = match options.threads {
        1 => None,
        threads => Some(
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .map_err(|error| ArrowError::from_external_error(Box::new(error)))?,
        ),
    };
    let one = |row: usize| (stories.id(row), outcome(&stories, row, options.max_bytes));
    let mut first = 0;
    while first < batch.num_rows() {
        let end = end_of_piece(&stories, first, batch.num_rows(), options.max_bytes);
        let analysed: Vec<_> = match &pool {
            Some(pool) => pool.install(|| (first..end).into_par_iter().map(one).collect()),
            None => (first..end).map(one).collect(),
        };
        take(&batch.slice(first, end - first), &analysed)?;
        first = end;
    }
    Ok(())
}

fn end_of_piece(stories: &Stories, first: usize, rows: usize, max_bytes: usize) -> usize {
    let mut bytes = 0;
    let fits = |&row: &usize| {
        // What is over the limit is not analysed and leaves no text.
        bytes += Some(stories.text_len(row)).filter(|&len| len <= max_bytes).unwrap_or(0);
        bytes <= PIECE_BYTES
    };
    let last = (first..rows.min(first + PIECE_ROWS)).take_while(fits).last();
    last.map_or(first, |last| last) + 1
}

fn outcome(stories: &Stories, row: usize, max_bytes: usize) -> Outcome {
    let mut document = stories.document(row, max_bytes)?;
    // A bug that one story in a hundred million runs into must not stop the others.
    let annotated = catch_unwind(AssertUnwindSafe(|| shared().annotate(&mut document)));
    annotated.map_err(|_| "the analysis failed; this is a bug".to_owned())?;
    Ok(document)
}
