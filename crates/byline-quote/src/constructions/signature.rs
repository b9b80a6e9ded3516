//! `“Bread is dear.” ― Zoë Ruiz`: a quotation in a line of its own, then a dash and a name, in the
//! same line or the next.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::extent::quotation_before;
use crate::reading::Reading;
use byline_core::{Construction, TokenRange};

/// The longest signature, in tokens.
const LONGEST: usize = 14;

/// A dash between a quotation that begins a line and a name that ends one.
pub(crate) fn cue(reading: &Reading<'_, '_>, dash: usize) -> Option<Cue> {
    let words = &reading.story.words;
    if !matches!(words.lower(dash), "-" | "--" | "–" | "—" | "―") {
        return None;
    }
    let quotation = quotation_before(reading, dash).filter(|found| found.end() == dash)?;
    let begins = words.begins_paragraph(quotation.start());
    let source = TokenRange::new(dash + 1, reading.line_without_stops(dash).end().max(dash + 1));
    let named = !source.is_empty()
        && source.len() <= LONGEST
        && words.is_name(source.start())
        && !source.range().any(|at| reading.story.words.is_verb(at));
    (begins && named).then(|| Cue::of_mark(reading, dash, CueKind::Signature, source))
}

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    if let Some(quotation) = quotation_before(scene.reading, scene.cue.head) {
        out.propose(Construction::Signature, Parts::one(quotation), scene.sources);
    }
}
