//! Which cue a piece of content belongs to.

use super::assemble::{Pieces, REACH};
use super::labels::Part;

/// How far after a quotation the next sentence of it may follow, in tokens.
const RESUMED: usize = 40;

impl Pieces<'_, '_> {
    /// For each piece of content its cue.
    pub(super) fn owners(&self) -> Vec<Option<usize>> {
        let mut owners = vec![None; self.pieces.len()];
        let mut used = vec![false; self.pieces.len()];
        let mut previous: Option<usize> = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            if piece.part != Part::Content {
                continue;
            }
            let resumed = previous.filter(|&last| self.resumes(last, at));
            let resumed = resumed.and_then(|last| owners[last].filter(|&cue| cue < at));
            let owner = resumed.or_else(|| self.owner(at, &used)).or_else(|| self.across(at));
            let owner = owner.or_else(|| {
                let direct = |at: usize| self.story.quoted(self.pieces[at].tokens.start());
                let last = previous.filter(|&last| direct(last) && direct(at))?;
                let near = self.pieces[last].paragraph == piece.paragraph || self.reopens(last, at);
                owners[last].filter(|_| near)
            });
            if let Some(cue) = owner {
                used[cue] |= cue > at;
                owners[at] = owner;
                previous = Some(at);
            }
        }
        owners
    }

    /// `“Bread is dear,” Roe said. “So is milk.” Cole agreed: ...`: true if the next quotation is a
    /// sentence of its own and follows that of the last piece with no cue but the last one's
    /// between. What comes after its full stop does not attribute it.
    fn resumes(&self, last: usize, next: usize) -> bool {
        let words = &self.story.words;
        let whole = |at: usize| {
            let tokens = self.pieces[at].tokens;
            let number = self.story.quotation_from(tokens.start())?;
            let quotation = self.story.quotations[number];
            (quotation.closed && quotation.tokens.end() <= tokens.end()).then_some(quotation.tokens)
        };
        let Some((first, second)) = whole(last).zip(whole(next)) else { return false };
        let stop =
            second.range().rev().skip(1).find(|&at| words.at(at) != "'" && words.at(at) != "’");
        let sentence = stop.is_some_and(|stop| words.at(stop) == ".")
            && words.is_stop(second.start() - 1)
            && words.paragraph[first.start()] == words.paragraph[second.start()];
        if next - last > REACH {
            return false;
        }
        let cues = (last + 1..next).filter(|&at| self.is_cue(at)).count();
        sentence && cues == 1 && second.start() - first.end() < RESUMED
    }

    /// True if the quotation of one piece runs on in the paragraph of the next.
    fn reopens(&self, last: usize, next: usize) -> bool {
        let quotation = |at: usize| {
            let number = self.story.quotation(self.pieces[at].tokens.start());
            number.map(|number| self.story.quotations[number])
        };
        let open = quotation(last).is_some_and(|quotation| !quotation.closed);
        open && quotation(next).is_some_and(|quotation| quotation.reopened)
            && self.pieces[next].paragraph == self.pieces[last].paragraph + 1
    }

    fn is_cue(&self, at: usize) -> bool {
        self.pieces[at].part == Part::Cue
    }

    /// The cue of content in its own unit.
    fn owner(&self, at: usize, used: &[bool]) -> Option<usize> {
        let unit = self.pieces[at].unit;
        let left = (0..at)
            .rev()
            .take(REACH)
            .take_while(|&i| self.pieces[i].unit == unit)
            .find(|&i| self.is_cue(i));
        let right = (at + 1..self.pieces.len())
            .take(REACH)
            .take_while(|&i| self.pieces[i].unit == unit && self.pieces[i].part != Part::Content)
            .find(|&i| self.is_cue(i));
        match (left, right) {
            (Some(cue), Some(next)) => {
                let follows = self.pieces.get(next + 1..).unwrap_or_default().iter();
                let mut follows =
                    follows.take(REACH).take_while(|p| p.unit == unit && p.part != Part::Cue);
                let own = follows.any(|p| p.part == Part::Content);
                let adjacent = self.pieces[next].tokens.start() <= self.pieces[at].tokens.end() + 1;
                Some(if used[cue] && (!own || adjacent) { next } else { cue })
            }
            (left, right) => left.or(right),
        }
    }

    /// The cue of a quotation in the next unit, right after it, or in the unit before, right
    /// before it: `“Why now?” the mayor demanded.`
    fn across(&self, at: usize) -> Option<usize> {
        let piece = self.pieces[at];
        if !self.story.quoted(piece.tokens.start()) {
            return None;
        }
        let mut end = piece.tokens.end();
        for next in at + 1..self.pieces.len().min(at + 3) {
            let other = self.pieces[next];
            let beside = other.tokens.start() <= end + 1 && other.paragraph == piece.paragraph;
            if !beside || other.part == Part::Content {
                break;
            }
            if other.part == Part::Cue {
                return Some(next);
            }
            end = other.tokens.end();
        }
        let cue = at.checked_sub(1)?;
        let beside = piece.tokens.start() <= self.pieces[cue].tokens.end() + 1;
        (self.is_cue(cue) && beside).then_some(cue)
    }
}
