//! `Zoë Ruiz said (that) bread is dear.`: a clause that is the object of its cue.

use super::Scene;
use crate::candidate::Candidates;
use crate::cue::CueKind;
use byline_core::{Deprel, PennTag};
use byline_lexicon::{Nouns, Takes, Words};

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if scene.cue.kind != CueKind::Noun {
        scene.complements(&[Deprel::Ccomp, Deprel::Advcl, Deprel::Parataxis], out);
        behind_hearer(scene, out);
        behind_time(scene, out);
        scene.behind_markers(out);
    }
}

/// How many tokens a hearer has at most, and how many places behind one are tried.
const LONGEST_HEARER: usize = 7;
const PLACES: usize = 3;

/// `told the council the mill had burned`: where a noun phrase ends and another begins, which trees
/// take for one.
fn behind_hearer(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    use PennTag::{Cd, Dt, Jj, Nn, Nnp, Nnps, Nns, Prp, PrpS};
    let reading = scene.reading;
    if !scene.cue.entry.is_some_and(|entry| entry.takes(Takes::HEARER)) {
        return;
    }
    let from = scene.cue.tokens.end();
    let border = |&at: &usize| {
        let ended = matches!(reading.tag(at - 1), Some(Nn | Nns | Nnp | Nnps | Prp));
        let name = matches!(reading.tag(at - 1), Some(Nnp | Nnps));
        ended
            && match reading.tag(at) {
                Some(Nnp | Nnps) => !name,
                Some(Dt | PrpS | Prp | Cd | Jj | Nns) => true,
                _ => false,
            }
    };
    let limit = reading.sentence(scene.cue.head).end().min(from + LONGEST_HEARER);
    for start in (from + 1..limit).filter(border).take(PLACES) {
        scene.behind(start, start, out);
    }
}

/// How far behind the cue the time may stand at which something was said, in tokens.
const FARTHEST_TIME: usize = 4;

/// `said on Tuesday the mill had burned`: trees may hang the day on what is said.
fn behind_time(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let (reading, words) = (scene.reading, &scene.reading.story.words);
    let from = scene.cue.tokens.end();
    let time = |&at: &usize| {
        let word = reading.story.lexicon.word(words.lower(at));
        word.is(Words::DAY.or(Words::MOMENT)) || word.is_noun(Nouns::TIME)
    };
    let limit = reading.sentence(scene.cue.head).end().min(from + FARTHEST_TIME);
    let plain = |at: &usize| words.is_word(*at) && !reading.story.quoted(*at);
    if let Some(time) = (from..limit).take_while(plain).find(time) {
        if time + 1 < limit && plain(&(time + 1)) {
            scene.behind(time + 1, time + 1, out);
        }
    }
}
