//! What is kept of a document's tokens from one layer to the next.

use crate::View;
use crate::quotation::{Quotation, quotations};
use crate::shape::Shape;
use byline_core::{Document, TokenRange};
use byline_lexicon::{Lexicon, Words};
use std::sync::Arc;

/// What the tokens of a document look like, and what a lexicon says of them: all of a [`View`] but the
/// document. It hangs on text, tokens and paragraphs alone, so that it stays true while layers add to
/// the document. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Looks<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) kept: Arc<Kept>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    /// All tokens in lower case, one behind the other.
    pub lower: String,
    pub items: Vec<Item>,
    pub paragraphs: Vec<TokenRange>,
    pub quotations: Vec<Quotation>,
}

/// What is kept of a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// Where it ends in the lower-case buffer.
    pub end: u32,
    pub paragraph: u32,
    /// One more than the quotation that holds it, or zero.
    pub quotation: u32,
    pub shape: Shape,
    pub classes: Words,
}

impl<'l> Looks<'l> {
    /// Looks at a document. Takes time and memory linear in its length.
    pub fn of(document: &Document, lexicon: &'l Lexicon) -> Self {
        let mut kept = Kept::read(document, lexicon);
        kept.number_paragraphs(document);
        let mut looks = Self { lexicon, kept: Arc::new(kept) };
        let found = quotations(&View { document, looks: looks.clone() });
        let kept = Arc::make_mut(&mut looks.kept);
        for (number, quotation) in (1..).zip(&found) {
            for item in &mut kept.items[quotation.tokens.range()] {
                item.quotation = number;
            }
        }
        kept.quotations = found;
        looks
    }

    /// The lexicon that says what the words mean.
    pub fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    /// True unless the document is plainly another one, or the lexicon is.
    pub(crate) fn fit(&self, document: &Document, lexicon: &Lexicon) -> bool {
        std::ptr::eq(self.lexicon, lexicon)
            && self.kept.items.len() == document.tokens().len()
            && self.kept.paragraphs.len() <= document.paragraphs().len()
    }
}

impl Kept {
    fn read(document: &Document, lexicon: &Lexicon) -> Self {
        let (text, tokens) = (document.text(), document.tokens());
        let mut kept = Self {
            lower: String::with_capacity(text.len()),
            items: Vec::with_capacity(tokens.len()),
            paragraphs: Vec::with_capacity(document.paragraphs().len()),
            quotations: Vec::new(),
        };
        for token in tokens {
            let (word, start) = (&text[token.span], kept.lower.len());
            kept.push_lower(word);
            kept.items.push(Item {
                end: kept.lower.len() as u32,
                paragraph: 0,
                quotation: 0,
                shape: Shape::of(word),
                classes: lexicon.word(&kept.lower[start..]).words,
            });
        }
        kept
    }

    fn push_lower(&mut self, word: &str) {
        if word.is_ascii() {
            let start = self.lower.len();
            self.lower.push_str(word);
            self.lower[start..].make_ascii_lowercase();
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
    }

    /// Gives each token its paragraph. One in which no token begins is left out.
    fn number_paragraphs(&mut self, document: &Document) {
        let tokens = document.tokens();
        let mut start = 0;
        for paragraph in document.paragraphs() {
            let rest = tokens.get(start..).unwrap_or_default();
            let end = start + rest.partition_point(|token| token.span.start() < paragraph.end());
            if end > start {
                let number = self.paragraphs.len() as u32;
                self.items[start..end].iter_mut().for_each(|item| item.paragraph = number);
                self.paragraphs.push(TokenRange::new(start, end));
            }
            start = end;
        }
    }
}
