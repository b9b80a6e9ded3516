//! From labels to quotes: which content and which source belong to which cue.

use super::labels::{Label, Labelled, Part};
use super::rescue::rescue;
use super::snap::snap;
use crate::clause::Story;
use crate::cues::Lexicon;
use crate::spans::Found;
use byline_core::{Act, Polarity, TokenRange};

/// A stretch of tokens with one label.
#[derive(Debug, Clone, Copy)]
struct Piece {
    part: Part,
    tokens: TokenRange,
    probability: f32,
    /// The paragraph and the unit of the story.
    paragraph: u32,
    unit: usize,
}

/// Makes quotes of labels, and keeps of those that the rules found what the labels leave out.
pub(crate) fn assemble(story: &Story<'_>, labelled: &Labelled, ruled: Vec<Found>) -> Vec<Found> {
    let pieces = pieces(story, labelled);
    let mut found = Pieces { story, labelled, pieces: &pieces }.assemble();
    join(story, ruled, &mut found);
    rescue(story, labelled, &mut found);
    found
}

/// Adds the statements of the rules that touch nothing found so far. The rules know the habits of
/// wire news that the texts behind the labels may lack.
fn join(story: &Story<'_>, ruled: Vec<Found>, found: &mut Vec<Found>) {
    let ranges = |quote: &Found| {
        let parts = quote.content.iter().chain(&quote.cue).chain(&quote.source);
        parts.copied().collect::<Vec<TokenRange>>()
    };
    let mut taken = vec![false; story.words.len()];
    for range in found.iter().flat_map(ranges) {
        taken[range.range()].fill(true);
    }
    let apart =
        |quote: &Found| !ranges(quote).iter().any(|range| taken[range.range()].contains(&true));
    let statement = |quote: &Found| quote.act == Act::Statement && quote.source.is_some();
    found.extend(ruled.into_iter().filter(|quote| statement(quote) && apart(quote)));
}

fn pieces(story: &Story<'_>, labelled: &Labelled) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut unit = 0;
    for at in 0..story.words.len() {
        let label = labelled.label(at);
        while story.units.get(unit).is_some_and(|unit| unit.end() <= at) {
            unit += 1;
        }
        let Some(part) = label.part() else { continue };
        let paragraph = story.words.paragraph[at];
        let probability = labelled.of_part(at, part).clamp(0.0, 1.0);
        match pieces.last_mut() {
            Some(last)
                if last.part == part
                    && last.tokens.end() == at
                    && last.paragraph == paragraph
                    && !label.begins() =>
            {
                last.tokens = TokenRange::new(last.tokens.start(), at + 1);
                last.probability = last.probability.min(probability);
            }
            _ => {
                let tokens = TokenRange::new(at, at + 1);
                pieces.push(Piece { part, tokens, probability, paragraph, unit });
            }
        }
    }
    inverted(story, snapped(story, pieces))
}

/// `“Bread is dear,” said a baker from Lyon`: what follows the cue of a quotation that has no
/// source is the source.
fn inverted(story: &Story<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for at in 2..pieces.len() {
        let [quotation, cue, next] = [pieces[at - 2], pieces[at - 1], pieces[at]];
        let parts = [quotation.part, cue.part, next.part];
        let beside = quotation.tokens.end() + 1 >= cue.tokens.start()
            && cue.tokens.end() == next.tokens.start()
            && next.paragraph == quotation.paragraph;
        let quoted = story.quoted(quotation.tokens.end() - 1) && !story.quoted(next.tokens.start());
        let clause = matches!(story.words.at(next.tokens.start()), "that" | "to" | ":" | ",");
        if parts == [Part::Content, Part::Cue, Part::Content] && beside && quoted && !clause {
            let start = next.tokens.start();
            if let Some(source) = story.phrase_after(start, next.tokens.end()) {
                pieces[at] = Piece { part: Part::Source, tokens: source, ..next };
            }
        }
    }
    pieces
}

/// Moves the borders of all pieces to where they can be, and keeps them apart.
fn snapped(story: &Story<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut floor = 0;
    for at in 0..pieces.len() {
        let ceiling = pieces.get(at + 1).map_or(story.words.len(), |next| next.tokens.start());
        let piece = &mut pieces[at];
        let wide = snap(story, piece.part, piece.tokens);
        let end = wide.end().min(ceiling.max(piece.tokens.end()));
        piece.tokens = TokenRange::new(wide.start().max(floor).min(end - 1), end);
        floor = end;
    }
    pieces
}

struct Pieces<'s, 'd> {
    story: &'s Story<'d>,
    labelled: &'s Labelled,
    pieces: &'s [Piece],
}

/// The least probability of words that stand in for a source which has no label.
const LEAST: f32 = 0.1;

/// How many pieces away the partner of a piece may be.
const REACH: usize = 12;

impl Pieces<'_, '_> {
    fn assemble(&self) -> Vec<Found> {
        let mut contents: Vec<Vec<usize>> = vec![Vec::new(); self.pieces.len()];
        for (content, owner) in self.owners().into_iter().enumerate() {
            if let Some(cue) = owner {
                contents[cue].push(content);
            }
        }
        let claims = self.claims(&mut contents);
        let mut found = Vec::new();
        for (index, range) in claims {
            let cue = self.pieces[index];
            let (act, polarity) = manner(self.story, cue.tokens);
            let source = self.source(index).map(|at| self.pieces[at].tokens);
            let confidence = cue.probability * 0.8;
            found.push(Found {
                content: vec![range],
                cue: Some(cue.tokens),
                source,
                act,
                polarity,
                confidence,
            });
        }
        for (index, contents) in contents.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let cue = self.pieces[index];
            let source = self.source(index).map(|at| self.pieces[at].tokens);
            let source = source.or_else(|| self.likely_source(cue));
            let source = source.map(|source| self.without_antecedent(source));
            let pieces = || contents.iter().map(|&content| self.pieces[content]);
            let weakest = pieces().map(|piece| piece.probability).fold(1.0, f32::min);
            if pieces().all(|piece| self.carrier(cue, piece)) {
                continue;
            }
            let (act, polarity) = manner(self.story, cue.tokens);
            found.push(Found {
                content: pieces().map(|piece| piece.tokens).collect(),
                cue: Some(cue.tokens),
                source,
                act,
                polarity,
                confidence: (weakest * cue.probability).sqrt(),
            });
        }
        found
    }

    /// `citing The Guardian`: a name says where the story has it from, and is no content.
    fn carrier(&self, cue: Piece, content: Piece) -> bool {
        let words = &self.story.words;
        let cites = cue.tokens.range().any(|at| matches!(words.at(at), "citing" | "quoting"));
        let mut named = content.tokens.range().filter(|&at| words.is_word(at));
        cites && named.all(|at| words.is_name(at) || words.is("determiner", at))
    }

    /// `Bread will be dear, the baker says`: a cue without content, after a comma at the end of
    /// its sentence, attributes the whole sentence, whatever is wanted or hoped in that.
    fn claims(&self, contents: &mut [Vec<usize>]) -> Vec<(usize, TokenRange)> {
        let words = &self.story.words;
        let mut claims = Vec::new();
        for index in 0..self.pieces.len() {
            let cue = self.pieces[index];
            let reports = cue.part == Part::Cue
                && contents[index].is_empty()
                && cue.tokens.range().any(|at| {
                    Lexicon::embedded()
                        .verb(words.at(at))
                        .is_some_and(|verb| verb.cue.takes("quote"))
                });
            let Some(source) = reports.then(|| self.source(index)).flatten() else { continue };
            let source = self.pieces[source].tokens;
            let unit = self.story.units[cue.unit];
            let start = cue.tokens.start().min(source.start());
            let end = cue.tokens.end().max(source.end());
            let gap = end - start - cue.tokens.len() - source.len();
            let closes = words.at(end) == "." || words.at(end) == "," || end >= unit.end();
            if gap > 1
                || !closes
                || start < unit.start() + 4
                || words.at(start - 1) != ","
                || self.story.quoted(start - 1)
            {
                continue;
            }
            let range = TokenRange::new(unit.start(), start - 1);
            let inside = |piece: &Piece| {
                range.start() <= piece.tokens.start() && piece.tokens.end() <= range.end()
            };
            let before = (0..index).rev().take_while(|&at| inside(&self.pieces[at]));
            let owned = before.clone().any(|at| self.pieces[at].part == Part::Content);
            if !owned {
                continue;
            }
            for at in before {
                contents[at].clear();
            }
            claims.push((index, range));
        }
        claims
    }

    /// For each piece of content its cue.
    fn owners(&self) -> Vec<Option<usize>> {
        let mut owners = vec![None; self.pieces.len()];
        let mut used = vec![false; self.pieces.len()];
        let mut previous: Option<usize> = None;
        for (at, piece) in self.pieces.iter().enumerate() {
            if piece.part != Part::Content {
                continue;
            }
            let owner = self.owner(at, &used).or_else(|| self.across(at)).or_else(|| {
                let direct = |at: usize| self.story.quoted(self.pieces[at].tokens.start());
                let last = previous.filter(|&last| direct(last) && direct(at))?;
                let near = self.pieces[last].paragraph == piece.paragraph || self.reopens(last, at);
                owners[last].filter(|_| near)
            });
            if let Some(cue) = owner {
                used[cue] |= cue > at;
                owners[at] = owner;
                previous = Some(at);
            }
        }
        owners
    }

    /// True if the quotation of one piece runs on in the paragraph of the next.
    fn reopens(&self, last: usize, next: usize) -> bool {
        let quotation = |at: usize| {
            let number = self.story.quotation(self.pieces[at].tokens.start());
            number.map(|number| self.story.quotations[number])
        };
        let open = quotation(last).is_some_and(|quotation| !quotation.closed);
        open && quotation(next).is_some_and(|quotation| quotation.reopened)
            && self.pieces[next].paragraph == self.pieces[last].paragraph + 1
    }

    fn is_cue(&self, at: usize) -> bool {
        self.pieces[at].part == Part::Cue
    }

    /// The cue of content in its own unit.
    fn owner(&self, at: usize, used: &[bool]) -> Option<usize> {
        let unit = self.pieces[at].unit;
        let left = (0..at)
            .rev()
            .take(REACH)
            .take_while(|&i| self.pieces[i].unit == unit)
            .find(|&i| self.is_cue(i));
        let right = (at + 1..self.pieces.len())
            .take(REACH)
            .take_while(|&i| self.pieces[i].unit == unit && self.pieces[i].part != Part::Content)
            .find(|&i| self.is_cue(i));
        match (left, right) {
            (Some(cue), Some(next)) => {
                let follows = self.pieces.get(next + 1..).unwrap_or_default().iter();
                let mut follows =
                    follows.take(REACH).take_while(|p| p.unit == unit && p.part != Part::Cue);
                let own = follows.any(|p| p.part == Part::Content);
                let adjacent = self.pieces[next].tokens.start() <= self.pieces[at].tokens.end() + 1;
                Some(if used[cue] && (!own || adjacent) { next } else { cue })
            }
            (left, right) => left.or(right),
        }
    }

    /// The cue of a quotation in the next unit, right after it, or in the unit before, right
    /// before it: `“Why now?” the mayor demanded.`
    fn across(&self, at: usize) -> Option<usize> {
        let piece = self.pieces[at];
        if !self.story.quoted(piece.tokens.start()) {
            return None;
        }
        let mut end = piece.tokens.end();
        for next in at + 1..self.pieces.len().min(at + 3) {
            let other = self.pieces[next];
            let beside = other.tokens.start() <= end + 1 && other.paragraph == piece.paragraph;
            if !beside || other.part == Part::Content {
                break;
            }
            if other.part == Part::Cue {
                return Some(next);
            }
            end = other.tokens.end();
        }
        let cue = at.checked_sub(1)?;
        let beside = piece.tokens.start() <= self.pieces[cue].tokens.end() + 1;
        (self.is_cue(cue) && beside).then_some(cue)
    }

    /// The source of a cue: the nearest in its unit, where content and other cues between them
    /// count as distance.
    fn source(&self, cue: usize) -> Option<usize> {
        let unit = self.pieces[cue].unit;
        let first = cue.saturating_sub(REACH);
        let sources = (first..self.pieces.len().min(cue + REACH))
            .filter(|&at| self.pieces[at].part == Part::Source && self.pieces[at].unit == unit);
        sources.min_by_key(|&at| self.distance(cue, at))
    }

    /// `who` of `a cook who`: the pronoun is the source, and what it stands for is for the linking
    /// to say.
    fn without_antecedent(&self, source: TokenRange) -> TokenRange {
        let last = source.end() - 1;
        let relative = matches!(self.story.words.at(last), "who" | "which" | "whom");
        if relative { TokenRange::new(last, source.end()) } else { source }
    }

    /// For a cue without a source: the words of its unit that most likely are one after all.
    fn likely_source(&self, cue: Piece) -> Option<TokenRange> {
        let unit = self.story.units[cue.unit];
        let start = unit.start().max(cue.tokens.start().saturating_sub(60));
        let end = unit.end().min(cue.tokens.end() + 30);
        let probable = |at| self.labelled.of_part(at, Part::Source);
        let free = |at: usize| self.labelled.label(at) == Label::Outside;
        let best = (start..end)
            .filter(|&at| free(at))
            .max_by(|&a, &b| probable(a).total_cmp(&probable(b)))?;
        if probable(best) < LEAST {
            return None;
        }
        let within = |at: &usize| free(*at) && probable(*at) >= 0.4 * probable(best);
        let first = (start..best).rev().take_while(within).last().unwrap_or(best);
        let last = (best..end).take_while(within).last().unwrap_or(best);
        Some(TokenRange::new(first, last + 1))
    }

    fn distance(&self, cue: usize, source: usize) -> usize {
        let (first, last) = (cue.min(source), cue.max(source));
        let gap = self.pieces[last].tokens.start() - self.pieces[first].tokens.end();
        let between = self.pieces[first + 1..last].iter();
        let cost = between.map(|piece| match piece.part {
            Part::Content => 20usize.saturating_sub(piece.tokens.len()),
            Part::Cue => 30,
            Part::Source => 5,
        });
        2 * (gap + cost.sum::<usize>()) + usize::from(source > cue)
    }
}

/// Statement or attitude, asserted or denied: what the lexicon says of the cue's words.
pub(super) fn manner(story: &Story<'_>, cue: TokenRange) -> (Act, Polarity) {
    let lexicon = Lexicon::embedded();
    let words = cue.range().rev().filter_map(|at| lexicon.word(story.words.at(at)));
    words.map(|cue| (cue.act, cue.polarity)).next().unwrap_or((Act::Statement, Polarity::Assert))
}
