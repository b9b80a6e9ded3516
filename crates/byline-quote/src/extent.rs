//! How far a content may reach: the places where one may begin and end.

use crate::cue::{Cue, CueKind};
use crate::labels::{Label, Part};
use crate::reading::Reading;
use byline_core::{Deprel, PennTag, TokenRange};
use byline_lexicon::Words;

/// What stands before a clause that may be part of what is said.
const BORDER: Words = Words::COORDINATOR.or(Words::COMPLEMENTIZER);

/// The most ends of a content that are tried.
const MOST_ENDS: usize = 18;
/// The most beginnings of a content before its cue that are tried.
const MOST_STARTS: usize = 8;
/// How deep a clause is followed to its right edge.
const DEEPEST: usize = 6;
/// How many borders of labels are tried.
const MOST_LABELLED: usize = 3;
/// How far labels and marks are looked for, in tokens.
const REACH: usize = 120;

/// What may be left off at the right edge of a clause.
const LOOSE: &[Deprel] = &[
    Deprel::Acl,
    Deprel::AclRelcl,
    Deprel::Advcl,
    Deprel::Advmod,
    Deprel::Appos,
    Deprel::Conj,
    Deprel::Nmod,
    Deprel::Obl,
    Deprel::Parataxis,
    Deprel::Ccomp,
];

/// A list of places, each once.
#[derive(Debug, Default)]
struct Places(Vec<usize>);

impl Places {
    fn add(&mut self, place: usize) {
        if !self.0.contains(&place) {
            self.0.push(place);
        }
    }
}

/// The places where a content that begins behind the cue may end, in the order of their rank.
pub(crate) fn ends(reading: &Reading<'_, '_>, cue: &Cue) -> Vec<usize> {
    let tree = &reading.tree;
    let from = cue.tokens.end();
    let sentence = reading.sentence(cue.head);
    let mut places = Places::default();
    let mut add = |end: usize| {
        let end = closed(reading, from, unquoted(reading, end.min(sentence.end())));
        if end > from && places.0.len() < MOST_ENDS {
            places.add(end);
        }
    };
    add(sentence.end());
    let behind = tree.near(cue.head).iter().rev().map(|&child| child as usize);
    let behind: Vec<usize> = behind.take_while(|&child| child >= from).collect();
    for &child in behind.iter().take(4) {
        add(tree.right(child));
    }
    add(tree.right(cue.head));
    for end in labelled_ends(reading, from, sentence.end()) {
        add(end);
    }
    for &child in behind.iter().take(4) {
        cuts(reading, child, &mut add);
    }
    if cue.kind == CueKind::Noun {
        // What the noun is the subject of begins with a verb.
        let finite = |&at: &usize| reading.tag(at).is_some_and(PennTag::is_finite);
        (from..sentence.end().min(from + REACH))
            .filter(finite)
            .take(MOST_LABELLED)
            .for_each(&mut add);
    }
    if let Some(quotation) = quotation_after(reading, from, sentence.end()) {
        add(quotation.end());
    }
    let limit = sentence.end().min(from + REACH);
    let words = &reading.story.words;
    let comma = |&at: &usize| words.lower(at) == ",";
    (from..limit).filter(comma).take(3).for_each(&mut add);
    (from..limit).rev().filter(comma).take(2).for_each(&mut add);
    let lexicon = reading.story.lexicon;
    let joins = |&at: &usize| {
        let word = lexicon.word(words.lower(at));
        let after = TokenRange::new(at, sentence.end());
        (word.is(Words::COORDINATOR) || word.is(Words::SUBORDINATOR) || words.lower(at) == ";")
            && reading.finite_verbs(after) > 0
    };
    (from + 2..limit).rev().filter(joins).take(3).for_each(&mut add);
    places.0
}

/// Where a clause may be cut at its right edge: before what hangs loosely there.
fn cuts(reading: &Reading<'_, '_>, clause: usize, add: &mut impl FnMut(usize)) {
    let tree = &reading.tree;
    let mut at = clause;
    for _ in 0..DEEPEST {
        let children = tree.near(at).iter().map(|&child| child as usize);
        let mut last = None;
        for child in children.filter(|&child| child > at && reading.story.words.is_word(child)) {
            if LOOSE.contains(&tree.relation(child)) {
                add(tree.left(child));
            }
            last = Some(child);
        }
        let Some(next) = last else { return };
        at = next;
    }
}

/// Where labels say that contents end.
fn labelled_ends(reading: &Reading<'_, '_>, from: usize, end: usize) -> Vec<usize> {
    let labelled = reading.labelled;
    let content = |at: usize| labelled.label(at).part() == Some(Part::Content);
    let last = end.min(from + REACH);
    let border = |&at: &usize| {
        content(at - 1) && (at == end || !content(at) || labelled.label(at) == Label::ContentBegin)
    };
    (from + 1..=last).filter(border).take(MOST_LABELLED).collect()
}

/// The places where a content may begin that ends at `end`, before its cue.
pub(crate) fn starts(reading: &Reading<'_, '_>, cue: &Cue, end: usize) -> Vec<usize> {
    let (tree, story) = (&reading.tree, reading.story);
    let sentence = reading.sentence(end - 1);
    let mut places = Places::default();
    let mut add = |start: usize| {
        let start = opened(reading, unquoted_start(reading, start.max(sentence.start())), end);
        if start < end && places.0.len() < MOST_STARTS {
            places.add(start);
        }
    };
    add(sentence.start());
    if let Some(number) = story.quotation(end - 1) {
        add(story.quotations()[number].tokens.start());
    }
    if let Some(head) = tree.head(cue.head).filter(|&head| head < end) {
        add(tree.left(head));
    }
    let clause = tree.children_of(cue.head, &[Deprel::Ccomp, Deprel::Parataxis]).next();
    if let Some(clause) = clause.filter(|&clause| clause < end) {
        add(tree.left(clause));
    }
    let first = sentence.start().max(end.saturating_sub(REACH));
    let begins = |&at: &usize| reading.labelled.label(at) == Label::ContentBegin;
    (first..end).rev().filter(begins).take(MOST_LABELLED).for_each(&mut add);
    // A plain hyphen between blanks is a dash: `KARLIN (AFP) - Taxes will rise`.
    let dash = |at: usize| story.words.lower(at) == "-" && !story.words.is_glued(at);
    let border = |&at: &usize| {
        let mark = matches!(story.words.lower(at), "," | ";" | ":" | "—" | "–") || dash(at);
        (mark || story.words.is(BORDER, at))
            && !story.quoted(at)
            && reading.finite_verbs(TokenRange::new(at + 1, end)) > 0
    };
    let relative = |&at: &usize| reading.tag(at) == Some(PennTag::Wdt);
    (first..end).rev().filter(relative).take(1).for_each(&mut add);
    (first..end.saturating_sub(1)).filter(border).take(3).for_each(|at| add(at + 1));
    places.0
}

/// An end that does not cut a quotation: behind it, if it would.
fn unquoted(reading: &Reading<'_, '_>, end: usize) -> usize {
    let story = reading.story;
    let inside = end.checked_sub(1).and_then(|last| story.quotation(last));
    inside.map_or(end, |number| end.max(story.quotations()[number].tokens.end()))
}

/// The same for a beginning: before the quotation.
fn unquoted_start(reading: &Reading<'_, '_>, start: usize) -> usize {
    let story = reading.story;
    story.quotation(start).map_or(start, |number| story.quotations()[number].tokens.start())
}

/// Moves a beginning behind marks and conjunctions that belong to no content, and out to an opening
/// quotation mark.
pub(crate) fn opened(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let story = reading.story;
    let mut start = start;
    while start < end
        && !story.quoted(start)
        && (!story.words.is_word(start)
            || reading.tree.relation(start) == Deprel::Cc
                && !story.words.is(Words::CORRELATIVE, start))
    {
        start += 1;
    }
    start
}

/// Moves an end before marks that belong to no content.
pub(crate) fn closed(reading: &Reading<'_, '_>, start: usize, end: usize) -> usize {
    let story = reading.story;
    let mut end = end;
    while end > start
        && !story.quoted(end - 1)
        && (!story.words.is_word(end - 1) || reading.tree.relation(end - 1) == Deprel::Cc)
    {
        end -= 1;
    }
    end
}

/// The first quotation that begins between two tokens.
pub(crate) fn quotation_after(
    reading: &Reading<'_, '_>,
    from: usize,
    end: usize,
) -> Option<TokenRange> {
    let quotations = reading.story.quotations();
    let next = quotations.partition_point(|quotation| quotation.tokens.start() < from);
    quotations.get(next).map(|quotation| quotation.tokens).filter(|tokens| tokens.start() < end)
}

/// The quotation that ends last before a token.
pub(crate) fn quotation_before(reading: &Reading<'_, '_>, end: usize) -> Option<TokenRange> {
    let quotations = reading.story.quotations();
    let next = quotations.partition_point(|quotation| quotation.tokens.end() <= end);
    next.checked_sub(1).map(|number| quotations[number].tokens)
}

/// The quotation that begins at a token, if it may go on from what stands before: in the same
/// paragraph, or as a paragraph of its own, or in marks that the paragraph before left open.
pub(crate) fn quotation_from(reading: &Reading<'_, '_>, at: usize) -> Option<TokenRange> {
    let found = reading.story.quotations()[reading.story.quotation_from(at)?];
    let tokens = found.tokens;
    let alone = found.closed && reading.line(at) == tokens;
    let near = at > 0 && reading.same_paragraph(at - 1, at);
    (near || found.reopened || alone).then_some(tokens)
}

/// Where the words that attribute begin: with the source if it stands before the cue, else with
/// the cue; and the beginning of the clause that they make.
pub(crate) fn block_starts(
    reading: &Reading<'_, '_>,
    cue: &Cue,
    sources: &[crate::source::Source],
) -> Vec<usize> {
    let mut places = Places::default();
    let before = sources.iter().map(|s| s.tokens.start()).filter(|&at| at < cue.tokens.start());
    before.for_each(|at| places.add(at));
    places.add(cue.tokens.start());
    let left = reading.tree.near(cue.head).iter().map(|&child| child as usize);
    let adjuncts = left.filter(|&child| {
        child < cue.head
            && !matches!(reading.tree.relation(child), Deprel::Ccomp | Deprel::Punct)
            && reading.tree.relation(child) != Deprel::Parataxis
    });
    if let Some(first) = adjuncts.map(|child| reading.tree.left(child)).min() {
        places.add(first);
    }
    places.0
}
