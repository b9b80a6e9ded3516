//! A document's tokens as all layers look at them, with what citations need besides: the classes of
//! each word, names, and who speaks.

use crate::classes::Classes;
use crate::usage;
use byline_core::{
    Document, Entity, EntityKind, MentionForm, PennTag, Quote, Span, TokenKind, TokenRange,
};
use byline_lexicon::{Groups, Lexicon, Nouns};
use byline_view::View;
use rustc_hash::FxHashMap;
use std::ops::{Deref, Range};

/// A name of the document.
#[derive(Debug)]
pub(crate) struct Name<'d> {
    /// The token after its last.
    pub end: usize,
    pub kind: EntityKind,
    /// The full name of whoever bears it.
    pub full: &'d str,
}

/// A document seen as words in paragraphs.
#[derive(Debug)]
pub(crate) struct Page<'d> {
    pub document: &'d Document,
    pub lexicon: &'d Lexicon,
    view: View<'d>,
    classes: Vec<Classes>,
    groups: Vec<Groups>,
    /// Where semicolons stand.
    semicolons: Vec<usize>,
    /// Whether each token is a word by which a quote is attributed; empty without quotes.
    cues: Vec<bool>,
    /// The tokens on which the sources of quotes depend, with the first quote of each.
    speaking: FxHashMap<usize, &'d Quote>,
    /// All tokens of the sources of quotes, with the first quote of each.
    sources: FxHashMap<usize, &'d Quote>,
    /// The names of the document by their first token.
    names: FxHashMap<usize, Name<'d>>,
    /// Where the names of outlets begin and end that no list knows.
    outlets: FxHashMap<usize, usize>,
}

impl<'d> Page<'d> {
    pub fn new(view: View<'d>) -> Self {
        let (document, lexicon) = (view.document(), view.lexicon());
        let known = (0..view.len()).map(|at| {
            let word = view.known(at);
            let spelled = matches!(view.kind(at), Some(TokenKind::Word | TokenKind::Number));
            (if spelled { Classes::of(&word) } else { Classes::default() }, word.groups)
        });
        let (classes, groups) = known.unzip();
        let semicolons = document.text().match_indices(';').map(|(at, _)| at).collect();
        let mut page = Self {
            document,
            lexicon,
            view,
            classes,
            groups,
            semicolons,
            cues: cues(document),
            speaking: FxHashMap::default(),
            sources: FxHashMap::default(),
            names: names(document),
            outlets: FxHashMap::default(),
        };
        for quote in document.quotes() {
            let Some(&source) = quote.source.first() else { continue };
            let tokens = page.tokens_of(source);
            let head = page.head_of(&tokens).unwrap_or(tokens.end.saturating_sub(1));
            page.speaking.entry(head).or_insert(quote);
            for token in tokens {
                page.sources.entry(token).or_insert(quote);
            }
        }
        page.outlets = usage::outlets(&page);
        page
    }

    /// The text of the token `back` places before `index`; empty before the start.
    pub fn word_before(&self, index: usize, back: usize) -> &'d str {
        index.checked_sub(back).map_or("", |index| self.word(index))
    }

    pub fn is(&self, index: usize, word: &str) -> bool {
        self.word(index).eq_ignore_ascii_case(word)
    }

    /// True for the participles behind which somebody is cited.
    pub fn is_citing(&self, index: usize) -> bool {
        self.of(index, Groups::CITING)
    }

    /// True if `op-ed`, which is three tokens, ends here.
    pub fn is_op_ed(&self, index: usize) -> bool {
        self.is(index, "ed") && index > 1 && self.is_joint(index - 1) && self.is(index - 2, "op")
    }

    /// True if the word belongs to one of the groups.
    pub fn of(&self, index: usize, groups: Groups) -> bool {
        self.groups.get(index).is_some_and(|found| found.has(groups))
    }

    /// True if the word belongs to one of the classes.
    pub fn has(&self, index: usize, classes: Classes) -> bool {
        self.classes.get(index).is_some_and(|found| found.has(classes))
    }

    pub fn is_word(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(TokenKind::Word | TokenKind::Number))
    }

    pub fn is_possessive(&self, index: usize) -> bool {
        self.view.is_possessive_mark(index)
    }

    /// The bytes of the tokens `range`, which must not be empty.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let tokens = self.document.tokens();
        let first = tokens.get(range.start).map_or(0, |token| token.span.start());
        let last = tokens.get(range.end.saturating_sub(1)).map_or(first, |token| token.span.end());
        Span::new(first.min(last), last)
    }

    /// The words of `range` with single spaces, so that a line break never enters a name.
    pub fn phrase(&self, range: &Range<usize>) -> String {
        self.view.phrase(TokenRange::new(range.start, range.end))
    }

    /// The Penn tag of a token, where the document has tags.
    pub fn tag(&self, index: usize) -> Option<PennTag> {
        self.view.tag(index).map(|tag| tag.penn)
    }

    /// The mentions of all names.
    pub fn names(&self) -> impl Iterator<Item = (Range<usize>, &Name<'d>)> {
        self.names.iter().map(|(&first, name)| (first..name.end, name))
    }

    /// The name that begins at a token, if it is of that kind.
    pub fn name_at(&self, token: usize, kind: EntityKind) -> Option<&Name<'d>> {
        self.names.get(&token).filter(|name| name.kind == kind)
    }

    /// The end of the outlet that begins at a token, if it is one by what the story does with it.
    pub fn outlet_by_use(&self, token: usize) -> Option<usize> {
        self.outlets.get(&token).copied()
    }

    /// What a word may stand for as a noun.
    pub fn noun(&self, index: usize) -> Nouns {
        self.known(index).nouns
    }

    /// The tokens of a stretch of text.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let first = self.document.token_at(span.start());
        first..self.document.token_at(span.end()).max(first)
    }

    /// True for a word by which a quote is attributed.
    pub fn is_cue(&self, token: usize) -> bool {
        self.cues.get(token).copied().unwrap_or_default()
    }

    /// True if the tokens are the source of a quote.
    pub fn is_source(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| self.speaking.contains_key(&at))
    }

    /// The quote in whose source a token stands.
    pub fn quote_of_source(&self, token: usize) -> Option<&'d Quote> {
        self.sources.get(&token).copied()
    }

    /// The cue of the quote in whose source a token stands.
    pub fn cue_of_source(&self, token: usize) -> Option<usize> {
        let cue = self.quote_of_source(token)?.cue.first()?;
        Some(self.tokens_of(*cue).start)
    }

    /// The entity that a quote is attributed to by these words.
    pub fn speaker(&self, range: &Range<usize>) -> Option<&'d Entity> {
        let quote = range.clone().find_map(|at| self.speaking.get(&at))?;
        let speaker = quote.speaker.as_ref()?;
        self.document.entities().get(speaker.entity?.index())
    }

    /// The cue of the quote whose source the tokens are, where they are one.
    pub fn spoken_by(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let quote = range.clone().find_map(|at| self.speaking.get(&at))?;
        quote.cue.first().map(|&cue| self.tokens_of(cue))
    }

    /// The token among `range` on which the others depend, as far as there is a tree.
    pub fn head_of(&self, range: &Range<usize>) -> Option<usize> {
        self.view.head_of(TokenRange::new(range.start, range.end))
    }

    pub fn paragraph_of(&self, token: usize) -> Range<usize> {
        self.view.paragraph_of(token).range()
    }

    /// True if a semicolon stands between two places in the text.
    pub fn is_parted(&self, start: usize, end: usize) -> bool {
        let next = self.semicolons.partition_point(|&at| at < start);
        self.semicolons.get(next).is_some_and(|&at| at < end)
    }

    /// The sentence of a token; its paragraph where sentences are not known.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        self.view.sentence_of(token).range()
    }
}

impl<'d> Deref for Page<'d> {
    type Target = View<'d>;

    fn deref(&self) -> &View<'d> {
        &self.view
    }
}

fn names(document: &Document) -> FxHashMap<usize, Name<'_>> {
    let mentions = document.entities().iter().flat_map(|entity| {
        let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        names.map(move |mention| (mention.span, entity))
    });
    mentions.map(|(span, entity)| name_at(document, span, entity)).collect()
}

fn name_at<'d>(document: &Document, span: Span, entity: &'d Entity) -> (usize, Name<'d>) {
    let end = document.token_at(span.end());
    (document.token_at(span.start()), Name { end, kind: entity.kind, full: &entity.name })
}

fn cues(document: &Document) -> Vec<bool> {
    let mut cues = Vec::new();
    if !document.quotes().is_empty() {
        cues.resize(document.tokens().len(), false);
    }
    for span in document.quotes().iter().flat_map(|quote| &quote.cue) {
        let tokens = document.token_at(span.start())..document.token_at(span.end());
        if let Some(cues) = cues.get_mut(tokens) {
            cues.fill(true);
        }
    }
    cues
}
