//! Hard sentences with their hops, and what short forms in them stand for.
//!
//! Each sentence is read in the story that it comes from, because what `the Times` stands for is
//! said there and not in the sentence.

use crate::counts::percent;
use crate::score::names::{same_name, words};
use anyhow::Context;
use byline::{Document, Hop, Pipeline, SourceKind};
use byline_core::{Offsets, Unit};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Debug, Deserialize)]
struct Example {
    id: u32,
    doc: String,
    doc_offset: usize,
    text: String,
    citations: Vec<ExampleCitation>,
    resolves: Option<String>,
}

#[derive(Debug, Deserialize)]
struct ExampleCitation {
    hops: Vec<ExampleHop>,
}

/// A hop as annotated; its span counts code points of the sentence.
#[derive(Debug, Deserialize)]
struct ExampleHop {
    canonical: Option<String>,
    kind: String,
    source: [usize; 2],
    source_text: String,
}

/// What was found of the examples.
#[derive(Debug, Default)]
pub struct Score {
    /// Hops found with the right kind, of all hops that are no speakers.
    pub hops: (usize, usize),
    /// Sentences whose short forms and anaphors are all resolved rightly.
    pub antecedents: (usize, usize),
    /// Citations found in sentences that have none.
    pub false_ones: usize,
}

impl Score {
    /// Prints the measures, a line each.
    pub fn print(&self) {
        let lines = [("hop found, kind right", self.hops), ("antecedents right", self.antecedents)];
        for (name, (right, all)) in lines {
            println!("{name:22} {:.1} %, {right} of {all}", percent(right, all));
        }
        println!("citations where none is: {}", self.false_ones);
    }
}

/// Reads the sentences in their stories, which are lines with `id` and `text`, and compares.
///
/// # Errors
///
/// If a line is no example, or an example does not stand in its story.
pub fn score(examples: &str, stories: &str, errors: bool) -> anyhow::Result<Score> {
    let stories = read_stories(stories)?;
    let pipeline = Pipeline::new();
    let mut score = Score::default();
    for (number, line) in examples.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let example: Example = serde_json::from_str(line)
            .with_context(|| format!("line {}: not an example", number + 1))?;
        let name = example.doc.trim_end_matches(".txt");
        let text = stories.get(name).with_context(|| format!("no story `{name}`"))?;
        let found = pipeline.analyze(text);
        compare(&example, &found, &mut score, errors)?;
    }
    Ok(score)
}

fn read_stories(lines: &str) -> anyhow::Result<HashMap<String, String>> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        text: String,
    }
    let read = |line| -> anyhow::Result<(String, String)> {
        let line: Line = serde_json::from_str(line).context("not a story")?;
        Ok((line.id, line.text))
    };
    lines.lines().map(read).collect()
}

fn compare(
    example: &Example,
    found: &Document,
    score: &mut Score,
    errors: bool,
) -> anyhow::Result<()> {
    let chars = Offsets::new(found.text(), Unit::Chars);
    let place = |pair: [usize; 2]| {
        let origin = example.doc_offset;
        chars
            .span_to_bytes(pair[0] + origin, pair[1] + origin)
            .with_context(|| format!("example {}: {pair:?} is not in the story", example.id))
    };
    let whole = place([0, example.text.chars().count()])?;
    let hops = || found.citations().iter().flat_map(|citation| &citation.hops);
    let within = |hop: &&Hop| hop.source.is_some_and(|span| span.overlaps(whole));
    if example.citations.is_empty() {
        score.false_ones += hops().filter(within).count();
    }
    let mut resolved = true;
    for gold in example.citations.iter().flat_map(|citation| &citation.hops) {
        let span = place(gold.source)?;
        let here = || hops().filter(|hop| hop.source.is_some_and(|found| found.overlaps(span)));
        let antecedent = example.resolves.as_deref().and_then(|text| expected(text, gold));
        if let Some(antecedent) = antecedent {
            let right = here().any(|hop| points_to(found, hop, gold, antecedent));
            resolved &= right;
            if errors && !right {
                let names: Vec<_> = here().map(|hop| (&hop.name, hop.antecedent)).collect();
                println!(
                    "{} {:?} is {antecedent:?}, found {names:?}",
                    example.id, gold.source_text
                );
            }
        }
        if gold.kind == "person" {
            // Speakers are no carriers: the chain of the quote begins with them.
            continue;
        }
        let right = here().any(|hop| is_kind(hop.kind, &gold.kind));
        score.hops = (score.hops.0 + usize::from(right), score.hops.1 + 1);
        if errors && !right {
            let kinds: Vec<_> = here().map(|hop| (hop.kind, &hop.name)).collect();
            println!("{} - {} {:?}, found {kinds:?}", example.id, gold.kind, gold.source_text);
        }
    }
    if example.resolves.is_some() {
        score.antecedents = (score.antecedents.0 + usize::from(resolved), score.antecedents.1 + 1);
    }
    Ok(())
}

/// What a note such as `the Post -> The Washington Post (line 13)` says of the hop.
fn expected<'e>(resolves: &'e str, gold: &ExampleHop) -> Option<&'e str> {
    let notes = resolves.split(';').filter_map(|note| note.split_once("->"));
    notes
        .map(|(short, full)| (short.trim(), full.split('(').next().unwrap_or(full).trim()))
        .find(|(short, _)| short.eq_ignore_ascii_case(&gold.source_text))
        .map(|(_, full)| full)
}

/// True if the hop stands for what was meant: by name for what has one, else by the noun phrase
/// that it points back to.
fn points_to(document: &Document, hop: &Hop, gold: &ExampleHop, antecedent: &str) -> bool {
    let named = !matches!(hop.kind, SourceKind::Document | SourceKind::Unnamed);
    match (&gold.canonical, hop.antecedent) {
        (Some(canonical), _) if named => same_name(&hop.name, canonical),
        (_, Some(span)) => {
            let pointed = &document.text()[span];
            let shared = words(pointed).into_iter().filter(|word| {
                words(antecedent)
                    .into_iter()
                    .any(|other| antecedent[other] == pointed[word.clone()])
            });
            same_name(pointed, antecedent) || shared.count() >= 2
        }
        _ => false,
    }
}

fn is_kind(found: SourceKind, gold: &str) -> bool {
    match gold {
        "wire_agency" | "photo_agency" => found == SourceKind::Agency,
        // Bloomberg is both, and a programme or a station is an outlet in the examples.
        "outlet" | "programme" => matches!(
            found,
            SourceKind::Outlet | SourceKind::Broadcaster | SourceKind::Agency | SourceKind::Website
        ),
        "social_platform" => found == SourceKind::Platform,
        "organisation" => found == SourceKind::Organization,
        "unnamed" | "unnamed_group" => found == SourceKind::Unnamed,
        other => found.as_str() == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::citations::shared;

    #[test]
    fn every_example_is_read_and_stands_in_its_story() {
        let (Some(examples), Some(stories)) =
            (shared("cite/examples.jsonl"), shared("quote/polnear_train.jsonl"))
        else {
            return;
        };
        let stories = read_stories(&stories).unwrap();
        let (mut sentences, mut hops) = (0, 0);
        for line in examples.lines() {
            let example: Example = serde_json::from_str(line).unwrap();
            let text = &stories[example.doc.trim_end_matches(".txt")];
            let after: String = text.chars().skip(example.doc_offset).collect();
            assert!(after.starts_with(&example.text), "example {}", example.id);
            let chars: Vec<char> = example.text.chars().collect();
            for hop in example.citations.iter().flat_map(|citation| &citation.hops) {
                let words: String = chars[hop.source[0]..hop.source[1]].iter().collect();
                assert_eq!(words, hop.source_text, "example {}", example.id);
                hops += 1;
            }
            sentences += 1;
        }
        assert_eq!((sentences, hops), (49, 89));
    }

    #[test]
    fn a_note_says_what_a_short_form_stands_for() {
        let hop = |source_text: &str| ExampleHop {
            canonical: None,
            kind: "outlet".to_owned(),
            source: [0, 1],
            source_text: source_text.to_owned(),
        };
        let note = "the Café -> Café Zoé (line 3); his book -> A Life";
        assert_eq!(expected(note, &hop("The Café")), Some("Café Zoé"));
        assert_eq!(expected(note, &hop("his book")), Some("A Life"));
        assert_eq!(expected(note, &hop("the paper")), None);
    }
}
