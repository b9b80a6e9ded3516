//! Sources with a name in them.

use super::cast::{Name, Referent};
use super::describe;
use super::gender::Gender;
use super::lists;
use super::phrase::Phrase;
use super::resolve::Resolver;
use super::sort::Sort;
use byline_core::TokenRange;
use byline_lexicon::{Nouns, Words};

impl Resolver<'_, '_> {
    /// The bearer of the name that the phrase's head is: `spokesman Dmitry Peskov`.
    pub fn named(&mut self, phrase: &Phrase) -> Option<usize> {
        let core = phrase.core;
        let last = self.cast.inside(core).next_back();
        let Some(name) = last.filter(|name| self.ends(core, name.tokens.end())) else {
            return self.unlisted(phrase);
        };
        if self.cast.referents[name.who].sort == Sort::People {
            return Some(self.members(phrase, name));
        }
        Some(self.whole_body(name))
    }

    /// True if nothing but marks stands between a name and the end of the core.
    pub fn ends(&self, core: TokenRange, end: usize) -> bool {
        (end..core.end()).all(|at| !self.story.words.is_word(at))
    }

    /// `the Daily News` means `the New York Daily News`, where the story has named it so.
    pub fn whole_body(&self, name: Name) -> usize {
        let referent = &self.cast.referents[name.who];
        if referent.sort != Sort::Body || !referent.name.contains(' ') {
            return name.who;
        }
        let Some(last) = self.story.lists.content_words(&referent.name).last() else {
            return name.who;
        };
        let ends = |whole: &str| {
            whole.strip_suffix(referent.name.as_str()).is_some_and(|rest| rest.ends_with(' '))
        };
        let mut longer = self.cast.described(&last).filter(|&who| {
            let other = &self.cast.referents[who];
            other.sort == Sort::Body && ends(&other.name)
        });
        longer.next().unwrap_or(name.who)
    }

    /// `some Democrats`, `Russians`: people of a group, under the words of the story.
    fn members(&mut self, phrase: &Phrase, name: Name) -> usize {
        let words = &self.story.words;
        let counted = phrase.begins(Words::OTHER, self.story)
            || words.is_determiner(phrase.core.start()) && !phrase.is_definite(self.story);
        let singular = phrase.head == name.tokens.start()
            && !self.story.lists.is_plural(words.at(phrase.head));
        let text = self.phrase_text(phrase);
        let entity = self.cast.referents[name.who].entity;
        let known =
            self.cast.phrase(&text).filter(|&who| self.cast.referents[who].entity == entity);
        known.unwrap_or_else(|| {
            let referent = Referent {
                entity,
                name: text,
                anonymous: counted,
                sort: if singular { Sort::Person } else { Sort::People },
                gender: Gender::default(),
                words: Default::default(),
                head: self.story.lists.lemma(words.at(phrase.head)),
                introduced: usize::MAX,
            };
            self.cast.add(referent)
        })
    }

    /// A name that no entity has, as capital letters tell.
    fn unlisted(&mut self, phrase: &Phrase) -> Option<usize> {
        let words = &self.story.words;
        let core = phrase.core;
        let part = |at: usize| {
            let point =
                words.at(at) == "." && words.token(at).glued || matches!(words.at(at), "-" | "&");
            (words.is_name(at) || point) && self.cast.name_at(at).is_none()
        };
        let noun = |at: usize| {
            let singular = self.story.lists.singular(words.at(at));
            let thing = lists::TITLE.or(lists::DOCUMENT).or(lists::OUTLET).or(Nouns::AMOUNT);
            self.story.lists.is_person(&singular)
                || self.story.lists.is_noun(thing, &singular)
                || self.story.lists.is_body(&singular)
        };
        let length = core.range().rev().take_while(|&at| part(at)).count();
        let mut start = core.end() - length;
        if length == 0 || noun(core.end() - 1) {
            return None;
        }
        // The titles before it are no part of the name.
        while start + 1 < core.end() {
            let word = words.at(start).trim_end_matches('.');
            let title =
                self.story.lists.is_noun(lists::TITLE, word) || self.story.lists.is_former(word);
            let article = words.is_determiner(start);
            if !title && !article && words.is_word(start) {
                break;
            }
            start += 1;
        }
        let lone_start =
            start == core.start() && self.starts_sentence(start) && core.end() == start + 1;
        let surname = words.at(core.end() - 1).to_owned();
        if let Some(&who) = self.cast.bearers(&surname).last() {
            return Some(who);
        }
        let name = self.text(TokenRange::new(start, core.end()));
        let known = self.cast.named(&name);
        if known.is_some() {
            return known;
        }
        // A capital letter at the beginning of a sentence makes no name.
        if lone_start && self.story.lists.is_plural(&surname) {
            return None;
        }
        let mut gender = Gender::of_name(self.story.lists, &name);
        core.range()
            .for_each(|at| gender.add(Gender::of_noun(self.story.lists, self.story.words.at(at))));
        let titles = self.text(TokenRange::new(core.start(), start));
        let words = self.story.lists.content_words(&titles).collect();
        let referent = Referent {
            entity: None,
            name,
            anonymous: false,
            sort: Sort::Person,
            gender,
            words,
            head: String::new(),
            introduced: usize::MAX,
        };
        Some(self.cast.add(referent))
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let document = self.story.words.document;
        document.sentence_of(at).is_some_and(|s| document.sentences()[s].tokens.start() == at)
    }

    /// `the baker, Zoë Ruiz,`: the name that follows a description.
    pub fn in_apposition(&mut self, phrase: &Phrase) -> Option<usize> {
        let words = &self.story.words;
        let whole = phrase.whole;
        let head = words.at(phrase.head);
        // A noun that no list knows may be one for people: `a superdelegate, Zoë Ruiz`.
        let lexicon = self.story.lists;
        let led = whole.start() > 0 && words.is_preposition(whole.start() - 1);
        let person = match lexicon.sort_of_noun(head) {
            // `In a memo to the board, Zoë Ruiz, who left,`: no document has the name of a person.
            Sort::Thing => led || !lexicon.is_noun(lists::DOCUMENT, &lexicon.singular(head)),
            sort => sort == Sort::Person,
        };
        let relative = |at: &usize| matches!(words.at(*at), "who" | "which" | "whose" | "where");
        let mut commas: Vec<usize> = (phrase.core.end()..whole.end())
            .take_while(|at| !relative(at))
            .filter(|&at| matches!(words.at(at), "," | "—" | "–"))
            .collect();
        // `one woman who was there, baker Zoë Ruiz`: what ends the phrase.
        if (phrase.core.end()..whole.end()).take(1).any(|at| relative(&at)) {
            commas.extend(whole.range().rev().find(|&at| words.at(at) == ","));
        }
        for (index, &comma) in commas.iter().enumerate() {
            let end = commas.get(index + 1).copied().unwrap_or(whole.end());
            let part = TokenRange::new(comma + 1, end.max(comma + 1));
            let alone = |name: &Name| {
                let (start, end) = (name.tokens.start(), name.tokens.end());
                let goes_on = words.is_preposition(end) || words.at(end) == "(";
                self.ends(part, end) || start == part.start() && goes_on || words.at(end) == "("
            };
            let Some(name) = self.cast.inside(part).find(alone) else { continue };
            let sort = self.cast.referents[name.who].sort;
            let led = (part.start()..name.tokens.start()).any(|at| {
                words.is_preposition(at)
                    && !describe::holds_office(self.story, at, name.tokens.start())
                    || matches!(words.at(at), "and" | "'s" | "’s")
            });
            let direct = name.tokens.start() == part.start();
            // A name of unknown kind is a body's where the noun says so.
            let body = sort == Sort::Body
                || sort == Sort::Thing && self.story.lists.sort_of_noun(head) == Sort::Body;
            if !led && (person && sort == Sort::Person || direct && body) {
                let described: Vec<String> = self
                    .story
                    .lists
                    .content_words(&self.text(phrase.described(self.story)))
                    .collect();
                self.cast.describe(name.who, described);
                return Some(name.who);
            }
        }
        None
    }

    /// `Zoë Ruiz, a baker`, where the source is said to be `a baker` alone.
    pub fn before_apposition(&self, phrase: &Phrase) -> Option<usize> {
        let words = &self.story.words;
        let comma = phrase.whole.start().checked_sub(1)?;
        let person = self.story.lists.sort_of_noun(words.at(phrase.head)) == Sort::Person;
        let name = self.cast.name_at(comma.checked_sub(1)?)?;
        let named =
            name.tokens.end() == comma && self.cast.referents[name.who].sort == Sort::Person;
        (person
            && named
            && words.at(comma) == ","
            && !phrase.is_definite(self.story)
            && phrase.owner.is_none())
        .then_some(name.who)
    }

    /// `Secretary of State Ken Cole`, `ambassador to Britain Ken Cole`: an office with a name behind
    /// it. In `the wife of Ken Cole` and `an aide to Senator Ken Cole` somebody else is meant.
    pub fn after_office(&self, phrase: &Phrase) -> Option<usize> {
        let words = &self.story.words;
        let (of, end) = (phrase.core.end(), phrase.whole.end());
        if !words.is_preposition(of) || self.story.lists.is_noun(Nouns::KIN, words.at(phrase.head))
        {
            return None;
        }
        let part = (of + 1..end).find(|&at| matches!(words.at(at), "," | "(" | "who"));
        let part = TokenRange::new(of + 1, part.unwrap_or(end).max(of + 1));
        let name = self.cast.inside(part).next_back()?;
        let person = self.cast.referents[name.who].sort == Sort::Person;
        (person
            && describe::holds_office(self.story, of, name.tokens.start())
            && self.ends(part, name.tokens.end()))
        .then_some(name.who)
    }
}
