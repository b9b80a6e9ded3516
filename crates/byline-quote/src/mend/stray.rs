//! What looks like a quote and is none.

use super::is_verb;
use crate::clause::Story;
use crate::link::lists;
use crate::spans::Found;

/// The longest phrase that names an origin, in tokens.
const LONGEST: usize = 12;

/// True for what quotes nobody.
pub(super) fn is_stray(story: &Story<'_>, quote: &Found) -> bool {
    is_credit(story, quote) || is_origin(story, quote) || is_question(story, quote)
}

/// `Photo: Ana Novak`: a credit.
fn is_credit(story: &Story<'_>, quote: &Found) -> bool {
    let words = &story.words;
    let label = |at| {
        matches!(
            words.at(at),
            "photo" | "photos" | "image" | "images" | "picture" | "pictures" | "video" | "credit"
        )
    };
    quote.source.is_some_and(|source| {
        source.len() <= 2 && label(source.end() - 1) && words.at(source.end()) == ":"
    })
}

/// `Asked whether it would rain, the mayor said no`: the question is not what the mayor said.
fn is_question(story: &Story<'_>, quote: &Found) -> bool {
    let words = &story.words;
    quote.content.first().is_some_and(|content| {
        words.at(content.start()) == "asked"
            && !story.quoted(content.start())
            && matches!(words.at(content.start() + 1), "whether" | "if" | "about" | "why" | "how")
    })
}

/// `citing a source in the office`: whom the writer has it from, and not what was said.
fn is_origin(story: &Story<'_>, quote: &Found) -> bool {
    let words = &story.words;
    let cites = quote.cue.is_some_and(|cue| {
        cue.range().any(|at| matches!(words.at(at), "citing" | "quoting" | "referring"))
    });
    let [content] = quote.content[..] else { return false };
    cites
        && content.len() <= LONGEST
        && !content.range().any(|at| story.quoted(at) || is_verb(story, at))
        && content.range().any(|at| {
            let noun = lists::singular(words.at(at));
            lists::is("person", &noun) || lists::is("document", &noun)
        })
}
