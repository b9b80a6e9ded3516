//! Words that end a sentence and attribute all of it, where nothing or only a part was found.

use super::{is_citing, is_verb, states, unit};
use crate::clause::Story;
use crate::link::lists;
use crate::spans::Found;
use crate::tagging::manner;
use byline_core::{Act, TokenRange};

/// The longest attribution that ends a sentence, in tokens.
const LONGEST: usize = 15;

/// The longest dateline, in tokens.
const DATELINE: usize = 10;

/// What a sentence without a label for it is worth.
const CONFIDENCE: f32 = 0.6;

/// The end of a sentence that attributes what stands before.
pub(super) struct Closing {
    pub content: TokenRange,
    source: TokenRange,
    cue: TokenRange,
}

/// `The yard expects a loss, | it said in a statement`: the yard said all of it, whatever it
/// expects.
pub(super) fn claim(story: &Story<'_>, quote: &mut Found) {
    let [content] = quote.content[..] else { return };
    let sentence = unit(story, content.start());
    let closed = content.end() == sentence.end() || story.words.is_stop(content.end());
    let quoted = content.range().any(|at| story.quoted(at));
    let before = quote.cue.is_none_or(|cue| cue.end() <= content.start());
    if quoted || !before || !closed {
        return;
    }
    if let Some(closing) = closing(story, sentence) {
        if content.range().contains(&closing.cue.start()) {
            *quote = attributed(story, closing, quote.confidence);
        }
    }
}

/// `The yard plans to close, | people familiar with it told the Echo`: found by its form, where no
/// quote has more of the sentence than what the yard plans.
pub(super) fn unclaimed(story: &Story<'_>, quotes: &mut Vec<Found>) {
    let mut claimed = vec![false; story.words.len()];
    let mut wanted = vec![false; story.words.len()];
    for quote in quotes.iter() {
        let marked = quote.content.iter().any(|range| range.range().any(|at| story.quoted(at)));
        let taken = match quote.act {
            Act::Attitude if !marked => &mut wanted,
            _ => &mut claimed,
        };
        for range in quote.content.iter().chain(&quote.cue) {
            taken[range.range()].fill(true);
        }
    }
    let closings = story.units.iter().filter_map(|&sentence| {
        let closing = closing(story, until_citing(story, sentence))?;
        let whole = closing.content.start()..closing.cue.end();
        let rest = closing.content.end()..closing.cue.end();
        (!claimed[whole].contains(&true) && !wanted[rest].contains(&true)).then_some(closing)
    });
    quotes.extend(closings.map(|closing| attributed(story, closing, CONFIDENCE)));
}

/// The sentence without `, citing two officials` at its end.
fn until_citing(story: &Story<'_>, sentence: TokenRange) -> TokenRange {
    let citing = |&at: &usize| {
        story.words.at(at) == "," && is_citing(story.words.at(at + 1)) && !story.quoted(at)
    };
    let end = sentence.range().rev().take(LONGEST).find(citing).unwrap_or(sentence.end());
    TokenRange::new(sentence.start(), end)
}

/// The quote that the end of a sentence makes.
pub(super) fn attributed(story: &Story<'_>, closing: Closing, confidence: f32) -> Found {
    let Closing { content, source, cue } = closing;
    let (act, polarity) = manner(story, cue);
    Found {
        content: vec![content],
        cue: Some(cue),
        source: Some(source),
        act,
        polarity,
        confidence,
    }
}

/// What the last words of a sentence attribute to whom: `, it said on Monday`, `, according to Roe`.
pub(super) fn closing(story: &Story<'_>, sentence: TokenRange) -> Option<Closing> {
    let words = &story.words;
    let content = clause_before(story, sentence, sentence.end())?;
    let comma = content.end();
    if words.at(comma + 1) == "according" && words.at(comma + 2) == "to" {
        let cue = TokenRange::new(comma + 1, comma + 3);
        let source = story.phrase_after(cue.end(), sentence.end())?;
        return Some(Closing { content, source, cue });
    }
    let verb = verb(story, comma, sentence.end())?;
    let source = TokenRange::new(comma + 1, verb);
    Some(Closing { content, source, cue: TokenRange::new(verb, verb + 1) })
}

/// What stands before the last comma before `end`, if it has a verb.
pub(super) fn clause_before(
    story: &Story<'_>,
    sentence: TokenRange,
    end: usize,
) -> Option<TokenRange> {
    let comma = (sentence.start()..end)
        .rev()
        .take(LONGEST)
        .find(|&at| story.words.at(at) == "," && !story.quoted(at))?;
    let content = TokenRange::new(after_dateline(story, sentence).min(comma), comma);
    content.range().any(|at| is_verb(story, at)).then_some(content)
}

/// Where a sentence begins, behind the dateline that may open it.
fn after_dateline(story: &Story<'_>, sentence: TokenRange) -> usize {
    let words = &story.words;
    let start = sentence.start();
    let upper = words.document.text()[words.token(start).span].chars().all(|c| !c.is_lowercase());
    let mark = |at: &usize| matches!(words.at(*at), "-" | "–" | "—" | ":" | ")");
    let last = sentence.range().take(DATELINE).rev().find(mark);
    last.filter(|_| upper && words.is_word(start)).map_or(start, |at| at + 1)
}

/// The verb of `, the team found on Monday.`, right behind its subject; what follows has no other.
fn verb(story: &Story<'_>, comma: usize, end: usize) -> Option<usize> {
    let words = &story.words;
    let source = comma + 1;
    let verb = (source + 1..end.min(comma + LONGEST)).find(|&at| is_verb(story, at))?;
    let person = |at: usize| lists::is("person", &lists::singular(words.at(at)));
    let subject = words.is("subject", source) && verb == source + 1
        || words.is("determiner", source)
        || words.is_name(source)
        || person(source)
        || person(verb - 1);
    let plain = (source..verb).all(|at| words.is_word(at) || matches!(words.at(at), "'s" | "’s"));
    let alone = !(verb + 1..end).any(|at| is_verb(story, at) || words.at(at) == "that");
    let told = matches!(words.at(verb), "told" | "tells");
    let adjunct = ["preposition", "day", "adverb"].iter().any(|class| words.is(class, verb + 1))
        || words.is_stop(verb + 1)
        || verb + 1 == end;
    let reports = states(story, verb, &["quote", "that", "tell"]);
    (reports && subject && plain && alone && (told || adjunct)).then_some(verb)
}
