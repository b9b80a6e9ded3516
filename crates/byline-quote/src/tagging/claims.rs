//! Cues at the end of a sentence that attribute all of it.

use super::assemble::{Pieces, REACH};
use super::labels::Part;
use super::pieces::Piece;
use byline_core::TokenRange;

impl Pieces<'_, '_> {
    /// `Bread will be dear, the baker says`: a cue without content, after a comma at the end of
    /// its sentence, attributes the whole sentence, whatever is wanted or hoped in that. Gives
    /// those cues with their content, and takes what is inside from its owners.
    pub(super) fn claims(&self, contents: &mut [Vec<usize>]) -> Vec<(usize, TokenRange)> {
        let mut claims = Vec::new();
        for index in 0..self.pieces.len() {
            let idle = self.pieces[index].part == Part::Cue && contents[index].is_empty();
            let Some(range) = idle.then(|| self.claimed(index)).flatten() else { continue };
            let inside = |piece: &Piece| {
                range.start() <= piece.tokens.start() && piece.tokens.end() <= range.end()
            };
            let before = (0..index)
                .rev()
                .skip_while(|&at| self.pieces[at].tokens.start() >= range.end())
                .take(REACH)
                .take_while(|&at| inside(&self.pieces[at]));
            if before.clone().any(|at| self.pieces[at].part == Part::Content) {
                before.for_each(|at| contents[at].clear());
                claims.push((index, range));
            }
        }
        claims
    }

    /// The sentence before `, the baker says`.
    fn claimed(&self, index: usize) -> Option<TokenRange> {
        let (story, words) = (self.story, &self.story.words);
        let cue = self.pieces[index];
        let reports =
            |at| story.lexicon.verb(words.at(at)).is_some_and(|verb| verb.cue.takes("quote"));
        if !cue.tokens.range().any(reports) {
            return None;
        }
        let source = self.pieces[self.source(index)?].tokens;
        let unit = story.units[cue.unit];
        let start = cue.tokens.start().min(source.start());
        let end = cue.tokens.end().max(source.end());
        let together = end - start <= cue.tokens.len() + source.len() + 1;
        let closes = end >= unit.end() || matches!(words.at(end), "." | ",");
        let comma = start.checked_sub(1).filter(|&comma| words.at(comma) == ",")?;
        let open = together && closes && !story.quoted(comma) && comma > unit.start() + 2;
        open.then(|| TokenRange::new(unit.start(), comma))
    }
}
