//! From labels to quotes.

use super::borders::improve;
use super::join::join;
use super::labels::Labelled;
use super::pieces::{Piece, pieces};
use super::rescue::rescue;
use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Act, Polarity, TokenRange};
use byline_seq::Model;

/// Makes quotes of labels, and keeps of those that the rules found what the labels leave out.
pub(crate) fn assemble(
    story: &Story<'_>,
    labelled: &Labelled,
    borders: Option<&Model>,
    ruled: Vec<Found>,
) -> Vec<Found> {
    let mut found = from_labels(story, labelled);
    if let Some(model) = borders {
        improve(story, labelled, model, &mut found);
    }
    join(story, ruled, &mut found);
    rescue(story, labelled, &mut found);
    found
}

/// The quotes that labels alone make.
pub(super) fn from_labels(story: &Story<'_>, labelled: &Labelled) -> Vec<Found> {
    let pieces = pieces(story, labelled);
    Pieces { story, labelled, pieces: &pieces }.assemble()
}

/// The pieces of a story, to be put together.
pub(super) struct Pieces<'s, 'd> {
    pub story: &'s Story<'d>,
    pub labelled: &'s Labelled,
    pub pieces: &'s [Piece],
}

/// How many pieces away the partner of a piece may be.
pub(super) const REACH: usize = 12;

/// What content loses in confidence because its borders come from a rule.
const CLAIMED: f32 = 0.8;

/// How many words a content outside quotation marks has at least.
const FEWEST: usize = 2;

impl Pieces<'_, '_> {
    fn assemble(&self) -> Vec<Found> {
        let mut contents: Vec<Vec<usize>> = vec![Vec::new(); self.pieces.len()];
        for (content, owner) in self.owners().into_iter().enumerate() {
            if let Some(cue) = owner {
                contents[cue].push(content);
            }
        }
        let claims = self.claims(&mut contents);
        let claimed = claims.into_iter().map(|(cue, range)| self.found(cue, vec![range], CLAIMED));
        let owned = contents.iter().enumerate().filter_map(|(cue, contents)| {
            let pieces = || contents.iter().map(|&content| self.pieces[content]);
            let stray = self.stray(pieces());
            if stray || pieces().all(|piece| self.carrier(self.pieces[cue], piece)) {
                return None;
            }
            let weakest = pieces().map(|piece| piece.probability).fold(1.0, f32::min);
            let content = self.quotations(pieces().map(|piece| piece.tokens).collect());
            Some(self.found(cue, content, weakest))
        });
        claimed.chain(owned).collect()
    }

    fn found(&self, cue: usize, content: Vec<TokenRange>, probability: f32) -> Found {
        let source = self.source_of(cue);
        let cue = self.pieces[cue];
        let (act, polarity) = manner(self.story, cue.tokens);
        let confidence = (probability * cue.probability).sqrt();
        Found { content, cue: Some(cue.tokens), source, act, polarity, confidence }
    }

    /// `“Bread is dear,” she said before she left`: what follows a quotation and its cue without
    /// marks is no more of what was said.
    fn quotations(&self, mut content: Vec<TokenRange>) -> Vec<TokenRange> {
        let whole = |first: &TokenRange| {
            let number = self.story.quotation_from(first.start());
            number.is_some_and(|number| self.story.quotations[number].tokens.end() == first.end())
        };
        if content.first().is_some_and(whole) {
            content.retain(|part| part.range().any(|at| self.story.quoted(at)));
        }
        content
    }

    /// A single word outside quotation marks is what is left of a content that the labels missed.
    fn stray(&self, content: impl Iterator<Item = Piece>) -> bool {
        let tokens = content.flat_map(|piece| piece.tokens.range());
        let (mut words, mut marked) = (0, false);
        for at in tokens {
            words += usize::from(self.story.words.is_word(at));
            marked |= self.story.quoted(at);
        }
        !marked && words < FEWEST
    }

    /// `citing The Guardian`: a name says where the story has it from, and is no content.
    fn carrier(&self, cue: Piece, content: Piece) -> bool {
        let words = &self.story.words;
        let cites = cue.tokens.range().any(|at| matches!(words.at(at), "citing" | "quoting"));
        let mut named = content.tokens.range().filter(|&at| words.is_word(at));
        cites && named.all(|at| words.is_name(at) || words.is("determiner", at))
    }
}

/// Statement or attitude, asserted or denied: what the lexicon says of the cue's words.
pub(crate) fn manner(story: &Story<'_>, cue: TokenRange) -> (Act, Polarity) {
    let words = cue.range().rev().filter_map(|at| story.lexicon.word(story.words.at(at)));
    words.map(|cue| (cue.act, cue.polarity)).next().unwrap_or((Act::Statement, Polarity::Assert))
}
