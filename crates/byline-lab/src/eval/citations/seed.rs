//! One story worked out in every detail: each citation with all its hops, each claim with its
//! chain.

use crate::counts::percent;
use crate::score::names::same_name;
use byline::cite::chains;
use byline::{Citation, Document, Pipeline, SourceKind};
use byline_core::Span;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The story's annotation; its text is ASCII, so code points are bytes.
#[derive(Debug, Deserialize)]
pub struct Gold {
    doc: Article,
    entities: HashMap<String, GoldEntity>,
    claims: Vec<Claim>,
    citations: Vec<GoldCitation>,
    chains: Vec<GoldChain>,
}

#[derive(Debug, Deserialize)]
struct Article {
    path: PathBuf,
}

#[derive(Debug, Deserialize)]
struct GoldEntity {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    metonyms: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Claim {
    id: String,
    content: Stretch,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct Stretch {
    start: usize,
    end: usize,
}

#[derive(Debug, Deserialize)]
struct GoldCitation {
    id: String,
    hops: Vec<GoldHop>,
}

#[derive(Debug, Deserialize)]
struct GoldHop {
    kind: String,
    name: Option<String>,
    source: Option<Stretch>,
}

#[derive(Debug, Deserialize)]
struct GoldChain {
    id: String,
    claims: Vec<String>,
    path: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    node: String,
    name: String,
    via: Option<String>,
}

/// What was found of the story.
#[derive(Debug, Default)]
pub struct Score {
    /// Citations found with all their hops.
    pub citations: (usize, usize),
    /// Chains that agree member by member for every claim that they are given for.
    pub chains: (usize, usize),
}

impl Score {
    /// Prints the measures, a line each.
    pub fn print(&self) {
        let lines = [("citations, all hops", self.citations), ("chains, exactly", self.chains)];
        for (name, (right, all)) in lines {
            println!("{name:22} {:.1} %, {right} of {all}", percent(right, all));
        }
    }
}

impl Stretch {
    fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

impl Gold {
    /// Reads the annotation; `None` if the JSON is something else.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// Where the story itself lies, given where its annotation does.
    pub fn article(&self, path: &Path) -> PathBuf {
        path.with_file_name(&self.doc.path)
    }

    /// True if `found` is a way to write the node.
    fn is_node(&self, node: &Node, found: &str) -> bool {
        match self.entities.get(&node.node) {
            Some(entity) => [&entity.name]
                .into_iter()
                .chain(&entity.aliases)
                .chain(&entity.metonyms)
                .any(|name| same_name(name, found) || shares_words(name, found)),
            None if node.node.starts_with("UNNAMED") => found.is_empty(),
            None => same_name(&node.name, found),
        }
    }
}

/// Analyses the story and compares.
pub fn score(gold: &Gold, text: &str, errors: bool) -> Score {
    let found = Pipeline::new().analyze(text);
    let mut score = Score::default();
    for citation in &gold.citations {
        let right = found.citations().iter().any(|found| has_all_hops(citation, found));
        score.citations = (score.citations.0 + usize::from(right), score.citations.1 + 1);
        if errors && !right {
            println!("citation {} {:?}", citation.id, citation.hops);
        }
    }
    for chain in &gold.chains {
        let claims = gold.claims.iter().filter(|claim| chain.claims.contains(&claim.id));
        let wrong: Vec<_> = claims
            .map(|claim| (&claim.id, chain_of(&found, claim.content.span())))
            .filter(|(_, found)| !is_chain(gold, chain, found))
            .collect();
        score.chains = (score.chains.0 + usize::from(wrong.is_empty()), score.chains.1 + 1);
        if errors && !wrong.is_empty() {
            println!("chain {} {wrong:?}", chain.id);
        }
    }
    score
}

fn has_all_hops(gold: &GoldCitation, found: &Citation) -> bool {
    gold.hops.len() == found.hops.len()
        && gold.hops.iter().zip(&found.hops).all(|(gold, found)| {
            let place = match (gold.source, found.source) {
                (Some(one), Some(other)) => one.span().overlaps(other),
                (None, None) => true,
                _ => false,
            };
            let named = match (&gold.name, found.kind) {
                (Some(name), SourceKind::Document) => shares_word(name, &found.name),
                (Some(name), _) => same_name(name, &found.name),
                (None, _) => true,
            };
            place && named && is_kind(found.kind, &gold.kind)
        })
}

/// A document of several words is called by some of them: `the Strategic Concept of 2010`.
fn shares_words(one: &str, other: &str) -> bool {
    let other: Vec<&str> = other.split(' ').collect();
    one.split(' ').filter(|word| other.contains(word)).count() >= 2
}

/// Documents are described, not named, so that the words may differ in part.
fn shares_word(one: &str, other: &str) -> bool {
    one.split(' ').any(|word| other.split(' ').any(|found| found.eq_ignore_ascii_case(word)))
}

fn is_kind(found: SourceKind, gold: &str) -> bool {
    match gold {
        "wire_agency" => found == SourceKind::Agency,
        "outlet" => matches!(found, SourceKind::Outlet | SourceKind::Broadcaster),
        other => found.as_str() == other,
    }
}

/// The chain of the quote that shares most with `content`.
fn chain_of(document: &Document, content: Span) -> Vec<String> {
    let shared = |span: &Span| {
        let (start, end) = (span.start().max(content.start()), span.end().min(content.end()));
        end.saturating_sub(start)
    };
    let quotes = document.quotes().iter();
    let best = quotes.max_by_key(|quote| quote.content.iter().map(shared).sum::<usize>());
    let best = best.filter(|quote| quote.content.iter().any(|span| shared(span) > 0));
    let index = best.and_then(|best| document.quotes().iter().position(|quote| quote == best));
    let chain = index.and_then(|index| chains(document).into_iter().nth(index));
    chain.map_or_else(Vec::new, |chain| chain.links.into_iter().map(|link| link.name).collect())
}

/// Compares a chain, origin first, with a path that begins at the story. The publisher of a
/// document may be left out where the document itself is there and somebody speaks in it.
fn is_chain(gold: &Gold, chain: &GoldChain, found: &[String]) -> bool {
    let nodes: Vec<&Node> = chain.path.iter().skip(1).rev().collect();
    let agrees = |nodes: &[&Node]| {
        nodes.len() == found.len()
            && nodes.iter().zip(found).all(|(node, found)| gold.is_node(node, found))
    };
    let publisher = |node: &&Node| node.via.as_deref() == Some("publisher");
    let without: Vec<&Node> = nodes
        .iter()
        .enumerate()
        .filter(|(index, node)| *index == 0 || !publisher(node))
        .map(|(_, node)| *node)
        .collect();
    agrees(&nodes) || agrees(&without)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::citations::shared;

    #[test]
    fn the_annotation_is_read_whole_and_fits_the_story() {
        let (Some(json), Some(text)) = (shared("cite/seed_gold.json"), shared("seed/article.txt"))
        else {
            return;
        };
        let gold = Gold::from_json(&json).unwrap();
        assert!(text.is_ascii());
        assert_eq!((gold.claims.len(), gold.citations.len(), gold.chains.len()), (18, 11, 13));
        let claims: Vec<_> = gold.chains.iter().flat_map(|chain| &chain.claims).collect();
        assert_eq!(claims.len(), 18);
        assert!(claims.iter().all(|id| gold.claims.iter().any(|claim| claim.id == **id)));
        let sources = gold.citations.iter().flat_map(|citation| &citation.hops);
        for stretch in sources.filter_map(|hop| hop.source) {
            assert!(!text[stretch.start..stretch.end].trim().is_empty());
        }
    }

    #[test]
    fn a_publisher_may_be_missing_but_a_carrier_may_not() {
        let node = |name: &str, via: Option<&str>| Node {
            node: name.to_owned(),
            name: name.to_owned(),
            via: via.map(str::to_owned),
        };
        let gold = Gold {
            doc: Article { path: PathBuf::new() },
            entities: HashMap::new(),
            claims: vec![],
            citations: vec![],
            chains: vec![],
        };
        let path = vec![
            node("ARTICLE", None),
            node("note", Some("K1")),
            node("Museum", Some("publisher")),
            node("Zoé", Some("C1")),
        ];
        let chain = GoldChain { id: "P1".to_owned(), claims: vec![], path };
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(is_chain(&gold, &chain, &names(&["Zoé", "Museum", "note"])));
        assert!(is_chain(&gold, &chain, &names(&["Zoé", "note"])));
        assert!(!is_chain(&gold, &chain, &names(&["Zoé"])));
    }
}
