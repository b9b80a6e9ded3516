//! `Bread, Zoë Ruiz said, will be dear.`: a statement with its cue in the middle.

use super::{Scene, end_attribution};
use crate::candidate::{Candidates, Parts};
use crate::extent::opened;
use crate::reading::Reading;
use byline_core::{Construction, PennTag, TokenRange};
use byline_lexicon::Class;

/// How many ends of the second part are tried.
const ENDS: usize = 5;
/// How many first parts are tried.
const FIRST: usize = 4;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    for start in seconds(scene) {
        for first in end_attribution::contents(scene).into_iter().take(FIRST) {
            for &end in scene.ends.iter().filter(|&&end| end > start).take(ENDS) {
                let content = Parts::one(first).and(TokenRange::new(start, end));
                out.propose(Construction::Interrupted, content, scene.sources);
            }
        }
    }
}

/// How far behind the words that attribute a mark is looked for, in tokens.
const REACH: usize = 60;
/// How many marks behind the words that attribute are taken for their end.
const MARKS: usize = 3;

/// Where the statement may go on: behind a mark that closes the words that attribute.
pub(super) fn seconds(scene: &Scene<'_, '_, '_>) -> Vec<usize> {
    let reading = scene.reading;
    let words = &reading.story.words;
    let sentence = reading.sentence(scene.cue.head);
    let behind = scene.sources.first().map_or(0, |source| source.tokens.end());
    let from = scene.cue.tokens.end().max(behind);
    let mark =
        |&at: &usize| matches!(words.lower(at), "," | ":" | "—" | "–") && !reading.story.quoted(at);
    let starts = (from..sentence.end().min(from + REACH))
        .filter(mark)
        .map(|at| opened(reading, at, sentence.end()))
        .filter(|&start| start < sentence.end() && !is_citing(reading, start));
    starts.take(MARKS).collect()
}

/// True for `citing`, `quoting`: what follows says where the source got it from.
fn is_citing(reading: &Reading<'_, '_>, at: usize) -> bool {
    reading.is_verb_of(at, Class::Relay) && reading.tag(at) == Some(PennTag::Vbg)
}
