//! `Zoë Ruiz shook her head. “Bread is dear.”`: a quotation that no word attributes, or what stands
//! in marks and quotes nobody. Priors weigh these: PolNeAR marks no quote without a cue, so a model
//! would learn from it that there are none.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::reading::Reading;
use byline_core::{Construction, TokenRange};
use byline_lexicon::Words;

/// A quotation is a cue of its own, without words, unless a colon introduces it.
pub(crate) fn cue(reading: &Reading<'_, '_>, at: usize) -> Option<Cue> {
    reading.story.quotation_from(at)?;
    if at > 0 && reading.story.words.lower(at - 1) == ":" {
        return None;
    }
    let tokens = TokenRange::new(at, at);
    Some(Cue { head: at, tokens, kind: CueKind::Alone, entry: None, named: None, probability: 0.0 })
}

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let story = scene.reading.story;
    let Some(number) = story.quotation_from(scene.cue.head) else { return };
    let content = Parts::one(story.quotations()[number].tokens);
    out.propose(Construction::Unattributed, content, scene.sources);
}

/// A quotation of fewer words quotes nobody unless a cue says so.
const FEWEST_WORDS: u32 = 4;
/// The same for one amid a sentence: most are names and words held at a distance.
const FEWEST_WORDS_WITHIN: u32 = 8;

/// True if a quotation is no single expression and no title.
pub(crate) fn says_something(reading: &Reading<'_, '_>, at: usize) -> bool {
    let story = reading.story;
    let Some(number) = story.quotation_from(at) else { return false };
    let tokens = story.quotations()[number].tokens;
    let begins = at.checked_sub(1).is_none_or(|before| {
        story.words.is_stop(before) || story.quoted(before) || !reading.same_paragraph(before, at)
    });
    let fewest = if begins { FEWEST_WORDS } else { FEWEST_WORDS_WITHIN };
    reading.word_count(tokens) >= fewest && !is_title(reading, tokens)
}

/// True if every longer word begins with a capital letter and no mark ends a sentence before the
/// last word, as in the title of a book.
fn is_title(reading: &Reading<'_, '_>, tokens: TokenRange) -> bool {
    let words = &reading.story.words;
    let small = |at: usize| words.is(Words::PREPOSITION, at) || words.lower(at).len() < 4;
    let longer = || tokens.range().filter(|&at| words.is_word(at) && !small(at));
    let last = tokens.range().rev().find(|&at| words.is_word(at)).unwrap_or(tokens.start());
    let sentence = (tokens.start()..last).any(|at| words.is_stop(at) || words.lower(at) == ",");
    !sentence && longer().count() >= 2 && longer().all(|at| words.is_capital_or_digit(at))
}
