//! Contents that run on into words of the writer.

use super::{is_citing, is_plain_verb, is_verb, states, unit};
use crate::clause::Story;
use crate::link::lists;
use crate::spans::Found;
use byline_core::TokenRange;
use std::ops::Range;

/// The longest run of the writer's words that is cut off, in tokens.
const LONGEST: usize = 15;

/// Cuts off what stands before or after a content and belongs to the writer.
pub(super) fn cut(story: &Story<'_>, quote: &mut Found) {
    for range in &mut quote.content {
        *range = without_attribution(story, without_tail(story, *range));
        *range = without_relative(story, quote.cue, *range);
        *range = without_contrast(story, *range);
    }
    let direct = quote.content.iter().any(|range| story.quoted(range.start()));
    if direct && quote.content.len() > 1 {
        for range in &mut quote.content {
            *range = without_manner(story, *range);
        }
        // Beside a quotation a phrase without a verb says nothing: `she said, asked about the dam`.
        quote.content.retain(|range| {
            range.range().any(|at| story.quoted(at) || is_verb(story, at))
                || story.words.document.tags().is_empty()
        });
    }
}

/// `“I would,” he said, | his voice rising, | “be mad.”`: how it is said stands before the marks.
fn without_manner(story: &Story<'_>, range: TokenRange) -> TokenRange {
    let words = &story.words;
    let Some(open) = range.range().take(LONGEST).find(|&at| story.quoted(at)) else { return range };
    let aside = open > range.start()
        && words.at(open - 1) == ","
        && !(range.start()..open).any(|at| is_plain_verb(story, at))
        && !words.document.tags().is_empty();
    TokenRange::new(if aside { open } else { range.start() }, range.end())
}

/// `a café “of the old sort,” the owner, | said`: what follows a closed quotation without a verb is
/// the beginning of the source.
fn without_tail(story: &Story<'_>, range: TokenRange) -> TokenRange {
    let words = &story.words;
    let end = range.end();
    let Some(close) = range.range().rev().take(LONGEST).find(|&at| story.quoted(at)) else {
        return range;
    };
    let tail = close + 1..end;
    let comma = words.at(close) == "," || words.at(close.saturating_sub(1)) == ",";
    let goes_on = words.at(end) == "," || words.is_word(end);
    let verbs = tail.clone().any(|at| is_verb(story, at) || words.at(at) == "and");
    if tail.is_empty() || !comma || !goes_on || verbs || words.document.tags().is_empty() {
        return range;
    }
    TokenRange::new(range.start(), close + 1)
}

/// `that the dam will hold |, as per a statement on its page`: where the writer has it from is not
/// said by the speaker.
fn without_attribution(story: &Story<'_>, range: TokenRange) -> TokenRange {
    let words = &story.words;
    let attribution = |at: usize| {
        let phrase = match words.at(at + 1) {
            "as" => words.at(at + 2) == "per",
            "according" => words.at(at + 2) == "to",
            "citing" => true,
            _ => false,
        };
        phrase && !story.quoted(at)
    };
    // Behind another comma the content goes on: `that prices, according to rumours, rise`.
    let comma = range.range().skip(3).rev().take(LONGEST).find(|&at| words.at(at) == ",");
    match comma {
        Some(comma) if attribution(comma) => TokenRange::new(range.start(), comma),
        _ => range,
    }
}

/// `that he was calm, | while officials told the Echo that he was not`: others say that.
fn without_contrast(story: &Story<'_>, range: TokenRange) -> TokenRange {
    TokenRange::new(range.start(), contrast(story, range).unwrap_or(range.end()))
}

/// The comma in a content behind which others speak.
pub(super) fn contrast(story: &Story<'_>, range: TokenRange) -> Option<usize> {
    range.range().skip(3).find(|&at| is_contrast(story, at, range.end()))
}

/// True for a comma behind which `while` and a verb of saying with its subject begin another clause.
fn is_contrast(story: &Story<'_>, comma: usize, end: usize) -> bool {
    let words = &story.words;
    if words.at(comma) != "," || words.at(comma + 1) != "while" || story.quoted(comma) {
        return false;
    }
    let verb = (comma + 3..end.min(comma + LONGEST)).find(|&at| is_verb(story, at));
    verb.is_some_and(|verb| states(story, verb, &["bare", "tell"]))
}

/// `according to a report, which cited officials, | the bridge is shut`: the clause is about the
/// report.
fn without_relative(story: &Story<'_>, cue: Option<TokenRange>, range: TokenRange) -> TokenRange {
    let words = &story.words;
    let start = range.start();
    let Some(cue) = cue.filter(|cue| cue.end() <= start && !story.quoted(start)) else {
        return range;
    };
    let comma = range.range().take(LONGEST).find(|&at| words.at(at) == "," && !story.quoted(at));
    if !is_about_source(story, range) && !comma.is_some_and(|at| is_role(story, cue, start..at)) {
        return range;
    }
    match comma {
        Some(comma) if comma + 3 < range.end() => TokenRange::new(comma + 1, range.end()),
        None if words.at(range.end()) == "," => {
            // Nothing but the clause was found: what follows is said.
            let end = unit(story, start).end();
            let end = end - usize::from(words.is_stop(end - 1));
            TokenRange::new((range.end() + 1).min(end), end)
        }
        _ => range,
    }
}

/// True if a clause that tells of the source begins a content: `which has a copy`, `seen by the
/// Echo`, `citing a memo`, `without citing a source, that`.
fn is_about_source(story: &Story<'_>, range: TokenRange) -> bool {
    let words = &story.words;
    let start = range.start();
    let comma_that = |at: usize| words.at(at) == "," && words.at(at + 1) == "that";
    match words.at(start) {
        "which" | "who" => start.checked_sub(1).is_some_and(|comma| words.at(comma) == ","),
        "seen" | "obtained" | "reviewed" | "published" => words.at(start + 1) == "by",
        "without" => range.range().take(LONGEST).any(comma_that),
        word => is_citing(word),
    }
}

/// `According to Ruiz, | head of the café guild, | S`.
fn is_role(story: &Story<'_>, cue: TokenRange, aside: Range<usize>) -> bool {
    let words = &story.words;
    let noun = aside.start + usize::from(words.is("article", aside.start));
    words.at(cue.start()) == "according"
        && lists::is("person", words.at(noun))
        && !aside.into_iter().any(|at| is_verb(story, at))
}
