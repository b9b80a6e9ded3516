//! Finds quotes by rules over the lexicon of cues: what is said, by which cue, by which noun phrase.
//!
//! They need no model and no tags.

mod after;
mod before;
mod ends;
mod groups;
mod phrases;

use crate::clause::Story;
use crate::cues::{Cue, Form};
use crate::spans::Found;
use byline_core::TokenRange;

/// A cue verb in its clause.
#[derive(Debug, Clone, Copy)]
struct Group<'d> {
    /// From the first auxiliary to the verb.
    tokens: TokenRange,
    cue: &'d Cue,
    form: Form,
}

/// Every quote that a cue announces, in the order of the cues.
pub(crate) fn find(story: &Story<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for &unit in &story.units {
        found.extend(find_in(story, unit));
    }
    found
}

/// The quotes of a sentence or clause.
pub(crate) fn find_in(story: &Story<'_>, unit: TokenRange) -> Vec<Found> {
    let mut found = Vec::new();
    Clause { story, unit, end: content_limit(story, unit) }.find(&mut found);
    found
}

/// The end of a unit without its final full stop.
fn content_limit(story: &Story<'_>, unit: TokenRange) -> usize {
    let mut end = unit.end();
    while end > unit.start() && story.words.is_stop(end - 1) && !story.quoted(end - 1) {
        end -= 1;
    }
    end
}

/// One unit of the story under the rules.
struct Clause<'s, 'd> {
    story: &'s Story<'d>,
    unit: TokenRange,
    end: usize,
}

impl Clause<'_, '_> {
    fn find(&self, found: &mut Vec<Found>) {
        let first = found.len();
        let groups = self.groups();
        let mut subject = None;
        for (number, group) in groups.iter().enumerate() {
            let floor = number.checked_sub(1).map_or(self.unit.start(), |n| groups[n].tokens.end());
            let own = self.subject(*group, floor);
            let source = own.or_else(|| self.inherited(*group, subject));
            if own.is_some() {
                subject = own;
            }
            let before = || self.content_before(*group, own, &found[first..]);
            let after = || {
                let (content, confidence) = self.content_after(*group, &groups)?;
                source?;
                Some(self.quote(*group, vec![content], source, confidence))
            };
            let border = own.map_or(group.tokens.start(), TokenRange::start);
            let closes = self.marked_before(border);
            let quote = if closes { before().or_else(after) } else { after().or_else(before) };
            if let Some(quote) = quote {
                subject = quote.source.or(subject);
                found.push(quote);
            }
        }
        self.phrases(first, found);
        if found.len() == first {
            found.extend(self.colon());
        }
    }

    fn quote(
        &self,
        group: Group<'_>,
        content: Vec<TokenRange>,
        source: Option<TokenRange>,
        confidence: f32,
    ) -> Found {
        let Cue { act, polarity, .. } = *group.cue;
        Found { content, cue: Some(group.tokens), source, act, polarity, confidence }
    }
}
