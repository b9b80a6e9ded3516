//! What nouns and entities stand for: one person, several, a body, a place, a thing.

use super::lists;
use byline_core::EntityKind;

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
    matches!(word.trim_end_matches('.').to_lowercase().as_str(), "jr" | "sr" | "ii" | "iii" | "iv")
}

/// What a noun phrase without a name is, by its head noun in lower case.
pub(crate) fn sort_of_noun(noun: &str) -> Sort {
    let singular = lists::singular(noun);
    let plural = lists::is_plural(noun);
    if lists::is("amount", noun) {
        return Sort::People;
    }
    if lists::is_person(&singular) || lists::is("kin", &singular) {
        return if plural { Sort::People } else { Sort::Person };
    }
    if lists::is("document", &singular) {
        return Sort::Thing;
    }
    match (plural, is_body_noun(noun)) {
        (true, _) => Sort::People,
        (_, true) => Sort::Body,
        _ => Sort::Thing,
    }
}

/// True if a noun in lower case stands for a body of people.
pub(crate) fn is_body_noun(noun: &str) -> bool {
    let singular = lists::singular(noun);
    let classes = ["company", "group", "agency", "outlet", "body-noun"];
    classes.iter().any(|class| lists::is(class, &singular))
}
