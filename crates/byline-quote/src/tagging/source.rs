//! The source of a cue.

use super::assemble::{Pieces, REACH};
use super::labels::{Label, Part};
use super::pieces::Piece;
use super::subject::{is_passive, subject};
use byline_core::TokenRange;

/// The least probability of words that stand in for a source which has no label.
const LEAST: f32 = 0.1;

/// The longest subject between a comma and its verb, in tokens.
const LONGEST_SUBJECT: usize = 12;

impl Pieces<'_, '_> {
    /// The noun phrase that the cue at an index is attributed to: one with a label, else the most
    /// probable words, else the subject; nobody where the cue names none, as in `is expected`.
    pub(super) fn source_of(&self, index: usize) -> Option<TokenRange> {
        let cue = self.pieces[index];
        let source = match self.source(index) {
            Some(piece) => self.pieces[piece].tokens,
            None if is_passive(self.story, cue.tokens) => return None,
            None => self.likely_source(cue).or_else(|| subject(self.story, cue.tokens))?,
        };
        let source = self.beside(cue, source).unwrap_or(source);
        Some(self.without_adjunct(self.without_antecedent(cue, source)))
    }

    /// `Bread is dear, a baker from Lyon said`: the noun phrase right before a verb is its subject,
    /// whatever else has the label further to the left.
    fn beside(&self, cue: Piece, source: TokenRange) -> Option<TokenRange> {
        let (story, words) = (self.story, &self.story.words);
        let unit = story.units[cue.unit];
        let reports = |at: usize| story.lexicon.verb(words.at(at)).is_some();
        if source.end() >= cue.tokens.start() || !reports(cue.tokens.start()) {
            return None;
        }
        let comma = (unit.start()..cue.tokens.start())
            .rev()
            .take(LONGEST_SUBJECT)
            .find(|&at| words.at(at) == "," || story.quoted(at))?;
        let phrase = story.phrase_before(comma + 1, cue.tokens.start())?;
        let own = phrase.start() == comma + 1 && phrase.end() == cue.tokens.start();
        let closed = words.is_name(phrase.start()) || words.is("determiner", phrase.start());
        (own && closed && source.end() <= comma).then_some(phrase)
    }

    /// `Earlier in May bakers`: who speaks stands behind the time.
    fn without_adjunct(&self, source: TokenRange) -> TokenRange {
        let words = &self.story.words;
        let start = source.start();
        let adjunct = words.is("adverb", start) || words.is("preposition", start);
        let rest = adjunct.then(|| self.story.phrase_before(start, source.end())).flatten();
        rest.unwrap_or(source)
    }

    /// The source of a cue: the nearest in its unit, where content and other cues between them
    /// count as distance.
    pub(super) fn source(&self, cue: usize) -> Option<usize> {
        let unit = self.pieces[cue].unit;
        let first = cue.saturating_sub(REACH);
        let sources = (first..self.pieces.len().min(cue + REACH))
            .filter(|&at| self.pieces[at].part == Part::Source && self.pieces[at].unit == unit);
        sources.min_by_key(|&at| self.distance(cue, at))
    }

    /// `who` of `a cook who`: the pronoun is the source, and what it stands for is for the linking
    /// to say.
    fn without_antecedent(&self, cue: Piece, source: TokenRange) -> TokenRange {
        let last = source.end() - 1;
        let relative = matches!(self.story.words.at(last), "who" | "which" | "whom");
        let beside = source.end() + 2 >= cue.tokens.start();
        if relative && beside { TokenRange::new(last, source.end()) } else { source }
    }

    /// For a cue without a source: the words of its unit that most likely are one after all.
    fn likely_source(&self, cue: Piece) -> Option<TokenRange> {
        let unit = self.story.units[cue.unit];
        let start = unit.start().max(cue.tokens.start().saturating_sub(60));
        let end = unit.end().min(cue.tokens.end() + 30);
        let probable = |at| self.labelled.of_part(at, Part::Source);
        let free = |at: usize| self.labelled.label(at) == Label::Outside;
        let best = (start..end)
            .filter(|&at| free(at))
            .max_by(|&a, &b| probable(a).total_cmp(&probable(b)))?;
        if probable(best) < LEAST {
            return None;
        }
        let within = |at: &usize| free(*at) && probable(*at) >= 0.4 * probable(best);
        let first = (start..best).rev().take_while(within).last().unwrap_or(best);
        let last = (best..end).take_while(within).last().unwrap_or(best);
        Some(TokenRange::new(first, last + 1))
    }

    fn distance(&self, cue: usize, source: usize) -> usize {
        let (first, last) = (cue.min(source), cue.max(source));
        let gap = self.pieces[last].tokens.start() - self.pieces[first].tokens.end();
        let between = self.pieces[first + 1..last].iter();
        let cost = between.map(|piece| match piece.part {
            Part::Content => 20usize.saturating_sub(piece.tokens.len()),
            Part::Cue => 30,
            Part::Source => 5,
        });
        2 * (gap + cost.sum::<usize>()) + usize::from(source > cue)
    }
}
