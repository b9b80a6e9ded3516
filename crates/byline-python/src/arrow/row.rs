//! Rows of what is found in stories.

use super::Outcome;
use super::columns::strings;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::ArrowError;
use byline::Document;

/// Something found in a story, or why the story could not be analysed.
pub struct Row<F> {
    story: Option<String>,
    found: Option<F>,
    error: Option<String>,
}

impl<F> Row<F> {
    /// Adds the rows of a story.
    pub fn add(
        story: Option<&str>,
        outcome: &Outcome,
        find: impl FnOnce(&Document) -> Vec<F>,
        to: &mut Vec<Self>,
    ) {
        let row = |found, error| Self { story: story.map(str::to_owned), found, error };
        match outcome {
            Ok(document) => {
                to.extend(find(document).into_iter().map(|found| row(Some(found), None)))
            }
            Err(error) => to.push(row(None, Some(error.clone()))),
        }
    }

    /// What was found; `None` beside an error.
    pub fn found(&self) -> Option<&F> {
        self.found.as_ref()
    }

    /// The rows as a batch: the columns of what was found, between those of the story and the error.
    pub fn batch<const N: usize>(
        rows: &[Self],
        columns: [(&str, ArrayRef); N],
    ) -> Result<RecordBatch, ArrowError> {
        let story = ("story", strings(rows, |row| row.story.as_deref()));
        let error = ("error", strings(rows, |row| row.error.as_deref()));
        let all = [story].into_iter().chain(columns).chain([error]);
        RecordBatch::try_from_iter_with_nullable(all.map(|(name, column)| (name, column, true)))
    }
}
