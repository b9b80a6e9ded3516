//! Whole stories annotated by hand: the measures of `score_story.py` for citations and chains.

use super::names::{same_chain, same_name, words};
use super::print;
use crate::counts::{Counts, percent};
use anyhow::Context;
use byline::{Act, Document, Hop, Pipeline, Quote, SourceKind};
use byline_core::{Offsets, Span, Unit};
use serde::Deserialize;
use std::collections::HashSet;

/// A story with what people found in it; spans are in code points.
#[derive(Debug, Deserialize)]
pub struct GoldStory {
    id: String,
    text: String,
    quotes: Vec<GoldQuote>,
    citations: Vec<GoldCitation>,
}

#[derive(Debug, Deserialize)]
struct GoldQuote {
    content: Vec<[usize; 2]>,
    kind: String,
    speaker: String,
    chain: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct GoldCitation {
    mention: [usize; 2],
    name: String,
    what: String,
}

/// How much of the gold was found.
#[derive(Debug, Default)]
pub struct Score {
    /// Hops whose words overlap a gold mention, one to one.
    pub found: Counts,
    /// Of these, the ones with the right name.
    pub named: Counts,
    /// Of the found, how many have the right kind.
    pub kind: (usize, usize),
    /// Statements found with the right speaker.
    pub speaker: Counts,
    /// Of the statements found, how many have the right chain, where it has two members or more.
    pub long_chains: (usize, usize),
    /// The same of all statements found.
    pub chains: (usize, usize),
}

impl Score {
    /// Prints the measures, a line each.
    pub fn print(&self) {
        print("citations", &self.found);
        print("citations named", &self.named);
        print("speakers", &self.speaker);
        for (name, (right, all)) in [
            ("citation kind", self.kind),
            ("chains", self.chains),
            ("chains of two or more", self.long_chains),
        ] {
            println!("{name:22} {:.1} %, {right} of {all}", percent(right, all));
        }
    }
}

/// Analyses the stories and compares.
///
/// # Errors
///
/// If a line is no gold story, or a span does not lie in its text.
pub fn score(lines: &str, errors: bool) -> anyhow::Result<Score> {
    let pipeline = Pipeline::new();
    let mut score = Score::default();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let gold: GoldStory = serde_json::from_str(line)
            .with_context(|| format!("line {}: not a gold story", number + 1))?;
        let found = pipeline.analyze(&gold.text);
        let mut log = Vec::new();
        score_citations(&gold, &found, &mut score, &mut log)?;
        score_chains(&gold, &found, &mut score, &mut log)?;
        if errors {
            log.iter().for_each(|line| println!("{} {line}", gold.id));
        }
    }
    Ok(score)
}

fn score_citations(
    gold: &GoldStory,
    found: &Document,
    score: &mut Score,
    log: &mut Vec<String>,
) -> anyhow::Result<()> {
    let chars = Offsets::new(&gold.text, Unit::Chars);
    let hops: Vec<(&Hop, Span)> = carriers(found).collect();
    let mentions = gold.citations.iter().map(|citation| span(&chars, citation.mention));
    let mentions = mentions.collect::<anyhow::Result<Vec<Span>>>()?;
    let pairs = best_pairs(hops.len(), mentions.len(), |hop, mention| {
        overlap(&gold.text, hops[hop].1, mentions[mention])
    });
    let named = |&(hop, mention): &(usize, usize)| {
        same_name(&hops[hop].0.name, &gold.citations[mention].name)
    };
    let kind = |&(hop, mention): &(usize, usize)| {
        let what = gold.citations[mention].what.replace("organisation", "organization");
        hops[hop].0.kind.as_str() == what
    };
    let right = pairs.iter().filter(|pair| named(pair)).count();
    score.found.add(pairs.len(), hops.len(), mentions.len());
    score.named.add(right, hops.len(), mentions.len());
    score.kind.0 += pairs.iter().filter(|pair| kind(pair)).count();
    score.kind.1 += pairs.len();
    for (index, (hop, _)) in hops.iter().enumerate() {
        match pairs.iter().find(|pair| pair.0 == index) {
            None => log.push(format!("citation + {} {:?}", hop.kind, hop.name)),
            Some(pair) if !named(pair) || !kind(pair) => {
                let gold = &gold.citations[pair.1];
                log.push(format!(
                    "citation {} {:?} for {} {:?}",
                    hop.kind, hop.name, gold.what, gold.name
                ));
            }
            Some(_) => {}
        }
    }
    for (index, citation) in gold.citations.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == index) {
            log.push(format!("citation - {} {:?}", citation.what, citation.name));
        }
    }
    Ok(())
}

/// The hops that count: written ones, and people only where they relay.
fn carriers(document: &Document) -> impl Iterator<Item = (&Hop, Span)> {
    document.citations().iter().flat_map(|citation| {
        let relayed = citation.hops.len() > 1;
        let counts = move |hop: &&Hop| hop.kind != SourceKind::Person || relayed;
        citation.hops.iter().filter(counts).filter_map(|hop| Some((hop, hop.source?)))
    })
}

fn score_chains(
    gold: &GoldStory,
    found: &Document,
    score: &mut Score,
    log: &mut Vec<String>,
) -> anyhow::Result<()> {
    let chars = Offsets::new(&gold.text, Unit::Chars);
    let text_words = words(&gold.text);
    let inside = |spans: &[Span]| -> HashSet<usize> {
        let middle = |word: &std::ops::Range<usize>| (word.start + word.end) / 2;
        let covered = |word| spans.iter().any(|span| span.contains(middle(word)));
        text_words.iter().enumerate().filter(|(_, word)| covered(word)).map(|(i, _)| i).collect()
    };
    let mut gold_words = Vec::new();
    for quote in &gold.quotes {
        let spans = quote.content.iter().map(|&pair| span(&chars, pair));
        gold_words.push(inside(&spans.collect::<anyhow::Result<Vec<Span>>>()?));
    }
    let quotes = found.quotes();
    let found_words: Vec<_> = quotes.iter().map(|quote| inside(&quote.content)).collect();
    let statement = |index: usize| gold.quotes[index].kind == "statement";
    let pairs = best_pairs(quotes.len(), gold.quotes.len(), |quote, index| {
        let share = jaccard(&found_words[quote], &gold_words[index]);
        if statement(index) && share >= 0.5 { share } else { 0.0 }
    });
    let matched: HashSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    let counts = |(index, quote): &(usize, &Quote)| {
        let attitude = (0..gold.quotes.len())
            .any(|gold| !statement(gold) && !found_words[*index].is_disjoint(&gold_words[gold]));
        matched.contains(index) || quote.act != Act::Attitude && !attitude
    };
    let counted = quotes.iter().enumerate().filter(counts).count();
    let mut right = 0;
    for &(index, gold_index) in &pairs {
        let (quote, gold) = (&quotes[index], &gold.quotes[gold_index]);
        let speaker = quote.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
        right += usize::from(same_name(speaker, &gold.speaker));
        if gold.chain.is_empty() {
            continue;
        }
        let same = same_chain(&quote.chain, &gold.chain);
        score.chains = (score.chains.0 + usize::from(same), score.chains.1 + 1);
        if gold.chain.len() > 1 {
            score.long_chains = (score.long_chains.0 + usize::from(same), score.long_chains.1 + 1);
        }
        if !same {
            log.push(format!("chain {:?} for {:?}", quote.chain, gold.chain));
        }
    }
    score.speaker.add(right, counted, (0..gold.quotes.len()).filter(|&i| statement(i)).count());
    Ok(())
}

fn span(chars: &Offsets<'_>, [start, end]: [usize; 2]) -> anyhow::Result<Span> {
    chars.span_to_bytes(start, end).with_context(|| format!("[{start}, {end}] is not in the text"))
}

/// Characters shared, as a part of the shorter span.
fn overlap(text: &str, first: Span, second: Span) -> f64 {
    let (start, end) = (first.start().max(second.start()), first.end().min(second.end()));
    let chars = |range| text.get::<std::ops::Range<usize>>(range).map_or(0, |s| s.chars().count());
    let shorter = chars(first.range()).min(chars(second.range())).max(1);
    if start < end { chars(start..end) as f64 / shorter as f64 } else { 0.0 }
}

fn jaccard(first: &HashSet<usize>, second: &HashSet<usize>) -> f64 {
    let shared = first.intersection(second).count();
    shared as f64 / (first.len() + second.len() - shared).max(1) as f64
}

/// Pairs found items with gold items, one to one, the greatest values first.
fn best_pairs(
    found: usize,
    gold: usize,
    value: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = (0..found)
        .flat_map(|one| (0..gold).map(move |other| (one, other)))
        .map(|(one, other)| (value(one, other), one, other))
        .filter(|candidate| candidate.0 > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let (mut used_found, mut used_gold) = (HashSet::new(), HashSet::new());
    candidates.retain(|&(_, one, other)| {
        let free = !used_found.contains(&one) && !used_gold.contains(&other);
        if free {
            used_found.insert(one);
            used_gold.insert(other);
        }
        free
    });
    candidates.into_iter().map(|(_, one, other)| (one, other)).collect()
}
