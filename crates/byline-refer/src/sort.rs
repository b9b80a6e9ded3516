//! What nouns and entities stand for: one person, several, a body, a place, a thing.

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
