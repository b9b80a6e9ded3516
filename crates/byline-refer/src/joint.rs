//! Several names that speak together: `Cummings and Nadler`, `the Sun and the Mirror`.

use super::cast::{BODIES, Name, Referent};
use super::gender::Gender;
use super::phrase::Phrase;
use super::resolve::Resolver;
use super::sort::Sort;
use super::trail;
use crate::Said;
use byline_core::TokenRange;
use byline_lexicon::Words;
use std::collections::HashSet;

impl Resolver<'_, '_> {
    /// A source of several names, as one speaker.
    pub fn together(&mut self, phrase: &Phrase) -> Option<usize> {
        let words = &self.story.words;
        let range = phrase.whole;
        let outside = |at: usize| self.cast.name_at(at).is_none();
        let and = (range.start() + 1..range.end())
            .take_while(|&at| {
                let clause = matches!(words.at(at), "who" | "which" | "whose" | "where");
                !(outside(at) && (clause || words.is_preposition(at)))
            })
            .find(|&at| words.at(at) == "and" && outside(at))?;
        let first = TokenRange::new(range.start(), and);
        let end = (and + 1..range.end()).find(|&at| {
            let joins = matches!(words.at(at), "'s" | "’s" | "-" | ".");
            let ends = !joins && !words.is_word(at) || words.is_preposition(at);
            ends && self.cast.is_outside(at)
        });
        let second = TokenRange::new(and + 1, end.unwrap_or(range.end()));
        let last = self.cast.inside(first).next_back()?;
        let next = self.cast.inside(second).next_back()?;
        let whole = self.ends(first, last.tokens.end()) && self.ends(second, next.tokens.end());
        if !whole || next.who == last.who {
            return None;
        }
        // A list has commas between its names; other names are parts of descriptions.
        let listed = |name: &Name| words.at(name.tokens.end()) == "," || name.tokens.end() == and;
        let mut names: Vec<Name> = self.cast.inside(first).filter(listed).collect();
        let described = (range.start()..names.first()?.tokens.start()).any(|at| {
            words.is(Words::EXAMPLE.or(Words::CLITIC), at)
                || matches!(words.at(at), "," | "—" | "–")
        });
        names.push(next);
        // In `a Christian and corporate speaker` the first is an adjective.
        let adjective = |name: &Name| {
            let group = self.cast.referents[name.who].sort == Sort::People;
            group && !self.story.lists.is_plural(words.at(name.tokens.end() - 1))
        };
        let described = described || names.iter().any(adjective);
        (!described).then(|| self.joint(&names))
    }

    /// Two names in the text that are no source: `they` may mean both of them further down.
    pub fn passing_pair(&mut self, first: Name) {
        let words = &self.story.words;
        if words.at(first.tokens.end()) != "and" {
            return;
        }
        let next = first.tokens.end() + 1;
        let Some(second) = self.cast.inside(TokenRange::new(next, next + 7)).next() else { return };
        // A title or an article may stand between.
        let mut between = next..second.tokens.start();
        let led = |at: usize| {
            !words.is_word(at) || words.is_preposition(at) || trail::is_finite(self.story, at)
        };
        if between.any(led) {
            return;
        }
        let sort = |name: Name| self.cast.referents[name.who].sort;
        let speak = matches!(sort(first), Sort::Person | Sort::Body);
        if speak && sort(first) == sort(second) && first.who != second.who {
            let both = TokenRange::new(first.tokens.start(), second.tokens.end());
            let who = self.joint(&[first, second]);
            self.trail.add(self.story, both.start(), who, trail::weight(self.story, both));
        }
    }

    /// `The former`, `the latter`: the first or the second of the two that were named last.
    pub fn of_two(&self, phrase: &Phrase) -> Option<usize> {
        let words = &self.story.words;
        let (start, last) = (phrase.core.start(), phrase.core.end() - 1);
        if phrase.core.len() != 2 || !words.is(Words::DEFINITE, start) {
            return None;
        }
        let place = match () {
            () if words.is(Words::FIRST_OF_TWO, last) => 0,
            () if words.is(Words::SECOND_OF_TWO, last) => 1,
            () => return None,
        };
        let document = words.document;
        let sentence = document.sentence_of(start)?;
        let mut sentences = document.sentences()[..=sentence].iter().rev().take(4);
        sentences.find_map(|sentence| {
            let names = TokenRange::new(sentence.tokens.start(), sentence.tokens.end().min(start));
            let two = |sort: Sort| {
                let mut found: Vec<usize> = Vec::new();
                for name in self.cast.inside(names).take(20) {
                    let right = self.cast.referents[name.who].sort == sort;
                    if right && !found.contains(&name.who) && !self.is_said(name.tokens.start()) {
                        found.push(name.who);
                    }
                }
                (found.len() == 2).then(|| found[place])
            };
            two(Sort::Person).or_else(|| two(Sort::Body))
        })
    }

    /// True if a token stands in the content of a quote.
    fn is_said(&self, at: usize) -> bool {
        let starts = |quote: &Said| quote.content.first().map_or(0, |range| range.start());
        let near = self.found.partition_point(|quote| starts(quote) <= at);
        let mut near = self.found[near.saturating_sub(4)..near].iter();
        near.any(|quote| quote.content.iter().any(|range| range.range().contains(&at)))
    }

    /// The referent of several names.
    fn joint(&mut self, names: &[Name]) -> usize {
        let known = names.iter().map(|name| {
            let who = self.whole_body(*name);
            self.cast.referents[who].name.as_str()
        });
        let name = listed(&known.collect::<Vec<_>>());
        if let Some(who) = self.cast.phrase(&name) {
            return who;
        }
        let people = names.iter().all(|name| self.cast.referents[name.who].sort == Sort::Person);
        self.cast.add(Referent {
            entity: None,
            name,
            anonymous: false,
            sort: Sort::People,
            gender: Gender::default(),
            words: HashSet::new(),
            head: if people { String::new() } else { BODIES.to_owned() },
            introduced: usize::MAX,
        })
    }
}

/// The names of several who speak together: `A, B and C`.
pub(crate) fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
