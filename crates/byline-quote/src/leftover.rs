//! Quotations in marks that no cue announced: continued quotes, quotes without a cue, and scare
//! quotes.

use crate::clause::Story;
use crate::reading::Reading;
use crate::spans::Found;
use byline_core::{Act, Construction, Deprel, EntityKind, Polarity, TokenRange};
use byline_lexicon::{Features, Nouns};
use byline_view::Quotation;

/// A quotation of fewer words quotes nobody unless a cue says so.
pub(crate) const FEWEST_WORDS: usize = 4;

/// The same for one amid a sentence: most are names and words held at a distance.
const FEWEST_WORDS_WITHIN: usize = 8;

/// How far before a quotation the verb of the sentence before is looked for, in tokens.
const REACH: usize = 60;

/// Adds every quotation that is not yet part of a quote; returns those that quote nobody.
pub(crate) fn place(reading: &Reading<'_, '_>, found: &mut Vec<Found>) -> Vec<TokenRange> {
    let story = reading.story;
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
    for quotation in story.quotations() {
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
        let short = (reading.word_count(tokens) as usize) < fewest;
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
                let source = before(reading, tokens)
                    .or_else(|| previous.and_then(|index| found[index].source));
                found.push(Found {
                    content: vec![tokens],
                    cue: None,
                    source,
                    act: Act::Statement,
                    polarity: Polarity::Assert,
                    construction: Some(Construction::Unattributed),
                    confidence: if source.is_some() { 0.6 } else { 0.4 },
                });
            }
        }
    }
    scare
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
    let paragraph = |at| story.words.view.paragraph(at);
    let tokens = quotation.tokens;
    let last = quote.content.last().map_or(1, |range| range.end()) - 1;
    let distance = paragraph(tokens.start()).saturating_sub(paragraph(last));
    let alone = quotation.closed && fills_paragraph(story, tokens);
    distance == 0 || distance == 1 && (quotation.reopened || alone)
}

fn fills_paragraph(story: &Story<'_>, tokens: TokenRange) -> bool {
    let words = &story.words;
    let same = |at: usize| words.paragraph(at) == words.paragraph(tokens.start());
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
        || words.paragraph(before) != words.paragraph(tokens.start())
}

/// `The mayor shook her head. “No.”`: the person that the sentence before is about.
fn before(reading: &Reading<'_, '_>, tokens: TokenRange) -> Option<TokenRange> {
    let last = tokens.start().checked_sub(1)?;
    if !reading.same_paragraph(last, tokens.start()) || reading.story.quoted(last) {
        return None;
    }
    let tree = &reading.tree;
    let sentence = reading.sentence(last);
    let first = sentence.start().max(last.saturating_sub(REACH));
    let root = (first..=last).find(|&at| tree.head(at).is_none())?;
    let subject = tree.children_of(root, &[Deprel::Nsubj]).next()?;
    let word = reading.story.lexicon.word(reading.story.words.at(subject));
    let person = reading.entity(subject) == Some(EntityKind::Person)
        || word.is_noun(Nouns::PERSON.or(Nouns::OFFICE).or(Nouns::KIN))
        || word.features.has(Features::MALE.or(Features::FEMALE));
    person.then(|| tree.range(subject))
}

/// True if the quotation continues what somebody said, with nothing but the attribution between.
fn continues(story: &Story<'_>, quote: &Found, tokens: TokenRange) -> bool {
    let said = quote.act == Act::Statement && quote.cue.is_some();
    let last = quote.content.last().into_iter().chain(&quote.cue).chain(&quote.source);
    let last = last.map(|range| range.end()).max().unwrap_or(0);
    let stops = (last..tokens.start()).filter(|&at| story.words.is_stop(at)).count();
    said && begins(story, tokens)
        && last <= tokens.start()
        && stops <= 1
        && tokens.start() - last < 25
}
