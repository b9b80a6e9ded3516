//! `“Bread is dear,” Zoë Ruiz said. “It was cheap.”`: quotations beside their cue.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::extent::{quotation_after, quotation_before};
use crate::reading::Reading;
use byline_core::{Construction, PennTag, TokenRange};

/// How far behind a cue its quotation may begin, in tokens.
const REACH: usize = 25;
/// The longest name before a colon that begins a line, in tokens.
const LONGEST_NAME: usize = 5;

/// A colon that introduces a quotation; what begins its line may name the source.
pub(crate) fn cue(reading: &Reading<'_, '_>, at: usize) -> Option<Cue> {
    let story = reading.story;
    let introduces =
        story.words.lower(at) == ":" && at > 0 && story.quotation_from(at + 1).is_some();
    let before = TokenRange::new(reading.line(at).start(), at);
    let verb = |at: usize| reading.tag(at).is_some_and(PennTag::is_verb);
    let part_of_name = |at: usize| story.words.is_word(at) && !verb(at);
    let named = before.len() <= LONGEST_NAME && before.range().all(part_of_name);
    let cue = Cue::of_mark(reading, at, CueKind::Colon, before);
    introduces.then_some(Cue { named: cue.named.filter(|_| named && !before.is_empty()), ..cue })
}

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let before = before(scene).filter(|_| scene.cue.kind != CueKind::Colon);
    let after = after(scene).map(Parts::one);
    if let Some(before) = before {
        let before = whole(scene, before);
        if let Some(after) = after {
            let both = after.iter().fold(before, Parts::and);
            scene.and_what_follows(Construction::QuotationAround, both, out);
        }
        scene.and_what_follows(Construction::QuotationBefore, before, out);
    }
    if let Some(after) = after {
        scene.and_what_follows(Construction::QuotationAfter, after, out);
    }
}

/// A quotation with those of the paragraphs before that it goes on from.
fn whole(scene: &Scene<'_, '_, '_>, last: TokenRange) -> Parts {
    let story = scene.reading.story;
    let mut parts = vec![last];
    let mut number = story.quotation(last.start());
    while let Some(at) = number.filter(|&at| at > 0 && story.quotations()[at].reopened) {
        parts.push(story.quotations()[at - 1].tokens);
        number = Some(at - 1);
    }
    let first = parts.pop().unwrap_or(last);
    parts.into_iter().rev().fold(Parts::one(first), Parts::and)
}

/// The quotation that ends where the words that attribute begin.
fn before(scene: &Scene<'_, '_, '_>) -> Option<TokenRange> {
    let story = scene.reading.story;
    scene.blocks.iter().find_map(|&block| {
        let quotation = quotation_before(scene.reading, block)?;
        let gap = quotation.end()..block;
        let beside = gap.len() <= 2
            && gap.into_iter().all(|at| !story.words.is_word(at))
            && scene.reading.same_paragraph(quotation.end() - 1, block);
        beside.then_some(quotation)
    })
}

/// The first quotation behind the cue, in its paragraph or behind a colon that ends it.
fn after(scene: &Scene<'_, '_, '_>) -> Option<TokenRange> {
    let from = scene.cue.tokens.end();
    let quotation = quotation_after(scene.reading, from, from + REACH)?;
    let colon = scene.reading.story.words.lower(quotation.start() - 1) == ":";
    let near = scene.reading.same_paragraph(scene.cue.head, quotation.start());
    (near || colon).then_some(quotation)
}
