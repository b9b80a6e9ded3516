//! `Zoë Ruiz rejected the plan.`: a noun phrase that is the object of its cue.

use super::Scene;
use crate::candidate::Candidates;
use byline_core::Deprel;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    scene.complements(&[Deprel::Obj, Deprel::Nsubj, Deprel::Conj], out);
}
