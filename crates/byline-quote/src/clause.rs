//! Noun phrases and clause ends, found by word lists.

use crate::words::Words;
use byline_core::{PennTag, TokenRange};
use byline_lexicon::{Forms, Lexicon, Strength};
use byline_view::{Quotation, View};

/// The longest noun phrase that the rules follow, in tokens.
const LONGEST_PHRASE: usize = 25;

/// A document with its quotations, ready for the rules.
#[derive(Debug)]
pub(crate) struct Story<'d> {
    /// The tokens.
    pub words: Words<'d>,
    /// The words that attribute.
    pub lexicon: &'d Lexicon,
}

impl<'d> Story<'d> {
    /// Prepares the tokens of a document.
    pub fn new(view: View<'d>) -> Self {
        Self { lexicon: view.lexicon(), words: Words::new(view) }
    }

    /// The outermost quotations, in order.
    #[inline]
    pub fn quotations(&self) -> &[Quotation] {
        self.words.view.quotations()
    }

    /// The Penn tag of a token.
    #[inline]
    pub fn tag(&self, at: usize) -> Option<PennTag> {
        self.words.document.tags().get(at).map(|tag| tag.penn)
    }

    /// True if the token stands in a quotation.
    pub fn quoted(&self, index: usize) -> bool {
        self.words.view.is_quoted(index)
    }

    /// The quotation that holds a token.
    pub fn quotation(&self, index: usize) -> Option<usize> {
        self.words.view.quotation(index)
    }

    /// The quotation that begins at a token.
    pub fn quotation_from(&self, index: usize) -> Option<usize> {
        self.words.view.quotation_from(index)
    }

    /// True if the word is a finite verb as far as lists tell.
    pub fn is_verb(&self, index: usize) -> bool {
        let word = self.lexicon.word(self.words.at(index));
        let reports = word.verb.is_some_and(|verb| verb.strength != Strength::Seldom);
        self.words.is("verb", index) || reports && word.forms.has(Forms::PAST)
    }

    /// The noun phrase that ends before token `end` and begins at `floor` or later.
    pub fn phrase_before(&self, floor: usize, end: usize) -> Option<TokenRange> {
        let floor = floor.max(end.saturating_sub(LONGEST_PHRASE));
        let mut start = end;
        while start > floor && self.joins_left(start - 1, end) {
            start -= 1;
        }
        if start > floor && !self.quoted(start - 1) && self.words.is_word(start - 1) {
            if let Some(whole) = self.around_relative(floor, start, end) {
                return Some(whole);
            }
        }
        if start < end && self.words.is("preposition", start) {
            start = self.after_adjunct(start, end)?;
        }
        while start < end && self.is_loose(start) {
            start += 1;
        }
        (start < end).then(|| TokenRange::new(start, end))
    }

    /// The pronoun or noun phrase that ends before token `end` and begins at `floor` or later.
    pub fn subject_before(&self, floor: usize, end: usize) -> Option<TokenRange> {
        if end > floor && self.words.is("subject", end - 1) {
            return Some(TokenRange::new(end - 1, end));
        }
        self.phrase_before(floor, end)
    }

    /// `the paper which has not been seen since May` + `says`: the relative clause belongs to
    /// the noun phrase.
    fn around_relative(&self, floor: usize, start: usize, end: usize) -> Option<TokenRange> {
        let relative = (floor + 1..start)
            .rev()
            .take(12)
            .take_while(|&index| self.words.is_word(index) && !self.quoted(index));
        let relative = relative.into_iter().find(|&index| self.words.is("relative", index))?;
        let mut first = relative;
        while first > floor && self.joins_left(first - 1, relative) {
            first -= 1;
        }
        while first < relative && self.is_loose(first) {
            first += 1;
        }
        (first < relative).then(|| TokenRange::new(first, end))
    }

    fn is_loose(&self, index: usize) -> bool {
        let word = self.words.at(index);
        self.words.is("adverb", index)
            || self.words.is("preposition", index)
            || self.words.is("day", index)
            || self.words.is("loose", index)
            || matches!(word, "-" | "—" | "–")
            || (word.ends_with("ly") && !self.words.is_capital_or_digit(index))
    }

    fn joins_left(&self, index: usize, end: usize) -> bool {
        let words = &self.words;
        if self.quoted(index) {
            return false;
        }
        let word = words.at(index);
        match word {
            _ if words.is("joint", index) => true,
            "." => words.token(index).glued && words.is_capital_or_digit(index.saturating_sub(1)),
            "and" => {
                index + 1 < end
                    && index > 0
                    && words.is_word(index - 1)
                    && (words.is_capital_or_digit(index + 1) || words.is("article", index + 1))
                    && !self.quoted(index - 1)
            }
            _ => {
                words.is_word(index)
                    && !words.is("subordinator", index)
                    && !words.is("pronoun", index)
                    && !self.is_verb(index)
            }
        }
    }

    /// `On Monday the minister`: where the noun phrase begins after a leading adjunct.
    fn after_adjunct(&self, start: usize, end: usize) -> Option<usize> {
        let words = &self.words;
        (start + 1..end).rev().find(|&index| {
            let fresh = !words.is("preposition", index - 1);
            let run = words.is_capital_or_digit(index - 1) && !words.is("day", index - 1)
                || words.is("determiner", index - 1)
                || words.is("clitic", index - 1)
                || words.at(index - 1) == "and";
            fresh && !words.is("day", index) && {
                words.is("determiner", index) || (words.is_capital_or_digit(index) && !run)
            }
        })
    }

    /// The noun phrase that begins at token `start` and ends at `ceiling` or earlier.
    pub fn phrase_after(&self, start: usize, ceiling: usize) -> Option<TokenRange> {
        let ceiling = ceiling.min(start + LONGEST_PHRASE);
        let mut end = start;
        while end < ceiling && self.joins_right(end, start) {
            end += 1;
        }
        while end > start && self.is_loose(end - 1) && self.words.at(end - 1) != "'s" {
            end -= 1;
        }
        (end > start).then(|| TokenRange::new(start, end))
    }

    fn joins_right(&self, index: usize, start: usize) -> bool {
        let words = &self.words;
        let word = words.at(index);
        if self.quoted(index) {
            return false;
        }
        match word {
            _ if words.is("inner", index) => index > start,
            "." => words.token(index).glued && words.token(index - 1).span.len() == 1,
            "and" => words.is_capital_or_digit(index + 1),
            "in" => {
                index > start && words.is_capital_or_digit(index + 1) && !words.is("day", index + 1)
            }
            _ => {
                let breaks = ["preposition", "subordinator", "day"];
                words.is_word(index)
                    && !breaks.iter().any(|class| words.is(class, index))
                    && (index == start || !words.is("pronoun", index))
                    && !self.is_verb(index)
            }
        }
    }
}
