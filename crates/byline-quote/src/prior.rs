//! What constructions are worth without a model, and what some are worth in any case.

use crate::candidate::Candidate;
use crate::constructions::Scene;
use crate::constructions::unattributed::says_something;
use crate::cue::CueKind;
use byline_core::{Act, Construction};
use byline_lexicon::{Strength, Takes};

/// True for what no model has seen enough of: words that a user added, quotations without a cue, and
/// layouts that are beyond doubt where they occur.
pub(crate) fn decides(scene: &Scene<'_, '_, '_>) -> bool {
    match scene.cue.kind {
        CueKind::Alone | CueKind::Signature | CueKind::Gap => true,
        CueKind::Colon => scene.attributes_by_colon(),
        CueKind::Turn => scene.in_transcript(),
        CueKind::Heading => scene.in_first_line() && scene.behind_dash(),
        _ => scene.cue.entry.is_some_and(|entry| entry.own),
    }
}

/// Scores of all candidates, the first for no quote at all.
pub(crate) fn scores(scene: &Scene<'_, '_, '_>, candidates: &[Candidate]) -> Vec<f32> {
    let entry = scene.cue.entry;
    let statement = entry.is_some_and(|entry| {
        entry.class.act() == Act::Statement && entry.strength != Strength::Seldom
    });
    let takes = |patterns| entry.is_some_and(|entry| entry.takes(patterns));
    let worth = |points: f32, holds: bool| if holds { points } else { 0.0 };
    let score = |candidate: &Candidate| {
        let beside = candidate.content.start() <= scene.cue.tokens.end() + 2;
        let fits = match candidate.construction {
            Construction::QuotationAfter if scene.cue.kind == CueKind::Colon => {
                worth(4.0, scene.attributes_by_colon())
            }
            Construction::QuotationAfter => worth(4.0, beside && takes(Takes::QUOTE)),
            Construction::QuotationBefore | Construction::QuotationAround => {
                worth(4.0, takes(Takes::QUOTE))
            }
            Construction::AccordingTo => worth(3.0, scene.cue.kind == CueKind::Phrase),
            Construction::SaidThat | Construction::Question => {
                worth(3.0, takes(Takes::THAT.or(Takes::BARE).or(Takes::WH)))
            }
            Construction::EndAttribution | Construction::Interrupted => {
                worth(2.5, takes(Takes::QUOTE.or(Takes::BARE)))
            }
            Construction::Infinitive => worth(2.0, takes(Takes::TO)),
            Construction::Object => worth(1.5, takes(Takes::NOUN)),
            Construction::Signature | Construction::Gapping => 5.0,
            Construction::Turn => worth(5.0, scene.in_transcript()),
            Construction::Heading => worth(5.0, scene.in_first_line() && scene.behind_dash()),
            Construction::Unattributed => worth(3.5, says_something(scene.reading, scene.cue.head)),
            _ => 0.0,
        };
        let whole = scene.ends.first() == Some(&candidate.content.end());
        let speaks =
            candidate.source.is_some() && candidate.source == scene.sources.first().copied();
        fits + worth(1.0, statement) + worth(0.5, whole) + worth(2.0, speaks) - 3.0
    };
    std::iter::once(0.0).chain(candidates.iter().map(score)).collect()
}
