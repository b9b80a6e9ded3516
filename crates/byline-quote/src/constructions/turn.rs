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
    let capitals = |at: usize| is_capital(reading, at);
    let named = colon - start <= LONGEST_NAME
        && (start..colon).all(|at| words.is_name(at) || words.lower(at) == ".");
    (named || (start..colon).all(capitals)).then(|| TokenRange::new(start, colon))
}

/// The names that take the turns of a story, one for each turn. A name in capital letters above or
/// below another one stands for two turns, as tables and headings do not alternate so.
pub(crate) fn names(reading: &Reading<'_, '_>) -> Vec<TokenRange> {
    let words = &reading.story.words;
    let capitals = |name: TokenRange| name.range().all(|at| is_capital(reading, at));
    let lines = words.paragraphs();
    let first: Vec<Option<TokenRange>> = lines.iter().map(|&line| taker(reading, line)).collect();
    let mut names = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = first[at] else { continue };
        let others = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut others = others.filter_map(|other| first.get(other).copied().flatten());
        let another = |other| capitals(other) && words.text(other) != words.text(name);
        let beside = capitals(name) && others.any(another);
        let turns = usize::from(line.len() >= SHORTEST_TURN || beside) + usize::from(beside);
        names.extend(std::iter::repeat_n(name, turns));
    }
    names
}

/// Who takes a turn in a line.
fn taker(reading: &Reading<'_, '_>, line: TokenRange) -> Option<TokenRange> {
    let words = &reading.story.words;
    let mut near = line.range().take(LONGEST_CAPITALS + 2);
    name(reading, near.find(|&at| words.lower(at) == ":")?)
}

/// True for a word in capital letters, and for a mark.
fn is_capital(reading: &Reading<'_, '_>, at: usize) -> bool {
    let words = &reading.story.words;
    !words.is_word(at) || words.shape(at) == Shape::Upper
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
