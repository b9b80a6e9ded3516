//! How far the noun phrase of a source goes.

use super::{Finder, Role, Source};
use byline_core::{Deprel, PennTag, TokenRange};
use byline_lexicon::Words;

/// The longest noun phrase, in tokens.
const LONGEST: usize = 60;

/// The longest name behind a noun, in tokens.
const LONGEST_NAME: usize = 8;

/// The longest apposition, in tokens.
const LONGEST_APPOSITION: usize = 14;

impl Finder<'_, '_, '_> {
    pub(super) fn add(&mut self, head: usize, role: Role) {
        let tokens = self.reading.tree.range(head);
        self.trimmed(head, tokens, role);
    }

    /// A stretch of tokens as it is.
    pub(super) fn add_whole(&mut self, tokens: TokenRange, role: Role) {
        let head = self.head_of(tokens);
        self.push(Source { tokens, head, role });
    }

    /// A noun phrase without the clause that hangs on it.
    pub(super) fn add_without(&mut self, head: usize, clause: usize, role: Role) {
        let range = self.reading.tree.range(head);
        let left = self.reading.tree.left(clause);
        let tokens =
            if left > head { TokenRange::new(range.start(), left.min(range.end())) } else { range };
        self.trimmed(head, tokens, role);
    }

    /// Adds a phrase without the prepositions and marks at its edges, without the cue, and without
    /// a quotation.
    fn trimmed(&mut self, head: usize, tokens: TokenRange, role: Role) {
        let (tree, words) = (&self.reading.tree, &self.reading.story.words);
        let (mut start, mut end) = (tokens.start(), tokens.end());
        let cue = self.cue.tokens;
        if head < cue.start() {
            end = end.min(cue.start());
        } else if head >= cue.end() {
            start = start.max(cue.end());
        }
        if let Some(stop) = (head..end).find(|&at| self.reading.story.quoted(at)) {
            end = stop;
        }
        start = start.max(head.saturating_sub(LONGEST));
        if let Some(stop) = (start..head).rev().find(|&at| self.reading.story.quoted(at)) {
            start = stop + 1;
        }
        end = end.min(head + LONGEST);
        let loose = |at: usize| {
            at != head
                && (!words.is_word(at)
                    || matches!(tree.relation(at), Deprel::Case | Deprel::Cc | Deprel::Mark)
                        && !words.is(Words::CLITIC, at))
        };
        while start < head && loose(start) {
            start += 1;
        }
        while end > head + 1 && (!words.is_word(end - 1) || words.is(Words::CLITIC, end - 1)) {
            end -= 1;
        }
        if start <= head && head < end && words.is_word(head) {
            let end = self.with_name(end);
            self.push(Source { tokens: TokenRange::new(start, end), head, role });
            if let Some(end) = self.with_apposition(end) {
                self.push(Source { tokens: TokenRange::new(start, end), head, role });
            }
        }
    }

    /// `architect` + `Zoë Ruiz`: the name that stands right behind a noun belongs to it.
    fn with_name(&self, end: usize) -> usize {
        let name = |&at: &usize| {
            matches!(self.reading.tag(at), Some(PennTag::Nnp | PennTag::Nnps))
                && !self.reading.story.quoted(at)
                && !self.cue.tokens.range().contains(&at)
                && self.reading.sentence(at) == self.reading.sentence(end - 1)
        };
        end + (end..).take(LONGEST_NAME).take_while(name).count()
    }

    /// `the mayor` + `, Zoë Ruiz`: where an apposition ends that stands behind a noun phrase, if one
    /// may.
    fn with_apposition(&self, end: usize) -> Option<usize> {
        use PennTag::{Cc, Cd, Dt, In, Jj, Nn, Nnp, Nnps, Nns, Pos, PrpS};
        let (reading, words) = (self.reading, &self.reading.story.words);
        let limit = reading.sentence(end - 1).end().min(end + LONGEST_APPOSITION);
        if end >= limit || words.lower(end) != "," {
            return None;
        }
        let nominal = |&at: &usize| {
            let tag = reading.tag(at);
            matches!(tag, Some(Cc | Cd | Dt | In | Jj | Nn | Nnp | Nnps | Nns | Pos | PrpS))
                && !reading.story.quoted(at)
        };
        let last = end + 1 + (end + 1..limit).take_while(nominal).count();
        let closed = last == reading.sentence(end - 1).end() || !words.is_word(last);
        let clear = !self.cue.tokens.range().any(|at| (end..last).contains(&at));
        (last > end + 1 && closed && clear).then_some(last)
    }
}
