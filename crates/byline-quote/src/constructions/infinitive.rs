//! `Zoë Ruiz urged bakers to work less.`: an infinitive or participle as content.

use super::Scene;
use crate::candidate::Candidates;
use byline_core::Deprel;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    scene.complements(&[Deprel::Xcomp], out);
}
