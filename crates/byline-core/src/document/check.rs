//! The invariants of a document: every span fits the text, every id refers to something.

use super::{Document, DocumentError, MAX_TEXT_LEN};
use crate::{Citation, EntityId, Quote, Sentence, Span, Token};

impl Document {
    pub(super) fn check_paragraphs(&self, paragraphs: &[Span]) -> Result<(), DocumentError> {
        let mut end = 0;
        for (index, &span) in paragraphs.iter().enumerate() {
            self.check_spans("paragraph", index, [span])?;
            if span.is_empty() || span.start() < end {
                return Err(DocumentError::Unordered { layer: "paragraph", index });
            }
            if !is_blank(&self.text[end..span.start()]) {
                return Err(DocumentError::Uncovered { layer: "paragraph", index });
            }
            end = span.end();
        }
        if !is_blank(&self.text[end..]) {
            let index = paragraphs.len();
            return Err(DocumentError::Uncovered { layer: "paragraph", index });
        }
        Ok(())
    }

    pub(super) fn check_tokens(&self, tokens: &[Token]) -> Result<(), DocumentError> {
        let mut end = 0;
        for (index, token) in tokens.iter().enumerate() {
            self.check_spans("token", index, [token.span])?;
            if token.span.is_empty() || token.span.start() < end {
                return Err(DocumentError::Unordered { layer: "token", index });
            }
            if !is_blank(&self.text[end..token.span.start()]) {
                return Err(DocumentError::Uncovered { layer: "token", index });
            }
            end = token.span.end();
        }
        if !tokens.is_empty() && !is_blank(&self.text[end..]) {
            return Err(DocumentError::Uncovered { layer: "token", index: tokens.len() });
        }
        Ok(())
    }

    pub(super) fn check_quotes(&self, quotes: &[Quote]) -> Result<(), DocumentError> {
        for (index, quote) in quotes.iter().enumerate() {
            let parts = [&quote.content, &quote.marked, &quote.cue, &quote.source];
            self.check_spans("quote", index, parts.into_iter().flatten().copied())?;
            if quote.content.is_empty() {
                return Err(DocumentError::Empty { layer: "quote", index, what: "content" });
            }
            if quote.content.windows(2).any(|pair| pair[1].start() < pair[0].end()) {
                return Err(DocumentError::Unordered { layer: "quote", index });
            }
            check_confidence("quote", index, quote.confidence)?;
            let entity = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
            self.check_entity("quote", index, entity)?;
        }
        Ok(())
    }

    pub(super) fn check_citation(
        &self,
        index: usize,
        citation: &Citation,
        quotes: usize,
    ) -> Result<(), DocumentError> {
        let hops =
            citation.hops.iter().flat_map(|hop| [hop.source, hop.cue, hop.antecedent]).flatten();
        self.check_spans("citation", index, hops.chain([citation.clause]))?;
        if citation.hops.is_empty() {
            return Err(DocumentError::Empty { layer: "citation", index, what: "hop" });
        }
        check_confidence("citation", index, citation.confidence)?;
        for hop in &citation.hops {
            self.check_entity("citation", index, hop.entity)?;
        }
        match citation.supports.iter().find(|support| support.quote.index() >= quotes) {
            Some(support) => Err(DocumentError::UnknownId {
                layer: "citation",
                index,
                target: "quote",
                found: support.quote.0,
            }),
            None => Ok(()),
        }
    }

    pub(super) fn check_entity(
        &self,
        layer: &'static str,
        index: usize,
        id: Option<EntityId>,
    ) -> Result<(), DocumentError> {
        match id {
            Some(id) if id.index() >= self.entities.len() => {
                Err(DocumentError::UnknownId { layer, index, target: "entity", found: id.0 })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn check_spans(
        &self,
        layer: &'static str,
        index: usize,
        spans: impl IntoIterator<Item = Span>,
    ) -> Result<(), DocumentError> {
        match spans.into_iter().find(|span| self.text.get(span.range()).is_none()) {
            Some(span) => Err(DocumentError::BadSpan { layer, index, span }),
            None => Ok(()),
        }
    }
}

/// The one place that refuses text which 32-bit offsets cannot reach.
pub(super) fn check_len(len: usize) -> Result<(), DocumentError> {
    if len > MAX_TEXT_LEN { Err(DocumentError::TextTooLong { len }) } else { Ok(()) }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(crate::paragraphs::is_blank)
}

pub(super) fn check_sentences(sentences: &[Sentence], tokens: usize) -> Result<(), DocumentError> {
    let mut end = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        if sentence.tokens.is_empty() || sentence.tokens.start() != end {
            return Err(DocumentError::Unordered { layer: "sentence", index });
        }
        end = sentence.tokens.end();
    }
    if end != tokens && !sentences.is_empty() {
        return Err(DocumentError::SentenceTokens { expected: tokens, found: end });
    }
    Ok(())
}

pub(super) fn check_confidence(
    layer: &'static str,
    index: usize,
    value: f32,
) -> Result<(), DocumentError> {
    if (0.0..=1.0).contains(&value) {
        Ok(())
    } else {
        Err(DocumentError::Confidence { layer, index, found: value.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_long_text_is_refused_with_its_length() {
        let error = check_len(MAX_TEXT_LEN + 1).unwrap_err();
        assert_eq!(error.to_string(), "text of 4294967296 bytes is longer than 4294967295 bytes");
        assert!(check_len(MAX_TEXT_LEN).is_ok());
    }
}
