//! `first reported by X`, `obtained by X`, `published in X`, `described by a source`.

use super::{Link, is_time};
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Medium, Relation, SourceKind};
use byline_lexicon::{Groups, Words};

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let start = super::described_start(page, phrase, &["by", "in", "on", "the"]);
    let saying = super::cue_before(page, start, &["as", "saying", "by"]).and_then(|cue| {
        let verb = cue.start.checked_sub(1)?;
        page.of(verb, Groups::CITES).then_some(verb..cue.end)
    });
    if let Some(cue) = saying {
        return phrase
            .kind
            .is_press()
            .then(|| Link::new(cue, Relation::SecondHand, Some(Medium::Report)));
    }
    let preposition = start.checked_sub(1)?;
    // `published online on Tuesday in X`
    let verb = (preposition.saturating_sub(5)..preposition).rev().find(|&at| !is_time(page, at))?;
    let place = page.is_any(start - 1, &["in", "on"]) && page.of(verb, Groups::PLACED);
    if !page.is(start - 1, "by") && !place {
        return None;
    }
    let first = page.known(verb.wrapping_sub(1)).is(Words::ADVERB.or(Words::FILLER))
        || page.is(verb.wrapping_sub(1), "as");
    let cue = verb - usize::from(first && verb > 0)..start;
    if phrase.kind.is_press() && page.of(verb, Groups::CARRIED) {
        return Some(Link::new(cue, Relation::SecondHand, Some(Medium::Report)));
    }
    (phrase.kind == SourceKind::Unnamed && page.of(verb, Groups::GIVEN_OUT))
        .then(|| Link::new(cue, Relation::Reported, None))
}
