//! The sentences of a treebank as texts, for an encoder that reads whole paragraphs.

use crate::readers::conllu::Word;
use byline_core::{Document, Sentence, Span, Token, TokenKind, TokenRange};
use std::collections::HashMap;

/// How many sentences are a text, and how many of them a paragraph: the reader does not know, and news
/// are about like this.
const TEXT: usize = 24;
const PARAGRAPH: usize = 3;

/// Sentences that follow each other, with the words of the treebank as tokens.
pub struct Text<'w> {
    pub document: Document,
    pub sentences: &'w [Vec<Word>],
}

/// Puts the sentences of a treebank into texts.
///
/// # Errors
///
/// If the treebank has an empty word.
pub fn texts(sentences: &[Vec<Word>]) -> impl Iterator<Item = anyhow::Result<Text<'_>>> {
    sentences.chunks(TEXT).map(|sentences| Ok(Text { document: document(sentences)?, sentences }))
}

/// The words with blanks between them. What kind of token each is, the tokenizer says.
fn document(sentences: &[Vec<Word>]) -> anyhow::Result<Document> {
    let (mut text, mut spans, mut ranges) = (String::new(), Vec::new(), Vec::new());
    for (number, sentence) in sentences.iter().enumerate() {
        if number > 0 {
            text.push_str(if number % PARAGRAPH == 0 { "\n\n" } else { " " });
        }
        let first = spans.len();
        for (nth, word) in sentence.iter().enumerate() {
            text.push_str(if nth > 0 { " " } else { "" });
            spans.push(Span::new(text.len(), text.len() + word.form.len()));
            text.push_str(&word.form);
        }
        ranges.push(Sentence { tokens: TokenRange::new(first, spans.len()) });
    }
    let mut cut = Vec::new();
    byline_tokenize::fill(&text, &mut cut);
    let kinds: HashMap<Span, TokenKind> =
        cut.iter().map(|token| (token.span, token.kind)).collect();
    let token = |span| Token {
        span,
        kind: kinds.get(&span).copied().unwrap_or(TokenKind::Word),
        glued: false,
    };
    let mut document = Document::new(text);
    document.set_tokens(spans.into_iter().map(token).collect(), ranges)?;
    Ok(document)
}
