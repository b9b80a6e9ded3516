//! `Bread to be dearer by May – bakers`: a heading that names its source behind a dash or colon, or
//! before a colon.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::reading::Reading;
use byline_core::{Construction, TokenRange};

/// The longest name of a source, in tokens.
const LONGEST_NAME: usize = 5;
/// How many tokens a heading has at least beside its source, and at most with it.
const SHORTEST: usize = 4;
const LONGEST: usize = 40;

/// A dash or colon near the end or the beginning of a line that no stop ends.
pub(crate) fn cue(reading: &Reading<'_, '_>, at: usize) -> Option<Cue> {
    let words = &reading.story.words;
    let colon = words.lower(at) == ":";
    let dash = matches!(words.lower(at), "-" | "–" | "—") && !words.is_glued(at);
    if !colon && !dash {
        return None;
    }
    let line = reading.line(at);
    let open = line.len() <= LONGEST && line.end() == reading.line_without_stops(at).end();
    let before = TokenRange::new(line.start(), at);
    let behind = TokenRange::new(at + 1, line.end());
    let names = |range: TokenRange| {
        let named = |at: usize| words.is_word(at) || words.lower(at) == ".";
        let short = !range.is_empty() && range.len() <= LONGEST_NAME;
        short && range.range().all(named) && reading.finite_verbs(range) == 0
    };
    let source = if names(behind) && before.len() >= SHORTEST {
        behind
    } else if colon && names(before) && behind.len() >= SHORTEST {
        before
    } else {
        return None;
    };
    open.then(|| Cue::of_mark(reading, at, CueKind::Heading, source))
}

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let at = scene.cue.head;
    let line = scene.reading.line(at);
    let last = scene.cue.named.is_some_and(|source| source.start() > at);
    let content = match last {
        true => TokenRange::new(line.start(), at),
        false => TokenRange::new(at + 1, line.end()),
    };
    out.propose(Construction::Heading, Parts::one(content), scene.sources);
}
