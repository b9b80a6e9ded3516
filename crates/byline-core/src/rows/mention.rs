//! A row for each mention of each entity.

use super::cell::row;
use super::{About, rounded};
use crate::{Document, EntityKind, MentionForm, Offsets, Unit};

row! {
    /// A place where an entity is spoken of. What the entity is stands in the row of each.
    MentionRow by mentions {
        /// The id of the story.
        story: Option<String>,
        /// Who published the story.
        publisher: Option<String>,
        /// Its date, as YYYY-MM-DD.
        date: Option<String>,
        /// The id of the entity in the story.
        entity: u32,
        /// What it is.
        kind: EntityKind,
        /// Its fullest name in the story.
        name: String,
        /// What the story says that it is.
        role: Option<String>,
        /// The normalised form of a date or an amount.
        value: Option<String>,
        /// What a list of the caller's own calls it.
        key: Option<String>,
        /// How it is spoken of.
        form: MentionForm,
        /// The words of the mention.
        text: String,
        /// How sure the tagger is, from 0 to 1, with two decimals.
        confidence: f64,
        /// Where the mention begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// The moment at which the story was published, in RFC 3339.
        published: Option<String>,
        /// Who wrote it.
        authors: Vec<String>,
        /// Its address.
        url: Option<String>,
    }
}

fn mentions(document: &Document, unit: Unit) -> Vec<MentionRow> {
    let offsets = Offsets::new(document.text(), unit);
    let mut rows = Vec::new();
    for entity in document.entity_refs() {
        let found = entity.entity();
        rows.extend(found.mentions.iter().map(|mention| {
            let About { story, publisher, date, published, authors, url } = About::new(document);
            let (start, end) = offsets.span_from_bytes(mention.span);
            MentionRow {
                story,
                publisher,
                date,
                entity: entity.id().0,
                kind: found.kind,
                name: found.name.clone(),
                role: found.role.clone(),
                value: found.value.clone(),
                key: found.key.clone(),
                form: mention.form,
                text: document.text()[mention.span].to_owned(),
                confidence: rounded(mention.confidence),
                start,
                end,
                published,
                authors,
                url,
            }
        }));
    }
    rows
}
