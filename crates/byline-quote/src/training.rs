//! A story as the trainer of choices sees it.

use crate::Attributor;
use crate::attribution::{for_each_cue, relays};
use crate::candidate::{Candidate, Parts};
use crate::cue::{Cue, CueKind, cues};
use crate::decide::shared;
use crate::evidence::{Evidence, collect};
use crate::labels::Labelled;
use crate::reading::Reading;
use byline_core::{Deprel, Document, Span, TokenRange};
use byline_seq::{Features, Model, Scores, softmax};

/// A quote as people marked it; spans in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// What is said.
    pub content: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// The noun phrase it is attributed to.
    pub source: Vec<Span>,
}

/// The candidates of one cue: the features of each, and 1 for those that fit best.
#[derive(Debug, Clone)]
pub struct Choice {
    /// One list for each candidate; the first stands for no quote.
    pub features: Features,
    /// 1 for the right ones.
    pub labels: Vec<u8>,
    /// The share of words that the best candidate has in common with what people marked; `None`
    /// where people marked nothing.
    pub best: Option<f32>,
    /// The name of the best candidate's construction, or of none.
    pub construction: &'static str,
}

/// How much of its words a content shares with a marked one at least, to learn from it.
const LEAST_SHARED: f32 = 0.5;

/// What a content with another source is worth of one with the marked source.
const OTHER_SOURCE: f32 = 0.4;

/// The choices of a document that has tokens, tags, trees and labels, and how many of the marked
/// quotes have no cue among them.
pub fn choices(
    document: &Document,
    labelled: &Labelled,
    marked: &[Marked],
) -> (Vec<Choice>, usize) {
    let attributor = Attributor::new();
    let story = attributor.story(document, None);
    let reading = Reading::new(&story, labelled);
    let gold: Vec<Gold> = marked.iter().map(|marked| Gold::new(&reading, marked)).collect();
    let found = cues(&reading);
    let owners = owners(&reading, &found, &gold);
    let missed = (0..gold.len()).filter(|gold| !owners.contains(&Some(*gold))).count();
    let mut choices = Vec::new();
    let mut evidence = Evidence::default();
    for_each_cue(&reading, &found, |number, scene, candidates| {
        if matches!(scene.cue.kind, CueKind::Alone | CueKind::Gap) {
            return;
        }
        collect(scene, candidates, &mut evidence);
        choices.push(choice(&reading, candidates, &evidence, owners[number].map(|at| &gold[at])));
    });
    (choices, missed)
}

/// A marked quote, in tokens.
struct Gold {
    content: Option<Parts>,
    cue: Vec<TokenRange>,
    source: Vec<TokenRange>,
}

impl Gold {
    fn new(reading: &Reading<'_, '_>, marked: &Marked) -> Self {
        let ranges = |spans: &[Span]| -> Vec<TokenRange> {
            let ranges = spans.iter().map(|&span| reading.story.words.tokens_in(span));
            ranges.filter(|range| !range.is_empty()).collect()
        };
        let mut parts = ranges(&marked.content).into_iter();
        let first = parts.next().map(Parts::one);
        let content = first.map(|first| parts.fold(first, Parts::and));
        Self { content, cue: ranges(&marked.cue), source: ranges(&marked.source) }
    }
}

/// For each cue the marked quote that it attributes: the last cue inside the marked one, a word
/// rather than a mark. A quote without a marked cue may be found by the mark beside its source or
/// before its content, by the last word that may attribute before that, or by its own marks.
fn owners(reading: &Reading<'_, '_>, cues: &[Cue], gold: &[Gold]) -> Vec<Option<usize>> {
    let mut owners = vec![None; cues.len()];
    for (number, gold) in gold.iter().enumerate() {
        let marked = |at: usize| gold.cue.iter().any(|range| range.range().contains(&at));
        // In `in her view` people may mark the preposition alone, and in `quoted her as saying` the
        // verb of whoever relays.
        let led = |cue: &Cue| {
            let relation = if cue.kind == CueKind::Noun { Deprel::Case } else { Deprel::Mark };
            let relayed = relays(reading, reading.tree.head(cue.head), cue.head);
            (cue.kind == CueKind::Noun || relayed)
                && (reading.tree.children_of(cue.head, &[relation]).any(marked)
                    || relayed && reading.tree.head(cue.head).is_some_and(marked))
        };
        let inside = |cue: &Cue| marked(cue.head) || led(cue);
        let worded = |cue: &Cue| inside(cue) && !cue.kind.is_mark();
        if let Some(at) = cues.iter().rposition(worded).or_else(|| cues.iter().rposition(inside)) {
            owners[at].get_or_insert(number);
        }
        let Some(content) = gold.content.filter(|_| gold.cue.is_empty()) else { continue };
        let named = |cue: &Cue| {
            cue.named.is_some_and(|name| gold.source.iter().any(|source| source.overlaps(name)))
        };
        let begins = |cue: &Cue| cue.kind.is_mark() && cue.tokens.end() == content.start();
        let marks = (0..cues.len()).filter(|&at| named(&cues[at]) || begins(&cues[at]));
        let colon =
            (0..cues.len()).find(|&at| cues[at].kind == CueKind::Colon && begins(&cues[at]));
        let word = colon.and_then(|at| at.checked_sub(1)).filter(|&at| cues[at].entry.is_some());
        for at in marks.chain(word) {
            owners[at].get_or_insert(number);
        }
    }
    owners
}

fn choice(
    reading: &Reading<'_, '_>,
    candidates: &[Candidate],
    evidence: &Evidence,
    gold: Option<&Gold>,
) -> Choice {
    let mut features = Features::default();
    for candidate in 0..evidence.len() {
        for &row in evidence.of(candidate) {
            features.extend(evidence.rows.token(row as usize));
        }
        features.end_token();
    }
    let mut labels = vec![0; evidence.len()];
    let Some((gold, content)) = gold.and_then(|gold| Some((gold, gold.content?))) else {
        labels[0] = 1;
        return Choice { features, labels, best: None, construction: "none" };
    };
    let shares: Vec<f32> =
        candidates.iter().map(|c| shared(reading, &c.content, &content)).collect();
    let fit = |(candidate, share): (&Candidate, &f32)| {
        share * (OTHER_SOURCE + (1.0 - OTHER_SOURCE) * agreement(candidate, gold))
    };
    let fits: Vec<f32> = candidates.iter().zip(&shares).map(fit).collect();
    let best = fits.iter().copied().fold(0.0, f32::max);
    let words = shares.iter().copied().fold(0.0, f32::max);
    if best >= LEAST_SHARED * OTHER_SOURCE {
        let right = fits.iter().map(|&fit| u8::from(fit >= best - 1e-6));
        labels[1..].iter_mut().zip(right).for_each(|(label, right)| *label = right);
    }
    let named = fits.iter().position(|&fit| fit >= best - 1e-6).filter(|_| best > 0.0);
    let construction = named.map_or("none", |at| candidates[at].construction.as_str());
    Choice { features, labels, best: Some(words), construction }
}

/// The share of tokens that the sources have in common; 1 if neither has any.
fn agreement(candidate: &Candidate, gold: &Gold) -> f32 {
    let Some(source) = candidate.source.map(|source| source.tokens) else {
        return if gold.source.is_empty() { 1.0 } else { 0.0 };
    };
    let shared = |gold: &TokenRange| {
        let (start, end) = (gold.start().max(source.start()), gold.end().min(source.end()));
        end.saturating_sub(start)
    };
    let both: usize = gold.source.iter().map(shared).sum();
    let all: usize = gold.source.iter().map(|gold| gold.len()).sum();
    both as f32 / (all + source.len() - both).max(1) as f32
}

/// For each cue of a document its most probable candidates, a line each: probability, construction,
/// content, cue and source. For people who ask why a quote was read as it was.
pub fn explain(document: &Document, labelled: &Labelled, choice: &Model) -> Vec<String> {
    let attributor = Attributor::new();
    let story = attributor.story(document, None);
    let reading = Reading::new(&story, labelled);
    let text = |range: TokenRange| &document.text()[story.words.span(range)];
    let (mut evidence, mut rows) = (Evidence::default(), Scores::default());
    let mut lines = Vec::new();
    for_each_cue(&reading, &cues(&reading), |_, scene, candidates| {
        let cue = scene.cue;
        collect(scene, candidates, &mut evidence);
        let mut probabilities = evidence.scores(choice, &mut rows);
        softmax(&mut probabilities);
        let mut order: Vec<usize> = (0..probabilities.len()).collect();
        order.sort_by(|&a, &b| probabilities[b].total_cmp(&probabilities[a]));
        lines.push(format!(
            "{} ({:?}, labelled {:.2})",
            text(cue.tokens),
            cue.kind,
            cue.probability
        ));
        for at in order.into_iter().take(SHOWN) {
            let probability = 100.0 * probabilities[at];
            let Some(candidate) = at.checked_sub(1).map(|at| candidates[at]) else {
                lines.push(format!("  {probability:5.1} nothing"));
                continue;
            };
            let content: Vec<&str> = candidate.content.iter().map(text).collect();
            let source = candidate.source.map_or("nobody", |source| text(source.tokens));
            let role = candidate.source.map(|source| source.role);
            let content = content.join(" … ");
            lines.push(format!(
                "  {probability:5.1} {} | {content} | {source} {role:?}",
                candidate.construction
            ));
        }
    });
    lines
}

/// How many candidates are shown.
const SHOWN: usize = 8;
