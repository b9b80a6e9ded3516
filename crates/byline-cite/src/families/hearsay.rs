//! `reportedly`: somebody reports it, and the story does not say who.

use crate::page::Page;

/// The tokens that say so.
pub(crate) fn adverbs(page: &Page) -> Vec<usize> {
    (0..page.len()).filter(|&index| page.is(index, "reportedly")).collect()
}
