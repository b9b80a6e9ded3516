//! W3C Web Annotation: a story's entities, quotes and citations as an `AnnotationCollection` in
//! JSON-LD, for tools that lay annotations over a page.
//!
//! | annotation | its targets | its body |
//! |---|---|---|
//! | `#entity-N`, `identifying` | a mention each | the name; `byline:kind`, `byline:role`, `byline:value` |
//! | `#quote-N`, `describing` | the content, a target for each stretch | kind and chain in words; `byline:kind`, `byline:act`, `byline:polarity`, `byline:speaker`, `byline:entity`, `byline:anonymous`, `byline:chain`, `byline:confidence` |
//! | `#citation-N`, `describing` | the clause | the sources in words; `byline:relation`, `byline:medium`, `byline:sources`, `byline:supports`, `byline:confidence` |
//!
//! A body is a `TextualBody` that people can read; what programs want stands beside its `value` in
//! the vocabulary `urn:byline:vocabulary:`. A target has a `TextPositionSelector`, which counts
//! code points, and a `TextQuoteSelector` with up to 32 characters before and after. The source of
//! all targets is the story's id if it is a web address, else a URN made of it.

use crate::iri;
use byline_core::rows::rounded;
use byline_core::{CitationRef, Document, EntityRef, Offsets, QuoteRef, Span, Unit};
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

/// The longest prefix and suffix, in characters.
const CONTEXT: usize = 32;

/// The annotations of a document. Takes time linear in its text and annotations.
///
/// ```
/// use byline_core::{Document, Entity, EntityKind, Mention, Span};
///
/// let mut document = Document::new("“Voilà,” said Zoë.");
/// document.id = Some("https://news.example/café".to_owned());
/// let mentions = vec![Mention::name(Span::new(19, 23))];
/// document.set_entities(vec![Entity::new("Zoë", EntityKind::Person, mentions)])?;
/// let collection = byline_export::web_annotation::collection(&document);
/// let zoe = &collection["first"]["items"][0];
/// assert_eq!(zoe["body"]["value"], "Zoë");
/// assert_eq!(zoe["target"][0]["source"], "https://news.example/caf%C3%A9");
/// let [place, words] = [0, 1].map(|n| &zoe["target"][0]["selector"][n]);
/// assert_eq!((&place["start"], &place["end"]), (&14.into(), &17.into()));
/// assert_eq!((&words["exact"], &words["prefix"]), (&"Zoë".into(), &"“Voilà,” said ".into()));
/// # Ok::<(), byline_core::DocumentError>(())
/// ```
pub fn collection(document: &Document) -> Value {
    let story = iri::story(document);
    let targets = Targets {
        text: document.text(),
        offsets: Offsets::new(document.text(), Unit::Chars),
        story,
    };
    let entities = document.entity_refs().map(|entity| entity_annotation(entity, &targets));
    let quotes = document.quote_refs().map(|quote| quote_annotation(quote, &targets));
    let citations = document.citation_refs().map(|found| citation_annotation(found, &targets));
    let items: Vec<_> = entities.chain(quotes).chain(citations).collect();
    json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {
                "byline": "urn:byline:vocabulary:",
                "byline:chain": {"@container": "@list"},
                "byline:sources": {"@container": "@list"},
                "byline:entity": {"@type": "@id"},
                "byline:supports": {"@type": "@id"},
            },
        ],
        "id": format!("{}#annotations", targets.story),
        "type": "AnnotationCollection",
        "label": document.id.as_deref().unwrap_or("story"),
        "total": items.len(),
        "first": {
            "id": format!("{}#annotations-1", targets.story),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    })
}

fn entity_annotation(entity: EntityRef<'_>, targets: &Targets<'_>) -> Value {
    let found = entity.entity();
    let mut body = text_body("identifying", &found.name);
    body["byline:kind"] = found.kind.as_str().into();
    set(&mut body, "byline:role", found.role.as_deref());
    set(&mut body, "byline:value", found.value.as_deref());
    let id = iri::part(&targets.story, "entity", entity.id().index());
    let spans: Vec<_> = found.mentions.iter().map(|mention| mention.span).collect();
    annotation(&id, "identifying", body, targets.all(&spans))
}

fn quote_annotation(quote: QuoteRef<'_>, targets: &Targets<'_>) -> Value {
    let found = quote.quote();
    let words = match found.chain.as_slice() {
        [] => format!("{} {}", found.kind, found.act),
        chain => format!("{} {}: {}", found.kind, found.act, chain.join(" > ")),
    };
    let mut body = text_body("describing", &words);
    body["byline:kind"] = found.kind.as_str().into();
    body["byline:act"] = found.act.as_str().into();
    body["byline:polarity"] = found.polarity.as_str().into();
    if let Some(speaker) = &found.speaker {
        body["byline:speaker"] = speaker.name.as_str().into();
        body["byline:anonymous"] = speaker.anonymous.into();
        let entity = speaker.entity.map(|id| iri::part(&targets.story, "entity", id.index()));
        set(&mut body, "byline:entity", entity.as_deref());
    }
    body["byline:chain"] = found.chain.as_slice().into();
    body["byline:confidence"] = rounded(found.confidence).into();
    let id = iri::part(&targets.story, "quote", quote.id().index());
    annotation(&id, "describing", body, targets.all(&found.content))
}

fn citation_annotation(citation: CitationRef<'_>, targets: &Targets<'_>) -> Value {
    let found = citation.citation();
    let names: Vec<_> = citation.names().collect();
    let mut body = text_body("describing", &format!("{}: {}", found.relation, names.join(" < ")));
    body["byline:relation"] = found.relation.as_str().into();
    set(&mut body, "byline:medium", found.medium.map(byline_core::Medium::as_str));
    body["byline:sources"] = names.into();
    let supports = found.supports.iter();
    let supports = supports.map(|s| iri::part(&targets.story, "quote", s.quote.index()));
    body["byline:supports"] = supports.collect();
    body["byline:confidence"] = rounded(found.confidence).into();
    let id = iri::part(&targets.story, "citation", citation.id().index());
    annotation(&id, "describing", body, targets.all(&[found.clause]))
}

fn annotation(id: &str, motivation: &str, body: Value, target: Value) -> Value {
    json!({
        "id": id,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    })
}

fn text_body(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}

fn set(body: &mut Value, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        body[name] = value.into();
    }
}

/// Makes targets in one story.
struct Targets<'d> {
    text: &'d str,
    offsets: Offsets<'d>,
    story: String,
}

impl Targets<'_> {
    fn all(&self, spans: &[Span]) -> Value {
        spans.iter().map(|&span| self.one(span)).collect()
    }

    fn one(&self, span: Span) -> Value {
        let (start, end) = self.offsets.span_from_bytes(span);
        let (before, after) = (&self.text[..span.start()], &self.text[span.end()..]);
        // Neither begins or ends inside what is seen as one character.
        let most = before.char_indices().rev().take(CONTEXT).last().map_or(0, |(start, _)| start);
        let clusters = before.grapheme_indices(true).rev().map(|(start, _)| start);
        let prefix = clusters.take_while(|&start| start >= most).last().unwrap_or(before.len());
        let most = after.char_indices().nth(CONTEXT).map_or(after.len(), |(end, _)| end);
        let clusters = after.grapheme_indices(true).map(|(start, part)| start + part.len());
        let suffix = clusters.take_while(|&end| end <= most).last().unwrap_or(0);
        json!({
            "type": "SpecificResource",
            "source": self.story,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": &self.text[span],
                    "prefix": &before[prefix..],
                    "suffix": &after[..suffix],
                },
            ],
        })
    }
}
