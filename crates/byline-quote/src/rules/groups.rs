//! Cue verbs in their clauses, with their subjects.

use super::{Clause, Group};
use crate::cues::Form;
use crate::words;
use byline_core::TokenRange;

impl<'d> Clause<'_, 'd> {
    /// The cue verbs of the unit outside quotations.
    pub(super) fn groups(&self) -> Vec<Group<'d>> {
        let story = self.story;
        let mut groups = Vec::new();
        for index in self.unit.range().filter(|&index| !story.quoted(index)) {
            let Some(verb) = story.lexicon.verb(story.words.at(index)) else { continue };
            // In `RT reported, citing The Guardian` a carrier follows, which is no content.
            let chained =
                groups.last().is_some_and(|last: &Group<'_>| last.tokens.end() + 1 == index);
            if chained && matches!(story.words.at(index), "citing" | "quoting") {
                continue;
            }
            if let Some(mut tokens) = self.group(index, verb.form) {
                let next = story.words.at(index + 1);
                if story.words.at(index).starts_with("express") && words::is("completion", next) {
                    tokens = TokenRange::new(tokens.start(), index + 2);
                }
                // `continued to refute` is one cue, not two.
                if groups.last().is_some_and(|last: &Group<'_>| last.tokens.end() > tokens.start())
                {
                    groups.pop();
                }
                groups.push(Group { tokens, cue: &verb.cue, form: verb.form });
            }
        }
        groups
    }

    /// The verb group that ends in the cue verb at `index`; nothing if the word is a noun, an
    /// infinitive or passive there.
    pub(super) fn group(&self, index: usize, form: Form) -> Option<TokenRange> {
        let words = &self.story.words;
        if words.is_capital(index) && matches!(words.at(index), "states" | "post") {
            return None;
        }
        let mut start = index;
        let mut passive = false;
        while start > self.unit.start() {
            let before = start - 1;
            let adverb = words.is("adverb", before) || words.at(before).ends_with("ly");
            if !(words.is("auxiliary", before) || adverb) || self.story.quoted(before) {
                break;
            }
            passive |=
                matches!(words.at(before), "is" | "are" | "was" | "were" | "be" | "been" | "being");
            start = before;
        }
        let infinitive = (start..index).any(|at| words.at(at) == "to");
        if infinitive {
            let led = start > self.unit.start()
                && matches!(words.at(start - 1), "continued" | "continues" | "continue" | "on");
            start = if led { start - 1 } else { return None };
            if words.at(start) == "on" && start > self.unit.start() {
                start -= 1;
            }
        }
        while start < index && words.is("adverb", start) {
            start += 1;
        }
        let before = start.checked_sub(1).filter(|&at| at >= self.unit.start());
        let nominal = before.is_some_and(|at| {
            words.is("possessive", at)
                || (words.is("determiner", at) && form != Form::Past)
                || (words.is("article", at) && !matches!(words.at(at), "that" | "all" | "both"))
                || (words.is("preposition", at) && form != Form::Participle && form != Form::Past)
                || matches!(words.at(at), "'s" | "’s") && form != Form::Participle
        });
        let bare = form == Form::Base && start == index && !self.plural_before(index);
        let dropped = (passive && form == Form::Past) || nominal || bare;
        (!dropped).then(|| TokenRange::new(start, index + 1))
    }

    /// True if a base form may be finite: `officials say`, `we say`.
    pub(super) fn plural_before(&self, index: usize) -> bool {
        let words = &self.story.words;
        if matches!(words.at(index), "say" | "believe" | "think" | "argue" | "tell" | "know") {
            return true;
        }
        let Some(before) = index.checked_sub(1).filter(|&at| at >= self.unit.start()) else {
            return false;
        };
        let word = words.at(before);
        matches!(word, "they" | "we" | "i" | "you" | "who" | "people" | "police" | "and")
            || (word.ends_with('s') && !word.ends_with("ss") && !words.is("adverb", before))
    }

    /// The noun phrase before a verb group.
    pub(super) fn subject(&self, group: Group<'_>, floor: usize) -> Option<TokenRange> {
        let (story, words) = (self.story, &self.story.words);
        let end = group.tokens.start();
        let last = end.checked_sub(1).filter(|&last| last >= self.unit.start())?;
        if group.form == Form::Participle && group.tokens.len() == 1 || story.quoted(last) {
            return None;
        }
        let mut end = end;
        while end > self.unit.start() + 1 && words.is("adverb", end - 1) {
            end -= 1;
        }
        let last = end - 1;
        match words.at(last) {
            "who" | "which" => {
                let end = if last > floor && words.at(last - 1) == "," { last - 1 } else { last };
                story.phrase_before(floor, end)
            }
            "and" | "but" | "then" => None,
            "," => self.before_parenthesis(floor, last),
            _ if words.is("subject", last) => Some(TokenRange::new(last, end)),
            _ => {
                let phrase = story.phrase_before(floor, end)?;
                Some(self.with_appositive(phrase, floor))
            }
        }
    }

    /// `Roe, a baker, said` and `Roe, in May, said`: the noun phrase before the parenthesis, with
    /// it where it describes.
    pub(super) fn before_parenthesis(&self, floor: usize, comma: usize) -> Option<TokenRange> {
        let words = &self.story.words;
        let open = (floor..comma)
            .rev()
            .take(25)
            .find(|&at| words.at(at) == "," && !self.story.quoted(at))?;
        let phrase = self.story.phrase_before(floor, open)?;
        let adjunct = words.is("preposition", open + 1);
        Some(if adjunct { phrase } else { TokenRange::new(phrase.start(), comma) })
    }

    /// `Roe, an adviser to the mayor said`: a missing second comma is common.
    pub(super) fn with_appositive(&self, phrase: TokenRange, floor: usize) -> TokenRange {
        let words = &self.story.words;
        let start = phrase.start();
        let described = !words.is_capital(start)
            && start > floor + 1
            && words.at(start - 1) == ","
            && words.is_capital(start - 2)
            && !self.story.quoted(start - 2);
        match described.then(|| self.story.phrase_before(floor, start - 1)).flatten() {
            Some(name) => {
                let mut first = name.end();
                while first > name.start() && words.is_name(first - 1) {
                    first -= 1;
                }
                let governed = first > floor && words.is("preposition", first - 1);
                let named = first < name.end() && !governed;
                TokenRange::new(if named { first } else { start }, phrase.end())
            }
            _ => phrase,
        }
    }

    /// The subject that a second verb shares: `and stressed`, `, adding`.
    pub(super) fn inherited(
        &self,
        group: Group<'_>,
        subject: Option<TokenRange>,
    ) -> Option<TokenRange> {
        let last = group.tokens.start().checked_sub(1)?;
        let joined = matches!(self.story.words.at(last), "and" | "but" | "," | "then");
        let loose = group.form == Form::Participle && group.tokens.len() == 1;
        (joined || loose).then_some(subject).flatten()
    }
}
