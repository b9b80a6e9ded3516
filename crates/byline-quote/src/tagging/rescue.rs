//! Quotations whose cue was a close call: a closed quotation needs less evidence than other
//! content, because its marks already say that somebody speaks.

use super::assemble::manner;
use super::labels::{Labelled, Part};
use crate::clause::Story;
use crate::leftover::{FEWEST_WORDS, is_title};
use crate::spans::Found;
use byline_core::TokenRange;

/// How far from the marks a cue and its source are looked for, in tokens.
const REACH: usize = 14;

/// The least probability of a cue beside a quotation.
const LEAST: f32 = 0.04;

/// Adds the quotations that are in no quote yet but have a likely cue beside them.
pub(super) fn rescue(story: &Story<'_>, labelled: &Labelled, found: &mut Vec<Found>) {
    let mut taken = vec![false; story.words.len()];
    for quote in found.iter() {
        for range in quote.content.iter().chain(&quote.cue).chain(&quote.source) {
            taken[range.range()].fill(true);
        }
    }
    for quotation in &story.quotations {
        let tokens = quotation.tokens;
        let covered = taken[tokens.range()].contains(&true);
        if covered || quotation.words(&story.words) < FEWEST_WORDS || is_title(story, tokens) {
            continue;
        }
        let unit = story.units[story.unit(tokens.start())];
        let beside = Beside { story, labelled, taken: &taken, tokens, unit };
        let Some((cue, probability)) = beside.best(Part::Cue, None) else {
            continue;
        };
        let source = beside.best(Part::Source, Some(cue));
        let (act, polarity) = manner(story, cue);
        let source = source.map(|(source, _)| source);
        for range in [Some(tokens), Some(cue), source].into_iter().flatten() {
            taken[range.range()].fill(true);
        }
        let confidence = 0.4 + 0.4 * probability;
        found.push(Found {
            content: vec![tokens],
            cue: Some(cue),
            source,
            act,
            polarity,
            confidence,
        });
    }
}

/// The free tokens beside a quotation, in its unit.
struct Beside<'a, 'd> {
    story: &'a Story<'d>,
    labelled: &'a Labelled,
    taken: &'a [bool],
    tokens: TokenRange,
    unit: TokenRange,
}

impl Beside<'_, '_> {
    fn free(&self, at: usize) -> bool {
        !self.taken[at] && !self.story.quoted(at) && self.unit.range().contains(&at)
    }

    /// The stretch that most likely is a part, outside `but`.
    fn best(&self, part: Part, but: Option<TokenRange>) -> Option<(TokenRange, f32)> {
        let (start, end) = (self.tokens.start(), self.tokens.end());
        let free = |&at: &usize| self.free(at) && but.is_none_or(|but| !but.range().contains(&at));
        let probable = |at| self.labelled.of_part(at, part);
        let left = (start.saturating_sub(REACH)..start).rev().take_while(|&at| self.free(at));
        let right = (end..self.story.words.len().min(end + REACH)).take_while(|&at| self.free(at));
        let candidates = right.chain(left).filter(free);
        let best = candidates.fold(None, |best: Option<usize>, at| match best {
            Some(other) if probable(other) >= probable(at) => best,
            _ => Some(at),
        })?;
        if probable(best) < LEAST {
            return None;
        }
        let within = |at: &usize| free(at) && probable(*at) >= 0.4 * probable(best);
        let first = (0..best).rev().take_while(within).last().unwrap_or(best);
        let last = (best..self.story.words.len()).take_while(within).last().unwrap_or(best);
        Some((TokenRange::new(first, last + 1), probable(best)))
    }
}
