//! Words that end a sentence and attribute all of it, taken for a part of what is said.

use super::{is_verb, unit};
use crate::clause::Story;
use crate::cues::Verb;
use crate::spans::Found;
use crate::tagging::manner;
use byline_core::{Act, TokenRange};

/// The longest attribution that ends a sentence, in tokens.
const LONGEST: usize = 15;

/// `The yard expects a loss, | it said in a statement`: the yard said all of it, whatever it
/// expects.
pub(super) fn claim(story: &Story<'_>, quote: &mut Found) {
    let [content] = quote.content[..] else { return };
    let sentence = unit(story, content.start());
    let closed = content.end() == sentence.end() || story.words.is_stop(content.end());
    let quoted = content.range().any(|at| story.quoted(at));
    let before = quote.cue.is_none_or(|cue| cue.end() <= content.start());
    if !closed || quoted || !before {
        return;
    }
    let commas = content.range().rev().take(LONGEST);
    let comma = commas.into_iter().find(|&at| story.words.at(at) == ",");
    let Some((comma, verb)) = comma.and_then(|comma| Some((comma, verb(story, comma)?))) else {
        return;
    };
    let parts = [quote.cue, quote.source].into_iter().flatten().map(|part| part.start());
    let first = parts.chain([content.start()]).filter(|&at| at >= sentence.start()).min();
    let first = first.unwrap_or(content.start());
    // A dateline stands before what is said.
    let dateline = (sentence.start()..first)
        .any(|at| matches!(story.words.at(at), "-" | "–" | "—" | ":" | ")"));
    let claimed = TokenRange::new(if dateline { first } else { sentence.start() }, comma);
    if claimed.range().any(|at| is_verb(story, at) && !story.quoted(at)) {
        quote.content = vec![claimed];
        quote.source = Some(TokenRange::new(comma + 1, verb));
        let cue = TokenRange::new(verb, verb + 1);
        quote.cue = Some(cue);
        (quote.act, quote.polarity) = manner(story, cue);
    }
}

/// The verb of `, the team found on Monday.`, right behind its subject; what follows has no other.
fn verb(story: &Story<'_>, comma: usize) -> Option<usize> {
    let words = &story.words;
    let end = unit(story, comma).end();
    let reports = |at: usize| {
        let verb = story.lexicon.verb(words.at(at));
        verb.is_some_and(|Verb { cue, .. }| {
            cue.act == Act::Statement && (cue.takes("quote") || cue.takes("that"))
        })
    };
    let verb = (comma + 2..end.min(comma + LONGEST)).find(|&at| is_verb(story, at))?;
    let source = comma + 1;
    let subject = words.is("subject", source) && verb == source + 1
        || words.is("determiner", source)
        || words.is_name(source);
    let plain = (source..verb).all(|at| words.is_word(at) || matches!(words.at(at), "'s" | "’s"));
    let alone = !(verb + 1..end).any(|at| is_verb(story, at) || words.at(at) == "that");
    let adjunct = words.is("preposition", verb + 1)
        || words.is("day", verb + 1)
        || words.is("adverb", verb + 1)
        || words.is_stop(verb + 1)
        || verb + 1 == end;
    (reports(verb) && subject && plain && alone && adjunct).then_some(verb)
}
