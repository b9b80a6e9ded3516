//! Stretches of tokens with one label, and where they may begin and end.

use super::labels::{Labelled, Part};
use super::snap::snap;
use crate::clause::Story;
use byline_core::TokenRange;

/// A stretch of tokens with one label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub part: Part,
    pub tokens: TokenRange,
    pub probability: f32,
    /// The paragraph and the unit of the story.
    pub paragraph: u32,
    pub unit: usize,
}

/// The pieces that labels make, in order, none over another.
pub(super) fn pieces(story: &Story<'_>, labelled: &Labelled) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut unit = 0;
    for at in 0..story.words.len() {
        let label = labelled.label(at);
        while story.units.get(unit).is_some_and(|unit| unit.end() <= at) {
            unit += 1;
        }
        let Some(part) = label.part() else { continue };
        let paragraph = story.words.paragraph[at];
        let probability = labelled.of_part(at, part).clamp(0.0, 1.0);
        match pieces.last_mut() {
            Some(last)
                if last.part == part
                    && last.tokens.end() == at
                    && last.paragraph == paragraph
                    && !label.begins() =>
            {
                last.tokens = TokenRange::new(last.tokens.start(), at + 1);
                last.probability = last.probability.min(probability);
            }
            _ => {
                let tokens = TokenRange::new(at, at + 1);
                pieces.push(Piece { part, tokens, probability, paragraph, unit });
            }
        }
    }
    named(story, inverted(story, snapped(story, pieces)))
}

/// `“Bread is dear,” said a baker from Lyon`: what follows the cue of a quotation that has no
/// source is the source.
fn inverted(story: &Story<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in 2..pieces.len() {
        let [quotation, cue, next] = [pieces[at - 2], pieces[at - 1], pieces[at]];
        let parts = [quotation.part, cue.part, next.part];
        let beside = quotation.tokens.end() + 1 >= cue.tokens.start()
            && cue.tokens.end() == next.tokens.start()
            && next.paragraph == quotation.paragraph;
        let quoted = story.quoted(quotation.tokens.end() - 1) && !story.quoted(next.tokens.start());
        let clause = matches!(story.words.at(next.tokens.start()), "that" | "to" | ":" | ",");
        if parts == [Part::Content, Part::Cue, Part::Content] && beside && quoted && !clause {
            let start = next.tokens.start();
            if let Some(source) = story.phrase_after(start, next.tokens.end()) {
                pieces[at] = Piece { part: Part::Source, tokens: source, ..next };
            }
        }
    }
    pieces
}

/// `It will rain, says Zoë Ruiz`: nothing but a name after a cue that follows a comma is who said
/// it, whatever its label.
fn named(story: &Story<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let words = &story.words;
    for at in 1..pieces.len() {
        let (cue, next) = (pieces[at - 1], pieces[at]);
        let parts = [cue.part, next.part];
        let beside = cue.tokens.end() == next.tokens.start();
        let comma = cue.tokens.start().checked_sub(1).is_some_and(|comma| words.at(comma) == ",");
        let end = next.tokens.end();
        let closes = end >= story.units[next.unit].end() || words.is_stop(end);
        let name = next.tokens.range().all(|at| words.is_name(at));
        if parts == [Part::Cue, Part::Content] && beside && comma && closes && name {
            pieces[at].part = Part::Source;
        }
    }
    pieces
}

/// Moves the borders of all pieces to where they can be, and keeps them apart.
fn snapped(story: &Story<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut floor = 0;
    for at in 0..pieces.len() {
        let ceiling = pieces.get(at + 1).map_or(story.words.len(), |next| next.tokens.start());
        let piece = &mut pieces[at];
        let wide = snap(story, piece.part, piece.tokens);
        let end = wide.end().min(ceiling.max(piece.tokens.end()));
        piece.tokens = TokenRange::new(wide.start().max(floor).min(end - 1), end);
        if piece.part == Part::Source {
            piece.unit = story.unit(piece.tokens.start());
        }
        floor = end;
    }
    pieces
}
