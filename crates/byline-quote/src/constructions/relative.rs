//! `a mill which Zoë Ruiz said had burned`: a relative clause around the words that attribute it.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::extent::opened;
use byline_core::{Construction, PennTag, TokenRange};

/// How many ends are tried.
const ENDS: usize = 5;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let reading = scene.reading;
    let pronoun = |&at: &usize| matches!(reading.tag(at), Some(PennTag::Wdt | PennTag::Wp));
    let before = |&block: &usize| block.checked_sub(1).filter(pronoun);
    let Some(pronoun) = scene.blocks.iter().find_map(before) else { return };
    let first = Parts::one(TokenRange::new(pronoun, pronoun + 1));
    let from = scene.cue.tokens.end();
    let start = opened(reading, from, reading.sentence(scene.cue.head).end());
    for &end in scene.ends.iter().filter(|&&end| end > start).take(ENDS) {
        let content = first.and(TokenRange::new(start, end));
        out.propose(Construction::Interrupted, content, scene.sources);
    }
}
