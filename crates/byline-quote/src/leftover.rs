//! Quotations in marks that no cue announced: continued quotes, quotes without a cue, and scare
//! quotes.

use crate::clause::Story;
use crate::marks::Quotation;
use crate::spans::Found;
use crate::tagging::{manner, subject};
use byline_core::{Act, Polarity, TokenRange};

/// A quotation of fewer words quotes nobody unless a cue says so.
pub(crate) const FEWEST_WORDS: usize = 4;

/// The same for one amid a sentence: most are names and words held at a distance.
const FEWEST_WORDS_WITHIN: usize = 8;

/// How far before a colon the verb of an introduction may stand, in tokens.
const INTRODUCTION: usize = 20;

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
        let previous = latest.filter(|&index| near(story, &found[index], *quotation));
        let continued = previous.filter(|&index| continues(story, &found[index], tokens));
        let fewest = if begins(story, tokens) { FEWEST_WORDS } else { FEWEST_WORDS_WITHIN };
        let short = quotation.words(&story.words) < fewest;
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
                latest = Some(found.len());
                let introduced = introduced(story, tokens);
                found.push(introduced.unwrap_or_else(|| {
                    let source = previous.and_then(|index| found[index].source);
                    let confidence = if source.is_some() { 0.6 } else { 0.4 };
                    let (act, polarity) = (Act::Statement, Polarity::Assert);
                    let content = vec![tokens];
                    Found { content, cue: None, source, act, polarity, confidence }
                }));
            }
        }
    }
    scare
}

/// `The mayor went on:` in one paragraph, and the quotation in the next.
fn introduced(story: &Story<'_>, tokens: TokenRange) -> Option<Found> {
    let words = &story.words;
    let colon = tokens.start().checked_sub(1).filter(|&colon| words.at(colon) == ":")?;
    let start = story.units[story.unit(colon)].start();
    let reports = |&at: &usize| {
        let verb = story.lexicon.verb(words.at(at));
        verb.is_some_and(|verb| verb.cue.act == Act::Statement) && !story.quoted(at)
    };
    let verb = (start..colon).rev().take(INTRODUCTION).find(reports)?;
    let cue = TokenRange::new(verb, verb + 1);
    let source = Some(subject(story, cue).or_else(|| story.phrase_before(start, verb))?);
    let (act, polarity) = manner(story, cue);
    let content = vec![tokens];
    Some(Found { content, cue: Some(cue), source, act, polarity, confidence: 0.7 })
}

/// True if every longer word begins with a capital letter and no mark ends a sentence before the
/// last word, as in the title of a book.
pub(crate) fn is_title(story: &Story<'_>, tokens: TokenRange) -> bool {
    let words = &story.words;
    let small = |at: usize| words.is("preposition", at) || words.at(at).len() < 4;
    let longer = || tokens.range().filter(|&at| words.is_word(at) && !small(at));
    let last = tokens.range().rev().find(|&at| words.is_word(at)).unwrap_or(tokens.start());
    let sentence = (tokens.start()..last).any(|at| words.is_stop(at) || words.at(at) == ",");
    !sentence && longer().count() >= 2 && longer().all(|at| words.is_capital(at))
}

/// True if the quotation stands in the paragraph of the quote, or goes on from it: in marks that
/// the paragraph before left open, or as a paragraph of its own. One that itself goes on is for the
/// quote of its last paragraph.
fn near(story: &Story<'_>, quote: &Found, quotation: Quotation) -> bool {
    let paragraph = &story.words.paragraph;
    let tokens = quotation.tokens;
    let last = quote.content.last().map_or(1, |range| range.end()) - 1;
    let distance = paragraph[tokens.start()].saturating_sub(paragraph[last]);
    let alone = quotation.closed && fills_paragraph(story, tokens);
    distance == 0 || distance == 1 && (quotation.reopened || alone)
}

fn fills_paragraph(story: &Story<'_>, tokens: TokenRange) -> bool {
    let words = &story.words;
    let same = |at: usize| {
        words.paragraph.get(at).is_some_and(|&other| other == words.paragraph[tokens.start()])
    };
    let starts = tokens.start().checked_sub(1).is_none_or(|before| !same(before));
    starts && !same(tokens.end())
}

/// True if a sentence begins with the quotation, or a colon introduces it.
fn begins(story: &Story<'_>, tokens: TokenRange) -> bool {
    let words = &story.words;
    let Some(before) = tokens.start().checked_sub(1) else { return true };
    words.is_stop(before)
        || words.at(before) == ":"
        || story.quoted(before)
        || words.paragraph[before] != words.paragraph[tokens.start()]
}

/// True if the quotation continues a direct quote, with nothing but the attribution between.
fn continues(story: &Story<'_>, quote: &Found, tokens: TokenRange) -> bool {
    let direct = quote.content.first().is_some_and(|range| story.quoted(range.start()));
    let last = quote.content.last().into_iter().chain(&quote.cue).chain(&quote.source);
    let last = last.map(|range| range.end()).max().unwrap_or(0);
    let stops = (last..tokens.start()).filter(|&at| story.words.is_stop(at)).count();
    direct
        && begins(story, tokens)
        && last <= tokens.start()
        && stops <= 1
        && tokens.start() - last < 25
}
