//! Who is in the reader's mind: the mentions so far, and which of them a pronoun most likely means.

use super::cast::{Cast, Referent};
use crate::story::Story;
use byline_core::{PennTag, TokenRange};
use byline_lexicon::Nouns;

/// How far back a pronoun looks, in tokens.
const REACH: usize = 250;
/// How many mentions it looks at, so that the work stays linear.
const MOST: usize = 60;
/// What is left of a mention's weight from one sentence to the next.
const FADING: f32 = 0.65;
/// How much the mentions before the strongest one add.
const REPEATED: f32 = 0.2;
/// A mention inside quotation marks, for a pronoun outside of them or in other ones.
const QUOTED: f32 = 0.4;
/// Whoever is named in the words that a source says is rarely the source.
const IN_OWN_WORDS: f32 = 0.35;
/// The subject of the sentence that the pronoun stands in, further to the left.
const SAME_SUBJECT: f32 = 1.3;
/// Whoever spoke in this sentence or the one before goes on speaking.
const SPOKE_LAST: f32 = 1.3;
/// Whoever spoke last, but further up.
const SPOKE_BEFORE: f32 = 1.1;

/// How a mention stands in its sentence, as a weight.
pub(crate) mod role {
    /// The source of a quote.
    pub const SOURCE: f32 = 1.1;
    /// The subject of a verb.
    pub const SUBJECT: f32 = 1.0;
    /// An object, or unknown.
    pub const OTHER: f32 = 0.65;
    /// After a preposition, or an owner.
    pub const OBLIQUE: f32 = 0.5;
    /// Inside the noun phrase of somebody else.
    pub const NESTED: f32 = 0.3;
}

/// A mention that has been read.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    who: usize,
    weight: f32,
    quotation: Option<usize>,
    sentence: usize,
}

/// The mentions so far, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    places: Vec<Place>,
    /// Who spoke last, and in which sentence.
    last: Option<(usize, usize)>,
}

/// What a pronoun or noun phrase looks for.
#[derive(Debug)]
pub(crate) struct Search<'q> {
    /// Its token.
    pub at: usize,
    /// The words that it is the source of.
    pub content: &'q [TokenRange],
    /// Who cannot be meant, being named beside it.
    pub banned: &'q [usize],
}

impl Trail {
    /// Notes a mention.
    pub fn add(&mut self, story: &Story<'_>, start: usize, who: usize, weight: f32) {
        let sentence = story.words.document.sentence_of(start).unwrap_or_default();
        let quotation = story.quotation(start);
        self.places.push(Place { start, who, weight, quotation, sentence });
    }

    /// Notes who has just been heard, where.
    pub fn spoke(&mut self, story: &Story<'_>, at: usize, who: usize) {
        self.last = Some((who, story.words.document.sentence_of(at).unwrap_or_default()));
    }

    /// The subject before a token in its sentence.
    pub fn subject_before(&self, story: &Story<'_>, at: usize) -> Option<usize> {
        let sentence = story.words.document.sentence_of(at)?;
        let before = self.places.iter().rev().take(8);
        let mut before = before.take_while(|place| place.sentence == sentence);
        before.find(|place| place.weight >= role::SUBJECT).map(|place| place.who)
    }

    /// Who spoke last, and in which sentence.
    pub fn last_turn(&self) -> Option<(usize, usize)> {
        self.last
    }

    /// The referents that may be meant, the best first, with the weights that they have in mind.
    pub fn rank(
        &self,
        story: &Story<'_>,
        cast: &Cast,
        search: &Search<'_>,
        fit: impl Fn(usize, &Referent) -> f32,
    ) -> Vec<(usize, f32)> {
        let sentence = story.words.document.sentence_of(search.at).unwrap_or_default();
        let quotation = story.quotation(search.at);
        let own =
            |place: &Place| search.content.iter().any(|range| range.range().contains(&place.start));
        let mut found: Vec<(usize, f32, f32)> = Vec::new();
        let near = self.places.iter().rev().take(MOST);
        for place in near.take_while(|place| place.start + REACH > search.at) {
            if search.banned.contains(&place.who) {
                continue;
            }
            let mut weight =
                place.weight * FADING.powi(sentence.saturating_sub(place.sentence) as i32);
            if place.quotation.is_some() && place.quotation != quotation {
                weight *= QUOTED;
            }
            if own(place) {
                weight *= IN_OWN_WORDS;
            }
            if place.sentence == sentence && place.weight >= role::SUBJECT {
                weight *= SAME_SUBJECT;
            }
            match found.iter_mut().find(|entry| entry.0 == place.who) {
                Some((_, best, all)) => {
                    *best = best.max(weight);
                    *all += weight;
                }
                None => found.push((place.who, weight, weight)),
            }
        }
        let named_in = |who: usize| {
            let mut ranges = search.content.iter();
            ranges.any(|&range| cast.inside(range).take(MOST).any(|name| name.who == who))
        };
        let mut ranked: Vec<(usize, f32)> = found
            .into_iter()
            .map(|(who, best, all)| {
                let mut weight = best + REPEATED * (all - best).min(2.0);
                if named_in(who) {
                    weight *= IN_OWN_WORDS;
                }
                match self.last {
                    Some((last, at)) if last == who && sentence <= at + 1 => weight *= SPOKE_LAST,
                    Some((last, _)) if last == who => weight *= SPOKE_BEFORE,
                    _ => {}
                }
                (who, weight * fit(who, &cast.referents[who]))
            })
            .filter(|&(_, weight)| weight > 0.0)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }
}

/// How a mention stands in its sentence.
pub(crate) fn weight(story: &Story<'_>, tokens: TokenRange) -> f32 {
    let words = &story.words;
    let (start, end) = (tokens.start(), tokens.end());
    if words.is_possessive_mark(end) {
        return if speaks(story, tokens) { role::SUBJECT } else { role::OBLIQUE };
    }
    if is_followed_by_verb(story, end) || begins_sentence(story, tokens) {
        return role::SUBJECT;
    }
    let before = (start.saturating_sub(5)..start).rev();
    let mut before =
        before.take_while(|&at| words.is_word(at) && !story.words.is_verb(at) && !words.is_day(at));
    if before.any(|at| words.is_preposition(at)) { role::OBLIQUE } else { role::OTHER }
}

/// `In Ruiz’s statement on Friday`: whose words a sentence begins with.
fn speaks(story: &Story<'_>, owner: TokenRange) -> bool {
    let words = &story.words;
    let sentence = words.document.sentence_of(owner.start());
    let first = sentence.map_or(0, |at| words.document.sentences()[at].tokens.start());
    let noun = (owner.end() + 1..owner.end() + 4)
        .take_while(|&at| words.is_word(at) && !words.is_preposition(at))
        .last();
    let lists = story.lists;
    let said = noun.is_some_and(|at| lists.is_noun(Nouns::VOICE, &lists.singular(words.at(at))));
    said && owner.start() <= first + 3 && words.is_preposition(first)
}

/// True if a sentence begins with the name, perhaps behind a title, and goes on with a comma.
fn begins_sentence(story: &Story<'_>, tokens: TokenRange) -> bool {
    let document = story.words.document;
    let sentence = document.sentence_of(tokens.start()).map(|at| document.sentences()[at].tokens);
    let Some(start) = sentence.map(|tokens| tokens.start()) else { return false };
    // The look back is short, so that a long sentence full of names takes linear time.
    tokens.start() - start <= 3
        && story.words.at(tokens.end()) == ","
        && !(start..tokens.start()).any(|at| story.words.is_preposition(at))
}

/// True if a finite verb follows, perhaps after an adverb, or after an apposition between commas.
fn is_followed_by_verb(story: &Story<'_>, end: usize) -> bool {
    let adverb = story.words.is_adverb(end) || story.words.at(end).ends_with("ly");
    if is_finite(story, end) || adverb && is_finite(story, end + 1) {
        return true;
    }
    if !matches!(story.words.at(end), "," | "(") {
        return false;
    }
    let close = (end + 1..story.words.len().min(end + 20))
        .take_while(|&at| !story.words.is_stop(at) && !story.quoted(at))
        .find(|&at| matches!(story.words.at(at), "," | ")"));
    close.is_some_and(|close| is_finite(story, close + 1))
}

/// True if the token is a finite verb: by its tag, where there are tags.
pub(crate) fn is_finite(story: &Story<'_>, at: usize) -> bool {
    match story.words.document.tags().get(at) {
        Some(tag) => {
            matches!(tag.penn, PennTag::Vbd | PennTag::Vbz | PennTag::Vbp | PennTag::Md)
        }
        None => story.words.is_verb(at),
    }
}
