//! From a document to its JSON counterpart.

use super::{
    Options, Pair, SCHEMA, Story, WireCitation, WireEntity, WireHop, WireMention, WireQuote,
    WireSpeaker, WireSupport,
};
use crate::rows::rounded;
use crate::{Citation, Document, Entity, Hop, Offsets, QuoteRef, Span};

impl Story {
    /// Writes a document down as a story. Takes time linear in the text and its annotations.
    pub fn new(document: &Document, options: &Options) -> Self {
        let offsets = Offsets::new(document.text(), options.offsets);
        let write = Writer { text: document.text(), offsets: &offsets };
        let tokens = if options.tokens { document.tokens() } else { &[] };
        let tags = if options.tokens { document.tags() } else { &[] };
        let syntax = if options.tokens { document.syntax() } else { &[] };
        Self {
            schema: SCHEMA,
            id: document.id.clone(),
            publisher: document.publisher.clone(),
            authors: document.authors.clone(),
            url: document.url.clone(),
            language: document.language.clone(),
            offsets: options.offsets.to_string(),
            text: options.text.then(|| document.text().to_owned()),
            date: document.date.map(|date| date.to_string()),
            published: document.published.map(|moment| moment.to_string()),
            paragraphs: write.pairs(document.paragraphs()),
            sentences: document
                .sentences()
                .iter()
                .map(|&sentence| write.pair(document.sentence_span(sentence)))
                .collect(),
            tokens: tokens.iter().map(|token| write.pair(token.span)).collect(),
            token_kinds: tokens.iter().map(|token| token.kind.to_string()).collect(),
            tags: tags
                .iter()
                .map(|tag| [tag.penn.to_string(), tag.universal.to_string()])
                .collect(),
            heads: syntax.iter().map(|dependency| dependency.head()).collect(),
            relations: syntax.iter().map(|d| d.relation().to_string()).collect(),
            entities: enumerate(document.entities(), |id, entity| write.entity(id, entity)),
            quotes: document.quote_refs().map(|quote| write.quote(quote)).collect(),
            scare_quotes: write.pairs(document.scare_quotes()),
            citations: enumerate(document.citations(), |id, citation| write.citation(id, citation)),
        }
    }
}

/// Turns annotations into their JSON counterparts.
struct Writer<'o> {
    text: &'o str,
    offsets: &'o Offsets<'o>,
}

impl Writer<'_> {
    fn pair(&self, span: Span) -> Pair {
        self.offsets.span_from_bytes(span).into()
    }

    fn pairs(&self, spans: &[Span]) -> Vec<Pair> {
        spans.iter().map(|&span| self.pair(span)).collect()
    }

    fn words(&self, span: Span) -> String {
        self.text[span].to_owned()
    }

    fn entity(&self, id: u32, entity: &Entity) -> WireEntity {
        WireEntity {
            id,
            name: entity.name.clone(),
            kind: entity.kind.to_string(),
            aliases: entity.aliases.clone(),
            role: entity.role.clone(),
            value: entity.value.clone(),
            key: entity.key.clone(),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| WireMention {
                    span: self.pair(mention.span),
                    text: Some(self.words(mention.span)),
                    form: mention.form.to_string(),
                    confidence: rounded(mention.confidence),
                })
                .collect(),
        }
    }

    fn quote(&self, found: QuoteRef<'_>) -> WireQuote {
        let quote = found.quote();
        WireQuote {
            id: found.id().0,
            kind: quote.kind.to_string(),
            act: quote.act.to_string(),
            polarity: quote.polarity.to_string(),
            text: Some(found.text()),
            cue_text: found.cue(),
            source_text: found.source(),
            content: self.pairs(&quote.content),
            marked: self.pairs(&quote.marked),
            cue: self.pairs(&quote.cue),
            source: self.pairs(&quote.source),
            speaker: quote.speaker.as_ref().map(|speaker| WireSpeaker {
                entity: speaker.entity.map(|id| id.0),
                name: speaker.name.clone(),
                anonymous: speaker.anonymous,
            }),
            chain: quote.chain.clone(),
            construction: quote.construction.map(|name| name.to_string()),
            confidence: rounded(quote.confidence),
        }
    }

    fn citation(&self, id: u32, citation: &Citation) -> WireCitation {
        WireCitation {
            id,
            clause: self.pair(citation.clause),
            text: Some(self.words(citation.clause)),
            relation: citation.relation.to_string(),
            medium: citation.medium.map(|medium| medium.to_string()),
            platform: citation.platform.clone(),
            hops: citation.hops.iter().map(|hop| self.hop(hop)).collect(),
            supports: citation
                .supports
                .iter()
                .map(|s| WireSupport { quote: s.quote.0, scope: s.scope.to_string() })
                .collect(),
            confidence: rounded(citation.confidence),
        }
    }

    fn hop(&self, hop: &Hop) -> WireHop {
        WireHop {
            source: hop.source.map(|span| self.pair(span)),
            cue: hop.cue.map(|span| self.pair(span)),
            source_text: hop.source.map(|span| self.words(span)),
            cue_text: hop.cue.map(|span| self.words(span)),
            name: hop.name.clone(),
            kind: hop.kind.to_string(),
            entity: hop.entity.map(|id| id.0),
            form: hop.form.to_string(),
            antecedent: hop.antecedent.map(|span| self.pair(span)),
        }
    }
}

fn enumerate<T, W>(items: &[T], write: impl Fn(u32, &T) -> W) -> Vec<W> {
    items.iter().zip(0..).map(|(item, id)| write(id, item)).collect()
}
