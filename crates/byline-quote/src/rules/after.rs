//! Content that follows its cue.

use super::{Clause, Group};
use crate::cues::{Cue, Form};
use byline_core::TokenRange;

impl Clause<'_, '_> {
    /// What is said after the cue.
    pub(super) fn content_after(
        &self,
        group: Group<'_>,
        groups: &[Group<'_>],
    ) -> Option<(TokenRange, f32)> {
        let cue = group.cue;
        let start = self.skip_object(group);
        let (from, confidence) = self.opening(cue, start, group.form)?;
        let end = self.clause_end(from, groups);
        (end > from).then(|| (TokenRange::new(from, end), confidence))
    }

    /// Where the content may begin at the earliest: after the addressee of `told`, after the
    /// noun of `expressed hope`.
    pub(super) fn skip_object(&self, group: Group<'_>) -> usize {
        let words = &self.story.words;
        let after = group.tokens.end();
        if group.cue.takes("tell") && after < self.end {
            if matches!(words.at(after), "him" | "her" | "them" | "me" | "us" | "you" | "reporters")
            {
                return after + 1;
            }
            if words.at(after) == "that" || self.story.quoted(after) {
                return after;
            }
            if let Some(that) = self.find_word(after, 25, "that") {
                return that;
            }
            let mut end = after;
            while end < self.end && end < after + 10 {
                let stop = words.at(end) == "that"
                    || self.story.quoted(end)
                    || matches!(words.at(end), "," | ":" | "to")
                    || words.is("subject", end) && end > after
                    || words.is("article", end) && end > after && !words.is("preposition", end - 1);
                if stop {
                    return end;
                }
                end += 1;
            }
        }
        after
    }

    /// The first token of the content that follows a cue, and how sure that is.
    pub(super) fn opening(&self, cue: &Cue, start: usize, form: Form) -> Option<(usize, f32)> {
        let (story, words) = (self.story, &self.story.words);
        if start >= self.end {
            return None;
        }
        let word = words.at(start);
        if matches!(word, ":" | ",") && story.quotation_from(start + 1).is_some() {
            return Some((start + 1, 0.95));
        }
        if word == ":" && start + 2 < self.end {
            return Some((start + 1, 0.7));
        }
        if word == "," && matches!(words.at(start + 1), "citing" | "quoting") {
            // `reported, citing two officials, that`
            let comma = (start + 2..self.end.min(start + 16)).find(|&at| words.at(at) == ",")?;
            return (words.at(comma + 1) == "that").then_some((comma + 1, 0.9));
        }
        if story.quotation_from(start).is_some() && !cue.patterns.iter().all(|&p| p == "to") {
            return Some((start, 0.9));
        }
        if word == "that" || matches!(word, "whether" | "how" | "why" | "what" | "if") {
            let asks = cue.takes("that") || cue.takes("whether") || cue.takes("tell");
            let confidence = if word == "that" { 0.9 } else { 0.7 };
            return (asks || word == "that").then_some((start, confidence));
        }
        if word == "to" && (cue.takes("to") || cue.takes("tell")) {
            return Some((start, 0.7));
        }
        if cue.takes("addressee") {
            return self.find_word(start, 10, "to").map(|at| (at, 0.7));
        }
        if word == "for" && cue.takes("for") && start + 2 < self.end {
            return Some((start + 1, 0.6));
        }
        if word == "on" && cue.takes("for") {
            return self.find_word(start, 12, "to").map(|at| (at, 0.7));
        }
        if matches!(word, "about" | "of") && cue.takes(word) {
            return Some((start, 0.6));
        }
        let noun = words.is_word(start)
            && !words.is("preposition", start)
            && !words.is("subordinator", start)
            && !words.is("day", start)
            && !words.is("adverb", start);
        if noun && cue.takes("noun") {
            let that = self.find_word(start, 4, "that");
            return Some((that.unwrap_or(start), 0.55));
        }
        if (cue.takes("named") || cue.takes("as")) && noun {
            let marked = (start..self.end.min(start + 30)).any(|at| story.quoted(at));
            return marked.then_some((start, 0.7));
        }
        if noun && (cue.takes("bare") || cue.takes("tell")) && start + 2 < self.end {
            let finite = |at| story.is_verb(at) || words.is("pronoun", at);
            let clause = form != Form::Participle || cue.takes("quote");
            let told = cue.takes("tell") && !(start..self.end.min(start + 30)).any(finite);
            return (clause && !told).then_some((start, 0.7));
        }
        self.after_adjunct(start)
    }

    /// `said in a letter on Monday that`: passes over what stands between cue and content.
    pub(super) fn after_adjunct(&self, start: usize) -> Option<(usize, f32)> {
        let (story, words) = (self.story, &self.story.words);
        if !(words.is("preposition", start) || words.is("day", start) || words.is("adverb", start))
        {
            return None;
        }
        for at in start..self.end.min(start + 16) {
            if words.at(at) == "that" {
                return Some((at, 0.8));
            }
            if matches!(words.at(at), ":" | ",") && story.quotation_from(at + 1).is_some() {
                return Some((at + 1, 0.85));
            }
            if story.quoted(at) || self.story.is_verb(at) || words.at(at) == ";" {
                return None;
            }
            let day = words.is("day", at) && !words.is("adverb", at);
            if day && words.is_word(at + 1) && !words.is("preposition", at + 1) && at + 3 < self.end
            {
                let begins = words.is("subject", at + 1)
                    || words.is("determiner", at + 1)
                    || words.is_capital(at + 1) && !words.is("day", at + 1);
                if begins {
                    return Some((at + 1, 0.7));
                }
            }
        }
        None
    }

    pub(super) fn find_word(&self, start: usize, reach: usize, word: &str) -> Option<usize> {
        (start..self.end.min(start + reach))
            .take_while(|&at| !matches!(self.story.words.at(at), "," | ";"))
            .find(|&at| self.story.words.at(at) == word)
    }
}
