//! Sources that describe somebody: `the NATO chief`, `his spokesman`, `another official`.

use super::cast::{BODIES, Name, Referent};
use super::describe::FORMER;
use super::gender::Gender;
use super::lists;
use super::phrase::{Phrase, is_age};
use super::pronoun::{CLEAR, decide};
use super::resolve::{Answer, Resolver};
use super::sort::Sort;
use super::trail::{Search, is_finite};
use byline_core::SourceKind;
use byline_lexicon::{Groups, Nouns, Words};
use std::collections::HashSet;

/// Somebody of whom the story does not say the office that is asked for.
const OTHER_OFFICE: f32 = 0.5;
/// An outlet that is no news agency, where the news agency is meant.
const OTHER_OUTLET: f32 = 0.4;
/// Somebody of whom the story says one of the words beside the head.
const SAID: f32 = 1.5;
/// The share that the best candidate needs where only the kind of thing is asked for.
const CLEAR_KIND: f32 = 0.58;
/// The same for somebody called by age, which papers do right after the name.
const CLEAR_AGE: f32 = 0.4;
/// The same where the phrase says more than the story does: `the Florida senator`.
const CLEAR_DESCRIBED_KIND: f32 = 0.68;

impl Resolver<'_, '_> {
    /// Whom a description means: somebody the story has spoken of, or else somebody new.
    pub fn nominal(&mut self, quote: usize, phrase: &Phrase) -> Answer {
        let head = self.story.lists.singular(self.story.words.at(phrase.head));
        if self.story.lists.is_noun(lists::DOCUMENT, &head) {
            if let Some(answer) = self.document(quote, phrase) {
                return answer;
            }
        }
        if self.is_joint(phrase) {
            return Answer::Who(self.somebody(phrase, None), 0.8);
        }
        if phrase.owner.is_some() {
            return self.owned(quote, phrase);
        }
        let definite = phrase.is_definite(self.story);
        if definite || self.is_bare(phrase) {
            if let Some(answer) = self.spoken_of(quote, phrase, definite) {
                return answer;
            }
        }
        Answer::Who(self.somebody(phrase, None), 0.8)
    }

    /// True for one person without an article, as headlines write: `Czech president says`.
    fn is_bare(&self, phrase: &Phrase) -> bool {
        let words = &self.story.words;
        let article =
            words.is_determiner(phrase.core.start()) || phrase.begins(Words::OTHER, self.story);
        self.story.lists.sort_of_noun(words.at(phrase.head)) == Sort::Person && !article
    }

    /// Those of whom the story has said all the words of a phrase: the named, and the last one
    /// without a name.
    pub fn described_so(&self, phrase: &Phrase) -> Vec<usize> {
        let noun = self.story.words.at(phrase.head);
        let (lemma, sort) = (self.story.lists.lemma(noun), self.story.lists.sort_of_noun(noun));
        // A noun that no list knows stands for somebody if the story says it of somebody.
        let unknown = sort == Sort::Thing
            && !self.story.lists.is_noun(lists::DOCUMENT, &self.story.lists.singular(noun));
        let mut asked = self.description(phrase);
        let suits = |asked: &[String], who: usize| {
            let referent = &self.cast.referents[who];
            (referent.sort == sort || unknown && referent.sort == Sort::Person)
                && asked.iter().all(|word| referent.words.contains(word))
        };
        let find = |asked: &[String]| {
            let mut known: Vec<usize> =
                self.cast.described(&lemma).filter(|&who| suits(asked, who)).collect();
            known.extend(self.cast.headed(&lemma).find(|&who| suits(asked, who)));
            known.dedup();
            known
        };
        let mut known = find(&asked);
        if known.is_empty() && asked.iter().any(|word| self.story.lists.is_incumbent(word)) {
            asked.retain(|word| !self.story.lists.is_incumbent(word));
            known = find(&asked);
        }
        // Whoever has left an office in the story is called by it before, and `the former` after.
        let left = asked.iter().any(|word| word == FORMER);
        if known.is_empty() && left && phrase.is_definite(self.story) {
            asked.retain(|word| word != FORMER);
            known = find(&asked);
        }
        // `The minister` holds the office now, where one does.
        let former = |&who: &usize| self.cast.referents[who].words.contains(FORMER);
        if known.len() > 1 && !asked.iter().any(|word| word == FORMER) && !known.iter().all(former)
        {
            known.retain(|who| !former(who));
        }
        known
    }

    /// The words that a phrase says of its head, the head among them.
    pub fn description(&self, phrase: &Phrase) -> Vec<String> {
        let former =
            |word: String| if self.story.lists.is_former(&word) { FORMER.to_owned() } else { word };
        self.story
            .lists
            .content_words(&self.text(phrase.described(self.story)))
            .map(former)
            .collect()
    }

    /// Whoever the story has described with these words, or the one that they suit best.
    fn spoken_of(&self, quote: usize, phrase: &Phrase, definite: bool) -> Option<Answer> {
        let known = self.described_so(phrase);
        if let [who] = known[..] {
            return Some(Answer::Who(who, 0.8));
        }
        let content = &self.found[quote].content;
        let search = Search { at: phrase.core.start(), content, banned: &[] };
        if !known.is_empty() {
            // Two of one description are told apart by who was spoken of last, or not at all.
            let fit = |who: usize, _: &Referent| f32::from(u8::from(known.contains(&who)));
            let ranked = self.trail.rank(self.story, &self.cast, &search, fit);
            return Some(decide(&ranked, CLEAR));
        }
        if !definite {
            return None;
        }
        if self.story.lists.is_noun(Nouns::INFORMANT, self.story.words.at(phrase.head)) {
            let fit = |_, referent: &Referent| {
                f32::from(u8::from(referent.anonymous && referent.sort == Sort::Person))
            };
            let ranked = self.trail.rank(self.story, &self.cast, &search, fit);
            return Some(decide(&ranked, CLEAR)).filter(|answer| matches!(answer, Answer::Who(..)));
        }
        if let Some(who) = self.bodies_together(self.story.words.at(phrase.head)) {
            return Some(Answer::Who(who, 0.6));
        }
        self.by_kind(phrase, &search)
    }

    /// `the Kentucky Republican and the Texas businessman`: two without names.
    fn is_joint(&self, phrase: &Phrase) -> bool {
        let words = &self.story.words;
        phrase.core.range().any(|at| {
            let and = matches!(words.at(at), "and" | "or" | "nor");
            and && self.cast.name_at(at).is_none() && words.is_determiner(at + 1)
        })
    }

    /// `the agencies`, `the two companies`: the bodies last named together.
    fn bodies_together(&self, noun: &str) -> Option<usize> {
        if !self.story.lists.is_plural(noun) || !self.story.lists.is_body(noun) {
            return None;
        }
        let singular = self.story.lists.singular(noun);
        let outlet = self.story.lists.is_noun(lists::OUTLET, &singular);
        let other = self.story.lists.is_organization(&singular);
        let mut together = self.cast.headed(BODIES);
        together.find(|&who| if self.is_outlet(who) { outlet } else { other })
    }

    /// True if a body is an outlet, by its name or because it has reported something.
    pub fn is_outlet(&self, who: usize) -> bool {
        let name = &self.cast.referents[who].name;
        self.reporters.contains(&who) || self.story.lists.is_outlet_name(name)
    }

    /// How well a body may be `the paper` or, as a news agency, `the agency`.
    fn sounds_like(&self, outlet: bool, wire: bool, who: usize) -> f32 {
        match self.story.lists.source_kind(&self.cast.referents[who].name) {
            Some(SourceKind::Agency) => f32::from(u8::from(wire)),
            _ if !outlet || !self.is_outlet(who) => 0.0,
            _ if wire => OTHER_OUTLET,
            _ => 1.0,
        }
    }

    /// `the candidate`, `the company`: a word for the kind of thing means the one of it that the
    /// story is about just now, if it is about one of them.
    pub fn by_kind(&self, phrase: &Phrase, search: &Search<'_>) -> Option<Answer> {
        let words = &self.story.words;
        let noun = words.at(phrase.head);
        let (singular, lemma) = (self.story.lists.singular(noun), self.story.lists.lemma(noun));
        let modifiers = phrase.core.start() + 1..phrase.head;
        let named = modifiers.clone().any(|at| {
            let name = self.cast.name_at(at).map(|name| self.cast.referents[name.who].sort);
            matches!(name, Some(Sort::Person | Sort::Body))
        });
        if self.story.lists.is_plural(noun) || named {
            return None;
        }
        // A nation or party says less than the name of a place does.
        let named_place = modifiers.clone().any(|at| {
            let name = self.cast.name_at(at).map(|name| self.cast.referents[name.who].sort);
            words.is_capital_or_digit(at) && name != Some(Sort::People)
        });
        let has_name = modifiers.clone().any(|at| words.is_capital_or_digit(at))
            && !self.is_company_of_nation(phrase);
        let asked = self.description(phrase);
        let said = |referent: &Referent| {
            let mut beside = asked.iter().filter(|word| **word != lemma);
            if beside.any(|word| referent.words.contains(word)) { SAID } else { 1.0 }
        };
        let gender = Gender::of_noun(self.story.lists, noun);
        let is_age = phrase.core.range().any(|at| is_age(self.story, at));
        let former =
            self.story.lists.is_person(&singular) && asked.iter().any(|word| word == FORMER);
        let epithet = self.story.lists.is_noun(Nouns::EPITHET, &singular) || is_age || former;
        let outlet = self.story.lists.is_noun(lists::OUTLET, &singular);
        let wire = self.story.lists.is_newswire(noun);
        let body = self.story.lists.is_organization(&singular);
        let institution = self.story.lists.is_institution(&singular) && !modifiers.is_empty();
        let fit = |who: usize, referent: &Referent| match referent.sort {
            Sort::Person if epithet && !referent.anonymous => {
                let known = if referent.words.contains(&lemma) { 1.0 } else { OTHER_OFFICE };
                let gender = if gender.is_known() { referent.gender.fit(gender) } else { 1.0 };
                known * gender * said(referent)
            }
            // Others have a defence ministry and a district court too.
            Sort::Body if institution && said(referent) < SAID => 0.0,
            // A description is found by its words, or not at all.
            Sort::Body if has_name || !referent.head.is_empty() => 0.0,
            Sort::Body if self.sounds_like(outlet, wire, who) > 0.0 => {
                self.sounds_like(outlet, wire, who)
            }
            Sort::Body if outlet && body => 0.3,
            Sort::Body if body && !outlet && !self.is_outlet(who) => said(referent),
            _ => 0.0,
        };
        let ranked = self.trail.rank(self.story, &self.cast, search, fit);
        let clear = match named_place || modifiers.len() > 1 {
            _ if is_age => CLEAR_AGE,
            true => CLEAR_DESCRIBED_KIND,
            false => CLEAR_KIND,
        };
        match decide(&ranked, clear) {
            Answer::Who(who, share) => Some(Answer::Who(who, share * 0.7)),
            Answer::Open => None,
        }
    }

    /// `the German carmaker`: companies are called so by their nation, which the story need not say.
    fn is_company_of_nation(&self, phrase: &Phrase) -> bool {
        let words = &self.story.words;
        let mut modifiers = phrase.core.start() + 1..phrase.head;
        let nation = |at: usize| {
            let name = self.cast.name_at(at);
            name.is_some_and(|name| self.cast.referents[name.who].sort == Sort::People)
        };
        let noun = self.story.lists.singular(words.at(phrase.head));
        self.story.lists.is_noun(Nouns::COMPANY, &noun)
            && modifiers.all(|at| !words.is_capital_or_digit(at) || nation(at))
    }

    /// `Obama's adviser`, `her campaign`: somebody else than the owner.
    fn owned(&mut self, quote: usize, phrase: &Phrase) -> Answer {
        let holder = self.owner_of(quote, phrase);
        let surname = holder.map(|who| self.surname(who));
        let mut known = self.described_so(phrase);
        known.retain(|&who| {
            let words = &self.cast.referents[who].words;
            Some(who) != holder && surname.as_ref().is_some_and(|surname| words.contains(surname))
        });
        if let [who] = known[..] {
            return Answer::Who(who, 0.7);
        }
        let pronoun = phrase.owner.is_some_and(|owner| self.is_possessive_pronoun(owner));
        Answer::Who(self.somebody(phrase, holder.filter(|_| pronoun)), 0.8)
    }

    /// Whose a possessed phrase is.
    pub fn owner_of(&self, quote: usize, phrase: &Phrase) -> Option<usize> {
        let owner = phrase.owner?;
        if !self.is_possessive_pronoun(owner) {
            return self.cast.inside(owner).next_back().map(|name| name.who);
        }
        match self.owner(quote, owner.start()) {
            Answer::Who(who, _) => Some(who),
            Answer::Open => None,
        }
    }

    fn surname(&self, who: usize) -> String {
        self.story.lists.surname(&self.cast.referents[who].name.to_lowercase()).to_owned()
    }

    /// Somebody whom the story does not name, under the words of the phrase; the same words mean
    /// the same, unless they begin with `another` or the like.
    pub fn somebody(&mut self, phrase: &Phrase, owner: Option<usize>) -> usize {
        let mut name = self.phrase_text(phrase);
        if let Some(owner) = owner {
            name = format!("{}’s {name}", self.cast.referents[owner].name);
        }
        let fresh = phrase.begins(Words::OTHER, self.story);
        if let Some(who) = self.cast.phrase(&name).filter(|_| !fresh) {
            return who;
        }
        let words = &self.story.words;
        let noun = words.at(phrase.head);
        let sort = self.story.lists.sort_of_noun(noun);
        let mut gender = Gender::default();
        for at in phrase.described(self.story).range() {
            gender.add(Gender::of_noun(self.story.lists, words.at(at)));
        }
        let mut description: HashSet<String> =
            self.story.lists.content_words(&self.text(phrase.core)).collect();
        description.extend(owner.map(|owner| self.surname(owner)));
        let people = matches!(sort, Sort::Person | Sort::People) || self.is_folk(phrase);
        let document = self.story.lists.is_noun(lists::DOCUMENT, &self.story.lists.singular(noun));
        self.cast.add(Referent {
            entity: None,
            name,
            anonymous: people || fresh && !document,
            sort,
            gender,
            words: description,
            head: self.story.lists.lemma(noun),
            introduced: usize::MAX,
        })
    }

    /// True for `the family of Zoë Ruiz`, which stands for whoever of it speaks.
    fn is_folk(&self, phrase: &Phrase) -> bool {
        let of_place = |name: Name| self.cast.referents[name.who].sort == Sort::Place;
        let noun = self.story.words.at(phrase.head);
        let named = self.cast.inside(phrase.described(self.story)).next().is_some();
        self.story.lists.is_of(Groups::FOLK, noun)
            && !named
            && !self.cast.inside(phrase.whole).any(of_place)
    }

    /// The phrase without determiner and without what follows its first comma or `who`.
    pub fn phrase_text(&self, phrase: &Phrase) -> String {
        let words = &self.story.words;
        let (start, whole) = (phrase.core.start(), phrase.whole);
        let cut = (phrase.core.end()..whole.end()).find(|&at| {
            let inside = self.cast.name_at(at).is_some_and(|name| name.tokens.start() < at);
            // `a memo seen by OUTLET` is a memo.
            let seen =
                self.story.lists.is(Words::CONSULTED, words.at(at)) && words.at(at + 1) == "by";
            let relative = matches!(words.at(at), "who" | "which" | "whose")
                || words.at(at) == "that" && is_finite(self.story, at + 1);
            let breaks = relative || matches!(words.at(at), "," | "(" | "—" | "–");
            !inside && (breaks || seen && at > phrase.head)
        });
        // `a memo seen by OUTLET` is a memo.
        let found = |&at: &usize| {
            self.story.lists.is(Words::CONSULTED, words.at(at)) && words.at(at + 1) == "by"
        };
        let seen = (phrase.head + 1..whole.end()).find(found);
        let end = [cut, seen].into_iter().flatten().min().unwrap_or(whole.end());
        let article =
            matches!(words.at(start), "the" | "a" | "an" | "this" | "that" | "these" | "those");
        let drop = (article || words.is_possessive(start)) && start < phrase.head;
        let start = start + usize::from(drop);
        self.text(byline_core::TokenRange::new(start, end.max(start)))
    }
}
