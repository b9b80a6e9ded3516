//! `Bread will be dear, Zoë Ruiz said on Tuesday.`: the statement first, the cue behind it.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::CueKind;
use crate::extent::{closed, starts};
use byline_core::{Construction, TokenRange};

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if scene.cue.kind == CueKind::Phrase {
        return;
    }
    for content in contents(scene) {
        scene.and_what_follows(Construction::EndAttribution, Parts::one(content), out);
    }
}

/// The stretches before the words that attribute, with a mark between.
pub(super) fn contents(scene: &Scene<'_, '_, '_>) -> Vec<TokenRange> {
    let (reading, words) = (scene.reading, &scene.reading.story.words);
    let mut contents = Vec::new();
    for &block in &scene.blocks {
        let floor = reading.sentence(scene.cue.head).start();
        let apart = block > floor && !words.is_word(block - 1);
        let end = closed(reading, floor, block);
        if apart && end > floor {
            contents.extend(
                starts(reading, scene.cue, end).into_iter().map(|s| TokenRange::new(s, end)),
            );
        }
    }
    contents
}
