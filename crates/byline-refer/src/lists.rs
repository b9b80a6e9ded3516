//! What the lexicon says of the words that tell who a noun phrase may be.

use crate::sort::Sort;
use crate::story::SUBORDINATORS;
use byline_core::SourceKind;
use byline_lexicon::{Features, Groups, Lexicon, Nouns, Word, Words};

/// Documents, with those in which somebody is heard or seen.
pub(crate) const DOCUMENT: Nouns = Nouns::DOCUMENT.or(Nouns::VOICE).or(Nouns::RECORDING);
/// The press.
pub(crate) const OUTLET: Nouns = Nouns::OUTLET.or(Nouns::BROADCASTER).or(Nouns::NEWSWIRE);
/// Human beings.
pub(crate) const PERSON: Nouns = Nouns::PERSON.or(Nouns::OFFICE).or(Nouns::KIN);
/// Titles, which belong to the name behind them.
pub(crate) const TITLE: Nouns = Nouns::TITLE.or(Nouns::COURTESY);

/// What a lexicon says of words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lists<'l>(pub &'l Lexicon);

impl<'l> Lists<'l> {
    /// What is known of a lower-case word.
    pub fn known(self, word: &str) -> Word {
        self.0.word(word)
    }

    /// True if a lower-case word belongs to a class of words.
    pub fn is(self, classes: Words, word: &str) -> bool {
        self.known(word).is(classes)
    }

    /// True if a lower-case word belongs to a group.
    pub fn is_of(self, groups: Groups, word: &str) -> bool {
        self.known(word).of(groups)
    }

    /// Person, number, gender and case of a pronoun in lower case; nothing for other words.
    pub fn pronoun(self, word: &str) -> Features {
        let word = self.known(word);
        if word.is(Words::PRONOUN) { word.features } else { Features::NONE }
    }

    /// True if a lower-case noun in the singular may stand for something of a kind.
    pub fn is_noun(self, kinds: Nouns, noun: &str) -> bool {
        self.known(noun).is_noun(kinds)
    }

    /// True if a lower-case noun in the singular stands for a human being.
    pub fn is_person(self, noun: &str) -> bool {
        let word = self.known(noun);
        word.is_noun(PERSON) || word.is(Words::AGE)
    }

    /// True if a lower-case noun in the singular stands for a company, an agency or a group.
    pub fn is_organization(self, noun: &str) -> bool {
        let special = Nouns::COMPANY.or(Nouns::PUBLIC).or(Nouns::GROUP);
        self.is_noun(special, noun)
            || self.is_noun(Nouns::BODY, noun) && !self.is_noun(Nouns::PEOPLE, noun)
    }

    /// True if many of a kind go by a lower-case noun: other countries have a defence ministry too.
    pub fn is_institution(self, noun: &str) -> bool {
        self.is_organization(noun) && !self.is_noun(Nouns::COMPANY.or(Nouns::GROUP), noun)
    }

    /// True if a lower-case noun stands for a body of people.
    pub fn is_body(self, noun: &str) -> bool {
        self.is_noun(
            Nouns::BODY.or(Nouns::PEOPLE).or(Nouns::METONYM).or(OUTLET),
            &self.singular(noun),
        )
    }

    /// True if a lower-case word counts people rather than naming them: `some`, `dozens`, `those`.
    pub fn is_amount(self, word: &str) -> bool {
        let word = self.known(word);
        let several = word.is(Words::DETERMINER) && word.is(Words::PRONOUN);
        let several = several && word.features.has(Features::PLURAL);
        word.is_noun(Nouns::AMOUNT) || several && !word.features.has(Features::POSSESSIVE)
    }

    /// True if a lower-case word says that an office is no longer held: `former`, `ex`.
    pub fn is_former(self, word: &str) -> bool {
        self.is(Words::FORMER, word)
    }

    /// True if a lower-case word says that an office is held now, or will be.
    pub fn is_incumbent(self, word: &str) -> bool {
        self.is(Words::INCOMING.or(Words::ACTING), word)
    }

    /// True for a noun by which several outlets are meant: `papers`.
    pub fn are_outlets(self, noun: &str) -> bool {
        self.is_plural(noun) && self.is_noun(OUTLET, &self.singular(noun))
    }

    /// True if a news agency may be called so: `agency`, `newswire`.
    pub fn is_newswire(self, noun: &str) -> bool {
        self.is_noun(Nouns::NEWSWIRE, noun)
    }

    /// True for the name of an outlet, by a list or by how it begins or ends.
    pub fn is_outlet_name(self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let mut words = lower.split([' ', '.']).skip_while(|word| self.is(Words::DEFINITE, word));
        let begins = words.next().is_some_and(|first| self.is_noun(Nouns::OUTLET_BEGINNING, first));
        let ends = Nouns::OUTLET_ENDING.or(Nouns::SHORT).or(Nouns::BROADCASTER_ENDING);
        let last = lower.rsplit([' ', '.']).next().unwrap_or_default();
        begins || self.is_noun(ends, last) || self.0.source_at(name, true).is_some()
    }

    /// What kind of source bears a name; `None` if no list has it.
    pub fn source_kind(self, name: &str) -> Option<SourceKind> {
        let (length, _, kind) = self.0.source_at(name, true)?;
        (length == name.len()).then_some(kind)
    }

    /// The singular of a noun in lower case, and of several nouns for one thing always the same.
    pub fn lemma(self, noun: &str) -> String {
        self.0.concept(noun.trim_end_matches('.')).into_owned()
    }

    /// The singular of a noun in lower case.
    pub fn singular(self, noun: &str) -> String {
        self.0.singular(noun).into_owned()
    }

    /// True if a noun in lower case is plural.
    pub fn is_plural(self, noun: &str) -> bool {
        self.0.is_plural(noun)
    }

    /// What a noun phrase without a name is, by its head noun in lower case.
    pub fn sort_of_noun(self, noun: &str) -> Sort {
        let singular = self.singular(noun);
        let plural = self.is_plural(noun);
        if self.is_amount(noun) {
            return Sort::People;
        }
        if self.is_person(&singular) {
            return if plural { Sort::People } else { Sort::Person };
        }
        if self.is_noun(DOCUMENT, &singular) {
            return Sort::Thing;
        }
        match (plural, self.is_body(noun)) {
            (true, _) => Sort::People,
            (_, true) => Sort::Body,
            _ => Sort::Thing,
        }
    }

    /// True for the pronouns that are looked up.
    pub fn is_pronoun(self, word: &str) -> bool {
        let case = Features::SUBJECT.or(Features::OBJECT).or(Features::POSSESSIVE);
        let case = case.or(Features::REFLEXIVE).or(Features::RELATIVE);
        self.pronoun(word).has(case) || self.is(Words::COMPLEMENTIZER, word)
    }

    /// The last word of a person's name that is no suffix.
    pub fn surname(self, name: &str) -> &str {
        let words = name.split_whitespace().rev();
        let mut words = words.skip_while(|word| self.is_suffix(word));
        words.next().unwrap_or(name)
    }

    /// True if a name ends in `Jr.` or the like.
    pub fn has_suffix(self, name: &str) -> bool {
        name.split_whitespace().next_back().is_some_and(|word| self.is_suffix(word))
    }

    fn is_suffix(self, word: &str) -> bool {
        self.is(Words::SUFFIX, &word.to_lowercase())
    }

    /// True if a lower-case word says nothing of whom a phrase means.
    pub fn is_function_word(self, word: &str) -> bool {
        let known = SUBORDINATORS.or(Words::DETERMINER).or(Words::PREPOSITION);
        word != "and" && self.is(known, word)
    }

    /// True for a noun for people or a title before a name.
    pub fn is_noun_for_people(self, word: &str) -> bool {
        let singular = self.singular(word);
        self.is_person(&singular) || self.is_noun(Nouns::TITLE, &singular)
    }

    /// The lemmas of the words that say something.
    pub fn content_words(self, text: &str) -> impl Iterator<Item = String> {
        let parts =
            text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '-'));
        parts
            .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").to_lowercase())
            .map(move |word| self.lemma(&word))
            .filter(move |word| {
                word.chars().any(char::is_alphanumeric)
                    && !self.is_noun(Nouns::COURTESY, word)
                    && !self.is_function_word(word)
            })
    }
}
