//! What labels call content, whatever the tree says, and what stands right behind the cue.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::labels::{Label, Part};
use byline_core::{Construction, TokenRange};

/// How far from the cue a labelled content may begin, in tokens.
const REACH: usize = 40;
/// How many labelled beginnings behind the cue are tried.
const MOST: usize = 2;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let cue = scene.cue.tokens;
    let labelled = scene.reading.labelled;
    let sentence = scene.reading.sentence(scene.cue.head);
    let begins = |&at: &usize| labelled.label(at) == Label::ContentBegin;
    let starts: Vec<usize> =
        (cue.end()..sentence.end().min(cue.end() + REACH)).filter(begins).take(MOST).collect();
    for start in starts.into_iter().chain([cue.end()]) {
        scene.behind(start, start, out);
    }
    let content = |at: usize| labelled.label(at).part() == Some(Part::Content);
    let first = sentence.start().max(cue.start().saturating_sub(REACH));
    if let Some(last) = (first..cue.start()).rev().find(|&at| content(at)) {
        let begin = (first.saturating_sub(REACH)..=last).rev().find(begins);
        if let Some(start) = begin {
            let before = TokenRange::new(start, last + 1);
            out.propose(Construction::Labelled, Parts::one(before), scene.sources);
        }
    }
}
