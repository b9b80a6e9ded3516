//! The view of a document.

use crate::looks::Looks;
use crate::quotation::Quotation;
use crate::shape::Shape;
use byline_core::{Document, Span, Tag, Token, TokenKind, TokenRange};
use byline_lexicon::{Features, Forms, Lexicon, Strength, Word, Words};

/// The tokens of a document, with what can be said of each out of its context.
#[derive(Debug, Clone)]
pub struct View<'d> {
    pub(crate) document: &'d Document,
    pub(crate) looks: Looks<'d>,
}

impl<'d> View<'d> {
    /// Looks at a document. Takes time and memory linear in its length.
    pub fn new(document: &'d Document, lexicon: &'d Lexicon) -> Self {
        Self { document, looks: Looks::of(document, lexicon) }
    }

    /// Looks at a document with what was seen of it before. Where that belongs to other tokens or to
    /// another lexicon, or there is nothing, it is the same as [`new`](Self::new).
    pub fn with(document: &'d Document, lexicon: &'d Lexicon, seen: Option<&Looks<'d>>) -> Self {
        match seen.filter(|seen| seen.fit(document, lexicon)) {
            Some(seen) => Self { document, looks: seen.clone() },
            None => Self::new(document, lexicon),
        }
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// The lexicon that says what the words mean.
    pub fn lexicon(&self) -> &'d Lexicon {
        self.looks.lexicon
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.looks.kept.items.len()
    }

    /// True if the document has no tokens.
    pub fn is_empty(&self) -> bool {
        self.looks.kept.items.is_empty()
    }

    /// The token at a place, if there is one.
    pub fn token(&self, index: usize) -> Option<Token> {
        self.document.tokens().get(index).copied()
    }

    /// The kind of a token.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.document.tokens().get(index).map(|token| token.kind)
    }

    /// The part-of-speech tag of a token, if the tagger has run.
    pub fn tag(&self, index: usize) -> Option<Tag> {
        self.document.tags().get(index).copied()
    }

    /// A token as it is written; empty outside the text.
    pub fn word(&self, index: usize) -> &'d str {
        self.document.tokens().get(index).map_or("", |token| &self.document.text()[token.span])
    }

    /// A token in lower case; empty outside the text.
    pub fn lower(&self, index: usize) -> &str {
        let Some(item) = self.looks.kept.items.get(index) else { return "" };
        let start = index.checked_sub(1).map_or(0, |before| self.looks.kept.items[before].end);
        &self.looks.kept.lower[start as usize..item.end as usize]
    }

    /// What a token looks like.
    pub fn shape(&self, index: usize) -> Shape {
        self.looks.kept.items.get(index).map_or(Shape::Other, |item| item.shape)
    }

    /// True if the lexicon has a token in one of these classes.
    #[inline]
    pub fn is(&self, classes: Words, index: usize) -> bool {
        self.looks.kept.items.get(index).is_some_and(|item| item.classes.has(classes))
    }

    /// What the lexicon knows of a token.
    #[inline]
    pub fn known(&self, index: usize) -> Word {
        self.lexicon().word(self.lower(index))
    }

    /// True for a pronoun that is a subject and may be nothing else: `he`, `we`, `who`.
    pub fn is_subject_pronoun(&self, index: usize) -> bool {
        self.is(Words::PRONOUN, index) && self.known(index).features.has(Features::SUBJECT)
    }

    /// True for a relative pronoun: `who`, `which`.
    pub fn is_relative(&self, index: usize) -> bool {
        self.is(Words::PRONOUN, index) && self.known(index).features.has(Features::RELATIVE)
    }

    /// True for a finite verb as far as lists tell: an auxiliary, or the past of a verb that reports.
    pub fn is_verb(&self, index: usize) -> bool {
        let reports = |word: Word| {
            let verb = word.verb.filter(|_| word.forms.has(Forms::PAST));
            verb.is_some_and(|verb| verb.strength != Strength::Seldom)
        };
        self.is(Words::AUXILIARY, index) || reports(self.known(index))
    }

    /// True if a token is one of these words, given in lower case.
    pub fn is_any(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(index))
    }

    /// True if no blank stands before a token.
    pub fn is_glued(&self, index: usize) -> bool {
        self.document.tokens().get(index).is_some_and(|token| token.glued)
    }

    /// True if a token is read aloud, or an emoji: no mark or sign.
    pub fn is_word(&self, index: usize) -> bool {
        use TokenKind::{Punctuation, Quote, Symbol};
        self.kind(index).is_some_and(|kind| !matches!(kind, Punctuation | Quote(_) | Symbol))
    }

    /// True for a quotation mark.
    pub fn is_quote(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(TokenKind::Quote(_)))
    }

    /// True for a word that begins with a capital letter.
    pub fn is_capitalised(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
            && self.word(index).starts_with(char::is_uppercase)
    }

    /// True for the ending or mark that says whose something is.
    pub fn is_possessive_mark(&self, index: usize) -> bool {
        matches!(self.lower(index), "'s" | "’s" | "'" | "’")
    }

    /// True if a token begins with a capital letter.
    pub fn is_capital(&self, index: usize) -> bool {
        self.shape(index).is_capital()
    }

    /// True if a token begins with a capital letter or a digit.
    pub fn is_capital_or_digit(&self, index: usize) -> bool {
        let first = self.word(index).chars().next();
        first.is_some_and(|first| first.is_uppercase() || first.is_numeric())
    }

    /// True if a token may belong to a name: it begins with a capital letter, and is no number.
    pub fn is_name(&self, index: usize) -> bool {
        let number = self.lower(index).starts_with(|first: char| first.is_numeric());
        self.is_capital_or_digit(index) && !number
    }

    /// True if a token ends a sentence: a full stop, question or exclamation mark, ellipsis.
    pub fn is_stop(&self, index: usize) -> bool {
        matches!(self.word(index), "." | "?" | "!" | "..." | "…" | "?!" | "!!")
    }

    /// True for a hyphen, dash or slash with no blank beside it: `AFL-CIO`, `CNN/ORC`.
    pub fn is_joint(&self, index: usize) -> bool {
        let joins = matches!(self.word(index), "-" | "/" | "–" | "‑");
        joins && self.is_glued(index) && self.is_glued(index + 1)
    }

    /// The tokens of a range with the parts of compounds such as `Moscow-based` together, however they
    /// were cut.
    pub fn compounds(&self, within: TokenRange) -> impl Iterator<Item = TokenRange> + '_ {
        let mut at = within.start();
        let goes_on = move |at: usize| {
            let lettered = matches!(self.kind(at + 1), Some(TokenKind::Word | TokenKind::Number));
            let inside = at + 1 < within.end() && lettered;
            inside && self.word(at) == "-" && self.is_glued(at) && self.is_glued(at + 1)
        };
        std::iter::from_fn(move || {
            let start = at;
            at += 1;
            while self.kind(start) == Some(TokenKind::Word) && goes_on(at) {
                at += 2;
            }
            (start < within.end()).then(|| TokenRange::new(start, at))
        })
    }

    /// Token ranges of the paragraphs, in order: together they hold every token.
    pub fn paragraphs(&self) -> &[TokenRange] {
        &self.looks.kept.paragraphs
    }

    /// The number of a token's paragraph; outside the text, the number of paragraphs.
    pub fn paragraph(&self, index: usize) -> usize {
        self.looks
            .kept
            .items
            .get(index)
            .map_or(self.looks.kept.paragraphs.len(), |item| item.paragraph as usize)
    }

    /// The tokens of a token's paragraph; empty outside the text.
    pub fn paragraph_of(&self, index: usize) -> TokenRange {
        let empty = TokenRange::new(self.len(), self.len());
        self.looks.kept.paragraphs.get(self.paragraph(index)).copied().unwrap_or(empty)
    }

    /// True if a token is the first of its paragraph.
    pub fn begins_paragraph(&self, index: usize) -> bool {
        index < self.len() && self.paragraph_of(index).start() == index
    }

    /// The tokens of a token's sentence, as far as they stand in its paragraph; those of its
    /// paragraph where sentences are not known. Takes time logarithmic in the number of sentences.
    pub fn sentence_of(&self, index: usize) -> TokenRange {
        let paragraph = self.paragraph_of(index);
        let sentences = self.document.sentences();
        match self.document.sentence_of(index).and_then(|number| sentences.get(number)) {
            Some(sentence) if !paragraph.is_empty() => TokenRange::new(
                sentence.tokens.start().max(paragraph.start()),
                sentence.tokens.end().min(paragraph.end()),
            ),
            _ => paragraph,
        }
    }

    /// The stretches in quotation marks, in order, without those inside another.
    pub fn quotations(&self) -> &[Quotation] {
        &self.looks.kept.quotations
    }

    /// The number of the quotation that holds a token, its marks included.
    pub fn quotation(&self, index: usize) -> Option<usize> {
        self.looks.kept.items.get(index)?.quotation.checked_sub(1).map(|number| number as usize)
    }

    /// The number of the quotation that begins with a token.
    pub fn quotation_from(&self, index: usize) -> Option<usize> {
        self.quotation(index)
            .filter(|&found| self.looks.kept.quotations[found].tokens.start() == index)
    }

    /// True if a quotation holds the token.
    pub fn is_quoted(&self, index: usize) -> bool {
        self.quotation(index).is_some()
    }

    /// The tokens that share a byte with a span.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.document.token_at(span.start());
        let tokens = self.document.tokens();
        let end = tokens.partition_point(|token| token.span.start() < span.end());
        TokenRange::new(start.min(end), end)
    }

    /// The token of a range on which the others depend, as far as there is a tree.
    pub fn head_of(&self, range: TokenRange) -> Option<usize> {
        range.range().find(|&at| {
            let above = self.document.syntax().get(at).map(|dependency| dependency.head());
            above.is_some_and(|head| head.is_none_or(|head| !range.range().contains(&head)))
        })
    }

    /// The bytes from the first token of a range to its last; empty if the range is.
    pub fn span(&self, range: TokenRange) -> Span {
        match self.document.tokens().get(range.range()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The text from the first token of a range to its last, as it is written.
    pub fn text(&self, range: TokenRange) -> &'d str {
        &self.document.text()[self.span(range)]
    }

    /// The text of a range with single blanks, so that a line break never enters a name.
    pub fn phrase(&self, range: TokenRange) -> String {
        self.text(range).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
