//! Whom a pronoun means.

use super::cast::Referent;
use super::gender::Gender;
use super::lists::Lists;
use super::phrase::{self, Phrase};
use super::resolve::{Answer, Resolver};
use super::sort::Sort;
use super::trail::Search;
use byline_core::{PennTag, TokenRange};
use byline_lexicon::{Features, Words};

/// Of two candidates' weights the better one's share must be this for a decision.
pub(crate) const CLEAR: f32 = 0.52;

/// How well a referent fits a third-person pronoun: 0 if not at all.
pub(crate) fn fit(lists: Lists<'_>, word: &str, referent: &Referent) -> f32 {
    use Sort::{Body, People, Person, Place, Thing, Value};
    let pronoun = lists.pronoun(word);
    let it = pronoun.has(Features::NEUTER);
    let they = pronoun.has(Features::THIRD) && pronoun.has(Features::PLURAL);
    match referent.sort {
        Person if pronoun.has(Features::MALE) => referent.gender.fit(Gender::MALE),
        Person if pronoun.has(Features::FEMALE) => referent.gender.fit(Gender::FEMALE),
        // A single person whom the story does not name may be `they` too.
        Person if they && referent.anonymous => 0.3,
        People if they => 1.0,
        Body if they => 0.5,
        Body if it => 1.0,
        Place | Thing if it => 0.4,
        Person | People | Body | Place | Thing | Value => 0.0,
    }
}

impl Resolver<'_, '_> {
    /// A pronoun that is a source.
    pub fn pronoun(&mut self, quote: usize, at: usize) -> Answer {
        let word = self.story.words.at(at);
        if self.story.words.is_relative(at) || self.story.words.is(Words::COMPLEMENTIZER, at) {
            return self.relative(quote, at);
        }
        if let Some(who) = self.issued_before(at) {
            return Answer::Who(who, 0.7);
        }
        let content = &self.found[quote].content;
        let banned = self.named_beside(quote, at);
        let search = Search { at, content, banned: &banned };
        let ranked = self
            .trail
            .rank(self.story, &self.cast, &search, |_, who| fit(self.story.lists, word, who));
        decide(&ranked, CLEAR)
    }

    /// `Roe sent out a letter. It said`: whoever gave out a document in the sentence before.
    fn issued_before(&self, at: usize) -> Option<usize> {
        let sentence = self.story.words.document.sentence_of(at)?;
        let it = self.story.lists.pronoun(self.story.words.at(at)).has(Features::NEUTER);
        let (issued, who) = self.issued.filter(|_| it)?;
        (issued + 1 == sentence).then_some(who)
    }

    /// `who` means the noun phrase before it.
    fn relative(&mut self, quote: usize, at: usize) -> Answer {
        if let Some(who) = self.person_before(at) {
            return Answer::Who(who, 0.9);
        }
        let Some(before) = phrase::before_relative(self.story, at) else { return Answer::Open };
        let before = self.whose(at, before);
        let phrase = Phrase::new(self.story, &self.cast, before);
        match self.named(&phrase) {
            Some(who) => Answer::Who(who, 0.9),
            None if self.story.lists.is_pronoun(self.story.words.at(phrase.head))
                || self.is_verbal(phrase.head) =>
            {
                Answer::Open
            }
            None => match self.described(at, before) {
                Some(who) => Answer::Who(who, 0.9),
                None => self.nominal(quote, &phrase),
            },
        }
    }

    /// `a spokesman for the company, who`: the spokesman, as a company is not `who`.
    fn whose(&self, relative: usize, before: TokenRange) -> TokenRange {
        let words = &self.story.words;
        let named = |range| self.cast.inside(range).next().is_some();
        let noun = |range: TokenRange| self.story.lists.sort_of_noun(words.at(range.end() - 1));
        if words.at(relative) != "who" {
            return before;
        }
        let mut phrase = before;
        // `an expert in the field of transparency, who`: two steps, and hardly ever more.
        for _ in 0..3 {
            if named(phrase) {
                return before;
            }
            if noun(phrase) == Sort::Person {
                return phrase;
            }
            let of = phrase.start().checked_sub(1).filter(|&of| {
                matches!(words.at(of), "for" | "of" | "at" | "from" | "with" | "in" | "on")
            });
            match of.and_then(|of| phrase::before_relative(self.story, of)) {
                Some(head) => phrase = head,
                None => return before,
            }
        }
        before
    }

    /// `Zoë Ruiz, a lawyer in the field, who`: the name before the description.
    fn described(&self, relative: usize, description: TokenRange) -> Option<usize> {
        let words = &self.story.words;
        let comma = description.start().checked_sub(1).filter(|&at| words.at(at) == ",")?;
        let name = self.cast.name_at(comma.checked_sub(1)?)?;
        let person = self.cast.referents[name.who].sort == Sort::Person;
        (words.at(relative) == "who" && person).then_some(name.who)
    }

    /// `Zoë Ruiz of Lyon, who`: the person and not the place.
    fn person_before(&self, relative: usize) -> Option<usize> {
        let words = &self.story.words;
        let end = relative.checked_sub(usize::from(words.at(relative.checked_sub(1)?) == ","))?;
        let place = self.cast.name_at(end.checked_sub(1)?)?;
        let of = place.tokens.start().checked_sub(1)?;
        let person = self.cast.name_at(of.checked_sub(1)?)?;
        let sort = |who: usize| self.cast.referents[who].sort;
        let lives = words.is_preposition(of) && sort(place.who) != Sort::Person;
        (words.at(relative) == "who" && lives && sort(person.who) == Sort::Person)
            .then_some(person.who)
    }

    /// True for a word that a tagger takes for a verb, so that no noun phrase ends in it.
    fn is_verbal(&self, at: usize) -> bool {
        use PennTag::{Vb, Vbd, Vbg, Vbn, Vbp, Vbz};
        let tag = self.story.words.document.tags().get(at);
        tag.is_some_and(|tag| matches!(tag.penn, Vb | Vbd | Vbg | Vbn | Vbp | Vbz))
    }

    /// Who is named between the source and the end of its sentence, outside of what is said:
    /// `he told Roe` does not mean Roe.
    fn named_beside(&self, quote: usize, at: usize) -> Vec<usize> {
        let document = self.story.words.document;
        let sentence =
            document.sentence_of(at).map_or(at + 1, |s| document.sentences()[s].tokens.end());
        let content = &self.found[quote].content;
        let said = |token: usize| content.iter().any(|range| range.range().contains(&token));
        let end =
            (at + 1..sentence.min(at + 40)).find(|&token| said(token) || self.story.quoted(token));
        let rest = TokenRange::new(at + 1, end.unwrap_or(sentence).max(at + 1));
        self.cast.inside(rest).map(|name| name.who).collect()
    }

    /// True for `his` and the like alone.
    pub fn is_possessive_pronoun(&self, range: TokenRange) -> bool {
        range.len() == 1 && self.story.words.is_possessive(range.start())
    }

    /// Whom a possessive pronoun before a noun means.
    pub fn owner(&self, quote: usize, at: usize) -> Answer {
        let word = self.story.words.at(at);
        let content = &self.found[quote].content;
        let search = Search { at, content, banned: &[] };
        decide(
            &self
                .trail
                .rank(self.story, &self.cast, &search, |_, who| fit(self.story.lists, word, who)),
            CLEAR,
        )
    }
}

/// The best candidate, unless another one is just as good.
pub(crate) fn decide(ranked: &[(usize, f32)], clear: f32) -> Answer {
    let Some(&(best, weight)) = ranked.first() else { return Answer::Open };
    let second = ranked.get(1).map_or(0.0, |&(_, weight)| weight);
    let share = weight / (weight + second);
    if share < clear || weight < 0.02 {
        return Answer::Open;
    }
    Answer::Who(best, share.min(0.95))
}
