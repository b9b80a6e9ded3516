//! From the JSON counterpart to a checked document.

use super::{Pair, SCHEMA, Story, WireCitation, WireEntity, WireError, WireQuote};
use crate::{
    Citation, Date, Dependency, Deprel, Document, DocumentError, Entity, EntityId, Hop, Mention,
    Offsets, Quote, QuoteId, Sentence, Span, Speaker, Support, Tag, Timestamp, Token, TokenRange,
    Unit,
};
use std::str::FromStr;

impl TryFrom<Story> for Document {
    type Error = WireError;

    fn try_from(mut story: Story) -> Result<Self, WireError> {
        if story.schema != SCHEMA {
            return Err(WireError::Schema { found: story.schema });
        }
        let text = story.text.take().ok_or(WireError::NoText)?;
        let offsets = Offsets::new(&text, Unit::from_str(&story.offsets)?);
        let read = Reader { offsets: &offsets };

        let mut document = Document::try_new(text.as_str())?;
        let date = story
            .date
            .as_ref()
            .map(|date| date.parse::<Date>().map_err(|_| WireError::Date { found: date.clone() }));
        document.date = date.transpose()?;
        let moment = story.published.as_ref().map(|moment| {
            moment.parse::<Timestamp>().map_err(|_| WireError::Moment { found: moment.clone() })
        });
        document.published = moment.transpose()?;
        if !story.paragraphs.is_empty() {
            document.set_paragraphs(read.spans("paragraph", 0, &story.paragraphs)?)?;
        }
        if !story.token_kinds.is_empty() {
            let tokens = read.tokens(&story)?;
            let sentences = read.sentences(&story, &tokens)?;
            document.set_tokens(tokens, sentences)?;
            if !story.tags.is_empty() {
                document.set_tags(read_tags(&story.tags)?)?;
            }
            if !story.relations.is_empty() {
                document.set_syntax(read_syntax(&story)?)?;
            }
        }
        document.set_entities(read.list("entity", &story.entities, Reader::entity)?)?;
        let quotes = read.list("quote", &story.quotes, Reader::quote)?;
        let citations = read.list("citation", &story.citations, Reader::citation)?;
        document.set_citations(citations, quotes)?;
        document.set_scare_quotes(read.spans("scare quote", 0, &story.scare_quotes)?)?;
        document.id = story.id;
        document.publisher = story.publisher;
        document.authors = story.authors;
        document.url = story.url;
        document.language = story.language;
        Ok(document)
    }
}

/// Checks JSON counterparts and turns them into annotations.
struct Reader<'o> {
    offsets: &'o Offsets<'o>,
}

impl Reader<'_> {
    fn span(&self, layer: &'static str, index: usize, pair: Pair) -> Result<Span, WireError> {
        let span = self.offsets.span_to_bytes(pair[0], pair[1]);
        span.ok_or(WireError::Span { layer, index, pair })
    }

    fn spans(
        &self,
        layer: &'static str,
        index: usize,
        pairs: &[Pair],
    ) -> Result<Vec<Span>, WireError> {
        pairs.iter().map(|&pair| self.span(layer, index, pair)).collect()
    }

    fn optional(
        &self,
        layer: &'static str,
        index: usize,
        pair: Option<Pair>,
    ) -> Result<Option<Span>, WireError> {
        pair.map(|pair| self.span(layer, index, pair)).transpose()
    }

    fn list<W: HasId, T>(
        &self,
        layer: &'static str,
        items: &[W],
        read: impl Fn(&Self, usize, &W) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        let checked = items.iter().enumerate().map(|(index, item)| {
            if item.id() as usize != index {
                return Err(WireError::Id { layer, index, found: item.id() });
            }
            read(self, index, item)
        });
        checked.collect()
    }

    fn tokens(&self, story: &Story) -> Result<Vec<Token>, WireError> {
        let (expected, found) = (story.tokens.len(), story.token_kinds.len());
        if expected != found {
            return Err(WireError::Length { list: "token_kinds", expected, found });
        }
        let mut tokens: Vec<Token> = Vec::with_capacity(expected);
        for (index, (&pair, kind)) in story.tokens.iter().zip(&story.token_kinds).enumerate() {
            let span = self.span("token", index, pair)?;
            let glued = tokens.last().is_some_and(|last| last.span.end() == span.start());
            tokens.push(Token { span, kind: kind.parse()?, glued });
        }
        Ok(tokens)
    }

    fn sentences(&self, story: &Story, tokens: &[Token]) -> Result<Vec<Sentence>, WireError> {
        let mut start = 0;
        let mut sentences = Vec::with_capacity(story.sentences.len());
        for (index, &pair) in story.sentences.iter().enumerate() {
            let span = self.span("sentence", index, pair)?;
            let inside = tokens[start..].iter().take_while(|token| span.covers(token.span));
            let end = start + inside.count();
            sentences.push(Sentence { tokens: TokenRange::new(start, end) });
            start = end;
        }
        Ok(sentences)
    }

    fn entity(&self, index: usize, entity: &WireEntity) -> Result<Entity, WireError> {
        let mentions = entity.mentions.iter().map(|mention| {
            Ok(Mention {
                span: self.span("entity", index, mention.span)?,
                form: mention.form.parse()?,
                confidence: mention.confidence as f32,
            })
        });
        Ok(Entity {
            name: entity.name.clone(),
            kind: entity.kind.parse()?,
            aliases: entity.aliases.clone(),
            role: entity.role.clone(),
            value: entity.value.clone(),
            key: entity.key.clone(),
            mentions: mentions.collect::<Result<_, WireError>>()?,
        })
    }

    fn quote(&self, index: usize, quote: &WireQuote) -> Result<Quote, WireError> {
        let spans = |pairs: &[Pair]| self.spans("quote", index, pairs);
        Ok(Quote {
            kind: quote.kind.parse()?,
            act: quote.act.parse()?,
            polarity: quote.polarity.parse()?,
            content: spans(&quote.content)?,
            marked: spans(&quote.marked)?,
            cue: spans(&quote.cue)?,
            source: spans(&quote.source)?,
            speaker: quote.speaker.as_ref().map(|speaker| Speaker {
                entity: speaker.entity.map(EntityId),
                name: speaker.name.clone(),
                anonymous: speaker.anonymous,
            }),
            chain: quote.chain.clone(),
            construction: quote.construction.as_deref().map(str::parse).transpose()?,
            confidence: quote.confidence as f32,
        })
    }

    fn citation(&self, index: usize, citation: &WireCitation) -> Result<Citation, WireError> {
        let hops = citation.hops.iter().map(|hop| {
            Ok(Hop {
                source: self.optional("citation", index, hop.source)?,
                cue: self.optional("citation", index, hop.cue)?,
                name: hop.name.clone(),
                kind: hop.kind.parse()?,
                form: hop.form.parse()?,
                entity: hop.entity.map(EntityId),
                antecedent: self.optional("citation", index, hop.antecedent)?,
            })
        });
        let supports = citation
            .supports
            .iter()
            .map(|s| Ok(Support { quote: QuoteId(s.quote), scope: s.scope.parse()? }));
        Ok(Citation {
            clause: self.span("citation", index, citation.clause)?,
            relation: citation.relation.parse()?,
            medium: citation.medium.as_deref().map(str::parse).transpose()?,
            platform: citation.platform.clone(),
            hops: hops.collect::<Result<_, WireError>>()?,
            supports: supports.collect::<Result<_, WireError>>()?,
            confidence: citation.confidence as f32,
        })
    }
}

fn read_tags(tags: &[[String; 2]]) -> Result<Vec<Tag>, WireError> {
    let read = |[penn, universal]: &[String; 2]| {
        Ok(Tag { penn: penn.parse()?, universal: universal.parse()? })
    };
    tags.iter().map(read).collect()
}

fn read_syntax(story: &Story) -> Result<Vec<Dependency>, WireError> {
    let (expected, found) = (story.relations.len(), story.heads.len());
    if expected != found {
        return Err(WireError::Length { list: "heads", expected, found });
    }
    let read = |(index, (&head, relation)): (usize, (&Option<usize>, &String))| {
        let relation: Deprel = relation.parse()?;
        match head {
            None if relation == Deprel::Root => Ok(Dependency::ROOT),
            None => Err(DocumentError::RootRelation { index }.into()),
            Some(head) if head < expected => Ok(Dependency::new(head, relation)),
            Some(_) => Err(DocumentError::Head { index }.into()),
        }
    };
    story.heads.iter().zip(&story.relations).enumerate().map(read).collect()
}

/// What carries an `id` that must be its position.
trait HasId {
    fn id(&self) -> u32;
}

impl HasId for WireEntity {
    fn id(&self) -> u32 {
        self.id
    }
}

impl HasId for WireQuote {
    fn id(&self) -> u32 {
        self.id
    }
}

impl HasId for WireCitation {
    fn id(&self) -> u32 {
        self.id
    }
}
