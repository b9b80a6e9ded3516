//! `citing X`, `quoting X`, `OUTLET quoted X as saying`. A reason after `citing` is no source.

use super::according::described_start;
use super::{Link, cue_before, phrase_start};
use crate::page::Page;
use crate::phrases::Phrase;
use byline_core::{Relation, SourceKind};
use byline_lexicon::Groups;

/// The most tokens of what explains who somebody is.
const LONGEST_APPOSITION: usize = 16;

pub(super) fn link(page: &Page, phrase: &Phrase) -> Option<Link> {
    let person = phrase.kind == SourceKind::Person;
    // `citing Foreign Minister Ana Novak`
    let start = if person { described_start(page, phrase) } else { phrase_start(page, phrase) };
    let start = cue_before(page, start, &["one", "of"]).map_or(start, |one| one.start);
    let before = start.checked_sub(1)?;
    let without = page.is_any(before.wrapping_sub(1), &["without", "not"]);
    let gerund = page.is_citing(before) && !without;
    let verb = page.of(before, Groups::CITES);
    let passive = page.is_any(phrase.tokens.end, &["was", "were", "is", "are"])
        && page.is(phrase.tokens.end + 1, "quoted");
    let saying = as_saying(page, phrase.tokens.end);
    let informs = phrase.kind != SourceKind::Platform;
    // `according to OUTLET, which cited Ana Novak`; people cite others for many reasons.
    let relative = page.is_any(before.wrapping_sub(1), &["which", "that"]);
    let plain = person && !relative || phrase.kind == SourceKind::Website;
    if gerund && informs || verb && (saying.is_some() || !plain && informs) {
        let cue = saying.filter(|_| !gerund).map_or(before..start, |end| end..end + 2);
        let mut link = Link::new(cue, Relation::SecondHand, None);
        link.behind = true;
        return Some(link);
    }
    let cue = phrase.tokens.end..phrase.tokens.end + 2;
    (passive && phrase.kind == SourceKind::Unnamed)
        .then(|| Link::new(cue, Relation::Reported, None))
}

/// Where `as saying` stands behind whoever is quoted, perhaps past what explains who that is.
fn as_saying(page: &Page, end: usize) -> Option<usize> {
    let close = (end + 1..page.sentence_of(end).end.min(end + LONGEST_APPOSITION))
        .filter(|_| page.word(end) == ",")
        .find(|&at| page.word(at) == ",");
    let at = close.map_or(end, |close| close + 1);
    (page.is(at, "as") && page.is(at + 1, "saying")).then_some(at)
}
