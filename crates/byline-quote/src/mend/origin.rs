//! Whom a writer has it from, taken for what was said: `citing X, that S`.

use super::is_verb;
use crate::clause::Story;
use crate::link::lists;
use crate::spans::Found;
use byline_core::{PennTag, TokenRange};

/// The longest phrase that names an origin, and the farthest verb before it, in tokens.
const LONGEST: usize = 12;

/// `RT reported, | citing the paper, that S`: the verb before is the cue, and S alone the content.
pub(super) fn pass_over(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    let Some(cue) = quote.cue.filter(|cue| cites(story, *cue)) else { return };
    let (Some(first), Some(last)) = (quote.content.first(), quote.content.last()) else { return };
    let (start, end) = (first.start(), last.end());
    if start < cue.end() {
        return;
    }
    let comma = (start..end).take(LONGEST).find(|&at| words.at(at) == ",");
    let Some(comma) = comma.filter(|&at| words.at(at + 1) == "that") else { return };
    let origin = TokenRange::new(start, comma);
    let floor = cue.start().saturating_sub(LONGEST).max(quote.source.map_or(0, |s| s.end()));
    let verb = (floor..cue.start()).find(|&at| story.lexicon.verb(words.at(at)).is_some());
    if let (Some(verb), false) = (verb, says_something(story, origin)) {
        quote.cue = Some(TokenRange::new(verb, verb + 1));
        quote.content = vec![TokenRange::new(comma + 1, end)];
    }
}

/// `S, according to the paper, | which cited the owner`: the clause is about the paper.
pub(super) fn drop_relative(story: &Story<'_>, quote: &mut Found) {
    let words = &story.words;
    if quote.content.len() > 1 {
        quote.content.retain(|range| {
            let start = range.start();
            story.quoted(start)
                || words.at(start) != "which"
                || !matches!(words.at(start + 1), "cited" | "cites" | "quoted" | "quotes")
        });
    }
}

/// `citing a source in the office`: whom the writer has it from, and nothing that was said.
pub(super) fn is_origin(story: &Story<'_>, quote: &Found) -> bool {
    let [content] = quote.content[..] else { return false };
    quote.cue.is_some_and(|cue| cites(story, cue))
        && content.len() <= LONGEST
        && !says_something(story, content)
        && content.range().any(|at| {
            let noun = lists::singular(story.words.at(at));
            let listed = ["person", "document", "outlet"].iter().any(|list| lists::is(list, &noun));
            // A name that ends the phrase is its head: `the Courier`, not `Courier profits`.
            listed || (at + 1 == content.end() && is_name(story, at))
        })
}

fn cites(story: &Story<'_>, cue: TokenRange) -> bool {
    cue.range().any(|at| matches!(story.words.at(at), "citing" | "quoting" | "referring"))
}

fn says_something(story: &Story<'_>, range: TokenRange) -> bool {
    range.range().any(|at| story.quoted(at) || is_verb(story, at))
}

fn is_name(story: &Story<'_>, at: usize) -> bool {
    let tag = story.words.document.tags().get(at).map(|tag| tag.penn);
    matches!(tag, Some(PennTag::Nnp | PennTag::Nnps))
}
