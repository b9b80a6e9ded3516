//! The parts of a source's noun phrase.

use super::cast::Cast;
use super::lists::{self, Lists};
use super::sort::Sort;
use super::trail::is_finite;
use crate::story::Story;
use byline_core::{PennTag, TokenRange};
use byline_lexicon::{Features, Nouns, Words};

/// A noun phrase: `the minister's adviser on trade, who was absent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// All of it, without words that lead in.
    pub whole: TokenRange,
    /// Up to its head noun: `the minister's adviser`.
    pub core: TokenRange,
    /// The head noun: `adviser`.
    pub head: usize,
    /// Whose it is, with the core behind that: `the minister`.
    pub owner: Option<TokenRange>,
}

impl Phrase {
    /// Takes a source apart. A source of no words is all head.
    pub fn new(story: &Story<'_>, cast: &Cast, source: TokenRange) -> Self {
        let words = &story.words;
        let leads = |&at: &usize| {
            let word = words.at(at);
            let counts = is_amount(story, at + 1);
            let loose = words.is_preposition(at) && !counts;
            let loose =
                loose || matches!(word, "and" | "but" | "even" | "only" | "neither" | "both");
            cast.name_at(at).is_none() && (!words.is_word(at) || loose)
        };
        let led = source.range().take_while(leads).count();
        let start = if led < source.len() { source.start() + led } else { source.start() };
        let mut end = source.end();
        // `Roe's` in `Roe's view`.
        while end > start + 1 && matches!(words.at(end - 1), "'s" | "’s" | "'" | "’" | ",") {
            end -= 1;
        }
        // `Roe later` in `Roe later said`.
        let adverb = |at: usize| {
            let tag = |at: usize| words.document.tags().get(at).map(|tag| tag.penn);
            matches!(tag(at), Some(PennTag::Rb | PennTag::Rbr))
                && cast.name_at(at).is_none()
                && !story.lists.is_noun(lists::OUTLET, words.at(at))
                && tag(at - 1).is_some_and(PennTag::is_noun)
        };
        while end > start + 1 && (adverb(end - 1) || is_beside_noun(story, cast, end - 1)) {
            end -= 1;
        }
        // A span that begins behind its article is taken whole.
        let article = start > 0 && matches!(words.at(start - 1), "the" | "a" | "an" | "another");
        let start = start - usize::from(article && cast.name_at(start - 1).is_none());
        let whole = TokenRange::new(start, end);
        let cut = (start + 1..end).find(|&at| {
            let inside = cast.name_at(at).is_some_and(|name| name.tokens.start() < at);
            !inside && ends_core(story, at) && !is_abbreviation(story, at, end)
        });
        let core = TokenRange::new(start, cut.unwrap_or(end));
        Self { whole, core, head: head(story, core), owner: owner(story, cast, core) }
    }

    /// True if the core begins with a word of the class.
    pub fn begins(&self, class: Words, story: &Story<'_>) -> bool {
        story.lists.is(class, story.words.at(self.core.start()))
    }

    /// True if the phrase points back: `the official`, `this group`, `his adviser`.
    pub fn is_definite(&self, story: &Story<'_>) -> bool {
        self.begins(Words::DEFINITE, story) || story.words.is_possessive(self.core.start())
    }

    /// The modifiers and the head, without owner and determiner.
    pub fn described(&self, story: &Story<'_>) -> TokenRange {
        let words = &story.words;
        let start = self.owner.map_or(self.core.start(), |owner| owner.end());
        let start = if words.is_possessive_mark(start) { start + 1 } else { start };
        let article = words.is_determiner(start) && start < self.head;
        TokenRange::new((start + usize::from(article)).min(self.head), self.head + 1)
    }
}

/// True for what may stand behind a noun and is no part of it: `Roe himself`, `the ministry Friday`.
fn is_beside_noun(story: &Story<'_>, cast: &Cast, at: usize) -> bool {
    let words = &story.words;
    let noun = words.document.tags().get(at - 1).is_none_or(|tag| tag.penn.is_noun());
    let reflexive = story.lists.pronoun(words.at(at)).has(Features::REFLEXIVE);
    let named = |at: usize| {
        let name = cast.name_at(at);
        name.is_some_and(|name| cast.referents[name.who].sort != Sort::Value)
    };
    // `Super Tuesday` is one name.
    let part = words.is_day(at - 1) || words.is_capital_or_digit(at - 1) && !named(at - 1);
    let day = noun && words.is(Words::DAY, at) && !part;
    (reflexive || day) && !named(at)
}

/// True for the bracket of an abbreviation in front of a noun: `Free Harbour Forces (FHF) spokesman`.
/// Behind the name of a politician it is a party, and what follows is a place.
fn is_abbreviation(story: &Story<'_>, open: usize, end: usize) -> bool {
    let words = &story.words;
    let next = open + 3;
    words.at(open) == "("
        && words.at(open + 2) == ")"
        && next < end
        && words.is_word(next)
        && !words.is_preposition(next)
        && is_in_capitals(story, open + 1)
}

/// True for two capital letters or more.
fn is_in_capitals(story: &Story<'_>, at: usize) -> bool {
    let written = &story.words.document.text()[story.words.token(at).span];
    written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn ends_core(story: &Story<'_>, at: usize) -> bool {
    let words = &story.words;
    let mark = matches!(words.at(at), "," | "(" | "—" | "–" | ":" | ";" | "[" | "“" | "\"");
    let dash = words.at(at) == "-" && !words.token(at).glued;
    let clause = matches!(words.at(at), "who" | "which" | "that" | "whose" | "whom" | "where");
    let time = words.is(Words::BEFORE_TIME, at)
        && (story.lists.is_noun(Nouns::TIME, words.at(at + 1)) || words.is_day(at + 1));
    let preposition = words.is_preposition(at) && !is_amount(story, at + 1);
    let example = words.at(at) == "like" && words.is_capital_or_digit(at + 1);
    mark || dash || clause || time || preposition || example
}

/// True for what follows `about` in `about half of the voters`.
fn is_amount(story: &Story<'_>, at: usize) -> bool {
    let word = story.words.at(at);
    story.lists.is_amount(word) || word.starts_with(|first: char| first.is_ascii_digit())
}

/// The last noun of a core: `people` in `people familiar`; without one a noun for people that a
/// tagger took for something else, and at last a number or determiner: `some`, `these two`.
fn head(story: &Story<'_>, core: TokenRange) -> usize {
    use PennTag::{Cd, Dt, Nn, Nnp, Nnps, Nns, Prp};
    let tags = story.words.document.tags();
    let tag = |at: usize| tags.get(at).map(|tag| tag.penn);
    let noun = |&at: &usize| match tag(at) {
        Some(Nn | Nns | Nnp | Nnps | Prp) => true,
        Some(_) => is_age(story, at),
        None => is_known_noun(story.lists, story.words.at(at)),
    };
    let known = |&at: &usize| is_known_noun(story.lists, story.words.at(at));
    let other = |&at: &usize| matches!(tag(at), Some(Cd | Dt));
    // `the study released Wednesday`: a day says when.
    let words =
        || core.range().rev().filter(|&at| story.words.is_word(at) && !story.words.is_day(at));
    let found = words()
        .find(noun)
        .or_else(|| words().find(known))
        .or_else(|| words().find(other))
        .or_else(|| words().next())
        .unwrap_or(core.start());
    first_of_joined(story, core, found)
}

/// The noun in front of hyphens and a preposition: `brother` in `brother-in-law`.
fn first_of_joined(story: &Story<'_>, core: TokenRange, last: usize) -> usize {
    let words = &story.words;
    let first = last.checked_sub(4).filter(|&first| first >= core.start());
    let joins = |first: usize| {
        let hyphens = words.at(first + 1) == "-" && words.at(first + 3) == "-";
        hyphens && words.is(Words::PREPOSITION, first + 2) && words.is_joined(last)
    };
    first.filter(|&first| joins(first)).unwrap_or(last)
}

/// True for the last word of `23-year-old`, somebody who is called by age.
pub(crate) fn is_age(story: &Story<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| story.words.at(at));
    let time = story.lists.is_noun(Nouns::TIME, before(2));
    story.words.is(Words::AGE, at) && before(1) == "-" && time
}

fn is_known_noun(lists: Lists<'_>, word: &str) -> bool {
    let noun = lists.sort_of_noun(word) != Sort::Thing
        || lists.is_noun(lists::DOCUMENT, &lists.singular(word));
    noun && !lists.is_amount(word)
}

/// Whose the head is: what stands before the last possessive ending, or a possessive pronoun.
fn owner(story: &Story<'_>, cast: &Cast, core: TokenRange) -> Option<TokenRange> {
    let words = &story.words;
    let ending = |&at: &usize| {
        let alone = matches!(words.at(at), "'" | "’") && words.at(at - 1).ends_with('s');
        let inside = cast.name_at(at).is_some_and(|name| name.tokens.start() < at);
        !inside && (matches!(words.at(at), "'s" | "’s") || alone)
    };
    let inner = core.start() + 1..core.end().max(core.start() + 2) - 1;
    if let Some(at) = inner.rev().find(ending) {
        return Some(TokenRange::new(core.start(), at));
    }
    let pronoun = core.len() > 1 && words.is_possessive(core.start());
    pronoun.then(|| TokenRange::new(core.start(), core.start() + 1))
}

/// The noun phrase in front of a relative pronoun: `the baker` before `who`.
pub(crate) fn before_relative(story: &Story<'_>, relative: usize) -> Option<TokenRange> {
    let words = &story.words;
    let mark = matches!(words.at(relative.checked_sub(1)?), "," | "(" | "—" | "–" | "-");
    let end = relative - usize::from(mark);
    let document = words.document;
    let sentence = document.sentence_of(relative).map(|s| document.sentences()[s].tokens.start());
    let floor = end.saturating_sub(12).max(sentence.unwrap_or_default());
    let joins = |&at: &usize| {
        let mark = matches!(words.at(at), "'s" | "’s" | "-" | "&")
            || words.at(at) == "." && words.token(at).glued;
        (words.is_word(at) || mark)
            && !words.is_preposition(at)
            && !words.is_subordinator(at)
            && !is_finite(story, at)
    };
    let length = (floor..end).rev().take_while(joins).count();
    (length > 0).then(|| TokenRange::new(end - length, end))
}
