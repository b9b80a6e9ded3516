//! Where contents begin and end: of the places at which a clause may, the one that looks most like
//! those that people mark. Labels decide token by token; here contents are compared as wholes.

use super::evidence;
use super::facts::is_border;
use super::labels::{Label, Labelled, Part};
use crate::clause::Story;
use crate::spans::Found;
use byline_core::{PennTag, TokenRange};
use byline_seq::{Features, Model, Scores};

/// How far from a border others are looked for, in tokens.
const REACH: usize = 40;

/// How many others there are on each side of a border.
const MOST: usize = 6;

/// How much better than the content of the labels another must be, in the logarithm of the odds;
/// the value is that of the best F1 on the development set.
const MARGIN: f32 = 0.75;

/// A story with its labels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Borders<'s, 'd> {
    pub story: &'s Story<'d>,
    pub labelled: &'s Labelled,
}

/// One content, how far it may reach, and what attributes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub content: TokenRange,
    pub limits: TokenRange,
    pub cue: TokenRange,
    pub source: Option<TokenRange>,
}

/// Moves the borders of contents to better ones.
pub(super) fn improve(story: &Story<'_>, labelled: &Labelled, model: &Model, found: &mut [Found]) {
    let borders = Borders { story, labelled };
    let mut taken = borders.taken(found);
    let (mut features, mut scores) = (Features::default(), Scores::default());
    for quote in found {
        let Some(cue) = quote.cue else { continue };
        for part in &mut quote.content {
            let place = borders.place(*part, cue, quote.source, &taken);
            let candidates = borders.candidates(&place);
            if candidates.len() < 2 {
                continue;
            }
            features.clear();
            evidence::extract(&borders, &place, &candidates, &mut features);
            model.score(&features, &mut scores);
            taken[part.range()].fill(false);
            *part = candidates[best(&scores)];
            taken[part.range()].fill(true);
        }
    }
}

/// The candidate with the highest score; the first one unless another is clearly better.
fn best(scores: &Scores) -> usize {
    let fit = |at: usize| scores.token(at)[0] - if at == 0 { 0.0 } else { MARGIN };
    let all = 0..scores.len();
    all.fold(0, |best, at| if fit(at) > fit(best) { at } else { best })
}

impl Borders<'_, '_> {
    /// For each token whether it is part of a quote.
    pub fn taken(&self, found: &[Found]) -> Vec<bool> {
        let mut taken = vec![false; self.story.words.len()];
        for quote in found {
            for range in quote.content.iter().chain(&quote.cue).chain(&quote.source) {
                taken[range.range()].fill(true);
            }
        }
        taken
    }

    /// The surroundings of a content, which is not empty: it reaches to the ends of its sentences
    /// or to the next part of a quote or verb of saying.
    pub fn place(
        &self,
        content: TokenRange,
        cue: TokenRange,
        source: Option<TokenRange>,
        taken: &[bool],
    ) -> Place {
        let story = self.story;
        let first = story.units[story.unit(content.start())].start();
        let last = story.units[story.unit(content.end() - 1)].end();
        let lexicon = story.lexicon;
        let says = |at| lexicon.verb(story.words.at(at)).is_some_and(|v| v.cue.takes("quote"));
        let free = |at: &usize| !taken[*at] && !says(*at);
        let left = (first..content.start()).rev().take(REACH).take_while(free).count();
        let right = (content.end()..last).take(REACH).take_while(free).count();
        let start = content.start() - left;
        let mut end = content.end() + right;
        while end > content.end() && !story.words.is_word(end - 1) && !story.quoted(end - 1) {
            end -= 1;
        }
        Place { content, limits: TokenRange::new(start, end), cue, source }
    }

    /// The content as it is, then with other beginnings, then with other ends. A quotation mark
    /// at a border holds it.
    pub fn candidates(&self, place: &Place) -> Vec<TokenRange> {
        let Place { content, limits, .. } = *place;
        let (start, end) = (content.start(), content.end());
        let mut candidates = vec![content];
        if !self.story.quoted(start) {
            let may_begin = |at: &usize| self.may_begin(*at, limits);
            let left = (limits.start()..start).rev().filter(may_begin).take(MOST);
            let right = (start + 1..end).take(REACH).filter(may_begin).take(MOST);
            candidates.extend(left.chain(right).map(|at| TokenRange::new(at, end)));
        }
        if !self.story.quoted(end - 1) {
            let may_end = |at: &usize| self.may_end(*at, limits);
            let left = (start + 1..end).rev().take(REACH).filter(may_end).take(MOST);
            let right = (end + 1..=limits.end()).filter(may_end).take(MOST);
            candidates.extend(left.chain(right).map(|at| TokenRange::new(start, at)));
        }
        candidates
    }

    fn may_begin(&self, at: usize, limits: TokenRange) -> bool {
        let (story, words) = (self.story, &self.story.words);
        let opens = story.quotation_from(at).is_some();
        if !opens && (story.quoted(at) || !words.is_word(at)) {
            return false;
        }
        at == limits.start()
            || !words.is_word(at - 1)
            || is_border(words.at(at - 1))
            || is_border(words.at(at))
            || self.opens_phrase(at)
            || self.probability(at, Label::ContentBegin) > 0.03
    }

    fn opens_phrase(&self, at: usize) -> bool {
        use PennTag::{Cd, Dt, Ex, Jj, Nn, Nnp, Nnps, Prp, PrpS, Vbg, Wdt, Wp, Wrb};
        self.is(at, &[Dt, Ex, Prp, PrpS, Vbg, Wdt, Wp, Wrb, Cd])
            || self.is(at, &[Nnp, Nnps])
                && at > 0
                && !self.is(at - 1, &[Nnp, Nnps, Dt, Jj, Nn, PrpS])
    }

    fn may_end(&self, at: usize, limits: TokenRange) -> bool {
        use PennTag::{Cc, In, To, Vbg, Wdt, Wp, Wrb};
        let (story, words) = (self.story, &self.story.words);
        let quoted = story.quoted(at - 1);
        let closes = quoted && !story.quoted(at);
        if !closes && (quoted || !words.is_word(at - 1)) {
            return false;
        }
        let hyphen = || words.token(at).glued && words.at(at) == "-";
        at == limits.end()
            || !words.is_word(at) && !hyphen()
            || is_border(words.at(at))
            || self.is(at, &[Cc, In, To, Vbg, Wdt, Wp, Wrb])
            || self.inside(at - 1) - self.inside(at) > 0.2
    }

    fn is(&self, at: usize, tags: &[PennTag]) -> bool {
        tags.iter().any(|&tag| tag as u8 == self.tag(at))
    }

    /// The Penn tag of a token.
    pub fn tag(&self, at: usize) -> u8 {
        self.story.words.document.tags().get(at).map_or(u8::MAX, |tag| tag.penn as u8)
    }

    /// How probable a label of a token is.
    pub fn probability(&self, at: usize, label: Label) -> f32 {
        self.labelled.probabilities.get(at).map_or(0.0, |all| all[label as usize])
    }

    /// How probable it is that a token is part of content.
    pub fn inside(&self, at: usize) -> f32 {
        self.labelled.of_part(at, Part::Content)
    }
}
