//! The sources beside a cue: by the order of words, and by labels.

use super::{Finder, REACH, Role, Source};
use crate::labels::{Label, Part};
use byline_core::TokenRange;

/// The longest parenthesis between a source and its cue, in tokens.
const LONGEST_PARENTHESIS: usize = 14;

impl Finder<'_, '_, '_> {
    /// The noun phrase right before the cue, as far as word classes tell.
    pub(super) fn beside(&mut self) {
        let story = self.reading.story;
        let start = self.cue.tokens.start();
        let floor = self.reading.sentence(start).start();
        let end = self.before_parenthesis(floor, start);
        let comma = end > floor && story.words.lower(end - 1) == ",";
        let Some(tokens) = story.subject_before(floor, end - usize::from(comma)) else { return };
        // `Zoë Ruiz, a baker, said`: the name before an apposition.
        let first = tokens.start();
        let named = comma && first > floor && story.words.lower(first - 1) == ",";
        let name = story.subject_before(floor, first.saturating_sub(1)).filter(|_| named);
        if let Some(name) = name {
            self.add_whole(TokenRange::new(name.start(), tokens.end()), Role::Beside);
        }
        self.add_whole(tokens, Role::Beside);
    }

    /// Where the words before a parenthesis end that ends at `end`; else `end`.
    fn before_parenthesis(&self, floor: usize, end: usize) -> usize {
        let words = &self.reading.story.words;
        let floor = floor.max(end.saturating_sub(LONGEST_PARENTHESIS));
        if end <= floor || words.lower(end - 1) != ")" {
            return end;
        }
        (floor..end).rev().find(|&at| words.lower(at) == "(").unwrap_or(end)
    }

    /// The noun phrase right behind the cue, as far as word classes tell.
    pub(super) fn behind(&mut self, start: usize, role: Role) {
        let story = self.reading.story;
        let ceiling = self.reading.sentence(self.cue.head).end();
        if let Some(tokens) = story.phrase_after(start, ceiling) {
            let head = self.head_of(tokens);
            self.push(Source { tokens, head, role });
        }
    }

    /// The nearest stretch that labels call a source. What has a subject by the tree is said by nobody of
    /// another sentence.
    pub(super) fn of_labels(&mut self) {
        let labelled = self.reading.labelled;
        if labelled.labels.is_empty() {
            return;
        }
        let words = &self.reading.story.words;
        let cue = self.cue.tokens;
        let sentence = self.reading.sentence(cue.start());
        let subject = self.found.iter().any(|source| source.role == Role::Subject);
        let within = if subject { sentence } else { TokenRange::new(0, words.len()) };
        let first = cue.start().saturating_sub(REACH).max(within.start());
        let last = within.end().min(cue.end() + REACH);
        let mut best: Option<(usize, TokenRange)> = None;
        let mut at = first;
        while at < last {
            if labelled.label(at).part() != Some(Part::Source) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < last && labelled.label(end) == Label::Source {
                end += 1;
            }
            let distance =
                if end <= cue.start() { cue.start() - end } else { at.saturating_sub(cue.end()) };
            let near = self.reading.same_paragraph(at, cue.start());
            if near && best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, TokenRange::new(at, end)));
            }
            at = end;
        }
        if let Some((_, tokens)) = best {
            let head = self.head_of(tokens);
            self.push(Source { tokens, head, role: Role::Labelled });
        }
    }
}
