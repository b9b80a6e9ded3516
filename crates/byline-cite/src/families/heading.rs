//! Headings: `content: CNN`, `content – analysts`, `content: Stoltenberg`, `CNN: content`.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::Relation;

/// The most words of a heading.
const LONGEST: usize = 30;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let paragraph = page.paragraph_of(phrase.tokens.start);
    let start = phrase.tokens.start;
    let short = paragraph.len() <= LONGEST;
    let last = phrase.tokens.end == paragraph.end && short;
    let mark = matches!(page.word_before(start, 1), ":" | "–" | "—");
    if last && mark && start > paragraph.start + 3 {
        return Some(Link::new(start - 1..start, Relation::Reported, None));
    }
    let end = phrase.tokens.end;
    let opens = paragraph.start == 0 && start == 0 && page.word(end) == ":" && short;
    (opens && phrase.kind.is_press()).then(|| Link::new(end..end + 1, Relation::Reported, None))
}
