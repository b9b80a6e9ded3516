//! `first reported by X`, `obtained by X`, `published in X`, `described by a source`.

use super::{Link, is_press, is_time};
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};

const CARRIED: &[&str] = &[
    "reported",
    "obtained",
    "seen",
    "reviewed",
    "published",
    "quoted",
    "cited",
    "broadcast",
    "aired",
    "carried",
    "revealed",
    "disclosed",
    "translated",
    "conducted",
    "verified",
    "confirmed",
    "printed",
    "released",
    "leaked",
    "investigated",
];

/// Of these, the ones with a place: `published in X`.
const PLACED: &[&str] = &["published", "quoted", "reported", "printed"];

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = super::described_start(page, phrase, &["by", "in", "on", "the"]);
    let saying = super::cue_before(page, start, &["as", "saying", "by"]).and_then(|cue| {
        let verb = cue.start.checked_sub(1)?;
        page.is_any(verb, &["quoted", "cited"]).then_some(verb..cue.end)
    });
    if let Some(cue) = saying {
        return is_press(phrase.kind)
            .then(|| Link::new(cue, Relation::SecondHand, Some(Medium::Report)));
    }
    let preposition = start.checked_sub(1)?;
    // `published online on Tuesday in X`
    let verb = (preposition.saturating_sub(5)..preposition).rev().find(|&at| !is_time(page, at))?;
    let place = page.is_any(start - 1, &["in", "on"]) && page.is_any(verb, PLACED);
    if !page.is(start - 1, "by") && !place {
        return None;
    }
    let first = page
        .is_any(verb.wrapping_sub(1), &["first", "later", "widely", "originally", "earlier", "as"]);
    let cue = verb - usize::from(first && verb > 0)..start;
    if is_press(phrase.kind) && page.is_any(verb, CARRIED) {
        return Some(Link::new(cue, Relation::SecondHand, Some(Medium::Report)));
    }
    (phrase.kind == SourceKind::Unnamed
        && page.is_any(verb, &["described", "reported", "confirmed", "quoted"]))
    .then(|| Link::new(cue, Relation::Reported, None))
}
