//! `According to Zoë Ruiz, bread is dear.`: a phrase whose noun is the source.

use super::{Scene, end_attribution, interrupted};
use crate::candidate::{Candidates, Parts};
use crate::cue::CueKind;
use crate::extent::{closed, starts};
use byline_core::{Construction, TokenRange};

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if !matches!(scene.cue.kind, CueKind::Phrase | CueKind::Other) {
        return;
    }
    fronted(scene, Construction::AccordingTo, out);
    let reading = scene.reading;
    let floor = reading.sentence(scene.cue.head).start();
    for end in before(scene, floor) {
        for start in starts(reading, scene.cue, end) {
            let content = Parts::one(TokenRange::new(start, end));
            scene.and_what_follows(Construction::AccordingTo, content, out);
            let second = interrupted::seconds(scene).into_iter().next();
            let ends = scene.ends.iter().copied().take(3);
            for (second, last) in
                second.into_iter().flat_map(|at| ends.clone().map(move |end| (at, end)))
            {
                if second < last {
                    let both = content.and(TokenRange::new(second, last));
                    out.propose(Construction::AccordingTo, both, scene.sources);
                }
            }
        }
    }
    for content in end_attribution::contents(scene) {
        out.propose(Construction::AccordingTo, Parts::one(content), scene.sources);
    }
}

/// What stands behind the comma of a phrase or clause that begins a sentence.
pub(super) fn fronted(scene: &Scene<'_, '_, '_>, name: Construction, out: &mut Candidates) {
    for start in interrupted::seconds(scene) {
        for &end in scene.ends.iter().filter(|&&end| end > start) {
            out.propose(name, Parts::one(TokenRange::new(start, end)), scene.sources);
        }
    }
}

/// How many words between a comma and the phrase may belong to it: `at least according to`.
const ADVERBS: usize = 3;

/// Where what stands before the phrase ends.
fn before(scene: &Scene<'_, '_, '_>, floor: usize) -> Vec<usize> {
    let (reading, words) = (scene.reading, &scene.reading.story.words);
    let start = scene.cue.tokens.start();
    let comma = (floor..start).rev().take(ADVERBS + 1).find(|&at| !words.is_word(at));
    let mut ends: Vec<usize> =
        [start].into_iter().chain(comma).map(|end| closed(reading, floor, end)).collect();
    ends.dedup();
    ends.retain(|&end| end > floor);
    ends
}
