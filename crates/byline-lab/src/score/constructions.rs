//! Texts of the construction suite, as `score_constructions.py` has them. A text is right if every
//! statement is found with speaker and chain, and nothing else is said to be quoted.

use super::names::{same_chain, same_name};
use super::page::{Page, Words};
use super::pairs::best_pairs;
use crate::readers::stories::{Quote, Story};
use byline_core::{Act, Document};

/// The share of words, of those in either, that two contents must have in common.
const LIKENESS: f64 = 0.9;

/// What is right of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Every statement was found.
    pub found: bool,
    /// And everything found has the right speaker.
    pub speaker: bool,
    /// The statements were found, and everything found has the right chain.
    pub chain: bool,
    /// Nothing else was found.
    pub clean: bool,
}

impl Verdict {
    /// True if all is right.
    pub fn right(self) -> bool {
        self.speaker && self.chain && self.clean
    }

    /// The measures in the order of [`MEASURES`].
    pub fn measures(self) -> [bool; 5] {
        [self.found, self.speaker, self.chain, self.clean, self.right()]
    }
}

/// The names of the measures.
pub const MEASURES: [&str; 5] = ["found", "speaker", "chain", "clean", "right"];

/// Compares what was found in a text with what is there.
pub fn verdict(gold: &Story, found: &Document) -> Verdict {
    let page = Page::new(&gold.text);
    let quotes = found.quotes();
    let gold_words: Vec<Words> = gold.quotes.iter().map(|q| page.inside(&q.content)).collect();
    let found_words: Vec<Words> = quotes.iter().map(|q| page.inside(&q.content)).collect();
    let pairs = best_pairs(quotes.len(), gold.quotes.len(), |one, other| {
        let likeness = found_words[one].likeness(&gold_words[other]);
        if likeness >= LIKENESS { likeness } else { 0.0 }
    });
    // An attitude, or what is optional, may be missed, and may be found with other borders.
    let soft = |quote: &Quote| quote.optional || quote.act == Act::Attitude;
    let matched = |index: usize| pairs.iter().any(|pair| pair.1 == index);
    let all = gold.quotes.iter().enumerate().all(|(at, quote)| soft(quote) || matched(at));
    let speaker = |&(one, other): &(usize, usize)| {
        let name = quotes[one].speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
        same_name(name, gold.quotes[other].speaker.as_deref().unwrap_or(""))
    };
    let chain = |&(one, other): &(usize, usize)| {
        let chain = gold.quotes[other].chain.as_ref();
        chain.is_none_or(|chain| same_chain(&quotes[one].chain, chain))
    };
    let left_over = |one: &usize| {
        let near =
            |(quote, words): (&Quote, &Words)| soft(quote) && words.touches(&found_words[*one]);
        !pairs.iter().any(|pair| pair.0 == *one) && !gold.quotes.iter().zip(&gold_words).any(near)
    };
    Verdict {
        found: all,
        speaker: all && pairs.iter().all(speaker),
        chain: all && pairs.iter().all(chain),
        clean: !(0..quotes.len()).any(|one| left_over(&one)),
    }
}
