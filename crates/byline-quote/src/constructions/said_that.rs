//! `Zoë Ruiz said (that) bread is dear.`: a clause that is the object of its cue.

use super::Scene;
use crate::candidate::Candidates;
use crate::cue::CueKind;
use byline_core::Deprel;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if scene.cue.kind != CueKind::Noun {
        scene.complements(&[Deprel::Ccomp, Deprel::Advcl, Deprel::Parataxis], out);
    }
}
