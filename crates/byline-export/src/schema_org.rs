//! schema.org in JSON-LD: a `NewsArticle` with the people, bodies and places that it mentions, its
//! quotes, and what it cites, for search engines and knowledge graphs.
//!
//! | of the story | in schema.org |
//! |---|---|
//! | entity | in `mentions`: `Person`, `Organization`, `Place`, `Event`, `CreativeWork`, `Product` or `Thing`, with `alternateName` and, for its role, `description`; dates and amounts are left out |
//! | direct or mixed quote | in `hasPart`: `Quotation`, with `text` and `spokenByCharacter` |
//! | indirect quote | in `hasPart`: `Claim`, with `text`, `creator`, and the article as `appearance` |
//! | kind, act and polarity | `keywords` of the quotation or claim |
//! | carriers of a quote | `isBasedOn`: a `CreativeWork` of the carrier nearest to the story, which is itself based on that of the next, and so on to the origin |
//! | source of a citation | in `citation`: a `CreativeWork`, once for each name |
//!
//! There are no offsets, and the story's text is left out but for the quotes. The IRI of the
//! article is its id if that is a web address, else a URN made of it.

use crate::iri;
use byline_cite::{Link, Role, chains};
use byline_core::{Document, EntityId, EntityKind, EntityRef, QuoteKind, QuoteRef, SourceKind};
use serde_json::{Value, json};
use std::collections::HashSet;

/// The article of a document. Takes time linear in its annotations.
///
/// ```
/// use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("a1".to_owned());
/// let mut voila = Quote::new(QuoteKind::Direct, vec![Span::new(0, 13)]);
/// voila.speaker = Some(Speaker { entity: None, name: "Zoë".into(), anonymous: false });
/// document.set_quotes(vec![voila])?;
/// let article = byline_export::schema_org::article(&document);
/// assert_eq!((&article["@type"], &article["@id"]), (&"NewsArticle".into(), &"urn:byline:story:a1".into()));
/// let quotation = &article["hasPart"][0];
/// assert_eq!((&quotation["@type"], &quotation["text"]), (&"Quotation".into(), &"“Voilà,”".into()));
/// assert_eq!(quotation["spokenByCharacter"]["name"], "Zoë");
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
pub fn article(document: &Document) -> Value {
    let story = iri::story(document);
    let names = document.entity_refs().filter(|entity| !entity.entity().kind.is_value());
    let mentions: Vec<_> = names.map(|entity| mention(entity, &story)).collect();
    let mut parts = Vec::new();
    let mut chains = chains(document).into_iter().peekable();
    for quote in document.quote_refs() {
        let chain = chains.next_if(|chain| chain.quote == quote.id());
        let links = chain.map(|chain| chain.links).unwrap_or_default();
        parts.push(part(document, quote, &links, &story));
    }
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": story,
        "inLanguage": document.language.as_deref().unwrap_or("en"),
        "mentions": mentions,
        "hasPart": parts,
        "citation": citations(document),
    });
    if let Some(id) = &document.id {
        article["identifier"] = id.as_str().into();
    }
    let moment = document.published.map(|moment| moment.to_string());
    if let Some(date) = moment.or_else(|| document.date.map(|date| date.to_string())) {
        article["datePublished"] = date.into();
    }
    if let Some(publisher) = &document.publisher {
        article["publisher"] = json!({"@type": "NewsMediaOrganization", "name": publisher});
    }
    if !document.authors.is_empty() {
        let person = |name: &String| json!({"@type": "Person", "name": name});
        article["author"] = document.authors.iter().map(person).collect();
    }
    if let Some(url) = &document.url {
        article["url"] = url.as_str().into();
    }
    article
}

fn mention(entity: EntityRef<'_>, story: &str) -> Value {
    let found = entity.entity();
    let mut thing = json!({
        "@type": type_of(found.kind),
        "@id": iri::part(story, "entity", entity.id().index()),
        "name": found.name,
    });
    if !found.aliases.is_empty() {
        thing["alternateName"] = found.aliases.as_slice().into();
    }
    if let Some(role) = &found.role {
        thing["description"] = role.as_str().into();
    }
    thing
}

fn type_of(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Location => "Place",
        EntityKind::Event => "Event",
        EntityKind::Work => "CreativeWork",
        EntityKind::Product => "Product",
        _ => "Thing",
    }
}

/// A quotation or claim.
fn part(document: &Document, quote: QuoteRef<'_>, links: &[Link], story: &str) -> Value {
    let found = quote.quote();
    let mut part = json!({
        "@id": iri::part(story, "quote", quote.id().index()),
        "text": quote.text(),
        "keywords": [found.kind.as_str(), found.act.as_str(), found.polarity.as_str()],
    });
    let speaker = if found.kind == QuoteKind::Indirect {
        part["@type"] = "Claim".into();
        part["appearance"] = json!({"@id": story});
        "creator"
    } else {
        part["@type"] = "Quotation".into();
        "spokenByCharacter"
    };
    let origin = links.iter().find(|link| link.role == Role::Speaker);
    if let Some(name) = quote.speaker_name() {
        let entity = found.speaker.as_ref().and_then(|speaker| speaker.entity);
        let is_document = origin.is_some_and(|link| link.kind == Some(SourceKind::Document));
        if !is_document {
            let body = origin
                .and_then(|link| link.kind)
                .is_some_and(|kind| !matches!(kind, SourceKind::Person | SourceKind::Unnamed));
            part[speaker] = agent(document, entity, name, body, story);
        }
    }
    if let Some(work) = way(document, links, story) {
        part["isBasedOn"] = work;
    }
    part
}

/// The works that a quote came through, the one nearest to the story outside. `None` if the story
/// got it from the speaker.
fn way(document: &Document, links: &[Link], story: &str) -> Option<Value> {
    let mut nearest: Option<Value> = None;
    let mut author: Option<Value> = None;
    for link in links {
        let document_link = link.kind == Some(SourceKind::Document);
        if link.role == Role::Author {
            let body = link.kind.is_some_and(|kind| kind != SourceKind::Person);
            author = Some(agent(document, link.entity, &link.name, body, story));
        } else if link.role == Role::Carrier || document_link {
            let mut work = work(link.kind.unwrap_or(SourceKind::Unnamed), &link.name);
            if let Some(author) = author.take() {
                work["author"] = author;
            }
            if let Some(before) = nearest.take() {
                work["isBasedOn"] = before;
            }
            nearest = Some(work);
        }
    }
    nearest
}

/// Who spoke or wrote: the entity, if it can speak in schema.org, or a name.
fn agent(
    document: &Document,
    entity: Option<EntityId>,
    name: &str,
    body: bool,
    story: &str,
) -> Value {
    let kind = entity.and_then(|id| document.entity_ref(id)).map(EntityRef::kind);
    if let (Some(id), Some(EntityKind::Person | EntityKind::Organization)) = (entity, kind) {
        let kind = kind.map_or("Thing", type_of);
        return json!({"@type": kind, "@id": iri::part(story, "entity", id.index()), "name": name});
    }
    // A place that speaks is its government.
    let body = body || kind.is_some_and(|kind| kind != EntityKind::Person);
    json!({"@type": if body { "Organization" } else { "Person" }, "name": name})
}

/// What a carrier published, or is. One that is only implied has no name.
fn work(kind: SourceKind, name: &str) -> Value {
    let by = |role: &str, agent: &str| {
        let mut work = json!({"@type": "CreativeWork"});
        if !name.is_empty() {
            work[role] = json!({"@type": agent, "name": name});
        }
        work
    };
    match kind {
        SourceKind::Outlet | SourceKind::Agency | SourceKind::Broadcaster => {
            by("publisher", "NewsMediaOrganization")
        }
        SourceKind::Website => json!({"@type": "WebSite", "name": name}),
        SourceKind::Document => json!({"@type": "CreativeWork", "name": name}),
        SourceKind::Person | SourceKind::Unnamed => by("creator", "Person"),
        _ => by("publisher", "Organization"),
    }
}

/// The sources that are cited, each once, in the order of the story.
fn citations(document: &Document) -> Vec<Value> {
    let hops = document.citations().iter().flat_map(|citation| &citation.hops);
    let mut known = HashSet::new();
    hops.filter(|hop| !hop.name.is_empty() && known.insert((hop.kind, &hop.name)))
        .map(|hop| work(hop.kind, &hop.name))
        .collect()
}
