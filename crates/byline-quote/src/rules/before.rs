//! Content that precedes its cue, and may go on after it.

use super::{Clause, Group};
use crate::spans::Found;
use byline_core::TokenRange;

impl Clause<'_, '_> {
    /// True if a quotation ends right before a token, with or without a comma.
    pub(super) fn marked_before(&self, at: usize) -> bool {
        let quoted = |back: usize| {
            at.checked_sub(back).is_some_and(|i| i >= self.unit.start() && self.story.quoted(i))
        };
        quoted(1) || (quoted(2) && self.story.words.at(at - 1) == ",")
    }

    /// `CONTENT, Roe said` and `“Content,” said Roe`.
    pub(super) fn content_before(
        &self,
        group: Group<'_>,
        own: Option<TokenRange>,
        earlier: &[Found],
    ) -> Option<Found> {
        let (story, words) = (self.story, &self.story.words);
        if !group.cue.takes("quote") && !group.cue.takes("tell") {
            return None;
        }
        let (source, border) = match own {
            Some(phrase) => (Some(phrase), phrase.start()),
            None => {
                let source = story.phrase_after(group.tokens.end(), self.end);
                (source, group.tokens.start())
            }
        };
        let last = border.checked_sub(1).filter(|&last| last >= self.unit.start())?;
        let marked =
            story.quoted(last) || (words.at(last) == "," && last > 0 && story.quoted(last - 1));
        if words.at(last) != "," && !story.quoted(last) || (source.is_none() && !marked) {
            return None;
        }
        let end = if words.at(last) == "," && !story.quoted(last) { last } else { last + 1 };
        let start = self.content_start(end);
        let taken = earlier.iter().flat_map(|found| &found.content);
        if start >= end || taken.into_iter().any(|range| range.end() > start) {
            return None;
        }
        let after = group.tokens.end().max(source.map_or(0, TokenRange::end));
        let follows = group.tokens.end();
        let object = own.is_some()
            && follows < self.end
            && (words.is("determiner", follows) || words.is_capital(follows))
            && !words.is("day", follows);
        let verbs = (start..end).any(|at| story.is_verb(at));
        let adjunct = words.is("preposition", start) && (end - start < 15 || !verbs)
            || words.is("subordinator", start) && end - start < 12
            || words.at(start).ends_with("ing") && !words.is("preposition", start)
            || end - start < 3;
        if !marked && (object || adjunct) {
            return None;
        }
        let mut content = vec![TokenRange::new(start, end)];
        content.extend(self.resumed(after, marked));
        Some(self.quote(group, content, source, if marked { 0.95 } else { 0.75 }))
    }

    /// Where the content before a cue begins: at its quotation if nothing but an introduction
    /// stands before that, else with the unit.
    pub(super) fn content_start(&self, end: usize) -> usize {
        let (story, words) = (self.story, &self.story.words);
        let mut start = self.unit.start();
        let last = end.checked_sub(1);
        if let Some(number) = last.and_then(|last| story.quotation(last)) {
            let opening = story.quotations[number].tokens.start().max(start);
            let introduced = opening == start
                || opening - start <= 1
                || matches!(words.at(opening - 1), ":" | "." | "?" | "!");
            if introduced {
                return opening;
            }
        }
        while start < end && matches!(words.at(start), "-" | "—" | "–" | "•" | "*") {
            start += 1;
        }
        start
    }

    /// The rest of content that was interrupted by its cue.
    pub(super) fn resumed(&self, after: usize, marked: bool) -> Option<TokenRange> {
        let (story, words) = (self.story, &self.story.words);
        let reach = if marked { 16 } else { 1 };
        let comma = (after..self.end.min(after + reach)).find(|&at| {
            matches!(words.at(at), "," | ":" | "." | "—" | "–" | "-")
                && !story.quoted(at)
                && (story.quotation_from(at + 1).is_some() || !marked)
        })?;
        let next = comma + 1;
        if next >= self.end {
            return None;
        }
        if let Some(number) = story.quotation_from(next) {
            return Some(story.quotations[number].tokens);
        }
        let word = words.at(next);
        let other = word.ends_with("ing")
            || words.is("preposition", next)
            || words.is("subordinator", next)
            || matches!(word, "and" | "as" | "a" | "an")
            || self.end - next < 3;
        (!other && words.at(comma) == ",").then(|| TokenRange::new(next, self.end))
    }
}
