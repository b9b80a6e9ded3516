//! `Zoë Ruiz accused the bank of greed.`: content behind a preposition of the cue.

use super::Scene;
use crate::candidate::Candidates;
use byline_core::Deprel;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    scene.complements(&[Deprel::Obl, Deprel::Nmod], out);
    scene.behind_agent(out);
}
