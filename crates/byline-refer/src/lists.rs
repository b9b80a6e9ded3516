//! What the lexicon says of the words that tell who a noun phrase may be.

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

fn known(word: &str) -> Word {
    Lexicon::embedded().word(word)
}

/// True if a lower-case word belongs to a class of words.
pub(crate) fn is(classes: Words, word: &str) -> bool {
    known(word).is(classes)
}

/// True if a lower-case word belongs to a group.
pub(crate) fn is_of(groups: Groups, word: &str) -> bool {
    known(word).of(groups)
}

/// Person, number, gender and case of a pronoun in lower case; nothing for other words.
pub(crate) fn pronoun(word: &str) -> Features {
    let word = known(word);
    if word.is(Words::PRONOUN) { word.features } else { Features::NONE }
}

/// True if a lower-case noun in the singular may stand for something of a kind.
pub(crate) fn is_noun(kinds: Nouns, noun: &str) -> bool {
    known(noun).is_noun(kinds)
}

/// True if a lower-case noun in the singular stands for a human being.
pub(crate) fn is_person(noun: &str) -> bool {
    let word = known(noun);
    word.is_noun(PERSON) || word.is(Words::AGE)
}

/// True if a lower-case noun in the singular stands for a company, an agency or a group.
pub(crate) fn is_organization(noun: &str) -> bool {
    let special = Nouns::COMPANY.or(Nouns::PUBLIC).or(Nouns::GROUP);
    is_noun(special, noun) || is_noun(Nouns::BODY, noun) && !is_noun(Nouns::PEOPLE, noun)
}

/// True if many of a kind go by a lower-case noun: other countries have a defence ministry too.
pub(crate) fn is_institution(noun: &str) -> bool {
    is_organization(noun) && !is_noun(Nouns::COMPANY.or(Nouns::GROUP), noun)
}

/// True if a lower-case noun stands for a body of people.
pub(crate) fn is_body(noun: &str) -> bool {
    is_noun(Nouns::BODY.or(Nouns::PEOPLE).or(Nouns::METONYM).or(OUTLET), &singular(noun))
}

/// True if a lower-case word counts people rather than naming them: `some`, `dozens`, `those`.
pub(crate) fn is_amount(word: &str) -> bool {
    let word = known(word);
    let several = word.is(Words::DETERMINER) && word.is(Words::PRONOUN);
    let several = several && word.features.has(Features::PLURAL);
    word.is_noun(Nouns::AMOUNT) || several && !word.features.has(Features::POSSESSIVE)
}

/// True if a lower-case word says that an office is no longer held: `former`, `ex`.
pub(crate) fn is_former(word: &str) -> bool {
    is(Words::FORMER, word)
}

/// True if a lower-case word says that an office is held now, or will be.
pub(crate) fn is_incumbent(word: &str) -> bool {
    is(Words::INCOMING.or(Words::ACTING), word)
}

/// True if a news agency may be called so: `agency`, `newswire`.
pub(crate) fn is_newswire(noun: &str) -> bool {
    is_noun(Nouns::NEWSWIRE, noun)
}

/// True for the name of an outlet, by a list or by how it begins or ends.
pub(crate) fn is_outlet_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split([' ', '.']).skip_while(|word| is(Words::DEFINITE, word));
    let begins = words.next().is_some_and(|first| is_noun(Nouns::OUTLET_BEGINNING, first));
    let ends = Nouns::OUTLET_ENDING.or(Nouns::SHORT).or(Nouns::BROADCASTER_ENDING);
    let last = lower.rsplit([' ', '.']).next().unwrap_or_default();
    begins || is_noun(ends, last) || Lexicon::embedded().source_at(name, true).is_some()
}

/// What kind of source bears a name; `None` if no list has it.
pub(crate) fn source_kind(name: &str) -> Option<SourceKind> {
    let (length, _, kind) = Lexicon::embedded().source_at(name, true)?;
    (length == name.len()).then_some(kind)
}

/// The singular of a noun in lower case, and of several nouns for one thing always the same.
pub(crate) fn lemma(noun: &str) -> String {
    Lexicon::embedded().concept(noun.trim_end_matches('.')).into_owned()
}

/// The singular of a noun in lower case.
pub(crate) fn singular(noun: &str) -> String {
    Lexicon::embedded().singular(noun).into_owned()
}

/// True if a noun in lower case is plural.
pub(crate) fn is_plural(noun: &str) -> bool {
    Lexicon::embedded().is_plural(noun)
}
