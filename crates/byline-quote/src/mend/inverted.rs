//! `Rain will delay the ferry, says the harbour office`: verb before source.

use super::{is_verb, meets, tag, unit};
use crate::clause::Story;
use crate::spans::Found;
use byline_core::{PennTag, TokenRange};

/// The longest source after its verb, in tokens.
const LONGEST: usize = 12;

/// Gives a verb of saying behind a comma the noun phrase after it as source, and the words before
/// the comma as content.
pub(super) fn invert(story: &Story<'_>, quote: &mut Found) {
    let Some((cue, source)) = inversion(story, quote) else { return };
    let before = TokenRange::new(unit(story, cue.start()).start(), cue.start() - 1);
    let known = quote.source.is_some_and(|old| meets(old, source));
    if known && quote.content.iter().any(|range| range.start() < cue.start()) {
        return;
    }
    let said = |range: &TokenRange| range.start() >= source.end() || story.quoted(range.start());
    let mut content: Vec<TokenRange> = quote.content.iter().copied().filter(said).collect();
    if !content.iter().any(|&range| meets(range, before)) {
        content.insert(0, before);
    }
    (quote.content, quote.source) = (content, Some(source));
}

/// The verb and the noun phrase behind it.
fn inversion(story: &Story<'_>, quote: &Found) -> Option<(TokenRange, TokenRange)> {
    let words = &story.words;
    let cue = quote.cue.filter(|cue| cue.len() == 1)?;
    // Other verbs take objects: `Ruiz, the mayor, repeated the claim.`
    let says = matches!(words.at(cue.start()), "said" | "says" | "say");
    let unit = unit(story, cue.start());
    let comma =
        cue.start().checked_sub(1).filter(|&at| words.at(at) == "," && !story.quoted(at))?;
    if !says || comma < unit.start() + 2 {
        return None;
    }
    let source = story.phrase_after(cue.end(), unit.end().min(cue.end() + LONGEST))?;
    let closes = source.end() >= unit.end() || matches!(words.at(source.end()), "." | ",");
    let first = source.start();
    let named = words.is("determiner", first) || words.is_name(first) || is_noun(story, first);
    let nominal = source.range().any(|at| is_noun(story, at));
    let plain = !source.range().any(|at| is_verb(story, at));
    (closes && named && nominal && plain).then_some((cue, source))
}

fn is_noun(story: &Story<'_>, at: usize) -> bool {
    use PennTag::{Nn, Nnp, Nnps, Nns};
    let tag = tag(story, at);
    matches!(tag, Some(Nn | Nnp | Nnps | Nns)) || tag.is_none() && story.words.is_name(at)
}
