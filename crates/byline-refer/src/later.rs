//! A name that comes after its description: `a NATO official said`, and a sentence on `Zoë Ruiz, a
//! NATO official`. And the outlet whose report a headline speaks of.

use super::cast::Referent;
use super::gender::Gender;
use super::lists::Lists;
use super::resolve::{Answer, Resolver};
use super::sort::Sort;
use byline_core::TokenRange;
use byline_lexicon::{Nouns, Words};
use std::collections::HashMap;
use std::ops::Range;

/// How far behind the description the name may stand, in tokens.
const REACH: usize = 300;

/// The same where the noun is all that both have: `spokesman Karl Roe`.
const REACH_OF_NOUN: usize = 100;

impl Resolver<'_, '_> {
    /// Gives those without a name the name of whoever the story introduces soon after in the same
    /// words, unless it says that the name is withheld.
    pub fn name_later(&mut self) {
        let first = self.cast.first_names();
        let mut named: HashMap<usize, Option<usize>> = HashMap::new();
        for quote in 0..self.found.len() {
            let Some(Answer::Who(who, certainty)) = self.answers[quote] else { continue };
            let Some(source) = self.found[quote].source else { continue };
            let later = match named.get(&who) {
                Some(&later) => later,
                None => self
                    .introduced_later(who, quote, source, &first)
                    .or_else(|| self.reporter_later(who, quote)),
            };
            named.insert(who, later);
            if let Some(later) = later {
                self.answers[quote] = Some(Answer::Who(later, certainty * 0.9));
            }
        }
    }

    /// The one person whom the story introduces after a source with the words of its description.
    fn introduced_later(
        &self,
        who: usize,
        quote: usize,
        source: TokenRange,
        first: &HashMap<usize, usize>,
    ) -> Option<usize> {
        let described = &self.cast.referents[who];
        if !is_somebody(described) || self.is_withheld(quote, source) {
            return None;
        }
        let near = source.end()..source.end() + REACH;
        let fits = |&other: &usize| {
            let referent = &self.cast.referents[other];
            referent.sort == Sort::Person
                && near.contains(&referent.introduced)
                && first.get(&other) == Some(&referent.introduced)
                && (shares_description(self.story.lists, described, referent)
                    || is_only(self.story.lists, described, referent)
                        && referent.introduced < source.end() + REACH_OF_NOUN)
        };
        let fitting = self.cast.described(&described.head).filter(fits);
        let fitting = fitting.min_by_key(|&other| self.cast.referents[other].introduced);
        fitting.or_else(|| self.introduced_with_age(described, near))
    }

    /// `A man was charged`, and further down `Karl Roe, 55, of Lyon`: whoever is introduced first with
    /// an age, where the description is no more than a man or a woman.
    fn introduced_with_age(&self, described: &Referent, near: Range<usize>) -> Option<usize> {
        let words = &self.story.words;
        let post = Nouns::OFFICE.or(Nouns::TITLE).or(Nouns::KIN).or(Nouns::UNNAMED);
        let lists = self.story.lists;
        let sex = Gender::of_noun(lists, &described.head);
        if !sex.is_known() || lists.is_noun(post, &described.head) {
            return None;
        }
        let aged = |at: usize| {
            let age = words.at(at + 1);
            let number = age.len() < 4 && age.bytes().all(|digit| digit.is_ascii_digit());
            words.at(at) == "," && number && !age.is_empty() && !words.is_word(at + 2)
        };
        let names = self.cast.inside(TokenRange::new(near.start, near.end.min(words.len())));
        let mut people = names.filter(|name| self.cast.referents[name.who].sort == Sort::Person);
        let first = people.find(|name| aged(name.tokens.end()))?;
        let referent = &self.cast.referents[first.who];
        (referent.introduced == first.tokens.start() && agree(described, referent))
            .then_some(first.who)
    }

    /// The first outlet that speaks after `a report` of which nothing more is said. Bare `reports` are
    /// those of several.
    fn reporter_later(&self, who: usize, quote: usize) -> Option<usize> {
        let described = &self.cast.referents[who];
        let report = described.entity.is_none()
            && self.story.lists.is(Words::REPORT, &described.name.to_lowercase())
            && !self.story.lists.is_plural(&described.name.to_lowercase());
        if !report {
            return None;
        }
        let answers = self.answers[quote + 1..].iter().flatten();
        let bodies = answers.filter_map(|answer| match *answer {
            Answer::Who(who, _) => Some(who),
            Answer::Open => None,
        });
        bodies
            .into_iter()
            .find(|&who| self.cast.referents[who].sort == Sort::Body && self.is_outlet(who))
    }

    /// True if the sentence of a source says that it is not named: `on condition of anonymity`.
    fn is_withheld(&self, quote: usize, source: TokenRange) -> bool {
        let words = &self.story.words;
        let document = words.document;
        let Some(sentence) = document.sentence_of(source.start()) else { return false };
        let content = &self.found[quote].content;
        let said = |at: usize| content.iter().any(|range| range.range().contains(&at));
        let mut around = document.sentences()[sentence].tokens.range().filter(|&at| !said(at));
        around.any(|at| {
            let nameless = self.story.lexicon.word(words.at(at)).is(Words::NAMELESS);
            nameless || self.story.lists.is(Words::WITHHELD, words.at(at))
        })
    }
}

/// True for one whom the story has not named.
fn is_somebody(referent: &Referent) -> bool {
    referent.anonymous && referent.entity.is_none() && referent.sort == Sort::Person
}

/// True if the story says of somebody named what it said of somebody without a name: the noun, and
/// one of the words beside it. A noun alone says too little.
fn shares_description(lists: Lists<'_>, described: &Referent, named: &Referent) -> bool {
    let mut beside = described
        .words
        .iter()
        .filter(|word| **word != described.head && !lists.is(Words::OTHER, word));
    agree(described, named) && beside.any(|word| named.words.contains(word))
}

/// True if the noun is all that the story says of somebody named, as it has said whose spokesman
/// that is.
fn is_only(lists: Lists<'_>, described: &Referent, named: &Referent) -> bool {
    described.words.len() > 1
        && agree(described, named)
        && beside_name(lists, named).eq([&described.head])
}

/// What the story says of somebody beside the words of the name.
fn beside_name<'r>(
    lists: Lists<'_>,
    referent: &'r Referent,
) -> impl Iterator<Item = &'r String> + use<'r> {
    let name: Vec<String> = lists.content_words(&referent.name).collect();
    referent.words.iter().filter(move |word| !name.contains(word))
}

fn agree(described: &Referent, named: &Referent) -> bool {
    let known = described.gender.is_known() && named.gender.is_known();
    !known || named.gender.fit(described.gender) > 0.0
}
