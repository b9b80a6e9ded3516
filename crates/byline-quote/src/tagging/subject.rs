//! The source of a cue that the labels leave without one: its subject.

use crate::clause::Story;
use byline_core::{PennTag, TokenRange};

/// How far before a cue its subject is looked for, in tokens.
const REACH: usize = 40;

/// The noun phrase that speaks: before the cue, or before the first verb of the sentence where the
/// cue is a second verb (`Roe smiled and asked`, `Roe rose, saying`). None for a cue that is no
/// active verb.
pub(crate) fn subject(story: &Story<'_>, cue: TokenRange) -> Option<TokenRange> {
    let words = &story.words;
    if words.at(cue.start()) == "according" {
        return story.phrase_after(cue.end(), (cue.end() + REACH).min(words.len()));
    }
    let tags = words.document.tags();
    let tag = |at: usize| tags.get(at).map(|tag| tag.penn);
    let head = cue.range().find(|&at| tag(at).is_some_and(is_verb))?;
    if is_passive(story, cue) {
        return None;
    }
    let floor = sentence_start(story, cue.start()).max(cue.start().saturating_sub(REACH));
    let mut end = cue.start();
    while end > floor && (tag(end - 1) == Some(PennTag::Rb) || words.is("adverb", end - 1)) {
        end -= 1;
    }
    let before = end.checked_sub(1).filter(|&before| before >= floor)?;
    let shared = matches!(words.at(before), "and" | "but" | "," | "or" | "then");
    if shared || tag(head) == Some(PennTag::Vbg) {
        let finite = |at: usize| tag(at).is_some_and(is_finite) && !story.quoted(at);
        let first = (floor..before).find(|&at| finite(at))?;
        end = first;
    }
    story.subject_before(floor, end)
}

/// True if nobody need be named for the cue: `is expected`, `seems`.
pub(super) fn is_passive(story: &Story<'_>, cue: TokenRange) -> bool {
    let words = &story.words;
    let tags = words.document.tags();
    let tag = |at: usize| tags.get(at).map(|tag| tag.penn);
    let verb = cue.range().rev().find(|&at| tag(at).is_some_and(is_verb));
    let last = verb.unwrap_or(cue.end() - 1);
    let participle = tag(last) == Some(PennTag::Vbn);
    let asked = cue.len() <= 2
        && words.at(cue.start()) == "asked"
        && cue.start() == sentence_start(story, cue.start());
    let helped = cue.range().any(|at| {
        matches!(
            words.at(at),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "’s"
        )
    });
    let raising = matches!(
        words.at(last),
        "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared" | "reportedly"
    );
    cue.len() > 1 && participle && helped || asked || raising
}

fn sentence_start(story: &Story<'_>, at: usize) -> usize {
    let sentences = story.words.document.sentences();
    let next = sentences.partition_point(|sentence| sentence.tokens.start() <= at);
    next.checked_sub(1).map_or(0, |index| sentences[index].tokens.start())
}

fn is_verb(tag: PennTag) -> bool {
    use PennTag::{Vb, Vbd, Vbg, Vbn, Vbp, Vbz};
    matches!(tag, Vb | Vbd | Vbg | Vbn | Vbp | Vbz)
}

fn is_finite(tag: PennTag) -> bool {
    matches!(tag, PennTag::Vbd | PennTag::Vbp | PennTag::Vbz | PennTag::Md)
}
