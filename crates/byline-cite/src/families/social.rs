//! `wrote on his Facebook page`, `in a tweet`, `posted on YouTube`.

use super::Link;
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};
use byline_lexicon::{Forms, Groups};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    if phrase.kind != SourceKind::Platform {
        return None;
    }
    let start = phrase.tokens.start;
    // `a Facebook post comparing him to a café`.
    let end = phrase.tokens.end;
    if page.of(phrase.head, Groups::POST) && tells(page, end) {
        return Some(Link::new(end..end + 1, Relation::Venue, Some(Medium::Post)));
    }
    let preposition = start.checked_sub(1)?;
    let on = page.is_any(preposition, &["on", "via", "in", "to"]);
    let place = page.is_any(preposition, &["on", "via"]) || phrase.head > start;
    let sentence = page.sentence_of(start);
    let mut near = preposition.saturating_sub(7).max(sentence.start)..preposition;
    let said = near.any(|at| page.of(at, Groups::POSTED));
    let fronted = preposition == sentence.start;
    (on && place && (said || fronted))
        .then(|| Link::new(preposition..start, Relation::Venue, Some(Medium::Post)))
}

/// True for what a message does, behind it: `calling`, `read`.
fn tells(page: &Page, at: usize) -> bool {
    let word = page.known(at);
    word.verb.is_some() && word.forms.has(Forms::GERUND.or(Forms::PAST))
}
