//! Quotations in marks that no cue announced: continued quotes, quotes without a cue, and scare
//! quotes.

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Act, Polarity, TokenRange};

/// A quotation of fewer words quotes nobody unless a cue says so.
pub(crate) const FEWEST_WORDS: usize = 4;

/// Adds every quotation that is not yet part of a quote; returns those that quote nobody.
pub(crate) fn place(story: &Story<'_>, found: &mut Vec<Found>) -> Vec<TokenRange> {
    let mut covered = vec![false; story.words.len()];
    for range in found.iter().flat_map(|quote| &quote.content) {
        covered[range.range()].fill(true);
    }
    // The last quote that began in each place, so that a look back takes one step.
    let mut owner: Vec<Option<usize>> = vec![None; story.words.len()];
    for (index, quote) in found.iter().enumerate() {
        for range in quote.content.iter().chain(&quote.cue) {
            owner[range.end() - 1] = Some(index);
        }
    }
    let mut scare = Vec::new();
    let (mut latest, mut passed) = (None, 0);
    for quotation in &story.quotations {
        let tokens = quotation.tokens;
        for slot in &owner[passed..tokens.start().max(passed)] {
            latest = slot.or(latest);
        }
        passed = tokens.start().max(passed);
        if covered[tokens.range()].contains(&true) {
            continue;
        }
        let previous =
            latest.filter(|&index| near(story, &found[index], tokens, quotation.reopened));
        let continued = previous.filter(|&index| continues(story, &found[index], tokens));
        let short = quotation.words(&story.words) < FEWEST_WORDS;
        if continued.is_none() && (short || is_title(story, tokens)) {
            scare.push(tokens);
            continue;
        }
        match continued {
            Some(index) => {
                found[index].content.push(tokens);
                latest = Some(index);
            }
            None => {
                let source = previous.and_then(|index| found[index].source);
                let confidence = if source.is_some() { 0.6 } else { 0.4 };
                let (act, polarity) = (Act::Statement, Polarity::Assert);
                let content = vec![tokens];
                latest = Some(found.len());
                found.push(Found { content, cue: None, source, act, polarity, confidence });
            }
        }
    }
    scare
}

/// True if every longer word begins with a capital letter and no mark ends a sentence, as in the
/// title of a book.
pub(crate) fn is_title(story: &Story<'_>, tokens: TokenRange) -> bool {
    let words = &story.words;
    let longer = || tokens.range().filter(|&at| words.is_word(at) && words.at(at).len() >= 4);
    let sentence = tokens.range().any(|at| words.is_stop(at) || words.at(at) == ",");
    !sentence && longer().count() >= 2 && longer().all(|at| words.is_capital(at))
}

/// True if the quotation stands in the paragraph of the quote, or goes on from it.
fn near(story: &Story<'_>, quote: &Found, tokens: TokenRange, reopened: bool) -> bool {
    let paragraph = &story.words.paragraph;
    let last = quote.content.last().map_or(1, |range| range.end()) - 1;
    let distance = paragraph[tokens.start()].saturating_sub(paragraph[last]);
    distance == 0 || (reopened && distance == 1)
}

/// True if the quotation continues a direct quote, with nothing but the attribution between.
fn continues(story: &Story<'_>, quote: &Found, tokens: TokenRange) -> bool {
    let direct = quote.content.first().is_some_and(|range| story.quoted(range.start()));
    let last = quote.content.last().into_iter().chain(&quote.cue).chain(&quote.source);
    let last = last.map(|range| range.end()).max().unwrap_or(0);
    let begins = tokens.start() == 0
        || story.words.is_stop(tokens.start() - 1)
        || story.quoted(tokens.start() - 1)
        || story.words.paragraph[tokens.start()] != story.words.paragraph[tokens.start() - 1];
    let stops = (last..tokens.start()).filter(|&at| story.words.is_stop(at)).count();
    direct && begins && last <= tokens.start() && stops <= 1 && tokens.start() - last < 25
}
