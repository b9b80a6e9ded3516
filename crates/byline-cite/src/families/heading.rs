//! Headings: `content: CNN`, `content – analysts`, `content: Stoltenberg`.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::Relation;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let paragraph = page.paragraph_of(phrase.tokens.start);
    let start = phrase.tokens.start;
    let last = phrase.tokens.end == paragraph.end && paragraph.len() <= 30;
    let mark = matches!(page.word_before(start, 1), ":" | "–" | "—");
    (last && mark && start > paragraph.start + 3)
        .then(|| Link::new(start - 1..start, Relation::Reported, None))
}
