//! Candidates: what a cue may attribute to whom.

use crate::source::Source;
use byline_core::{Construction, TokenRange};

/// The most parts that a content has.
const MOST_PARTS: usize = 3;

/// The parts of a content: one to three stretches of tokens, in order and apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts {
    parts: [TokenRange; MOST_PARTS],
    count: u8,
}

impl Parts {
    /// A content of one part.
    pub fn one(part: TokenRange) -> Self {
        let none = TokenRange::new(0, 0);
        Self { parts: [part, none, none], count: 1 }
    }

    /// A content with one more part behind it; parts beyond the third join the last.
    pub fn and(mut self, part: TokenRange) -> Self {
        match self.parts.get_mut(usize::from(self.count)) {
            Some(slot) => {
                *slot = part;
                self.count += 1;
            }
            None => {
                let last = &mut self.parts[MOST_PARTS - 1];
                *last = TokenRange::new(last.start(), part.end());
            }
        }
        self
    }

    /// The parts.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = TokenRange> + Clone + '_ {
        self.parts[..usize::from(self.count)].iter().copied()
    }

    /// The first token.
    pub fn start(&self) -> usize {
        self.parts[0].start()
    }

    /// The place behind the last token of the first part.
    pub fn end_of_first(&self) -> usize {
        self.parts[0].end()
    }

    /// The place behind the last token.
    pub fn end(&self) -> usize {
        self.parts[usize::from(self.count) - 1].end()
    }

    /// True if a token is part of it.
    pub fn contains(&self, at: usize) -> bool {
        self.iter().any(|part| part.start() <= at && at < part.end())
    }

    /// True if any token is part of it and of a range.
    pub fn overlaps(&self, range: TokenRange) -> bool {
        self.iter().any(|part| part.overlaps(range))
    }
}

/// One way to read a cue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    /// The construction that proposed it.
    pub construction: Construction,
    /// What is attributed.
    pub content: Parts,
    /// To whom; nobody where the cue names none.
    pub source: Option<Source>,
}

/// The candidates of one cue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidates {
    list: Vec<Candidate>,
}

/// The most candidates of one cue, so that the work for a cue is bounded.
const MOST: usize = 240;

impl Candidates {
    /// Adds a content, once for each source. One that is there already stays as it is.
    pub fn propose(&mut self, construction: Construction, content: Parts, sources: &[Source]) {
        let inside = |source: &Source| content.overlaps(source.tokens);
        let outside = sources.iter().copied().filter(|source| !inside(source)).map(Some);
        for source in outside.chain([None]) {
            let known = |other: &Candidate| {
                other.content == content
                    && other.source.map(|s| s.tokens) == source.map(|s| s.tokens)
            };
            if self.list.len() < MOST && !self.list.iter().any(known) {
                self.list.push(Candidate { construction, content, source });
            }
        }
    }

    /// All candidates, in the order in which they were proposed.
    pub fn list(&self) -> &[Candidate] {
        &self.list
    }

    /// Empties the list and keeps its memory.
    pub fn clear(&mut self) {
        self.list.clear();
    }
}
