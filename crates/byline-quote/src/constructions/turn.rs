//! `RUIZ: Bread is dear.`: a line of a transcript, behind the name that takes the turn.

use super::Scene;
use crate::candidate::{Candidates, Parts};
use crate::cue::{Cue, CueKind};
use crate::reading::Reading;
use byline_core::{Construction, TokenRange};
use byline_view::Shape;

/// The longest name before the colon of a turn, in tokens.
const LONGEST_NAME: usize = 4;
/// The same in capital letters: `ZOË RUIZ, MAYOR OF LYON`.
const LONGEST_CAPITALS: usize = 12;
/// How many tokens a line has at least that counts: tables have shorter ones.
const SHORTEST_TURN: usize = 10;
/// How many lines a turn may go on.
const LONGEST_TURN: usize = 12;

/// A colon behind a name that begins a line.
pub(crate) fn cue(reading: &Reading<'_, '_>, colon: usize) -> Option<Cue> {
    let name = name(reading, colon)?;
    let line = reading.line(colon);
    (colon + 1 < line.end()).then(|| Cue::of_mark(reading, colon, CueKind::Turn, name))
}

/// The name between the beginning of a line and a colon.
fn name(reading: &Reading<'_, '_>, colon: usize) -> Option<TokenRange> {
    let words = &reading.story.words;
    let line = reading.line(colon);
    let start = line.start() + usize::from(reading.story.quotation_from(line.start()).is_some());
    if words.lower(colon) != ":" || start >= colon || colon - start > LONGEST_CAPITALS {
        return None;
    }
    let capitals = |at: usize| !words.is_word(at) || words.shape(at) == Shape::Upper;
    let named = colon - start <= LONGEST_NAME
        && (start..colon).all(|at| words.is_name(at) || words.lower(at) == ".");
    (named || (start..colon).all(capitals)).then(|| TokenRange::new(start, colon))
}

/// The names that take the turns of a story, one for each turn.
pub(crate) fn names(reading: &Reading<'_, '_>) -> Vec<TokenRange> {
    let words = &reading.story.words;
    let first = |line: &TokenRange| {
        let near = line.range().take(LONGEST_CAPITALS + 2);
        let colon = near.into_iter().find(|&at| words.lower(at) == ":")?;
        name(reading, colon)
    };
    let spoken = |line: &&TokenRange| line.len() >= SHORTEST_TURN;
    words.paragraphs().iter().filter(spoken).filter_map(first).collect()
}

pub(super) fn propose(scene: &Scene<'_, '_, '_>, out: &mut Candidates) {
    let (reading, colon) = (scene.reading, scene.cue.head);
    let line = reading.line(colon);
    let mut content = Parts::one(TokenRange::new(colon + 1, line.end()));
    // Marks at the beginning of the next line say that the turn goes on.
    let number = reading.story.words.paragraph(colon);
    let lines = reading.story.words.paragraphs();
    let goes_on = |next: &&TokenRange| {
        let taken = next.range().take(LONGEST_NAME + 2).any(|at| name(reading, at).is_some());
        reading.story.quoted(next.start()) && !taken
    };
    let marked = reading.story.quoted(colon);
    let more = lines[number + 1..].iter().take(LONGEST_TURN).take_while(goes_on);
    for &next in more.filter(|_| marked) {
        content = content.and(next);
    }
    out.propose(Construction::Turn, content, scene.sources);
}
