//! `the statement of Igor Novak`: a mention that only points back to what he said before.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};
use byline_lexicon::Groups;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let noun = phrase.tokens.start.checked_sub(2)?;
    let points = page.is(noun + 1, "of")
        && page.of(noun, Groups::REMARKS)
        && page.is_any(noun.wrapping_sub(1), &["the", "these", "those"]);
    (phrase.kind == SourceKind::Person && points)
        .then(|| Link::new(noun..noun + 1, Relation::Anaphor, Some(Medium::Statement)))
}
