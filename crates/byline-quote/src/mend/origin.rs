//! Whom a writer has it from, taken for what was said: `citing X, that S`.

use super::closing::{attributed, closing};
use super::{is_citing, is_plain_verb, tag, unit};
use crate::clause::Story;
use crate::link::{is_body_noun, lists};
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

/// `The yard will close, RT reported, | citing a memo`: what was said stands before, if no other
/// quote has it.
pub(super) fn look_before(story: &Story<'_>, found: &mut [Found]) {
    let mut taken = vec![false; story.words.len()];
    for range in found.iter().flat_map(|quote| &quote.content) {
        taken[range.range()].fill(true);
    }
    for quote in found {
        let Some(cue) = quote.cue.filter(|_| is_origin(story, quote)) else { continue };
        let Some(cites) = cue.range().find(|&at| is_form_of_citing(story.words.at(at))) else {
            continue;
        };
        let mark = |&at: &usize| matches!(story.words.at(at), "," | "that" | "which");
        let end = (0..cites).rev().take_while(mark).last().unwrap_or(cites);
        let start = unit(story, cites).start();
        let Some(closing) = closing(story, TokenRange::new(start.min(end), end)) else { continue };
        let free = !taken[closing.content.range()].contains(&true);
        taken[closing.content.range()].fill(true);
        if free {
            *quote = attributed(story, closing, quote.confidence);
        }
    }
}

/// `citing a source in the office`: whom the writer has it from, and nothing that was said.
pub(super) fn is_origin(story: &Story<'_>, quote: &Found) -> bool {
    let [content] = quote.content[..] else { return false };
    // `a person who asked not to be named`: what the clause says is said of the person.
    let relative = |&at: &usize| matches!(story.words.at(at), "who" | "whom" | "whose");
    let end = content.range().skip(1).find(relative).unwrap_or(content.end());
    let content = TokenRange::new(content.start(), end);
    quote
        .cue
        .is_some_and(|cue| cites(story, cue) || is_form_of_citing(story.words.at(cue.end() - 1)))
        && content.len() <= LONGEST
        && !says_something(story, content)
        && content.range().any(|at| {
            let noun = lists::singular(story.words.at(at));
            let listed = ["person", "document", "outlet"].iter().any(|list| lists::is(list, &noun));
            // A name or body that ends the phrase is its head: `the Courier`, not `Courier profits`.
            let simple = || !content.range().any(|at| story.words.is("preposition", at));
            let head = is_name(story, at) || is_body_noun(&noun) && simple();
            listed || (at + 1 == content.end() && head)
        })
}

fn cites(story: &Story<'_>, cue: TokenRange) -> bool {
    let refers = |word: &str| is_citing(word) || word == "referring";
    cue.range().any(|at| refers(story.words.at(at)))
}

/// True for every form of the verbs by which somebody is cited.
fn is_form_of_citing(word: &str) -> bool {
    is_citing(word) || matches!(word, "cited" | "cites" | "quoted" | "quotes")
}

/// True unless a range only names or describes somebody: `leaked emails`, `a memo seen by the Echo`.
pub(super) fn says_something(story: &Story<'_>, range: TokenRange) -> bool {
    range.range().any(|at| story.quoted(at) || is_plain_verb(story, at))
}

fn is_name(story: &Story<'_>, at: usize) -> bool {
    matches!(tag(story, at), Some(PennTag::Nnp | PennTag::Nnps))
}
