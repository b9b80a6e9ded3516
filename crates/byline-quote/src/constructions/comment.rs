//! `As Zoë Ruiz put it, bread is dear.`: a clause that says whose words the sentence is.

use super::{Scene, according_to};
use crate::candidate::Candidates;
use crate::cue::CueKind;
use byline_core::{Construction, Deprel};

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let tree = &scene.reading.tree;
    let hangs = matches!(tree.relation(scene.cue.head), Deprel::Advcl | Deprel::Parataxis);
    let fronted = tree.head(scene.cue.head).is_some_and(|head| head > scene.cue.head);
    if scene.cue.kind != CueKind::Phrase && hangs && fronted {
        according_to::fronted(scene, Construction::Comment, out);
    }
}
