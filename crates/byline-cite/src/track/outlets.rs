//! Who cites whom.

use super::index::{Day, Index, date};
use super::story::canonical;
use super::words::folded;
use crate::graph::SourceGraph;
use byline_core::{Date, Document, Hop, HopForm, Relation, SourceKind};
use byline_lexicon::Lexicon;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// From, to, relation: by name, by name, as a position in [`Relation::ALL`].
pub(super) type EdgeKey = (u32, u32, u8);

/// What is counted of an edge.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct EdgeData {
    pub citations: u32,
    /// Clusters of the quotes that the citations support.
    pub quotes: BTreeSet<u32>,
    pub days: BTreeMap<Day, u32>,
}

/// One outlet that cites another.
#[derive(Debug, Clone, PartialEq)]
pub struct OutletEdge<'i> {
    /// Who cites.
    pub from: &'i str,
    /// Who is cited.
    pub to: &'i str,
    /// How: [`Relation::Reported`], [`Relation::SecondHand`], [`Relation::Dateline`] ...
    pub relation: Relation,
    /// How often.
    pub citations: u32,
    /// Over how many distinct quotations.
    pub quotes: usize,
    /// How often on each day, where stories are dated.
    pub days: Vec<(Date, u32)>,
}

/// Somebody who has something from somebody else, as a story says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cited {
    /// Who cites: the publisher of the story, or an outlet that the story cites.
    pub from: String,
    /// Who is cited, by its listed name.
    pub to: String,
    /// How.
    #[serde(with = "super::written")]
    pub relation: Relation,
    /// The quotes of the story that the citation supports, by position.
    pub quotes: Vec<u32>,
}

/// What a story says of who got it from whom: its publisher got it from the first step, and that
/// from the next.
pub(super) fn cited(document: &Document, publisher: Option<&str>, lexicon: &Lexicon) -> Vec<Cited> {
    let mut found = Vec::new();
    for citation in document.citations() {
        if matches!(citation.relation, Relation::Credit | Relation::Link | Relation::Anaphor) {
            continue;
        }
        let quotes: Vec<u32> = citation.supports.iter().map(|support| support.quote.0).collect();
        let mut nearer: Vec<&str> = publisher.into_iter().collect();
        let mut relation = citation.relation;
        for step in citation.steps() {
            let named = step.iter().filter(|hop| is_named_source(hop));
            let named: Vec<&str> = named.map(|hop| canonical(lexicon, &hop.name)).collect();
            if named.is_empty() {
                continue;
            }
            for from in &nearer {
                for to in named.iter().filter(|to| folded(from) != folded(to)) {
                    found.push(Cited {
                        from: (*from).to_owned(),
                        to: (*to).to_owned(),
                        relation,
                        quotes: quotes.clone(),
                    });
                }
            }
            (nearer, relation) = (named, Relation::SecondHand);
        }
    }
    found
}

/// Counts the citations of a story, given the clusters of its quotations.
pub(super) fn take(
    index: &mut Index,
    citations: &[Cited],
    day: Option<Day>,
    clusters: &FxHashMap<u32, u32>,
) {
    for cited in citations {
        let names = (index.name(&cited.from), index.name(&cited.to));
        let edge =
            index.data.edges.entry((names.0, names.1, place_of(cited.relation))).or_default();
        edge.citations += 1;
        edge.quotes.extend(cited.quotes.iter().filter_map(|quote| clusters.get(quote)));
        if let Some(day) = day {
            *edge.days.entry(day).or_default() += 1;
        }
    }
}

/// Outlets and platforms by name; `the newspaper` that was not resolved is nobody.
fn is_named_source(hop: &Hop) -> bool {
    let resolved = hop.form == HopForm::Full || hop.antecedent.is_some();
    resolved && (hop.kind.is_press() || hop.kind == SourceKind::Platform)
}

fn place_of(relation: Relation) -> u8 {
    Relation::ALL.iter().position(|&other| other == relation).unwrap_or(0) as u8
}

impl Index {
    /// Who cites whom, in the order of the names' first mention. Stories without a publisher count
    /// only for what they say of others (`RT reported, citing The Financial Times`). Credits,
    /// links and mentions that only point back do not count.
    pub fn outlets(&self) -> impl Iterator<Item = OutletEdge<'_>> {
        let name = |place: u32| &*self.data.names[place as usize];
        self.data.edges.iter().map(move |(&(from, to, relation), edge)| OutletEdge {
            from: name(from),
            to: name(to),
            relation: Relation::ALL[relation as usize],
            citations: edge.citations,
            quotes: edge.quotes.len(),
            days: edge.days.iter().filter_map(|(&day, &n)| Some((date(day)?, n))).collect(),
        })
    }

    /// Who cites whom as a graph, for [`SourceGraph::to_dot`] and [`SourceGraph::to_graphml`]: one
    /// edge for a pair, with all relations between them.
    pub fn graph(&self) -> SourceGraph {
        let mut graph = SourceGraph::default();
        let mut pairs: BTreeMap<(u32, u32), Vec<(u8, &EdgeData)>> = BTreeMap::new();
        for (&(from, to, relation), edge) in &self.data.edges {
            pairs.entry((from, to)).or_default().push((relation, edge));
        }
        for ((from, to), edges) in pairs {
            let mut node = |name: u32| graph.add(&self.data.names[name as usize], "outlet", "");
            let (from, to) = (node(from), node(to));
            let relations = edges.iter().map(|(place, _)| Relation::ALL[*place as usize].as_str());
            let relations = relations.collect::<Vec<_>>().join(", ");
            let quotes: BTreeSet<u32> =
                edges.iter().flat_map(|(_, edge)| &edge.quotes).copied().collect();
            let citations = edges.iter().map(|(_, edge)| edge.citations).sum();
            graph.add_edge(from, to, &relations, quotes.len() as u32, citations);
        }
        graph
    }
}
