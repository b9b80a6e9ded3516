//! `wrote on his Facebook page`, `in a tweet`, `posted on YouTube`.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if phrase.kind != SourceKind::Platform {
        return None;
    }
    let start = phrase.tokens.start;
    let preposition = start.checked_sub(1)?;
    let on = page.is_any(preposition, &["on", "via", "in", "to"]);
    let place = page.is_any(preposition, &["on", "via"]) || phrase.head > start;
    let sentence = page.sentence_of(start);
    let said = (preposition.saturating_sub(7).max(sentence.start)..preposition).any(|at| {
        page.is_any(
            at,
            &[
                "wrote",
                "said",
                "posted",
                "post",
                "published",
                "shared",
                "statement",
                "announced",
                "tweeted",
                "video",
                "message",
                "writing",
                "saying",
                "added",
                "stated",
                "uploaded",
            ],
        )
    });
    let fronted = preposition == sentence.start;
    (on && place && (said || fronted))
        .then(|| Link::new(preposition..start, Relation::Venue, Some(Medium::Post)))
}
