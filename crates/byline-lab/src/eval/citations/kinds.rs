//! Mentions of sources in whole stories, by what they are and by how the words came from there.

use crate::counts::percent;
use crate::eval::stories::analyze;
use crate::models;
use crate::readers::stories::Story;
use crate::score::page::Page;
use crate::score::stories::{carriers, citation_pairs};
use byline::{Document, Relation, Span};
use std::collections::BTreeMap;

/// Counts by kind, and by relation in the words of the annotation.
#[derive(Debug, Default)]
pub struct Score {
    kinds: BTreeMap<String, Row>,
    relations: BTreeMap<String, Row>,
}

/// Mentions that were taken for something, those of them where people marked a source, and the same
/// the other way round.
#[derive(Debug, Default)]
struct Row {
    found: usize,
    found_right: usize,
    gold: usize,
    gold_right: usize,
}

/// Compares what is found in stories with what people found.
///
/// # Errors
///
/// If a model is damaged.
pub fn score(stories: &[Story]) -> anyhow::Result<Score> {
    let pipeline = models::pipeline(&models::Files::default())?;
    let mut score = Score::default();
    for (story, document) in stories.iter().zip(analyze(&pipeline, stories)) {
        score.add(story, &document);
    }
    Ok(score)
}

impl Score {
    fn add(&mut self, gold: &Story, found: &Document) {
        let pairs = citation_pairs(&Page::new(&gold.text), gold, found);
        for (at, (hop, span)) in carriers(found).into_iter().enumerate() {
            let right = usize::from(pairs.iter().any(|pair| pair.0 == at));
            for row in self.rows(hop.kind.as_str(), relation(found, span)) {
                row.found += 1;
                row.found_right += right;
            }
        }
        for (at, citation) in gold.citations.iter().enumerate() {
            let right = usize::from(pairs.iter().any(|pair| pair.1 == at));
            for row in self.rows(citation.kind.as_str(), &citation.role) {
                row.gold += 1;
                row.gold_right += right;
            }
        }
    }

    fn rows(&mut self, kind: &str, relation: &str) -> [&mut Row; 2] {
        let kind = self.kinds.entry(kind.to_owned()).or_default();
        [kind, self.relations.entry(relation.to_owned()).or_default()]
    }

    /// Prints a row for each kind and each relation. Precision goes by what a mention was taken for,
    /// recall by what it is.
    pub fn print(&self) {
        println!("{:14} {:>6} {:>6} {:>6} {:>6}", "", "P", "R", "found", "gold");
        for (name, row) in self.kinds.iter().chain(&self.relations) {
            let precision = percent(row.found_right, row.found);
            let recall = percent(row.gold_right, row.gold);
            let Row { found, gold, .. } = row;
            println!("{name:14} {precision:6.1} {recall:6.1} {found:6} {gold:6}");
        }
    }
}

/// The relation of the carrier at a place, in the words of the annotation.
fn relation(document: &Document, span: Span) -> &'static str {
    let hops = document.citations().iter().flat_map(|citation| {
        citation.hops.iter().enumerate().map(move |(place, hop)| (citation, place, hop))
    });
    let here = hops.into_iter().find(|(_, _, hop)| hop.source == Some(span));
    match here.map(|(citation, place, _)| (citation.relation, place)) {
        Some((_, 1..)) => "cited",
        Some((Relation::Reported | Relation::SecondHand, _)) => "reports",
        Some((relation, _)) => relation.as_str(),
        None => "",
    }
}
