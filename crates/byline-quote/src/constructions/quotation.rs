//! `“Bread is dear,” Zoë Ruiz said. “It was cheap.”`: quotations beside their cue.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::CueKind;
use crate::extent::{quotation_after, quotation_before};
use byline_core::{Construction, TokenRange};

/// How far behind a cue its quotation may begin, in tokens.
const REACH: usize = 25;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let before = before(scene).filter(|_| scene.cue.kind != CueKind::Colon);
    let after = after(scene);
    if let Some(before) = before {
        if let Some(after) = after {
            let both = whole(scene, before).and(after);
            out.propose(Construction::QuotationAround, both, scene.sources);
        }
        out.propose(Construction::QuotationBefore, whole(scene, before), scene.sources);
    }
    if let Some(after) = after {
        out.propose(Construction::QuotationAfter, Parts::one(after), scene.sources);
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
    let colon = scene.reading.story.words.at(quotation.start() - 1) == ":";
    let near = scene.reading.same_paragraph(scene.cue.head, quotation.start());
    (near || colon).then_some(quotation)
}
