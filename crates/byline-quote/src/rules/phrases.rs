//! Phrases that attribute, and sources before or after a colon.

use super::Clause;
use crate::cues::Cue;
use crate::spans::Found;
use byline_core::{Act, Polarity, TokenRange};

impl Clause<'_, '_> {
    /// `according to SOURCE`, before, after or amid its content.
    pub(super) fn phrases(&self, first: usize, found: &mut Vec<Found>) {
        let words = &self.story.words;
        for at in self.unit.range() {
            let fits = |form: &[String]| form.iter().zip(at..).all(|(w, i)| words.at(i) == w);
            let known = self.story.lexicon.phrases().find(|(form, _)| fits(form));
            let Some((form, cue)) = known.filter(|_| !self.story.quoted(at)) else { continue };
            let tokens = TokenRange::new(at, at + form.len());
            if tokens.end() >= self.end {
                continue;
            }
            let source = self.story.phrase_after(tokens.end(), self.end);
            let after = source.map_or(tokens.end(), TokenRange::end);
            let content = self.around(tokens, after);
            let taken = |range: &TokenRange| {
                let mut others = found[first..].iter().flat_map(|other| &other.content);
                others.any(|other| other.start() < range.end() && range.start() < other.end())
            };
            if content.is_empty() || content.iter().any(taken) {
                continue;
            }
            let Cue { act, polarity, .. } = *cue;
            found.push(Found {
                content,
                cue: Some(tokens),
                source,
                act,
                polarity,
                confidence: 0.85,
            });
        }
    }

    pub(super) fn around(&self, cue: TokenRange, after: usize) -> Vec<TokenRange> {
        let words = &self.story.words;
        let mut content = Vec::new();
        let mut before = cue.start();
        while before > self.unit.start()
            && matches!(words.at(before - 1), "," | "-" | "—" | "–")
            && !self.story.quoted(before - 1)
        {
            before -= 1;
        }
        if before > self.unit.start() + 1 {
            content.push(TokenRange::new(self.unit.start(), before));
        }
        let comma = (after..self.end.min(after + 30))
            .find(|&at| words.at(at) == "," && !self.story.quoted(at));
        if let Some(comma) = comma.filter(|&comma| comma + 1 < self.end) {
            let leads = content.is_empty();
            if leads || (comma == after && !words.is("article", comma + 1)) {
                let from = if leads { self.past_appositive(comma) } else { comma + 1 };
                content.push(TokenRange::new(from, self.end));
            }
        }
        content
    }

    /// `According to Roe, a baker, bread ...`: the content begins after the second comma.
    pub(super) fn past_appositive(&self, comma: usize) -> usize {
        let words = &self.story.words;
        if matches!(words.at(comma + 1), "a" | "an" | "who" | "which") {
            let second = (comma + 1..self.end.min(comma + 20)).find(|&at| words.at(at) == ",");
            if let Some(second) = second.filter(|&second| second + 2 < self.end) {
                return second + 1;
            }
        }
        comma + 1
    }

    /// `Content: Source` in a headline, and `Source: “Content”` anywhere.
    pub(super) fn colon(&self) -> Option<Found> {
        let (story, words) = (self.story, &self.story.words);
        let colon = self.unit.range().find(|&at| words.at(at) == ":" && !story.quoted(at))?;
        let next = colon + 1;
        if colon == self.unit.start() || next >= self.end {
            return None;
        }
        let alone = |at: usize| at == 0 || words.paragraph[at] != words.paragraph[at - 1];
        let headline = alone(self.unit.start())
            && (self.unit.end() == words.len() || alone(self.unit.end()))
            && self.end == self.unit.end();
        let short = |from: usize, to: usize| {
            let word = |at: usize| words.is_word(at);
            let named = words.is_capital(from) && words.is_capital(to - 1);
            to > from && to - from <= 4 && (from..to).all(word) && named
        };
        let titled = headline && colon - self.unit.start() <= 2 && self.end - next > 3;
        let (content, source) =
            if headline && short(next, self.end) && colon - self.unit.start() > 2 {
                (TokenRange::new(self.unit.start(), colon), TokenRange::new(next, self.end))
            } else if short(self.unit.start(), colon)
                && (story.quotation_from(next).is_some() || titled)
            {
                (TokenRange::new(next, self.unit.end()), TokenRange::new(self.unit.start(), colon))
            } else {
                return None;
            };
        let (act, polarity) = (Act::Statement, Polarity::Assert);
        Some(Found {
            content: vec![content],
            cue: None,
            source: Some(source),
            act,
            polarity,
            confidence: 0.7,
        })
    }
}
