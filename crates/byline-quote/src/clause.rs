//! Noun phrases and clause ends, found by word lists.

use byline_core::{PennTag, TokenRange};
use byline_lexicon::{Lexicon, Words};
use byline_view::{Quotation, View};

/// The longest noun phrase that the rules follow, in tokens.
const LONGEST_PHRASE: usize = 25;

/// Days, months and times that stand alone.
const DAY: Words = Words::DAY.or(Words::MONTH).or(Words::MOMENT);

/// What begins a noun phrase, and no pronoun.
const ARTICLE: Words = Words::DEFINITE.or(Words::INDEFINITE).or(Words::QUANTIFIER);

/// At the edge of a noun phrase these are no part of it.
const LOOSE: Words = Words::ADVERB.or(Words::PREPOSITION).or(Words::COORDINATOR).or(Words::CLITIC);

/// A document with its quotations, ready for the rules.
#[derive(Debug)]
pub(crate) struct Story<'d> {
    /// The tokens.
    pub words: View<'d>,
    /// The words that attribute.
    pub lexicon: &'d Lexicon,
}

impl<'d> Story<'d> {
    /// Prepares the tokens of a document.
    pub fn new(view: View<'d>) -> Self {
        Self { lexicon: view.lexicon(), words: view }
    }

    /// The outermost quotations, in order.
    #[inline]
    pub fn quotations(&self) -> &[Quotation] {
        self.words.quotations()
    }

    /// The Penn tag of a token.
    #[inline]
    pub fn tag(&self, at: usize) -> Option<PennTag> {
        self.words.document().tags().get(at).map(|tag| tag.penn)
    }

    /// True if the token stands in a quotation.
    pub fn quoted(&self, index: usize) -> bool {
        self.words.is_quoted(index)
    }

    /// The quotation that holds a token.
    pub fn quotation(&self, index: usize) -> Option<usize> {
        self.words.quotation(index)
    }

    /// The quotation that begins at a token.
    pub fn quotation_from(&self, index: usize) -> Option<usize> {
        self.words.quotation_from(index)
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
        if start < end && self.words.is(Words::PREPOSITION, start) {
            start = self.after_adjunct(start, end)?;
        }
        while start < end && self.is_loose(start) {
            start += 1;
        }
        (start < end).then(|| TokenRange::new(start, end))
    }

    /// The pronoun or noun phrase that ends before token `end` and begins at `floor` or later.
    pub fn subject_before(&self, floor: usize, end: usize) -> Option<TokenRange> {
        if end > floor && self.words.is_subject_pronoun(end - 1) {
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
        let relative = relative.into_iter().find(|&index| self.words.is_relative(index))?;
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
        let word = self.words.lower(index);
        self.words.is(LOOSE.or(DAY), index)
            || matches!(word, "-" | "—" | "–")
            || (word.ends_with("ly") && !self.words.is_capital_or_digit(index))
    }

    fn joins_left(&self, index: usize, end: usize) -> bool {
        let words = &self.words;
        if self.quoted(index) {
            return false;
        }
        let word = words.lower(index);
        match word {
            _ if is_joint(words, index) => true,
            "." => words.is_glued(index) && words.is_capital_or_digit(index.saturating_sub(1)),
            "and" => {
                index + 1 < end
                    && index > 0
                    && words.is_word(index - 1)
                    && (words.is_capital_or_digit(index + 1) || words.is(ARTICLE, index + 1))
                    && !self.quoted(index - 1)
            }
            _ => {
                words.is_word(index)
                    && !words.is(Words::SUBORDINATOR, index)
                    && !words.is_subject_pronoun(index)
                    && !words.is_verb(index)
            }
        }
    }

    /// `On Monday the minister`: where the noun phrase begins after a leading adjunct.
    fn after_adjunct(&self, start: usize, end: usize) -> Option<usize> {
        let words = &self.words;
        (start + 1..end).rev().find(|&index| {
            let fresh = !words.is(Words::PREPOSITION, index - 1);
            let run = words.is_capital_or_digit(index - 1) && !words.is(DAY, index - 1)
                || words.is(Words::DETERMINER.or(Words::CLITIC), index - 1)
                || words.lower(index - 1) == "and";
            fresh && !words.is(DAY, index) && {
                words.is(Words::DETERMINER, index) || (words.is_capital_or_digit(index) && !run)
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
        // In `a survey carried out by` the participle is no part of what stands before it.
        let participle = |at: usize| at > start && self.tag(at) == Some(PennTag::Vbn);
        while end > start
            && (self.is_loose(end - 1) && self.words.lower(end - 1) != "'s" || participle(end - 1))
        {
            end -= 1;
        }
        (end > start).then(|| TokenRange::new(start, end))
    }

    fn joins_right(&self, index: usize, start: usize) -> bool {
        let words = &self.words;
        let word = words.lower(index);
        if self.quoted(index) {
            return false;
        }
        match word {
            _ if is_joint(words, index) || words.is(Words::INNER, index) => index > start,
            "." => words.is_glued(index) && words.word(index - 1).len() == 1,
            "and" => words.is_capital_or_digit(index + 1),
            "in" => {
                index > start && words.is_capital_or_digit(index + 1) && !words.is(DAY, index + 1)
            }
            _ => {
                words.is_word(index)
                    && !words.is(Words::PREPOSITION.or(Words::SUBORDINATOR).or(DAY), index)
                    && (index == start || !words.is_subject_pronoun(index))
                    && !words.is_verb(index)
            }
        }
    }
}

/// True for what joins the parts of a name.
fn is_joint(words: &View<'_>, index: usize) -> bool {
    matches!(words.lower(index), "-" | "&") || words.is(Words::CLITIC, index)
}
