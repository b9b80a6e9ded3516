//! `her claim that bread is dear`: what hangs on a noun of saying.

use super::{Scene, according_to, end_attribution};
use crate::candidate::{Candidates, Parts};
use crate::cue::CueKind;
use byline_core::{Construction, Deprel};
use byline_lexicon::Takes;

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if matches!(scene.cue.kind, CueKind::Noun | CueKind::Adjective) {
        let clauses = [Deprel::Acl, Deprel::AclRelcl, Deprel::Ccomp, Deprel::Nmod, Deprel::Advcl];
        scene.complements(&clauses, out);
        scene.behind_markers(out);
        copula(scene, out);
        account(scene, out);
    }
}

/// `In her view, bread is dear.`: the noun behind a preposition, beside the whole of the sentence.
fn account(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if scene.cue.entry.is_some_and(|entry| entry.takes(Takes::IN.or(Takes::BY))) {
        according_to::fronted(scene, Construction::Noun, out);
        for content in end_attribution::contents(scene) {
            out.propose(Construction::Noun, Parts::one(content), scene.sources);
        }
    }
}

/// `Her view is that bread is dear.`: a clause beside the noun that is its subject.
fn copula(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let tree = &scene.reading.tree;
    let cue = scene.cue.head;
    if let Some(head) = tree.head(cue).filter(|&head| head > cue) {
        if tree.relation(cue) == Deprel::Nsubj {
            let clauses = [Deprel::Ccomp, Deprel::Advcl, Deprel::Xcomp];
            let clause = tree.children_of(head, &clauses).find(|&child| child > cue);
            let start = clause.map_or(head, |clause| tree.left(clause));
            scene.behind(start, start, out);
        }
    }
}
