//! Chains as a graph, and its files: Graphviz DOT and GraphML.

use crate::chain::{Chain, Link, Role, chains};
use byline_core::Document;
use petgraph::algo::tarjan_scc;
use petgraph::dot::Dot;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph_graphml::GraphMl;
use rustc_hash::FxHashMap;
use std::fmt;

/// What a node stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// Its name, or the words of a quote.
    pub label: String,
    /// `story`, `quote`, `speaker`, or the kind of the source: `outlet`, `agency`, `document` ...
    pub kind: String,
}

/// What an edge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// `asserts`, `via`, `attributed-to`, `published-by`; between outlets the relation of the
    /// citation: `second-hand`, `dateline` ...
    pub relation: String,
    /// How many quotes it stands for.
    pub quotes: u32,
    /// How many citations it stands for.
    pub citations: u32,
}

/// A directed graph that points from a story towards the origins of what it says.
#[derive(Debug, Clone, Default)]
pub struct SourceGraph {
    graph: DiGraph<Node, Edge>,
    places: FxHashMap<(String, String), NodeIndex>,
}

impl SourceGraph {
    /// The graph of one story: the story asserts quotes, each of which came via carriers from a
    /// speaker. Sources that several quotes share are one node; editions of a document are nodes
    /// of their own.
    ///
    /// ```
    /// use byline_cite::{SourceGraph, Tracker};
    /// use byline_core::{Document, Quote, QuoteKind, Span, Speaker};
    ///
    /// let text = "“C’est la vie,” Zoé told Le Monde.";
    /// let mut document = Document::new(text);
    /// document.set_tokens(byline_tokenize::tokens(text).collect(), vec![])?;
    /// let mut vie = Quote::new(QuoteKind::Direct, vec![Span::new(0, 21)]);
    /// vie.source = vec![Span::new(22, 26)];
    /// vie.speaker = Some(Speaker { entity: None, name: "Zoé".into(), anonymous: false });
    /// document.set_quotes(vec![vie])?;
    /// let tracking = Tracker::new().track(&document);
    /// document.set_citations(tracking.citations, tracking.quotes)?;
    /// let graph = SourceGraph::of_story(&document);
    /// assert_eq!(graph.nodes().count(), 4);
    /// assert_eq!(graph.cycle(), None);
    /// assert!(graph.to_dot().contains("Le Monde (outlet)"));
    /// assert!(graph.to_graphml().contains("<data key=\"label\">Zoé</data>"));
    /// # Ok::<(), byline_core::DocumentError>(())
    /// ```
    pub fn of_story(document: &Document) -> Self {
        let mut graph = Self::default();
        let label = document.id.clone().or_else(|| document.publisher.clone());
        let story = graph.add(&label.unwrap_or_else(|| "story".to_owned()), "story", "");
        for chain in chains(document) {
            let words = document.quote_ref(chain.quote).map_or_else(String::new, |q| q.text());
            let quote = graph.add(&words, "quote", &chain.quote.0.to_string());
            graph.connect(story, quote, "asserts", 1);
            graph.add_chain(quote, &chain);
        }
        graph
    }

    fn add_chain(&mut self, quote: NodeIndex, chain: &Chain) {
        let mut nearer = quote;
        let mut last_kind: Option<String> = None;
        for link in chain.links.iter().rev() {
            let kind = kind_of(link);
            // A source that is only implied is a different one each time.
            let unique =
                if link.name.is_empty() { chain.quote.0.to_string() } else { edition(link) };
            let name = if link.name.is_empty() { "unnamed" } else { &link.name };
            let node = self.add(name, &kind, &unique);
            let relation = match link.role {
                Role::Author if last_kind.as_deref() == Some("document") => "published-by",
                Role::Speaker | Role::Author => "attributed-to",
                Role::Carrier => "via",
            };
            self.connect(nearer, node, relation, 1);
            (nearer, last_kind) = (node, Some(kind));
        }
    }

    /// The node of that name, kind and edition, made if there is none.
    pub(crate) fn add(&mut self, label: &str, kind: &str, edition: &str) -> NodeIndex {
        let kind_of_key = if kind == "quote" { "quote" } else { "source" };
        let key = (format!("{kind_of_key} {}", folded(label)), edition.to_owned());
        let graph = &mut self.graph;
        *self.places.entry(key).or_insert_with(|| {
            let plain: String = label.chars().filter(|c| !c.is_control() || *c == '\n').collect();
            let year = if edition.len() == 4 { format!(" ({edition})") } else { String::new() };
            let label = plain.split_whitespace().collect::<Vec<_>>().join(" ") + &year;
            graph.add_node(Node { label, kind: kind.to_owned() })
        })
    }

    /// Adds an edge, or weight to one that is there.
    fn connect(&mut self, from: NodeIndex, to: NodeIndex, relation: &str, quotes: u32) {
        let known = self
            .graph
            .edges_connecting(from, to)
            .find(|edge| edge.weight().relation == relation)
            .map(|edge| petgraph::visit::EdgeRef::id(&edge));
        match known.and_then(|id| self.graph.edge_weight_mut(id)) {
            Some(edge) => edge.quotes += quotes,
            None => self.add_edge(from, to, relation, quotes, 0),
        }
    }

    pub(crate) fn add_edge(
        &mut self,
        from: NodeIndex,
        to: NodeIndex,
        relation: &str,
        quotes: u32,
        citations: u32,
    ) {
        let edge = Edge { relation: relation.to_owned(), quotes, citations };
        self.graph.add_edge(from, to, edge);
    }

    /// The nodes, in the order in which they were met.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// The edges, each with the node it comes from and the one it goes to.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = (&Node, &Node, &Edge)> {
        self.graph
            .raw_edges()
            .iter()
            .map(|edge| (&self.graph[edge.source()], &self.graph[edge.target()], &edge.weight))
    }

    /// The edges, each with the positions in [`nodes`](Self::nodes) that it comes from and goes to.
    pub fn links(&self) -> impl ExactSizeIterator<Item = (usize, usize, &Edge)> {
        let edges = self.graph.raw_edges().iter();
        edges.map(|edge| (edge.source().index(), edge.target().index(), &edge.weight))
    }

    /// The labels of sources that cite each other in a circle, if there are any. The way of a
    /// quote should end somewhere, so a circle in the graph of a story is an error: of the story,
    /// or of its analysis.
    pub fn cycle(&self) -> Option<Vec<&str>> {
        let looped = self.graph.edge_indices().find_map(|edge| {
            let (from, to) = self.graph.edge_endpoints(edge)?;
            (from == to).then(|| vec![from])
        });
        let circle = tarjan_scc(&self.graph).into_iter().find(|part| part.len() > 1).or(looped)?;
        Some(circle.into_iter().map(|node| self.graph[node].label.as_str()).collect())
    }

    /// The graph in the language of Graphviz.
    pub fn to_dot(&self) -> String {
        format!("{}", Dot::new(&self.graph))
    }

    /// The graph as GraphML, with `label` and `kind` of nodes, and `relation`, `quotes` and
    /// `citations` of edges.
    pub fn to_graphml(&self) -> String {
        let file = GraphMl::new(&self.graph)
            .pretty_print(true)
            .export_node_weights(Box::new(|node| {
                vec![
                    ("label".into(), node.label.as_str().into()),
                    ("kind".into(), node.kind.as_str().into()),
                ]
            }))
            .export_edge_weights(Box::new(|edge| {
                vec![
                    ("relation".into(), edge.relation.as_str().into()),
                    ("quotes".into(), edge.quotes.to_string().into()),
                    ("citations".into(), edge.citations.to_string().into()),
                ]
            }))
            .to_string();
        // The declarations of keys come in another order each time, and call every value a string.
        let mut lines: Vec<String> = file.split_inclusive('\n').map(str::to_owned).collect();
        let is_key = |line: &String| line.trim_start().starts_with("<key ");
        for line in lines.iter_mut().filter(|line| is_key(line)) {
            if NUMBERS.iter().any(|name| line.contains(&format!("\"{name}\""))) {
                *line = line.replace("attr.type=\"string\"", "attr.type=\"int\"");
            }
        }
        if let Some(first) = lines.iter().position(is_key) {
            let count = lines[first..].iter().take_while(|line| is_key(line)).count();
            lines[first..first + count].sort_unstable();
        }
        lines.concat()
    }
}

/// The values of edges that are numbers.
const NUMBERS: [&str; 2] = ["quotes", "citations"];

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind.as_str() {
            "quote" => write!(f, "“{}”", self.label.trim_matches(['“', '”', '"'])),
            "story" | "speaker" => f.write_str(&self.label),
            kind => write!(f, "{} ({kind})", self.label),
        }
    }
}

impl fmt::Display for Edge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.quotes.max(self.citations) {
            0 | 1 => f.write_str(&self.relation),
            weight => write!(f, "{} ×{weight}", self.relation),
        }
    }
}

fn kind_of(link: &Link) -> String {
    link.kind.map_or_else(|| "speaker".to_owned(), |kind| kind.to_string())
}

fn edition(link: &Link) -> String {
    link.edition.clone().unwrap_or_default()
}

/// A name without article and case, so that `the Café` and `The Café` are one.
fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.strip_prefix("the ").map_or(lower.clone(), str::to_owned)
}
