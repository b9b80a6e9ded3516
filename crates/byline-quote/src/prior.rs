//! What constructions are worth without a model.

use crate::candidate::Candidate;
use crate::constructions::Scene;
use crate::cue::CueKind;
use byline_core::{Act, Construction};
use byline_lexicon::{Strength, Takes};

/// Scores of all candidates, the first for no quote at all.
pub(crate) fn scores(scene: &Scene<'_, '_, '_>, candidates: &[Candidate]) -> Vec<f32> {
    let entry = scene.cue.entry;
    let statement = entry.is_some_and(|entry| {
        entry.class.act() == Act::Statement && entry.strength != Strength::Seldom
    });
    let takes = |patterns| entry.is_some_and(|entry| entry.takes(patterns));
    let score = |candidate: &Candidate| {
        let fits = match candidate.construction {
            Construction::QuotationAfter
                if candidate.content.start() > scene.cue.tokens.end() + 2 =>
            {
                0.0
            }
            Construction::QuotationBefore
            | Construction::QuotationAfter
            | Construction::QuotationAround => 4.0 * f32::from(u8::from(takes(Takes::QUOTE))),
            Construction::AccordingTo => {
                3.0 * f32::from(u8::from(scene.cue.kind == CueKind::Phrase))
            }
            Construction::SaidThat | Construction::Question => {
                3.0 * f32::from(u8::from(takes(Takes::THAT.or(Takes::BARE).or(Takes::WH))))
            }
            Construction::EndAttribution | Construction::Interrupted => {
                2.5 * f32::from(u8::from(takes(Takes::QUOTE.or(Takes::BARE))))
            }
            Construction::Infinitive => 2.0 * f32::from(u8::from(takes(Takes::TO))),
            Construction::Object => 1.5 * f32::from(u8::from(takes(Takes::NOUN))),
            _ => 0.0,
        };
        let whole = scene.ends.first() == Some(&candidate.content.end());
        let first = scene.sources.first().map(|source| source.tokens);
        let speaks = candidate.source.is_some() && candidate.source.map(|s| s.tokens) == first;
        fits + f32::from(u8::from(statement))
            + 0.5 * f32::from(u8::from(whole))
            + 2.0 * f32::from(u8::from(speaks))
            - 3.0
    };
    std::iter::once(0.0).chain(candidates.iter().map(score)).collect()
}
