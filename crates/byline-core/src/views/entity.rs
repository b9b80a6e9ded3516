//! Entities with the document that they are of.

use super::QuoteRef;
use crate::{Document, Entity, EntityId, EntityKind, Mention};
use std::fmt;

/// An entity of a document.
///
/// ```
/// use byline_core::{Document, Entity, EntityKind, Mention, Span};
///
/// let mut document = Document::new("Zoë Ruiz, the mayor, closed the café. Ruiz left.");
/// let mentions = [Span::new(0, 9), Span::new(40, 44)].map(Mention::name).to_vec();
/// let mut zoe = Entity::new("Zoë Ruiz", EntityKind::Person, mentions);
/// zoe.role = Some("mayor".to_owned());
/// document.set_entities(vec![zoe])?;
///
/// let zoe = document.entity_refs().next().unwrap();
/// assert_eq!(zoe.to_string(), "Zoë Ruiz (mayor)");
/// assert_eq!(zoe.mention_texts().collect::<Vec<_>>(), ["Zoë Ruiz", "Ruiz"]);
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct EntityRef<'d> {
    pub(super) document: &'d Document,
    pub(super) index: usize,
}

impl<'d> EntityRef<'d> {
    /// The entity itself.
    pub fn entity(self) -> &'d Entity {
        &self.document.entities()[self.index]
    }

    /// Its id.
    pub fn id(self) -> EntityId {
        EntityId(self.index as u32)
    }

    /// The fullest name used in the story.
    pub fn name(self) -> &'d str {
        &self.entity().name
    }

    /// What it is.
    pub fn kind(self) -> EntityKind {
        self.entity().kind
    }

    /// The other names it goes by in the story.
    pub fn aliases(self) -> &'d [String] {
        &self.entity().aliases
    }

    /// What the story says that it is: `mayor`.
    pub fn role(self) -> Option<&'d str> {
        self.entity().role.as_deref()
    }

    /// The normalised form of a date or an amount.
    pub fn value(self) -> Option<&'d str> {
        self.entity().value.as_deref()
    }

    /// What a list of your own calls it, such as an id of Wikidata.
    pub fn key(self) -> Option<&'d str> {
        self.entity().key.as_deref()
    }

    /// Where it is mentioned, in the order of the story.
    pub fn mentions(self) -> &'d [Mention] {
        &self.entity().mentions
    }

    /// The text of each of its mentions, in the order of the story.
    pub fn mention_texts(self) -> impl Iterator<Item = &'d str> {
        let text = self.document.text();
        self.mentions().iter().map(move |mention| &text[mention.span])
    }

    /// The quotes that it is the speaker of.
    pub fn quotes(self) -> impl Iterator<Item = QuoteRef<'d>> {
        let id = Some(self.id());
        let said = move |quote: &QuoteRef<'d>| quote.speaker().map(Self::id) == id;
        self.document.quote_refs().filter(said)
    }
}

/// Its name, and its role in brackets.
impl fmt::Display for EntityRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.role() {
            Some(role) => write!(f, "{} ({role})", self.name()),
            None => f.pad(self.name()),
        }
    }
}
