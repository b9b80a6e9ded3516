//! What nouns and entities stand for: one person, several, a body, a place, a thing.

use super::lists;
use byline_core::EntityKind;
use byline_lexicon::Words;

/// What somebody or something is, for the pronouns that can mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One human being.
    Person,
    /// Several.
    People,
    /// A body that speaks with one voice: a company, a government, a newspaper.
    Body,
    /// A place, also where it stands for its government.
    Place,
    /// A document or another thing.
    Thing,
    /// A date or an amount, which never speaks.
    Value,
}

/// What an entity is.
pub(crate) fn sort(kind: EntityKind) -> Sort {
    match kind {
        EntityKind::Person => Sort::Person,
        EntityKind::Group => Sort::People,
        EntityKind::Location => Sort::Place,
        EntityKind::Organization => Sort::Body,
        kind if kind.is_value() => Sort::Value,
        _ => Sort::Thing,
    }
}

/// The last word of a person's name that is no suffix.
pub(crate) fn surname(name: &str) -> &str {
    let words = name.split_whitespace().rev();
    let mut words = words.skip_while(|word| is_suffix(word));
    words.next().unwrap_or(name)
}

/// True if a name ends in `Jr.` or the like.
pub(crate) fn has_suffix(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(is_suffix)
}

fn is_suffix(word: &str) -> bool {
    lists::is(Words::SUFFIX, &word.to_lowercase())
}

/// What a noun phrase without a name is, by its head noun in lower case.
pub(crate) fn sort_of_noun(noun: &str) -> Sort {
    let singular = lists::singular(noun);
    let plural = lists::is_plural(noun);
    if lists::is_amount(noun) {
        return Sort::People;
    }
    if lists::is_person(&singular) {
        return if plural { Sort::People } else { Sort::Person };
    }
    if lists::is_noun(lists::DOCUMENT, &singular) {
        return Sort::Thing;
    }
    match (plural, lists::is_body(noun)) {
        (true, _) => Sort::People,
        (_, true) => Sort::Body,
        _ => Sort::Thing,
    }
}
