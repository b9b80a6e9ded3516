//! Quotes that the layout of a story attributes: quotations signed with a name, the turns of a
//! transcript, and headings that end with their source. They are beyond doubt where they occur, so they replace what else was found.

use crate::clause::Story;
use crate::spans::Found;
use byline_core::{Act, Construction, Polarity, TokenRange};
use rustc_hash::FxHashMap;

/// The longest signature, and the longest name before the colon of a turn, in tokens.
const LONGEST_SIGNATURE: usize = 14;
const LONGEST_NAME: usize = 4;

/// How many tokens a heading has at least before its source.
const SHORTEST_HEADING: usize = 4;

/// How often a name must take a turn, lest `Related: ...` be one, and how many tokens a line has
/// at least that counts: tables have shorter ones.
const FEWEST_TURNS: usize = 2;
const SHORTEST_TURN: usize = 10;

/// Puts the quotes of the layout in place of those that they overlap. What is attributed inside
/// one of them stays.
pub(crate) fn place(story: &Story<'_>, found: &mut Vec<Found>) {
    let lines = lines(story);
    let mut placed = turns(story, &lines);
    placed.extend(signed(story, &lines));
    let heading = lines.first().and_then(|&line| heading(story, line));
    placed.extend(
        heading.filter(|heading| placed.iter().all(|quote| quote.content != heading.content)),
    );
    if placed.is_empty() {
        return;
    }
    // For each token one more than the quote that the layout has there, or zero.
    let mut owner = vec![0; story.words.len()];
    for (number, quote) in (1..).zip(&placed) {
        parts(quote).for_each(|part| owner[part.range()].fill(number));
    }
    found.retain(|quote| {
        let numbers = || parts(quote).flat_map(|part| &owner[part.range()]).copied();
        let Some(number) = numbers().find(|&number| number != 0) else { return true };
        let content = placed[number - 1].content[0];
        let inside =
            |part: TokenRange| content.start() <= part.start() && part.end() <= content.end();
        let attributed = quote.cue.is_some() && quote.source.is_some();
        let shorter =
            quote.content.iter().map(|part| part.len()).sum::<usize>() * 4 < content.len() * 3;
        attributed && shorter && parts(quote).all(inside)
    });
    found.append(&mut placed);
}

fn parts(quote: &Found) -> impl Iterator<Item = TokenRange> + '_ {
    quote.content.iter().chain(&quote.cue).chain(&quote.source).copied()
}

/// Stretches without a line break that means something.
fn lines(story: &Story<'_>) -> Vec<TokenRange> {
    let words = &story.words;
    let breaks = |&at: &usize| words.paragraph(at - 1) != words.paragraph(at);
    let mut lines = Vec::new();
    let mut start = 0;
    for end in (1..words.len()).filter(breaks).chain([words.len()]) {
        if end > start {
            lines.push(TokenRange::new(start, end));
        }
        start = end;
    }
    lines
}

/// `“Bread is dear.” ― Zoë Ruiz`: a quotation in a line of its own, then a dash and a name, in the
/// same line or the next.
fn signed(story: &Story<'_>, lines: &[TokenRange]) -> Vec<Found> {
    let words = &story.words;
    let signature = |(at, line): (usize, &TokenRange)| {
        let number = story.quotation_from(line.start())?;
        let quotation = story.quotations()[number];
        let content = quotation.tokens;
        let next = lines.get(at + 1).filter(|_| content.end() == line.end());
        let end = without_stops(story, *next.unwrap_or(line));
        let dash = content.end();
        if !quotation.closed || dash + 1 >= end || end - dash > LONGEST_SIGNATURE {
            return None;
        }
        let source = TokenRange::new(dash + 1, end);
        let named = words.is_name(source.start()) && !source.range().any(|at| story.is_verb(at));
        let dashed = matches!(words.at(dash), "-" | "--" | "–" | "—" | "―");
        let cue = TokenRange::new(dash, dash + 1);
        (dashed && named).then(|| quote(Construction::Signature, content, cue, source))
    };
    lines.iter().enumerate().filter_map(signature).collect()
}

/// `Bread to be dearer by May – bakers`: a heading that names its source after a dash.
fn heading(story: &Story<'_>, line: TokenRange) -> Option<Found> {
    let words = &story.words;
    let alone = words.paragraph(line.end()) != words.paragraph(line.start());
    let end = without_stops(story, line);
    let dash = (line.start()..end)
        .rev()
        .take(LONGEST_NAME)
        .find(|&at| matches!(words.at(at), "-" | "–" | "—") && !words.token(at).glued)?;
    let source = TokenRange::new(dash + 1, end);
    let spoken = source.range().all(|at| words.is_word(at)) && !source.is_empty();
    let content = TokenRange::new(line.start(), dash);
    let fits = alone && end == line.end() && spoken && content.len() >= SHORTEST_HEADING;
    fits.then(|| Found { cue: None, ..quote(Construction::Heading, content, source, source) })
}

/// `RUIZ: Bread is dear.` or `“RUIZ: Bread is dear.”`: what each speaker of a transcript says.
fn turns(story: &Story<'_>, lines: &[TokenRange]) -> Vec<Found> {
    let words = &story.words;
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let text = words.document.text();
    let mut names: Vec<Option<TokenRange>> = lines.iter().map(|&line| name(story, line)).collect();
    let spoken = |line: &TokenRange| line.len() >= SHORTEST_TURN;
    for (_, name) in lines.iter().zip(&names).filter(|(line, _)| spoken(line)) {
        if let Some(name) = *name {
            *counts.entry(&text[words.span(name)]).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= FEWEST_TURNS);
    // One name alone may be a label of its own kind.
    if counts.len() < 2 {
        return Vec::new();
    }
    for name in &mut names {
        *name = name.filter(|&name| counts.contains_key(&text[words.span(name)]));
    }
    let mut turns: Vec<Found> = Vec::new();
    let mut open = None;
    for (&line, name) in lines.iter().zip(names) {
        let marked = story.quoted(line.start());
        let Some(source) = name else {
            // Marks at its beginning say that the turn goes on.
            let spoken = marked && words.is_word(line.start() + 1);
            open = open.filter(|_| spoken);
            if let Some(turn) = open.and_then(|turn: usize| turns.get_mut(turn)) {
                turn.content.push(line);
            }
            continue;
        };
        let colon = source.end();
        open = marked.then_some(turns.len());
        let cue = TokenRange::new(colon, colon + 1);
        let content = TokenRange::new(colon + 1, line.end());
        turns.push(quote(Construction::Turn, content, cue, source));
    }
    turns
}

/// The name that takes a turn at the beginning of a line.
fn name(story: &Story<'_>, line: TokenRange) -> Option<TokenRange> {
    let words = &story.words;
    let start = line.start() + usize::from(story.quotation_from(line.start()).is_some());
    let last = line.end().min(start + LONGEST_NAME + 1);
    let colon = (start + 1..last).find(|&at| words.at(at) == ":")?;
    let named = (start..colon).all(|at| words.is_name(at) || words.at(at) == ".");
    (named && colon + 1 < line.end()).then(|| TokenRange::new(start, colon))
}

fn without_stops(story: &Story<'_>, line: TokenRange) -> usize {
    let mut end = line.end();
    while end > line.start() && story.words.is_stop(end - 1) {
        end -= 1;
    }
    end
}

fn quote(
    construction: Construction,
    content: TokenRange,
    cue: TokenRange,
    source: TokenRange,
) -> Found {
    Found {
        content: vec![content],
        cue: Some(cue),
        source: Some(source),
        act: Act::Statement,
        polarity: Polarity::Assert,
        construction: Some(construction),
        confidence: 0.9,
    }
}
